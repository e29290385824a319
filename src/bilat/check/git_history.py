"""The facts in the last tagged version of a fact file, where it is under git."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterator

from bilat.schema.kinds import KINDS

_HEADER = re.compile(r"^\[\s*(\w+)\s*\.\s*([a-z0-9-]+)\s*\]", re.MULTILINE)
_TIMEOUT = 10
"""In seconds."""


def last_tagged(path: str) -> Iterator[tuple[str, set[str]]]:
    """Return the last tag that the current commit descends from and the ids of its facts; nothing where git fails."""
    folder, name = os.path.split(os.path.abspath(path))
    tag = _git(folder, "describe", "--tags", "--abbrev=0", "HEAD")
    text = _git(folder, "cat-file", "blob", f"{tag.strip()}:./{name}") if tag and os.path.isfile(path) else None
    if tag and text:
        yield tag.strip(), {id_ for kind, id_ in _HEADER.findall(text) if kind in KINDS}


def _git(folder: str, *arguments: str) -> str | None:
    """Return what git prints, or None where it fails. These commands run no hook and no configured program."""
    try:
        done = subprocess.run(
            ["git", "-C", folder, *arguments],
            capture_output=True,
            timeout=_TIMEOUT,
            check=False,
            stdin=subprocess.DEVNULL,
        )
    except (OSError, subprocess.SubprocessError, ValueError):
        return None
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else None
