"""Rules about disputes: where the chosen reading overrules a claim there is a reason, and elsewhere none."""

from __future__ import annotations

from collections.abc import Iterator

from bilat.check.rule import FactFile, Found, Rule, at
from bilat.evidence.disputes import sides
from bilat.model import Value, Values
from bilat.schema.kinds import KINDS


def overruled_without_because(file: FactFile) -> Iterator[Found]:
    """Find facts whose chosen reading overrules a claim without saying why."""
    for fact in file.facts:
        if "because" in fact.values:
            continue
        for dispute in file.disputes[fact.id]:
            if dispute.overrules:
                others = [claim for side in dispute.parties if not side.chosen for claim in side.claims]
                names = ", ".join(claim.source for claim in others[:3])
                yield Found(
                    at(fact, dispute.field) if dispute.field in fact.values else at(fact),
                    f"{names} {'says' if len(others) == 1 else 'say'} otherwise, and there is no because",
                    'add because = "why this reading and not the other"',
                    because_of=(at(fact, dispute.field),),
                )
                break


def because_of_nothing(file: FactFile) -> Iterator[Found]:
    """Find reasons for a choice where there was none to make."""
    for fact in file.facts:
        if "because" in fact.values and not file.disputes[fact.id] and all(claim.live for claim in fact.claims):
            yield Found(
                at(fact, "because"),
                "because, but no live claim says otherwise",
                "write what the other source says into its claim, or turn because into a note",
                at_key=True,
            )


def chosen_by_nobody(file: FactFile) -> Iterator[Found]:
    """Find fields whose chosen reading no live claim supports, and no because or note explains."""
    for fact in file.facts:
        if not fact.live_claims or {"because", "note"} & fact.values.keys():
            continue
        for field in KINDS[fact.kind].disputable:
            if field.of or fact.values.get(field.name, field.default) == field.default:
                continue  # nobody says that a gift is a gift
            if not all(field.name in claim.silent or field.name in claim.says for claim in fact.live_claims):
                continue
            if not any(side.chosen and side.claims for side in sides(fact, field.name, file.base)):
                yield Found(
                    at(fact, field.name),
                    f"no live claim says this {field.name}",
                    f"choose a {field.name} that a claim gives, or say in a note where it comes from",
                )


def said_the_same(file: FactFile) -> Iterator[Found]:
    """Find claims that `say`, as if it differed, what the fact says."""
    for fact, claim, path in file.claims():
        for key, said in (("says", claim.says), ("earlier", claim.earlier or {})):
            for name, value in said.items():
                if _same(fact.values, said, name, value):
                    yield Found(
                        (*path, key, name),
                        f"{name} is what the fact says too",
                        f"take {name} out: a claim says only what differs",
                    )


_PARTS = ("amount", "amount_to", "unit", "qualifier")


def _same(chosen: Values, said: Values, name: str, value: Value) -> bool:
    if chosen.get(name) != value:
        return False
    if name not in _PARTS:
        return True
    # A number comes with its own qualifier: the same number without it is another reading.
    theirs = {"unit": chosen.get("unit"), **said}
    return "amount" in said and all(theirs.get(part) == chosen.get(part) for part in _PARTS)


def earlier_is_later(file: FactFile) -> Iterator[Found]:
    """Find claims of an earlier stage that is later than the fact's own."""
    for fact, claim, path in file.claims():
        progress = KINDS[fact.kind].progress
        field = KINDS[fact.kind].field(progress) if progress else None
        said = (claim.earlier or {}).get(progress or "")
        own = fact.text(progress or "")
        if field and said in field.words and own in field.words and field.words.index(said) > field.words.index(own):
            yield Found(
                (*path, "earlier", field.name),
                f"{said} comes after {own}, the fact's own",
                f'write {field.name} = "{said}" on the fact, or says in place of earlier',
            )


RULES = (
    Rule(
        code="B601",
        holds="A fact whose reading overrules a claim says why.",
        why="Choosing between sources is the curator's work; the reason is what a reader can argue with.",
        find=overruled_without_because,
    ),
    Rule(
        code="B602",
        severity="warning",
        holds="`because` stands only where something was to choose.",
        why="A reason without a dispute mostly means that the other source's number was not written down.",
        find=because_of_nothing,
    ),
    Rule(
        code="B603",
        severity="warning",
        holds="The chosen reading is one that a live claim supports.",
        why="A middle between two sources is a number that nobody gave.",
        find=chosen_by_nobody,
    ),
    Rule(
        code="B604",
        severity="warning",
        holds="A claim says only what differs from the fact.",
        why="What is said twice must be mended twice; a claim that is quiet on a field agrees with it.",
        find=said_the_same,
    ),
    Rule(
        code="B605",
        severity="warning",
        holds="`earlier` speaks of an earlier stage than the fact's.",
        why="Where a source says that a plan was carried out already, the fact is behind its sources.",
        find=earlier_is_later,
    ),
)
