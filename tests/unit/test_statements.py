"""Facts in sentences: one text for each kind and stage or status, and the parts that these are made of."""

from collections.abc import Callable
from pathlib import Path

import pytest

import bilat
from bilat.cite.carrying import standing
from bilat.cite.citation import gather
from bilat.cite.documents import as_document
from bilat.cite.phrases import body, country, indefinite, planned_when, when, where
from bilat.cite.quantities import goods, quantity
from bilat.cite.statements import statement
from bilat.index.totals import wider_words
from bilat.schema.kinds import KINDS
from bilat.values.tenses import headline_verb, is_past_clause, is_told_as_a_plan

GOLDEN = Path(__file__).parents[1] / "golden/cite"
WANTED = dict(line.split("\t") for line in (GOLDEN / "statements.txt").read_text(encoding="utf-8").splitlines())


@pytest.fixture(scope="module")
def facts() -> dict[str, tuple[str, str | None, str]]:
    """Return the kind, the state and the sentence of each fact of the golden base, by its id."""
    index = bilat.open(str(GOLDEN / "statements.toml"))
    rows, _ = index.facts(WANTED)
    answer = index.shown(rows)
    names, wider = answer["people"] | answer["organisations"], wider_words(index)
    return {
        row["id"]: (row["kind"], row.get(KINDS[row["kind"]].state), statement(row, names, wider))  # type: ignore[misc]
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
    "title",
    [
        "Lavrov and Diop held talks in Moscow",
        "Mali expelled the French ambassador",
        "Bah Ndaw was named interim president",
        "A convoy of 82 tankers from Niger reached Bamako",
        "Lavrov warned of a growing threat",
        "Russia promised to go on giving",
        "Russia hoped to supply wheat",
        "A decree set up the committee",
        "Algeria shot down a drone",
        "Officers met at Kati",
        "A cultural centre opened at a university",
        "Britain counted about 1,000 mercenaries",
        "Diop said that Mali hoped to join",
    ],
)
def test_a_clause_in_the_past_is_known_by_its_verb(title: str) -> None:
    assert (is_past_clause(title), headline_verb(title)) == (True, None)


@pytest.mark.parametrize(
    "title",
    [
        "Wheat ordered from Russia by Mali",
        "Wheat promised to Mali",
        "Bah Ndaw named interim president",
        "Fuel, said to have reached Bamako",
        "Sectors that Lavrov called promising",
        "Malians who studied in Russia",
        "Other armoured vehicles in the convoy",
        "Centre opened by Putin",
        "Lavrov: trade fell short",
        "Elections not held",
        "Wheat",
    ],
)
def test_a_participle_makes_no_clause(title: str) -> None:
    assert not is_past_clause(title)


@pytest.mark.parametrize(
    ("title", "verb"),
    [
        ("Mali expels the French ambassador", "expels"),
        ("Lavrov and Diop hold talks", "hold"),
        ("Officers remove President Keïta", "remove"),
        ("Lavrov visits Bamako", "visits"),
        ("Group to meet in Bamako", "to meet"),
        ("Phone calls between Moscow and Bamako", None),
        ("First Malian orders of Russian fuel", None),
        ("Agreement on the use of ports", None),
        ("Mali summoned envoys who hold passports", None),
        ("Sahel states", None),
    ],
)
def test_a_headline_in_the_present_is_known_by_its_verb(title: str, verb: str | None) -> None:
    assert headline_verb(title) == verb


def test_a_plan_is_told_as_a_plan() -> None:
    told = ["The group was to meet", "The election was put off", "Sow could not travel", "Sow visited Moscow"]
    assert [is_told_as_a_plan(title) for title in told] == [True, True, True, False]


@pytest.mark.parametrize(
    ("title", "object_", "subject"),
    [
        ("Agreement on trade", "an agreement on trade", "the agreement with Mali on trade"),
        ("Joint statement on arms", "a joint statement on arms", "the joint statement with Mali on arms"),
        ("Memoranda of understanding", "memoranda of understanding", "the memoranda of understanding with Mali"),
    ],
)
def test_an_agreement_whose_title_begins_with_what_it_is_gets_its_article(
    title: str, object_: str, subject: str
) -> None:
    document = as_document(title)
    assert document
    assert (document.as_object(), document.as_subject(" with Mali", definite=True)) == (object_, subject)


