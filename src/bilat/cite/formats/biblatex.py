"""BibLaTeX, for biber and for pandoc: `@online`, `@article` for news, `@report`, `@dataset`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bilat.cite.citation import Citation
from bilat.cite.dates import Parts, containing_period, date_parts
from bilat.cite.references import Reference
from bilat.cite.typography import curly_quotes
from bilat.values.dates import Date
from bilat.values.person_names import Name

_TYPES = {"news": "article", "report": "report", "dataset": "dataset"}
"""The types of entry; any other document is `@online`."""
_CONTAINERS = {"news": "journaltitle", "report": "institution"}
_LANGUAGES = {
    "ar": "arabic",
    "de": "german",
    "en": "english",
    "es": "spanish",
    "fa": "persian",
    "fr": "french",
    "hu": "hungarian",
    "id": "indonesian",
    "it": "italian",
    "nl": "dutch",
    "pl": "polish",
    "pt": "portuguese",
    "ru": "russian",
    "tr": "turkish",
    "uk": "ukrainian",
}
_ESCAPED = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\{",
        "}": r"\}",
        "$": r"\$",
        "&": r"\&",
        "#": r"\#",
        "%": r"\%",
        "_": r"\_",
        "^": r"\textasciicircum{}",
        "~": r"\textasciitilde{}",
    }
)
_LONE_BRACES = str.maketrans({"{": r"\textbraceleft{}", "}": r"\textbraceright{}"})


def render(citation: Citation, _style: str) -> Iterator[str]:
    """Return one entry a reference, its key the id of the source."""
    for source in citation.bibliography:
        reference = source.reference
        yield f"@{_TYPES.get(reference.document, 'online')}{{{reference.id},"
        for key, value in _fields(reference, list(map(escaped, citation.notes(source)))).items():
            if value:
                yield f"  {key} = {{{value}}},"
        yield "}"
        yield ""


def _fields(reference: Reference, notes: list[str]) -> dict[str, str | None]:
    """Return the fields of an entry; a title has two pairs of braces, which keep its capitals."""
    archived = [f"Archived at {_address(reference.archived)}"] if reference.archived else []
    dates = map(escaped, reference.dates_in_words)
    return {
        "author": " and ".join(map(_name, reference.authors)),
        "title": f"{{{escaped(reference.bracketed_title)}}}",
        "entrysubtype": "newspaper" if reference.document == "news" else None,
        "titleaddon": reference.genre,
        "type": "Report" if reference.document == "report" else None,
        _CONTAINERS.get(reference.document, "organization"): escaped(reference.container or ""),
        "date": _date(reference.published),
        "url": reference.url,
        "urldate": _date(reference.accessed),
        "langid": _LANGUAGES.get(reference.language_code),
        "addendum": ". ".join([*dates, *archived, *notes]),
    }


def escaped(text: str) -> str:
    """Return the text so that nothing in it is a command of TeX."""
    return _escaped(curly_quotes(text))  # some readers take a straight quotation mark for the end of a value


def _address(url: str) -> str:
    """Return an address as it stands within a text."""
    return _escaped(url.replace("'", "%27"))


def _escaped(text: str) -> str:
    text = text.translate(_ESCAPED if _balanced(text) else _ESCAPED | _LONE_BRACES)
    return _LIGATURE.sub(r"\g<0>\/", text)


_LIGATURE = re.compile(r"-(?=-)|`(?=`)|'(?=')|’(?=’)|‘(?=‘)|,(?=,)|[?!](?=`)|<(?=<)|>(?=>)")
"""The first of two characters that TeX would print as one."""


def _balanced(text: str) -> bool:
    """Say whether all braces come in pairs: readers count even those that are escaped."""
    depth = 0
    for character in text:
        depth += {"{": 1, "}": -1}.get(character, 0)
        if depth < 0:
            return False
    return depth == 0


def _name(name: Name) -> str:
    """Return a name as "von Family, Jr, Given"; a body, or a name that can't be parted, in braces."""
    # biber counts the commas within a part too, and takes one.
    if not name.given or any(part.count(",") > 1 for part in name[:4]):
        return f"{{{escaped(str(name))}}}"
    parts = [name.particled, *([name.suffix] if name.suffix else []), name.given]
    return ", ".join(map(_word, parts))


def _word(part: str) -> str:
    """Return a part of a name; what biber would take for more parts is in braces."""
    return f"{{{escaped(part)}}}" if _PARTED.search(part) else escaped(part)


_PARTED = re.compile(r",|\band\b|[{}]", re.IGNORECASE)


def _date(date: Date | None) -> str | None:
    """Return a date that biber and pandoc both read: a set or an open interval as the period that contains it."""
    if date is None:
        return None
    if _DIVISION.fullmatch(date.text):
        return date.text
    parts = date_parts(date)
    if parts.words or parts.is_uneven or parts.open_beginning:
        return containing_period(date)
    return "/".join(_edtf(end) + "~" * parts.vague for end in parts.ends)


_DIVISION = re.compile(r"\d{4}-(?:2[1-4]|3[3-6])~?")
"""A season or a quarter of a year."""


def _edtf(end: Parts) -> str:
    year, *rest = end
    return "-".join([f"{year:04}", *(f"{part:02}" for part in rest)])
