"""What the last tagged version of a fact file in git held, where there is git."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterator

from bilat.schema.kinds import KINDS

_HEADER = re.compile(r"^\[\s*(\w+)\s*\.\s*([a-z0-9-]+)\s*\]", re.MULTILINE)
_PATIENCE = 10
"""Seconds that git may take."""


def last_tagged(path: str) -> Iterator[tuple[str, set[str]]]:
    """Return the last tag before the file's commit and the ids of facts it held; nothing where git can't say."""
    folder, name = os.path.split(os.path.abspath(path))
    tag = _git(folder, "describe", "--tags", "--abbrev=0", "HEAD")
    text = _git(folder, "cat-file", "blob", f"{tag.strip()}:./{name}") if tag and os.path.isfile(path) else None
    if tag and text:
        yield tag.strip(), {id_ for kind, id_ in _HEADER.findall(text) if kind in KINDS}


def _git(folder: str, *arguments: str) -> str | None:
    """Return what git answers, or None where it doesn't. It runs no hook and no configured program for this."""
    try:
        done = subprocess.run(
            ["git", "-C", folder, *arguments],
            capture_output=True,
            timeout=_PATIENCE,
            check=False,
            stdin=subprocess.DEVNULL,
        )
    except (OSError, subprocess.SubprocessError, ValueError):
        return None
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else None
