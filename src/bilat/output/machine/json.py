"""An answer as one JSON object."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bilat.output.reply import RowsReply


def render(reply: RowsReply, fields: Sequence[str]) -> Iterator[str]:
    """Return the JSON text in pieces."""
    return reply.json(fields)
