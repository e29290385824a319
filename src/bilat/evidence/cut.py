"""A fact as some of its claims alone tell it: its chosen readings are theirs, and its stage is as far as they know."""

from __future__ import annotations

from collections.abc import Sequence

from bilat.evidence.disputes import Reading, sorted_claims
from bilat.evidence.readings import AMOUNT_PARTS, UNITS, stated_amount
from bilat.model import Claim, Fact, FactBase, Value, Values
from bilat.schema.kinds import KINDS
from bilat.values.amounts import Quantity
from bilat.values.dates import Date, parse_date

_OWN_WORDS = ("note", "because")
"""What a curator says about a fact, knowing all of its claims."""


def cut(fact: Fact, kept: Sequence[Claim], base: FactBase) -> Fact | None:
    """Return a fact as `kept` of its claims tell it, or None where none of them is live by itself.

    A reading that was chosen stays if one of them gives it; else the earliest published of theirs is chosen, and a
    field of which none speaks is not there. Where none of them tells how far the fact has come, those of an earlier
    stage do. The curator's own words, knowing all claims, are left out, except the title.
    """
    claims = [claim._replace(note=None) if claim.note else claim for claim in kept]
    fact = fact._replace(claims=tuple(_with_latest_stage(fact, claims, base)))
    if not fact.live_claims:
        return None
    values = {name: value for name, value in fact.values.items() if name not in _OWN_WORDS}
    changed = _choose_again(values, fact, base)
    if changed:
        claims = [_told_against(claim, values, fact.values, changed) for claim in fact.claims]
        fact = fact._replace(claims=tuple(claims))
    return fact._replace(values=values)


def choose(fact: Fact, name: str, reading: Reading) -> Fact:
    """Return a fact with another reading of a field chosen, and its claims told against that."""
    values = {key: value for key, value in fact.values.items() if key not in AMOUNT_PARTS.get(name, (name,))}
    values.update(_fields(name, reading))
    return fact._replace(
        values=values, claims=tuple(_told_against(claim, values, fact.values, [name]) for claim in fact.claims)
    )


def _fields(name: str, reading: Reading) -> dict[str, Value]:
    """Return a reading as the fields of a table."""
    if not isinstance(reading, Quantity):
        return {name: reading}
    fields: dict[str, Value] = {name: reading.value, UNITS[name]: reading.unit}
    more = {"amount_to": reading.upper, "qualifier": reading.qualifier} if name == "amount" else {}
    return fields | {key: value for key, value in more.items() if value is not None}


# How far a fact has come.


def _with_latest_stage(fact: Fact, claims: Sequence[Claim], base: FactBase) -> Sequence[Claim]:
    """Return the claims, of which those of an earlier stage are live that tell the latest stage there is."""
    progress = KINDS[fact.kind].progress
    live = [claim for claim in claims if claim.live]
    earlier = [claim for claim in claims if claim.earlier is not None and claim.rejected is None]
    if not progress and live:
        return claims
    if live:
        if any(progress not in claim.silent for claim in live):
            return claims
        earlier = [claim for claim in earlier if progress not in claim.silent]
    latest = {claim.id for claim in _latest(earlier, fact, base)}
    unsaid = [field.name for field in KINDS[fact.kind].disputable if field.name != progress] if live else ()
    return [_live(claim, unsaid) if claim.id in latest else claim for claim in claims]


def _latest(earlier: Sequence[Claim], fact: Fact, base: FactBase) -> Sequence[Claim]:
    """Return those of the furthest stage that may be the last word on it, or that say the same as the last word."""
    furthest = max((_place(claim, fact) for claim in earlier), default=0)
    furthest_told = [claim for claim in earlier if _place(claim, fact) == furthest]
    days = {claim.id: base.sources[claim.source].published for claim in furthest_told}
    last = max((day.order[0] for day in days.values() if day), default="")
    newest = [claim for claim in furthest_told if not (day := days[claim.id]) or day.order[1] >= last]
    return [claim for claim in furthest_told if any(_alike(claim, other) for other in newest)]


