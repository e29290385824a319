"""What a command works with: the base in use, its index, and where answers are written."""

from __future__ import annotations

import os
import sys
from collections.abc import Collection, Iterable
from functools import cached_property
from typing import TYPE_CHECKING

from bilat.cli import streams
from bilat.cli.option import FACTS
from bilat.errors import OptionError
from bilat.loading.shipped import shipped_facts

if TYPE_CHECKING:
    from bilat.cli.arguments import Arguments
    from bilat.index import Index
    from bilat.model.rows import ExcerptRow


VARIABLE = "BILAT_FACTS"
"""The variable that names the fact file where no option does."""


class Session:
    """One run of the program, on the fact file named, else that of BILAT_FACTS, else the one that ships."""

    def __init__(self, facts: str | None = None, arguments: Arguments | None = None, *, believe: bool = True) -> None:
        self._facts, self.believe = facts, believe
        self._arguments = arguments
        """They may say which claims to answer from; none do without."""
        self._excerpt: ExcerptRow | None = None

    @cached_property
    def path(self) -> str:
        """The path of the fact file.

        Raises:
            OptionError: what names it is empty, as a script gives it whose variable is: it meant another file.
        """
        if self._facts == "":
            raise OptionError("the value is empty; name a fact file, or leave the option out.", FACTS.name)
        named = os.environ.get(VARIABLE)
        if self._facts is None and named == "":
            raise OptionError(f"{VARIABLE} is empty; name a fact file in it, or unset it.")
        return self._facts or named or shipped_facts()

    @cached_property
    def whole(self) -> Index:
        """The index of the whole base.

        Raises:
            DataError: the base can't be read, or its faults would make an answer wrong.
            OptionError: what names the fact file is empty.
        """
        from bilat.index import open_index  # some commands need no index

        return open_index(self.path, believe=self.believe, report=_progress if sys.stderr.isatty() else None)

    @property
    def has_index(self) -> bool:
        """Whether the index of the whole base has been opened."""
        return "whole" in vars(self)

    @cached_property
    def index(self) -> Index:
        """The index of the base, or of the claims that are to be answered from.

        Raises:
            DataError, OptionError: see `whole`; or what names the claims is wrong.
        """
        return self.index_of()

    def index_of(self, kinds: Collection[str] = (), *, words: bool = False) -> Index:
        """Return the index of the claims that are to be answered from; facts of other kinds need not be there.

        It has the `words` that facts are searched by where they are asked for here, or by the option `--text`.

        Raises:
            DataError, OptionError: see `index`.
        """
        if not (self._arguments and self._arguments.choose_claims):
            return self.whole
        from bilat.cli.selecting import selection  # most answers rest on all claims
        from bilat.index.excerpts import excerpt_of

        chosen = selection(self._arguments, self.whole)
        index = excerpt_of(self.whole, chosen, kinds, words=words or self._arguments.has("text"))
        self._excerpt = index.base["excerpt"]
        return index

    @property
    def claims_answered_from(self) -> str:
        """The claims that an answer was made from, in a sentence; "" for all of them."""
        if not self._excerpt:
            return ""
        from bilat.output.wording import excerpt  # most answers rest on all claims

        return excerpt(self._excerpt, self.whole.names(self._excerpt["without"] + self._excerpt["only"]))

    @property
    def width(self) -> int | None:
        """How many columns the terminal has that answers go to; None where they go to none."""
        return streams.size().columns if sys.stdout.isatty() else None

    def write(self, pieces: Iterable[str], *, json: bool = False, pager: bool = True) -> None:
        """Write an answer to stdout: on a terminal as it comes, else all at once, so that no reader sees half of it."""
        if json:
            streams.expect_json()
        if sys.stdout.isatty():
            streams.page(pieces, paged=pager)
        else:
            sys.stdout.write("".join(pieces))

    def complain(self, message: str) -> None:
        """Write a line to stderr."""
        from bilat.values.safe_text import safe  # most answers come without a message

        streams.complain(f"{safe(message)}\n")


def _progress(words: str) -> None:
    """Write how far a build is to the last line of the terminal, in place of what stood there."""
    streams.complain(f"\r\033[K{words}…" if words else "\r\033[K")
