"""A field, an output format and a command are each one place and one name: added to a copy, they work everywhere."""

import json
from collections.abc import Sequence

import pytest

from support.program_copy import ProgramCopy
from support.small_bases import BASE

pytestmark = pytest.mark.slow

CHAIR = """\
        Field("chair", Type.PERSON, "who was in the chair", filter="Meetings in their chair."),
"""
YAML = '''
"""Rows as YAML, a document each."""

from bilat.output.reply import RowsReply


def render(reply: RowsReply, fields):
    """Return a document for each row."""
    for row in reply.records(fields).picked():
        yield "---\\n" + "".join(f"{name}: {value}\\n" for name, value in row.items())
'''
COMMODITIES = '''
"""`bilat commodities`: the goods, and the wider word for each."""

from bilat.cli.command import Command
from bilat.output.reply import TextReply


def command(name):
    """Return the command."""
    return Command(name, "The commodities, each with its wider word.", _answer)


def _answer(_arguments, session):
    rows = session.index.commodities()
    return TextReply(f"{row['id']}\\t{row['is'] or ''}\\n" for row in rows)
'''
FACTS = (
    BASE
    + """
[meeting.talks]
title = "Talks in Bamako"
date = "2023-05-04"
form = "talks"
status = "held"
chair = "ana-sow"
claim = [{ source = "paper", quote = "the talks were held" }]

[meeting.visit]
title = "A visit"
date = "2023-06"
form = "visit"
status = "held"
claim = [{ source = "paper", quote = "they went there" }]
"""
)


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> ProgramCopy:
    """Return a copy of the program that has a field `chair`, a format `--yaml` and a command `commodities` too."""
    copy = ProgramCopy(tmp_path_factory.mktemp("program"), FACTS)
    copy.add_name("schema/kinds/meeting.py", '        Field("people"', CHAIR)
    copy.add("output/machine/yaml.py", YAML)
    copy.add_name(
        "output/formats.py", '    "plain": Format(', '    "yaml": Format("bilat.output.machine.yaml", "YAML."),\n'
    )
    copy.add("cli/commands/commodities.py", COMMODITIES)
    copy.add_name("cli/command_table.py", '    "cache": (', '    "commodities": ("commodities", "The commodities."),\n')
    return copy


def printed(program: ProgramCopy, *words: str) -> str:
    answer = program.run(*words)
    assert answer.returncode == 0, answer.stderr
    return answer.stdout


def found(program: ProgramCopy, *words: str) -> list[str]:
    return [row["id"] for row in json.loads(printed(program, *words, "--json"))["facts"]]


@pytest.mark.parametrize(
    "question",
    [
        ("meetings", "--chair", "anna so"),
        ("meetings", "--person", "Ana Sow"),
        ("search", "Sow"),
        ("meetings", "--text", "sow"),
    ],
    ids=" ".join,
)
def test_a_new_field_is_filtered_and_searched(question: Sequence[str], program: ProgramCopy) -> None:
    assert found(program, *question) == ["talks"]


def test_a_name_that_a_new_field_can_not_hold_is_refused(program: ProgramCopy) -> None:
    refused = program.run("meetings", "--chair", "nobody")
    assert (refused.returncode, "no person called 'nobody'" in refused.stderr) == (2, True)


def test_a_new_field_is_in_the_answer_with_the_name_of_whom_it_names(program: ProgramCopy) -> None:
    answer = json.loads(printed(program, "meetings", "--json"))
    people = json.loads(printed(program, "people", "--json"))["people"]
    assert ([row["chair"] for row in answer["facts"]], answer["people"], people[0]["facts"]) == (
        ["ana-sow", None],
        {"ana-sow": "Ana Sow"},
        1,
    )


def test_a_new_field_is_completed_and_described(program: ProgramCopy) -> None:
    offered = program.completed("bilat", "meetings", "--chair", "an")
    described = [line for line in printed(program, "fields", "meeting").splitlines() if line.startswith("chair")]
    assert (offered, [line.split(maxsplit=1)[1] for line in described]) == (
        ["ana-sow"],
        ["who was in the chair (the id of a person)"],
    )


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("meetings --yaml --fields id,form", "---\nid: talks\nform: talks\n---\nid: visit\nform: visit\n"),
        ("people --yaml --fields id,name", "---\nid: ana-sow\nname: Ana Sow\n"),
        ("search talks --yaml --fields id", "---\nid: talks\n"),
        ("show visit --yaml --fields title", "---\ntitle: A visit\n"),
    ],
)
def test_a_new_format_is_one_of_every_command_with_rows(question: str, text: str, program: ProgramCopy) -> None:
    assert printed(program, *question.split()) == text


def test_a_new_format_is_explained_and_refuses_the_others(program: ProgramCopy) -> None:
    refused = program.run("meetings", "--yaml", "--csv")
    assert (
        refused.returncode,
        "--csv" in refused.stderr,
        "--yaml" in printed(program, "meetings", "--help"),
        "--yaml      YAML." in printed(program, "help", "output"),
        program.completed("bilat", "meetings", "--ya"),
    ) == (2, True, True, True, ["--yaml"])


def test_a_new_command_answers_and_is_found(program: ProgramCopy) -> None:
    assert printed(program, "commodities") == "grain\t\nwheat\tgrain\n"


def test_a_new_command_is_listed_helped_completed_and_suggested(program: ProgramCopy) -> None:
    listed = [line.split(maxsplit=1) for line in printed(program, "--help").splitlines()]
    assert (
        ["commodities", "The commodities."] in listed,
        "The commodities, each with its wider word." in printed(program, "commodities", "--help"),
        program.completed("bilat", "commo"),
        "commodities" in program.run("comodities").stderr,
    ) == (True, True, ["commodities"], True)
