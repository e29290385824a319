"""Of which sources a page is kept beside the base."""

from __future__ import annotations

import os
from collections.abc import Iterable


def evidence_path(base: str) -> str:
    """Return the path of the evidence folder of a base: that of `facts.toml` is `facts.evidence`."""
    return os.path.splitext(os.path.realpath(base))[0] + ".evidence"


def kept_sources(base: str, sources: Iterable[str]) -> frozenset[str]:
    """Return those of the sources of which a visit is kept."""
    folder = evidence_path(base)
    if not os.path.isdir(folder):
        return frozenset()
    return frozenset(id_ for id_ in sources if _visited(os.path.join(folder, id_)))


def _visited(home: str) -> bool:
    try:
        return any(name[:1].isdecimal() for name in os.listdir(home))
    except OSError:
        return False
