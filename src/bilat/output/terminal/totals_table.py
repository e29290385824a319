"""The totals of a listing on a terminal: a table, the arithmetic, and how much was left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from bilat.output.terminal.grid import Cell, Grid, Head, room_told
from bilat.output.terminal.screen import Screen
from bilat.output.wording import number, span
from bilat.query.listing import Listing, Row
from bilat.schema.kinds import KINDS
from bilat.values import countries

_COUNTRIES = frozenset({"donor", "recipient", "supplier"})
_NARROW, _MIDDLING = 72, 100
"""On a screen narrower than the one the span stands under the total, than the other how the numbers are meant."""
_MEANT = {"about": "about", "at-least": "at least", "up-to": "up to"}


def totals(listing: Listing, screen: Screen) -> Iterator[str]:
    """Return the totals as a table; what is the same in every row is said once, above it."""
    fields = [field for field in KINDS[listing.kind].totals if field != "unit"]
    rows: list[Row] = listing.totals  # type: ignore[assignment]
    alike = {field for field in fields if len({row[field] for row in rows}) == 1}
    yield "\n"
    caption = _caption(rows[0], [one for one in fields if one in alike])
    yield from (screen.bold(line) + "\n" for line in screen.folded(caption))
    heads = _heads(listing, [field for field in fields if field not in alike])
    lines = [_line(row, fields, screen) for row in rows]
    # A column in which nothing stands says nothing.
    heads = [head for head in heads if head.key == "total" or any(line[head.key].text for line in lines)]
    grid = Grid(heads, lines, screen)
    yield from grid.head()
    yield from grid.rows(lines)
    yield from room_told(grid, screen)
    if (disputed := _named(listing, "disputed")) and not listing.facts:  # beside their facts the sides are told
        yield from _faint(f"{screen.drawn('†', '*')} sources disagree on {', '.join(disputed)}.", screen)
    if shared := _named(listing, "shared"):
        yield from _faint(f"These rows are not to be added up: {_shared(shared)}.", screen)


def _named(listing: Listing, key: str) -> list[str]:
    return sorted({id_ for row in listing.totals for id_ in row[key]})  # type: ignore[literal-required]


def _shared(ids: Sequence[str]) -> str:
    """Return what is said of facts that may stand in more than one total."""
    return f"the same goods may stand in more than one ({', '.join(ids)})"


def _caption(row: Row, alike: Sequence[str]) -> str:
    """Return what all totals have in common: "Totals, Russia to Mali, gifts"."""
    told = {field: named(field, row[field]) for field in alike if row[field]}
    giver = told.pop("donor", None) or told.pop("supplier", None)
    getter = told.pop("recipient", None)
    between = [" ".join(filter(None, (giver, getter and f"to {getter}")))]
    return ", ".join(filter(None, ("Totals", *between, *told.values())))


def _heads(listing: Listing, differing: Sequence[str]) -> list[Head]:
    group = listing.query.get("by", "group").capitalize()
    goods = ("commodity", "item")
    named = [Head(field, field.capitalize(), 2 if field == "terms" else 1, field in goods) for field in differing]
    return [
        *named,
        Head("group", group, 1),
        Head("total", "Total", 1, number=True),
        Head("span", "Span", 1, number=True),
        Head("meant", "Meant", 4),
        Head("open", "Still open", 3, number=True),
    ]


def _line(row: Row, fields: Sequence[str], screen: Screen) -> dict[str, Cell]:
    mark = f" {screen.drawn('†', '*')}" if row["disputed"] else ""
    still = "" if row["open"] is None else f"{number(row['open'])} {row['unit']}"
    meant = ", ".join(_MEANT.get(one, one) for one in row["qualifiers"])
    narrow, middling = screen.width < _NARROW, screen.width < _MIDDLING
    under = [span(row) if narrow else "", meant if middling else ""]
    group = row["group"] or ""
    if row["joined"]:
        group += f" (overlaps {', '.join(row['joined'])})"
    return {
        **{field: Cell(named(field, row[field])) for field in fields},
        "group": Cell(group),
        "total": Cell(f"{number(row['chosen'])} {row['unit']}{mark}", under=", ".join(filter(None, under))),
        "span": Cell("" if narrow else span(row)),
        "meant": Cell("" if middling else meant),
        "open": Cell(still),
    }


def named(field: str, value: str | None) -> str:
    """Return a value of a total's key as people say it: "Russia", "vegetable oil", "gifts"."""
    if field in _COUNTRIES:
        return countries.name(value or "")
    if field == "commodity":
        return "goods not named" if value is None else value.replace("-", " ")
    return {"gift": "gifts", "sale": "sales"}.get(value or "", value or "")


