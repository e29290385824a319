"""What a base is by some of its claims alone, case by case."""

from __future__ import annotations

from typing import Any

import pytest

from bilat.evidence.excerpt import excerpt
from bilat.model import Claim, FactBase, Person, Role, Selection, Source, Voice
from bilat.values.dates import parse_date
from support.generated_bases import PUBLISHERS, Table, Tables, a_base

PAGES = {
    "early": ("reuters", "2023-01-10", None),
    "winter": ("studio-tamani", "2023-02", None),
    "late": ("ministry", "2023-12-31", None),
    "reprint": ("malijet", "2024-03-01", "tass"),
    "undated": ("malijet", None, None),
    "vague": ("malijet", "2023-01~", None),
    "read": ("malijet", None, None),
}
SOURCES = {
    id_: Source(id=id_, publisher=publisher, published=parse_date(published) if published else None, agency=agency)
    for id_, (publisher, published, agency) in PAGES.items()
}
SOURCES["read"] = SOURCES["read"]._replace(accessed=parse_date("2023-05-01"))


def base_of(tables: Tables, kind: str = "aid") -> FactBase:
    return a_base(tables, kind)._replace(sources=SOURCES, publishers=PUBLISHERS)


def known_by(day: str, tables: Tables, kind: str = "aid") -> FactBase:
    return excerpt(base_of(tables, kind), Selection(known_by=day))


def told(base: FactBase, *names: str) -> dict[str, list[str | None]]:
    """Return the fields of facts in words, by id."""
    return {
        fact.id: [None if (value := fact.values.get(name)) is None else str(value) for name in names]
        for fact in base.facts.values()
    }


def claims(base: FactBase, fact: str) -> list[tuple[str, bool]]:
    """Return the sources of a fact's claims, and whether each claim is live."""
    return [(claim.source, claim.live) for claim in base.facts[fact].claims]


@pytest.mark.parametrize(
    ("day", "known"),
    [
        ("2023-01-09", []),
        ("2023-01-10", ["early"]),
        ("2023-02-27", ["early"]),  # "February 2023" may be its last day
        ("2023-02-28", ["early", "winter"]),
        ("2023-05-01", ["early", "read", "winter"]),  # the undated page had been read by then
        ("2025-12-31", ["early", "late", "read", "reprint", "winter"]),  # "about January" may be any month
    ],
)
def test_a_source_is_known_from_the_day_by_which_it_was_surely_published(day: str, known: list[str]) -> None:
    base = known_by(day, {"a": {"amount": 5, "claim": [{"source": id_} for id_ in PAGES]}})

    assert sorted(base.sources) == known


def test_the_chosen_reading_stays_where_a_claim_that_is_left_gives_it() -> None:
    disputed: Table = {"amount": 5, "claim": [{"source": "early"}, {"source": "late", "says": {"amount": 7}}]}

    assert told(known_by("2023-06-01", {"a": disputed}), "amount", "unit") == {"a": ["5", "t"]}


def test_else_the_earliest_published_reading_is_chosen_and_the_others_are_told_against_it() -> None:
    fact: Table = {
        "amount": 5,
        "qualifier": "about",
        "claim": [
            {"source": "late"},
            {"source": "winter", "says": {"amount": 9}},
            {"source": "early", "says": {"amount": 7, "qualifier": "at-least"}},
        ],
    }
    found = known_by("2023-06-01", {"a": fact})

    assert told(found, "amount", "unit", "qualifier") == {"a": ["7", "t", "at-least"]}
    assert [dict(claim.says) for claim in found.facts["a"].claims] == [{"amount": 9, "unit": "t"}, {}]


def test_a_field_of_which_no_claim_that_is_left_speaks_is_not_stated() -> None:
    fact: Table = {"amount": 5, "claim": [{"source": "early", "silent": ["amount", "terms"]}, {"source": "late"}]}

    found = known_by("2023-06-01", {"a": fact})
    assert told(found, "amount", "unit", "terms", "commodity") == {"a": [None, None, None, "wheat"]}


def test_a_fact_that_no_live_claim_tells_falls_away_and_the_links_to_it() -> None:
    tables: Tables = {
        "a": {"claim": [{"source": "late"}]},
        "b": {"overlaps": ["a"], "related": ["a", "c"], "claim": [{"source": "early"}]},
        "c": {"claim": [{"source": "early", "rejected": "a slip"}, {"source": "late"}]},
    }

    assert told(known_by("2023-06-01", tables), "overlaps", "related") == {"b": [None, None]}


@pytest.mark.parametrize("link", ["part_of", "supersedes"])
def test_links_that_pass_on_lead_past_a_fact_that_fell_away(link: str) -> None:
    def linked(id_: str) -> Any:
        return id_ if link == "part_of" else [id_]

    tables = {
        "a": {"claim": [{"source": "early"}]},
        "b": {link: linked("a"), "claim": [{"source": "late"}]},
        "c": {link: linked("b"), "claim": [{"source": "early"}]},
    }

    assert known_by("2023-06-01", tables).facts["c"].names(link) == ("a",)


# Plans.


def meeting(*said: Table) -> Tables:
    fact = {"title": "Talks", "date": "2023-12-30", "form": "talks", "status": "held", "claim": [*said]}
    return {"m": fact}


