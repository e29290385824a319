"""Records for screen readers: one field a line, nothing drawn, a blank line between rows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from bilat.formats.records import Records, cell
from bilat.formats.text import safe


def written(records: Records, **_: Any) -> Iterator[str]:
    """Return the fields of each row that hold something."""
    for n, row in enumerate(records.picked()):
        yield "\n" if n else ""
        for name, value in row.items():
            if value not in (None, [], {}, False):
                yield f"{name.replace('_', ' ')}: {safe(cell(value))}\n"
