"""Cited facts about two countries: the library behind the `bilat` command.

`open()` gives the index that every question is asked of, `load()` the facts themselves. What `__all__` names is public;
everything else may change.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from bilat.errors import BilatError as BilatError
    from bilat.errors import DataError as DataError
    from bilat.errors import UnknownNameError as UnknownNameError
    from bilat.index import Index as Index
    from bilat.loading.diagnostics import Problem as Problem
    from bilat.loading.load import load as load
    from bilat.model import FactBase as FactBase
    from bilat.query.listing import ListingRequest as ListingRequest
    from bilat.query.query import Query as Query

__version__ = "0.1.0"

__all__ = [
    "BilatError",
    "DataError",
    "FactBase",
    "Index",
    "ListingRequest",
    "Problem",
    "Query",
    "UnknownNameError",
    "__version__",
    "load",
    "open",
]

# Imported when a name is first used, so that `import bilat` costs nothing.
_HOMES = {
    "BilatError": "bilat.errors",
    "DataError": "bilat.errors",
    "FactBase": "bilat.model",
    "Index": "bilat.index",
    "ListingRequest": "bilat.query.listing",
    "Problem": "bilat.loading.diagnostics",
    "Query": "bilat.query.query",
    "UnknownNameError": "bilat.errors",
    "load": "bilat.loading.load",
}


def open(path: str | None = None) -> Index:  # noqa: A001 - the library's own way in
    """Return the index of the fact file at `path`, or of the one that ships; it is built first where it is not there.

    Raises:
        DataError: the file can't be read, or has faults that would make an answer wrong; it holds them all.
    """
    from bilat.index import open_index  # `import bilat` costs nothing
    from bilat.loading.shipped import shipped_facts

    return open_index(path or shipped_facts())


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module 'bilat' has no attribute {name!r}")
    from importlib import import_module  # needed once a name is used

    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return __all__
