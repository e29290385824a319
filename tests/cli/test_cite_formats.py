"""Citations for machines, read by the machines: pandoc, biber, a RIS reader, a wiki parser, the rules of CSL-JSON."""

import json
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import mwparserfromhell
import pytest
import rispy
from jsonschema import Draft7Validator

from support.program import ROOT, Program

Base = Callable[..., Path]

HEAD = '[base]\nformat = 1\ntitle = "Here & There"\nparties = ["RU", "ML"]\nversion = "1"\n'
TITLE = r"""100% {braces} \ $x_1^2 & #hash ~tilde | bar }} [[link]] ''it'' "quoted" <b>"""
HARD = f"""
[publisher.paper-news-co]
name = "Paper, News & Co"
type = "press"

[publisher.al-wasat]
name = "الوسط"
type = "press"

[publisher.tass]
name = "TASS"
type = "press"

[publisher.ministry-of-foreign-affairs-russia]
name = "Ministry of Foreign Affairs, Russia"
type = "official"

[publisher.institute]
name = "Institute"
type = "think-tank"

[publisher.bureau]
name = "Bureau"
type = "dataset"

[source.hard]
title = '''{TITLE}'''
publisher = "paper-news-co"
published = "2023-09-03/2023-09-07"
language = "en"
url = "https://example.org/a_b?c=d&e=100%25#x|y"
author = "Ana Sow, Jean-Marie Cissé"
archived = "https://web.archive.org/web/20240102030405/https://example.org/a_b"
accessed = "2026-11-01"

[source.arabic]
title = "مالي وروسيا توقعان اتفاقا"
publisher = "al-wasat"
published = "2024-02~"
language = "ar"
url = "https://example.org/ar"
agency = "tass"

[source.russian]
title = "Мали выразила благодарность"
publisher = "ministry-of-foreign-affairs-russia"
published = "[2024-02-01,2024-03-02]"
language = "ru"
url = "https://example.org/ru"

[source.bare]
description = "Report on talks"
publisher = "institute"
language = "fr"

[source.data]
title = "Trade by year"
publisher = "bureau"
published = "202X"
url = "https://example.org/data"

[event.talks]
title = "Talks * on {{{{wheat}}}} | and [[more]]"
date = "2023-09"
status = "happened"
claim = [
  {{ source = "hard", quote = "over 100% | of }}}} it\\nTY  - BOOK", gloss = "a gloss" }},
  {{ source = "arabic", quote = "مالي وروسيا", locator = "headline" }},
  {{ source = "russian", quote = "Мали выразила" }},
  {{ source = "bare", quote = "des paroles d'or" }},
  {{ source = "data", quote = "the sums" }},
]
"""
IDS = ["data", "hard", "arabic", "russian", "bare"]
"""In the order in which the fact cites them: by publication."""


@pytest.fixture
def cited(bilat: Program, base: Base) -> Callable[..., str]:
    """Return what prints the citation of the hard base in a format."""
    path = base(HARD, head=HEAD)
    return lambda *words: bilat("cite", *words, facts=path).stdout


def needs(program: str) -> None:
    if not shutil.which(program):
        pytest.skip(f"{program} is not installed")


def pandoc(bibliography: str, suffix: str, folder: Path) -> list[str]:
    """Return the references that pandoc prints of a bibliography."""
    path = folder / f"references{suffix}"
    path.write_text(bibliography, encoding="utf-8")
    page = f'---\nnocite: "@*"\nbibliography: "{path}"\n---\n'
    command = ["pandoc", "--citeproc", "-t", "plain", "--wrap=none"]
    run = subprocess.run(command, input=page, capture_output=True, encoding="utf-8", check=True)
    assert run.stderr == ""
    return run.stdout.strip().split("\n\n")


WANTED = [
    ("Bureau", "Trade by Year", "https://example.org/data"),
    ("Institute", "[Report on talks]"),
    ("Ministry of Foreign Affairs, Russia", "Мали выразила благодарность", "2024", "https://example.org/ru"),
    ("Sow, Ana, and Jean-Marie Cissé", "Paper, News & Co", "2023", "https://example.org/a_b?c=d&e=100%25#x%7Cy"),
    ("TASS", "مالي وروسيا توقعان اتفاقا", "الوسط", "2024", "https://example.org/ar"),
]


