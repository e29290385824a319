"""Filters: each keeps the facts it says, and what may fall outside the window is named."""

import json
import shlex
from pathlib import Path
from typing import Any

import pytest

from support.program import Program, ids
from support.small_bases import BASE, SMALL, aid


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a base whose index is built once for all filters."""
    path = tmp_path_factory.mktemp("small") / "facts.toml"
    path.write_text(BASE + SMALL, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ([], ["early", "either", "moved", "vague", "late"]),
        (["--year", "2022"], ["early", "either", "moved"]),
        (["--year", "2023"], ["either", "moved", "vague", "late"]),
        (["--since", "2023-02"], ["vague", "late"]),
        (["--until", "2022-06"], ["early"]),
        (["--commodity", "grain"], ["early", "either", "moved", "vague", "late"]),
        (["--commodity", "wheat"], ["either", "moved", "vague", "late"]),
        (["--donor", "mali"], ["either"]),
        (["--recipient", "ML"], ["early", "moved", "vague", "late"]),
        (["--stage", "pledged"], ["late"]),
        (["--terms", "sale"], ["vague"]),
        (["--place", "koulouba"], ["early"]),
        (["--topic", "FOOD"], ["early"]),
        (["--source", "ministry"], ["moved"]),
        (["--said-by", "anna so"], ["moved"]),
        (["--disputed"], ["moved"]),
        (["--text", "BLE ete"], ["late"]),
        (["--text", "other words"], ["moved"]),
        (["--limit", "2"], ["early", "either"]),
        (["--reverse"], ["late", "vague", "moved", "either", "early"]),
        (["--limit", "2", "--reverse"], ["late", "vague"]),
        (["--withdrawn", "--year", "2023"], ["either", "moved", "gone", "vague", "late"]),
        (["--year", "1999"], []),
    ],
    ids=" ".join,
)
def test_a_filter_keeps_what_it_says(question: list[str], found: list[str], bilat: Program, small: Path) -> None:
    assert ids(bilat("aid", *question, "--json", facts=small).stdout) == found


def test_what_need_not_lie_in_the_window_is_named(bilat: Program, small: Path) -> None:
    answer = json.loads(bilat("aid", "--year", "2023", "--json", facts=small).stdout)
    assert answer["uncertain"] == [{"id": "moved", "fields": ["date"]}, {"id": "vague", "fields": ["date"]}]


def test_a_window_of_one_day_begins_and_ends_on_it(bilat: Program, small: Path) -> None:
    answer = bilat("aid", "--since", "2023-05-01", "--until", "2023-05-01", "--json", facts=small)
    assert (answer.returncode, "late" in ids(answer.stdout)) == (0, True)


def against(**says: str) -> str:
    """Return the claims of a fact that one source reports as it is, and another otherwise."""
    said = ", ".join(f'{field} = "{value}"' for field, value in says.items())
    return f'{{ source = "paper", quote = "a" }}, {{ source = "ministry", quote = "b", says = {{ {said} }} }}'


ARGUED = (
    "[commodity.oil]\n"
    + aid("sold", terms="gift", claims=against(terms="sale"), topics=["food"])
    + aid("lot", part_of="sold", topics=["food"])
    + aid("coarse", claims=against(commodity="grain"), topics=["food", "trade"])
    + aid("other", commodity="wheat", claims=against(commodity="oil"))
    + aid("landed", place="Bamako", country="ML", claims=against(place="Kayes", country="SN"))
    + aid("half", part_of="landed")
    + aid("elsewhere", part_of="landed", place="Gao")
    + aid("moved", date="2022-12-31", terms="gift", claims=against(date="2023-01-01", terms="sale"))
)


@pytest.fixture(scope="module")
def argued(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a base in which sources disagree on what filters ask for."""
    path = tmp_path_factory.mktemp("argued") / "facts.toml"
    path.write_text(BASE + ARGUED, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("--terms sale", {"lot": ["terms"], "moved": ["terms"], "sold": ["terms"]}),
        ("--terms gift --terms sale --topic food", {"lot": [], "sold": []}),
        ("--commodity wheat --topic trade", {"coarse": []}),  # grain is but a coarser word for it
        ("--commodity oil", {"other": ["commodity"]}),
        ("--place kayes", {"half": ["place"], "landed": ["place"]}),
        ("--place kayes --place bamako", {"half": [], "landed": []}),
        ("--country SN", {"elsewhere": ["country"], "half": ["country"], "landed": ["country"]}),
        ("--terms sale --year 2022", {"moved": ["date", "terms"]}),
        ("--terms sale --year 2022 --year 2023", {"lot": ["terms"], "moved": ["terms"], "sold": ["terms"]}),
        ("--year 2021 --year 2023 --topic food", {"coarse": [], "lot": [], "sold": []}),
        ("--topic food --topic trade", {"coarse": []}),
        ("--country RU --country SN", {"elsewhere": ["country"], "half": ["country"], "landed": ["country"]}),
        ("--text 'a' --text b --topic trade", {"coarse": []}),
    ],
)
def test_a_fact_is_kept_by_every_reading_and_named_where_not_all_keep_it(
    question: str, found: dict[str, list[str]], bilat: Program, argued: Path
) -> None:
    answer = json.loads(bilat("aid", *shlex.split(question), "--json", facts=argued).stdout)
    doubts = {one["id"]: one["fields"] for one in answer["uncertain"]}
    assert {id_: doubts.get(id_, []) for id_ in sorted(fact["id"] for fact in answer["facts"])} == found
    assert [id_ for id_ in ids(json.dumps(answer)) if id_ in doubts] == list(doubts)


