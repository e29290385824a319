"""`bilat verify` with documents of every kind: one source each, one quote each, and whether the quote is there."""

import json
from pathlib import Path

import pytest

from support.program import Program

PAGES: dict[str, tuple[str, bytes, str, str]] = {
    "two-paragraphs.html": ("gave wheat. It came", b"<p>Russia gave wheat.</p><p>It came by sea</p>", "en", "found"),
    "two-cells.html": ("Wheat 25,000", b"<table><tr><td>Wheat</td><td>25,000</td></tr></table>", "en", "found"),
    "latin1-label.html": ("l’engrais à Gao", b'<meta charset="iso-8859-1"><p>l\x92engrais \xe0 Gao</p>', "fr", "found"),
    "latin1-dash.html": ("1990–2000 à Gao", b'<meta charset="latin1"><p>1990\x962000 \xe0 Gao</p>', "fr", "found"),
    "xml-decl.html": (
        "поставила пшеницу",
        '<?xml version="1.0" encoding="windows-1251"?><html><body><p>Россия поставила пшеницу</p>'.encode("cp1251"),
        "ru",
        "found",
    ),
    "undeclared.html": ("поставила пшеницу", "<p>Россия поставила пшеницу в Мали</p>".encode("cp1251"), "ru", "found"),
    "undeclared.txt": ("été à Gao fut sec", "L’été à Gao fut sec".encode("cp1252"), "fr", "found"),
    "bad-byte.html": (
        "été à Gao fut sec",
        '<meta charset="utf-8"><p>L’été à Gao fut sec</p><p>x '.encode() + b"\xe9</p>",
        "fr",
        "found",
    ),
    "empty.html": ("a few words here", b"", "en", "no-text"),
    "only-a-head.html": ("a few words here", b"<title>a few words here</title>", "en", "no-text"),
    "hidden.html": ("secret words there", b"<p hidden>secret words there</p><p>x</p>", "en", "missing"),
    "display-none.html": ("secret words there", b"<p style='display:none'>secret words there</p>x", "en", "missing"),
    "title.html": ("secret words there", b"<title>secret words there</title><p>x</p>", "en", "missing"),
    "space.html": ("500 tonnes", "<p>la Russie a livré 2 500 tonnes</p>".encode(), "fr", "missing"),
    "nbsp.html": ("500 tonnes", "<p>la Russie a livré 2&nbsp;500 tonnes</p>".encode(), "fr", "missing"),
    "narrow.html": ("500 tonnes", "<p>la Russie a livré 2&#8239;500 tonnes</p>".encode(), "fr", "missing"),
    "minus.html": ("5 percent", "<p>growth of −5 percent</p>".encode(), "en", "missing"),
    "point.html": ("5 percent", b"<p>growth of .5 percent</p>", "en", "missing"),
    "guillemets.html": ('"un don"', "<p>c’est «&nbsp;un don&nbsp;» russe</p>".encode(), "fr", "found"),
    "guillemets-tight.html": ("«un don»", "<p>c’est « un don » russe</p>".encode(), "fr", "found"),
    "colon.html": ("Il a dit: oui", b"<p>Il a dit&nbsp;: oui</p>", "fr", "found"),
    "tatweel.html": ("مالي وروسيا", "<p>قالت مـالي وروسيا</p>".encode(), "ar", "found"),
    "harakat.html": ("مالي وروسيا", "<p>قالت مَالِي وَرُوسِيَا</p>".encode(), "ar", "found"),
    "footnote.html": ("gave wheat to Mali", b"<p>Russia gave wheat<sup>[1]</sup> to Mali</p>", "en", "found"),
    "footnote-bare.html": ("gave wheat to Mali", b"<p>Russia gave wheat<sup>3</sup> to Mali</p>", "en", "found"),
    "note-after-number.html": (
        "gave 25 tonnes",
        b"<p>gave 25<sup><a href='#n'>3</a></sup> tonnes</p>",
        "en",
        "found",
    ),
    "in-two-cells.html": ("500 tonnes", b"<table><tr><td>2<td>500 tonnes</table>", "en", "found"),
}


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Return a base with a source and a fact for each page, and the folder of the pages."""
    home = tmp_path_factory.mktemp("documents")
    (home / "texts").mkdir()
    lines = ['[base]\nformat = 1\ntitle = "T"\nparties = ["RU", "ML"]\nversion = "1"']
    lines.append('[publisher.the-paper]\nname = "The Paper"\ntype = "press"')
    for file, (quote, data, language, _) in PAGES.items():
        (home / "texts" / file.replace("undeclared.txt", "undeclared-text.txt")).write_bytes(data)
        id_ = _id(file)
        lines.append(f'[source.{id_}]\ntitle = "T"\npublisher = "the-paper"\nlanguage = "{language}"')
        claim = f"{{ source = {json.dumps(id_)}, quote = {json.dumps(quote)} }}"
        lines.append(f'[event.f-{id_}]\ntitle = "T"\ndate = "2023"\nstatus = "happened"\nclaim = [{claim}]')
    facts = home / "facts.toml"
    facts.write_text("\n".join(lines), encoding="utf-8")
    return facts, home / "texts"


def _id(file: str) -> str:
    return file.replace("undeclared.txt", "undeclared-text.txt").partition(".")[0]


def test_each_quote_is_found_only_where_its_reader_sees_it(bilat: Program, documents: tuple[Path, Path]) -> None:
    facts, texts = documents
    answer = json.loads(bilat("verify", "--texts", str(texts), "--json", facts=facts).stdout)
    states = {quote["source"]: quote["state"] for quote in answer["quotes"]}
    states |= {source["id"]: source["state"] for source in answer["sources"] if source["state"] == "no-text"}
    assert states == {_id(file): state for file, (_, _, _, state) in PAGES.items()}


# Datasets.

DATASET = """\
[base]
format = 1
title = "T"
parties = ["RU", "ML"]
version = "1"

