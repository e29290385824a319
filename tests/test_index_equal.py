"""The index answers row for row what the plain predicate and the plain adding up answer over the base itself."""

from __future__ import annotations

import sqlite3
from json import dumps, loads
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from bilat.errors import DataError
from bilat.index.build import build
from bilat.index.index import Index
from bilat.index.rows import fact_row
from bilat.loading.load import load_text
from bilat.model import FactBase
from bilat.query.listing import ListingRequest
from bilat.query.predicate import matches
from bilat.query.query import GROUPINGS, Query
from bilat.schema.kinds import KINDS
from bilat.totals import add_up, grouping, total_rows
from bilat.totals.from_facts import entries_of
from bilat.values.dates import EVER, FIRST_DAY, LAST_DAY, DateRange, Overlap, parse_date

HEAD = """
base = { format = 1, title = "T", parties = ["RU", "ML"], version = "1" }
source.tass = { title = "Blé livré à Bamako", publisher = "TASS", type = "press", published = "2023-06-01" }
source.wire = { publisher = "Wire", agency = "TASS", type = "press", published = "2024" }
source.mid = { title = "Remarks", publisher = "МИД", type = "official" }
person.goita = { name = "Assimi Goïta", also = ["Goyta"], country = "ML" }
person.lavrov = { name = "Сергей Лавров", country = "RU" }
organisation.un = { name = "United Nations" }
organisation.wfp = { name = "World Food Programme", is = "un" }
commodity.grain = { also = ["céréales"] }
commodity.wheat = { is = "grain" }
commodity.durum = { is = "wheat" }
commodity.oil = {}
"""
DATES = [
    *("2023", "2023-05", "2023-05-10", "2023-12-31", "2024-01-01", "2022-12/2023-01", "2021/2023", "2023-02/2023-03"),
    *("2023-05/..", "../2023-02", "../2023-05-10", "[2022-05-01,2023-06-01]", "[2023-01-25..2024-01-31]", "2023~"),
    *("[2023-05-09,2023-05-11,2025]", "2023-05?", "2023-05-10%", "2024-24", "2023-33", "202X", "20XX", "1999/2031"),
]
AMOUNTS = ["0", "1", "2", "7", "25000", "0.5", "1.25", "0.0001", "99999999.999", "999999999999999", "1.23456789012345"]
PLACES = ["Bamako", "Bàmako, Sénou", "Moscow", "Санкт-Петербург"]
WORDS = ["blé", "Ble", "wheat", "don", "l'aide", "d’aide", "ЗЕРНО", "co-operation", "naïve", "ﬁn", "x_y", "2023"]
DAYS = [
    FIRST_DAY,
    "2021-06-30",
    "2022-12-31",
    "2023-01-01",
    "2023-05-10",
    "2023-05-31",
    "2023-12-31",
    "2024-02-29",
    LAST_DAY,
]


