"""References in each style, text for text as citeproc-js writes them, but for the differences that have a reason.

`python tools/generate.py citations` asks citeproc-js, and compares every source that ships as well.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from bilat.cite.reference_list import in_order
from bilat.cite.references import make_reference
from bilat.cite.styles import entry as styled
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
        ("2023/..", "(2023–present)", "2023–.", "2023–,"),
        ("2023/", "(2023–present)", "2023–.", "2023–,"),
        ("2023-05/..", "(2023, May–present)", "May 2023–.", "May 2023–,"),
        ("../2024-02", "(until 2024, February)", "Until February 2024.", "until Feb. 2024,"),
        ("[2023-07-24..2023-07-27]", "(2023, July 24–27)", "July 24–27, 2023.", "24–27 July 2023,"),
        ("[2023-09-21,2023-09-22]", "(2023, September 21–22)", "September 21–22, 2023.", "21–22 Sept. 2023,"),
        ("2024-10-05/2024-12", "(2024, October 5–December)", "October 5–December 2024.", "5 Oct.–Dec. 2024,"),
        ("2023-07~", "(ca. 2023, July)", "[July 2023?].", "The Paper, circa July 2023,"),
        ("202X", "(2020s)", "2020s.", "2020s,"),
        ("2024-23", "(2024, Autumn)", "Autumn 2024.", "Autumn 2024,"),
        ("2024-36", "(2024, Fourth Quarter)", "Fourth Quarter 2024.", "Fourth Quarter 2024,"),
    ],
)
def test_a_date_that_is_no_day_stands_as_the_style_has_it(published: str, apa: str, chicago: str, mla: str) -> None:
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
        ("Wagner pulls out of Mali", "Wagner Pulls Out of Mali", "“Wagner pulls out of Mali.”"),
        ("Mali kicked out on the road out of Gao", "Mali Kicked Out on the Road out of Gao", None),
        ("Troops shot down a drone down the road", "Troops Shot Down a Drone down the Road", None),
        ("Mali In Crisis Over Its U.S. Debt", "Mali in Crisis over Its U.S. Debt", None),
        ("Convoy of over 100 cars drives over the border", "Convoy of Over 100 Cars Drives over the Border", None),
        ("The ’’Russian House’’ opens", "The “Russian House” Opens", "“The ‘Russian House’ opens.”"),
        ("Judges In The Hague", "Judges in The Hague", None),
        ("Talks between Mali and Russia", "Talks between Mali and Russia", None),
    ],
)
def test_titles_keep_what_they_say(title: str, in_title_case: str, quoted_within: str | None) -> None:
    assert (title_case(typeset_title(title)), quoted_within or quoted(title)) == (in_title_case, quoted(title))


@pytest.mark.parametrize(
    ("longest_small", "wanted"),
    [(99, "Talks about Mali with Russia"), (4, "Talks About Mali with Russia"), (3, "Talks About Mali With Russia")],
)
def test_how_long_a_small_word_may_be_depends_on_the_style(longest_small: int, wanted: str) -> None:
    assert title_case("talks about Mali with Russia", longest_small) == wanted


@pytest.mark.parametrize(
    ("style", "wanted"),
    [
        ("plain", "[News report on “Wagner”], The Paper, 17 January 2024."),
        ("apa", "[News report on “Wagner”]. (2024, January 17). The Paper."),
        ("chicago", "The Paper. News report on “Wagner”. January 17, 2024."),
        ("mla", "News report on “Wagner”. The Paper, 17 Jan. 2024."),
        ("ieee", "[News report on “Wagner”], The Paper, Jan. 17, 2024."),
    ],
)
def test_a_description_in_place_of_a_title_has_no_quotation_marks_around_it(style: str, wanted: str) -> None:
    described = entry(style, title=None, description='News report on "Wagner"', document="news", url=None)
    assert described.replace(".”", "”.") == wanted


def test_a_described_speech_is_not_called_a_speech_again() -> None:
    described = {"title": None, "description": "Speech on wheat", "document": "speech", "url": None}
    assert [entry(style, **described) for style in ("apa", "mla")] == [
        "[Speech on wheat]. (2024, January 17). The Paper.",
        "Speech on wheat. The Paper, 17 Jan. 2024.",
    ]


@pytest.mark.parametrize(
    ("title", "wanted"),
    [
        ('Lavrov on "private" aid', "“Lavrov on ‘private’ aid”, The Paper."),
        ("He said “no ‘yes’ no” again", "“He said ‘no “yes” no’ again”, The Paper."),
    ],
)
def test_the_plain_style_nests_quotation_marks(title: str, wanted: str) -> None:
    assert entry("plain", title=title, published=None, url=None).replace(", n.d.", ".") == wanted


ARCHIVED = "https://web.archive.org/web/2024/https://example.org/page"


@pytest.mark.parametrize(("style", "stop"), [("plain", ""), ("apa", ""), ("chicago", "."), ("mla", "."), ("ieee", "")])
def test_an_archived_copy_ends_as_the_entry_does(style: str, stop: str) -> None:
    reference = make_reference("x", row(archived=ARCHIVED))
    assert styled(reference, style).endswith(f"https://example.org/page{stop} Archived at {ARCHIVED}{stop}")


@pytest.mark.parametrize(
    ("author", "apa", "chicago", "ieee"),
    [
        ("Jean-Marie Le Pen", "Le Pen, J.-M.", "Le Pen, Jean-Marie.", "J.-M. Le Pen,"),
        ("Xi Jinping", "Xi, J.", "Xi Jinping.", "J. Xi,"),
        ("Kim Jong-un", "Kim, J.", "Kim Jong-un.", "J. Kim,"),
        ("Abd al-Rahman al-Rashid", "al-Rashid, A. al-R.", "Rashid, Abd al-Rahman al-.", "A. al-R. al-Rashid,"),
        ("Gabriel García Márquez", "García Márquez, G.", "García Márquez, Gabriel.", "G. García Márquez,"),
        ("Dirk Van den Broeck", "Van den Broeck, D.", "Van den Broeck, Dirk.", "D. Van den Broeck,"),
    ],
)
def test_a_name_of_any_country_stands_as_the_style_has_it(author: str, apa: str, chicago: str, ieee: str) -> None:
    found = [entry(style, authors=[author]) for style in ("apa", "chicago", "ieee")]
    assert [text[: len(part)] for text, part in zip(found, (apa, chicago, ieee), strict=True)] == [apa, chicago, ieee]


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


def test_numbers_stand_in_a_list_by_what_they_count() -> None:
    order = load_style("chicago").ORDER
    assert order
    papers = [make_reference(name, row(publisher_name=name)) for name in ("24heures", "Yeni", "7info")]
    assert [one.id for one in in_order(papers, order)] == ["7info", "24heures", "Yeni"]


def test_in_apa_two_works_of_one_title_and_year_have_letters_too() -> None:
    order = load_style("apa").ORDER
    assert order
    twins = [make_reference(id_, row(title="Wheat for Mali", publisher_name=id_)) for id_ in ("One", "Two")]
    listed = in_order(twins, order)
    assert in_text(listed, listed) == "“Wheat for Mali,” 2024a, 2024b"


@pytest.mark.parametrize("style", STYLES)
def test_a_date_of_access_that_is_no_day_is_printed_in_words(style: str) -> None:
    printed = entry(style, type="un", document="page", published=None, accessed="2024-24")
    assert "winter 2024" in printed.lower()
