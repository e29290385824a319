"""What was verified, recorded in the fact file: values in their places, every other character unchanged."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence

from bilat.errors import DataError, RecordError
from bilat.evidence.verified import VerifiedText, quote_mark, read_again
from bilat.loading.load import decoded, read
from bilat.loading.positions import Place, Places
from bilat.model import Claim, FactBase, Source
from bilat.schema.tables import SOURCE
from bilat.values.dates import parse_date
from bilat.verify.findings import SourceFinding, claims_by_source
from bilat.verify.rewriting import rewrite

_BOM = b"\xef\xbb\xbf"
Values = Mapping[str, str]
"""The new values of a source by key."""


def values_to_record(findings: Iterable[SourceFinding], base: FactBase) -> dict[str, Values]:
    """Return what to record of each source whose text was read, as far as it is known.

    The fingerprint of its text, with the quotes that it has and lacks; where it has them all, the address of an
    archived copy and, where none is there yet, the day on which it was viewed.
    """
    claims = claims_by_source(base)
    return {
        finding.source.id: dict(_values(finding, base.sources[finding.source.id], claims.get(finding.source.id, ())))
        for finding in findings
        if finding.fingerprint
    }


def _values(finding: SourceFinding, source: Source, claims: Iterable[Claim]) -> Iterator[tuple[str, str]]:
    if finding.archived and finding.verified:
        yield "archived", finding.archived
    if finding.accessed and finding.verified and not source.accessed:  # what was known by a day stays known by it
        yield "accessed", finding.accessed
    text = VerifiedText(
        day=finding.accessed,
        text=finding.fingerprint or "",
        found=frozenset(quote_mark(quote.claim) for quote in finding.quotes if quote.state == "found"),
        missing=frozenset(quote_mark(quote.claim) for quote in finding.quotes if quote.lost),
    )
    yield "fingerprint", read_again(source.fingerprint, text, claims)


def record(path: str, findings: Sequence[SourceFinding]) -> int:
    """Write what was verified into the sources of a fact file, and return how many sources were changed.

    The new text is read and compared with the old before it replaces the file in one step.

    Raises:
        RecordError: the file can't be read or written, no longer has what was verified, or writes a source in a way
            that nothing can be added to. It is left as it was.
    """
    changed: Mapping[str, Values] = {}

    def change(data: bytes) -> bytes:
        nonlocal changed
        text, base = _text_and_base(data, path, [finding.source.id for finding in findings])
        values = values_to_record(findings, base)
        changed = {id_: new for id_, new in values.items() if _updated(base.sources[id_], new) != base.sources[id_]}
        if not changed:
            return data
        new_text = edited(text, changed)
        _compare(base, new_text, changed)
        return (_BOM if data.startswith(_BOM) else b"") + new_text.encode()

    try:
        rewrite(os.path.realpath(path), change)
    except OSError as error:
        raise RecordError(f"{path} can't be written: {error.strerror or error}") from None
    return len(changed)


def _text_and_base(data: bytes, path: str, sources: Iterable[str]) -> tuple[str, FactBase]:
    """Return the text of the file and the base in it, which need not be the one that was verified: people edit it."""
    changed = f"{path} was changed in the meantime"
    try:
        text = decoded(data, path)
    except DataError:
        raise RecordError(f"{changed} and is no longer UTF-8") from None
    base = read(text).base
    if base is None:
        raise RecordError(f"{changed} and is no longer valid TOML")
    for id_ in sources:
        if id_ not in base.sources:
            raise RecordError(f"{changed} and no longer has a valid source {id_}")
    return text, base


def edited(text: str, values: Mapping[str, Values]) -> str:
    """Return the text of a fact file with these values in its sources: in place of old ones, or after the last."""
    places, offsets = Places(text), _Offsets(text)
    edits = [edit for id_, new in values.items() for edit in _edits(id_, new, places, offsets)]
    for start, end, new_text in sorted(edits, reverse=True):
        text = text[:start] + new_text + text[end:]
    return text


Edit = tuple[int, int, str]


class _Offsets:
    """Where the lines of a text begin, to turn places into offsets."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.lines = [0]
        while (newline := text.find("\n", self.lines[-1])) >= 0:
            self.lines.append(newline + 1)

    def start(self, place: Place) -> int:
        return self.lines[place.line - 1] + place.column - 1

    def end(self, place: Place) -> int:
        return self.lines[place.end_line - 1] + place.end_column - 1


def _edits(id_: str, values: Values, places: Places, offsets: _Offsets) -> list[Edit]:
    edits, additions = [], []
    for key, value in values.items():
        if place := places.value(("source", id_, key)):
            edits.append((offsets.start(place), offsets.end(place), f'"{value}"'))
        else:
            additions.append(f'{key} = "{value}"')
    return edits + ([_addition(id_, additions, places, offsets)] if additions else [])


def _addition(id_: str, additions: list[str], places: Places, offsets: _Offsets) -> Edit:
    """Return the edit that adds keys to a source: lines after its last one, or members of its inline table."""
    path = ("source", id_)
    table, text = places.value(path), offsets.text
    if table and text[offsets.start(table)] == "{":
        end = offsets.end(table) - 1
        while text[end - 1] in " \t":
            end -= 1
        return end, end, "".join(f", {one}" for one in additions)
    if table is None or table != places.key(path) or text[offsets.end(table)] == ".":
        raise RecordError(f"source {id_} has no [source.{id_}] table to add to")
    names = [field.name for field in SOURCE.fields if field.name != "allow"]
    end = max(offsets.end(place) for name in names if (place := places.value((*path, name))))
    # A comment after the last value stays on its line.
    newline = text.find("\n", end)
    end = len(text) if newline < 0 else newline
    ending = "\r\n" if text[end - 1 : end] == "\r" else "\n"
    at = end - 1 if ending == "\r\n" else end
    return at, at, "".join(f"{ending}{one}" for one in additions)


def _updated(source: Source, values: Values) -> Source:
    changes = {key: parse_date(value) if key == "accessed" else value for key, value in values.items()}
    return source._replace(**changes)  # type: ignore[arg-type]


def _compare(base: FactBase, new_text: str, values: Mapping[str, Values]) -> None:
    """Make sure that the new text holds what the old one did, with the new values, and nothing else."""
    sources = {id_: _updated(source, values.get(id_, {})) for id_, source in base.sources.items()}
    if read(new_text).base != base._replace(sources=sources):
        raise RecordError("the values can't be added without changing something else")
