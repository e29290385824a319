"""The outputs hold the same rows: what goes out of one comes back through a real reader of it."""

import csv
import io
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bilat.schema import columns
from bilat.schema.fields import Field
from bilat.schema.kinds import KINDS
from support.program import Program
from support.small_bases import aid

AWKWARD = (
    "Two\nlines;=1+1\n=2+2;'3', a \"quote\", a tab\there, "
    "a \\ and ; and | and * and _ and <b> & `code` ~x~ www.example.org"
)
FACTS = (
    aid("awkward", title=AWKWARD, topics=["one", "two-parts", "plain"], note="=1+1")
    + aid("apostrophe", title="'quoted'", amount=2.5, date="2023-12")
    + aid(
        "argued",
        claims='{ source = "paper", quote = "x" }, { source = "ministry", quote = "y", says = { amount = 7 } }',
    )
    + aid("at-year-end", date="[2023-12-31,2024-01-01]", amount=None, unit=None)
)


@pytest.fixture
def rows(bilat: Program, base: Callable[..., Path]) -> tuple[Path, list[dict[str, Any]]]:
    """Return a base, and its rows as JSON gives them, with the fields by which each is uncertain."""
    facts = base(FACTS)
    answer = json.loads(bilat("aid", "--year", "2023", "--json", facts=facts).stdout)
    doubts = {one["id"]: one["fields"] for one in answer["uncertain"]}
    return facts, [{**row, "uncertain": doubts.get(row["id"], [])} for row in answer["facts"]]


def value(cell: str, field: Field) -> Any:
    """Return what a cell of CSV or TSV holds, as `bilat help output` says that it is written."""
    if cell == "":
        return [] if field.type.is_list else None
    if field.name in ("claims", "votes", "withdrawn", "roles"):
        return json.loads(cell)
    if cell in ("true", "false") or (field.unit and re.fullmatch(r"-?[\d.]+", cell)):
        return json.loads(cell)
    text = re.sub(r"(^|[;\n])'", r"\1", cell)
    if field.type.is_list:
        return [re.sub(r"\\(.)", r"\1", one) for one in re.findall(r"(?:\\.|[^;\\])+", text)]
    return text


def typed(cells: list[dict[str, str]]) -> list[dict[str, Any]]:
    """Return the rows of a spreadsheet without the claims, which it holds in text."""
    fields = {field.name: field for field in (*columns.of_row(KINDS["aid"]), columns.UNCERTAIN)}
    return [{name: value(cell, fields[name]) for name, cell in row.items() if name in fields} for row in cells]


def without_claims(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [{name: cell for name, cell in row.items() if name != "claims"} for row in rows]


def test_every_kind_has_the_columns_of_its_rows(bilat: Program) -> None:
    for kind in KINDS.values():
        facts = json.loads(bilat(kind.command, "--limit", "1", "--json").stdout)["facts"]
        in_text = [field.name for field in columns.IN_TEXT]
        assert [*facts[0], "uncertain", *in_text] == [field.name for field in columns.of_kind(kind)]


@pytest.mark.parametrize("separator", ",;\t")
@pytest.mark.parametrize("form", ["--csv", "--tsv"])
def test_no_cell_is_a_formula_whichever_separator_a_spreadsheet_goes_by(
    form: str, separator: str, bilat: Program, base: Callable[..., Path]
) -> None:
    written = bilat("aid", form, facts=base(FACTS)).stdout
    cells = [cell for row in csv.reader(io.StringIO(written, newline=""), delimiter=separator) for cell in row]
    assert [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))] == []


def test_totals_have_the_columns_of_their_rows(bilat: Program) -> None:
    totals = json.loads(bilat("aid", "--json").stdout)["totals"]
    assert list(totals[0]) == [field.name for field in columns.of_totals(KINDS["aid"])]


@pytest.mark.parametrize("command", ["sources", "people", "organisations"])
def test_names_have_the_columns_of_their_rows(command: str, bilat: Program) -> None:
    row = json.loads(bilat(command, "--json").stdout)[command][0]
    assert sorted(row) == sorted(field.name for field in columns.KNOWN[command])


