"""Evidence: what is a dispute and what is none, its sides, its witnesses, and the dates that a fact may have."""

from __future__ import annotations

from decimal import Decimal

import pytest

from bilat.evidence.disputes import Dispute, amount_bounds, disputes, possible_dates, possible_values
from bilat.evidence.readings import is_live, stated_amount
from bilat.evidence.witnesses import count_voices, one_sided
from bilat.model import Fact, FactBase, Organisation
from bilat.model.rows import ClaimRow
from bilat.values.dates import parse_date
from support.generated_bases import Table, a_base


def _base(table: Table, kind: str = "aid") -> tuple[Fact, FactBase]:
    base = a_base({"fact": table}, kind)
    return base.facts["fact"], base


def _disputes(table: Table, kind: str = "aid") -> tuple[Dispute, ...]:
    return disputes(*_base(table, kind))


def _against(chosen: Table, claim: Table) -> list[str]:
    """Return the fields that a claim disputes."""
    claims = [{"source": "tass"}, {"source": "mid", **claim}]
    return [dispute.field for dispute in _disputes({**chosen, "claim": claims})]


# What is a dispute.


@pytest.mark.parametrize(
    ("chosen", "says", "fields"),
    [
        # amounts dispute where no number fits both
        ({"amount": 22_000}, {"amount": 25_000}, ["amount"]),
        ({"amount": 22_000}, {"amount": 22_000}, []),
        ({"amount": 22_000}, {"amount": 20_000, "qualifier": "at-least"}, []),
        ({"amount": 22_000}, {"amount": 25_000, "qualifier": "at-least"}, ["amount"]),
        ({"amount": 22_000}, {"amount": 25_000, "qualifier": "up-to"}, []),
        ({"amount": 22_000}, {"amount": 20_000, "qualifier": "about"}, []),
        ({"amount": 22_000}, {"amount": 20_000, "amount_to": 25_000}, []),
        ({"amount": 22_000}, {"amount": 30_000, "amount_to": 40_000}, ["amount"]),
        # a number comes with its own qualifier, or means exactly that number
        ({"amount": 22_000, "qualifier": "at-least"}, {"amount": 25_000}, []),
        ({"amount": 22_000, "qualifier": "at-least"}, {"amount": 20_000}, ["amount"]),
        ({"amount": 20_000, "amount_to": 25_000}, {"amount": 25_000}, []),
        ({"amount": 20_000, "amount_to": 25_000}, {"amount": 26_000}, ["amount"]),
        # a qualifier or an upper end alone is of the same number
        ({"amount": 22_000}, {"qualifier": "about"}, []),
        ({"amount": 22_000}, {"amount_to": 25_000}, []),
        # unlike units never agree
        ({"amount": 25}, {"amount": 900, "unit": "bags"}, ["amount"]),
        ({"amount": 25}, {"unit": "wagons"}, ["amount"]),
        # dates dispute where they share no day
        ({"date": "2023-09-21"}, {"date": "2023-09-22"}, ["date"]),
        ({"date": "2023-09-21"}, {"date": "2023-09"}, []),
        ({"date": "2023"}, {"date": "2023-09-21"}, []),
        ({"date": "2023-09"}, {"date": "2023-10"}, ["date"]),
        ({"date": "2022-12/2023-01"}, {"date": "2023-01-15"}, []),
        ({"date": "2023-09/.."}, {"date": "2024"}, []),
        # words dispute where neither is the other's coarser word
        ({"commodity": "wheat"}, {"commodity": "grain"}, []),
        ({"commodity": "food"}, {"commodity": "wheat"}, []),
        ({"commodity": "wheat"}, {"commodity": "rice"}, ["commodity"]),
        ({"stage": "delivered"}, {"stage": "shipped"}, ["stage"]),
        ({"terms": "gift"}, {"terms": "sale"}, ["terms"]),
        ({"place": "Bamako"}, {"place": "Kati"}, ["place"]),
        ({"donor": "RU"}, {"donor": "CN"}, ["donor"]),
        ({"value": 2, "currency": "USD"}, {"value": 3}, ["value"]),
        ({"value": 2, "currency": "USD"}, {"currency": "EUR"}, ["value"]),
        # a reading that the fact lacks is a dispute, never hidden
        ({}, {"amount": 25}, ["amount"]),
        ({}, {"place": "Bamako"}, ["place"]),
        # several at once, in the order of the fields
        (
            {"amount": 22, "date": "2023-09"},
            {"amount": 25, "date": "2023-11", "stage": "pledged"},
            ["date", "amount", "stage"],
        ),
    ],
)
def test_two_live_readings_dispute_a_field_when_they_cannot_both_hold(
    chosen: Table, says: Table, fields: list[str]
) -> None:
    assert _against(chosen, {"says": says}) == fields


