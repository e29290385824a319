"""`bilat import`: other people's tables become facts that verify, and references become sources."""

import json
import re
import tomllib
from collections.abc import Sequence
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pytest

from support.program import Program
from support.small_bases import BASE, aid

FLOWS = """\
Flow,Donor,To,Paid (USD),Status,Decided,Goods
F 1,France,Mali,"1,250,000",Paid,03/05/2013,wheat
F 2,Fund X,Mali,300,Paid,04/05/2013,wheat

F 3,France,Mali,-40,Paid,05/05/2013,wheat
F 4,France,Mali,900,Promise,05/2013,
F 5,Fr.,Mali,7,Lost,2013-05-06T00:00:00Z,wheat
"""
HEAD = """\
[base]
format = 1
title = "France and Mali"
parties = ["FR", "ML"]
version = "1"

[publisher.tracker]
name = "The Tracker"
type = "dataset"

[source.flows-2013]
publisher = "tracker"
document = "dataset"
title = "Flows in 2013"
published = "2013-12"
language = "en"

[commodity.wheat]
"""
MAP = """
[words.donors]
"Fr." = "FR"

[words.stages]
Paid = "delivered"
Promise = "pledged"

[[make]]
table = "aid"
id = "{Flow}"
skip = [{ column = "Goods", because = "flows without goods" }]

[make.fields]
title = "{Goods} from {Donor}"
date = { column = "Decided", pattern = "%d/%m/%Y" }
donor = { column = "Donor", words = "donors" }
recipient = "{To}"
commodity = "{Goods}"
amount = { column = "Paid (USD)" }
unit = "USD"
stage = { column = "Status", words = "stages" }

[make.claim]
source = "flows-2013"
quote = ["Donor", "Paid (USD)"]
"""


def run(
    bilat: Program, folder: Path, table: str, mapping: str, *more: str, name: str = "flows.csv", facts: Any = None
) -> CompletedProcess[str]:
    (folder / name).write_text(table, encoding="utf-8")
    (folder / "map.toml").write_text(mapping, encoding="utf-8")
    return bilat("import", str(folder / name), "--map", str(folder / "map.toml"), *more, facts=facts)


def reasons(answer: CompletedProcess[str]) -> dict[str, int]:
    """Return why rows were left out, each with the number of the first."""
    found = re.findall(r"^  [\d,]+ \(the first in row (\d+)\): (.+)$", answer.stderr, re.MULTILINE)
    return {reason: int(row) for row, reason in found}


def test_a_row_becomes_a_fact_and_what_is_left_out_is_said_with_the_reason(bilat: Program, tmp_path: Path) -> None:
    answer = run(bilat, tmp_path, FLOWS, HEAD + MAP)

    made = tomllib.loads(answer.stdout)["aid"]
    assert made == {
        "f-1": {
            "title": "wheat from France",
            "date": "2013-05-03",
            "donor": "FR",
            "recipient": "ML",
            "commodity": "wheat",
            "amount": 1_250_000,
            "unit": "USD",
            "stage": "delivered",
            "claim": [{"source": "flows-2013", "quote": "France 1,250,000", "locator": "row 2"}],
        }
    }
    assert reasons(answer) == {
        "its donor is no country that is known": 3,
        "its amount is less than 0": 5,
        "flows without goods": 6,
        "its date is not written as %d/%m/%Y": 7,
    }
    assert "5 rows read: 1 new entry, 4 left out." in answer.stderr
    assert "Not understood: Fund X (1), 2013-05-06T00:00:00Z (1)." in answer.stderr
    assert "bilat check: no problems." in answer.stderr
    assert answer.returncode == 0