def test_csv_comes_back_whole(rows: tuple[Path, list[dict[str, Any]]], bilat: Program) -> None:
    facts, expected = rows
    written = bilat("aid", "--year", "2023", "--csv", facts=facts).stdout
    assert typed(list(csv.DictReader(io.StringIO(written, newline="")))) == without_claims(expected)


def test_csv_ends_its_lines_as_the_standard_says() -> None:
    process = subprocess.run([sys.executable, "-m", "bilat", "votes", "--csv"], capture_output=True, check=True)
    rows = list(csv.reader(io.StringIO(process.stdout.decode(), newline="")))
    assert process.stdout.count(b"\r\n") == len(rows) > 1


def test_a_spreadsheet_has_the_evidence_in_text_a_line_for_each_live_claim(bilat: Program) -> None:
    answer = bilat("aid", "--commodity", "wheat", "--stage", "delivered", "--year", "2023", "--csv").stdout
    (row,) = [row for row in csv.DictReader(io.StringIO(answer, newline="")) if row["id"] == "wheat-2023"]
    lines = {name: row[name].split("\n") for name in ("publishers", "published", "quotes", "links")}
    at = lines["quotes"].index("sold to five different mills")

    assert {len(found) for found in lines.values()} == {len(lines["quotes"])}
    assert (lines["publishers"][at], row["differences"].split("\n")[at]) == (
        "Bloomberg",
        "gives the terms as sale; does not give the amount",
    )
    assert lines["links"][at].startswith("https://www.bnnbloomberg.ca/")
    assert "50,000 tons of wheat, 22,000 tons of fertilizers" not in lines["quotes"]  # rejected


def test_claims_are_a_row_each_with_who_says_it_and_how_it_stands(bilat: Program) -> None:
    answer = bilat("aid", "--year", "2023", "--csv", "--claims").stdout
    rows = list(csv.DictReader(io.StringIO(answer, newline="")))
    facts = json.loads(bilat("aid", "--year", "2023", "--json").stdout)["facts"]
    by_claim = {row["claim"]: row for row in rows}
    slip = by_claim["wheat-2023/dailyafricanews-undated"]

    assert list(by_claim) == [claim["id"] for fact in facts for claim in fact["claims"]]
    assert (slip["publisher"], slip["standing"], slip["rejected"][:5]) == ("Daily Africa News", "rejected", "Takes")
    assert by_claim["wheat-2023/tass-2024-01-17"]["by"] == "Maria Zakharova"


def test_claims_are_rows_in_every_format_but_json(bilat: Program) -> None:
    lines = bilat("votes", "--claims", "--jsonl").stdout.splitlines()
    piped = bilat("votes", "--claims", "--fields", "claim").stdout.splitlines()
    refused = bilat("votes", "--claims", "--json")

    assert [json.loads(line)["claim"] for line in lines] == piped != []
    assert (refused.returncode, refused.stdout, "--jsonl" in refused.stderr) == (2, "", True)


def test_a_mark_for_excel_begins_csv_and_nothing_else(bilat: Program) -> None:
    marked, plain = bilat("votes", "--csv", "--bom").stdout, bilat("votes", "--csv").stdout
    assert marked == "\ufeff" + plain
    assert bilat("votes", "--tsv", "--bom").returncode == 2


def test_a_spreadsheet_of_totals_says_nothing_where_nothing_is_certain(bilat: Program) -> None:
    answer = bilat("aid", "--totals", "--by", "terms", "--commodity", "wheat", "--year", "2023", "--csv").stdout
    rows = [
        (row["stage"], row["group"], row["chosen"], row["low"], row["high"])
        for row in csv.DictReader(io.StringIO(answer, newline=""))
    ]

    assert ("delivered", "sale", "", "", "50000") in rows
    assert ("delivered", "gift", "50000", "0", "50000") in rows