@pytest.mark.parametrize(
    "claim",
    [
        {"earlier": {"stage": "pledged", "amount": 50, "date": "2022"}},
        {"says": {"amount": 50}, "rejected": "a misprint"},
        {"silent": ["amount", "date"]},
        {},
    ],
)
def test_an_earlier_stage_a_slip_and_silence_are_no_dispute(claim: Table) -> None:
    assert _against({"amount": 25, "date": "2023-09"}, claim) == []


def test_two_claims_dispute_a_field_with_each_other_while_the_chosen_reading_holds_with_both() -> None:
    (dispute,) = _disputes(
        {
            "amount": 20,
            "qualifier": "at-least",
            "claim": [{"source": "mid", "says": {"amount": 22}}, {"source": "reuters", "says": {"amount": 25}}],
        }
    )

    assert ([_said(side.reading) for side in dispute.parties], dispute.overrules) == (["22 t", "25 t"], False)


def test_two_claims_dispute_a_field_that_the_curator_leaves_open() -> None:
    (dispute,) = _disputes(
        {"claim": [{"source": "mid", "says": {"place": "Bamako"}}, {"source": "reuters", "says": {"place": "Kati"}}]}
    )

    assert [(side.reading, side.chosen) for side in dispute.sides] == [("Bamako", False), ("Kati", False)]


def test_a_meeting_is_disputed_by_its_own_fields() -> None:
    meeting = {"form": "talks", "status": "held", "date": "2023-09-21"}
    claim = {"source": "mid", "says": {"form": "phone-call", "status": "planned"}}

    assert [dispute.field for dispute in _disputes({**meeting, "claim": [claim]}, "meeting")] == ["form", "status"]


def test_an_organisation_and_the_wider_one_that_it_belongs_to_are_no_dispute() -> None:
    tables = {
        body: {"channel": body, "claim": [{"source": "mid", "says": {"channel": "wfp"}}]} for body in ("un", "au")
    }
    bodies = (
        Organisation(id="un", name="United Nations"),
        Organisation(id="wfp", name="World Food Programme", coarser="un"),
        Organisation(id="au", name="African Union"),
    )
    base = a_base(tables)._replace(organisations={body.id: body for body in bodies})

    found = {id_: [dispute.field for dispute in disputes(fact, base)] for id_, fact in base.facts.items()}
    assert found == {"un": [], "au": ["channel"]}


# Sides.


def _said(reading: object) -> str:
    return str(reading)


def test_each_side_has_its_reading_and_its_claims_the_chosen_one_first_then_by_publication() -> None:
    (dispute,) = _disputes(
        {
            "amount": 22,
            "claim": [
                {"source": "mid-later", "says": {"amount": 25}},  # published 2024, so before those without a day
                {"source": "tass"},
                {"source": "studio", "says": {"amount": 20}},
                {"source": "reuters", "says": {"amount": 25}},
                {"source": "mid", "says": {"amount": 20, "qualifier": "at-least"}},
                {"source": "tass-reprint", "silent": ["amount"]},
            ],
        }
    )

    assert [
        (_said(side.reading), side.chosen, side.party, [claim.source for claim in side.claims])
        for side in dispute.sides
    ] == [
        ("22 t", True, True, ["tass"]),
        ("25 t", False, True, ["mid-later", "reuters"]),
        ("≥20 t", False, False, ["mid"]),
        ("20 t", False, True, ["studio"]),
    ]


def test_the_chosen_reading_overrules_where_it_is_party_to_the_dispute() -> None:
    (dispute,) = _disputes({"amount": 22, "claim": [{"source": "mid", "says": {"amount": 25}}]})

    assert (dispute.overrules, [side.chosen for side in dispute.parties]) == (True, [True, False])


def test_amounts_in_one_unit_are_one_reading_however_they_are_written() -> None:
    (dispute,) = _disputes(
        {
            "amount": 22,
            "claim": [{"source": "mid", "says": {"amount": 25}}, {"source": "reuters", "says": {"amount": 25.0}}],
        }
    )

    assert [len(side.claims) for side in dispute.sides] == [0, 2]


# The span of a fact.


