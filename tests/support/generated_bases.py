"""Bases for tests: small builders for a case worked by hand, and strategies for the laws.

A fact is written as a table, as in a fact file: `{"date": "2023", "amount": 50, "claim": [{"source": "tass"}]}`.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from math import prod
from typing import Any

from hypothesis import strategies as st

from bilat.model import Claim, Commodity, Fact, FactBase, Person, Publisher, Source, Withdrawal
from bilat.query.query import Query
from bilat.schema.kinds import KINDS
from bilat.totals import Total, Totals, add_up, bounded, groups_by_field, groups_by_period, key_test
from bilat.totals.from_facts import entries_of
from bilat.totals.groups import KeyTest
from bilat.values.dates import EVER, PERIODS, DateRange, parse_date
from support.plain_predicate import remembered, select

Table = dict[str, Any]
Tables = dict[str, Table]
"""The facts of a base by id, as tables."""

entries = remembered(entries_of)

PLAIN: Table = {
    "donor": "RU",
    "recipient": "ML",
    "commodity": "wheat",
    "unit": "t",
    "stage": "delivered",
    "terms": "gift",
}
"""What the facts of these bases are where they don't say otherwise: wheat, given and delivered, in tons."""

PUBLISHERS = {
    publisher.id: publisher
    for publisher in (
        Publisher(id="tass", name="TASS", type="state-media", country="RU"),
        Publisher(id="malijet", name="Malijet", type="press", country="ML"),
        Publisher(id="ministry", name="Ministry", type="official", country="RU"),
        Publisher(id="reuters", name="Reuters", type="press"),
        Publisher(id="studio-tamani", name="Studio Tamani", type="press", country="ML"),
    )
}
SOURCES = {
    source.id: source
    for source in (
        Source(id="tass", publisher="tass"),
        Source(id="tass-reprint", publisher="malijet", agency="tass"),
        Source(id="mid", publisher="ministry"),
        Source(id="mid-later", publisher="ministry", published=parse_date("2024")),
        Source(id="reuters", publisher="reuters"),
        Source(id="studio", publisher="studio-tamani"),
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
    "oil": Commodity(id="oil"),
}


def a_base(tables: Mapping[str, Table], kind: str = "aid") -> FactBase:
    """Return a base of the facts that the tables write."""
    facts = sorted((a_fact(id_, table, kind) for id_, table in tables.items()), key=lambda fact: fact.order)
    return FactBase(
        title="Test",
        parties=("RU", "ML"),
        version="1",
        publishers=PUBLISHERS,
        sources=SOURCES,
        people=PEOPLE,
        organisations={},
        commodities=COMMODITIES,
        places={},
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
    for publisher in PUBLISHERS.values():
        named = {"name": publisher.name, "type": publisher.type, "country": publisher.country}
        parts.append(_table(f"publisher.{publisher.id}", named))
    for source in SOURCES.values():
        table: Table = {"title": source.id, "publisher": source.publisher, "agency": source.agency}
        parts.append(_table(f"source.{source.id}", table))
    parts += [_table(f"person.{id_}", {"name": person.name}) for id_, person in PEOPLE.items()]
    parts += [_table(f"commodity.{id_}", {"is": commodity.coarser}) for id_, commodity in COMMODITIES.items()]
    for id_, fact in tables.items():
        said = [{"quote": "so it says", **claim} for claim in fact.get("claim", [{"source": "tass"}])]
        parts.append(_table(f"{kind}.{id_}", {**PLAIN, "title": id_, "date": "2023", **fact, "claim": said}))
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


def asked(base: FactBase, query: Query, passes: KeyTest | None = None) -> Totals:
    """Return what the facts of one kind that a query selects add up to, as the commands ask for it."""
    every = entries(base, str(query.kind))
    matches = [every[match.fact.id] for match in select(base, query) if match.fact.id in every]
    passes = passes or key_test(query, KINDS[str(query.kind)], base.coarser)
    return add_up(matches, every, query.window, passes)


def totals(base: FactBase, window: DateRange = EVER, kind: str = "aid") -> Totals:
    """Return the totals of the facts that may lie in a window."""
    return asked(base, Query(kind=kind, window=(window,)))


def groups(base: FactBase, query: Query, by: str) -> dict[str, Totals]:
    """Return the totals of each group, from the question that it is."""
    kind = KINDS[str(query.kind)]
    if by in PERIODS:
        every = entries(base, str(query.kind))
        dates = [every[match.fact.id].dates for match in select(base, query) if match.fact.id in every]
        spans = [span for span in map(bounded, dates) if span]
        found = groups_by_period(by, query, key_test(query, kind, base.coarser), spans)
    else:
        found = groups_by_field(by, query, kind, asked(base, query), base.coarser)
    return {group.name: asked(base, group.query, group.passes) for group in found}


def year(number: int) -> DateRange:
    """Return the days of a year."""
    return DateRange(f"{number}-01-01", f"{number}-12-31")


def ends(total: Total) -> tuple[int | float, int | float, int | float]:
    """Return low, chosen and high of a total as plain numbers."""
    low, chosen, high = (float(end) for end in (total.span.low, total.span.chosen, total.span.high))
    return low, chosen, high


# Strategies.


def tables_of(choices: Mapping[str, Sequence[Any]]) -> st.SearchStrategy[Table]:
    """Return tables that have one of its choices under each key, all as likely.

    All are picked by one draw: a draw for each takes Hypothesis ten times as long, and small numbers come up more.
    """
    size = prod(map(len, choices.values())).bit_length() // 8 + 2
    return st.binary(min_size=size, max_size=size).map(lambda drawn: dict(_picked(choices, int.from_bytes(drawn))))


def _picked(choices: Mapping[str, Sequence[Any]], number: int) -> Iterator[tuple[str, Any]]:
    for name, values in choices.items():
        number, place = divmod(number, len(values))
        yield name, values[place]


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


# Few draws a fact, each from a ready list: the laws want many bases more than they want odd ones.

# About two New Years, so that windows and groups cut through them.
_DATES = (
    *("2023", "2022", "2023-05", "2023-05-10", "2024", "2022-12/2023-01", "2023/2024", "2022/2024", "2023~"),
    *("[2022-12-31,2023-01-01]", "2023-06/..", "../2022", "2023-24"),
)
_AMOUNTS: tuple[Table, ...] = (
    *({"amount": 25}, {"amount": 25}, {"amount": 50}, {"amount": 10}, {"amount": 75}, {"amount": 2.5}),
    *({}, {"amount": 0}, {"amount": 20, "amount_to": 30}, {"amount": 50, "qualifier": "about"}),
    *({"amount": 25, "qualifier": "at-least"}, {"amount": 75, "qualifier": "up-to"}),
)
_SORTS: tuple[Table, ...] = (
    *({}, {}, {}, {}, {"stage": "pledged"}, {"stage": "pledged"}, {"commodity": "grain"}, {"terms": "sale"}),
    *(
        {"terms": None},
        {"terms": None},
        {"commodity": None},
        {"unit": "kg"},
        {"published_total": True},
        {"withdrawn": {"date": "2026", "reason": "taken back"}},
    ),
)
_CLAIMS: tuple[Table, ...] = (
    *({"says": {"amount": 30}}, {"says": {"amount": 60}}, {"says": {"amount": 5}}, {"says": {"date": "2022-12"}}),
    *({"says": {"date": "2024", "amount": 40}}, {"says": {"date": "2022-12/2023-02"}}, {"says": {"stage": "shipped"}}),
    *({"says": {"amount": 20, "qualifier": "at-least"}}, {"says": {"commodity": "food"}}, {"silent": ["amount"]}),
    *({"says": {"amount": 9, "unit": "bags"}}, {"says": {"amount": 90}, "rejected": "a misprint"}),
    *({"earlier": {"amount": 99, "stage": "pledged"}}, {"says": {"amount": 20, "amount_to": 80}}),
    *({"says": {"terms": "sale"}}, {"says": {"terms": "gift"}}, {"says": {"stage": "pledged", "amount": 70}}),
    *({"says": {"commodity": "oil", "terms": "sale"}}, {"says": {"recipient": "BF"}}, {"silent": ["terms"]}),
)
_IDS = st.tuples(st.sampled_from(("abcdef", "fedcba", "cfaebd")), st.integers(0, 6)).map(
    lambda pair: pair[0][: pair[1]]
)
_FIELDS = st.tuples(
    st.sampled_from([{"date": date} for date in _DATES]), st.sampled_from(_AMOUNTS), st.sampled_from(_SORTS)
)
_OTHERS = st.lists(st.sampled_from(_CLAIMS), max_size=2)


@st.composite
def bases(draw: st.DrawFn) -> Tables:
    """Return the tables of a base with parts, overlaps, pledges, chains of supersedes, disputes and withdrawn facts.

    Links lead from later facts to earlier ones, parts and overlaps to those of the same unit, so that a file of them
    is not refused; the ids tell nothing of that order.
    """
    tables: Tables = {}
    for id_ in draw(_IDS):
        date, amount, sort = draw(_FIELDS)
        table = {**PLAIN, **date, **amount, **sort}
        voices = zip(("mid", "reuters"), draw(_OTHERS), strict=False)
        table["claim"] = [{"source": "tass"}, *({"source": source, **other} for source, other in voices)]
        alike = [other for other in tables if tables[other]["unit"] == table["unit"]]
        links = [(link, other) for link in ("part_of", "overlaps") for other in alike]
        links += [(link, other) for link in ("fulfils", "supersedes") for other in tables]
        for link, other in draw(st.lists(st.sampled_from(links), max_size=2, unique=True)) if links else ():
            if link == "part_of":
                table[link] = other
            else:
                table[link] = [*table.get(link, ()), other]
        tables[id_] = table
    return tables


def windows() -> st.SearchStrategy[DateRange]:
    """Return windows of questions: all time, years, open ends, and odd days."""
    return st.sampled_from(
        (EVER, year(2022), year(2023), year(2024), DateRange(first="2023-01-01"), DateRange(last="2023-05-09"))
    ) | st.tuples(days(), days()).map(sorted).map(lambda pair: DateRange(*pair))


def groupings() -> st.SearchStrategy[str]:
    """Return what totals may be grouped by."""
    return st.sampled_from(KINDS["aid"].groupings)
