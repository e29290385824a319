"""What moves a total is what the same question answers over the edited base."""

from __future__ import annotations

import sqlite3
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilat.evidence.excerpt import excerpt, voices_of
from bilat.index.build import build
from bilat.index.index import Index
from bilat.index.sensitivities import sensitivities
from bilat.loading.load import load
from bilat.model import FactBase, Selection, Voice
from bilat.query.listing import ListingRequest
from bilat.query.query import Query
from bilat.schema.kinds import KINDS
from bilat.values.dates import parse_date
from support.generated_bases import Table, Tables, a_base, bases
from support.laws import example_count
from support.program import SHIPPED

ENDS = ("low", "chosen", "high")
QUERIES = [
    *(Query(kind="aid"), Query(kind="aid"), Query(kind="aid", window=(parse_date("2023").span,))),
    *(Query(kind="aid", equal=(("terms", "gift"),)), Query(kind="aid", equal=(("commodity", "grain"),))),
    *(Query(kind="aid", voices=1), Query(kind="aid", source=("mid",)), Query(kind="aid", disputed=True)),
]


def index_of(base: FactBase) -> Index:
    connection = sqlite3.connect(":memory:")
    build(base, connection, {})
    return Index(connection)


def totals(base: FactBase, query: Query) -> dict[tuple[Any, ...], tuple[float, ...]]:
    """Return the totals of a question by what must agree, as the index answers it."""
    rows: list[Any] = index_of(base).listing(ListingRequest(query, {})).totals
    return {tuple(row[name] for name in KINDS[str(query.kind)].totals): tuple(row[end] for end in ENDS) for row in rows}


def moved(base: FactBase, query: Query) -> dict[tuple[Any, ...], dict[tuple[Any, ...], tuple[Any, Any]]]:
    """Return the sums before and after each cause, by total."""
    found: dict[tuple[Any, ...], dict[tuple[Any, ...], tuple[Any, Any]]] = {}
    rows: list[Any] = sensitivities(index_of(base), query, {})["effects"]
    for row in rows:
        reading = row["reading"]
        cause = (row["type"], row["id"], row["field"], str(reading))
        key = tuple(row[name] for name in KINDS[str(query.kind)].totals)
        before, after = (tuple(row[f"{end}{then}"] for end in ENDS) for then in ("", "_then"))
        found.setdefault(cause, {})[key] = (before, after)
    return found


NOTHING = (None, None, None)


def differences(before: dict[Any, Any], after: dict[Any, Any]) -> dict[Any, Any]:
    return {
        key: (before.get(key, NOTHING), after.get(key, NOTHING))
        for key in {**before, **after}
        if before.get(key) != after.get(key)
    }


def claims_by_voice(base: FactBase) -> dict[Voice, list[str]]:
    """Return the ids of the claims that each voice makes."""
    found: dict[Voice, list[str]] = {}
    for fact in base.facts.values():
        for claim in fact.claims:
            for voice in {*voices_of(claim, base)}:
                found.setdefault(voice, []).append(claim.id)
    return found


VOICES = [Voice("source", id_) for id_ in ("tass", "mid", "reuters")]
VOICES += [Voice("publisher", id_) for id_ in ("tass", "ministry", "reuters")]


@pytest.mark.slow
@example_count(40)
@given(bases(), st.sampled_from(QUERIES))
def test_without_a_voice_a_total_is_what_it_is_said_to_be(tables: Tables, query: Query) -> None:
    base = a_base(tables)
    found, before = moved(base, query), totals(base, query)
    claims = claims_by_voice(base)

    for place, voice in enumerate(VOICES):
        theirs = [claims.get(other) for other in VOICES[: place + 1]]
        # Of voices that make the same claims the first stands for all.
        expected: dict[Any, Any] = {}
        if theirs[-1] and theirs[-1] not in theirs[:-1]:
            without = excerpt(base, Selection(without=frozenset({voice})))
            expected = differences(before, totals(without, query))
        assert found.get((voice.type, voice.id, None, "None"), {}) == expected


def chosen_otherwise(tables: Tables, id_: str, field: str, value: Any) -> Tables:
    """Return the tables in which the curator chose another reading of a field that is one word or a date."""
    fact = tables[id_]
    return {
        **tables,
        id_: {**fact, field: value, "claim": [_told(claim, fact, field, value) for claim in fact["claim"]]},
    }


def _told(claim: Table, fact: Table, field: str, value: Any) -> Table:
    if field in claim.get("silent", ()) or claim.get("rejected") or "earlier" in claim:
        return claim
    said = {**claim.get("says", {})}
    own = said.pop(field, fact.get(field))
    if own is None:
        return {**claim, "says": said, "silent": [*claim.get("silent", ()), field]}
    return {**claim, "says": said if own == value else {**said, field: own}}


@pytest.mark.slow
@example_count(40)
@given(bases(), st.sampled_from(QUERIES[:5]))
def test_by_another_choice_a_total_is_what_it_is_said_to_be(tables: Tables, query: Query) -> None:
    base = a_base(tables)
    before = totals(base, query)

    for (type_, id_, field, reading), effects in moved(base, query).items():
        if type_ == "choice" and field != "amount":
            edited = a_base(chosen_otherwise(tables, id_, field, reading))
            assert effects == differences(before, totals(edited, query))


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["aid", "delivery"])
def test_in_the_shipped_base_too(kind: str) -> None:
    base = load(SHIPPED)
    query = Query(kind=kind, window=(parse_date("2023").span,))
    found, before = moved(base, query), totals(base, query)
    # The facts of other kinds are in none of its totals: an index without them is built in a tenth of the time.
    own = base._replace(facts={id_: fact for id_, fact in base.facts.items() if fact.kind == kind})
    claims = claims_by_voice(base)
    voices = claims_by_voice(own).keys()
    some = sorted(voice for voice in voices if voice.type == "publisher")[::9]

    for voice in some:
        effects = found.get((voice.type, voice.id, None, "None"))
        after = totals(excerpt(own, Selection(without=frozenset({voice}))), query)
        same = [other for other in voices if claims[other] == claims[voice] and other != voice]
        assert same or (effects or {}) == differences(before, after)
