"""Bases for tests: small builders for a case worked by hand, and strategies for the laws.

A fact is written as a table, as in a fact file: `{"date": "2023", "amount": 50, "claim": [{"source": "tass"}]}`.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from bilat.dates import EVER, Span, parse_date
from bilat.kinds import KINDS
from bilat.lots import lots
from bilat.model import Base, Claim, Commodity, Fact, Person, Source, Withdrawal
from bilat.query import Query, select
from bilat.totals import Total, Totals, add_up, grouping

Table = dict[str, Any]
Tables = dict[str, Table]
"""The facts of a base by id, as tables."""

PLAIN: Table = {
    "donor": "RU",
    "recipient": "ML",
    "commodity": "wheat",
    "unit": "t",
    "stage": "delivered",
    "terms": "gift",
}
"""What the facts of these bases are where they don't say otherwise: wheat, given and delivered, in tons."""

SOURCES = {
    source.id: source
    for source in (
        Source(id="tass", publisher="TASS", type="state-media"),
        Source(id="tass-reprint", publisher="Malijet", type="press", agency="Tass"),
        Source(id="mid", publisher="Ministry", type="official"),
        Source(id="mid-later", publisher="ministry", type="official", published=parse_date("2024")),
        Source(id="reuters", publisher="Reuters", type="press"),
        Source(id="studio", publisher="Studio Tamani", type="press"),
    )
}
PEOPLE = {
    "lavrov": Person(id="lavrov", name="Sergey Lavrov", country="RU"),
    "diop": Person(id="diop", name="Abdoulaye Diop", country="ML"),
}
COMMODITIES = {
    "wheat": Commodity(id="wheat", coarser="grain"),
    "grain": Commodity(id="grain", coarser="food"),
    "food": Commodity(id="food"),
}


def a_base(tables: Mapping[str, Table], kind: str = "aid") -> Base:
    """Return a base of the facts that the tables write."""
    facts = sorted((a_fact(id_, table, kind) for id_, table in tables.items()), key=lambda fact: fact.order)
    return Base(
        title="Test",
        parties=("RU", "ML"),
        version="1",
        sources=SOURCES,
        people=PEOPLE,
        organisations={},
        commodities=COMMODITIES,
        facts={fact.id: fact for fact in facts},
    )


def a_fact(id_: str, table: Table, kind: str = "aid") -> Fact:
    """Return the fact that a table writes, with one claim that agrees if it has none."""
    values = {**(PLAIN if kind == "aid" else {}), "title": id_, "date": "2023", **table}
    claims = values.pop("claim", [{"source": "tass"}])
    withdrawn = values.pop("withdrawn", None)
    return Fact(
        id=id_,
        kind=kind,
        values=_values(values),
        claims=tuple(_claim(id_, claim) for claim in claims),
        withdrawn=withdrawn and Withdrawal(date=parse_date(withdrawn["date"]), reason=withdrawn["reason"]),
    )


def _claim(fact: str, table: Table) -> Claim:
    values = {"quote": "so it says", **table}
    for said in ("says", "earlier"):
        if said in values:
            values[said] = _values(values[said])
    return Claim(fact=fact, own_id=values.pop("id", None), silent=tuple(values.pop("silent", ())), **values)


def _values(table: Table) -> dict[str, Any]:
    return {name: _value(name, value) for name, value in table.items() if value is not None}


def _value(name: str, value: Any) -> Any:
    if name == "date":
        return parse_date(value)
    if isinstance(value, list):
        return tuple(value)
    return Decimal(str(value)) if isinstance(value, int | float) and not isinstance(value, bool) else value


def toml(tables: Tables, kind: str = "aid") -> str:
    """Return the fact file of a base, in the order of `tables`."""
    parts = ['[base]\nformat = 1\ntitle = "Test"\nparties = ["RU", "ML"]\nversion = "1"\n']
    for source in SOURCES.values():
        table = {"title": source.id, "publisher": source.publisher, "type": source.type, "agency": source.agency}
        parts.append(_table(f"source.{source.id}", table))
    parts += [_table(f"person.{id_}", {"name": person.name}) for id_, person in PEOPLE.items()]
    parts += [_table(f"commodity.{id_}", {"is": commodity.coarser}) for id_, commodity in COMMODITIES.items()]
    for id_, table in tables.items():
        claims = [{"quote": "so it says", **claim} for claim in table.get("claim", [{"source": "tass"}])]
        parts.append(_table(f"{kind}.{id_}", {**PLAIN, "title": id_, "date": "2023", **table, "claim": claims}))
    return "\n".join(parts)