def test_every_quote_is_found_in_the_texts_that_are_written(bilat: Program, tmp_path: Path) -> None:
    texts = tmp_path / "texts"
    answer = run(bilat, tmp_path, FLOWS, HEAD + MAP, "--texts", str(texts))
    base = tmp_path / "new.toml"
    base.write_text(answer.stdout, encoding="utf-8")

    verified = json.loads(bilat("verify", "--texts", str(texts), "--json", facts=base).stdout)
    assert [(quote["source"], quote["state"]) for quote in verified["quotes"]] == [("flows-2013", "found")]

    again = run(bilat, tmp_path, FLOWS, HEAD + MAP, "--texts", str(texts))
    assert (again.returncode, again.stdout) == (2, "")
    assert "is there already; remove it, or name another folder" in again.stderr


NEXT = """\
[[make]]
table = "aid"
id = "{id}"
[make.fields]
title = "{id}"
date = "{date}"
donor = "RU"
recipient = "ML"
commodity = "wheat"
amount = { column = "t", scale = 1000 }
unit = "t"
stage = "delivered"
[make.claim]
source = "next"
[source.next]
publisher = "the-paper"
document = "dataset"
published = "2025"
"""


def test_what_a_later_release_says_otherwise_stands_in_a_claim_of_the_fact_that_is_there(
    bilat: Program, tmp_path: Path, base: Any
) -> None:
    facts = base(aid("ship", amount=25_000, date="2024-05-01") + aid("train", amount=5_000, date="2024-06"))
    table = "id,date,t\nship,2024-05-01,22\ntrain,2024-06,5\nlorry,2024-07,1\nlorry,2024-08,1\n"
    answer = run(bilat, tmp_path, table, NEXT, facts=facts)

    assert [*tomllib.loads(answer.stdout)["aid"]] == ["lorry"]
    first, second = tomllib.loads(answer.stdout)["aid"]["lorry"]["claim"]
    assert "says" not in first
    assert second == {
        "id": "row-5",
        **first,
        "quote": "lorry 2024-08 1",
        "locator": "row 5",
        "says": {"date": "2024-08"},
    }
    comments = [line.removeprefix("#").strip() for line in answer.stdout.splitlines() if line.startswith("#")]
    assert comments == [
        "To be added to the claims of aid.ship:",
        '{ source = "next", quote = "ship 2024-05-01 22", locator = "row 2", says = { amount = 22_000 } },',
        "To be added to the claims of aid.train:",
        '{ source = "next", quote = "train 2024-06 5", locator = "row 3" },',
    ]
    told = "4 rows read: 1 new entry, 3 claims about what is there, of which 2 say otherwise, 0 left out."
    assert told in answer.stderr


@pytest.mark.parametrize(
    ("name", "table", "reading"),
    [
        ("a.tsv", "name\tday\nAna\t2024\n", ""),
        ("a.txt", "name|day\nAna|2024\n", '[read]\nformat = "csv"\ndelimiter = "|"'),
        ("a.csv", "name;day\nAna;2024\n", ""),
        ("a.json", '[{"name": "Ana", "day": 2024}]', ""),
        ("a.jsonl", '{"name": "Ana", "day": 2024}\n\n', ""),
        ("a.json", '{"data": {"ML": [{"name": "Ana", "day": "2024"}]}}', '[read]\nrows = "data.*.*"'),
        ("a.js", "// ours\nconst D = { ML: [ {name: 'Ana', day: 2024,}, ] };", '[read]\nafter = "D ="\nrows = "*.*"'),
    ],
)
def test_tables_are_read_whatever_they_are_written_in(
    name: str, table: str, reading: str, bilat: Program, tmp_path: Path
) -> None:
    maker = '[[make]]\ntable = "person"\nid = "{name}"\nfields = { name = "{name}", note = "Since {day}." }\n'
    answer = run(bilat, tmp_path, table, f"{reading}\n{maker}", name=name)
    assert tomllib.loads(answer.stdout) == {"person": {"ana": {"name": "Ana", "note": "Since 2024."}}}


