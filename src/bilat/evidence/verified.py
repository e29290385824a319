"""Which quotes were verified: what a source's fingerprint says of its text and of the quotes found in it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from hashlib import sha256

from bilat.model import Claim, Source
from bilat.values.text_folding import fold

FINGERPRINT = re.compile(r"sha256:[0-9a-f]{64}(?: quotes:[0-9a-f]{8}(?:,[0-9a-f]{8})*)?")
"""The sha256 of a text, then a mark of eight digits for each quote that was found in it."""


def fingerprint(text: str, claims: Iterable[Claim]) -> str:
    """Return what a source records of a text, `sha256:…`, in which the quotes of these claims were found."""
    marks = sorted({quote_mark(claim) for claim in claims})
    return f"{text} quotes:{','.join(marks)}" if marks else text


def of_text(source: Source) -> str | None:
    """Return the part of a source's fingerprint that is of its text, None without one."""
    return source.fingerprint.partition(" ")[0] if source.fingerprint else None


def is_verified(claim: Claim, source: Source) -> bool:
    """Say whether this very quote was found: one that was changed or added since waits to be verified."""
    return source.fingerprint is not None and quote_mark(claim) in _marks(source.fingerprint)


@lru_cache(maxsize=256)
def _marks(fingerprint: str) -> frozenset[str]:
    return frozenset(fingerprint.partition(" quotes:")[2].split(","))


def quote_mark(claim: Claim) -> str:
    """Return the mark of a quote, and of the place in its source that the claim names."""
    return _mark(claim.quote, claim.locator or "")


@lru_cache(maxsize=4096)
def _mark(quote: str, locator: str) -> str:
    return sha256(f"{fold(quote)}\n{locator}".encode("utf-8", "surrogatepass")).hexdigest()[:8]
