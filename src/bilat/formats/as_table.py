"""A listing as a table on a terminal, with totals, disputes and references below. Only here is rich known."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from rich.box import SIMPLE_HEAD
from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

from bilat.formats.text import amount, cell, date, number, progress, reading, safe, said, span
from bilat.kinds import KINDS
from bilat.kinds.kind import Column
from bilat.listing import Listing, Row

DISPUTED, UNCERTAIN = "†", "‡"
MOST_REFERENCES = 40
"""With more sources than this the list of references is left to `bilat sources`."""
_TITLE_WIDTH = 24
_MOST_WIDTH = 28


def written(listing: Listing, *, console: Console, totals_only: bool = False, explain: bool = False) -> Iterator[str]:
    """Print the listing on `console`; nothing comes back to be written."""
    if listing.facts:
        _facts(listing, console)
    elif not totals_only:
        _say(console, "Nothing matches.")
    if listing.totals:
        _totals(listing, console)
    if explain:
        _explanation(listing, console)
    if listing.totals or listing.left_out:
        _left_out(listing, console)
    yield from ()


def _say(console: Console, text: str, style: str = "") -> None:
    console.print(Text(safe(text), style=style), soft_wrap=False)


def _facts(listing: Listing, console: Console) -> None:
    rows = listing.rows()
    numbers = {source: n for n, source in enumerate(_in_order(rows), start=1)}
    if len(numbers) > MOST_REFERENCES:
        numbers = {}
    columns = KINDS[listing.kind].columns
    cells = [{column.key: _cell(row, column.key, listing, numbers) for column in columns} for row in rows]
    kept, dropped = _that_fit(columns, cells, console.width)
    table = Table(box=SIMPLE_HEAD, pad_edge=False, padding=(0, 1), header_style="bold")
    for column in kept:
        right = column.key in ("amount", "previous")
        table.add_column(
            column.heading,
            justify="right" if right else "left",
            ratio=1 if column.key == "title" else None,
            overflow="fold",
        )
    for one in cells:
        table.add_row(*(Text(safe(one[column.key])) for column in kept))
    console.print(table)
    if dropped:
        _say(console, f"Left out at this width: {', '.join(column.heading for column in dropped)}.", "dim")
    _counted(listing, console)
    _disputes(rows, numbers, console)
    _uncertain(listing, console)
    _references(listing, numbers, console)


def _counted(listing: Listing, console: Console) -> None:
    shown = len(listing.facts)
    if shown < listing.matches:
        _say(console, f"{shown} of {listing.matches} facts; raise --limit for more.", "dim")


def _in_order(rows: Sequence[Row]) -> list[str]:
    """Return the sources as the rows cite them, each once."""
    return list(dict.fromkeys(claim["source"] for row in rows for claim in row["claims"]))


def _cell(row: Row, key: str, listing: Listing, numbers: Mapping[str, int]) -> str:
    if key == "sources" and numbers:
        return _numbered(dict.fromkeys(claim["source"] for claim in row["claims"]), numbers)
    text = cell(row, key, listing)
    if key == "amount" and span(row):
        text += f" ({span(row)})"
    if key in row["disputed"] or (key == "title" and set(row["disputed"]) - _shown_fields(row)):
        text += f" {DISPUTED}"
    if key == "date" and row["id"] in listing.uncertain:
        text += f" {UNCERTAIN}"
    return text


def _shown_fields(row: Row) -> set[str]:
    return {column.key for column in KINDS[row["kind"]].columns}


def _numbered(sources: Mapping[str, None], numbers: Mapping[str, int]) -> str:
    return "".join(f"[{n}]" for n in sorted(numbers[source] for source in sources))


def _that_fit(
    columns: Sequence[Column], cells: Sequence[Mapping[str, str]], width: int
) -> tuple[list[Column], list[Column]]:
    """Return the columns that there is room for, and those left out, the least important first."""
    wanted = {column.key: _width(column, cells) for column in columns}
    kept = [column for column in columns if any(one[column.key] for one in cells) or column.rank == 1]
    dropped: list[Column] = []
    while sum(wanted[column.key] + 2 for column in kept) > width and max(column.rank for column in kept) > 1:
        least = max(kept, key=lambda column: column.rank)
        kept.remove(least)
        dropped.append(least)
    return kept, dropped


def _width(column: Column, cells: Sequence[Mapping[str, str]]) -> int:
    if column.key == "title":
        return _TITLE_WIDTH
    widest = max((cell_len(one[column.key]) for one in cells), default=0)
    return max(min(widest, _MOST_WIDTH), cell_len(column.heading))


def _disputes(rows: Sequence[Row], numbers: Mapping[str, int], console: Console) -> None:
    for row in rows:
        for field in row["disputed"]:
            sides = [f"{_chosen(field, row)} (chosen)"]
            for claim in row["claims"]:
                other = None if claim["rejected"] or claim["earlier"] is not None else said(field, claim, row)
                if other is not None:
                    sides.append(f"{other} {_source(claim['source'], numbers)}")
            _say(console, f"{DISPUTED} {row['id']}: {field} {'; '.join(sides)}")


def _chosen(field: str, row: Row) -> str:
    if field == "amount":
        return amount(row)
    if field == "value":
        return amount({"amount": row["value"], "unit": row["currency"]})
    if field in ("status", "stage"):
        return progress(row)
    return reading(field, row[field], row)


def _source(source: str, numbers: Mapping[str, int]) -> str:
    return f"[{numbers[source]}]" if source in numbers else f"({source})"


def _uncertain(listing: Listing, console: Console) -> None:
    if listing.uncertain:
        _say(console, f"{UNCERTAIN} may lie outside the days asked for")


def _references(listing: Listing, numbers: Mapping[str, int], console: Console) -> None:
    if not numbers:
        _say(console, f"{len(listing.sources)} sources; `bilat cite ID` quotes them.", "dim")
        return
    _say(console, "")
    for source, n in numbers.items():
        row = listing.sources[source]
        title = row["title"] or f"[{row['description'] or source}]"
        parts = [row["publisher"], title, date(row["published"]) if row["published"] else "n.d.", row["url"]]
        _say(console, f"[{n}] " + ", ".join(part for part in parts if part), "dim")


def _totals(listing: Listing, console: Console) -> None:
    table = Table(box=SIMPLE_HEAD, pad_edge=False, padding=(0, 1), header_style="bold", title_justify="left")
    fields = [field for field in KINDS[listing.kind].totals if field != "unit"]
    if any(row["group"] for row in listing.totals):
        table.add_column("Group")
    for field in fields:
        table.add_column(field.capitalize())
    table.add_column("Total", justify="right")
    table.add_column("Span", justify="right")
    table.add_column("Open", justify="right")
    for row in listing.totals:
        group = [row["group"] or ""] if any(one["group"] for one in listing.totals) else []
        still = "" if row["open"] is None else f"{number(row['open'])} {row['unit']}"
        named = [str(row[field] or "") for field in fields]
        mark = f" {DISPUTED}" if row["disputed"] else ""
        cells = [*group, *named, f"{number(row['chosen'])} {row['unit']}{mark}", span(row), still]
        table.add_row(*(Text(safe(cell)) for cell in cells))
    console.print(table)


def _explanation(listing: Listing, console: Console) -> None:
    for row in listing.totals:
        key = ", ".join(str(row[field]) for field in KINDS[listing.kind].totals if row[field])
        _say(console, f"{key}{', ' + row['group'] if row['group'] else ''}:", "bold")
        for end in ("chosen", "low", "high"):
            terms = [_term(term) for term in row["arithmetic"][end]] or ["0"]
            _say(console, f"  {end:>6} = {' + '.join(terms)} = {number(row[end])} {row['unit']}")
        for left in row["left_out"]:
            _say(console, f"  not {left['id']}: {_reason(left)}")


def _term(term: Mapping[str, Any]) -> str:
    apart = f", its other {number(term['apart'])} counted apart" if term["apart"] else ""
    return f"{number(term['amount'])} ({term['id']}{apart})"


def _left_out(listing: Listing, console: Console) -> None:
    counted = sum(len(row["counted"]) for row in listing.totals)
    left = listing.left_out
    reasons: dict[str, int] = {}
    for one in left:
        reasons[one["reason"]] = reasons.get(one["reason"], 0) + 1
    told = ", ".join(f"{count} {reason}" for reason, count in sorted(reasons.items()))
    _say(console, f"Counted {counted}, left out {len(left)}" + (f" ({told})" if told else "") + ".", "dim")


def _reason(left: Mapping[str, Any]) -> str:
    return f"{left['reason']} {left['of']}" if left["of"] else str(left["reason"])


def terminal() -> Console:
    """Return the terminal that stdout is: NO_COLOR, TERM and COLUMNS are obeyed, markup and emoji codes are not."""
    return Console(markup=False, emoji=False, highlight=False, soft_wrap=False)