def test_people_come_from_the_results_of_a_query(bilat: Program, tmp_path: Path) -> None:
    # The form of SPARQL 1.1 Query Results, as the query service of Wikidata gives them.
    results = {
        "head": {"vars": ["item", "en", "ru"]},
        "results": {
            "bindings": [
                {"item": {"value": "http://x/Q1"}, "en": {"value": "Ana Sow"}, "ru": {"value": "Ана Соу"}},
                {"item": {"value": "http://x/Q2"}, "en": {"value": "Bo Li"}},
            ]
        },
    }
    maker = """
[read]
rows = "results.bindings.*"
[[make]]
table = "person"
id = "{en.value}"
fields = { name = "{en.value}", names = { ru = "{ru.value}" } }
"""
    answer = run(bilat, tmp_path, json.dumps(results), maker, name="people.json")
    assert tomllib.loads(answer.stdout)["person"] == {
        "ana-sow": {"name": "Ana Sow", "names": {"ru": "Ана Соу"}},
        "bo-li": {"name": "Bo Li"},
    }


IATI_1 = """<iati-activities version="1.01"><iati-activity default-currency="GBP">
<iati-identifier>GB-1-7</iati-identifier><title>Wells</title><recipient-country code="ML">MALI</recipient-country>
<participating-org ref="GB" role="Funding">UNITED KINGDOM</participating-org>
<transaction><value value-date="2004-04-01Z">775000</value><transaction-type code="C">Commitment</transaction-type>
<transaction-date iso-date="2004-04-01Z">Budget for financial year 2004</transaction-date></transaction>
</iati-activity></iati-activities>"""
IATI_2 = """<iati-activities version="2.03"><iati-activity default-currency="GBP">
<iati-identifier>GB-1-7</iati-identifier><title><narrative>Wells</narrative></title><recipient-country code="ML"/>
<participating-org ref="GB" role="1"><narrative>United Kingdom</narrative></participating-org>
<transaction><transaction-type code="2"/><transaction-date iso-date="2004-04-01"/>
<value value-date="2004-04-01">775000</value></transaction>
</iati-activity></iati-activities>"""


@pytest.mark.parametrize("activities", [IATI_1, IATI_2], ids=["1", "2"])
def test_both_versions_of_iati_say_the_same(activities: str, bilat: Program, tmp_path: Path) -> None:
    maker = """
[source.iati]
publisher = "the-paper"
[[make]]
table = "aid"
id = "{iati-identifier}-{transaction}"
fields = { title = "{title}", date = "{date}", donor = "{funding-org}", recipient = "{recipient-country.code}", \
amount = "{value}", unit = "{currency}", stage = { column = "type", words = "stages" } }
claim = { source = "iati", quote = ["title", "value", "currency"] }
[words.stages]
commitment = "pledged"
"""
    answer = run(bilat, tmp_path, activities, maker, name="activities.xml")
    (made,) = tomllib.loads(answer.stdout)["aid"].items()
    assert made == (
        "gb-1-7-1",
        {
            "title": "Wells",
            "date": "2004-04-01",
            "donor": "GB",
            "recipient": "ML",
            "amount": 775_000,
            "unit": "GBP",
            "stage": "pledged",
            "claim": [{"source": "iati", "quote": "Wells 775000 GBP", "locator": "row 2"}],
        },
    )


@pytest.mark.parametrize(
    ("written", "spec", "read"),
    [
        ("1.234.567,5", 'decimal = ","', 1_234_567.5),
        ("1 234 567,5", 'decimal = ","', 1_234_567.5),
        ("1’234’567.5", "", 1_234_567.5),
        ("2.5", "scale = 1_000_000", 2_500_000),
        ("0.1", "", 0.1),
    ],
)
def test_numbers_are_read_exactly(written: str, spec: str, read: float, bilat: Program, tmp_path: Path) -> None:
    value = ", ".join(part for part in ('column = "n"', spec) if part)
    mapping = HEAD + MAP.replace('amount = { column = "Paid (USD)" }', f"amount = {{ {value} }}").replace(
        'quote = ["Donor", "Paid (USD)"]', 'quote = ["n"]'
    )
    table = f"Flow\tDonor\tTo\tn\tStatus\tDecided\tGoods\n1\tFrance\tMali\t{written}\tPaid\t03/05/2013\twheat\n"
    answer = run(bilat, tmp_path, table, mapping, name="flows.tsv")
    assert tomllib.loads(answer.stdout)["aid"]["1"]["amount"] == read