@pytest.mark.slow
@pytest.mark.parametrize(("option", "suffix"), [("--bibtex", ".bib"), ("--csl-json", ".json")])
def test_pandoc_prints_what_was_cited(option: str, suffix: str, cited: Callable[..., str], tmp_path: Path) -> None:
    needs("pandoc")
    references = pandoc(cited("talks", option), suffix, tmp_path)
    missing = [(part, reference) for parts, reference in zip(WANTED, references, strict=True) for part in parts]
    assert [part for part, reference in missing if part.lower() not in reference.lower()] == []


@pytest.mark.slow
def test_pandoc_shows_what_tex_would_obey(cited: Callable[..., str], tmp_path: Path) -> None:
    needs("pandoc")
    assert r"100% " in (printed := pandoc(cited("hard", "--bibtex"), ".bib", tmp_path)[0])
    assert re.findall(r"\\ \$x_1\^2 & #hash ~tilde \| bar", printed) == [r"\ $x_1^2 & #hash ~tilde | bar"]


@pytest.mark.slow
def test_biber_reads_every_entry_without_an_error(cited: Callable[..., str], tmp_path: Path) -> None:
    needs("biber")
    path = tmp_path / "references.bib"
    path.write_text(cited("talks", "--bibtex", "--claim"), encoding="utf-8")
    command = ["biber", "--tool", "--nolog", str(path), "--output-file", str(tmp_path / "out.bib")]
    run = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    read = re.findall(r"^@\w+\{([^,]+),", (tmp_path / "out.bib").read_text(encoding="utf-8"), re.MULTILINE)
    assert (run.returncode, sorted(read), re.findall("^(?:ERROR|WARN).*", run.stdout, re.MULTILINE)) == (
        0,
        sorted(IDS),
        [],
    )


def test_a_ris_reader_reads_each_record_once(cited: Callable[..., str]) -> None:
    records = rispy.loads(cited("talks", "--ris", "--claim"))
    assert [record["id"] for record in records] == IDS
    assert {key: records[1][key] for key in ("type_of_reference", "title", "authors", "year", "urls")} == {
        "type_of_reference": "NEWS",
        "title": TITLE,
        "authors": ["Sow, Ana", "Cissé, Jean-Marie"],
        "year": "2023",
        "urls": ["https://example.org/a_b?c=d&e=100%25#x%7Cy"],
    }


def test_ris_keeps_that_a_date_is_approximate(cited: Callable[..., str]) -> None:
    dates = re.findall(r"^DA  - (.*?)\r?$", cited("arabic", "hard", "--ris"), re.MULTILINE)
    assert sorted(dates) == ["2023/09/03/3–7 September 2023", "2024/02//about February 2024"]


NAME = {"family": {"type": "string"}, "given": {"type": "string"}, "literal": {"type": "string"}}
PART = {"type": "array", "items": {"type": "integer"}, "minItems": 1, "maxItems": 3}
DATE = {
    "type": "object",
    "additionalProperties": False,
    "properties": {
        "date-parts": {"type": "array", "items": PART, "minItems": 1, "maxItems": 2},
        "circa": {"type": "boolean"},
        "literal": {"type": "string"},
    },
}
TEXTS = ("title", "genre", "container-title", "publisher", "URL", "language", "note")
# What CSL 1.0.2 says of the variables that bilat writes: types and names as its schema, csl-data.json, has them.
CSL = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["type", "id"],
        "additionalProperties": False,
        "properties": {
            "id": {"type": "string"},
            "type": {"enum": ["article-newspaper", "webpage", "report", "dataset"]},
            "author": {
                "type": "array",
                "items": {"type": "object", "properties": NAME, "additionalProperties": False},
            },
            "issued": DATE,
            "accessed": DATE,
            **{name: {"type": "string"} for name in TEXTS},
        },
    },
}


def test_csl_json_keeps_to_the_variables_of_csl(cited: Callable[..., str]) -> None:
    items = json.loads(cited("talks", "--csl-json", "--claim"))
    assert ([item["id"] for item in items], list(Draft7Validator(CSL).iter_errors(items))) == (IDS, [])