def test_tsv_comes_back_whole(rows: tuple[Path, list[dict[str, Any]]], bilat: Program) -> None:
    facts, expected = rows
    head, *lines = bilat("aid", "--year", "2023", "--tsv", facts=facts).stdout.splitlines()
    names = {"\\t": "\t", "\\n": "\n", "\\r": "\r", "\\\\": "\\"}
    cells = [[re.sub(r"\\[tnr\\]", lambda found: names[found[0]], cell) for cell in line.split("\t")] for line in lines]
    assert typed([dict(zip(head.split("\t"), row, strict=True)) for row in cells]) == without_claims(expected)


def test_json_lines_come_back_whole_with_their_sources(rows: tuple[Path, list[dict[str, Any]]], bilat: Program) -> None:
    facts, expected = rows
    lines = [json.loads(line) for line in bilat("aid", "--year", "2023", "--jsonl", facts=facts).stdout.splitlines()]
    documents = {claim.pop("document")["publisher_name"] for line in lines for claim in line["claims"]}
    names = [line.pop("names") for line in lines]
    assert (lines, documents, names) == (expected, {"The Paper", "The Ministry"}, [{}] * len(lines))


def test_jq_reads_what_the_json_says(rows: tuple[Path, list[dict[str, Any]]], bilat: Program) -> None:
    jq = shutil.which("jq")
    if not jq:
        pytest.skip("jq is not installed")
    facts, expected = rows
    written = bilat("aid", "--year", "2023", "--json", facts=facts).stdout
    asked = [jq, "-c", "INDEX(.uncertain[]; .id) as $some | .facts[] | . + {uncertain: ($some[.id].fields // [])}"]
    read = subprocess.run(asked, input=written, capture_output=True, text=True)
    assert [json.loads(line) for line in read.stdout.splitlines()] == expected


@pytest.mark.slow
def test_duckdb_reads_the_csv_and_the_json_lines(
    rows: tuple[Path, list[dict[str, Any]]], bilat: Program, tmp_path: Path
) -> None:
    duckdb = pytest.importorskip("duckdb", reason="duckdb is not installed")
    facts, expected = rows
    for name in ("csv", "jsonl"):
        place = tmp_path / f"aid.{name}"
        place.write_text(bilat("aid", "--year", "2023", f"--{name}", facts=facts).stdout, encoding="utf-8", newline="")
        read = "read_csv" if name == "csv" else "read_json"
        found = duckdb.sql(f"SELECT id, amount FROM {read}('{place}')").fetchall()
        assert found == [(row["id"], row["amount"]) for row in expected]
    whole = duckdb.sql(f"SELECT * FROM read_csv('{tmp_path}/aid.csv', all_varchar = true)")
    cells = [dict(zip(whole.columns, (cell or "" for cell in row), strict=True)) for row in whole.fetchall()]
    assert typed(cells) == without_claims(expected)


@pytest.mark.slow
def test_pandas_reads_the_csv(rows: tuple[Path, list[dict[str, Any]]], bilat: Program) -> None:
    pandas = pytest.importorskip("pandas", reason="pandas is not installed")
    facts, expected = rows
    written = bilat("aid", "--year", "2023", "--csv", facts=facts).stdout
    frame = pandas.read_csv(io.StringIO(written, newline=""), dtype=str, keep_default_na=False)
    assert typed(frame.to_dict("records")) == without_claims(expected)


def test_a_markdown_reader_gets_every_cell(rows: tuple[Path, list[dict[str, Any]]], bilat: Program) -> None:
    markdown_it = pytest.importorskip("markdown_it", reason="markdown-it-py is not installed")
    facts, expected = rows
    written = bilat("aid", "--year", "2023", "--markdown", "--fields", "id,title,note", facts=facts).stdout
    parser = markdown_it.MarkdownIt("gfm-like", {"linkify": False})
    cells = [
        "".join(child.content for child in token.children or ())
        for token in parser.parse(written)
        if token.type == "inline"
    ]
    assert cells == ["id", "title", "note", *(row[key] or "" for row in expected for key in ("id", "title", "note"))]


