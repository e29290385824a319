"""The answer of `bilat import`: new tables on stdout, and what became of every row beside them."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from bilat.check import check
from bilat.cli.session import Session
from bilat.errors import MappingError, OptionError
from bilat.importing.entries import imported
from bilat.importing.mapping import Mapped, mapping
from bilat.importing.reference_formats import references
from bilat.importing.references import sources
from bilat.importing.report import report
from bilat.importing.rows import rows
from bilat.importing.writing import fact_file
from bilat.loading.diagnostics import Problem
from bilat.loading.load import file_text, load
from bilat.output.problems import counted
from bilat.output.reply import TextReply


def imported_file(name: str, map_: str | None, texts: str | None, session: Session) -> TextReply:
    """Return what a file becomes: a base of its own where the mapping begins one, else more of the base in use.

    Raises:
        OptionError: a file can't be read or written, or the mapping does not fit it.
        DataError: the base in use can't be read.
    """
    data = _read(name)
    mapped = _mapping(map_) if map_ is not None else Mapped()
    base = None if "base" in mapped.tables else load(session.path)
    try:
        if mapped.makers:
            result = imported(rows(data, name, mapped.reading), mapped, base)
        else:
            result = sources(references(data, name), base)
    except MappingError as error:
        raise OptionError(f"{name}: {error}.") from None
    if texts is not None:
        _write(Path(texts), result.texts)
    pieces = list(fact_file(result, mapped))
    status, found = _checked(pieces, "" if base is None else file_text(session.path))
    return TextReply(pieces, status=status, messages=[*report(result), *found])


def _read(name: str) -> bytes:
    try:
        return Path(name).read_bytes()
    except OSError as error:
        raise OptionError(f"{name} can't be read: {error.strerror or error}.") from None


def _mapping(name: str) -> Mapped:
    try:
        return mapping(_read(name).decode("utf-8-sig"))
    except (MappingError, UnicodeDecodeError) as error:
        raise OptionError(f"{name}: {error}.", "--map") from None


def _write(folder: Path, texts: Mapping[str, Sequence[Sequence[str]]]) -> None:
    """Write the text of each source as CSV, over no file that is there.

    Raises:
        OptionError: a file is there already, or can't be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for source, lines in texts.items():
            with (folder / f"{source}.csv").open("x", encoding="utf-8", newline="") as file:
                csv.writer(file, lineterminator="\n").writerows(lines)
    except FileExistsError as error:
        raise OptionError(f"{error.filename} is there already; remove it, or name another folder.", "--texts") from None
    except OSError as error:
        raise OptionError(f"{error.filename} can't be written: {error.strerror}.", "--texts") from None


def _checked(pieces: Sequence[str], before: str) -> tuple[int, Iterator[str]]:
    """Return the exit code, and what `bilat check` says of the new tables, after those of the base in use."""
    old = before.count("\n") + 1 if before else 0
    problems = check("\n".join(filter(None, (before, "".join(pieces)))))
    found = [one for one in problems if one.line > old and one.severity != "info"]
    return int(any(one.severity == "error" for one in found)), _told(found, old)


def _told(found: Sequence[Problem], old: int) -> Iterator[str]:
    """Return problems, those of one rule together, with the line of the first among the new ones."""
    first = {one.code: one for one in reversed(found)}
    counts = Counter(one.code for one in found)
    for code, count in counts.items():
        one = first[code]
        yield f"  {code} {one.severity} ({count:,}, the first in line {one.line - old}): {one.message}"
    yield f"bilat check: {counted(found)}."
