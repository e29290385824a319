"""References in the formats of other programs: CSL-JSON, BibTeX and RIS, as Zotero exports them."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import rispy
from bibtexparser.entrypoint import parse_string
from bibtexparser.model import DuplicateBlockKeyBlock
from pylatexenc.latex2text import LatexNodes2Text

from bilat.errors import DateError, MappingError
from bilat.values.dates import parse_date
from bilat.values.person_names import parse_name

Author = str | dict[str, str]


class Reference(NamedTuple):
    """A reference, whatever it was written in; "" for what it does not say."""

    id: str
    document: str
    title: str
    container: str
    """The paper, site or body that published it."""
    published: str
    accessed: str
    url: str
    language: str
    authors: Sequence[Author]


_DOCUMENTS = {
    **dict.fromkeys(("article-newspaper", "article-magazine", "news", "newspaper"), "news"),
    **dict.fromkeys(("report", "rprt", "techreport"), "report"),
    **dict.fromkeys(("dataset", "data"), "dataset"),
    **dict.fromkeys(("webpage", "post", "post-weblog", "online", "elec", "web", "misc", "blog"), "page"),
    **dict.fromkeys(("speech",), "speech"),
    **dict.fromkeys(("treaty",), "treaty"),
    **dict.fromkeys(("legislation", "bill", "stat", "law", "jurisdiction"), "law"),
    **dict.fromkeys(("motion_picture", "broadcast", "video", "mpct"), "video"),
    **dict.fromkeys(("personal_communication", "letter", "pcomm"), "letter"),
}
"""The sorts of document by the types of other programs; what is not here is of no sort that bilat tells apart."""


def references(data: bytes, name: str) -> list[Reference]:
    """Return the references in a file; the ending of its name says what it is written in.

    Raises:
        MappingError: it can't be read so.
    """
    read = READERS.get(name.rpartition(".")[2].lower())
    if read is None:
        endings = ", ".join(f".{ending}" for ending in READERS)
        raise MappingError(f"its name is not that of references ({endings}); for a table, say by --map what it becomes")
    try:
        return list(read(data.decode("utf-8-sig")))
    except UnicodeDecodeError as error:
        raise MappingError(f"it is not UTF-8: {error}") from None


# CSL-JSON.


def _csl(text: str) -> Iterator[Reference]:
    try:
        items = json.loads(text)
    except ValueError as error:
        raise MappingError(f"no JSON: {error}") from None
    if not isinstance(items, list) or not all(isinstance(item, dict) for item in items):
        raise MappingError("CSL-JSON is a list of references")
    for item in items:
        yield Reference(
            id=str(item.get("citation-key") or item.get("id") or ""),
            document=_document(item.get("type")),
            title=_words(item.get("title")),
            container=_words(item.get("container-title") or item.get("publisher")),
            published=_csl_date(item.get("issued")),
            accessed=_csl_date(item.get("accessed")),
            url=_words(item.get("URL")),
            language=_language(item.get("language")),
            authors=[author for name in item.get("author") or () if (author := _csl_name(name))],
        )


def _csl_date(value: Any) -> str:
    if not isinstance(value, Mapping):
        return ""
    if isinstance(parts := value.get("date-parts"), list):
        days = ["-".join(f"{int(part):0{4 if n == 0 else 2}}" for n, part in enumerate(day)) for day in parts if day]
        return _edtf("/".join(days))
    return _edtf(str(value.get("raw") or value.get("literal") or ""))


def _csl_name(name: Mapping[str, str]) -> Author | None:
    if name.get("literal"):
        return {"body": name["literal"]}
    particle = name.get("non-dropping-particle") or name.get("dropping-particle")
    return _person(name.get("family"), name.get("given"), particle, name.get("suffix"))


def _person(family: str | None, given: str | None, particle: str | None, suffix: str | None) -> Author | None:
    parts = {"family": family, "given": given, "particle": particle, "suffix": suffix}
    return {key: text for key, text in parts.items() if text} if family else None


# BibTeX.


def _bibtex(text: str) -> Iterator[Reference]:
    library = parse_string(text)
    if library.failed_blocks:
        block = library.failed_blocks[0]
        reason = "its key is there already" if isinstance(block, DuplicateBlockKeyBlock) else "it is no BibTeX"
        raise MappingError(f"line {(block.start_line or 0) + 1}: an entry that can't be used: {reason}")
    for entry in library.entries:
        fields = {one.key.lower(): one.value for one in entry.fields}

        def first(*names: str, fields: Mapping[str, str] = fields) -> str:
            return next((_plain(fields[name]) for name in names if fields.get(name)), "")

        month = first("month")
        yield Reference(
            id=entry.key,
            document=_document(first("entrysubtype") or entry.entry_type),
            title=first("title"),
            container=first("journaltitle", "journal", "organization", "institution", "publisher"),
            published=_edtf(
                first("date") or "-".join(part for part in (first("year"), _MONTHS.get(month, month)) if part)
            ),
            accessed=_edtf(first("urldate")),
            url=_url(fields.get("url") or fields.get("howpublished") or ""),
            language=_language(first("langid", "language")),
            authors=[
                _bibtex_name(name) for name in re.split(r"\s+and\s+(?![^{]*\})", fields.get("author", "")) if name
            ],
        )


_NAMES_OF_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec"
_MONTHS = {name: f"{number:02}" for number, name in enumerate(_NAMES_OF_MONTHS.split(), start=1)}


_ESCAPED = re.compile(r"\\([%&_#$~])")


def _url(text: str) -> str:
    """Return an address, which BibLaTeX takes as it stands and others write with LaTeX's escapes; "" for no address."""
    found = re.search(r"https?://[^\s{}]+", _ESCAPED.sub(r"\1", text))
    return found[0] if found else ""


