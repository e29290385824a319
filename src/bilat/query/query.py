"""A question to a base: the filters, as a value."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from bilat.values.dates import EVER, DateRange
from bilat.values.text_folding import bare


class Query(NamedTuple):
    """What to select. Every filter that is set must hold; names are resolved to ids and codes."""

    kind: str | None = None
    kinds: tuple[str, ...] = ()
    """Facts of any of these kinds; () for all."""
    window: DateRange = EVER
    country: str | None = None
    person: str | None = None
    organisation: str | None = None
    by: str | None = None
    """A person or organisation whose words a claim quotes."""
    source: str | None = None
    topic: str | None = None
    place: str | None = None
    """Text that the name of the place contains."""
    equal: tuple[tuple[str, str], ...] = ()
    """Fields and their values; a narrower commodity matches too."""
    disputed: bool = False
    one_sided: str | None = None
    """A country whose officials and state media alone every live claim rests on."""
    text: str | None = None
    """Words that must all occur in the searchable text of a fact."""
    withdrawn: bool = False
    """Whether to select withdrawn facts too."""

    def wanted(self) -> Iterator[tuple[str, str]]:
        """Return the tags that a fact must have: filter and value."""
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