def test_the_words_of_a_question_are_a_list_where_there_are_more(bilat: Program, argued: Path) -> None:
    question = "--year 2023 --year 2025 --country mali --country Mali --text a --text b --disputed"
    answer = json.loads(bilat("aid", *question.split(), "--json", facts=argued).stdout)
    assert answer["query"] == {"year": ["2023", "2025"], "country": "ML", "text": ["a", "b"], "disputed": "yes"}


@pytest.mark.parametrize("flag", ["--plain", "--markdown", "--csv", "--tsv", "--jsonl", ""])
def test_every_output_says_by_which_field_a_fact_need_not_match(flag: str, bilat: Program, argued: Path) -> None:
    answer = bilat("aid", "--terms", "sale", "--year", "2022", *filter(None, [flag]), facts=argued).stdout
    for_people = ("may fall outside the requested dates", "terms: only under some readings")
    for_programs = {"--csv": ("date;terms",), "--tsv": ("date;terms",), "--jsonl": ('"uncertain": ["date", "terms"]',)}
    assert [words for words in for_programs.get(flag, for_people) if words not in answer] == []


def test_what_may_be_found_is_found(bilat: Program, argued: Path) -> None:
    found = bilat("aid", "--commodity", "oil", "--fail-empty", facts=argued).returncode
    nothing = bilat("aid", "--commodity", "oil", "--stage", "shipped", "--fail-empty", facts=argued).returncode
    assert (found, nothing) == (0, 1)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("aid --limit 1 --limit 2", "--limit is given as 1 and as 2; give it once."),
        ("aid --since 2021 --since 2022", "--since is given as '2021' and as '2022'; give it once."),
        ("aid --by year --by month", "--by is given as 'year' and as 'month'; give it once."),
        ("cite sold --style apa --style mla", "--style is given as 'apa' and as 'mla'; give it once."),
        ("--facts a.toml aid --facts b.toml", "--facts is given as 'a.toml' and as 'b.toml'; give it once."),
        ("--facts a.toml --facts b.toml aid", "--facts is given as 'a.toml' and as 'b.toml'; give it once."),
        ("aid --year 2022 --year 2023-13", "--year: '2023-13' has no month 13"),
        ("aid --stage pledged --stage nowhere", "--stage: 'nowhere' is not one of"),
        ("aid --donor RU --donor ''", "--donor: the value is empty"),
    ],
)
def test_an_option_with_two_values_is_refused_where_it_takes_one(question: str, said: str, bilat: Program) -> None:
    answer = bilat(*shlex.split(question))
    assert (answer.returncode, answer.stdout, said in answer.stderr) == (2, "", True), answer.stderr


@pytest.mark.parametrize("question", ["aid --limit 1 --limit 1", "aid --json --json", "aid --by year --by year"])
def test_an_option_may_stand_twice_with_one_value(question: str, bilat: Program, argued: Path) -> None:
    answer = bilat(*question.split(), facts=argued)
    assert (answer.returncode, answer.stderr) == (0, "")


def test_lists_of_fields_are_joined(bilat: Program, argued: Path) -> None:
    answer = bilat("aid", "--fields", "id,stage", "--fields", "date", "--commodity", "oil", facts=argued)
    assert answer.stdout == "other\tdelivered\t2023\n"


def test_facts_are_found_by_who_stands_behind_them(bilat: Program) -> None:
    every = json.loads(bilat("aid", "--json").stdout)
    publishers = every["sources"]

    def of(row: dict[str, Any], key: str) -> set[str]:
        return {publishers[claim["source"]][key] for claim in row["claims"]}

    wanted = {
        ("--publisher", "TASS"): [row["id"] for row in every["facts"] if "tass" in of(row, "publisher")],
        ("--source-type", "official"): [row["id"] for row in every["facts"] if "official" in of(row, "type")],
        ("--publisher-country", "Mali"): [row["id"] for row in every["facts"] if "ML" in of(row, "country")],
        ("--voices", "2"): [row["id"] for row in every["facts"] if row["independent"] <= 2],
        ("--unverified",): [row["id"] for row in every["facts"] if not all(c["verified"] for c in row["claims"])],
    }
    assert {options: ids(bilat("aid", *options, "--json").stdout) for options in wanted} == wanted


def test_an_open_end_alone_finds_nothing_but_is_named(bilat: Program) -> None:
    answer = bilat("scholarships", "--year", "1999", "--fail-empty", "--json")
    found = json.loads(answer.stdout)

    assert (answer.returncode, found["matches"], found["facts"]) == (1, 0, [])
    assert {"id": "quota-historic", "date": "../2022"} in found["open_ended"]


def test_an_open_beginning_reaches_no_further_back_than_the_base(bilat: Program) -> None:
    assert json.loads(bilat("scholarships", "--year", "1950", "--json").stdout)["open_ended"] == []
