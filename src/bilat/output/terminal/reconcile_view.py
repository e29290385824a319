"""Published totals against the base's own: the arithmetic, the difference, and the facts that could explain it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rich.text import Text

from bilat.output import totals_wording, wording
from bilat.output.terminal.screen import GLUE, Part, Screen
from bilat.output.terminal.table import Column, Table
from bilat.schema.kinds import KINDS
from bilat.values.amounts import with_unit

if TYPE_CHECKING:
    from bilat.query.answers import Explanation, ReconcileAnswer, ReconciledScope, ReconciledTotal

MOST_FACTS = 20
"""Of more facts than this that could explain a difference the others are left to the formats for programs."""
_INDENT = 14
_COLUMNS = [
    Column("amount", "Amount", number=True),
    Column("fact", "Fact", grows=True),
    Column("reasons", "Why it could explain it", 2),
]


def render(answer: ReconcileAnswer, screen: Screen) -> Iterator[str]:
    """Return the published totals as text for a terminal."""
    if not answer["totals"]:
        yield screen.paragraph("No published total.")
    for n, row in enumerate(answer["totals"]):
        yield "\n" if n else ""
        yield screen.paragraph((row["title"], "title"))
        yield _beside("id", screen.text((row["id"], "id")), screen)
        yield _beside("published", screen.text(*_published(row, screen)), screen)
        for scope in row["scopes"]:
            yield from _scope(row, scope, screen)


def _published(row: ReconciledTotal, screen: Screen) -> Iterator[Part]:
    yield wording.amount(row), "number"
    if row["disputed"]:
        yield f"{GLUE}{screen.dispute}", "dispute"
    if span := wording.span(row["low"], row["high"]):
        yield f" ({span})", "span"
    what = totals_wording.heading(row["kind"], row, KINDS[row["kind"]].totals)
    witnesses = wording.witnesses(row["sources"], row["independent"])
    yield f", {what}, {wording.date(row['date'])}; {witnesses}"


def _scope(row: ReconciledTotal, scope: ReconciledScope, screen: Screen) -> Iterator[str]:
    if not scope["chosen"]:
        sources = ", ".join(claim.split("/")[1] for claim in scope["claims"])
        yield "\n"
        yield _beside("if it is of", f"{wording.date(scope['date'])}, as in {sources}", screen)
    yield _beside("our total", screen.text(*_ours(scope, row["unit"])), screen)
    yield _beside("difference", _difference(scope, row["unit"]), screen)
    differs = bool(scope["difference"]["chosen"])
    near = scope["could_explain"] if differs else _linked(scope)
    if not near:
        return
    # Those that make up the difference on their own come first where not all can be shown.
    shown = sorted(near, key=lambda entry: not entry["exact"])[:MOST_FACTS] if len(near) > MOST_FACTS else near
    cells = [_cells(entry, row, screen) for entry in shown]
    yield screen.paragraph(("could explain it" if differs else "may be included too", "heading"))
    yield from Table(_COLUMNS, cells, screen).draw(cells)
    if len(near) > len(shown):
        yield screen.paragraph((f"and {wording.number(len(near) - len(shown))} more; --json has them all", "faint"))


def _ours(scope: ReconciledScope, unit: str) -> Iterator[Part]:
    ours = scope["ours"]
    yield with_unit(wording.number(ours["chosen"]), unit), "number"
    if span := wording.span(ours["low"], ours["high"]):
        yield f" ({span})", "span"
    if terms := ours["arithmetic"]["chosen"]:
        yield f" = {' + '.join(map(totals_wording.term, terms))}"


def _linked(scope: ReconciledScope) -> list[Explanation]:
    """Return the facts that the base itself links with the published total; where all agrees, no other matters."""
    linked = {"overlaps", "inside"}
    return [entry for entry in scope["could_explain"] if linked & {why["reason"] for why in entry["reasons"]}]


def _difference(scope: ReconciledScope, unit: str) -> Part:
    words = totals_wording.difference(scope["difference"], unit)
    if scope["agreement"] == "possible" and scope["difference"]["chosen"]:
        words += "; within what is uncertain"
    return words, "done" if scope["agreement"] == "same" else "span"


def _cells(near: Explanation, row: ReconciledTotal, screen: Screen) -> dict[str, Text]:
    span = wording.span(near["low"], near["high"]) if near["amount"] is not None else ""
    amount = wording.amount(near) or "no amount"
    return {
        "amount": screen.text(amount, (f"\n{span}" if span else "", "span")),
        "fact": screen.text(near["title"], (f"\n{wording.short_date(near['date'])}, {near['id']}", "id")),
        "reasons": screen.text(*_reasons(near, row, screen)),
    }


def _reasons(near: Explanation, row: ReconciledTotal, screen: Screen) -> Iterator[Part]:
    if near["exact"]:
        yield f"{screen.drawn('→', '>')}{GLUE}exactly the difference; ", "done"
    yield totals_wording.explanations(near["reasons"], row, row["kind"])


def _beside(head: str, text: Part, screen: Screen) -> str:
    return screen.hanging((f"  {head}", "label"), text, _INDENT)