def test_any_other_title_is_no_document() -> None:
    assert [as_document(title) for title in ("Visa-free travel", "Algiers accord", "Agreements")][:2] == [None, None]


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
        ("2023/..", "from 2023 on"),
        ("../..", "at an unknown time"),
        ("2023-07-26/2023-08-01", "from 26 July to 1 August 2023"),
        ("2021-09/2021-11", "from September to November 2021"),
        ("[2025..2026]", "in 2025 or 2026"),
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
    ("date", "wanted"),
    [
        ("2024-04", "for April 2024"),
        ("2024-02-04/2024-02-18", "for 4–18 February 2024"),
        ("2023?", "for 2023, date uncertain"),
        ("2026~", "for about 2026"),
        ("2025/..", "from 2025 on"),
        ("../..", "at an unknown time"),
        ("[2025-01..2025-06]", "between January and June 2025"),
    ],
)
def test_a_plan_is_dated_as_one(date: str, wanted: str) -> None:
    assert planned_when(date) == wanted


def test_a_place_comes_with_its_preposition() -> None:
    assert [where(place) for place in ("Bamako", "Bamako, Koulouba", "Kidal region", None)] == [
        *("in Bamako", "in Bamako (Koulouba)", "in the Kidal region", "")
    ]


@pytest.mark.parametrize(
    ("amount", "of", "wanted"),
    [
        ({"amount": 22_000, "unit": "t", "qualifier": "at-least"}, "wheat", "at least 22,000 t of wheat"),
        ({"amount": 7, "unit": "vehicles"}, goods("t-72"), "seven T-72 vehicles"),
        ({"amount": 1, "unit": "vehicles"}, "armoured vehicle", "one armoured vehicle"),
        ({"amount": 6, "unit": "aircraft"}, "fighter jet", "six fighter jets"),
        ({"amount": 8, "unit": "aircraft"}, "aircraft", "eight aircraft"),
        ({"amount": 300, "unit": "machine guns"}, "machine gun", "300 machine guns"),
        ({"amount": 160_000, "amount_to": 200_000, "unit": "t/month"}, "fuel", "160,000–200,000 t of fuel a month"),
        ({"amount": 2_500_000_000, "unit": "USD"}, "", "2.5 billion US dollars"),
        ({"amount": 1_234_567, "unit": "USD"}, "", "1,234,567 US dollars"),
        ({"amount": 150_000_000, "unit": "l"}, "fuel", "150 million litres of fuel"),
        ({"amount": 2, "amount_to": 4, "unit": "plants"}, "", "2–4 plants"),
        ({"amount": 6, "unit": "dead", "qualifier": "at-least"}, "", "at least six dead"),
        ({"amount": 2, "unit": "vehicles"}, goods("t-72", ("tank", "vehicle"), "vehicles"), "two T-72 tanks"),
        (
            {"amount": 1, "unit": "aircraft"},
            goods("mi-171", ("mi-17", "helicopter"), "aircraft"),
            "one Mi-171 helicopter",
        ),
        ({"amount": 100, "unit": "bags"}, "wheat", "100 bags of wheat"),
        ({"amount": 2, "unit": "sets"}, "radar", "two sets (radars)"),
        ({"amount": 10, "unit": "times", "qualifier": "at-least"}, "", "at least tenfold"),
        ({"amount": 12, "unit": "times"}, "", "12-fold"),
        ({"amount": None, "unit": None}, "wheat", "wheat"),
        ({"amount": None, "unit": None}, "radar", "radars"),
    ],
)
def test_an_amount_says_of_what(amount: dict[str, object], of: str, wanted: str) -> None:
    assert quantity(amount, of) == wanted


def test_a_small_number_in_a_list_of_figures_is_one() -> None:
    assert quantity({"amount": 3, "unit": "plants"}, figures=True) == "3 plants"


@pytest.mark.parametrize(
    "noun",
    [
        *("an agreement", "a sale", "an hour", "a European text", "a union", "an 18-month plan", "an 8-day visit"),
        *("a UN draft", "an unnamed body", "a one-year term", "talks", "debt relief"),
    ],
)
def test_a_noun_takes_the_article_that_is_spoken(noun: str) -> None:
    assert indefinite(noun.removeprefix("an ").removeprefix("a ")) == noun


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