def test_every_source_that_ships_keeps_to_the_variables_of_csl(bilat: Program) -> None:
    sources = json.loads(bilat("sources", "--json").stdout)["sources"]
    printed = bilat("cite", "-", "--csl-json", stdin="\n".join(source["id"] for source in sources)).stdout
    items = json.loads(printed)
    assert (len(items), list(Draft7Validator(CSL).iter_errors(items))) == (len(sources), [])


def templates(wiki: str) -> list[dict[str, str]]:
    """Return the citation templates of a wiki page: their names and parameters."""
    found = mwparserfromhell.parse(wiki).filter_templates(matches=lambda one: one.name.strip().startswith("cite"))
    return [{"": one.name.strip()} | {p.name.strip(): p.value.strip() for p in one.params} for one in found]


def test_a_wiki_sees_one_whole_template_a_claim(cited: Callable[..., str]) -> None:
    found = templates(cited("talks", "--wikipedia"))
    assert [one[""] for one in found] == ["cite web", "cite news", "cite news", "cite press release", "cite report"]
    assert [set(one) - WIKIPEDIA for one in found] == [set()] * 5
    assert found[2] == {
        "": "cite news",
        "script-title": "ar:مالي وروسيا توقعان اتفاقا",
        "date": "February 2024",
        "work": "الوسط",
        "agency": "TASS",
        "url": "https://example.org/ar",
        "language": "ar",
        "quote": "مالي وروسيا",
        "at": "headline",
    }


WIKIPEDIA = {
    *("", "last", "first", "last1", "first1", "last2", "first2", "author", "title", "script-title", "date", "work"),
    *("publisher", "agency", "url", "archive-url", "archive-date", "url-status", "access-date", "language", "quote"),
    *("trans-quote", "at"),
}
"""The parameters of the templates, by their documentation."""


def test_a_wiki_shows_what_would_be_markup(cited: Callable[..., str]) -> None:
    code = mwparserfromhell.parse(cited("talks", "--wikipedia"))
    assert (code.filter_wikilinks(), [str(tag.tag) for tag in code.filter_tags()]) == ([], ["ref"] * 5)
    assert str(code).startswith("Talks * on &#123;&#123;wheat&#125;&#125; {{!}} and &#91;&#91;more&#93;&#93;")


def test_markdown_shows_what_would_be_markup(cited: Callable[..., str]) -> None:
    needs("pandoc")
    command = ["pandoc", "-f", "markdown-smart", "-t", "plain-smart", "--wrap=none"]
    printed = subprocess.run(
        command, input=cited("talks", "--markdown"), capture_output=True, encoding="utf-8", check=True
    ).stdout
    assert printed.startswith("Talks * on {{wheat}} | and [[more]] (September 2023): happened.[1][2][3][4][5]")
    shown = TITLE.replace('"quoted"', "“quoted”").replace("''it''", "‘’it’’")
    assert shown[:60] in printed


@pytest.mark.parametrize(
    "option", ["--style=plain", "--bibtex", "--ris", "--csl-json", "--wikipedia", "--markdown", "--json"]
)
def test_nothing_in_the_data_takes_effect_on_a_terminal(option: str, bilat: Program, base: Base) -> None:
    evil = "\\u001b[31mred\\u202eback\\u0007\\u200fx\\u2028"
    facts = base(
        f'[publisher.p]\nname = "{evil}"\ntype = "press"\n'
        f'[source.s]\ntitle = "{evil}"\npublisher = "p"\nurl = "https://example.org/{evil}"\n'
        f'[event.e]\ntitle = "{evil}"\ndate = "2023"\nstatus = "happened"\n'
        f'claim = [{{ source = "s", quote = "{evil}" }}]\n',
        head=HEAD,
    )
    printed = bilat("cite", "e", option, facts=facts).stdout
    assert (printed != "", [c for c in printed if c in "\x1b\u202e\x07\u200f\u2028"]) == (True, [])


def test_the_readme_of_citing_shows_what_is_printed(bilat: Program) -> None:
    page = (ROOT / "docs/citing.md").read_text(encoding="utf-8")
    shown: list[tuple[str, str]] = re.findall(r"```console\n\$ bilat ([^\n]+)\n(.*?)```", page, re.DOTALL)
    printed: list[tuple[str, Any]] = [(words, bilat(*words.split()).stdout) for words, _ in shown]
    assert [(words, text) for words, text in shown if not dict(printed)[words].startswith(text)] == []