def _plain(latex: str) -> str:
    return _words(LatexNodes2Text().latex_to_text(latex))


def _bibtex_name(name: str) -> Author:
    return {"body": _plain(name)} if name.startswith("{") and name.endswith("}") else _name(_plain(name))


# RIS.


def _ris(text: str) -> Iterator[Reference]:
    try:
        records = rispy.loads(text)
    except OSError as error:  # what rispy raises for what is no RIS
        raise MappingError(f"no RIS: {error}") from None
    for record in records:
        names = [*record.get("authors", ()), *record.get("first_authors", ())]
        yield Reference(
            id=str(record.get("id") or record.get("label") or ""),
            document=_document(record.get("type_of_reference")),
            title=_words(record.get("title") or record.get("primary_title")),
            container=_words(record.get("secondary_title") or record.get("journal_name") or record.get("publisher")),
            published=_ris_date(record.get("date") or record.get("year")),
            accessed=_ris_date(record.get("access_date")),
            url=_words((record.get("urls") or [""])[0]),
            language=_language(record.get("language")),
            authors=[_name(name) for name in names],
        )


def _ris_date(value: Any) -> str:
    """Return the date in "2024/01/17/other words"."""
    parts = [part.strip() for part in str(value or "").split("/")[:3]]
    return _edtf("-".join(f"{int(part):02}" for part in parts if part.isdecimal()))


READERS: dict[str, Callable[[str], Iterator[Reference]]] = {"json": _csl, "bib": _bibtex, "ris": _ris}
"""What reads references, by the ending of a file."""


# What the three have in common.


def _document(type_: Any) -> str:
    return _DOCUMENTS.get(str(type_ or "").lower(), "")


_MARKUP = re.compile(r"</?(?:i|b|sc|sup|sub|span)(?: [^<>]*)?>")
"""How CSL-JSON marks type in a title."""


def _words(value: Any) -> str:
    return " ".join(_MARKUP.sub("", str(value or "")).split())


def _name(text: str) -> Author:
    """Return an author: "Sow, Ana" in parts, "Ana Sow" as it stands, and what can be no person as a body."""
    name = parse_name(text)
    if name.is_body:
        return {"body": text.strip()}
    return (_person(name.family, name.given, name.particle, name.suffix) or text) if "," in text else text


_LANGUAGES = {"english": "en", "french": "fr", "russian": "ru", "german": "de", "spanish": "es", "arabic": "ar"}


def _language(value: Any) -> str:
    text = str(value or "").lower()
    return _LANGUAGES.get(text, text if re.fullmatch("[a-z]{2,3}(-[a-z0-9]+)*", text) else "")


def _edtf(text: str) -> str:
    """Return a date as EDTF: of what is more than a date, or none, the year; "" where it has none."""
    for part in (text.strip(), text.strip()[:10], *re.findall(r"\d{4}", text)[:1]):
        try:
            return parse_date(part).text
        except DateError:
            continue
    return ""
