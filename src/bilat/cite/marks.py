"""What refers from a text to its references: numbers, authors in brackets, or the numbers of notes."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from bilat.cite.references import Reference
from bilat.cite.typography import with_stop

if TYPE_CHECKING:
    from bilat.cite.styles import Cite
    from bilat.model.rows import ClaimRow

_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


class Marks(ABC):
    """Writes the marks of a text in their order; `listed` are the references in the order of the list."""

    after_stops = False
    """Whether a mark stands behind a comma or full stop."""

    def __init__(self, listed: Iterable[Reference]) -> None:
        self._references = {reference.id: reference for reference in listed}

    def __call__(self, claims: Sequence[ClaimRow]) -> str:
        """Return the mark of the sources of some claims with a space before it where one belongs; "" for no claims."""
        ids = {claim["source"] for claim in claims}
        return self._mark([one for one in self._references.values() if one.id in ids]) if ids else ""

    def after_quote(self, claim: ClaimRow) -> str:
        """Return what stands after the quote of a claim: its gloss, and the mark with its locator."""
        gloss = f" ({_bracketed(claim['gloss'])})" if claim["gloss"] else ""
        return gloss + self._mark([self._references[claim["source"]]], claim["locator"] or "")

    def listed(self) -> Iterable[Reference]:
        """Return the references in the order of the list, once all marks are written."""
        return self._references.values()

    def notes(self) -> Iterator[str]:
        """Return the lines of the notes with a blank line after them, once all marks are written."""
        yield from ()

    @abstractmethod
    def _mark(self, references: Sequence[Reference], locator: str = "") -> str: ...


class NumberMarks(Marks):
    """Marks such as "[1][3]", whose numbers follow the order in which the text first cites the references."""

    def __init__(self, listed: Iterable[Reference], numbered: Callable[[Sequence[int]], str] | None) -> None:
        super().__init__(listed)
        self._numbered = numbered or _numbered
        self._numbers: dict[str, int] = {}

    def _mark(self, references: Sequence[Reference], locator: str = "") -> str:
        numbers = [self._numbers.setdefault(one.id, len(self._numbers) + 1) for one in references]
        mark = self._numbered(sorted(numbers))
        return f" {mark[:-1]}, {locator}]" if locator else f" {mark}"

    def listed(self) -> Iterable[Reference]:
        """Return the references by their numbers, then those that only the list has."""
        return [self._references[id_] for id_ in dict.fromkeys([*self._numbers, *self._references])]


class AuthorMarks(Marks):
    """Marks such as "(Li, 2023; Sow, 2024a)"; a gloss stands between the same brackets."""

    def __init__(self, listed: Iterable[Reference], in_text: Cite) -> None:
        super().__init__(listed)
        self._in_text = in_text

    def _mark(self, references: Sequence[Reference], locator: str = "") -> str:
        return f" ({self._inside(references, locator)})"

    def after_quote(self, claim: ClaimRow) -> str:
        """Return the gloss and the mark, between one pair of brackets."""
        inside = self._inside([self._references[claim["source"]]], claim["locator"] or "")
        return f" ({_bracketed(claim['gloss'])}; {inside})" if claim["gloss"] else f" ({inside})"

    def _inside(self, references: Sequence[Reference], locator: str) -> str:
        cited = self._in_text(references, list(self._references.values()))
        return _located(cited, locator)


class NoteMarks(Marks):
    """Raised numbers, each of a note."""

    after_stops = True

    def __init__(self, listed: Iterable[Reference], note: Cite) -> None:
        super().__init__(listed)
        self._note = note
        self._notes: list[str] = []

    def _mark(self, references: Sequence[Reference], locator: str = "") -> str:
        note = self._note(references, list(self._references.values()))
        self._notes.append(with_stop(_located(note, locator)))
        return str(len(self._notes)).translate(_SUPERSCRIPTS)

    def notes(self) -> Iterator[str]:
        """Return the notes under their heading."""
        yield "Notes"
        yield ""
        yield from (f"{number}. {note}" for number, note in enumerate(self._notes, start=1))
        yield ""


def _numbered(numbers: Sequence[int]) -> str:
    return "".join(f"[{number}]" for number in numbers)


def _located(cited: str, locator: str) -> str:
    return f"{with_stop(cited, ',')} {locator}" if locator else cited


def _bracketed(gloss: str) -> str:
    """Return a gloss as it stands in round brackets: its own are square."""
    return gloss.replace("(", "[").replace(")", "]")
