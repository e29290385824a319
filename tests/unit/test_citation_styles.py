"""References in each style, text for text as citeproc-js writes them, but for the differences that have a reason.

`python tools/generate.py citations` asks citeproc-js, and compares every source that ships as well.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from bilat.cite.reference_list import in_order
from bilat.cite.references import make_reference
from bilat.cite.styles import load_style
from bilat.cite.styles.apa import in_text
from bilat.cite.styles_and_formats import STYLES
from bilat.cite.typography import quoted, title_case, typeset_title
from bilat.schema.fields import DOCUMENTS
from bilat.values.person_names import Name
from support.hard_sources import hard_sources, row

GOLDEN = Path(__file__).parents[1] / "golden/cite"
CITEPROC_STYLES = ("apa", "chicago", "mla", "ieee")
WANTED: dict[str, tuple[str, ...]] = {
    id_: entries
    for id_, *entries in map(json.loads, (GOLDEN / "styles.jsonl").read_text(encoding="utf-8").splitlines())
}
DIFFERENT: dict[str, dict[str, dict[str, str]]] = json.loads(
    (GOLDEN / "style-differences.json").read_text(encoding="utf-8")
)
"""By reason, source and style: what bilat writes otherwise on purpose."""
SOURCES = hard_sources()
OWN = {(id_, style): text for by_id in DIFFERENT.values() for id_, own in by_id.items() for style, text in own.items()}


def entry(style: str, **fields: Any) -> str:
    """Return the entry of a press page of 17 January 2024, but for what `fields` say."""
    return load_style(style).entry(make_reference("x", row(**fields)))


def test_the_golden_file_has_every_style_but_our_own() -> None:
    assert set(STYLES) - set(CITEPROC_STYLES) == {"plain"}, "add the style to tools/generators/citations.mjs"


def test_two_thousand_hard_sources_are_cited_as_citeproc_cites_them_in_every_style() -> None:
    assert len(SOURCES.keys() - {id_ for id_, _ in OWN}) >= 2_000


@pytest.mark.parametrize("style", CITEPROC_STYLES)
def test_a_style_writes_what_citeproc_writes_or_what_has_a_reason(style: str) -> None:
    write, at = load_style(style).entry, CITEPROC_STYLES.index(style)
    written = {id_: write(make_reference(id_, source)) for id_, source in SOURCES.items()}
    assert written == {id_: OWN.get((id_, style), entries[at]) for id_, entries in WANTED.items()}


@pytest.mark.parametrize(
    ("fields", "wanted"),
    [
        ({}, "“A page”, The Paper, 17 January 2024. https://example.org/page"),
        ({"type": "official", "document": None}, "The Paper, “A page”, 17 January 2024. https://example.org/page"),
        (
            {"title": None, "description": "News report on talks", "published": None, "url": None},
            "[News report on talks], The Paper, n.d.",
        ),
        (
            {"agency_name": "TASS", "language": "ru"},
            "TASS, “A page”, The Paper, 17 January 2024, in Russian. https://example.org/page",
        ),
        (
            {"authors": ["Ana Sow"], "agency_name": "TASS", "published": "2023-09~", "url": None},
            "Ana Sow, “A page”, The Paper, via TASS, about September 2023.",
        ),
        (
            {"accessed": "2026-11-01", "published": "2023-09-03/2023-09-07"},
            "“A page”, The Paper, 3–7 September 2023. https://example.org/page (seen 1 November 2026)",
        ),
        (
            {"title": "Remarks, Moscow, January 17, 2024", "url": None},
            "“Remarks, Moscow, January 17, 2024”, The Paper.",
        ),
    ],
)
def test_the_plain_style_says_what_is_known_and_no_more(fields: dict[str, Any], wanted: str) -> None:
    assert entry("plain", **fields) == wanted


TWENTY_TWO = [f"Ana Sow{letter}" for letter in "abcdefghijklmnopqrstuv"]


@pytest.mark.parametrize(
    ("author", "wanted"),
    [
        (["Ursula von der Leyen"], "von der Leyen, U."),
        (["Charles de Gaulle"], "de Gaulle, C."),
        (["Ludwig van Beethoven"], "van Beethoven, L."),
        (["von der Leyen, Ursula"], "von der Leyen, U."),
        (["García Márquez, Gabriel"], "García Márquez, G."),
        (["Sow, Ana", "Li, Bo"], "Sow, A., & Li, B."),
        (["Martin Luther King, Jr."], "King, M. L., Jr."),
        (["King, Martin Luther, Jr."], "King, M. L., Jr."),
        (["Ana Sow, PhD"], "Sow, A."),
        (["Ana Sow et al."], "Sow, A."),
        (["Ana Sow (avec AFP)"], "Sow, A."),
        (["Ministry of Health and Welfare"], "Ministry of Health and Welfare."),
        (["Barnes & Noble"], "Barnes & Noble."),
        (["Reuters Staff"], "Reuters Staff."),
        (["La rédaction"], "La rédaction."),
        ([Name("Peace, Land and Bread", is_body=True)], "Peace, Land and Bread."),
        (TWENTY_TWO[:7], "Sowa, A., Sowb, A., Sowc, A., Sowd, A., Sowe, A., Sowf, A., & Sowg, A."),
        (TWENTY_TWO, f"{', '.join(f'{name[4:]}, A.' for name in TWENTY_TWO[:19])}, … Sowv, A."),
    ],
)
def test_apa_names_every_author_rightly(author: list[str | Name], wanted: str) -> None:
    assert entry("apa", authors=author) == f"{wanted} (2024, January 17). A page. The Paper. https://example.org/page"


@pytest.mark.parametrize(
    ("style", "count", "wanted"),
    [
        ("ieee", 6, "A. Sowa, A. Sowb, A. Sowc, A. Sowd, A. Sowe, and A. Sowf, “A page,”"),
        ("ieee", 7, "A. Sowa et al., “A page,”"),
        ("chicago", 6, "Sowa, Ana, Ana Sowb, Ana Sowc, Ana Sowd, Ana Sowe, and Ana Sowf. “A Page.”"),
        ("chicago", 7, "Sowa, Ana, Ana Sowb, Ana Sowc, et al. “A Page.”"),
        ("mla", 2, "Sowa, Ana, and Ana Sowb. “A Page.”"),
        ("mla", 3, "Sowa, Ana, et al. “A Page.”"),
    ],
)
def test_each_style_ends_a_long_list_of_authors_by_its_own_rule(style: str, count: int, wanted: str) -> None:
    assert entry(style, authors=TWENTY_TWO[:count]).startswith(wanted)


@pytest.mark.parametrize(
    ("published", "apa", "chicago", "mla"),
    [
        ("2023/..", "(2023)", "2023.", "2023,"),
        ("2023/", "(2023)", "2023.", "2023,"),
        ("2023-05/..", "(2023, May)", "May 2023.", "May 2023,"),
        ("2024-23", "(2024, Autumn)", "Autumn 2024.", "Autumn 2024,"),
        ("2024-36", "(2024, Fourth Quarter)", "Fourth Quarter 2024.", "Fourth Quarter 2024,"),
    ],
)
def test_open_ends_seasons_and_quarters_stand_where_the_style_has_dates(
    published: str, apa: str, chicago: str, mla: str
) -> None:
    found = [entry(style, published=published) for style in ("apa", "chicago", "mla")]
    assert [part in text for part, text in zip((apa, chicago, mla), found, strict=True)] == [True] * 3


@pytest.mark.parametrize(
    ("title", "in_title_case", "quoted_within"),
    [
        ("the '90s show", "The ’90s Show", "“the ’90s show.”"),
        ("a self-help e-mail", "A Self-Help E-Mail", "“a self-help e-mail.”"),
        ("vitamin d for mali", "Vitamin D for Mali", "“vitamin d for mali.”"),
        ("Mali -- the next step", "Mali -- the Next Step", "“Mali -- the next step.”"),
        ("3 < 5 and a | b", "3 < 5 and a | b", "“3 < 5 and a | b.”"),
        ("A “quoted” title", "A “Quoted” Title", "“A ‘quoted’ title.”"),
        ("He said “no ‘yes’ no”", "He Said “No ‘Yes’ No”", "“He said ‘no “yes” no.’”"),
        ("the coup d'état", "The Coup d’état", "“the coup d’état.”"),
        ("Acme Inc.", "Acme Inc.", "“Acme Inc.”"),
    ],
)
def test_titles_keep_what_they_say(title: str, in_title_case: str, quoted_within: str) -> None:
    assert (title_case(typeset_title(title)), quoted(title)) == (in_title_case, quoted_within)


@pytest.mark.parametrize("style", [*CITEPROC_STYLES, "plain"])
def test_the_full_stop_of_an_address_belongs_to_the_address(style: str) -> None:
    address = "https://example.org/wiki/Acme_Inc."
    assert entry(style, url=address).endswith(address)


@pytest.mark.parametrize(
    ("document", "wanted"),
    [
        ("news", "Sow, A. (2024, January 17). A page. The Paper."),
        ("press-release", "Sow, A. (2024, January 17). A page [Press release]. The Paper."),
        ("speech", "Sow, A. (2024, January 17). A page [Speech]. The Paper."),
        ("treaty", "Sow, A. (2024, January 17). A page [Treaty]. The Paper."),
        ("law", "Sow, A. (2024, January 17). A page [Law]. The Paper."),
        ("report", "Sow, A. (2024). A page. The Paper."),
        ("dataset", "Sow, A. (2024). A page [Dataset]. The Paper."),
        ("video", "Sow, A. (2024, January 17). A page [Video]. The Paper."),
        ("letter", "Sow, A. (2024, January 17). A page [Letter]. The Paper."),
        ("page", "Sow, A. (2024, January 17). A page. The Paper."),
        (None, "Sow, A. (2024, January 17). A page. The Paper."),
    ],
)
def test_a_document_is_called_what_it_is(document: str | None, wanted: str) -> None:
    assert entry("apa", document=document, type="official", authors=["Ana Sow"], url=None) == wanted


@pytest.mark.parametrize("style", ["ieee", "mla", "chicago", "apa", "plain"])
@pytest.mark.parametrize("document", [*DOCUMENTS, None])
def test_every_style_dates_every_document(document: str | None, style: str) -> None:
    assert "2024" in entry(style, document=document, type="official", authors=["Ana Sow"])


def test_in_ieee_the_day_of_access_dates_what_is_no_more_than_a_page() -> None:
    printed = [entry("ieee", document=document, accessed="2026-11-01") for document in ("speech", "page")]
    assert printed == [
        "“A page,” The Paper, Jan. 17, 2024. Accessed: Nov. 01, 2026. [Online]. Available: https://example.org/page",
        "“A page,” The Paper. Accessed: Nov. 01, 2026. [Online]. Available: https://example.org/page",
    ]


@pytest.mark.parametrize(
    ("style", "wanted"),
    [
        ("apa", "(n.d.)."),
        ("chicago", " N.d. https"),
        ("plain", ", n.d. https"),
    ],
)
@pytest.mark.parametrize("document", ["news", "speech", "treaty", "page"])
def test_what_has_no_date_says_so_alike(document: str, style: str, wanted: str) -> None:
    assert wanted in entry(style, document=document, published=None)


@pytest.mark.parametrize(
    "title",
    [
        *("Remarks, Moscow, January 17, 2024", "Allocution, Sotchi, 17 janvier 2024", "Интервью, 17 января 2024 г."),
        *("Remarks (17 Jan. 2024)", "Palabras del 17 de enero de 2024", "Le 17 janvier 2024", "Rede, 17. Januar 2024"),
    ],
)
def test_the_plain_style_does_not_repeat_the_day_in_which_a_title_ends(title: str) -> None:
    assert entry("plain", title=title, url=None).endswith("”, The Paper.")


def test_the_plain_style_gives_the_day_where_a_title_ends_in_another() -> None:
    assert entry("plain", title="Talks of 17 December 2024", url=None).endswith("”, The Paper, 17 January 2024.")


WORKS: dict[str, dict[str, Any]] = {
    "zebra": {"title": "Zebra", "published": "2020"},
    "apple": {"title": "Apple", "published": "2021"},
    "joint": {"title": "Both", "published": "2019", "authors": ["Ana Sow", "Bo Li"]},
    "other": {"title": "Zoo", "published": "2021~"},
    "same": {"title": "Acorn", "published": "2021"},
}


@pytest.mark.parametrize(
    ("style", "wanted"),
    [
        (
            "apa",
            ["Sow, A. (2020)", "Sow, A. (2021a)", "Sow, A. (2021b)", "Sow, A. (ca. 2021)", "Sow, A., & Li, B. (2019)"],
        ),
        ("chicago", ["“Acorn.”", "“Apple.”", "“Zebra.”", "“Zoo.”", "“Both.”"]),
        (
            "mla",
            ["Sow, Ana. “Acorn.”", "———. “Apple.”", "———. “Zebra.”", "———. “Zoo.”", "Sow, Ana, and Bo Li. “Both.”"],
        ),
    ],
)
def test_works_of_one_author_come_by_date_or_by_title_as_the_style_has_it(style: str, wanted: list[str]) -> None:
    module = load_style(style)
    rows = {id_: row(**({"authors": ["Ana Sow"]} | fields)) for id_, fields in WORKS.items()}
    assert module.ORDER
    listed = in_order([make_reference(id_, one) for id_, one in rows.items()], module.ORDER)
    assert [part in module.entry(one) for part, one in zip(wanted, listed, strict=True)] == [True] * len(wanted)


def test_in_apa_two_works_of_one_title_and_year_have_letters_too() -> None:
    order = load_style("apa").ORDER
    assert order
    twins = [make_reference(id_, row(title="Wheat for Mali", publisher_name=id_)) for id_ in ("One", "Two")]
    assert [in_text(one) for one in in_order(twins, order)] == ["“Wheat for Mali,” 2024a", "“Wheat for Mali,” 2024b"]


@pytest.mark.parametrize("style", STYLES)
def test_a_date_of_access_that_is_no_day_is_printed_in_words(style: str) -> None:
    printed = entry(style, type="un", document="page", published=None, accessed="2024-24")
    assert "winter 2024" in printed.lower()
