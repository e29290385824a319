"""What a sentence is made of: pieces of text, each with the claims that say it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from bilat.model.rows import ClaimRow


class Piece(NamedTuple):
    """A piece of a sentence, and the claims that say it."""

    text: str
    claims: Sequence[ClaimRow] = ()


Sentence = tuple[Piece, ...]
"""The pieces of one sentence, without its full stop."""
