"""BibLaTeX, for biber and for pandoc: `@online`, `@article` for news, `@report`, `@dataset`."""

from __future__ import annotations

from collections.abc import Iterator

from bilat.cite.citation import Citation
from bilat.cite.dates import When, when
from bilat.cite.references import Name, Reference
from bilat.cite.typography import marks
from bilat.values.dates import Date

_TYPES = {"news": "article", "release": "online", "page": "online", "report": "report", "dataset": "dataset"}
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


def render(cited: Citation) -> Iterator[str]:
    """Return one entry a reference, its key the source's id."""
    for reference in cited.references.values():
        yield from entry(reference, list(map(escaped, cited.notes(reference.id))))


def entry(reference: Reference, notes: list[str]) -> Iterator[str]:
    """Return the lines of one entry; a title stands in two pairs of braces, so that its capitals stay."""
    yield f"@{_TYPES[reference.sort]}{{{reference.id},"
    for key, value in _fields(reference, notes).items():
        if value:
            yield f"  {key} = {{{value}}},"
    yield "}"
    yield ""


def _fields(reference: Reference, notes: list[str]) -> dict[str, str | None]:
    archived = [f"Archived at \\url{{{reference.archived}}}"] if reference.archived else []
    return {
        "author": " and ".join(map(_name, reference.authors)),
        "title": f"{{{escaped(reference.title)}}}",
        "entrysubtype": "newspaper" if reference.sort == "news" else None,
        "titleaddon": reference.genre,
        "type": "Report" if reference.sort == "report" else None,
        _CONTAINERS.get(reference.sort, "organization"): escaped(reference.container) if reference.container else None,
        "date": _date(reference.published),
        "url": reference.url,
        "urldate": _date(reference.accessed),
        "langid": _LANGUAGES.get((reference.language or "").split("-")[0]),
        "addendum": ". ".join(archived + notes),
    }


def escaped(text: str) -> str:
    """Return the text with everything that TeX obeys made plain."""
    text = marks(text)  # some readers take a straight quotation mark for the end of a value
    return text.translate(_ESCAPED if _balanced(text) else _ESCAPED | _LONE_BRACES)


def _balanced(text: str) -> bool:
    """Say whether every brace has its partner: readers count them, escaped or not."""
    depth = 0
    for character in text:
        depth += {"{": 1, "}": -1}.get(character, 0)
        if depth < 0:
            return False
    return depth == 0


def _name(name: Name) -> str:
    if name.given:
        return f"{escaped(name.family)}, {escaped(name.given)}"
    return f"{{{escaped(name.family)}}}"


def _date(date: Date | None) -> str | None:
    """Return a date that biber and pandoc both read: a set or an open end as the coarser date that holds it."""
    if date is None:
        return None
    stated = when(date)
    if stated.words:
        return coarser(date)
    return "/".join(_edtf(end, stated) for end in stated.ends)


def _edtf(end: tuple[int, ...], stated: When) -> str:
    year, *rest = end
    return "-".join([f"{year:04}", *(f"{part:02}" for part in rest)]) + "~" * stated.vague


def coarser(date: Date) -> str | None:
    """Return the month or year that all of a date lies in, else its first year; None for an open beginning."""
    first, last = date.first or date.last, date.last or date.first
    if first is None or last is None:
        return None
    return first[:7] if first[:7] == last[:7] else first[:4]
