"""A question to a base: the filters, as a value."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from bilat.values.dates import EVER, DateRange
from bilat.values.text_folding import bare

GROUPINGS = ("year", "month", "commodity", "donor")
"""What totals may be grouped by."""


class Query(NamedTuple):
    """What to keep. Every filter that is set must hold; names are resolved to ids and codes."""

    kind: str | None = None
    kinds: tuple[str, ...] = ()
    """Any of these kinds, where more than one may be kept; () for all."""
    window: DateRange = EVER
    country: str | None = None
    person: str | None = None
    organisation: str | None = None
    by: str | None = None
    """A person or organisation whose word a claim is."""
    source: str | None = None
    topic: str | None = None
    place: str | None = None
    """Words that the place contains."""
    equal: tuple[tuple[str, str], ...] = ()
    """Fields and what they must hold; for a commodity a finer one will do."""
    disputed: bool = False
    one_sided: str | None = None
    """A country whose officials alone every live claim rests on."""
    text: str | None = None
    """Words that must all occur in what is searched of a fact."""
    withdrawn: bool = False
    """Whether to keep withdrawn facts too."""

    def wanted(self) -> Iterator[tuple[str, str]]:
        """Return what the tags of a fact must hold: filter and value."""
        for name in ("country", "person", "organisation", "by", "source"):
            value = getattr(self, name)
            if value is not None:
                yield name, value
        if self.topic is not None:
            yield "topic", bare(self.topic)
        if self.disputed:
            yield "disputed", "yes"
        if self.one_sided is not None:
            yield "one-sided", self.one_sided
        for name, value in self.equal:
            yield f"={name}", value
