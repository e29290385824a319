"""The order of a list of references, and the letters that tell two works of one author and year apart."""

from __future__ import annotations

import re
from collections.abc import Iterable
from string import ascii_lowercase
from typing import NamedTuple

from bilat.cite.names import inverted
from bilat.cite.references import Reference
from bilat.values.text_folding import bare


class Order(NamedTuple):
    """How a style sorts its list by the alphabet."""

    demoted: bool = False
    """Whether "Gaulle, Charles de" stands under G."""
    by_container: bool = False
    """Whether a page that names no author stands under its newspaper or site, rather than its title."""
    letters: bool = False
    """Whether works of one author and year are told apart by a letter after the year."""


_ARTICLES = {
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
    """Return the references by the alphabet, those of one author by date, with letters where the style has them.

    An author alone comes before the same author with others, a work without date before dated ones; accents, articles
    at the beginning and quotation marks do not count.
    """
    placed = sorted(references, key=lambda reference: _key(reference, order))
    return _lettered(placed) if order.letters else placed


def _key(reference: Reference, order: Order) -> tuple[tuple[str, ...], str, str, str]:
    names = tuple(bare(inverted(name, demoted=order.demoted)) for name in reference.authors)
    if not names and order.by_container and reference.document not in ("report", "dataset") and reference.container:
        names = (bare(_without_article(reference.container, "en")),)
    title = bare(_without_article(reference.title, reference.language_code or "en"))
    day = reference.published.order[0] if reference.published else ""
    return (names, day, title, reference.id) if names else ((title,), day, "", reference.id)


def _without_article(text: str, language: str) -> str:
    text = _MARKS.sub("", text)
    article = _ARTICLES.get(language)
    return re.sub(f"^{article}", "", text, count=1, flags=re.IGNORECASE) if article else text


def _lettered(references: list[Reference]) -> list[Reference]:
    """Return the references, with a letter each where authors and year are the same as another's."""
    works: dict[tuple[object, ...], list[Reference]] = {}
    for reference in references:
        works.setdefault((reference.authors, reference.year) if reference.authors else (reference.id,), []).append(
            reference
        )
    letters = {
        reference.id: _letter(number)
        for same in works.values()
        for number, reference in enumerate(same)
        if len(same) > 1
    }
    return [reference._replace(letter=letters.get(reference.id, "")) for reference in references]


def _letter(number: int) -> str:
    """Return the letter of the first work (0), the second and so on: "a" to "z", then "aa"."""
    tens, ones = divmod(number, len(ascii_lowercase))
    return (_letter(tens - 1) if tens else "") + ascii_lowercase[ones]
