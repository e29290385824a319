"""The example of each rule: a bad fact file that breaks it and nothing else, and a good one that breaks none.

They are `bad.toml` and `good.toml` in `examples/CODE-slug/`, and `bad.problems` there is the text of the problem. Such
a folder documents, explains and tests a new rule.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Example:
    """A pair of fact files, as they are on disk; `problems` is what the checker says about the bad one."""

    code: str
    slug: str
    bad: bytes
    good: bytes
    problems: str

    @property
    def bad_part(self) -> str:
        """The tables of the bad file that the good one lacks."""
        return _difference(self.bad, self.good)

    @property
    def good_part(self) -> str:
        """The tables of the good file that the bad one lacks."""
        return _difference(self.good, self.bad)


def examples(code: str = "") -> Iterator[Example]:
    """Return the examples of a rule, or of all rules, in the order of code and slug."""
    folders = (folder for folder in files("bilat.check").joinpath("examples").iterdir() if folder.is_dir())
    for folder in sorted(folders, key=lambda folder: folder.name):
        if folder.name.startswith(f"{code}-" if code else "B"):
            example_code, _, slug = folder.name.partition("-")
            parts = [folder.joinpath(name) for name in ("bad.toml", "good.toml", "bad.problems")]
            bad, good, problems = (part.read_bytes() if part.is_file() else b"" for part in parts)
            yield Example(example_code, slug, bad, good, problems.decode())


_WIDEST = 160
"""The characters of a line that are shown."""


def _difference(data: bytes, other_data: bytes) -> str:
    """Return the tables of one file that are not in the other."""
    text, other = (one.decode("utf-8", "replace") for one in (data, other_data))
    others = other.split("\n\n")
    parts = [part.strip("\n") for part in text.split("\n\n") if part not in others]
    lines = "\n\n".join(parts).split("\n")
    return "\n".join(line if len(line) <= _WIDEST else f"{line[:_WIDEST]}…" for line in lines) + "\n"