def told(row: Row, kind: str) -> str:
    """Return a total as a sentence."""
    fields = [field for field in KINDS[kind].totals if field != "unit"]
    parts = [_caption(row, fields).replace("Totals", "Total", 1), row["group"]]
    meant = " and ".join(_MEANT.get(one, one) for one in row["qualifiers"])
    sum_ = f"{meant} {number(row['chosen'])} {row['unit']}".strip()
    readings = f", between {number(row['low'])} and {number(row['high'])}" if span(row) else ""
    still = "" if row["open"] is None else f", {number(row['open'])} {row['unit']} still open"
    disputed = f", disputed in {', '.join(row['disputed'])}" if row["disputed"] else ""
    shared = f"; not to be added to other totals: {_shared(row['shared'])}" if row["shared"] else ""
    return f"{', '.join(part for part in parts if part)}: {sum_}{readings}{still}{disputed}{shared}"


def explanation(listing: Listing, screen: Screen) -> Iterator[str]:
    """Return the arithmetic of each total at its three ends, and why what else matched is not in it."""
    rows: list[Row] = listing.totals  # type: ignore[assignment]
    for row in rows:
        key = [named(field, row[field]) for field in KINDS[listing.kind].totals if row[field]]
        yield "\n"
        heading = ", ".join([*key, row["group"]] if row["group"] else key)
        yield from (screen.bold(line) + "\n" for line in screen.folded(heading))
        for end in ("chosen", "low", "high"):
            terms = [_term(term) for term in row["arithmetic"][end]] or ["0"]
            sum_ = f"= {' + '.join(terms)} = {number(row[end])} {row['unit']}"
            yield from (line + "\n" for line in screen.hanging(f"  {end}", sum_, 9))
        if row["shared"]:
            told = f"to be added to other totals: {_shared(row['shared'])}"
            yield from (line + "\n" for line in screen.hanging("  not", told, 9))
        for left in row["left_out"]:
            yield from (line + "\n" for line in screen.hanging("  not", _left(left), 9))


def _term(term: Mapping[str, Any]) -> str:
    apart = f", its other {number(term['apart'])} counted apart" if term["apart"] else ""
    return f"{number(term['amount'])} ({term['id']}{apart})"


def _left(left: Mapping[str, Any]) -> str:
    reason = f"{left['reason']} {left['of']}" if left["of"] else str(left["reason"])
    return f"{left['id']}: {reason}"


def left_out(listing: Listing, screen: Screen, *, explained: bool) -> Iterator[str]:
    """Return how many facts were counted and how many were not, by reason."""
    counted = sum(len(row["counted"]) for row in listing.totals)
    reasons = Counter(one["reason"] for one in listing.left_out)
    told = ", ".join(f"{count} {reason}" for reason, count in sorted(reasons.items()))
    counts = f"Counted {counted}, left out {len(listing.left_out)}" + (f" ({told})" if told else "") + "."
    hint = "" if explained else " --explain shows the arithmetic."
    yield from _faint(counts + hint, screen)


def _faint(text: str, screen: Screen) -> Iterator[str]:
    return (screen.faint(line) + "\n" for line in screen.folded(text))
