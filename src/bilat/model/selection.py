"""Which claims an answer rests on: those of a time, of some voices, or without some."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bilat.values.dates import Day

if TYPE_CHECKING:
    from bilat.model.rows import SelectionRow


class Voice(NamedTuple):
    """Somebody who speaks, or a page that does, as a question names them."""

    type: str
    """"source", "publisher" (its pages, and reprints of an agency), "speaker", or "side" (of a country)."""
    id: str


class Selection(NamedTuple):
    """A test of claims. One passes every part that is given; of several voices any."""

    known_by: Day | None = None
    """The last day on which its source may have been published."""
    without: frozenset[Voice] = frozenset()
    only: frozenset[Voice] = frozenset()

    @property
    def row(self) -> SelectionRow:
        """What an answer from these claims says of them."""
        without, only = (sorted({voice.id for voice in voices}) for voices in (self.without, self.only))
        return {"known_by": self.known_by, "without": without, "only": only}