def test_a_dispute_and_an_uncertain_date_are_columns(rows: tuple[Path, list[dict[str, Any]]], bilat: Program) -> None:
    facts, _ = rows
    for flag in ("--csv", "--tsv"):
        head = bilat("aid", "--year", "2023", flag, facts=facts).stdout.splitlines()[0]
        assert "disputed" in head
        assert "uncertain" in head
    table = bilat("aid", "--year", "2023", "--markdown", facts=facts).stdout.splitlines()
    assert (table[0].split(" | ")[-2:], table[-1].split(" | ")[-1]) == (
        ["Disputed", "Uncertain |"],
        "may fall outside the requested dates |",
    )


@pytest.mark.slow
@pytest.mark.parametrize("flag", ["--json", "--jsonl", "--csv", "--tsv", "--markdown", "--plain"])
@pytest.mark.parametrize(
    "command", [("aid",), ("show", "wheat-2023"), ("sources",), ("people",), ("aid", "--totals")], ids=" ".join
)
def test_the_same_question_gives_the_same_bytes(command: tuple[str, ...], flag: str, process: Program) -> None:
    # Each process has its own order of sets.
    first, second = process(*command, flag), process(*command, flag)
    assert (first.returncode, first.stdout != "", first.stdout == second.stdout, first.stderr) == (0, True, True, "")


def test_fields_are_picked_in_the_order_asked_for(bilat: Program, base: Callable[..., Path]) -> None:
    facts = base(FACTS)
    picked = {
        flag: bilat("aid", "--fields", "amount,id", *([flag] if flag else []), "--limit", "1", facts=facts).stdout
        for flag in ("", "--csv", "--tsv", "--jsonl", "--markdown", "--plain")
    }
    assert picked == {
        "": "100\targued\n",
        "--csv": "amount,id\r\n100,argued\r\n".replace("\r\n", "\n"),
        "--tsv": "amount\tid\n100\targued\n",
        "--jsonl": '{"amount": 100, "id": "argued"}\n',
        "--markdown": "| amount | id |\n| --- | --- |\n| 100 | argued |\n",
        "--plain": "amount: 100\nid: argued\n",
    }


def test_json_holds_the_fields_picked(bilat: Program, base: Callable[..., Path]) -> None:
    answer = json.loads(bilat("aid", "--json", "--fields", "id,uncertain", "--limit", "1", facts=base(FACTS)).stdout)
    assert answer["facts"] == [{"id": "argued", "uncertain": []}]


@pytest.mark.parametrize(
    "command", [("aid",), ("show", "wheat-2023"), ("sources",), ("people",), ("organisations",)], ids=" ".join
)
def test_an_unknown_field_is_refused_with_the_known_ones(command: tuple[str, ...], bilat: Program) -> None:
    answer = bilat(*command, "--fields", "it")
    assert (answer.returncode, answer.stdout, "'it'" in answer.stderr, "id," in answer.stderr) == (2, "", True, True)


def test_two_outputs_refuse_each_other(bilat: Program) -> None:
    answer = bilat("aid", "--json", "--csv")
    assert (answer.returncode, answer.stderr.splitlines()[0]) == (
        2,
        "bilat aid: --json and --csv exclude each other; choose one.",
    )


@pytest.mark.parametrize("kind", [kind.command for kind in KINDS.values()])
def test_the_fields_of_a_kind_are_listed(kind: str, bilat: Program) -> None:
    lines = bilat("fields", kind).stdout.splitlines()
    assert [line.split()[0] for line in lines] == [field.name for field in columns.KNOWN[kind]]


def test_a_text_that_a_spreadsheet_would_run_is_text(bilat: Program, base: Callable[..., Path]) -> None:
    written = bilat(
        "aid", "--csv", "--fields", "note,amount", "--year", "2023", facts=base(aid("x", note="=1+1", amount=1))
    ).stdout
    assert written == "note,amount\n'=1+1,1\n"
