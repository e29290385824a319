"""Facts in sentences: one text for each kind and stage or status, and the parts that these are made of."""

from collections.abc import Callable
from pathlib import Path

import pytest

import bilat
from bilat.cite.citation import gather
from bilat.cite.headlines import as_object, as_subject, in_the_past
from bilat.cite.phrases import body, country, goods, quantity, when
from bilat.cite.sentences import standing
from bilat.cite.statements import statement
from bilat.schema.kinds import KINDS

GOLDEN = Path(__file__).parents[1] / "golden/cite"
WANTED = dict(line.split("\t") for line in (GOLDEN / "statements.txt").read_text(encoding="utf-8").splitlines())


@pytest.fixture(scope="module")
def facts() -> dict[str, tuple[str, str | None, str]]:
    """Return the kind, the state and the sentence of each fact of the golden base, by its id."""
    index = bilat.open(str(GOLDEN / "statements.toml"))
    rows, _ = index.facts(WANTED)
    answer = index.shown(rows)
    names = answer["people"] | answer["organisations"]
    return {
        row["id"]: (row["kind"], row.get(KINDS[row["kind"]].state), statement(row, names))  # type: ignore[misc]
        for row in answer["facts"]
    }


def test_each_fact_is_one_sentence(facts: dict[str, tuple[str, str | None, str]]) -> None:
    assert {id_: sentence for id_, (_, _, sentence) in facts.items()} == WANTED


def test_every_kind_has_a_sentence_for_every_stage_or_status(facts: dict[str, tuple[str, str | None, str]]) -> None:
    seen = {(kind, state) for kind, state, _ in facts.values()}
    states = {name: KINDS[name].field(KINDS[name].state) for name in KINDS}
    every = {(name, word) for name, field in states.items() if field for word in field.choices}
    assert (every - seen, set(KINDS) - {kind for kind, _ in seen}) == (set(), set())


@pytest.mark.parametrize(
    ("title", "wanted"),
    [
        ("Lavrov and Diop hold talks in Moscow", "Lavrov and Diop held talks in Moscow"),
        ("Bogdanov visits Bamako and meets Diop", "Bogdanov visited Bamako and met Diop"),
        ("Mali, Burkina Faso and Niger found an alliance", "Mali, Burkina Faso and Niger founded an alliance"),
        ("Mali and Niger back France and warn Russia", "Mali and Niger backed France and warned Russia"),
        ("Russian ministers confer with Sow", "Russian ministers conferred with Sow"),
        ("Bah Ndaw named interim president", "Bah Ndaw was named interim president"),
        ("Elections in Mali not held", "Elections in Mali were not held"),
        ("Group to meet in Bamako", "The group was to meet in Bamako"),
        ("Malian delegation attends a forum", "A Malian delegation attended a forum"),
        ("Malian army takes Kidal", "The Malian army took Kidal"),
        ("Russia promises to go on giving", "Russia promised to go on giving"),
        ("Phone calls between Moscow and Bamako", None),
        ("First Malian orders of Russian fuel", None),
        ("Earlier agreements that Russia promised to fulfil", None),
        ("Goïta, sworn in, reaffirms elections", None),
        ("Lavrov: trade falls short", None),
        ("Wheat", None),
        ("Sahel states", None),
    ],
)
def test_a_title_is_put_in_the_past_only_where_its_verb_is_certain(title: str, wanted: str | None) -> None:
    assert in_the_past(title) == wanted


def test_what_was_called_off_is_told_as_a_plan() -> None:
    assert in_the_past("Sow visits Moscow", as_plan=True) == "Sow was to visit Moscow"


@pytest.mark.parametrize(
    ("title", "subject", "object_"),
    [
        ("Agreement on trade", "The agreement on trade", "an agreement on trade"),
        ("Three Rosatom memoranda with Mali", "Three Rosatom memoranda with Mali", "three Rosatom memoranda with Mali"),
        ("Security Council", "The Security Council", "the Security Council"),
        ("Mali’s transition", "Mali’s transition", "Mali’s transition"),
        ("Growth of trade", "Growth of trade", "growth of trade"),
    ],
)
def test_a_noun_phrase_gets_its_article(title: str, subject: str, object_: str) -> None:
    assert (as_subject(title), as_object(title)) == (subject, object_)


