"""What became of the rows of a table, in words."""

from __future__ import annotations

from collections.abc import Iterator

from bilat.importing.entries import Imported
from bilat.output.wording import counted

_NAMED = 100
"""The most cells that are listed."""


def report(result: Imported) -> Iterator[str]:
    """Return what became of the rows, a sentence each: read, made, left out with the reasons, names unknown."""
    made = counted(result.made, "new entry", "new entries")
    differing = f", of which {result.differing:,} say otherwise" if result.differing else ""
    added = f", {counted(result.added, 'claim')} about what is there{differing}" if result.added else ""
    yield f"{counted(result.read, 'row')} read: {made}{added}, {result.left_out.total():,} left out."
    for reason, count in result.left_out.most_common():
        yield f"  {count:,} (the first in row {result.examples[reason]}): {reason}"
    if names := [f"{name} ({count:,})" for name, count in result.unknown.most_common(_NAMED) if count]:
        more = f" and {len(result.unknown) - _NAMED:,} more" if len(result.unknown) > _NAMED else ""
        yield f"Not understood: {', '.join(names)}{more}."
