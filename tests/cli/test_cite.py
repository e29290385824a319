"""`bilat cite` as people and pipes use it: facts, claims and sources, all that is asked for in one answer."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from support.answer_schemas import faults
from support.program import Program
from support.small_bases import aid

Base = Callable[..., Path]

DISPUTED = aid(
    "lot",
    title="Wheat given to Mali",
    date="2023-12",
    qualifier="at-least",
    because="The paper saw the list",
    claims='{ source = "paper", quote = "over 100 tonnes" }, { source = "ministry", by = "ana-sow", quote = "120 t", '
    'locator = "headline", says = { amount = 120 }, rejected = "A misprint." }, '
    '{ source = "ministry", by = "ana-sow", quote = "ninety tonnes of wheat", says = { amount = 90 }, id = "later" }',
)


def test_a_fact_comes_in_a_sentence_with_claims_references_and_why(bilat: Program, base: Base) -> None:
    assert bilat("cite", "lot", facts=base(DISPUTED)).stdout == (
        "Russia delivered at least 100 t of wheat to Mali in December 2023, according to The Paper [1]. "
        "Another source gives 90 t [2].\n"
        "  The Paper: “over 100 tonnes” [1]\n"
        "    https://example.org/page#:~:text=over%20100%20tonnes\n"
        "  Ana Sow: “120 t” [2, headline] — gives the amount as 120 t; treated as an error: A misprint\n"
        "    https://example.com/remarks#:~:text=120%20t\n"
        "  Ana Sow: “ninety tonnes of wheat” [2] — gives the amount as 90 t\n"
        "    https://example.com/remarks#:~:text=ninety%20tonnes%20of%20wheat\n"
        "  Chosen because: The paper saw the list.\n"
        "\n"
        "References\n"
        "\n"
        "[1] “A page”, The Paper, 17 January 2024. https://example.org/page\n"
        "[2] The Ministry, “Remarks”, 28 February 2024. https://example.com/remarks\n"
        "\n"
        "From “Here and There”, version 1: lot.\n"
    )


CONTRARY = aid(
    "lot",
    amount=100,
    because="So.",
    claims='{ source = "paper", quote = "over 100 tonnes", gloss = "more (or less)", locator = "line 3" }, '
    '{ source = "ministry", quote = "ninety tonnes", says = { amount = 90 } }',
)


@pytest.mark.parametrize(
    ("style", "wanted"),
    [
        (
            "apa",
            "Russia delivered 100 t of wheat to Mali in 2023, according to The Paper (“Page,” 2024). "
            "Another source gives 90 t (The Ministry, 2024).\n"
            "  The Paper: “over 100 tonnes” (more [or less]; “Page,” 2024, line 3)\n"
            "  The Ministry: “ninety tonnes” (The Ministry, 2024) — gives the amount as 90 t\n"
            "References\n"
            "The Ministry. (2024, February 28). Remarks [Press release]. https://example.com/remarks\n"
            "A page. (2024, January 17). The Paper. https://example.org/page\n",
        ),
        (
            "mla",
            "Russia delivered 100 t of wheat to Mali in 2023, according to The Paper (“Page”). "
            "Another source gives 90 t (The Ministry).\n"
            "  The Paper: “over 100 tonnes” (more [or less]; “Page,” line 3)\n"
            "  The Ministry: “ninety tonnes” (The Ministry) — gives the amount as 90 t\n"
            "Works Cited\n"
            "The Ministry. Remarks. Press release. 28 Feb. 2024, https://example.com/remarks.\n"
            "“A Page.” The Paper, 17 Jan. 2024, https://example.org/page.\n",
        ),
        (
            "chicago",
            "Russia delivered 100 t of wheat to Mali in 2023, according to The Paper.¹ "
            "Another source gives 90 t.²\n"
            "  The Paper: “over 100 tonnes” (more [or less])³\n"
            "  The Ministry: “ninety tonnes”⁴ — gives the amount as 90 t\n"
            "Notes\n"
            "1. The Paper, “Page.”\n"
            "2. The Ministry, “Remarks.”\n"
            "3. The Paper, “Page,” line 3.\n"
            "4. The Ministry, “Remarks.”\n"
            "Bibliography\n"
            "The Ministry. “Remarks.” Press release. February 28, 2024. https://example.com/remarks.\n"
            "The Paper. “A Page.” January 17, 2024. https://example.org/page.\n",
        ),
        (
            "ieee",
            "Russia delivered 100 t of wheat to Mali in 2023, according to The Paper [1]. "
            "Another source gives 90 t [2].\n"
            "  The Paper: “over 100 tonnes” (more [or less]) [1, line 3]\n"
            "  The Ministry: “ninety tonnes” [2] — gives the amount as 90 t\n"
            "References\n"
            "[1] “A page,” The Paper, Jan. 17, 2024. [Online]. Available: https://example.org/page\n"
            "[2] The Ministry, “Remarks,” Feb. 28, 2024. [Online]. Available: https://example.com/remarks\n",
        ),
    ],
)
def test_each_style_has_its_own_marks_its_own_heading_and_its_own_order(
    style: str, wanted: str, bilat: Program, base: Base
) -> None:
    printed = bilat("cite", "lot", "--style", style, facts=base(CONTRARY)).stdout
    lines = [line for line in printed.splitlines() if line and not line.startswith(("    http", "  Chosen", "From"))]
    assert "\n".join(lines) + "\n" == wanted


def test_references_are_numbered_in_the_order_in_which_the_text_first_cites_them(bilat: Program, base: Base) -> None:
    claims = (
        '{ source = "paper", quote = "ninety tonnes", says = { amount = 90 } }, '
        '{ source = "ministry", quote = "100 tonnes" }'
    )
    printed = bilat("cite", "lot", facts=base(aid("lot", because="So.", claims=claims))).stdout
    assert [line[:18] for line in printed.splitlines() if line.startswith("[")] == [
        "[1] The Ministry, ",
        "[2] “A page”, The ",
    ]


@pytest.mark.parametrize(
    ("says", "wanted"),
    [
        ("amount = 90", "gives the amount as 90 t"),
        ("amount = 90, unit = 'kg'", "gives the amount as 90 kg"),
        ("amount_to = 120", "gives the amount as at least 100–120 t"),
        ("qualifier = 'about'", "gives the amount as about 100 t"),
        ("date = '2023-11', qualifier = 'about'", "dates it to November 2023; gives the amount as about 100 t"),
    ],
)
def test_a_claim_that_differs_says_so_whichever_part_of_the_amount_it_gives(
    says: str, wanted: str, bilat: Program, base: Base
) -> None:
    claims = f'{{ source = "paper", quote = "some words", says = {{ {says} }} }}'
    printed = bilat("cite", "lot", facts=base(aid("lot", qualifier="at-least", because="So.", claims=claims))).stdout
    assert printed.splitlines()[1] == f"  The Paper: “some words” [1] — {wanted}"


def test_one_list_of_references_serves_many_facts(bilat: Program, base: Base) -> None:
    facts = base(aid("one") + aid("two") + aid("three", claims='{ source = "ministry", quote = "some words" }'))
    lines = bilat("cite", "two", "three", "one", facts=facts).stdout.splitlines()
    assert [line for line in lines if line.startswith("[")] == [
        "[1] “A page”, The Paper, 17 January 2024. https://example.org/page",
        "[2] The Ministry, “Remarks”, 28 February 2024. https://example.com/remarks",
    ]


def test_sources_alone_make_a_list_by_the_alphabet_in_the_styles_that_have_one(bilat: Program, base: Base) -> None:
    assert bilat("cite", "ministry", "paper", "--style", "apa", facts=base("")).stdout == (
        "The Ministry. (2024, February 28). Remarks [Press release]. https://example.com/remarks\n"
        "A page. (2024, January 17). The Paper. https://example.org/page\n"
    )


def test_a_claim_is_cited_by_its_own_id_and_alone(bilat: Program, base: Base) -> None:
    answer = json.loads(bilat("cite", "lot/ministry/later", "--json", facts=base(DISPUTED)).stdout)
    assert [claim["id"] for claim in answer["facts"][0]["claims"]] == ["lot/ministry/later"]


def test_a_claim_says_where_in_which_base_it_is_found_again(bilat: Program, base: Base) -> None:
    lines = bilat("cite", "lot/ministry/later", "--claim", facts=base(DISPUTED)).stdout.splitlines()
    assert lines[3] == "    In: Here and There, version 1, fact lot, claim lot/ministry/later."


@pytest.mark.parametrize("style", ["bibtex", "ris", "csl-json", "wikipedia", "markdown"])
def test_every_format_says_where_a_claim_is_found_again(style: str, bilat: Program, base: Base) -> None:
    printed = bilat("cite", "lot", "--claim", f"--{style}", facts=base(DISPUTED)).stdout
    assert "Here and There, version 1, fact lot, claim lot/paper" in printed.replace("\\", "")


def test_unknown_ids_are_all_named_with_the_nearest_and_the_rest_is_printed(bilat: Program, base: Base) -> None:
    run = bilat("cite", "wheat-one", "nothing-like-it", "papre", "lott", facts=base(aid("lot") + aid("wheat-one")))
    assert (run.returncode, run.stderr.splitlines(), run.stdout.splitlines()[0]) == (
        1,
        [
            "There is no fact or source 'nothing-like-it'.",
            "There is no fact or source 'papre'; did you mean paper?",
            "There is no fact or source 'lott'; did you mean lot?",
        ],
        "Russia delivered 100 t of wheat to Mali in 2023, according to The Paper [1].",
    )


def test_ids_may_stand_on_standard_input(bilat: Program, base: Base) -> None:
    facts = base(aid("one") + aid("two", amount=200))
    run = bilat("cite", "-", facts=facts, stdin="two\none\n")
    assert (run.returncode, [line[:25] for line in run.stdout.splitlines() if line.startswith("Russia")]) == (
        0,
        ["Russia delivered 200 t of", "Russia delivered 100 t of"],
    )


def test_two_formats_at_once_are_refused(bilat: Program, base: Base) -> None:
    run = bilat("cite", "one", "--ris", "--bibtex", facts=base(aid("one")))
    assert (run.returncode, run.stdout) == (2, "")


def test_nothing_found_is_still_a_json_object(bilat: Program, base: Base) -> None:
    run = bilat("cite", "nosuch", "--json", facts=base(""))
    answer = json.loads(run.stdout)
    assert (run.returncode, answer["facts"], answer["references"]) == (1, [], [])


def test_an_archived_copy_is_named_in_every_style_and_format(bilat: Program, base: Base) -> None:
    copy = "https://web.archive.org/web/20240102030405/https://example.org/page"
    source = f'\n[source.kept]\ntitle = "T"\npublisher = "the-paper"\narchived = "{copy}"\n'
    asked = [["--style", style] for style in ("plain", "apa", "chicago", "mla", "ieee")]
    asked += [[f"--{name}"] for name in ("bibtex", "ris", "csl-json", "wikipedia", "markdown", "json")]
    silent = [words for words in asked if copy not in bilat("cite", "kept", *words, facts=base(source)).stdout]
    # Wikipedia wants the page's own address beside the copy's, and this page has none.
    assert silent == []


@pytest.mark.parametrize(("date", "told"), [("2026-11-01", "on 1 November 2026"), ("2026-11", "in November 2026")])
def test_a_withdrawn_fact_is_cited_as_withdrawn(date: str, told: str, bilat: Program, base: Base) -> None:
    facts = base(aid("gone") + f'withdrawn = {{ date = "{date}", reason = "It never came" }}\n')
    assert bilat("cite", "gone", facts=facts).stdout.splitlines()[0] == (
        "Russia delivered 100 t of wheat to Mali in 2023, according to The Paper [1]. "
        f"This record was withdrawn {told}: It never came."
    )


@pytest.mark.parametrize("option", ["bibtex", "ris", "csl-json", "wikipedia", "markdown", "json"])
def test_every_format_says_that_a_fact_was_withdrawn(option: str, bilat: Program, base: Base) -> None:
    facts = base(aid("gone") + 'withdrawn = { date = "2026-11-01", reason = "It never came" }\n')
    printed = bilat("cite", "gone", f"--{option}", facts=facts).stdout
    assert "This record was withdrawn on 1 November 2026: It never came" in printed
    assert "came.." not in bilat("cite", "gone", f"--{option}", "--claim", facts=facts).stdout.replace("…", "")


def test_a_list_of_references_leaves_out_what_was_an_error(bilat: Program, base: Base) -> None:
    claims = '{ source = "paper", quote = "100 t" }, { source = "ministry", quote = "1 t", rejected = "A slip." }'
    facts = base(aid("lot", claims=claims))
    listed = [json.loads(bilat("cite", id_, "--csl-json", facts=facts).stdout) for id_ in ("lot", "lot/ministry")]
    assert [[item["id"] for item in items] for items in listed] == [["paper"], ["ministry"]]


def test_the_sentence_of_a_disputed_gift_does_not_say_that_it_was_given(bilat: Program, base: Base) -> None:
    claims = (
        '{ source = "paper", quote = "a gift" }, { source = "ministry", quote = "sold", says = { terms = "sale" } }'
    )
    facts = base(aid("lot", terms="gift", because="So.", claims=claims))
    assert bilat("cite", "lot", facts=facts).stdout.splitlines()[0] == (
        "Russia delivered 100 t of wheat to Mali in 2023, according to The Paper [1]. "
        "Some sources call it a gift [1], others a sale [2]."
    )


@pytest.mark.parametrize(
    ("silent", "told"),
    [
        ("ministry", "delivered 100 t of wheat to Mali in 2023, {who} [1][2], and The Paper calls it a gift [1]."),
        ("nobody", "gave Mali 100 t of wheat in 2023, {who} [1][2]."),
    ],
)
def test_a_gift_is_one_by_the_word_of_those_who_say_so(silent: str, told: str, bilat: Program, base: Base) -> None:
    more = ', silent = ["terms"]' if silent == "ministry" else ""
    claims = f'{{ source = "paper", quote = "a gift" }}, {{ source = "ministry", quote = "came"{more} }}'
    facts = base(aid("lot", terms="gift", claims=claims))
    told = "Russia " + told.format(who="according to The Paper and The Ministry")
    assert bilat("cite", "lot", facts=facts).stdout.splitlines()[0] == told
    sentence = json.loads(bilat("cite", "lot", "--json", facts=facts).stdout)["facts"][0]["sentence"]
    assert sentence == re.sub(r" (\[\d\])+", "", told)


def test_a_claim_told_in_a_bibliography_says_what_it_says(bilat: Program, base: Base) -> None:
    items = json.loads(bilat("cite", "lot", "--claim", "--csl-json", facts=base(DISPUTED)).stdout)
    assert items[1]["note"] == (
        "Ana Sow: “120 t” — gives the amount as 120 t; treated as an error: A misprint, "
        "in Here and There, version 1, fact lot, claim lot/ministry. "
        "Ana Sow: “ninety tonnes of wheat” — gives the amount as 90 t, "
        "in Here and There, version 1, fact lot, claim lot/ministry/later"
    )


def test_the_json_keeps_the_promise_of_its_schema(bilat: Program) -> None:
    answer = json.loads(bilat("cite", "wheat-2023", "tass-2023-02-07", "--json").stdout)
    assert (faults(answer), len(answer["references"]) > 5) == ([], True)


UNLIKE = """
[aid.lot]
title = "Lot"
date = "2023"
donor = "RU"
recipient = "ML"
commodity = "wheat"
amount = 100
unit = "t"
stage = "delivered"
because = "So."
claim = [
  { source = "other", quote = "the wheat came", silent = ["amount"] },
  { source = "ministry", quote = "ninety tonnes", says = { amount = 90 } },
  { source = "paper", quote = "100 tonnes" },
]