@pytest.mark.parametrize(
    ("written", "pattern", "read"),
    [
        ("2007/08", 'pattern = "%Y/%y", year_from = "04"', "2007-04/2008-03"),
        ("FY2007/08", 'pattern = "FY%Y/%y"', "2007/2008"),
        ("May 2013", 'pattern = "%B %Y"', "2013-05"),
        ("2013", 'pattern = "%Y"', "2013"),
        ("2013-05-03T12:00:00Z", "", "2013-05-03"),
        ("2013-05~", "", "2013-05~"),
    ],
)
def test_a_date_is_as_exact_as_it_is_written(
    written: str, pattern: str, read: str, bilat: Program, tmp_path: Path
) -> None:
    value = ", ".join(part for part in ('column = "Decided"', pattern) if part)
    mapping = HEAD + MAP.replace('{ column = "Decided", pattern = "%d/%m/%Y" }', f"{{ {value} }}")
    answer = run(bilat, tmp_path, FLOWS.replace("03/05/2013", written), mapping)
    assert tomllib.loads(answer.stdout)["aid"]["f-1"]["date"] == read


@pytest.mark.parametrize(
    ("mapping", "said"),
    [
        ("", "[[make]] is missing"),
        ("[[make]]", "make 1: table is missing"),
        ('[[make]]\ntable = "aids"', "'aids' is no kind of fact"),
        (MAP.replace("[make.claim]", "[make.claims]"), "make 1: unknown key 'claims'"),
        (MAP.replace('recipient = "{To}"', 'recipent = "{To}"'), "make 1, fields: unknown key 'recipent'"),
        (HEAD + MAP.replace('recipient = "{To}"', 'recipient = "{Too}"'), "there is no column 'Too'"),
        (MAP.replace('words = "donors"', 'words = "givers"'), "there is no [words.givers]"),
        ('[read]\nformat = "xls"\n' + MAP, "'xls' is none of the formats"),
        ('[read]\ndelimiter = ";;"\n' + MAP, "delimiter is one sign"),
        (MAP.replace("{Goods} from", "{Goods from"), "a brace in '{Goods from {Donor}' is not closed"),
        (MAP.replace('stage = { column = "Status", words = "stages" }', ""), "make 1 gives no stage"),
        (MAP.replace("%d/%m/%Y", "%d/%d/%Y"), "'%d/%d/%Y' is no pattern of a date"),
        (MAP.replace("%d/%m/%Y", "DD.MM.YYYY"), "'DD.MM.YYYY' is no pattern of a date"),
        (
            MAP.replace('pattern = "%d/%m/%Y"', 'pattern = "%Y/%y", year_from = "13"'),
            "year_from is the number of a month",
        ),
        (MAP.replace('amount = { column = "Paid (USD)" }', 'amount = { col = "Paid (USD)" }'), "unknown key 'col'"),
        (MAP.replace('"Paid (USD)" }', '"Paid (USD)", decimal = "" }'), "decimal is empty"),
        (MAP.replace('"Paid (USD)" }', '"Paid (USD)", scale = nan }'), "scale is no number"),
        (MAP.replace('"flows-2013"', '"flows-2014"'), "no source is called 'flows-2014'"),
        ("[[make]", "Expected"),
    ],
)
def test_a_wrong_mapping_is_refused_with_the_place(mapping: str, said: str, bilat: Program, tmp_path: Path) -> None:
    answer = run(bilat, tmp_path, FLOWS, mapping)
    assert (answer.returncode, answer.stdout) == (2, "")
    assert said in answer.stderr


