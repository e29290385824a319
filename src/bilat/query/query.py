"""A question to a base: the filters, as a value."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from bilat.values.dates import ALWAYS, Window
from bilat.values.text_folding import bare

NOT_STATED = "not stated"
"""The value of a filter that keeps the facts without the field: no source gives it. No id or code has a space in it."""

Words = Mapping[str, str | list[str]]
"""The words of a question by option, for the answer to repeat: a list where an option was given more than once."""


def is_at(place: str, text: str) -> bool:
    """Say whether a place, "" for none, contains what a filter asks for; both are bare."""
    return not place if text == NOT_STATED else text in place


class Query(NamedTuple):
    """What to select. Every filter that is set must hold; names are resolved to ids and codes.

    Of several values all must hold where a fact may have more than one of them at a time, and else any.
    """

    kind: str | None = None
    kinds: tuple[str, ...] = ()
    """Facts of any of these kinds; () for all."""
    window: Window = ALWAYS
    country: tuple[str, ...] = ()
    person: tuple[str, ...] = ()
    organisation: tuple[str, ...] = ()
    by: tuple[str, ...] = ()
    """The people and organisations whose words its claims quote."""
    source: tuple[str, ...] = ()
    """Any of these sources that a claim is from."""
    publisher: tuple[str, ...] = ()
    """Any of these publishers that a claim is from; `source_type` and `publisher_country` are theirs."""
    source_type: tuple[str, ...] = ()
    publisher_country: tuple[str, ...] = ()
    voices: int | None = None
    """The most independent voices that may speak of a fact."""
    verified: bool = False
    """Whether every live quote must have been found in its source; `unverified`: whether one must not."""
    unverified: bool = False
    topic: tuple[str, ...] = ()
    place: tuple[str, ...] = ()
    """Texts of which the name of the place contains any; NOT_STATED for no place."""
    equal: tuple[tuple[str, str], ...] = ()
    """Fields and their values; of one field's any. A narrower commodity matches too, and no value is NOT_STATED."""
    disputed: bool = False
    one_sided: tuple[str, ...] = ()
    """Countries: every live claim rests on the officials and state media of one of them alone."""
    text: str | None = None
    """Words that must all occur in the searchable text of a fact."""
    withdrawn: bool = False
    """Whether to select withdrawn facts too."""
    open_ended: bool = False
    """Whether to select, in place of what is dated within the window, what an open end of its date brings there."""

    def wanted(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Return the tags of which a fact must have one: a filter, and its values."""
        for name in ("country", "person", "organisation", "by"):
            for value in getattr(self, name):
                yield name, (value,)
        for topic in self.topic:
            yield "topic", (bare(topic),)
        for name in ("source", "publisher", "source_type", "publisher_country"):
            if values := getattr(self, name):
                yield name, values
        if self.voices is not None:
            yield "voices", tuple(map(str, range(1, self.voices + 1)))
        for name in ("verified", "unverified"):
            if getattr(self, name):
                yield name, ("yes",)
        if self.disputed:
            yield "disputed", ("yes",)
        if self.one_sided:
            yield "one-sided", self.one_sided
        for field in dict(self.equal):
            yield f"={field}", tuple(value for name, value in self.equal if name == field)
