"""Which quotes were verified: what the fingerprint of a source says of the texts in which they were looked up."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache
from hashlib import sha256
from typing import NamedTuple

from bilat.model import Claim, Source
from bilat.values.text_folding import fold

_VERIFIED = re.compile(
    r"(?:(?P<day>\d{4}-\d\d-\d\d) )?(?P<text>sha256:[0-9a-f]{64})"
    r"(?: quotes:(?P<found>[0-9a-f]{8}(?:,[0-9a-f]{8})*))?(?: missing:(?P<missing>[0-9a-f]{8}(?:,[0-9a-f]{8})*))?"
)
_SEPARATOR = "; "


class VerifiedText(NamedTuple):
    """A text of a source in which quotes were looked up."""

    day: str | None
    """The day on which the source was viewed, where that is known."""
    text: str
    """The sha256 of the text as it is compared: "sha256:…"."""
    found: frozenset[str] = frozenset()
    """The marks of quotes that were found, but for those that a later text has found too."""
    missing: frozenset[str] = frozenset()
    """The marks of quotes that were not, but for those that a later text has found, or lacks as well."""

    def __str__(self) -> str:
        """Return it as a fingerprint has it."""
        day = f"{self.day} " if self.day else ""
        marks = {"quotes": self.found, "missing": self.missing}
        return f"{day}{self.text}" + "".join(
            f" {name}:{','.join(sorted(these))}" for name, these in marks.items() if these
        )


@lru_cache(maxsize=1024)
def verified_texts(fingerprint: str | None) -> tuple[VerifiedText, ...]:
    """Return the texts that a fingerprint records, the latest first; () where it is none."""
    try:
        return tuple(map(_verified_text, fingerprint.split(_SEPARATOR))) if fingerprint else ()
    except ValueError:
        return ()


def _verified_text(part: str) -> VerifiedText:
    match = _VERIFIED.fullmatch(part)
    if match is None:
        raise ValueError(part)
    if match["day"]:
        date.fromisoformat(match["day"])
    return VerifiedText(match["day"], match["text"], _marks(match["found"]), _marks(match["missing"]))


def _marks(text: str | None) -> frozenset[str]:
    return frozenset(text.split(",")) if text else frozenset()


def fingerprint(texts: Iterable[VerifiedText]) -> str:
    """Return what a source records of the texts in which its quotes were looked up."""
    return _SEPARATOR.join(map(str, texts))


def read_again(before: str | None, new: VerifiedText, claims: Iterable[Claim]) -> str:
    """Return the fingerprint of a source after another text was read, with the marks of these claims alone.

    The texts stand in the order of their days; one without a day is as late as it is recorded. Of each quote it holds
    the last text that has it, and the last that lacks it if that is later.
    """
    known = frozenset(map(quote_mark, claims))
    old = [one for one in verified_texts(before) if one[:2] != new[:2]]
    at = 0
    while at < len(old) and new.day and (old[at].day or "") > new.day:
        at += 1
    return fingerprint(_without_repeats([*old[:at], new, *old[at:]], known))


def _without_repeats(latest_first: Iterable[VerifiedText], known: frozenset[str]) -> Iterator[VerifiedText]:
    found: frozenset[str] = frozenset()
    missing: frozenset[str] = frozenset()
    for n, text in enumerate(latest_first):
        one = text._replace(found=text.found & known - found, missing=text.missing & known - found - missing)
        if n == 0 or one.found or one.missing:
            yield one
        found, missing = found | one.found, missing | one.missing


def of_text(source: Source) -> str | None:
    """Return the sha256 of the text in which quotes of a source were looked up last, None where none were."""
    recorded = verified_texts(source.fingerprint)
    return recorded[0].text if recorded else None


def found_in(claim: Claim, source: Source) -> VerifiedText | None:
    """Return the last text in which this very quote was found; one that was changed or added since has none."""
    if not source.fingerprint:  # as most, and a mark takes time to make
        return None
    mark = quote_mark(claim)
    return next((one for one in verified_texts(source.fingerprint) if mark in one.found), None)


def missing_from(claim: Claim, source: Source) -> VerifiedText | None:
    """Return the last text that lacks this very quote, None where a later one has it or none was read."""
    if not source.fingerprint:
        return None
    mark = quote_mark(claim)
    return next((one for one in verified_texts(source.fingerprint) if mark in one.missing), None)


def is_verified(claim: Claim, source: Source) -> bool:
    """Say whether this very quote was found, and no later text lacks it."""
    return bool(source.fingerprint and found_in(claim, source) and not missing_from(claim, source))


def quote_mark(claim: Claim) -> str:
    """Return the mark of a quote, and of the place in its source that the claim names."""
    return _mark(claim.quote, claim.locator or "")


@lru_cache(maxsize=4096)
def _mark(quote: str, locator: str) -> str:
    return sha256(f"{fold(quote)}\n{locator}".encode("utf-8", "surrogatepass")).hexdigest()[:8]
