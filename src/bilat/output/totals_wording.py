"""The words in which people read totals: what is added up, what each counts, and why the rest is left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from bilat.output.wording import counted, number, short_date, span
from bilat.schema.fields import TERMS, Type
from bilat.schema.kinds import KINDS
from bilat.values import countries
from bilat.values.amounts import with_unit
from bilat.values.value_words import spaced

if TYPE_CHECKING:
    from bilat.model.rows import LeftOutRow, TermRow, TotalRow
    from bilat.query.answers import Reason

NOTHING_SUMMED = "Nothing that can be added up matches."
NOT_RECORDED = "no delivery on record"

_AS_STATED = {"at-least": "at least", "up-to": "up to"}
_REASONS = {
    "no-amount": "no amount",
    "published-total": "published total, not added",
    "superseded": "superseded by {of}",
    "part-of": "part of {of}",
    "parts": "its parts are counted instead",
    "overlap": "overlaps {of}",
    "outside-surely": "may fall outside the requested dates",
}
"""Why a fact is left out of a total, by reason."""
_COUNTED_REASONS = {
    "no-amount": ("gives no amount", "give no amount"),
    "published-total": ("is a published total", "are published totals"),
    "superseded": ("is superseded", "are superseded"),
    "part-of": ("is part of another", "are part of others"),
    "parts": ("is counted by its parts", "are counted by their parts"),
    "overlap": ("overlaps another", "overlap others"),
    "outside-surely": ("may fall outside the requested dates", "may fall outside the requested dates"),
}


def key_word(kind: str, name: str, value: str | None) -> str:
    """Return one of the fields that a total is made of, in words: "Russia", "vegetable oil", "gifts"."""
    field = KINDS[kind].field(name)
    if field and field.type is Type.COUNTRY:
        return countries.name(value or "")
    if field and field.type is Type.COMMODITY:
        return "unspecified goods" if value is None else spaced(value)
    if field and field.role == TERMS:
        return {None: "terms not stated", "gift": "gifts", "sale": "sales"}.get(value, spaced(value or ""))
    return spaced(value or "")


def heading(kind: str, row: Mapping[str, Any], fields: Sequence[str], first: str = "") -> str:
    """Return what a total adds up, or what many have in common: "Totals, Russia to Mali, gifts"."""
    giver, receiver, *others = KINDS[kind].totals
    between = [key_word(kind, giver, row[giver])] if giver in fields else []
    between += [f"to {key_word(kind, receiver, row[receiver])}"] if receiver in fields else []
    words = [key_word(kind, name, row[name]) for name in others if name in fields and name != "unit"]
    return ", ".join(filter(None, [first, " ".join(between), *words]))


def group(row: TotalRow) -> str:
    """Return the year, month, commodity or country that a total is of, in words; "" where it is of all."""
    words = row["group"] or ""
    return countries.name(words) if words.isupper() else period(words)


def period(text: str) -> str:
    """Return a year or month, or that it is of no one, in words; a commodity as people write it."""
    if text.startswith("not in one "):
        return f"more than one {text.removeprefix('not in one ')}"
    if not text[:1].isdigit():
        return spaced(text)
    return short_date(text)


def uncertain(row: TotalRow) -> bool:
    """Say whether nothing surely counts in a total, though something may."""
    return not row["chosen"] and bool(row["high"])


def chosen(row: TotalRow) -> str:
    """Return a sum by the chosen readings; where nothing surely counts, that, and what may."""
    if uncertain(row):
        return f"none certain, up to {with_unit(number(row['high']), row['unit'])}"
    return with_unit(number(row["chosen"]), row["unit"])


def bounds(row: TotalRow) -> str:
    """Return the lowest and highest sum where they differ and the total does not say so itself."""
    return "" if uncertain(row) else span(row)


def as_stated(row: TotalRow) -> str:
    """Return how the amounts are meant where they are not exact: "about, at least"."""
    return ", ".join(_AS_STATED.get(one, one) for one in row["qualifiers"])


def outstanding(row: Mapping[str, Any], kind: str) -> str:
    """Return how much of a pledge has not been delivered; "" for what is no pledge."""
    if row["open"] is None:
        pledged = row.get(KINDS[kind].progress or "") == "pledged"
        return "unknown" if pledged else ""
    if not row["fulfilled"]:
        return NOT_RECORDED
    return with_unit(number(row["open"]), row["unit"]) if row["open"] else "none"


def do_not_add(ids: Sequence[str], these: str = "these rows") -> str:
    """Return the warning that goods may be counted in more than one total."""
    return f"Do not add {these} together: the same goods may appear in more than one ({', '.join(ids)})."


def sentence(row: TotalRow, kind: str) -> str:
    """Return a total as a sentence."""
    parts = [heading(kind, row, KINDS[kind].totals, "Total"), group(row)]
    sum_ = f"{as_stated(row)} {chosen(row)}".strip()
    between = f", between {number(row['low'])} and {number(row['high'])}" if bounds(row) else ""
    left = outstanding(row, kind)
    left = {"": "", NOT_RECORDED: f", {left}", "unknown": ", outstanding unknown"}.get(left, f", outstanding {left}")
    disputed = f", disputed in {', '.join(row['disputed'])}" if row["disputed"] else ""
    shared = f". {do_not_add(row['shared'], 'this and other totals')}" if row["shared"] else ""
    return f"{', '.join(filter(None, parts))}: {sum_}{between}{left}{disputed}{shared}"


def why_left_out(row: LeftOutRow) -> str:
    """Return why a fact is not counted: "part of wheat-2023"."""
    return _REASONS[row["reason"]].format(of=row["of"] or "another fact")


def counts(totals: Iterable[TotalRow], left_out: Sequence[LeftOutRow]) -> str:
    """Return how many facts are counted and how many are not, by reason."""
    facts = counted(sum(len(row["counted"]) for row in totals), "fact")
    if not left_out:
        return f"{facts} counted, none left out."
    reasons = Counter(row["reason"] for row in left_out)
    words = (f"{number(count)} {_COUNTED_REASONS[reason][count > 1]}" for reason, count in sorted(reasons.items()))
    return f"{facts} counted, {number(len(left_out))} left out ({', '.join(words)})."


def term(row: TermRow) -> str:
    """Return the share of a fact in a sum: "25,000 (wheat-2023-06)"."""
    apart = f", its other {number(row['apart'])} counted separately" if row["apart"] else ""
    return f"{number(row['amount'])} ({row['id']}{apart})"


_COULD_EXPLAIN = {
    "superseded": "superseded by {of}",
    "no-amount": "gives no amount",
    "part-of": "not counted: part of {of}",
    "parts": "not counted: its parts are",
    "overlap": "not counted: overlaps {of}",
    "outside-surely": "counted only in the highest total: may fall outside these dates",
    "counted": "counted by us, perhaps not by them",
    "overlaps": "said to overlap with the published total",
    "inside": "said to be included in the published total",
    "unit": "in {of}, not {own}",
    "before": "before these dates",
    "after": "after these dates",
}


def explanations(reasons: Sequence[Reason], row: Mapping[str, Any], kind: str) -> str:
    """Return why a fact could explain the difference between a published total and ours."""
    return "; ".join(_explanation(why["reason"], why["of"], row, kind) for why in reasons)


def _explanation(reason: str, of: str | None, row: Mapping[str, Any], kind: str) -> str:
    if words := _COULD_EXPLAIN.get(reason):
        return words.format(of=of, own=row.get(reason))
    # Any other reason is a field of the total in which the two differ.
    ours = key_word(kind, reason, row[reason]) if row.get(reason) else "not stated"
    return f"{key_word(kind, reason, of)}, not {ours}"
