"""A kind is one file and one name in a list: one added to a copy of the program is right in every answer."""

import csv
import json
from typing import Any

import pytest
import tomli
from jsonschema_rs import Draft7Validator, Draft202012Validator

from support.program_copy import ProgramCopy
from support.small_bases import BASE
from support.terminals import on_terminal, readable

pytestmark = pytest.mark.slow

VISA = '''
"""Visas: who issued them to whom."""

from bilat.schema.fields import GIVER, Field, Type
from bilat.schema.kind import Column, Kind, country_field, progress_field

VISA = Kind(
    name="visa",
    brief="Visas issued and refused.",
    summary="Which visas were issued or refused, by whom, to whom.",
    sign=("✈", "vi"),
    own=(
        country_field("issuer", "the country that issues it", GIVER),
        Field(
            "authority",
            Type.ORGANISATION,
            "the body that issues it",
            disputable=True,
            filter="Visas of this authority.",
        ),
        Field("envoys", Type.PEOPLE, "who travels on it"),
        progress_field("status", "how far it has come", ("announced", "issued"), ("refused",)),
    ),
    columns=(
        Column("date", "Date", 2),
        Column("title", "Visa", 1),
        Column("authority", "Authority", 3),
        Column("envoys", "Envoys", 5),
        Column("status", "Status", 3),
        Column("sources", "Sources", 4),
    ),
    progress="status",
    plans=("announced",),
)
'''
FACTS = (
    BASE
    + """
[organisation.mali-mfa]
name = "Ministry of Foreign Affairs of Mali"
also = ["Maliländisches Außenministerium"]
country = "ML"

[visa.envoy-2023]
title = "A visa for an envoy"
date = "2023-05-04"
issuer = "ML"
authority = "mali-mfa"
envoys = ["ana-sow"]
status = "issued"
claim = [{ source = "paper", quote = "the visa was issued" }]

[visa.student-2024]
title = "A visa for a student"
date = "2024"
issuer = "RU"
status = "announced"
claim = [{ source = "ministry", quote = "a visa will be issued" }]
"""
)


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> ProgramCopy:
    """Return a copy of the program that has the kind "visa" too."""
    copy = ProgramCopy(tmp_path_factory.mktemp("program"), FACTS)
    copy.add("schema/kinds/visa.py", VISA)
    copy.add_name("schema/kind_list.py", '    "vote": "votes",\n', '    "visa": "visas",\n')
    return copy


def answer(program: ProgramCopy, *words: str) -> Any:
    """Return the JSON answer to a question, after it was held against the schema that the copy makes."""
    asked = program.run(*words, "--json")
    assert asked.returncode == 0, asked.stderr
    found = json.loads(asked.stdout)
    schema = json.loads(
        program.python(f"import json, generators.answer_schemas as s; print(json.dumps(s.schema({found['format']!r})))")
    )
    assert [error.message for error in Draft202012Validator(schema).iter_errors(found)] == []
    return found


def found(program: ProgramCopy, *words: str) -> list[str]:
    return [row["id"] for row in json.loads(program.run(*words, "--json").stdout)["facts"]]


def test_a_new_kind_is_listed_with_the_names_of_those_it_mentions(program: ProgramCopy) -> None:
    listed = answer(program, "visas")
    assert (listed["kind"], listed["people"], listed["organisations"]) == (
        "visa",
        {"ana-sow": "Ana Sow"},
        {"mali-mfa": "Ministry of Foreign Affairs of Mali"},
    )


@pytest.mark.parametrize(
    "filter_",
    [
        ("--authority", "Ministry of Foreign Affairs of Mali"),
        ("--authority", "malilandisches aussenministerium"),
        ("--issuer", "Mali"),
        ("--country", "ML"),
        ("--person", "Anna So"),
        ("--organisation", "mali-mfa"),
        ("--status", "issued"),
        ("--year", "2023"),
        ("--text", "sow"),
    ],
    ids=" ".join,
)
def test_a_new_kind_is_filtered_by_its_fields_in_any_spelling(filter_: tuple[str, str], program: ProgramCopy) -> None:
    assert found(program, "visas", *filter_) == ["envoy-2023"]


def test_an_authority_that_the_base_lacks_is_named(program: ProgramCopy) -> None:
    refused = program.run("visas", "--authority", "Ministry of Magic", "--json")
    assert (refused.returncode, refused.stdout, "no organisation called 'Ministry of Magic'" in refused.stderr) == (
        2,
        "",
        True,
    )


@pytest.mark.parametrize(("word", "text"), [("Sow", "Ana Sow"), ("Affairs", "Ministry of Foreign Affairs of Mali")])
def test_a_new_kind_is_found_by_the_names_in_it(word: str, text: str, program: ProgramCopy) -> None:
    hits = answer(program, "search", word)["hits"]
    assert hits == [{"id": "envoy-2023", "part": "names", "text": text, "claim": None}]


