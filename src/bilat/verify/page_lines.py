"""The text of a page while it is put together: lines, cells, and what is raised above them."""

from __future__ import annotations

import re

from bilat.verify.html_tables import Tables

_SPACE = re.compile(r"[ \t\n\f\r]+")
_ONE_NOTE = r"[(\[]?(?:[0-9]{1,3}|[ivxIVX]{1,4}|[A-Za-z*†‡])[)\]]?"
_NOTE = re.compile(_ONE_NOTE)
_NOTES = re.compile(rf"{_ONE_NOTE}(?:(?: ?[,;–-] ?| |(?<=[)\]])){_ONE_NOTE})+")
_DIGITS = re.compile(r"[0-9+−-]{1,8}")
_LETTER = re.compile("[A-Za-z]")
_BEFORE_LETTER = re.compile(r"(?:[.,;:!?)\]\"»”]|(?![ivxlcdm]+ ?\Z)(?<![^\W_])[^\W\d_A-Z]{4,}) ?\Z| \Z")
"""What a raised letter is the mark of a note after; elsewhere it may belong to the word, as in "XIXᵉ"."""
LINE_BREAK = "\u2028"
"""Parts the halves of a word that a `br` breaks at a hyphen, which may be there for the break alone."""
_BROKEN = re.compile(r"[^\W\d_][-‐]\Z")
_RAISED = str.maketrans("0123456789+-−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻")


class Lines:
    """A text being put together."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.tables = Tables()
        self._parting = "\n"
        """What parts the next words from those before; at the beginning nothing has to."""
        self.linked = False
        """Whether the raised words just read contain a link to a place."""

    @property
    def length(self) -> int:
        """The number of parts so far."""
        return len(self.parts)

    def part(self, kind: str) -> None:
        """Begin a new line or cell, if `kind` asks for one."""
        if kind and self._parting != "\n":
            self._parting = kind

    def add(self, words: str, *, preformatted: bool) -> None:
        """Add words; white space is one space, and none where a line begins or ends."""
        if preformatted:
            for n, line in enumerate(words.split("\n")):
                if n:
                    self.part("\n")
                self._add(line.rstrip("\r"))
        else:
            self._add(_SPACE.sub(" ", words))

    def _add(self, words: str) -> None:
        if not words:
            return
        if self._parting or (self.parts and self.parts[-1].endswith(" ")):
            words = words.lstrip(" ")
            if not words:
                return
        if self._parting and self.parts:
            self.parts[-1] = self.parts[-1].rstrip(" ")
            broken = self._parting == LINE_BREAK and _BROKEN.search(self.parts[-1]) and words[0].isalpha()
            self.parts.append("\n" if self._parting == LINE_BREAK and not broken else self._parting)
        self._parting = ""
        self.parts.append(words)

    def raise_from(self, length: int, *, linked: bool) -> None:
        """Write the words added since then as raised ones: the marks of notes in brackets, digits as raised digits."""
        words = "".join(self.parts[length:]).strip()
        linked, self.linked = linked or self.linked, False
        before = "".join(self.parts[max(length - 3, 0) : length])
        marks = re.sub(r"[\])] ?[,;]? ?[\[(]", ",", words).strip("()[]")
        if (_NOTE.fullmatch(words) or _NOTES.fullmatch(words)) and (
            linked
            or words[0] == "["
            or (words[0] == "(" and words[1].isdecimal())
            or (_LETTER.fullmatch(words) and _BEFORE_LETTER.search(before))
        ):
            self.parts[length:] = [f"[{marks}]"]
            if length:
                self.parts[length - 1] = self.parts[length - 1].rstrip(" ")
        elif _DIGITS.fullmatch(words):
            self.parts[length:] = [words.translate(_RAISED)]
        elif _NOTES.fullmatch(words) and words[0].isdecimal():
            after_digit = length > 0 and self.parts[length - 1][-1:].isdecimal()
            self.parts[length:] = [f"^{words}" if after_digit else f"[{marks}]"]

    def text(self) -> str:
        """Return the text so far."""
        return "".join(self.parts).strip(" ")
