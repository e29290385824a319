"""The words in which people read totals: what is added up, what each counts, and why the rest is left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from bilat.evidence.reading_words import field_name
from bilat.evidence.readings import text_of
from bilat.output.wording import counted, listed, number, short_date, span
from bilat.query.query import NOT_STATED
from bilat.schema.fields import TERMS, Type
from bilat.schema.kinds import KINDS
from bilat.values import countries
from bilat.values.amounts import with_unit
from bilat.values.dates import PERIODS
from bilat.values.value_words import spaced

if TYPE_CHECKING:
    from bilat.model.rows import EndsRow, LeftOutRow, Number, Row, TakenRow, TermRow, TogetherRow, TotalRow
    from bilat.query.answers import Reason
    from bilat.query.listing import Listing

NOTHING_SUMMED = "Nothing that can be added up matches."
NOT_RECORDED = "no delivery on record"
NONE_CERTAIN = "none certain"

_AS_STATED = {"at-least": "at least", "up-to": "up to"}
_REASONS = {
    "no-amount": "no amount",
    "published-total": "published total, not added",
    "superseded": "superseded by {of}",
    "part-of": "part of {of}",
    "parts": "its parts are counted instead",
    "overlap": "overlaps {of}",
    "outside-surely": "may fall outside the requested dates",
    "parts-outside": "all its parts fall outside the requested dates",
    "another-reading": "matches only under another reading than the chosen one",
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
    "parts-outside": (
        "has all its parts outside the requested dates",
        "have all their parts outside the requested dates",
    ),
    "another-reading": ("matches only under another reading", "match only under another reading"),
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


def heading(kind: str, row: Row, fields: Sequence[str], first: str = "") -> str:
    """Return what a total adds up, or what many have in common: "Totals, Russia to Mali, gifts"."""
    giver, receiver, *others = KINDS[kind].totals
    between = [key_word(kind, giver, text_of(row, giver))] if giver in fields else []
    between += [f"to {key_word(kind, receiver, text_of(row, receiver))}"] if receiver in fields else []
    words = [key_word(kind, name, text_of(row, name)) for name in others if name in fields and name != "unit"]
    return ", ".join(filter(None, [first, " ".join(between), *words]))


TOGETHER = "together"
"""What stands for the group of all groups."""
POSSIBLE = "here only under a reading that was not chosen"
"""What is said of a fact that the chosen reading puts into another total."""

_SPREAD = {
    "several-groups": "May stand in more than one group; counted once together",
    "overlap": "May be partly the same, in more than one group",
    "no-group": "Counted together, but surely in no one group",
}
"""Why a total is not the sum of its groups, by reason."""


def group(row: TotalRow, listing: Listing) -> str:
    """Return the group that a total is of, in words; "" where it is of all."""
    name, by = row["group"], listing.by
    if name is None or name == NOT_STATED:
        return name or ""
    return short_date(name) if by in PERIODS else key_word(listing.kind, by, name)


def part(row: TotalRow, listing: Listing) -> str:
    """Return what a heading of the whole key leaves unsaid of the group: nothing where the key has its value."""
    name = row["group"]
    if listing.by in PERIODS or name is None:
        return group(row, listing)
    return "" if name == (text_of(row, listing.by) or NOT_STATED) else f"in the group {group(row, listing)}"


def together(listing: Listing) -> list[TogetherRow]:
    """Return the totals of all groups together, without those of which one group is all."""
    alike = (*KINDS[listing.kind].totals, "low", "chosen", "high", "counted")
    said = [_values(row, alike) for row in listing.totals]
    return [row for row in listing.together if _values(row, alike) not in said]


def _values(row: Row, keys: Iterable[str]) -> list[object]:
    return [row[key] for key in keys]


def spread(rows: Iterable[TogetherRow]) -> Iterator[str]:
    """Return in sentences why totals are not the sums of their groups."""
    rows = list(rows)
    for reason, words in _SPREAD.items():
        if ids := sorted({one["id"] for row in rows for one in row["spread"] if one["reason"] == reason}):
            yield f"{words}: {', '.join(ids)}."


def uncertain(row: TotalRow) -> bool:
    """Say whether nothing surely counts in a total, though something may."""
    return not row["counted"]


def chosen(row: TotalRow) -> str:
    """Return a sum by the chosen readings; where nothing surely counts, that, and what may."""
    if uncertain(row):
        most = with_unit(number(row["high"]), row["unit"])
        return f"{NONE_CERTAIN}, {f'perhaps {most} or more' if _open(row) else f'up to {most}'}"
    return with_unit(number(row["chosen"]), row["unit"])


def _open(row: TotalRow) -> bool:
    """Say whether the highest sum may be more than it says."""
    return "at-least" in row["qualifiers"]


def bounds(row: TotalRow) -> str:
    """Return the lowest and highest sum where they differ and the total does not say so itself."""
    return "" if uncertain(row) else span(row["low"], row["high"])


def as_stated(row: TotalRow) -> str:
    """Return how the amounts are meant where they are not exact: "about, at least"."""
    said = [one for one in row["qualifiers"] if not (uncertain(row) and one == "at-least")]  # the sum says so itself
    return ", ".join(_AS_STATED.get(one, one) for one in said)


def outstanding(row: TotalRow, kind: str) -> str:
    """Return how much of a pledge has not been delivered; "" for what is no pledge."""
    if text_of(row, KINDS[kind].progress or "") != "pledged":
        return ""
    ends = row["outstanding"]
    if ends is None:
        return "unknown"
    if not row["deliveries"]:
        return NOT_RECORDED
    return with_unit(span(ends["low"], ends["high"]) or number(ends["chosen"]), row["unit"]) if ends["high"] else "none"


def outstanding_note(listing: Listing) -> str:
    """Return which deliveries count where a question about some dates is answered by what is outstanding; or ""."""
    dated = listing.by in PERIODS or not {"year", "since", "until"}.isdisjoint(listing.query)
    named = any(row["deliveries"] and row["outstanding"] for row in listing.totals)
    return "What is outstanding to date takes account of deliveries of any date." if dated and named else ""


def do_not_add(rows: Iterable[TotalRow], these: str = "these rows") -> str:
    """Return the warning that goods may be counted in more than one total, and which; "" where there is none."""
    which = shared(rows)
    return f"Do not add {these} together: the same goods may appear in more than one: {which}." if which else ""


def shared(rows: Iterable[TotalRow]) -> str:
    """Return which facts may be counted in another total too, and why; "" for none."""
    found: dict[str, set[tuple[str, str]]] = {"part-of": set(), "overlap": set(), "another-reading": set()}
    for one in (one for row in rows for one in row["shared"]):
        found[one["reason"]].add((one["id"], one["of"] or ""))
    parts = {whole: sorted(id_ for id_, of in found["part-of"] if of == whole) for _, whole in found["part-of"]}
    said = [f"{listed(ids)} {'lie' if len(ids) > 1 else 'lies'} inside {whole}" for whole, ids in sorted(parts.items())]
    said += [f"{listed(ids)} may be partly the same as {other}" for other, ids in _beside(found["overlap"])]
    argued = sorted(id_ for id_, _ in found["another-reading"])
    said += [f"other readings put {listed(argued)} elsewhere"] if argued else []
    return "; ".join(said)


def _beside(pairs: set[tuple[str, str]]) -> Iterator[tuple[str, list[str]]]:
    """Return pairs as few lists: an id that is in most of them, with the others."""
    left = set(pairs)
    while left:
        counts = Counter(id_ for pair in sorted(left) for id_ in pair)
        most = max(counts, key=counts.__getitem__)
        near = {pair for pair in left if most in pair}
        yield most, sorted(id_ for pair in near for id_ in pair if id_ != most)
        left -= near


def taken(row: TakenRow) -> str:
    """Return that a fact takes a field from its whole: "terms from wheat-2023 (the whole)"."""
    return f"{field_name(row['field'])} from {row['of']} (the whole)"


def sentence(row: TotalRow, listing: Listing, *, whole: bool = False) -> str:
    """Return a total as a sentence; `whole` is one of all groups together."""
    what = [heading(listing.kind, row, KINDS[listing.kind].totals, "Total"), TOGETHER if whole else part(row, listing)]
    says = ". ".join([", ".join(_facts(row, listing.kind)), *_warnings(row)])
    return f"{', '.join(filter(None, what))}: {says}"


def _facts(row: TotalRow, kind: str) -> Iterator[str]:
    """Return the sum, and what is to be known of it."""
    meant = as_stated(row)
    yield chosen(row) if uncertain(row) else f"{meant} {chosen(row)}".strip()
    if bounds(row):
        yield f"between {number(row['low'])} and {number(row['high'])}"
    if uncertain(row) and meant:
        yield f"as stated: {meant}"
    if left := outstanding(row, kind):
        yield left if left == NOT_RECORDED else f"outstanding to date {left}"
    if row["disputed"]:
        yield f"disputed in {', '.join(row['disputed'])}"


def _warnings(row: TotalRow) -> Iterator[str]:
    if row["possible"]:
        yield f"{POSSIBLE.capitalize()}: {', '.join(row['possible'])}"
    if warning := do_not_add([row], "this and other totals"):
        yield warning


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
    outside = f", less {number(row['outside'])} that surely came at other dates" if row["outside"] else ""
    return f"{number(row['amount'])} ({row['id']}{outside})"


def difference(ends: EndsRow, unit: str) -> str:
    """Return how much more or less was published than our own facts add up to, and how far that is open."""
    chosen, low, high = ends["chosen"], ends["low"], ends["high"]
    words = f"{_more(chosen, unit)} was published than the recorded facts add up to" if chosen else "none"
    if low == high:
        return words
    least, most = sorted((low, high), key=abs)
    allowed = f"from {_more(least, unit)} to {_more(most, unit)}" if least else f"up to {_more(most, unit)}"
    return f"{words}{'' if chosen else ' by the chosen readings'}; other readings allow {allowed}"


def _more(much: Number, unit: str) -> str:
    return f"{with_unit(number(abs(much)), unit)} {'more' if much > 0 else 'less'}"


_COULD_EXPLAIN = {
    "superseded": "superseded by {of}",
    "no-amount": "gives no amount",
    "part-of": "not counted: part of {of}",
    "parts": "not counted: its parts are",
    "overlap": "not counted: overlaps {of}",
    "outside-surely": "counted only in the highest total: may fall outside these dates",
    "parts-outside": "not counted: all its parts fall outside these dates",
    "another-reading": "counted only in the highest total: by another reading",
    "counted": "counted by us, perhaps not by them",
    "overlaps": "said to overlap with the published total",
    "inside": "said to be included in the published total",
    "unit": "in {of}, not {own}",
    "before": "before these dates",
    "after": "after these dates",
}


def explanations(reasons: Sequence[Reason], row: Row, kind: str) -> str:
    """Return why a fact could explain the difference between a published total and ours."""
    return "; ".join(_explanation(why["reason"], why["of"], row, kind) for why in reasons)


def _explanation(reason: str, of: str | None, row: Row, kind: str) -> str:
    if words := _COULD_EXPLAIN.get(reason):
        return words.format(of=of, own=row.get(reason))
    # Any other reason is a field of the total in which the two differ.
    ours = key_word(kind, reason, text_of(row, reason)) if row.get(reason) else NOT_STATED
    return f"{key_word(kind, reason, of)}, not {ours}"