def test_what_was_only_announced_is_planned() -> None:
    fact = meeting({"source": "early", "earlier": {"status": "planned", "date": "2023-12"}}, {"source": "late"})
    found = known_by("2023-06-01", fact, "meeting")

    assert told(found, "status", "date") == {"m": ["planned", "2023-12"]}
    assert claims(found, "m") == [("early", True)]
    assert told(known_by("2024", fact, "meeting"), "status", "date") == {"m": ["held", "2023-12-30"]}


def test_of_several_plans_the_last_word_counts_and_those_before_it_stay_earlier() -> None:
    fact = meeting(
        {"source": "early", "earlier": {"status": "planned", "date": "2023-03"}},
        {"source": "winter", "earlier": {"status": "planned", "date": "2023-05"}},
        {"source": "late"},
    )
    found = known_by("2023-06-01", fact, "meeting")

    assert told(found, "status", "date") == {"m": ["planned", "2023-05"]}
    assert claims(found, "m") == [("early", False), ("winter", True)]


def test_the_furthest_stage_counts_before_the_last_word() -> None:
    early = {"source": "early", "earlier": {"stage": "shipped"}}
    pledged = {"source": "winter", "earlier": {"stage": "pledged"}}
    tables = {"a": {"claim": [early, pledged, {"source": "late"}]}}

    assert told(known_by("2023-06-01", tables), "stage") == {"a": ["shipped"]}


def test_a_claim_of_an_earlier_stage_tells_the_stage_alone_where_the_live_ones_do_not() -> None:
    tables = {
        "a": {
            "amount": 5,
            "claim": [
                {"source": "early", "silent": ["stage"]},
                {"source": "winter", "earlier": {"stage": "pledged", "amount": 99, "date": "2022"}},
                {"source": "late"},
            ],
        }
    }
    found = known_by("2023-06-01", tables)

    assert told(found, "stage", "amount", "date") == {"a": ["pledged", "5", "2023"]}
    assert claims(found, "a") == [("early", True), ("winter", True)]


@pytest.mark.parametrize(
    ("kind", "fact", "date"),
    [
        ("meeting", {"status": "planned", "form": "talks"}, "2023-01-10/.."),
        ("meeting", {"status": "held", "form": "talks"}, "../2023-01-10"),
        ("meeting", {"status": "postponed", "form": "talks"}, "../.."),
        ("aid", {}, "../2023-01-10"),
        ("vote", {"body": "un", "result": "adopted"}, "../.."),
    ],
)
def test_publication_bounds_a_date_that_no_claim_gives(kind: str, fact: Table, date: str) -> None:
    tables = {"a": {**fact, "date": "2023-11", "claim": [{"source": "early", "silent": ["date"]}, {"source": "late"}]}}

    assert told(known_by("2023-06-01", tables, kind), "date") == {"a": [date]}


# Voices.

_CLAIMS = [
    {"source": "early"},
    {"source": "late", "by": "lavrov"},
    {"source": "reprint"},
    {"source": "winter", "by": "diop"},
]


@pytest.mark.parametrize(
    ("voice", "theirs"),
    [
        (Voice("source", "early"), ["early"]),
        (Voice("publisher", "tass"), ["reprint"]),
        (Voice("publisher", "malijet"), ["reprint"]),
        (Voice("speaker", "lavrov"), ["late"]),
        (Voice("side", "RU"), ["late"]),
        (Voice("side", "ML"), ["winter"]),
        (Voice("side", "FR"), []),
    ],
)
def test_a_voice_is_a_page_a_publisher_or_agency_a_speaker_or_a_side(voice: Voice, theirs: list[str]) -> None:
    base = base_of({"a": {"claim": _CLAIMS}})
    only = excerpt(base, Selection(only=frozenset({voice})))
    without = excerpt(base, Selection(without=frozenset({voice})))

    assert sorted(only.sources) == theirs
    assert sorted({*without.sources, *theirs}) == ["early", "late", "reprint", "winter"]


# What the curators say.


def test_the_curators_words_are_left_out_since_they_knew_all_claims() -> None:
    claim = {"source": "early", "note": "Proved wrong later."}
    found = known_by("2024", {"a": {"note": "n", "because": "b", "claim": [claim]}})

    assert told(found, "note", "because", "title") == {"a": [None, None, "a"]}
    assert found.facts["a"].claims == (Claim(fact="a", source="early", quote="so it says"),)


def test_people_hold_the_offices_that_had_begun_and_only_who_is_named_is_there() -> None:
    year, month, later = map(parse_date, ("2020", "2023-03", "2024"))
    roles = (Role(title="r", start=year, end=month), Role(title="r", start=month), Role(title="r", start=later))
    lavrov = Person(
        id="lavrov",
        name="L",
        note="A note.",
        roles=roles,
    )
    base = base_of({"a": {"claim": [{"source": "early", "by": "lavrov"}, {"source": "late", "by": "diop"}]}})
    found = excerpt(base._replace(people={**base.people, "lavrov": lavrov}), Selection(known_by="2023-03-15"))

    assert [*found.people] == ["lavrov"]
    assert found.people["lavrov"].note is None
    assert [(str(role.start), role.end) for role in found.people["lavrov"].roles] == [("2020", None), ("2023-03", None)]
    assert ([*found.publishers], [*found.commodities]) == (["reuters"], ["wheat", "grain", "food"])
