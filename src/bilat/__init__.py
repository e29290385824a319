"""Cited facts about two countries: the library behind the `bilat` command."""

from __future__ import annotations

from typing import TYPE_CHECKING

__version__ = "0.1.0"

if TYPE_CHECKING:
    from bilat.errors import DataError
    from bilat.loading.diagnostics import Problem as Problem
    from bilat.loading.load import load as load
    from bilat.model import FactBase as FactBase
    from bilat.query.query import Query as Query

# Exported late, so that `import bilat` costs nothing until a name is asked for.
_HOMES = {
    "FactBase": "bilat.model",
    "DataError": "bilat.errors",
    "Problem": "bilat.loading.diagnostics",
    "Query": "bilat.query.query",
    "load": "bilat.loading.load",
}

__all__ = ["DataError", "FactBase", "Problem", "Query", "__version__", "load"]


def __getattr__(name: str) -> object:
    """Import a public name from its own module when it is first asked for."""
    if name not in _HOMES:
        raise AttributeError(f"module 'bilat' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)