# References.


def known(facts: Path) -> dict[str, dict[str, Any]]:
    """Return what all formats of references can carry of the sources of a base."""
    tables = tomllib.loads(facts.read_text(encoding="utf-8"))
    keys = ("title", "description", "url", "published", "language")
    return {
        id_: {key: source[key] for key in keys if key in source}
        | {"publisher": tables["publisher"][source["publisher"]]["name"]}
        for id_, source in tables["source"].items()
    }


SOURCES = """
[source.treaty]
publisher = "the-ministry"
document = "report"
title = "50% of #1 & {braces}: L’été “ici”, ~about~ 2_3 \\\\ 4"
published = "2023-05"
url = "https://example.org/a_b?c=%20#d"
language = "fr"
authors = ["Charles de Gaulle", { body = "Reuters and Staff" }, { family = "García Márquez", given = "Gabriel" }]

[source.unseen]
publisher = "the-paper"
document = "news"
description = "News report on talks"
published = "2023-05-06"
"""


@pytest.mark.parametrize(("option", "ending"), [("--csl-json", "json"), ("--bibtex", "bib"), ("--ris", "ris")])
def test_references_come_back_from_every_format_that_they_are_cited_in(
    option: str, ending: str, bilat: Program, base: Any, tmp_path: Path
) -> None:
    facts = base(aid("a", claims='{ source = "treaty", quote = "x y" }'), BASE + SOURCES)
    file = tmp_path / f"references.{ending}"
    file.write_text(bilat("cite", "treaty", "unseen", option, facts=facts).stdout, encoding="utf-8")
    empty = tmp_path / "empty.toml"
    empty.write_text(HEAD, encoding="utf-8")

    answer = bilat("import", str(file), facts=empty)

    made = tomllib.loads(answer.stdout)
    was = known(facts)
    got = {
        id_: {key: value for key, value in source.items() if key in was[id_]}
        | {"publisher": made["publisher"][source["publisher"]]["name"]}
        for id_, source in made["source"].items()
    }
    assert got == {id_: was[id_] for id_ in ("treaty", "unseen")}
    assert made["source"]["treaty"]["authors"] == [
        {"family": "Gaulle", "given": "Charles", "particle": "de"},
        {"body": "Reuters and Staff"},
        {"family": "García Márquez", "given": "Gabriel"},
    ]


def test_a_page_that_is_there_already_is_left_out(bilat: Program, tmp_path: Path, base: Any) -> None:
    file = tmp_path / "one.ris"
    record: Sequence[str] = (
        "TY  - NEWS",
        "TI  - Again",
        "T2  - The Paper",
        "UR  - https://example.org/t",
        "ER  - ",
        "",
    )
    file.write_text("\n".join(record), encoding="utf-8")
    facts = base("", BASE + '\n[source.t]\npublisher = "the-paper"\nurl = "https://example.org/t"\n')
    answer = bilat("import", str(file), facts=facts)
    assert answer.stdout == ""
    assert reasons(answer) == {"its page is there already, as t": 1}


# What goes wrong in a table costs its row, and says so.


HOSTILE = {
    "1,x,5": {},
    "2,x,NaN": {"its amount is no number of at most 15 digits": 3},
    "3,x,1e400": {"its amount is no number of at most 15 digits": 3},
    "4,x,100000000000000000000": {"its amount is no number of at most 15 digits": 3},
    "5,x,0.00000001": {"its amount is finer than 0.0001": 3},
    "6,x,five": {"its amount is no number": 3},
    "A b,x,6": {"its id is another's too, which is written otherwise: a-b": 3},
    "paper,x,6": {"its id is that of something else: paper": 3},
    "ж,x,6": {"its id has no letter a-z and no digit": 3},
    "7,x,6,more": {"it has more cells than there are headings": 3},
    f"8,{'x' * 10_001},6": {"what would be quoted has more than 10,000 characters": 3},
}