def _table(name: str, table: Table) -> str:
    return f"[{name}]\n" + "".join(f"{key} = {_toml(value)}\n" for key, value in table.items() if value is not None)


def _toml(value: Any) -> str:
    match value:
        case dict():
            return "{ " + ", ".join(f"{key} = {_toml(inner)}" for key, inner in value.items()) + " }"
        case list():
            return "[" + ", ".join(map(_toml, value)) + "]"
    return json.dumps(value, ensure_ascii=False)


def totals(base: Base, window: Span = EVER, by: str | None = None, kind: str = "aid") -> Totals:
    """Return the totals of the facts that may lie in a window, as the commands ask for them."""
    every = lots(base, kind)
    matches = [every[match.fact.id] for match in select(base, Query(kind=kind, window=window))]
    return add_up(matches, every, window, grouping(by, KINDS[kind].totals) if by else None)


def year(number: int) -> Span:
    """Return the days of a year."""
    return Span(f"{number}-01-01", f"{number}-12-31")


def ends(total: Total) -> tuple[int | float, int | float, int | float]:
    """Return low, chosen and high of a total as plain numbers."""
    low, chosen, high = (float(end) for end in (total.span.low, total.span.chosen, total.span.high))
    return low, chosen, high


# Strategies.


def days() -> st.SearchStrategy[str]:
    """Return days of our time, and a few of others."""
    return st.dates(min_value=datetime.date(1900, 1, 1), max_value=datetime.date(2100, 1, 1)).map(str)


def dates() -> st.SearchStrategy[str]:
    """Return texts of every form of date."""
    single = _single_dates()
    bare = single.filter(lambda text: text[-1] not in "?~%")
    open_ends = st.sampled_from(("..", ""))
    interval = st.tuples(bare, bare).map(sorted).map("/".join)
    since = st.tuples(single, open_ends).map("/".join)
    until = st.tuples(open_ends, single).map("/".join)
    span = st.tuples(days(), days()).map(sorted).map("..".join)
    one_of = st.lists(st.one_of(single, span), min_size=1, max_size=4).map(lambda parts: f"[{','.join(parts)}]")
    return st.one_of(single, interval.filter(_forward), since, until, one_of, st.just("../.."))


def _single_dates() -> st.SearchStrategy[str]:
    months = days().map(lambda day: day[:7])
    years = days().map(lambda day: day[:4])
    seasons = st.tuples(years, st.sampled_from(("21", "22", "23", "24", "33", "34", "35", "36"))).map("-".join)
    unknown = st.sampled_from(("202X", "19XX", "2023-XX", "2023-XX-XX", "2024-02-XX"))
    mark = st.sampled_from(("", "", "", "?", "~", "%"))
    return st.tuples(st.one_of(days(), months, years, seasons, unknown), mark).map("".join)


def _forward(text: str) -> bool:
    start, end = text.split("/")
    return bool(parse_date(start).span.first <= parse_date(end).span.last)


# Dates about two New Years, so that windows and groups cut through them.
_DATES = (
    *("2022", "2023", "2023-05", "2023-05-10", "2024", "2022-12/2023-01", "2023/2024", "2022/2024", "2023~"),
    *("[2022-12-31,2023-01-01]", "2023-06/..", "../2022", "2023-24"),
)
_AMOUNTS = st.sampled_from((0, 5, 10, 25, 25, 50, 75, 2.5))
_QUALIFIERS = st.sampled_from((None, None, None, "about", "at-least", "up-to"))