@pytest.mark.parametrize(
    ("date", "wanted"),
    [
        ("2024-02-28", "on 28 February 2024"),
        ("2023-09", "in September 2023"),
        ("2023~", "around 2023"),
        ("2023-09%", "around September 2023 (date uncertain)"),
        ("2021-06-22/2021-06-24", "on 22–24 June 2021"),
        ("2022-12-30/2023-01-02", "from 30 December 2022 to 2 January 2023"),
        ("../2023-02-07", "by 7 February 2023"),
        ("2023/..", "since 2023"),
        ("[2024-07-02,2024-07-03]", "on 2 or 3 July 2024"),
        ("[2023-07-29..2024-10-30]", "between 29 July 2023 and 30 October 2024"),
        ("2024-23", "in autumn 2024"),
        ("2024-36", "in the fourth quarter of 2024"),
        ("202X", "in the 2020s"),
        ("19XX", "between 1900 and 1999"),
    ],
)
def test_a_date_comes_with_its_preposition(date: str, wanted: str) -> None:
    assert when(date) == wanted


@pytest.mark.parametrize(
    ("amount", "of", "wanted"),
    [
        ({"amount": 22_000, "unit": "t", "qualifier": "at-least"}, "wheat", "at least 22,000 t of wheat"),
        ({"amount": 7, "unit": "vehicles"}, goods("t-72"), "7 T-72 vehicles"),
        ({"amount": 1, "unit": "vehicles"}, "armoured vehicle", "1 armoured vehicle"),
        ({"amount": 6, "unit": "aircraft"}, "fighter jet", "6 aircraft (fighter jets)"),
        ({"amount": 8, "unit": "aircraft"}, "aircraft", "8 aircraft"),
        ({"amount": 300, "unit": "machine guns"}, "machine gun", "300 machine guns"),
        ({"amount": 160_000, "amount_to": 200_000, "unit": "t/month"}, "fuel", "160,000–200,000 t of fuel a month"),
        ({"amount": 2_500_000_000, "unit": "USD"}, "", "2.5 billion US dollars"),
        ({"amount": 1_234_567, "unit": "USD"}, "", "1,234,567 US dollars"),
        ({"amount": None, "unit": None}, "wheat", "wheat"),
    ],
)
def test_an_amount_says_of_what(amount: dict[str, object], of: str, wanted: str) -> None:
    assert quantity(amount, of) == wanted


def test_countries_and_bodies_take_their_article() -> None:
    assert [country("US"), country("ML"), country("NL"), body("World Food Programme"), body("Rosatom")] == [
        *("the United States", "Mali", "the Netherlands", "the World Food Programme", "Rosatom")
    ]


def test_a_claim_that_is_silent_on_the_amount_does_not_carry_it(base: Callable[..., Path]) -> None:
    claims = (
        '{ source = "paper", quote = "100 tonnes" }, '
        '{ source = "ministry", quote = "the wheat came", silent = ["amount"] }, '
        '{ source = "ministry", quote = "ninety tonnes", says = { amount = 90 }, id = "b" }, '
        '{ source = "ministry", quote = "it will come", earlier = { stage = "pledged" }, id = "c" }, '
        '{ source = "ministry", quote = "1,000 t", says = { amount = 1000 }, rejected = "A slip.", id = "d" }'
    )
    path = base(
        '[aid.lot]\ntitle = "Lot"\ndate = "2023"\ndonor = "RU"\nrecipient = "ML"\ncommodity = "wheat"\namount = 100\n'
        f'unit = "t"\nstage = "delivered"\nbecause = "So."\nclaim = [{claims}]\n'
    )
    citation, _ = gather(bilat.open(str(path)), ["lot"], with_locators=False)
    (fact,) = citation.facts
    assert {claim["id"]: standing(claim, fact, citation) for claim in fact["claims"]} == {
        "lot/paper": "carries",
        "lot/ministry": "partial",
        "lot/ministry/b": "contrary",
        "lot/ministry/c": "earlier",
        "lot/ministry/d": "rejected",
    }
