"""The order of a list of references, and the letters that tell two works of one author and year apart."""

from __future__ import annotations

import re
from collections.abc import Iterable
from string import ascii_lowercase
from typing import NamedTuple

from bilat.cite.names import inverted
from bilat.cite.references import Reference
from bilat.values.person_names import Name
from bilat.values.text_folding import bare


class Order(NamedTuple):
    """How a style sorts its list by the alphabet."""

    demoted: bool = False
    """Whether "Gaulle, Charles de" stands under G."""
    by_container: bool = False
    """Whether a page that names no author stands under its newspaper or site, rather than its title."""
    by_title: bool = False
    """Whether works of one author are sorted by title, rather than by date."""
    letters: bool = False
    """Whether works of one author and year are told apart by a letter after the year."""
    dashes: bool = False
    """Whether dashes stand for authors who are all the same as those of the work before."""


ARTICLES = {
    "ar": r"ال",
    "de": r"(?:der|die|das|den|dem|des|ein|eine|einer|eines) ",
    "en": r"(?:the|a|an) ",
    "es": r"(?:el|la|los|las|lo|un|una|unos|unas) ",
    "fr": r"(?:(?:le|la|les|un|une|des) |l['’])",
    "it": r"(?:(?:il|lo|la|i|gli|le|un|uno|una) |l['’])",
    "nl": r"(?:de|het|een) ",
    "pt": r"(?:o|a|os|as|um|uma) ",
}
"""The articles at the beginning of a title that do not count in its place, by language."""
_MARKS = re.compile(r"^[\s“”‘’„«»\"'\[\]¿¡(#]+")


def in_order(references: Iterable[Reference], order: Order) -> list[Reference]:
    """Return the references by the alphabet, those of one author by date or title as the style has it.

    Where the style has letters or dashes, each reference has its own. An author alone comes before the same author
    with others, a work without date before dated ones; accents, articles at the beginning and quotation marks do not
    count.
    """
    placed = sorted(references, key=lambda reference: _key(reference, order))
    if order.dashes:
        placed = _dashed(placed)
    return _lettered(placed) if order.letters else placed


def _key(reference: Reference, order: Order) -> tuple[tuple[str, ...], ...]:
    names = tuple(_place(name, order) for name in reference.authors)
    container = _words(without_article(reference.container or "", "en"))
    if not names and order.by_container and reference.document not in ("report", "dataset") and container:
        names = (container,)
    title = _words(without_article(reference.title, reference.language_code or "en"))
    day = reference.published.order[0] if reference.published else ""
    same = (title, container, day) if order.by_title else (day, title) if names else (day,)
    return names or (title,), (*same, reference.id)


def _place(name: Name, order: Order) -> str:
    text = without_article(name.family, "en") if name.is_body else inverted(name, demoted=order.demoted)
    return _words(text)


def _words(text: str) -> str:
    """Return the words of a text as they count in its place: "Sow" is before "Sow, Ana", "7info" before "24heures"."""
    return " ".join(re.sub(r"\d+", lambda number: number[0].zfill(12), word) for word in re.findall(r"\w+", bare(text)))


def without_article(text: str, language: str) -> str:
    """Return a title without the marks and the article at its beginning."""
    text = _MARKS.sub("", text)
    article = ARTICLES.get(language)
    return re.sub(f"^{article}", "", text, count=1, flags=re.IGNORECASE) if article else text


def _lettered(references: list[Reference]) -> list[Reference]:
    """Return the references, a letter for each whose authors (or title, where none is named) and year are another's."""
    works: dict[tuple[object, ...], list[Reference]] = {}
    for reference in references:
        by = (reference.authors or reference.title, reference.year, reference.is_vague)
        works.setdefault(by, []).append(reference)
    letters = {
        reference.id: _letter(number)
        for same in works.values()
        for number, reference in enumerate(same)
        if len(same) > 1
    }
    return [reference._replace(letter=letters.get(reference.id, "")) for reference in references]


def _dashed(references: list[Reference]) -> list[Reference]:
    """Return the references, each marked whose authors are those of the one before."""
    before: list[Reference | None] = [None, *references[:-1]]
    return [
        reference._replace(
            repeats_authors=bool(reference.authors) and last is not None and last.authors == reference.authors
        )
        for last, reference in zip(before, references, strict=True)
    ]


def _letter(number: int) -> str:
    """Return the letter of the first work (0), the second and so on: "a" to "z", then "aa"."""
    tens, ones = divmod(number, len(ascii_lowercase))
    return (_letter(tens - 1) if tens else "") + ascii_lowercase[ones]
