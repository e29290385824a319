"""What a reader may count on in the base that ships."""

import json
from collections import Counter

import pytest

from bilat.check import check
from bilat.evidence.disputes import disputes
from bilat.loading.load import load
from bilat.model import FactBase
from bilat.values.tenses import headline_verb, is_past_clause, is_told_as_a_plan
from support.program import SHIPPED, Program

FOUNDING = {
    "ecofin-2021-11-12",
    "islworld-2021-11-11",
    "islworld-2024-02-28",
    "mid-2024-02-28",
    "tass-2023-02-07",
}


@pytest.fixture(scope="module")
def shipped() -> FactBase:
    return load(SHIPPED)


def grain(bilat: Program, *filters: str) -> list[tuple[object, ...]]:
    """Return stage, commodity, low, chosen, high, what counts and what is outstanding of all grain that was given."""
    answer = json.loads(bilat("aid", "--commodity", "grain", *filters, "--json", facts=SHIPPED).stdout)
    keys = ("stage", "commodity", "low", "chosen", "high", "counted", "outstanding")
    return [tuple(total[key] for key in keys) for total in answer["totals"] if total["terms"] == "gift"]


def test_of_2023_it_says_50000_tonnes_of_wheat_delivered_and_25000_more_of_the_promise_kept(bilat: Program) -> None:
    assert grain(bilat, "--year", "2023") == [
        ("pledged", "grain", 25000, 25000, 50000, ["grain-pledge-2023-07"], {"chosen": 0, "low": 0, "high": 25000}),
        ("delivered", "wheat", 0, 50000, 50000, ["wheat-2023"], None),
    ]


def test_the_wheat_of_january_2024_is_a_entry_of_its_own(bilat: Program) -> None:
    assert grain(bilat, "--since", "2024-01", "--until", "2024-01") == [
        ("delivered", "wheat", 25000, 25000, 25000, ["wheat-2024-01"], None)
    ]


def test_it_has_no_error_and_no_warning() -> None:
    problems = check(SHIPPED.read_text(encoding="utf-8"), str(SHIPPED))
    assert [f"{problem.code} {problem.message}" for problem in problems if problem.severity != "info"] == []


def test_every_founding_source_is_cited(shipped: FactBase) -> None:
    assert FOUNDING - {claim.source for fact in shipped.facts.values() for claim in fact.claims} == set()


def test_every_source_is_cited(shipped: FactBase) -> None:
    assert shipped.sources.keys() - {claim.source for fact in shipped.facts.values() for claim in fact.claims} == set()


def test_every_quote_has_two_to_twelve_words(shipped: FactBase) -> None:
    claims = [claim for fact in shipped.facts.values() for claim in fact.claims]
    assert [claim.id for claim in claims if not 2 <= len(claim.quote.split()) <= 12] == []


def test_words_in_another_language_come_with_an_english_gloss(shipped: FactBase) -> None:
    claims = [claim for fact in shipped.facts.values() for claim in fact.claims]
    foreign = (claim for claim in claims if shipped.sources[claim.source].language != "en")
    assert [claim.id for claim in foreign if not claim.gloss] == []


def test_every_fact_rests_on_a_live_claim(shipped: FactBase) -> None:
    assert [fact.id for fact in shipped.facts.values() if not fact.live_claims] == []


def test_every_choice_between_readings_gives_its_reason_and_no_reason_is_idle(shipped: FactBase) -> None:
    overruling = {
        fact.id for fact in shipped.facts.values() if any(found.overrules for found in disputes(fact, shipped))
    }
    assert {fact.id for fact in shipped.facts.values() if fact.text("because")} == overruling


def test_titles_tell_facts_apart_and_fit_a_line(shipped: FactBase) -> None:
    titles = Counter(fact.title for fact in shipped.facts.values())
    assert [title for title, number in titles.items() if number > 1 or len(title) > 70] == []


def test_no_title_is_a_headline_in_the_present(shipped: FactBase) -> None:
    verbs = {fact.id: headline_verb(fact.title) for fact in shipped.facts.values()}
    assert {id_: verb for id_, verb in verbs.items() if verb} == {}


def test_what_happened_is_told_by_a_clause_in_the_past_and_a_plan_as_a_plan(shipped: FactBase) -> None:
    told = [fact for fact in shipped.facts.values() if fact.kind in ("meeting", "event", "incident")]
    undone = [fact for fact in told if fact.text("status") in ("planned", "postponed", "cancelled")]
    assert (
        [fact.id for fact in told if not is_past_clause(fact.title)],
        [fact.id for fact in undone if not is_told_as_a_plan(fact.title)],
    ) == ([], [])
