"""What was verified, written into the fact file: a value in its place, every other character as it was."""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from tempfile import NamedTemporaryFile

from bilat.errors import RecordError
from bilat.loading.load import decoded, read
from bilat.loading.positions import Place, Places
from bilat.model import FactBase, Source
from bilat.schema.tables import SOURCE
from bilat.values.dates import parse_date

Values = Mapping[str, str]


def record(path: str, found: Mapping[str, Values]) -> int:
    """Write values into the sources of a fact file, and return how many sources were written to.

    The new text is read again and compared before it takes the old one's place, all at once.

    Raises:
        RecordError: the file can't be written, or a source stands in it in a way that can't be added to.
    """
    real = os.path.realpath(path)
    try:
        with open(real, "rb") as file:
            data = file.read()
    except OSError as error:
        raise RecordError(f"{path} can't be read: {error.strerror or error}") from None
    text = decoded(data, path)
    base = read(text).base
    assert base is not None
    # Sources that say so already are left alone.
    found = {id_: values for id_, values in found.items() if _updated(base.sources[id_], values) != base.sources[id_]}
    if not found:
        return 0
    written = edited(text, found)
    _compare(base, written, found)
    mark = data[: len(data) - len(data.removeprefix(b"\xef\xbb\xbf"))]
    _put(real, data, mark + written.encode())
    return len(found)


def edited(text: str, found: Mapping[str, Values]) -> str:
    """Return the text of a fact file with these values in its sources: in an old one's place, or after the last."""
    places, lines = Places(text), _Lines(text)
    edits = [edit for id_, values in found.items() for edit in _edits(id_, values, places, lines)]
    for start, end, new in sorted(edits, reverse=True):
        text = text[:start] + new + text[end:]
    return text


Edit = tuple[int, int, str]


class _Lines:
    """Where the lines of a text begin, to turn places into offsets."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.starts = [0]
        while (newline := text.find("\n", self.starts[-1])) >= 0:
            self.starts.append(newline + 1)

    def start(self, place: Place) -> int:
        return self.starts[place.line - 1] + place.column - 1

    def end(self, place: Place) -> int:
        return self.starts[place.end_line - 1] + place.end_column - 1


def _edits(id_: str, values: Values, places: Places, lines: _Lines) -> list[Edit]:
    edits, added = [], []
    for key, value in values.items():
        place = places.value(("source", id_, key))
        if place:
            edits.append((lines.start(place), lines.end(place), f'"{value}"'))
        else:
            added.append(f'{key} = "{value}"')
    return edits + ([_addition(id_, added, places, lines)] if added else [])


def _addition(id_: str, added: list[str], places: Places, lines: _Lines) -> Edit:
    """Return the edit that adds keys to a source: lines after its last one, or more of its inline table."""
    path = ("source", id_)
    table = places.value(path)
    assert table is not None
    text = lines.text
    if text[lines.start(table)] == "{":
        end = lines.end(table) - 1
        while text[end - 1] in " \t":
            end -= 1
        return end, end, "".join(f", {one}" for one in added)
    if table != places.key(path) or text[lines.end(table)] == ".":
        raise RecordError(f"source {id_} has no [source.{id_}] of its own to add to")
    names = [field.name for field in SOURCE.fields if field.name != "allow"]
    end = max(lines.end(place) for name in names if (place := places.value((*path, name))))
    # A comment behind the last value stays behind it.
    newline = text.find("\n", end)
    end = len(text) if newline < 0 else newline
    ending = "\r\n" if text[end - 1 : end] == "\r" else "\n"
    at = end - 1 if ending == "\r\n" else end
    return at, at, "".join(f"{ending}{one}" for one in added)


def _updated(source: Source, values: Values) -> Source:
    changes = {key: parse_date(value) if key == "accessed" else value for key, value in values.items()}
    return replace(source, **changes)  # type: ignore[arg-type]


def _compare(base: FactBase, written: str, found: Mapping[str, Values]) -> None:
    """Make sure that the new text says what the old one said, and the new values, and nothing else."""
    sources = {id_: _updated(source, found.get(id_, {})) for id_, source in base.sources.items()}
    if read(written).base != replace(base, sources=sources):
        raise RecordError("the file is written in a way that can't be added to by machine; nothing was changed")


def _put(path: str, before: bytes, after: bytes) -> None:
    """Put a file in the place of another of the same name, if that is still the one that was read."""
    temporary = ""
    try:
        with NamedTemporaryFile(dir=os.path.dirname(path), prefix=".bilat-", delete=False) as file:
            temporary = file.name
            file.write(after)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(temporary, os.stat(path).st_mode & 0o7777)
        with open(path, "rb") as now:
            if now.read() != before:
                raise RecordError(f"{path} was changed meanwhile; nothing was recorded")
        os.replace(temporary, path)
        temporary = ""
    except OSError as error:
        raise RecordError(f"{path} can't be written: {error.strerror or error}") from None
    finally:
        if temporary:
            with suppress(OSError):
                os.unlink(temporary)
