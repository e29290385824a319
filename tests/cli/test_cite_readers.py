"""A base whose every text is markup, cited and listed, read by foreign readers: all is shown, nothing is obeyed."""

import html
import json
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import cmarkgfm
import mwparserfromhell
import pytest
import rispy
from bibtexparser.entrypoint import parse_string
from cmarkgfm.cmark import Options
from markdown_it import MarkdownIt
from selectolax.lexbor import LexborHTMLParser

from bilat.cite.typography import curly_quotes
from support.hostile import hostile_base
from support.program import within

pytestmark = pytest.mark.slow


class Hostile:
    """The hostile base, and what it should say."""

    def __init__(self, folder: Path, text: str) -> None:
        self.path = folder / "facts.toml"
        self.path.write_text(text, encoding="utf-8")
        self.events: list[str] = re.findall(r"^\[event\.(\w+)\]", text, re.MULTILINE)
        answer = json.loads(self.cited("--json"))
        self.facts: list[Any] = answer["facts"]
        self.references: dict[str, Any] = {reference["id"]: reference for reference in answer["references"]}

    def cited(self, *options: str, sources: bool = False) -> str:
        """Return the citation of every event, and of every source too if wanted."""
        ids = [*self.events, *(f"s-{id_}" for id_ in self.events if sources)]
        env = {"XDG_CACHE_HOME": str(self.path.parent)}
        return within(["--facts", str(self.path), "cite", "-", *options], env, "\n".join(ids), None).stdout

    @property
    def addresses(self) -> set[str]:
        """The addresses that references and quotes have of their own."""
        rows = [reference["source"] for reference in self.references.values()]
        links = [claim["link"] for fact in self.facts for claim in fact["claims"]]
        return {row[key] for row in rows for key in ("url", "archived")} | set(links)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Hostile:
    return Hostile(tmp_path_factory.mktemp("hostile"), hostile_base())


def collapsed(text: str) -> str:
    """Return a text as readers compare it: white space is one space, and what only joins or breaks is nothing."""
    return " ".join(text.replace("\u2060", "").split())


def unquoted(text: str) -> str:
    """Return a text with one kind of quotation mark: those within a quotation change their kind."""
    return re.sub('[‘’“”"]', "'", collapsed(text))


def by_markdown_it(page: str) -> str:
    parser = MarkdownIt("commonmark", {"html": True, "linkify": True}).enable(["linkify", "table", "strikethrough"])
    return str(parser.render(page))


def by_cmark_gfm(page: str) -> str:
    extensions = ["table", "autolink", "strikethrough", "tasklist"]
    options = Options.CMARK_OPT_UNSAFE | Options.CMARK_OPT_FOOTNOTES
    return str(cmarkgfm.markdown_to_html_with_extensions(page, options=options, extensions=extensions))


@pytest.mark.parametrize("read", [by_markdown_it, by_cmark_gfm])
def test_markdown_has_no_element_and_no_link_but_its_own(hostile: Hostile, read: Callable[[str], str]) -> None:
    page = LexborHTMLParser(read(hostile.cited("--markdown", "--claim", sources=True)))
    assert page.body is not None
    elements = {node.tag for node in page.body.traverse() if not (node.tag or "-").startswith("-")}
    links = {link.attributes["href"] or "" for link in page.css("a")}
    footnotes = {"sup", "section", "ol"} if read is by_cmark_gfm else set()
    assert elements == {"body", "p", "a", "ul", "li"} | footnotes
    assert {link for link in links if not link.startswith("#")} == hostile.addresses


def test_markdown_says_what_was_put_in(hostile: Hostile) -> None:
    page = LexborHTMLParser(by_cmark_gfm(hostile.cited("--markdown", sources=True)))

    def texts(selector: str) -> list[str]:
        return [collapsed(node.text()) for node in page.css(selector)]

    sentences = [re.sub(r"\d+$", "", text) for text in texts("body > p")]
    assert sentences == [collapsed(fact["sentence"]) for fact in hostile.facts]
    listed = [hostile.references[f"s-{id_}"]["styles"]["plain"] for id_ in hostile.events]
    assert texts("body > ul > li") == list(map(collapsed, listed))
    claims = [claim for fact in hostile.facts for claim in fact["claims"]]
    quoted = [unquoted(f"{claim['speaker']}: “{claim['quote']}”") for claim in claims]
    notes = list(map(unquoted, texts("section.footnotes li")))
    assert [note[: len(quote)] for note, quote in zip(notes, quoted, strict=True)] == quoted


def test_a_wiki_has_no_markup_and_no_link_but_its_own(hostile: Hostile) -> None:
    page = hostile.cited("--wikipedia", "--claim")
    code = mwparserfromhell.parse(page)
    marked = [*code.filter_wikilinks(), *code.filter_comments(), *code.filter_arguments(), *code.filter_headings()]
    links = {str(link.url).replace("%27%27", "''") for link in code.filter_external_links()}
    assert (marked, {str(tag.tag) for tag in code.filter_tags()}) == ([], {"ref"})
    assert links == {address for address in hostile.addresses if ":~:" not in address}
    assert re.findall(r"^(?:[*#:; =]|----|\{\|).*", page, re.MULTILINE) == []