def maybe(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | strategy


texts = st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(" ".join)
names = {
    "donor": st.sampled_from(["RU", "ML"]),
    "commodity": maybe(st.sampled_from(["grain", "wheat", "durum", "oil"])),
    "stage": st.sampled_from(["pledged", "shipped", "delivered"]),
    "terms": maybe(st.sampled_from(["gift", "sale"])),
}


@st.composite
def claims(draw: st.DrawFn) -> list[dict[str, Any]]:
    found = []
    for source in draw(st.lists(st.sampled_from(["tass", "wire", "mid"]), min_size=1, max_size=3, unique=True)):
        claim = {"source": source, "quote": draw(texts), "by": draw(maybe(st.sampled_from(["goita", "lavrov", "wfp"])))}
        says = {
            "date": draw(maybe(st.sampled_from(DATES))),
            "amount": draw(maybe(st.sampled_from(AMOUNTS))),
            "qualifier": draw(maybe(st.sampled_from(["about", "at-least", "up-to"]))),
            "stage": draw(maybe(names["stage"])),
        }
        if draw(st.booleans()):
            claim[draw(st.sampled_from(["says", "says", "earlier"]))] = {k: v for k, v in says.items() if v}
        claim["rejected"] = draw(maybe(st.just("a slip"))) if draw(st.booleans()) else None
        found.append(claim)
    return found


@st.composite
def facts(draw: st.DrawFn, number: int) -> dict[str, Any]:
    earlier = st.sampled_from([f"f{other}" for other in range(number)]) if number else st.nothing()
    links = maybe(st.lists(earlier, max_size=2, unique=True)) if number else st.none()
    fact: dict[str, Any] = {"title": draw(texts), "date": draw(st.sampled_from(DATES)), "recipient": "ML"}
    fact |= {name: draw(strategy) for name, strategy in names.items()}
    fact["place"] = draw(maybe(st.sampled_from(PLACES)))
    fact["country"] = draw(maybe(st.sampled_from(["ML", "NE"])))
    fact["topics"] = draw(maybe(st.lists(st.sampled_from(["Sécurité", "food"]), max_size=2)))
    if amount := draw(maybe(st.sampled_from(AMOUNTS))):
        fact |= {"amount": amount, "unit": draw(st.sampled_from(["t", "t", "t", "kg"]))}
        fact["qualifier"] = draw(maybe(st.sampled_from(["about", "at-least", "up-to"])))
    fact["channel"] = draw(maybe(st.sampled_from(["un", "wfp"])))
    fact["published_total"] = draw(st.sampled_from([None, None, None, True]))
    fact["part_of"] = draw(maybe(earlier)) if number and draw(st.booleans()) else None
    for link in ("overlaps", "supersedes", "fulfils"):
        fact[link] = draw(links) if draw(st.integers(0, 3)) == 0 else None
    if draw(st.integers(0, 7)) == 0:
        fact["withdrawn"] = {"date": "2026", "reason": "no"}
    fact["claim"] = draw(claims())
    return fact


@st.composite
def bases(draw: st.DrawFn) -> str:
    """Generate bases of aid, with a meeting beside it, as curators may write them, as the text of a file."""
    lines = [f"aid.f{number} = {_toml(draw(facts(number)))}" for number in range(draw(st.integers(0, 7)))]
    meeting = {"title": draw(texts), "date": draw(st.sampled_from(DATES)), "people": ["goita"], "form": "talks"}
    lines.append(f"meeting.m = {_toml(meeting | {'status': 'held', 'claim': draw(claims_of_meetings())})}")
    return "\n".join(lines)


def claims_of_meetings() -> st.SearchStrategy[list[dict[str, Any]]]:
    kept = ("source", "quote", "by", "rejected")
    return claims().map(lambda found: [{key: claim[key] for key in kept if key in claim} for claim in found])


def _toml(value: Any) -> str:
    match value:
        case True:
            return "true"
        case dict():
            return "{ " + ", ".join(f"{key} = {_toml(one)}" for key, one in value.items() if one is not None) + " }"
        case list():
            return "[" + ", ".join(map(_toml, value)) + "]"
        case str() if value in AMOUNTS:
            return value
    return dumps(value, ensure_ascii=False)


@st.composite
def windows(draw: st.DrawFn) -> DateRange:
    return draw(
        st.just(EVER)
        | st.just(parse_date("2023").span)
        | st.tuples(st.sampled_from(DAYS), st.sampled_from(DAYS)).map(lambda days: DateRange(min(days), max(days)))
    )


@st.composite
def queries(draw: st.DrawFn) -> Query:
    few: dict[str, list[Any]] = {
        "country": ["ML", "RU", "NE"],
        "person": ["goita", "lavrov"],
        "organisation": ["un", "wfp"],
        "by": ["goita", "un", "wfp"],
        "source": ["tass", "mid"],
        "topic": ["securite", "Sécurité"],
        "place": ["bamako", "o, s", "SENOU", "петербург"],
        "text": [
            "ble",
            "BLÉ don",
            "cereales",
            "Goita",
            "tass",
            "fin",
            "x_y",
            "l'aide",
            "co-operation",
            "none",
            "лавров",
        ],
        "disputed": [True],
        "withdrawn": [True],
    }
    asked: dict[str, Any] = {}
    for name in draw(st.lists(st.sampled_from(sorted(few)), max_size=2, unique=True)):
        asked[name] = draw(st.sampled_from(few[name]))
    equal: list[tuple[str, str]] = [
        ("commodity", "grain"),
        ("commodity", "wheat"),
        ("stage", "delivered"),
        ("donor", "RU"),
        ("terms", "sale"),
    ]
    asked["equal"] = tuple(draw(st.lists(st.sampled_from(equal), max_size=1)))
    kind = draw(st.sampled_from(["aid", "aid", "aid", "aid", "meeting"]))
    return Query(kind=kind, window=draw(windows()), **asked)


def index_of(base: FactBase, *, stored: bool = True) -> Index:
    """Return the index of a base; without `stored` totals it adds up for every question."""
    connection = sqlite3.connect(":memory:")
    build(base, connection, {})
    if not stored:
        connection.execute("DELETE FROM stored_total")
    return Index(connection)


def answer(base: FactBase, query: Query, by: str | None, explain: bool) -> dict[str, Any]:
    """Answer a query from the base itself."""
    kept = [(fact, overlap) for fact in base.facts.values() if (overlap := matches(fact, query, base))]
    every = entries_of(base, str(query.kind)) if KINDS[str(query.kind)].totals else {}
    fields = KINDS[str(query.kind)].totals
    matching = [every[fact.id] for fact, _ in kept if fact.id in every]
    sums = add_up(matching, every, query.window, grouping(by) if by else None)
    totals, left_out = total_rows(sums, fields, arithmetic=explain)
    return {
        "matches": len(kept),
        "uncertain": [fact.id for fact, overlap in kept if overlap is not Overlap.SURELY],
        "facts": [fact_row(fact, base) for fact, _ in kept],
        "totals": totals,
        "left_out": left_out,
    }


def listed(index: Index, query: Query, by: str | None, explain: bool) -> dict[str, Any]:
    """Answer a query from the index."""
    listing = index.listing(ListingRequest(query, {}, by=by, explain=explain))
    return {
        "matches": listing.matches,
        "uncertain": list(listing.uncertain),
        "facts": list(listing.facts),
        "totals": listing.totals,
        "left_out": listing.left_out,
    }


@settings(deadline=None, max_examples=60)
@given(
    bases(),
    st.lists(st.tuples(queries(), st.sampled_from([None, None, *GROUPINGS]), st.booleans()), min_size=3, max_size=3),
    st.booleans(),
)
def test_the_index_answers_what_the_base_itself_does(
    facts: str, questions: list[tuple[Query, str | None, bool]], stored: bool
) -> None:
    try:
        base = load_text(HEAD + facts)
    except DataError:
        assume(False)
        raise
    index = index_of(base, stored=stored)
    for query, by, explain in questions:
        assert listed(index, query, by, explain) == loads(dumps(answer(base, query, by, explain)))


PLAIN: dict[str, Any] = {
    "title": "b",
    "date": "2023",
    "donor": "RU",
    "recipient": "ML",
    "commodity": "wheat",
    "stage": "delivered",
}
PLAIN |= {"amount": 25, "unit": "t", "claim": [{"source": "tass", "quote": "b"}]}


@pytest.mark.parametrize(
    "facts",
    [
        # replaced by an entry of another key, beside an entry that stands alone
        {"old": {}, "alone": {}, "new": {"stage": "pledged", "supersedes": ["old"]}},
        # a disputed whole that brings nothing beyond its parts, beside an entry that stands alone in the same group
        {
            "whole": {
                "date": "2023/2024",
                "claim": [*PLAIN["claim"], {"source": "mid", "quote": "b", "says": {"commodity": "oil"}}],
            },
            "part": {"part_of": "whole"},
            "alone": {"date": "2023/2024"},
        },
    ],
)
def test_linked_entries_are_named_by_the_total_that_unlinked_ones_make(facts: dict[str, Any]) -> None:
    base = load_text(HEAD + "\n".join(f"aid.{id_} = {_toml(PLAIN | fact)}" for id_, fact in facts.items()))
    query = Query(kind="aid")

    assert listed(index_of(base), query, "year", False) == loads(dumps(answer(base, query, "year", False)))
