"""The counts of a base: as tables on a terminal, and a count a line for a pipe."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bilat.output.terminal.screen import Screen, cells, left, right
from bilat.output.wording import number
from bilat.query.listing import Row
from bilat.values.safe_text import safe

_SHORT = 4
_INDENT = 11


def rows(answer: Row) -> Iterator[Row]:
    """Return a row for each count: what is counted, of which sort, how many."""
    return ({"what": what, "sort": sort, "count": count} for what, sort, count in _counts(answer))


def _counts(answer: Row) -> Iterator[tuple[str, str, int]]:
    for row in ({"kind": "all", **answer}, *answer["kinds"]):
        for what in ("facts", "single_witness", "disputed"):
            yield what, row["kind"], row[what]
        for party, count in row["one_sided"].items():
            yield f"one_sided {party}", row["kind"], count
    for row in answer["years"]:
        yield "year", row["year"], row["facts"]
    for what, count in answer["quotes"].items():
        yield "quotes", what, count
    yield "sources", "all", answer["sources"]["sources"]
    for what in ("types", "languages"):
        for sort, count in answer["sources"][what].items():
            yield f"sources by {what[:-1]}", sort, count


def render(answer: Row, screen: Screen) -> Iterator[str]:
    """Return the counts as tables for a terminal."""
    base, quotes, sources = answer["base"], answer["quotes"], answer["sources"]
    title = f"{base['title']}, {base['version']}: {number(answer['facts'])} facts"
    yield from (screen.bold(line) + "\n" for line in screen.folded(title))
    yield "\n"
    yield from _table(_witnesses(answer), screen)
    yield "\n"
    yield from _table(_years(answer), screen)
    yield "\n"
    told = f"{number(quotes['verified'])} verified, {number(quotes['not_verified'])} not"
    yield from _said("Quotes", f"{number(quotes['quotes'])}: {told}", screen)
    yield from _said("Sources", f"{number(sources['sources'])}: {_ranked(sources['types'])}", screen)
    yield from _said("Languages", _ranked(sources["languages"]), screen)


def _said(head: str, text: str, screen: Screen) -> Iterator[str]:
    yield from (line + "\n" for line in screen.hanging(head, text, _INDENT))


def _ranked(counts: dict[str, int]) -> str:
    return ", ".join(f"{sort}\u00a0{number(count)}" for sort, count in counts.items())


def _witnesses(answer: Row) -> list[list[str]]:
    sides = list(answer["one_sided"])
    head = ["kind", "facts", "one witness", "disputed", *(f"{side} alone" for side in sides)]
    rows = [row for row in answer["kinds"] if row["facts"]] + [{"kind": "all", **answer}]
    return [
        head,
        *(
            [
                *(row["kind"], number(row["facts"]), number(row["single_witness"]), number(row["disputed"])),
                *(number(row["one_sided"][side]) for side in sides),
            ]
            for row in rows
        ),
    ]


def _years(answer: Row) -> list[list[str]]:
    kinds = [row["kind"] for row in answer["kinds"] if row["facts"]]
    head = ["year", "facts", *kinds]
    return [head, *([row["year"], *(_some(count) for count in _of(row, kinds))] for row in answer["years"])]


def _of(row: Row, kinds: Sequence[str]) -> list[int]:
    return [row["facts"], *(row["kinds"][kind] for kind in kinds)]


def _some(count: int) -> str:
    return number(count) if count else ""


def _table(rows: Sequence[Sequence[str]], screen: Screen) -> Iterator[str]:
    """Return the rows as columns of numbers under their headings, closer and with these cut short for want of room.

    Where even that is too wide, as a line of words and numbers for each row.
    """
    cut = [[_cut(heading) for heading in rows[0]], *rows[1:]]
    for table, gap in ((rows, 2), (rows, 1), (cut, 2), (cut, 1)):
        widths = _widths(table)
        if sum(widths) + gap * (len(widths) - 1) <= screen.width:
            return _columns(table, widths, " " * gap, screen)
    return _words(rows, screen)


def _columns(rows: Sequence[Sequence[str]], widths: Sequence[int], gap: str, screen: Screen) -> Iterator[str]:
    for n, row in enumerate(rows):
        numbers = [right(cell, width) for cell, width in zip(row[1:], widths[1:], strict=True)]
        text = gap.join([left(safe(row[0]), widths[0]), *numbers]).rstrip()
        yield (screen.bold(text) if n == 0 else text) + "\n"


def _words(rows: Sequence[Sequence[str]], screen: Screen) -> Iterator[str]:
    head, *rest = rows
    indent = max(cells(row[0]) for row in rest) + 2 if rest else 0
    for row in rest:
        told = [f"{heading}\u00a0{cell}" for heading, cell in zip(head[1:], row[1:], strict=True) if cell]
        yield from (line + "\n" for line in screen.hanging(row[0], ", ".join(told), indent))


def _cut(heading: str) -> str:
    return heading if len(heading) <= _SHORT + 1 else heading[:_SHORT]


def _widths(rows: Sequence[Sequence[str]]) -> list[int]:
    return [max(cells(row[at]) for row in rows) for at in range(len(rows[0]))]