def _place(claim: Claim, fact: Fact) -> int:
    """Return the place of the stage that a claim tells; one outside the order comes last."""
    kind = KINDS[fact.kind]
    stage = (claim.earlier or {}).get(kind.progress or "", fact.values.get(kind.progress or ""))
    return kind.stages.index(str(stage)) if stage in kind.stages else 0


def _alike(one: Claim, other: Claim) -> bool:
    return one.earlier == other.earlier and {*one.silent} == {*other.silent}


def _live(claim: Claim, unsaid: Sequence[str]) -> Claim:
    """Return a claim of an earlier stage as a live one that is silent on the fields `unsaid`."""
    told = {name: value for name, value in (claim.earlier or {}).items() if name not in unsaid}
    return claim._replace(says=told, earlier=None, silent=tuple(dict.fromkeys((*claim.silent, *unsaid))))


# Which readings are chosen.


def _choose_again(values: dict[str, Value], fact: Fact, base: FactBase) -> list[str]:
    """Choose a reading for each field whose own no live claim gives; return the fields that have another, or none."""
    argued = {name for claim in fact.live_claims for name in (*claim.says, *claim.silent)}
    if not argued:  # then all give what was chosen
        return []
    claims = sorted_claims(fact.live_claims, base)
    changed: list[str] = []
    for field in KINDS[fact.kind].fields:
        if not field.disputable or argued.isdisjoint(AMOUNT_PARTS.get(field.name, (field.name,))):
            continue
        own = _parts(fact.values, field.name)
        if not own:
            continue
        readings = [reading for claim in claims if (reading := _reading(fact.values, claim, field.name))]
        if own in readings or not (readings or not field.required or field.name == "date"):
            continue
        for part in own:
            del values[part]
        values.update(readings[0] if readings else {})
        changed.append(field.name)
    if "date" not in values:
        values["date"] = _date_of_silence(values, fact.kind, claims, base)
    return changed


def _parts(values: Values, name: str) -> dict[str, Value]:
    """Return what a table of fields holds of one that may be said differently, an amount with all its parts."""
    return {part: values[part] for part in AMOUNT_PARTS.get(name, (name,)) if part in values}


def _reading(chosen: Values, claim: Claim, name: str) -> dict[str, Value]:
    """Return what a live claim gives for a field, the chosen reading where it says nothing else; {} for nothing."""
    if name in claim.silent:
        return {}
    if name not in AMOUNT_PARTS:
        return _parts({**chosen, **claim.says}, name)
    stated = stated_amount(chosen, claim.says, name)
    return stated if name in stated and UNITS[name] in stated else {}


def _date_of_silence(values: Values, kind: str, claims: Sequence[Claim], base: FactBase) -> Date:
    """Return the date of a fact of which none of its claims gives any, as far as their publication bounds it.

    What is planned is still to come on the last of these days; what happened, or reached its stage, had by the first.
    """
    progress, words = KINDS[kind].progress, KINDS[kind].field(KINDS[kind].progress or "")
    published = [date for claim in claims if (date := base.sources[claim.source].published) and not date.vague]
    state = values.get(progress or "")
    if progress == "status" and state == "planned":
        start = max((day for date in published if (day := date.first)), default="..")
        return parse_date(f"{start}/..")
    in_order = words is not None and state in words.words
    end = min((day for date in published if (day := date.last)), default="..") if in_order else ".."
    return parse_date(f"../{end}")


def _told_against(claim: Claim, chosen: Values, before: Values, changed: Sequence[str]) -> Claim:
    """Return a claim with what it gives differently from the readings that are chosen now."""
    told = dict(claim.says if claim.earlier is None else claim.earlier)
    for name in changed:
        spoken = _parts(told, name)
        reading = _reading(before, claim._replace(says=told), name)
        for part in spoken:
            del told[part]
        if claim.live or spoken:
            told.update({} if claim.live and reading == _parts(chosen, name) else reading or spoken)
    return claim._replace(says=told) if claim.earlier is None else claim._replace(earlier=told)