def test_people_and_organisations_count_the_facts_of_a_new_kind(program: ProgramCopy) -> None:
    people, organisations = answer(program, "people")["people"], answer(program, "organisations")["organisations"]
    assert [row["facts"] for row in (*people, *organisations)] == [1, 1]


def test_a_new_kind_is_counted(program: ProgramCopy) -> None:
    counts = {row["kind"]: row["facts"] for row in answer(program, "stats")["kinds"]}
    assert counts == dict.fromkeys(counts, 0) | {"visa": 2}


def terminal(program: ProgramCopy, *words: str, columns: int = 100) -> list[str]:
    """Return the lines that people see on a terminal."""
    own = program.environment
    return readable(on_terminal(*words, facts=program.facts, cache=program.cache, env=own, columns=columns))


def test_a_new_kind_stands_in_the_timeline(program: ProgramCopy) -> None:
    years = answer(program, "timeline", "--kind", "visa")["years"]
    assert years == [{"year": "2023", "facts": ["envoy-2023"]}, {"year": "2024", "facts": ["student-2024"]}]


def test_a_new_kind_is_drawn_on_a_terminal_with_its_own_sign(program: ProgramCopy) -> None:
    drawn = terminal(program, "timeline", "--kind", "visa")
    assert [line.rpartition("✈")[2].strip() for line in drawn if "envoy" in line] == ["A visa for an envoy, issued"]


def test_a_new_kind_is_a_table_on_a_terminal(program: ProgramCopy) -> None:
    lines = terminal(program, "visas", columns=140)
    head = next(line for line in lines if "Authority" in line)
    assert head.split() == ["Date", "Visa", "Authority", "Envoys", "Status", "Sources"]


def test_a_new_kind_has_columns(program: ProgramCopy) -> None:
    row = next(csv.DictReader(program.run("visas", "--csv").stdout.splitlines()))
    assert (row["issuer"], row["authority"], row["envoys"]) == ("ML", "mali-mfa", "ana-sow")


@pytest.mark.parametrize("name", ["visas", "visa"])
def test_the_fields_of_a_new_kind_are_listed(name: str, program: ProgramCopy) -> None:
    fields = {row["name"]: row["type"] for row in answer(program, "fields", name)["fields"]}
    assert (fields["authority"], fields["envoys"]) == ("the id of an organisation", "a list of ids of people")


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        (("bilat", "vis"), ["visas"]),
        (("bilat", "visas", "--aut"), ["--authority"]),
        (("bilat", "visas", "--authority", "mal"), ["mali-mfa"]),
        (("bilat", "visas", "--issuer", "M"), ["ML"]),
        (("bilat", "visas", "--fields", "id,env"), ["id,envoys"]),
        (("bilat", "timeline", "--kind", "vi"), ["visa"]),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_a_new_kind_is_completed(typed: tuple[str, ...], offered: list[str], program: ProgramCopy) -> None:
    assert [line.split("\t")[0] for line in program.completed(*typed) if line] == offered


@pytest.mark.parametrize("command", ["show", "cite"])
def test_a_fact_of_a_new_kind_is_shown_and_cited(command: str, program: ProgramCopy) -> None:
    assert [row["kind"] for row in answer(program, command, "envoy-2023")["facts"]] == ["visa"]


def test_help_lists_a_new_kind(program: ProgramCopy) -> None:
    listed = [line.split(maxsplit=1) for line in program.run("--help").stdout.splitlines()]
    page = program.run("visas", "--help")
    assert (["visas", "Visas issued and refused."] in listed, page.returncode, "--authority" in page.stdout) == (
        True,
        0,
        True,
    )


def test_a_new_kind_is_checked(program: ProgramCopy) -> None:
    assert program.run("check", str(program.facts), "--ignore", "B2").stdout.splitlines()[-1].endswith("no problems.")


def test_an_editor_knows_a_new_kind(program: ProgramCopy) -> None:
    code = "import json, generators.fact_file_schema as s; print(json.dumps(s.file_schema()))"
    schema = json.loads(program.python(code))
    base = tomli.loads(FACTS)
    wrong = tomli.loads(FACTS.replace('envoys = ["ana-sow"]', 'envoys = "ana-sow"'))
    validator = Draft7Validator(schema)
    assert (list(validator.iter_errors(base)), validator.is_valid(wrong)) == ([], False)


def test_the_page_on_the_fact_file_describes_a_new_kind(program: ProgramCopy) -> None:
    page = program.python("import generators.fact_file_page as p; print(p.files()[p.PATH])").splitlines()
    row = "| `authority` | the id of an organisation | the body that issues it; a claim may say it differently |"
    assert ("### `[visa.some-id]` · `bilat visas`" in page, row in page) == (True, True)
