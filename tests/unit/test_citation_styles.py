"""References in each style, text for text as citeproc-js writes them: see `python tools/generate.py citations`."""

import json
from pathlib import Path
from typing import Any

import pytest

from bilat.cite.references import Name, make_reference, parse_authors
from bilat.cite.styles import load_style
from bilat.cite.styles_and_formats import STYLES
from bilat.model.rows import SourceRow

GOLDEN = Path(__file__).parents[1] / "golden/cite"
SOURCES: dict[str, SourceRow] = json.loads((GOLDEN / "sources.json").read_text(encoding="utf-8"))
WANTED: dict[str, dict[str, str]] = json.loads((GOLDEN / "styles.json").read_text(encoding="utf-8"))


def plain(**fields: str | None) -> Any:
    """Return the row of a source: a press page of 17 January 2024, but for what `fields` say."""
    row: dict[str, str | None] = dict.fromkeys(next(iter(SOURCES.values())))
    row |= {"title": "A page", "publisher_name": "The Paper", "type": "press", "published": "2024-01-17"}
    return row | {"url": "https://example.org/page", "language": "en"} | fields


CITEPROC_STYLES = [style for style in STYLES if style != "plain"]


def test_the_grid_is_large_enough_to_tell() -> None:
    assert len(SOURCES) == len(WANTED) >= 120


@pytest.mark.parametrize("style", CITEPROC_STYLES)
def test_the_golden_file_has_every_style_but_our_own(style: str) -> None:
    lacking = [id_ for id_, entries in WANTED.items() if style not in entries]
    assert lacking == [], f"add {style} to tools/citations.mjs, and run tools/citations.py"


@pytest.mark.parametrize("style", CITEPROC_STYLES)
def test_a_style_writes_what_citeproc_writes(style: str) -> None:
    entry = load_style(style).entry
    written = {id_: entry(make_reference(id_, row)) for id_, row in SOURCES.items()}
    assert written == {id_: entries.get(style) for id_, entries in WANTED.items()}


@pytest.mark.parametrize(
    ("fields", "wanted"),
    [
        ({}, "“A page”, The Paper, 17 January 2024. https://example.org/page"),
        ({"type": "official"}, "The Paper, “A page”, 17 January 2024. https://example.org/page"),
        (
            {"title": None, "description": "News report on talks", "published": None, "url": None},
            "[News report on talks], The Paper, undated.",
        ),
        (
            {"agency_name": "TASS", "language": "ru"},
            "TASS, “A page”, The Paper, 17 January 2024, in Russian. https://example.org/page",
        ),
        (
            {"author": "Ana Sow", "agency_name": "TASS", "published": "2023-09~", "url": None},
            "Ana Sow, “A page”, The Paper, after TASS, about September 2023.",
        ),
        (
            {"accessed": "2026-11-01", "published": "2023-09-03/2023-09-07"},
            "“A page”, The Paper, 3–7 September 2023. https://example.org/page (seen 1 November 2026)",
        ),
    ],
)
def test_the_plain_style_says_what_is_known_and_no_more(fields: dict[str, str | None], wanted: str) -> None:
    assert load_style("plain").entry(make_reference("x", plain(**fields))) == wanted


@pytest.mark.parametrize("style", STYLES)
def test_a_date_of_access_that_is_no_day_is_printed_in_words(style: str) -> None:
    row = plain(type="un", published=None, accessed="2024-24")
    assert "winter 2024–25" in load_style(style).entry(make_reference("x", row))


@pytest.mark.parametrize(
    ("author", "wanted"),
    [
        ("Ana Sow", (Name("Sow", "Ana"),)),
        ("Sow, Ana", (Name("Sow", "Ana"),)),
        ("Ana Sow, Bo Li", (Name("Sow", "Ana"), Name("Li", "Bo"))),
        ("Ana Sow, Bo Li and Jo Ba", (Name("Sow", "Ana"), Name("Li", "Bo"), Name("Ba", "Jo"))),
        ("Ana Sow et Bo Li", (Name("Sow", "Ana"), Name("Li", "Bo"))),
        ("Martin King Jr.", (Name("King Jr.", "Martin"),)),
        ("Madonna", (Name("Madonna"),)),
        ("Peace, Land and Bread", (Name("Peace, Land and Bread"),)),
    ],
)
def test_authors_are_told_apart(author: str, wanted: tuple[Name, ...]) -> None:
    assert parse_authors(author, "Peace, Land and Bread") == wanted
