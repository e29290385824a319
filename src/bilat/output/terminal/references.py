"""References to sources below an answer, and the numbers by which a text refers to them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from bilat.output import wording
from bilat.output.terminal.screen import Screen

if TYPE_CHECKING:
    from bilat.model.rows import SourceRow


def references(numbers: Mapping[str, int], sources: Mapping[str, SourceRow], screen: Screen) -> Iterator[str]:
    """Return a numbered reference to each source; its title is a link, or its address stands below it."""
    indent = len(f"[{max(numbers.values(), default=0)}]") + 1
    for id_, n in numbers.items():
        yield reference(f"[{n}]".rjust(indent - 1), id_, sources[id_], screen, indent)


def reference(mark: str, id_: str, source: SourceRow, screen: Screen, indent: int) -> str:
    """Return a reference to a source after its mark."""
    who = ", ".join([*(author["name"] for author in source["authors"]), wording.publisher(source)])
    title = screen.link(screen.text(wording.title(source, id_)), source["url"])
    text = screen.text(f"{who}, ", title, f", {wording.published(source)}")
    lines = screen.hanging((mark, "reference"), text, indent)
    unlinked = source["url"] and not screen.links_to(source["url"])
    return lines + screen.address(source["url"] or "", indent) if unlinked else lines


def marks(numbers: Iterable[int]) -> str:
    """Return the marks of references, those in a row as one: "[2] [9] [15–18]"."""
    runs: list[list[int]] = []
    for number in sorted(numbers):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return " ".join(f"[{run[0]}]" if len(run) == 1 else f"[{run[0]}–{run[-1]}]" for run in runs)
