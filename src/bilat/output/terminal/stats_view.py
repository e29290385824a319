"""The counts of a base: as tables on a terminal, and a count a line for a pipe."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from rich.text import Text

from bilat.output import wording
from bilat.output.terminal.chart import bar
from bilat.output.terminal.screen import Part, Screen
from bilat.output.terminal.table import Column, Table
from bilat.values import countries, languages
from bilat.values.value_words import spaced

if TYPE_CHECKING:
    from bilat.query.answers import StatsAnswer, WitnessCounts

_INDENT = 11
_BAR = 14


def render(answer: StatsAnswer, screen: Screen) -> Iterator[str]:
    """Return the counts as tables for a terminal."""
    base, quotes, sources = answer["base"], answer["quotes"], answer["sources"]
    version = screen.text((f", version {base['version']}: {wording.counted(answer['facts'], 'fact')}", "faint"))
    yield screen.paragraph((base["title"], "title"), version)
    yield _beside("Quotes", f"{wording.number(quotes['quotes'])}: {wording.verified_counts(quotes)}", screen)
    yield "\n"
    yield from _witnesses(answer, screen)
    yield "\n"
    yield from _years(answer, screen)
    yield "\n"
    types = {spaced(type_): count for type_, count in sources["types"].items()}
    names = {languages.name(code) or code: count for code, count in sources["languages"].items()}
    yield _beside("Sources", f"{wording.number(sources['sources'])}: {_ranked(types)}", screen)
    yield _beside("Languages", _ranked(names), screen)


def _beside(head: str, text: Part, screen: Screen) -> str:
    return screen.hanging((head, "label"), text, _INDENT)


def _ranked(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{name}\u00a0{wording.number(count)}" for name, count in counts.items())


def _witnesses(answer: StatsAnswer, screen: Screen) -> Iterator[str]:
    """Return the kinds, each with how many facts it has and how they are witnessed."""
    sides = list(answer["one_sided"])
    columns = [
        Column("kind", "Kind"),
        Column("facts", "Facts", number=True),
        Column("single_witness", "One witness", 2, number=True),
        Column("disputed", "Disputed", 3, number=True),
        *(Column(side, f"{countries.name(side)} alone", 4, number=True) for side in sides),
    ]
    cells = [_counted(row["kind"], row, screen) for row in answer["kinds"] if row["facts"]]
    cells.append(_counted("all", answer, screen, style="number"))
    yield from Table(columns, cells, screen).draw(cells)


def _counted(kind: str, row: WitnessCounts, screen: Screen, style: str = "") -> dict[str, Text]:
    counts = {
        "facts": row["facts"],
        "single_witness": row["single_witness"],
        "disputed": row["disputed"],
        **row["one_sided"],
    }
    cells = {name: screen.text((wording.number(count), style if count else "faint")) for name, count in counts.items()}
    return {"kind": screen.text((kind, style)), **cells}


def _years(answer: StatsAnswer, screen: Screen) -> Iterator[str]:
    """Return the years, each with its facts as a bar, and of which kinds they are."""
    columns = [
        Column("year", "Year"),
        Column("facts", "Facts", number=True),
        Column("bar", "", 2),
        Column("kinds", "Kinds", 3, grows=True),
    ]
    most = max((row["facts"] for row in answer["years"]), default=0)
    cells = [
        {
            "year": screen.text(wording.year_words(row["year"])),
            "facts": screen.text(wording.number(row["facts"])),
            "bar": bar([row["facts"]], most, _BAR, screen),
            "kinds": screen.text(
                (", ".join(wording.kind_count(*one) for one in row["kinds"].items() if one[1]), "faint")
            ),
        }
        for row in answer["years"]
    ]
    yield from Table(columns, cells, screen).draw(cells)