@st.composite
def bases(draw: st.DrawFn, most: int = 7) -> Tables:
    """Return the tables of a base with parts, overlaps, pledges, chains of supersedes, disputes and withdrawn facts.

    Links lead from later facts to earlier ones, so that there is no cycle; ids tell nothing of the order.
    """
    number = draw(st.integers(0, most))
    ids = draw(st.permutations([f"fact-{n}" for n in range(number)]))
    tables: Tables = {}
    for id_ in ids:
        unit = draw(st.sampled_from(("t", "t", "t", "t", "kg")))
        before = [other for other, table in tables.items() if table["unit"] == unit]
        tables[id_] = draw(_facts(unit, before, list(tables)))
    return tables


@st.composite
def _facts(draw: st.DrawFn, unit: str, alike: list[str], others: list[str]) -> Table:
    table: Table = {
        "date": draw(st.sampled_from(_DATES)),
        "amount": draw(st.one_of(_AMOUNTS, _AMOUNTS, _AMOUNTS, st.none())),
        "qualifier": draw(_QUALIFIERS),
        "unit": unit,
        "stage": draw(st.sampled_from(("delivered", "delivered", "pledged"))),
        "commodity": draw(st.sampled_from(("wheat", "wheat", "wheat", "grain"))),
        "terms": draw(st.sampled_from(("gift", "gift", "gift", "sale"))),
        "part_of": draw(_one_of(alike, often=True)),
        "overlaps": draw(_some_of(alike)),
        "supersedes": draw(_some_of(others)),
        "fulfils": draw(_some_of(others)),
        "published_total": True if draw(_seldom()) else None,
        "withdrawn": {"date": "2026", "reason": "taken back"} if draw(_seldom()) else None,
        "claim": [{"source": "tass"}, *draw(st.lists(claims(), max_size=2, unique_by=lambda claim: claim["source"]))],
    }
    if table["amount"] is not None and draw(_seldom()):
        table["amount_to"] = table["amount"] + 5
    return {key: value for key, value in table.items() if value not in (None, [])}


@st.composite
def claims(draw: st.DrawFn) -> Table:
    """Return claims that say something else, or the same; live or not."""
    says = {
        "amount": draw(st.one_of(st.none(), _AMOUNTS)),
        "qualifier": draw(_QUALIFIERS),
        "date": draw(st.one_of(st.none(), st.sampled_from(_DATES))),
        "commodity": draw(st.sampled_from((None, None, "food"))),
        "stage": draw(st.sampled_from((None, None, "pledged"))),
        "unit": draw(st.sampled_from((None, None, None, "bags"))),
    }
    said = {name: value for name, value in says.items() if value is not None}
    claim: Table = {"source": draw(st.sampled_from(("mid", "reuters", "studio"))), "says": said}
    match draw(st.sampled_from(("live", "live", "live", "live", "earlier", "rejected", "silent"))):
        case "earlier":
            claim["earlier"] = claim.pop("says")
        case "rejected":
            claim["rejected"] = "a misprint"
        case "silent":
            claim["silent"] = ["amount"]
    return claim


def windows() -> st.SearchStrategy[Span]:
    """Return windows of questions: all time, years, open ends, and odd days."""
    return st.sampled_from(
        (EVER, year(2022), year(2023), year(2024), Span(first="2023-01-01"), Span(last="2023-05-09"))
    ) | st.tuples(days(), days()).map(sorted).map(lambda pair: Span(*pair))


def groupings() -> st.SearchStrategy[str]:
    """Return what totals may be grouped by."""
    return st.sampled_from(("year", "month", "commodity", "donor"))


def _seldom() -> st.SearchStrategy[bool]:
    return st.sampled_from((False, False, False, False, False, False, True))


def _one_of(ids: list[str], *, often: bool = False) -> st.SearchStrategy[str | None]:
    some = st.sampled_from(ids) if ids else st.none()
    return st.one_of(st.none(), some, some) if often else st.one_of(st.none(), st.none(), some)


def _some_of(ids: list[str]) -> st.SearchStrategy[list[str]]:
    if not ids:
        return st.just([])
    return st.one_of(st.just([]), st.just([]), st.lists(st.sampled_from(ids), max_size=2, unique=True))