[source.other]
title = "Other"
publisher = "the-paper"
published = "2024-01-01"
language = "en"
url = "https://example.net/other"
"""


@pytest.mark.parametrize("option", ["bibtex", "ris", "csl-json"])
def test_a_list_for_programs_has_what_carries_the_sentence_first_and_says_what_differs(
    bilat: Program, base: Base, option: str
) -> None:
    printed = bilat("cite", "lot", f"--{option}", facts=base(UNLIKE)).stdout
    assert (
        re.findall(r"example\.(?:org|com|net)/\w+", printed),
        re.findall(r"Another reading of “Lot”: gives the amount as 90 t", printed) != [],
    ) == (["example.org/page", "example.com/remarks"], True)


@pytest.mark.parametrize("option", ["--style=plain", "--markdown", "--wikipedia", "--json"])
def test_a_sentence_of_its_own_says_what_differs_from_the_fact(bilat: Program, base: Base, option: str) -> None:
    printed = bilat("cite", "lot", option, facts=base(UNLIKE)).stdout
    assert re.search(r"Another source gives 90 t", printed)


@pytest.mark.parametrize(
    ("field", "chosen", "says", "wanted"),
    [
        ("recipient", "", "recipient = 'RU'", "Another source names Russia as the recipient"),
        ("commodity", "", "commodity = 'oil'", "Another source speaks of oil"),
        ("stage", "", "stage = 'pledged'", "According to another source, it was only pledged"),
        ("stage", "", "stage = 'cancelled'", "According to another source, it was cancelled"),
        ("date", "", "date = '2022'", "Another source dates it to 2022"),
        ("date", "", "date = '../2022'", "Another source dates it to 2022 at the latest"),
        ("date", "", "date = '2022-06/2022-07'", "Another source dates it from June to July 2022"),
        ("date", "", "date = '[2022-06..2022-07]'", "Another source dates it between June and July 2022"),
        ("date", "", "date = '2024/..'", "Another source dates it to 2024 or later"),
        ("finer", "", "date = '2023-06'", "A source consistent with this dates it to June 2023"),
        ("place", "place = 'Bamako'\n", "place = 'Gao, airport'", "Another source places it in Gao (airport)"),
        ("unit", "", "unit = 'bags'", "Another source gives 100 bags"),
        (
            *("value", "value = 100\ncurrency = 'EUR'\n"),
            *("value = 200_000_000\nsays.currency = 'EUR'", "Another source puts its worth at 200 million euros"),
        ),
        ("fits", "qualifier = 'at-least'\n", "amount = 120", "Sources consistent with this give 110 [1] or 120 t"),
    ],
)
def test_a_dissent_is_told_in_the_words_of_its_field(
    bilat: Program, base: Base, field: str, chosen: str, says: str, wanted: str
) -> None:
    other = "[[aid.lot.claim]]\nsource = 'paper'\nquote = 'exactly ninety tonnes'\nid = 'b'\nsays.amount = 110\n"
    facts = (
        f"[aid.lot]\ntitle = 'Lot'\ndate = '2023'\ndonor = 'AE'\nrecipient = 'ML'\ncommodity = 'wheat'\namount = 100\n"
        f"unit = 't'\nstage = 'delivered'\nbecause = 'So.'\n{chosen}"
        "[[aid.lot.claim]]\nsource = 'paper'\nquote = '100 tonnes'\n"
        f"[[aid.lot.claim]]\nsource = 'ministry'\nquote = 'some words'\nsays.{says}\n"
        + (other if field == "fits" else "")
        + "[commodity.oil]\n"
    )
    assert f"{wanted} [2]." in bilat("cite", "lot", facts=base(facts)).stdout


def lot(fields: str, *claims: str) -> str:
    """Return a gift of wheat with `fields` of its own, and with the claims, each of the next source."""
    sources = ("paper", "ministry", "other", "page")
    texts = [f"{{ source = '{source}', {claim} }}" for source, claim in zip(sources, claims, strict=False)]
    return (
        "[aid.lot]\ntitle = 'Lot'\ndonor = 'RU'\nrecipient = 'ML'\ncommodity = 'wheat'\nstage = 'delivered'\n"
        f"because = 'So.'\n{fields}claim = [{', '.join(texts)}]\n"
        "[source.other]\ntitle = 'Other'\npublisher = 'the-paper'\n"
        "[source.page]\ntitle = 'P'\npublisher = 'the-paper'\n"
    )


def sentence(bilat: Program, facts: Path) -> str:
    """Return the sentences of the fact `lot` as they are cited, with the numbers of their sources."""
    return bilat("cite", "lot", facts=facts).stdout.splitlines()[0]


def unnumbered(text: str) -> str:
    """Return sentences without the numbers of their sources."""
    return re.sub(r" ?(?:\[\d+\])+", "", text)


def test_a_reading_that_is_merely_less_exact_is_not_told(bilat: Program, base: Base) -> None:
    fields = "date = '2023-06-09'\namount = 22_000\nunit = 't'\n"
    less = "quote = 'some words', says = { date = '2023-06', amount = 20_000, qualifier = 'at-least' }"
    facts = base(lot(fields, "quote = '22,000 t'", less))
    assert sentence(bilat, facts) == (
        "Russia delivered 22,000 t of wheat to Mali on 9 June 2023, according to The Paper [1]."
    )


def test_a_reading_that_fits_is_told_whether_or_not_others_contradict(bilat: Program, base: Base) -> None:
    fields = "date = '2023'\namount = 7\nunit = 'lots'\nqualifier = 'at-least'\n"
    fitting = "quote = 'twelve', says = { amount = 12 }"
    contrary = "quote = 'some words', says = { amount = 3 }"
    without, with_ = lot(fields, "quote = 'seven'", fitting), lot(fields, "quote = 'seven'", fitting, contrary)
    told = "A source consistent with this gives 12 lots"
    assert [told in sentence(bilat, base(facts)) for facts in (without, with_)] == [True, True]


def test_numbers_in_one_list_are_written_one_way(bilat: Program, base: Base) -> None:
    fields = "date = '2023'\namount = 2\namount_to = 40\nunit = 'lots'\n"
    others = [
        f"quote = 'w', says = {{ {says} }}" for says in ("amount = 4", "amount = 3, amount_to = 12", "amount = 9")
    ]
    assert "Sources consistent with this give 3–12, 4 or 9 lots." in unnumbered(
        sentence(bilat, base(lot(fields, "quote = 'two to forty'", *others)))
    )


@pytest.mark.parametrize(
    ("dates", "wanted"),
    [
        (("2023-06-08", "2023-06-07", "2023-05"), "it to May, 7 June or 8 June 2023"),
        (("2022-06-08", "2022-06-07"), "it to 7 or 8 June 2022"),
        (("../2022-05", "2022-05"), "it to May 2022 or earlier"),
        (("2022", "2024"), "it to 2022 or 2024"),
        (("2022-12", "2022", "2022-01"), "it to 2022, January 2022 or December 2022"),
        (("2022-06/2022-07", "2022-06~"), "it to about June or from June to July 2022"),
        (
            ("2021-12-30/2022-01-02", "2022-01-03"),
            "it from 30 December 2021 to 2 January 2022 or to 3 January 2022",
        ),
    ],
)
def test_readings_stand_in_their_order_and_name_what_they_share_once(
    dates: tuple[str, ...], wanted: str, bilat: Program, base: Base
) -> None:
    others = [f"quote = 'w', says = {{ date = '{date}' }}" for date in dates]
    printed = sentence(bilat, base(lot("date = '2023-06-09'\namount = 7\nunit = 't'\n", "quote = 'w'", *others)))
    assert f"{wanted}." in unnumbered(printed)


def test_a_date_that_no_claim_gives_is_called_inferred(bilat: Program, base: Base) -> None:
    fields = "date = '2023-06-09'\namount = 7\nunit = 't'\n"
    silent, other = "quote = 'w', silent = ['date']", "quote = 'w', says = { date = '2023-06-09/2023-06-12' }"
    facts = base(lot(fields, silent, other))
    assert (sentence(bilat, facts), "inferred" in bilat("cite", "lot/paper", facts=facts).stdout) == (
        "Russia delivered 7 t of wheat to Mali on 9 June 2023 (date inferred), according to The Paper and The Ministry "
        "[1][2]. One source dates it to 9–12 June 2023 [2].",
        False,
    )


def test_what_one_claim_leaves_open_is_carried_by_another(bilat: Program, base: Base) -> None:
    fields = "date = '2023-06-09'\namount = 7\nunit = 't'\n"
    amount = "quote = 'seven', silent = ['date', 'recipient']"
    receiver = "quote = 'for Mali', silent = ['amount', 'date']"
    day = "quote = '9 June', silent = ['amount', 'recipient']"
    assert sentence(bilat, base(lot(fields, amount, receiver, day))) == (
        "Russia delivered 7 t of wheat to Mali on 9 June 2023, according to The Paper and The Ministry [1][2][3]."
    )


def test_a_claim_that_places_a_fact_elsewhere_is_told_once(bilat: Program, base: Base) -> None:
    fields = "date = '2023'\namount = 7\nunit = 't'\nplace = 'Bamako'\ncountry = 'ML'\n"
    facts = base(lot(fields, "quote = 'w'", "quote = 'w', says = { place = 'Lomé', country = 'TG' }"))
    assert sentence(bilat, facts).endswith("according to The Paper [1]. Another source places it in Lomé [2].")


def test_parties_that_speak_are_not_named_twice(bilat: Program, base: Base) -> None:
    facts = (
        "[organisation.one]\nname = 'Ministry of Roads'\n[organisation.two]\nname = 'Ministry of Rails'\n"
        "[agreement.lot]\ntitle = 'Agreement on roads'\ndate = '2023'\nstage = 'signed'\nparties = ['one', 'two']\n"
        "claim = [{ source = 'paper', by = 'one', quote = 'w' }, { source = 'ministry', by = 'two', quote = 'w' }]\n"
    )
    assert sentence(bilat, base(facts)) == (
        "The Ministry of Roads and the Ministry of Rails signed an agreement on roads in 2023, according to both "
        "parties [1][2]."
    )


def test_a_quote_within_a_quote_is_in_single_marks(bilat: Program, base: Base) -> None:
    facts = base(UNLIKE.replace("100 tonnes", "100 “free” tonnes"))
    assert "The Paper: “100 ‘free’ tonnes”" in bilat("cite", "lot", facts=facts).stdout


def test_a_sentence_that_says_who_said_it_names_nobody_again(bilat: Program, base: Base) -> None:
    facts = (
        "[event.warning]\ntitle = 'The Paper warned of a war'\ndate = '2023'\nstatus = 'happened'\n"
        "claim = [{ source = 'paper', quote = 'a war may come' }]\n"
    )
    printed = bilat("cite", "warning", facts=base(facts)).stdout
    assert printed.startswith("The Paper warned of a war in 2023 [1].\n")


@pytest.mark.parametrize(
    ("title", "speaker", "is_named"),
    [
        ("Russia’s defence ministry said it had won", "Ministry of Defence of Russia", True),
        ("The Russian embassy denied it", "Embassy of Russia in Mali", True),
        ("JNIM said that it had struck", "Jama’at Nusrat al-Islam wal-Muslimin", True),
        ("Wagner announced it", "Wagner Group", True),
        ("Russia denied it", "Ministry of Roads", False),
        ("Sow spoke by phone with Li", "Ana Sow", False),
    ],
)
def test_a_speaker_is_known_by_a_surname_an_office_or_capitals(
    title: str, speaker: str, is_named: bool, bilat: Program, base: Base
) -> None:
    facts = (
        f"[organisation.body]\nname = '{speaker}'\n[event.lot]\ntitle = '{title}'\ndate = '2023'\n"
        "status = 'happened'\nclaim = [{ source = 'paper', by = 'body', quote = 'w' }]\n"
    )
    assert ("according to" not in sentence(bilat, base(facts))) is is_named


def test_of_many_speakers_those_are_named_who_say_when_and_are_no_gatherers_of_news(bilat: Program, base: Base) -> None:
    kinds = {"gatherer": "aggregator", "silent": "press", "first": "press", "second": "press"}
    sources = "".join(
        f"[publisher.{name}]\nname = 'The {name}'\ntype = '{type_}'\n[source.from-{name}]\ntitle = 'T'\n"
        f"publisher = '{name}'\npublished = '2024-01-0{day}'\n"
        for day, (name, type_) in enumerate(kinds.items(), start=1)
    )
    says = {"silent": ", silent = ['date']"}
    claims = ", ".join(f"{{ source = 'from-{name}', quote = 'w'{says.get(name, '')} }}" for name in kinds)
    facts = f"{sources}[event.lot]\ntitle = 'Sow fell ill'\ndate = '2023'\nstatus = 'happened'\nclaim = [{claims}]\n"
    assert sentence(bilat, base(facts)) == (
        "Sow fell ill in 2023, according to The first, The second and two others [1][2][3][4]."
    )


def test_whoever_repeats_what_the_speaker_said_is_cited_but_not_named(bilat: Program, base: Base) -> None:
    facts = (
        "[event.lot]\ntitle = 'Sow warned of a war'\ndate = '2023'\nstatus = 'happened'\nclaim = [\n"
        "{ source = 'ministry', by = 'ana-sow', quote = 'a war may come' }, { source = 'paper', quote = 'a war' }]\n"
    )
    assert sentence(bilat, base(facts)) == "Sow warned of a war in 2023 [1][2]."


def test_a_comma_stands_before_a_footnote(bilat: Program, base: Base) -> None:
    facts = UNLIKE.replace("says = { amount = 90 }", 'says = { terms = "gift" }').replace(
        'quote = "100 tonnes"', 'quote = "100 tonnes", says = { terms = "sale" }'
    )
    printed = bilat("cite", "lot", "--markdown", facts=base(facts)).stdout
    assert "call it a sale,[^lot-paper] others a gift.[^lot-ministry]" in printed