@pytest.mark.parametrize("line", HOSTILE, ids=lambda line: line[:20])
def test_a_row_that_can_not_be_taken_is_left_out_alone(line: str, bilat: Program, tmp_path: Path, base: Any) -> None:
    mapping = NEXT.replace('date = "{date}"', 'date = "2024"').replace("scale = 1000", "scale = 1")
    mapping = mapping.replace('source = "next"', 'source = "next"\nquote = ["word", "t"]')
    table = f'id,word,t\na-b,x,1\n{line}\nlast,"x ] """"""\u2028 \n\x01",2\n'
    answer = run(bilat, tmp_path, table, mapping, facts=base(""))

    assert reasons(answer) == HOSTILE[line]
    made = [*tomllib.loads(answer.stdout)["aid"]]
    assert made == (["a-b", "last"] if HOSTILE[line] else ["a-b", "1", "last"])
    whole = tmp_path / "whole.toml"
    whole.write_text(base("").read_text(encoding="utf-8") + answer.stdout, encoding="utf-8")
    assert bilat("aid", "--json", facts=whole).returncode == 0


@pytest.mark.parametrize(
    ("name", "table", "said"),
    [
        ("a.csv", "", "it has no line of headings"),
        ("a.json", "null", "needs a list or a table"),
        ("a.json", "[[[1]]]", "name no columns"),
        ("a.json", "{", "no JSON"),
        ("a.jsonl", '{"a": 1}\n{', "line 2: no JSON"),
        ("a.xml", "<html/>", "no iati-activity"),
        ("a.xml", "<iati-activities>", "no XML"),
        ("a.xls", "x", "does not say what is in it"),
    ],
)
def test_what_is_no_such_table_is_refused_with_the_reason(
    name: str, table: str, said: str, bilat: Program, tmp_path: Path
) -> None:
    maker = '[[make]]\ntable = "person"\nid = "{name}"\nfields = { name = "{name}" }\n'
    answer = run(bilat, tmp_path, table, maker, name=name)
    assert (answer.returncode, answer.stdout) == (2, "")
    assert said in answer.stderr


def test_several_recipients_are_none_that_is_known(bilat: Program, tmp_path: Path) -> None:
    maker = """
[source.iati]
publisher = "the-paper"
[[make]]
table = "aid"
id = "{iati-identifier}"
fields = { title = "{title}", date = "{date}", donor = "GB", recipient = "{recipient-country.code}", \
stage = "delivered" }
claim = { source = "iati", quote = "title" }
"""
    two = IATI_1.replace(
        "<participating-org", '<recipient-country code="NE">NIGER</recipient-country><participating-org'
    )
    answer = run(bilat, tmp_path, two, maker, name="activities.xml")
    assert reasons(answer) == {"its recipient is no country that is known": 2}
    assert "Not understood: ML; NE (1)." in answer.stderr


BIBTEX = r"""
@online{a, title = {A}, publisher = {P}, year = 2020, month = {12 March}, url = {\url{http://x.org/k\_1\&b}}}
@misc{b, title = {B}, publisher = {P}, date = {2020-01-05T10:00:00}, howpublished = {\url{http://x.org/m}}}
@misc{c, title = {C}, howpublished = {\url{http://x.org/n}}}
"""


def test_what_bibtex_says_in_odd_ways_is_read_as_far_as_it_goes(bilat: Program, tmp_path: Path, base: Any) -> None:
    file = tmp_path / "odd.bib"
    file.write_text(BIBTEX, encoding="utf-8")
    answer = bilat("import", str(file), facts=base(""))
    sources = tomllib.loads(answer.stdout)["source"]
    assert {id_: (one["published"], one["url"]) for id_, one in sources.items()} == {
        "a": ("2020", "http://x.org/k_1&b"),
        "b": ("2020-01-05", "http://x.org/m"),
    }
    assert reasons(answer) == {"it names no publisher": 3}
