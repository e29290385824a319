"""What must hold of an answer from some claims alone, whatever the base."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Mapping
from datetime import date
from functools import cache
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilat.evidence.excerpt import excerpt, published_by, undated
from bilat.index.build import build
from bilat.index.excerpts import excerpt_of
from bilat.index.index import Index
from bilat.index.restored import base_of
from bilat.index.search import search
from bilat.index.statistics import statistics
from bilat.index.store import program
from bilat.index.upkeep import excerpts
from bilat.index.views import disputes, timeline
from bilat.loading.load import load
from bilat.model import Claim, Fact, FactBase, Person, Selection, Source, Value, Voice
from bilat.query.listing import ListingRequest
from bilat.query.query import Query
from bilat.schema.kinds import KINDS
from bilat.values.dates import parse_date
from support.generated_bases import Tables, a_base, bases
from support.laws import example_count
from support.program import SHIPPED

TABLES = (
    "meta",
    "fact",
    "answer",
    "run",
    "open_run",
    "tag",
    "tagged",
    "ground",
    "total_key",
    "entry",
    "entry_text",
    "source",
)
DAY = "2023-06-30"
PUBLISHED = ("2022-12-01", "2023-05", "2023-06-30", "2023-07-01", "2023", "2024-02", "2023-05~", None)
VOICES = [Voice("source", "mid"), Voice("publisher", "tass"), Voice("publisher", "ministry"), Voice("side", "RU")]
VOICES += [Voice("speaker", "lavrov"), Voice("side", "ML")]


def index_of(base: FactBase, place: str = ":memory:") -> Index:
    connection = sqlite3.connect(place)
    build(base, connection, {"path": "", "program": program(), "content": ""})
    return Index(connection)


def stored(index: Index) -> dict[str, list[tuple[Any, ...]]]:
    """Return everything that answers are made of."""
    return {table: index.select(f"SELECT * FROM {table} ORDER BY 1, 2") for table in TABLES if table != "meta"} | {
        "meta": index.select("SELECT name, value FROM meta WHERE name <> 'excerpt' ORDER BY name"),
        "entity": index.select("SELECT * FROM entity ORDER BY id, type"),
    }


def dated(base: FactBase, published: Mapping[str, str | None]) -> FactBase:
    """Return a base whose sources were published then."""
    dates = {id_: parse_date(day) if day else None for id_, day in published.items()}
    sources = {id_: source._replace(published=dates.get(id_)) for id_, source in base.sources.items()}
    return base._replace(sources=sources)


def told(base: FactBase, selection: Selection) -> FactBase:
    """Return the base that the selected claims make, which says how many were left out for want of a date."""
    return excerpt(base, selection)._replace(undated=undated(base, selection, KINDS))


def without_undated(tables: dict[str, list[tuple[Any, ...]]]) -> dict[str, list[tuple[Any, ...]]]:
    """Return all that is stored, but for how many claims were left out for want of a date."""
    meta = [(name, re.sub(r'"undated": \d+', "", value)) for name, value in tables["meta"] if name != "digest"]
    return {**tables, "meta": meta}


publications = st.fixed_dictionaries({id_: st.sampled_from(PUBLISHED) for id_ in ("tass", "mid", "reuters")})
selections = st.builds(
    Selection,
    known_by=st.sampled_from([None, DAY, "2023-12-31"]),
    without=st.sets(st.sampled_from(VOICES), max_size=2).map(frozenset),
    only=st.sets(st.sampled_from(VOICES), max_size=1).map(frozenset),
)


@pytest.mark.slow
@example_count(60)
@given(bases())
def test_an_index_holds_all_that_its_base_says(tables: Tables) -> None:
    index = index_of(a_base(tables))

    assert stored(index_of(base_of(index))) == stored(index)


def test_the_index_of_the_shipped_base_too() -> None:
    assert stored(index_of(base_of(shipped_index()))) == stored(shipped_index())


@pytest.mark.slow
@example_count(60)
@given(bases(), publications, selections)
def test_the_index_of_some_claims_is_that_of_the_base_that_they_make(
    tables: Tables, published: dict[str, str | None], selection: Selection
) -> None:
    base = dated(a_base(tables), published)

    assert stored(excerpt_of(index_of(base), selection)) == stored(index_of(told(base, selection)))


@pytest.mark.slow
@example_count(30)
@given(bases(), publications, selections)
def test_an_index_of_some_claims_is_kept_as_it_was_made(
    tables: Tables, published: dict[str, str | None], selection: Selection
) -> None:
    base = dated(a_base(tables), published)
    with TemporaryDirectory() as folder:
        whole = index_of(base, f"{folder}/whole.index")
        for _ in range(2):
            index = excerpt_of(whole, selection)
            assert stored(index) == stored(index_of(told(base, selection)))
        assert len(excerpts(folder)) == 1


# What was published later changes nothing.


LATER = {
    "later": Source(id="later", publisher="ministry", published=parse_date("2023-07-01")),
    "sometime": Source(id="sometime", publisher="malijet", agency="tass"),
    "vague": Source(id="vague", publisher="reuters", published=parse_date("2023")),
}
SAID: tuple[dict[str, Any], ...] = (
    *({}, {"says": {"stage": "shipped"}}, {"says": {"date": parse_date("2021")}}, {"rejected": "a slip"}),
    *({"earlier": {"stage": "pledged"}}, {"silent": ("date", "terms")}),
)


def with_later_claims(base: FactBase, draw: st.DrawFn) -> FactBase:
    """Return a base with claims, facts and people that only later sources bring."""
    facts = dict(base.facts)
    for id_ in draw(st.lists(st.sampled_from(sorted(facts)), max_size=3, unique=True)) if facts else ():
        source, said = draw(st.sampled_from(sorted(LATER))), draw(st.sampled_from(SAID))
        claim = Claim(fact=id_, source=source, quote="later", by=draw(st.sampled_from([None, "newcomer"])), **said)
        facts[id_] = facts[id_]._replace(claims=(claim, *facts[id_].claims))
    for number in range(draw(st.integers(0, 2))):
        facts[f"new{number}"] = new_fact(f"new{number}", draw, base)
    return base._replace(
        sources={**base.sources, **LATER},
        people={**base.people, "newcomer": Person(id="newcomer", name="Newcomer", country="ML")},
        facts={fact.id: fact for fact in sorted(facts.values(), key=lambda fact: fact.order)},
    )


def count_of_undated(index: Index) -> int:
    """Return how many claims an answer says it left out for want of a date."""
    said = index.base["excerpt"]
    assert said
    return said["undated"]


def undated_added(more: FactBase) -> int:
    """Return how many of the claims that were added nobody can date, those apart that count nowhere."""
    facts = [fact for fact in more.facts.values() if not fact.withdrawn]
    return sum(claim.source == "sometime" and not claim.rejected for fact in facts for claim in fact.claims)


def new_fact(id_: str, draw: st.DrawFn, base: FactBase) -> Fact:
    links = [{link: (other,)} for link in ("overlaps", "supersedes", "fulfils", "related") for other in base.facts]
    values: dict[str, Value] = {
        "title": "New",
        "date": parse_date("2023-05"),
        "donor": "RU",
        "recipient": "ML",
        "stage": "delivered",
    }
    link = draw(st.sampled_from([{}, *links]))
    return Fact(
        id=id_, kind="aid", values={**values, "stage": "delivered", **link}, claims=(Claim(id_, "later", "new"),)
    )


@pytest.mark.slow
@example_count(80)
@given(bases(), publications, st.data())
def test_a_later_claim_never_changes_an_earlier_answer(
    tables: Tables, published: dict[str, str | None], data: st.DataObject
) -> None:
    base = dated(a_base(tables), published)
    more = data.draw(st.composite(lambda draw: with_later_claims(base, draw))())
    selection = Selection(known_by=DAY)

    later, earlier = (excerpt_of(index_of(one), selection) for one in (more, base))
    assert without_undated(stored(later)) == without_undated(stored(earlier))
    # How many claims nobody can date is told of those that were left out: that alone grows, by those that were added.
    assert count_of_undated(later) - count_of_undated(earlier) == undated_added(more)


@cache
def shipped() -> FactBase:
    return load(SHIPPED)


def without_later_claims(base: FactBase, day: str, seed: int) -> FactBase:
    """Return a base without some of the claims that a day did not know; each fact keeps a claim."""
    known = {id_ for id_, source in base.sources.items() if published_by(source, day)}
    chance = Random(seed)
    facts = {}
    for fact in base.facts.values():
        claims = [claim for claim in fact.claims if claim.source in known or chance.random() < 0.5]
        facts[fact.id] = fact._replace(claims=tuple(claims) or fact.claims[:1])
    return base._replace(facts=facts)


def answers(index: Index) -> list[Any]:
    """Return what every command that answers from facts answers, but for how many claims have no date."""
    if said := index.base["excerpt"]:
        said["undated"] = 0
    kinds = [
        [*index.listing(ListingRequest(Query(kind=kind), {}, by="year" if KINDS[kind].totals else None)).json()]
        for kind in KINDS
    ]
    views = [timeline(index, Query(), {}), disputes(index, Query(), {}), statistics(index, Query(), {})]
    entities = [index.people(), index.organisations(), index.publishers(), index.commodities(), index.sources()]
    return [*kinds, *views, *entities, search(index, Query(), {}, "wheat", limit=9)]


shipped_index = cache(lambda: index_of(shipped()))


@pytest.mark.slow
@example_count(5)
@given(st.dates(date(2012, 6, 1), date(2026, 11, 1)).map(str), st.integers())
def test_in_the_shipped_base_too(day: str, seed: int) -> None:
    selection = Selection(known_by=day)
    earlier = excerpt_of(index_of(without_later_claims(shipped(), day, seed)), selection, words=True)

    assert answers(excerpt_of(shipped_index(), selection, words=True)) == answers(earlier)
