"""Rules about disputes: where the chosen reading overrules a claim there is a reason, and elsewhere none."""

from __future__ import annotations

from collections.abc import Iterator

from bilat.check.rule import Breach, FactFile, at, rule
from bilat.evidence.readings import AMOUNT_PARTS, stated_amount
from bilat.model import Value, Values
from bilat.schema.kinds import KINDS


@rule("B601", why="Choosing between sources is the curator's work; the reason is what a reader can argue with.")
def overruled_without_because(file: FactFile) -> Iterator[Breach]:
    """A fact whose chosen reading overrules a claim says why."""
    for fact in file.facts:
        dispute = next((one for one in file.disputes[fact.id] if one.overrules), None)
        if dispute is None or "because" in fact.values:
            continue
        others = [claim for side in dispute.parties if not side.chosen for claim in side.claims]
        names = ", ".join(claim.source for claim in others[:3])
        yield Breach(
            at(fact, dispute.field) if dispute.field in fact.values else at(fact),
            f"{names} {'says' if len(others) == 1 else 'say'} otherwise, but the fact has no because",
            'add because = "why this reading and not the other"',
            because_of=(at(fact, dispute.field),),
        )


@rule("B602", "warning", why="A reason without a dispute usually means that the other source's number is missing.")
def because_of_nothing(file: FactFile) -> Iterator[Breach]:
    """`because` stands only where there was a choice to make."""
    for fact in file.facts:
        if "because" in fact.values and not file.disputes[fact.id] and all(claim.live for claim in fact.claims):
            yield Breach(
                at(fact, "because"),
                "because is set, but no live claim says otherwise",
                "write what the other source says into its claim, or turn because into a note",
                at_key=True,
            )


@rule("B603", why="A reading has only the witnesses that speak of it; one without any says what nobody said.")
def silence_about(file: FactFile) -> Iterator[Breach]:
    """A field is set only where a live claim speaks of it; a date, which every fact has, may come from a note."""
    for fact in file.facts:
        explained = {"because", "note"} & fact.values.keys()
        for field in KINDS[fact.kind].disputable:
            if field.of or field.name not in fact.values or (field.required and explained):
                continue
            if fact.live_claims and all(field.name in claim.silent for claim in fact.live_claims):
                yield Breach(
                    at(fact, field.name),
                    f"every claim is silent on the {field.name}",
                    f"say in a note where the {field.name} comes from, or quote the words that give it"
                    if field.required
                    else f"remove {field.name}, or quote the words that give it",
                )


@rule("B604", "warning", why="What is said twice must be corrected twice; a claim that omits a field agrees with it.")
def said_the_same(file: FactFile) -> Iterator[Breach]:
    """A claim says only what differs from the fact."""
    for fact, claim, path in file.claims():
        for key, said in (("says", claim.says), ("earlier", claim.earlier or {})):
            for name, value in said.items():
                if _same(fact.values, said, name, value):
                    yield Breach(
                        (*path, key, name),
                        f"the fact has the same {name}",
                        f"remove {name}: a claim says only what differs",
                    )


def _same(chosen: Values, said: Values, name: str, value: Value) -> bool:
    if chosen.get(name) != value:
        return False
    if name not in AMOUNT_PARTS["amount"]:
        return True
    # A number comes with its own qualifier: the same number without it is another reading.
    return "amount" in said and stated_amount(chosen, said) == stated_amount(chosen, {})


@rule("B605", "warning", why="Where a source says that a plan was carried out, the fact lags behind its sources.")
def earlier_is_later(file: FactFile) -> Iterator[Breach]:
    """`earlier` is about an earlier stage than the fact's own."""
    for fact, claim, path in file.claims():
        progress = KINDS[fact.kind].progress
        field = KINDS[fact.kind].field(progress) if progress else None
        said = (claim.earlier or {}).get(progress or "")
        own = fact.text(progress or "")
        if field and said in field.words and own in field.words and field.words.index(said) > field.words.index(own):
            yield Breach(
                (*path, "earlier", field.name),
                f"{said} comes after {own}, the fact's own {field.name}",
                f'write {field.name} = "{said}" on the fact, or says in place of earlier',
            )
