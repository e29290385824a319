"""The claims of a fact under the voices behind them, for people at a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rich.text import Text

from bilat.output import wording
from bilat.output.terminal.screen import Screen
from bilat.output.terminal.table import Column, Table

if TYPE_CHECKING:
    from bilat.model.rows import ClaimRow, FactRow
    from bilat.query.answers import TraceAnswer, TracedClaim, TracedVoice

_COLUMNS = [Column("when", "Published"), Column("who", "Voice"), Column("words", "Words", grows=True)]


def render(answer: TraceAnswer, screen: Screen) -> Iterator[str]:
    """Return each fact with its voices, the earliest first, and what each claim follows set in below it."""
    for n, row in enumerate(answer["facts"]):
        yield "\n" if n else ""
        yield screen.paragraph((row["title"], "title"))
        yield screen.paragraph((row["id"], "id"), f": {wording.witnesses(row['sources'], row['independent'])}")
        cells = [line for voice in answer["voices"][row["id"]] for line in _voice(voice, row, answer, screen)]
        yield from Table(_COLUMNS, cells, screen).draw(cells)
        if left_out := wording.not_live(row):
            yield screen.paragraph((left_out, "faint"))


def _voice(voice: TracedVoice, row: FactRow, answer: TraceAnswer, screen: Screen) -> Iterator[dict[str, Text]]:
    """Return a row of cells for each claim of a voice, each under the one that it follows."""
    claims = {claim["id"]: claim for claim in row["claims"]}
    depths: dict[str, int] = {}
    branch = "└ " if screen.signs else "- "
    for traced in _in_order(voice):
        depth = depths[traced["id"]] = depths.get(traced["follows"] or "", -1) + 1
        claim = claims[traced["id"]]
        source = answer["sources"][claim["source"]]
        head = f"{'  ' * (depth - 1)}{branch}" if depth else ""
        note = f"\n{'  ' * depth}{_SHARES[traced['shares']]}" if traced["shares"] else ""
        yield {
            "when": screen.text(wording.short_date(source["published"]) if source["published"] else "n.d."),
            "who": screen.text((head, "faint"), _speaker(claim, answer), (note, "faint")),
            "words": screen.text(f"“{claim['quote']}”", (f"\n{claim['source']}", "id")),
        }


def _in_order(voice: TracedVoice) -> Iterator[TracedClaim]:
    """Return the claims of a voice, each directly followed by those that follow it."""
    todo = [claim for claim in voice["claims"] if claim["follows"] is None]
    while todo:
        claim = todo.pop()
        yield claim
        todo += [other for other in reversed(voice["claims"]) if other["follows"] == claim["id"]]


_SHARES = {
    "source": "the same page",
    "speaker": "the same speaker",
    "publisher": "other words, the same agency or publisher",
    "voice": "through another of these",
}
"""What a claim shares with the one that it follows, in words."""


def _speaker(claim: ClaimRow, answer: TraceAnswer) -> str:
    publisher = wording.publisher(answer["sources"][claim["source"]])
    names = answer["people"] | answer["organisations"]
    return f"{names.get(claim['by'], claim['by'])} in {publisher}" if claim["by"] else publisher
