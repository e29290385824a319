"""Where the index of a base lives, and whether it may still be believed."""

from __future__ import annotations

import os
import sqlite3

from bilat.index.ask import Index


def open_index(path: str) -> Index:
    """Return the index of the base at `path`, built first if need be.

    Raises:
        DataError: the base can't be read, or its faults would make an answer wrong.
    """
    from bilat.index.build import build
    from bilat.load import load

    connection = sqlite3.connect(":memory:")
    build(load(os.fspath(path)), connection)
    return Index(connection)