[publisher.un]
name = "Data"
type = "dataset"

[source.trade]
title = "T"
publisher = "un"

[event.e]
title = "E"
date = "2023"
status = "happened"
claim = [{ source = "trade", quote = "25,000", locator = "LOCATOR" }]
"""
WRITTEN = "write “row 12”, or what stands in its cells: “Mali; 2023” or “country = Mali; year = 2023”"
ROWS = 'country,year,tonnes,remark\nMali,2022,"1,000",\nMali,2023,"25,000","sent\nby sea"\nNiger,2023,"25,000",late\n'


@pytest.mark.parametrize(
    ("locator", "state", "reason", "line"),
    [
        ("country = Mali; year = 2023", "found", None, 4),
        ("Mali; 2023", "found", None, 4),
        ("row 3", "found", None, 4),
        ("Niger", "found", None, 5),
        ("mali; 2022", "missing", None, 2),
        ("country = Mali", "no-row", f"its locator, country = Mali, fits 2 rows; {WRITTEN}", None),
        ("Chad", "no-row", f"its locator, Chad, fits no row; {WRITTEN}", None),
        ("row 77", "no-row", f"its locator, row 77, fits no row; {WRITTEN}", None),
    ],
)
def test_a_quote_of_a_dataset_is_looked_up_in_the_row_that_its_locator_names(
    locator: str, state: str, reason: str | None, line: int | None, bilat: Program, tmp_path: Path
) -> None:
    facts = tmp_path / "facts.toml"
    facts.write_text(DATASET.replace("LOCATOR", locator), encoding="utf-8")
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "trade.csv").write_text(ROWS, encoding="utf-8")
    run = bilat("verify", "--texts", str(tmp_path / "texts"), "--json", facts=facts)
    found = json.loads(run.stdout)["quotes"][0]
    assert (found["state"], found["reason"], found["line"]) == (state, reason, line)


@pytest.mark.parametrize(
    ("file", "rows", "locator"),
    [
        ("trade.csv", "country;year;tonnes\nMali;2022;1,5\nMali;2023;25,000\n", "country = Mali; year = 2023"),
        ("trade.csv", "country\tyear\ttonnes\nMali\t2022\t1,500\nMali\t2023\t25,000\n", "Mali; 2023"),
        ("trade.tsv", "country\tyear\ttonnes\nMali\t2022\t1\nMali\t2023\t25,000\n", "year = 2023"),
        ("trade.csv", 'Wheat, by country\n\ncountry,year,t\nMali,2022,1\nMali,2023,"25,000"\n', "year = 2023"),
        (
            "trade.html",
            "<h1>Wheat</h1><table><tr><th>country<th>year<tr><td>Mali<td>2023<td>25,000</table>",
            "year = 2023",
        ),
        (
            "trade.html",
            "<table><tr><td><p>Mali</p><p>south</p><td>2023<td>25,000<br>tonnes</table>",
            "Mali south; 2023",
        ),
        (
            "trade.html",
            "<table><tr><th>country<th>year<th>t<tr><td rowspan=2>Mali<td>2022<td>1<tr><td>2023<td>25,000"
            "<tr><td>Chad<td>2023<td>7</table>",
            "country = Mali; year = 2023",
        ),
        (
            "trade.html",
            "<table><tr><th rowspan=2>country<th colspan=2>t<tr><th>2022<th>2023<tr><td>Mali<td>1<td>25,000</table>",
            "2023 = 25,000",
        ),
        ("trade.html", "<table><tr><td>x<table><tr><td>country<tr><td>Mali<td>25,000</table></table>", "row 2"),
    ],
)
def test_the_row_is_found_in_tables_of_every_kind(
    file: str, rows: str, locator: str, bilat: Program, tmp_path: Path
) -> None:
    facts = tmp_path / "facts.toml"
    facts.write_text(DATASET.replace("LOCATOR", locator), encoding="utf-8")
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / file).write_text(rows, encoding="utf-8")
    run = bilat("verify", "--texts", str(tmp_path / "texts"), "--json", facts=facts)
    assert [(quote["state"], quote["reason"]) for quote in json.loads(run.stdout)["quotes"]] == [("found", None)]


def test_a_dataset_as_a_web_page_has_rows_too_and_a_claim_without_a_locator_is_told_of_it(
    bilat: Program, tmp_path: Path
) -> None:
    facts = tmp_path / "facts.toml"
    both = DATASET.replace("LOCATOR", "Mali; 2023").replace(
        "claim = [", 'claim = [{ id = "x", source = "trade", quote = "25,000" }, '
    )
    facts.write_text(both, encoding="utf-8")
    (tmp_path / "texts").mkdir()
    page = "<table><tr><th>country<th>year<th>t<tr><td>Mali<td>2023<td>25,000<tr><td>Chad<td>2023<td>7</table>"
    (tmp_path / "texts" / "trade.html").write_text(page, encoding="utf-8")
    run = bilat("verify", "--texts", str(tmp_path / "texts"), facts=facts)
    assert run.stdout.splitlines() == [
        f"missing  e/trade/x: “25,000”: its locator must name the row of the dataset: {WRITTEN}",
        "changed      1 source: a quote is missing",
        "1 of 2 quotes found.",
    ]
