"""A copy of the program to which something is added, to see what else would have to change."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from support.program import ROOT


class ProgramCopy:
    """The sources of the program in a folder of their own, with a base and a cache beside them."""

    def __init__(self, folder: Path, facts: str) -> None:
        self.sources = folder / "src/bilat"
        self.facts = folder / "facts.toml"
        self.cache = folder / "cache"
        shutil.copytree(ROOT / "src/bilat", self.sources, ignore=shutil.ignore_patterns("__pycache__"))
        self.facts.write_text(facts, encoding="utf-8")

    def add(self, path: str, text: str) -> None:
        """Add a file to the sources."""
        (self.sources / path).write_text(text, encoding="utf-8")

    def add_name(self, path: str, before: str, name: str) -> None:
        """Add a name to a list in a file of the sources, in front of what stands there once."""
        text = (self.sources / path).read_text(encoding="utf-8")
        assert text.count(before) == 1, f"{path} has {before!r} {text.count(before)} times"
        (self.sources / path).write_text(text.replace(before, name + before), encoding="utf-8")

    @property
    def environment(self) -> dict[str, str]:
        """What the environment of a process says, so that it finds the copy, its base and its cache."""
        path = os.pathsep.join([str(self.sources.parent), str(ROOT / "tools")])
        return {"PYTHONPATH": path, "XDG_CACHE_HOME": str(self.cache), "BILAT_FACTS": str(self.facts)}

    def run(self, *words: str, env: Mapping[str, str] | None = None) -> subprocess.CompletedProcess[str]:
        """Return the program's answer to a question to the base."""
        return self._python("-m", "bilat", *words, env=env)

    def python(self, code: str) -> str:
        """Return what a program prints that imports the copy, and the generators of files."""
        answer = self._python("-c", code)
        assert answer.returncode == 0, answer.stderr
        return answer.stdout

    def _python(self, *words: str, env: Mapping[str, str] | None = None) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, *words],
            env={**os.environ, "COLUMNS": "80", **self.environment, **(env or {})},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    def completed(self, *words: str) -> list[str]:
        """Return what a shell offers for the last of the words."""
        asked = {"COMP_WORDS": " ".join(words), "COMP_CWORD": str(len(words) - 1), "_BILAT_COMPLETE": "bash_complete"}
        return [line.removeprefix("plain,") for line in self.run(env=asked).stdout.splitlines()]
