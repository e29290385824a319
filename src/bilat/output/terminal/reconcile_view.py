"""Published sums against the base's own: the arithmetic, the difference, and the entries that could explain it."""

from __future__ import annotations

from collections.abc import Iterator

from bilat.output.terminal.screen import Screen
from bilat.output.wording import amount, date, number, span, witnesses
from bilat.query.listing import Row
from bilat.schema.kinds import KINDS

MOST_LOTS = 20
"""Of more entries than this the others are left to the formats for programs."""
_INDENT = 14

_REASONS = {
    "superseded": "superseded by {of}",
    "no-amount": "states no amount",
    "part-of": "left out: inside {of}",
    "parts": "left out: its parts are counted",
    "overlap": "left out: may be partly the same as {of}",
    "outside-surely": "counted only in the high end: may but need not lie in these days",
    "counted": "counted by us, perhaps not by them",
    "overlaps": "said to overlap with the published sum",
    "inside": "said to be inside the published sum",
    "stage": "{of}, not {own}",
    "terms": "{of}, not {own}",
    "unit": "in {of}, not {own}",
    "commodity": "{of}, not {own}",
    "item": "{of}, not {own}",
    "before": "before these days",
    "after": "after these days",
}


def rows(answer: Row) -> Iterator[Row]:
    """Return a row for each published sum and date that is told of it."""
    for row in answer["totals"]:
        for scope in row["scopes"]:
            near = sorted(scope["could_explain"], key=lambda near: not near["exact"])
            yield {
                "id": row["id"],
                "date": scope["date"],
                "unit": row["unit"],
                "amount": row["amount"],
                **{end: scope["ours"][end] for end in ("low", "chosen", "high")},
                "difference": scope["difference"],
                "agreement": scope["agreement"],
                "could_explain": [entry["id"] for entry in near],
            }


def render(answer: Row, screen: Screen) -> Iterator[str]:
    """Return the published sums as text for a terminal."""
    if not answer["totals"]:
        yield "No published total.\n"
    for n, row in enumerate(answer["totals"]):
        yield "\n" if n else ""
        yield from (screen.bold(line) + "\n" for line in screen.folded(row["title"]))
        yield from _said("published", f"{_published(row)} ({row['id']}; {witnesses(row)})", screen)
        for scope in row["scopes"]:
            yield from _scope(row, scope, screen)


def _published(row: Row) -> str:
    key = ", ".join(str(row[field]) for field in KINDS[row["kind"]].totals if row[field] and field != "unit")
    bounds = f" ({span(row)})" if span(row) else ""
    return f"{amount(row)}{bounds}, {key}, {date(row['date'])}{' †' if row['disputed'] else ''}"


def _scope(row: Row, scope: Row, screen: Screen) -> Iterator[str]:
    if not scope["chosen"]:
        sources = ", ".join(claim.split("/")[1] for claim in scope["claims"])
        yield from _said("if it is of", f"{date(scope['date'])}, as in {sources}", screen)
    ours, unit = scope["ours"], row["unit"]
    terms = " + ".join(f"{number(term['amount'])} ({term['id']})" for term in ours["arithmetic"]["chosen"])
    bounds = f" ({span(ours)})" if span(ours) else ""
    yield from _said("our sum", f"{number(ours['chosen'])} {unit}{bounds}{' = ' + terms if terms else ''}", screen)
    yield from _said("difference", _difference(scope, unit), screen)
    near = scope["could_explain"] if scope["difference"] else _linked(scope)
    if near:
        yield f"  {'could explain it' if scope['difference'] else 'may be in it too'}:\n"
    # Those that make up the difference by themselves come first where not all can be shown.
    shown = sorted(near, key=lambda entry: not entry["exact"])[:MOST_LOTS] if len(near) > MOST_LOTS else near
    for entry in shown:
        yield from _near(entry, row, screen)
    if len(near) > len(shown):
        yield f"    and {number(len(near) - len(shown))} more; --json has them all\n"


def _linked(scope: Row) -> list[Row]:
    """Return the entries that the base itself links with the published sum; where all agrees, no other matters."""
    linked = {"overlaps", "inside"}
    return [entry for entry in scope["could_explain"] if linked & {why["reason"] for why in entry["reasons"]}]


def _difference(scope: Row, unit: str) -> str:
    difference = scope["difference"]
    if not difference:
        return "none"
    told = (
        f"{number(abs(difference))} {unit} {'more' if difference > 0 else 'less'} was published than our lots add up to"
    )
    return told + ("; within what is uncertain" if scope["agreement"] == "possible" else "")


def _near(near: Row, row: Row, screen: Screen) -> Iterator[str]:
    own = {field: row[field] for field in KINDS[row["kind"]].totals}
    whys = [
        _REASONS[why["reason"]].format(of=why["of"], own=own.get(why["reason"]) or "not stated")
        for why in near["reasons"]
    ]
    whys += ["exactly the difference"] if near["exact"] else []
    much = "no amount" if near["amount"] is None else amount(near) + (f" ({span(near)})" if span(near) else "")
    said = f"{much}, {near['title']}, {date(near['date'])} ({near['id']}): {'; '.join(whys)}"
    head = "    " + (screen.drawn("→", ">") if near["exact"] else "·")
    yield from (line + "\n" for line in screen.hanging(head, said, 6))


def _said(head: str, text: str, screen: Screen) -> Iterator[str]:
    yield from (line + "\n" for line in screen.hanging(f"  {head}", text, _INDENT))