def test_a_wiki_says_what_was_put_in(hostile: Hostile) -> None:
    found = mwparserfromhell.parse(hostile.cited("--wikipedia")).filter_templates(matches=r"^\{\{cite ")
    read = [{str(one.name).strip(): _shown(one.value) for one in template.params} for template in found]
    claims = [claim for fact in hostile.facts for claim in fact["claims"]]
    sources = [hostile.references[claim["source"]]["source"] for claim in claims]
    wanted = [
        [source["title"], source["publisher_name"], claim["quote"], claim["gloss"] or "", claim["locator"] or ""]
        for source, claim in zip(sources, claims, strict=True)
    ]
    keys = ("work", "quote", "trans-quote", "at")
    assert [[one["title"], *(one.get(key, "") for key in keys)] for one in read] == [
        list(map(collapsed, row)) for row in wanted
    ]


def _shown(value: object) -> str:
    """Return what a wiki shows of the value of a parameter."""
    return collapsed(html.unescape(str(value).replace("{{!}}", "|")))


@pytest.mark.parametrize("read", [by_markdown_it, by_cmark_gfm])
def test_the_table_of_a_list_has_no_element_and_no_link_but_its_own(
    hostile: Hostile, read: Callable[[str], str]
) -> None:
    env = {"XDG_CACHE_HOME": str(hostile.path.parent)}
    table = within(["--facts", str(hostile.path), "events", "--markdown"], env).stdout
    page = LexborHTMLParser(read(table))
    assert page.body is not None
    elements = {node.tag for node in page.body.traverse() if not (node.tag or "-").startswith("-")}
    assert elements == {"body", "table", "thead", "tbody", "tr", "th", "td"}
    assert len(page.css("tbody tr")) == len(hostile.facts)


@pytest.mark.parametrize("style", ["plain", "apa", "mla"])
def test_no_line_of_text_is_a_command_of_a_build(hostile: Hostile, style: str) -> None:
    lines = hostile.cited("--style", style, sources=True).splitlines()
    assert [line for line in lines if line.lstrip().startswith(("::", "##["))] == []


def test_ris_says_what_was_put_in(hostile: Hostile) -> None:
    read = {record["id"]: record for record in rispy.loads(hostile.cited("--ris", "--claim"))}
    sources = {id_: reference["source"] for id_, reference in hostile.references.items()}
    assert {
        id_: (collapsed(one["title"]), collapsed(one["secondary_title"]), one["urls"]) for id_, one in read.items()
    } == {
        id_: (collapsed(row["title"]), collapsed(row["publisher_name"]), [row["url"]]) for id_, row in sources.items()
    }


def test_biblatex_is_one_entry_a_reference_with_its_own_fields(hostile: Hostile) -> None:
    library = parse_string(hostile.cited("--bibtex", "--claim"))
    wanted = {"title", "entrysubtype", "journaltitle", "date", "url", "langid", "addendum", "author"}
    fields = {key for entry in library.entries for key in entry.fields_dict}
    urls = {entry.key: entry["url"] for entry in library.entries}
    assert (library.failed_blocks, fields) == ([], wanted)
    assert urls == {id_: reference["source"]["url"] for id_, reference in hostile.references.items()}


@pytest.mark.oracle
def test_tex_prints_what_was_put_in(tmp_path: Path) -> None:
    for program in ("lualatex", "biber", "pdftotext"):
        if not shutil.which(program):
            pytest.skip(f"{program} is not installed")
    hostile = Hostile(tmp_path, hostile_base(("title", "publisher", "given", "quote"), pairs=40))
    (tmp_path / "cited.bib").write_text(hostile.cited("--bibtex", "--claim"), encoding="utf-8")
    (tmp_path / "page.tex").write_text(PAGE, encoding="utf-8")
    said = "".join(_run(tmp_path, *command) for command in (LUALATEX, ("biber", "page"), LUALATEX))
    assert re.findall(r"^(?:! |ERROR|WARN ).*", said, re.MULTILINE) == []
    printed = _run(tmp_path, "pdftotext", "-raw", "page.pdf", "-")
    entries = re.split(r"^\[\d+\] ", printed, flags=re.MULTILINE)[1:]
    titles = [hostile.references[f"s-{id_}"]["source"]["title"] for id_ in hostile.events]
    pairs = [(_printed(title), _printed(entry)) for title, entry in zip(titles, entries, strict=True)]
    # The page is set in a font for European languages; a lone ` is printed as ‘.
    readable = [(title, entry) for title, entry in pairs if not re.search("[\u0300-\uffff]", title)]
    # A comma at the end gives way to the full stop that the style puts there.
    assert [title for title, entry in readable if title.rstrip(",") not in entry] == []
    assert len(readable) > 0.9 * len(pairs)


PAGE = r"""\documentclass{article}
\usepackage[paperwidth=500cm,paperheight=500cm,textwidth=480cm,textheight=480cm]{geometry}
\usepackage[style=numeric,sorting=none]{biblatex}
\addbibresource{cited.bib}
\begin{document}\raggedright\nocite{*}\printbibliography\end{document}
"""
"""A page so wide that no entry is broken."""
LUALATEX = ("lualatex", "-interaction=nonstopmode", "page")


def _run(folder: Path, *command: str) -> str:
    return subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", check=False).stdout


def _printed(text: str) -> str:
    """Return a text without white space and without the kinds of its quotation marks."""
    return re.sub(r"\s+", "", re.sub("[‘’“”`'\"\u2019]", "'", curly_quotes(text)))