@pytest.mark.parametrize(
    ("table", "low", "high"),
    [
        ({"amount": 22}, 22, 22),
        ({"amount": 22, "amount_to": 25}, 22, 25),
        ({"amount": 22, "claim": [{"source": "mid", "says": {"amount": 20}}]}, 20, 22),
        ({"amount": 22, "claim": [{"source": "mid", "says": {"amount": 20, "qualifier": "at-least"}}]}, 22, 22),
        ({"amount": 22, "claim": [{"source": "mid", "says": {"amount": 30, "amount_to": 40}}]}, 22, 40),
        ({"amount": 22, "claim": [{"source": "mid", "says": {"amount": 900, "unit": "bags"}}]}, 22, 22),
        ({"amount": 22, "claim": [{"source": "mid", "says": {"amount": 90}, "rejected": "a misprint"}]}, 22, 22),
    ],
)
def test_the_span_of_an_amount_reaches_over_the_parties_of_its_dispute(table: Table, low: int, high: int) -> None:
    fact, base = _base(table)

    assert fact.quantity is not None
    assert amount_bounds(fact.quantity, disputes(fact, base)) == (Decimal(low), Decimal(high))


# What a claim says, in rows.


@pytest.mark.parametrize(
    ("says", "stated"),
    [
        ({}, {"amount": 22, "amount_to": 30, "unit": "t", "qualifier": "about"}),
        ({"stage": "shipped"}, {"amount": 22, "amount_to": 30, "unit": "t", "qualifier": "about"}),
        ({"amount": 25, "stage": "shipped"}, {"unit": "t", "amount": 25}),
        ({"amount": 25, "unit": "bags"}, {"unit": "bags", "amount": 25}),
        ({"qualifier": "up-to"}, {"amount": 22, "amount_to": 30, "unit": "t", "qualifier": "up-to"}),
    ],
)
def test_a_number_comes_with_its_own_qualifier_and_what_stands_alone_belongs_to_the_chosen_number(
    says: Table, stated: Table
) -> None:
    chosen = {"amount": 22, "amount_to": 30, "unit": "t", "qualifier": "about", "stage": "delivered"}

    assert stated_amount(chosen, says) == stated


def test_a_worth_is_stated_in_the_chosen_currency_or_in_its_own() -> None:
    chosen = {"value": 2, "currency": "USD"}

    assert stated_amount(chosen, {"value": 3}, "value") == {"currency": "USD", "value": 3}
    assert stated_amount(chosen, {"currency": "EUR"}, "value") == {"value": 2, "currency": "EUR"}


@pytest.mark.parametrize(
    ("rejected", "earlier", "live"),
    [(None, None, True), ("a misprint", None, False), (None, {"stage": "pledged"}, False), (None, {}, False)],
)
def test_a_claim_is_live_unless_it_is_a_slip_or_about_an_earlier_stage(
    rejected: str | None, earlier: Table | None, live: bool
) -> None:
    claim: ClaimRow = {
        "id": "a/b",
        "source": "b",
        "by": None,
        "quote": "some words",
        "gloss": None,
        "locator": None,
        "says": None,
        "earlier": earlier,
        "silent": [],
        "rejected": rejected,
        "note": None,
        "verified": False,
        "found_in": None,
        "missing_from": None,
        "link": None,
    }
    assert is_live(claim) is live


# Dates.


@pytest.mark.parametrize(
    ("chosen", "said", "live"),
    [
        ("2022-12-30", "2023-01-02", ["2022-12-30", "2023-01-02"]),
        ("2022-12-30", "2022-12", ["2022-12-30"]),
        ("2022-12", "2022-12-30", ["2022-12"]),
        ("2022-12-30", "2022-12-30", ["2022-12-30"]),
        ("2022-12", "2022-12-30/2023-01-02", ["2022-12", "2022-12-30/2023-01-02"]),
    ],
)
def test_the_dates_a_fact_may_have_are_the_chosen_one_and_those_that_reach_beyond_it(
    chosen: str, said: str, live: list[str]
) -> None:
    fact, base = _base({"date": chosen, "claim": [{"source": "tass"}, {"source": "mid", "says": {"date": said}}]})

    assert possible_dates(fact, disputes(fact, base)) == tuple(map(parse_date, live))


# Witnesses.


@pytest.mark.parametrize(
    ("voices", "count"),
    [
        ([], 0),
        ([{"source": "tass"}], 1),
        ([{"source": "reuters"}, {"source": "studio"}], 2),
        # a source that speaks twice
        ([{"source": "tass", "id": "one"}, {"source": "tass", "id": "two"}], 1),
        # an agency's own page, and a paper that reprints it; names in any case
        ([{"source": "tass"}, {"source": "tass-reprint"}], 1),
        # one publisher
        ([{"source": "mid"}, {"source": "mid-later"}], 1),
        # one speaker
        ([{"source": "reuters", "by": "lavrov"}, {"source": "studio", "by": "lavrov"}], 1),
        ([{"source": "reuters", "by": "lavrov"}, {"source": "studio", "by": "diop"}], 2),
        # two that share nothing are one voice by a third: a reprint of the agency, its page quoting the minister,
        # and the minister's words elsewhere
        (
            [{"source": "tass-reprint"}, {"source": "reuters", "by": "lavrov"}, {"source": "tass", "by": "lavrov"}],
            1,
        ),
        ([{"source": "tass-reprint"}, {"source": "reuters", "by": "lavrov"}], 2),
    ],
)
def test_sources_count_once_for_each_voice(voices: list[Table], count: int) -> None:
    fact, base = _base({"claim": voices})

    assert (count_voices(fact.claims, base), count_voices(reversed(fact.claims), base)) == (count, count)


@pytest.mark.parametrize(
    ("voices", "side"),
    [
        ([{"source": "mid", "by": "lavrov"}], "RU"),
        ([{"source": "mid", "by": "lavrov"}, {"source": "studio", "by": "diop"}], None),
        ([{"source": "mid", "by": "lavrov"}, {"source": "reuters"}], None),
        ([{"source": "mid", "by": "lavrov"}, {"source": "reuters", "rejected": "a slip"}], "RU"),
        ([{"source": "tass"}], "RU"),
        ([{"source": "tass", "by": "diop"}], "ML"),
        ([{"source": "mid", "by": "lavrov"}, {"source": "tass"}], "RU"),
        ([{"source": "studio"}], None),
        ([{"source": "reuters"}], None),
    ],
)
def test_a_fact_may_rest_on_the_word_of_one_side_alone(voices: list[Table], side: str | None) -> None:
    assert one_sided(*_base({"claim": voices})) == side


# What a field may hold.


@pytest.mark.parametrize(
    ("chosen", "says", "values"),
    [
        ({"terms": "gift"}, [{"terms": "sale"}], ["gift", "sale"]),
        ({"terms": "gift"}, [{"terms": "gift"}], ["gift"]),
        ({"commodity": "wheat"}, [{"commodity": "grain"}], ["wheat"]),  # a coarser word
        ({"commodity": "grain"}, [{"commodity": "wheat"}], ["grain"]),
        ({"commodity": "wheat"}, [{"commodity": "grain"}, {"commodity": "oil"}], ["wheat", "grain", "oil"]),
        ({"terms": None}, [{"terms": "sale"}], [None, "sale"]),  # nothing chosen rules it out
        ({"terms": None}, [], [None]),
    ],
)
def test_a_field_may_hold_what_is_chosen_and_what_a_live_reading_has_against_it(
    chosen: Table, says: list[Table], values: list[str | None]
) -> None:
    claims = [{"source": source, "says": said} for source, said in zip(("mid", "reuters"), says, strict=False)]
    slip = {"source": "studio", "says": {"terms": "sale", "commodity": "oil"}, "rejected": "a slip"}
    (name,) = chosen
    fact, base = _base({**chosen, "claim": [{"source": "tass"}, *claims, slip]})
    assert list(possible_values(fact, name, base)) == values


def test_a_part_may_hold_what_its_whole_may_where_no_source_states_its_own() -> None:
    argued = [{"source": "tass"}, {"source": "mid", "says": {"terms": "sale", "place": "Kayes"}}]
    withdrawn = {"date": "2024", "reason": "no"}
    base = a_base(
        {
            "whole": {"place": "Bamako", "claim": argued},
            "part": {"part_of": "whole", "terms": None},
            "piece": {"part_of": "part", "terms": None, "place": "Gao"},
            "own": {"part_of": "whole", "terms": None, "claim": [{"source": "mid", "says": {"terms": "gift"}}]},
            "gone": {"withdrawn": withdrawn, "claim": argued},
            "alone": {"part_of": "gone", "terms": None},
        }
    )
    found = {id_: [possible_values(base.facts[id_], name, base) for name in ("terms", "place")] for id_ in base.facts}
    assert found == {
        "whole": [("gift", "sale"), ("Bamako", "Kayes")],
        "part": [("gift", "sale"), ("Bamako", "Kayes")],
        "piece": [("gift", "sale"), ("Gao",)],
        "own": [(None, "gift"), ("Bamako", "Kayes")],
        "gone": [("gift", "sale"), (None, "Kayes")],
        "alone": [(None,), (None,)],
    }
