"""Who says what against the chosen reading of a fact, or more exactly than it, in sentences."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from bilat.cite.dissent_words import reading, readings
from bilat.cite.pieces import Piece, Sentence
from bilat.evidence.readings import AMOUNT_PARTS, UNITS, claims_of, is_live, stated_amount
from bilat.schema.fields import TERMS
from bilat.schema.kinds import KINDS
from bilat.values.dates import parse_date
from bilat.values.value_words import row_quantity

if TYPE_CHECKING:
    from bilat.cite.citation import Citation
    from bilat.model.rows import ClaimRow, DisputeRow, FactRow, SideRow


class Readings(NamedTuple):
    """What the live claims of a fact give for one field."""

    field: str
    chosen: SideRow | None
    """The chosen reading, where a claim gives it."""
    contrary: Sequence[SideRow]
    """Those that can't hold beside the chosen reading."""
    fitting: Sequence[SideRow]
    """Those that can, and that rule out some of what it allows: "12 aircraft" beside "at least seven aircraft"."""


def contrary_ids(fact: FactRow, citation: Citation) -> set[str]:
    """Return the ids of the claims that give a reading of a field which can't hold beside the chosen one."""
    disputes = citation.disputes.get(fact["id"], ())
    return {id_ for dispute in disputes for side in _contrary(dispute["sides"]) for id_ in side["claims"]}


def dissent(fact: FactRow, citation: Citation) -> Iterator[Sentence]:
    """Return for each field a sentence of contrary readings, and one of those that are told beside the chosen one."""
    terms = KINDS[fact["kind"]].role(TERMS)
    placed: set[str] = set()
    for field, chosen, contrary, fitting in _by_field(fact, citation):
        if terms is not None and field == terms.name:
            if len(called := [*([chosen] if chosen else []), *contrary, *fitting]) > 1:
                # The sentence before says nothing of the terms, since they are disputed.
                yield tuple(_terms(called, field, fact, citation))
            continue
        told = [side for side in contrary if field != "country" or not placed.issuperset(side["claims"])]
        if told:
            yield tuple(readings(told, field, _ANOTHER if chosen else _SOME, fact, citation))
        if fitting:
            yield tuple(readings(fitting, field, _FITTING if chosen else _SOME, fact, citation))
        if field == "place":  # a claim that places a fact elsewhere need not name the country as well
            placed = {id_ for side in contrary for id_ in side["claims"]}


_ANOTHER = ("another source", "other sources")
_SOME = ("one source", "sources")
_FITTING = ("a source consistent with this", "sources consistent with this")


def _terms(sides: Sequence[SideRow], field: str, fact: FactRow, citation: Citation) -> Iterator[Piece]:
    """Return what some call a gift, others a sale."""
    for number, side in enumerate(sides):
        before = ", others " if number else "Some sources call it "
        yield Piece(before + reading(side, field, fact, citation), claims_of(side, fact))


def _by_field(fact: FactRow, citation: Citation) -> Iterator[Readings]:
    """Return the readings of each field of which some are to be told, in the order of the fields."""
    disputed: dict[str, DisputeRow] = {one["field"]: one for one in citation.disputes.get(fact["id"], ())}
    given = {name for claim in fact["claims"] if is_live(claim) for name in claim["says"] or ()}
    for field in KINDS[fact["kind"]].fields:
        if not field.disputable or given.isdisjoint(AMOUNT_PARTS.get(field.name, (field.name,))):
            continue
        name = field.name
        sides = disputed[name]["sides"] if name in disputed else _sides(fact, name)
        chosen = next((side for side in sides if side["chosen"] and side["claims"]), None)
        fitting = [
            side
            for side in sides
            if side["fits"] and not side["chosen"] and (not chosen or not _allows(side, fact, name, citation.wider))
        ]
        if (contrary := _contrary(sides)) or fitting:
            yield Readings(name, chosen, contrary, fitting)


def _contrary(sides: Sequence[SideRow]) -> list[SideRow]:
    return [side for side in sides if side["party"] and not side["chosen"] and not side["fits"]]


def _sides(fact: FactRow, name: str) -> list[SideRow]:
    """Return the readings of a field that is not disputed: all of them fit."""
    chosen = _reading(fact, name, {})
    found: list[tuple[object, list[ClaimRow]]] = [(chosen, [])]
    for claim in fact["claims"]:
        if not is_live(claim) or name in claim["silent"]:
            continue
        said = _reading(fact, name, claim["says"] or {})
        same = next((claims for one, claims in found if one == said), None)
        if same is None:
            found.append((said, [claim]))
        else:
            same.append(claim)
    return [
        {
            "reading": one,  # type: ignore[typeddict-item]
            "chosen": number == 0,
            "party": False,
            "fits": True,
            "claims": [claim["id"] for claim in claims],
            "independent": len(claims),
        }
        for number, (one, claims) in enumerate(found)
    ]


def _reading(fact: FactRow, name: str, says: Mapping[str, object]) -> object:
    """Return how a claim reads a field; without `says`, the chosen reading."""
    if name not in AMOUNT_PARTS:
        return says.get(name, fact.get(name))
    stated = stated_amount(fact, says, name)
    return {
        "amount": stated.get(name),
        "amount_to": stated.get("amount_to") if name == "amount" else None,
        "unit": stated.get(UNITS[name]),
        "qualifier": stated.get("qualifier") if name == "amount" else None,
    }


def _allows(side: SideRow, fact: FactRow, name: str, wider: Mapping[str, Sequence[str]]) -> bool:
    """Say whether a reading is merely less exact than the chosen one: a month beside its day."""
    match side["reading"], _reading(fact, name, {}):
        case Mapping() as said, Mapping() as chosen:
            (low, high), (least, most) = row_quantity(said).bounds, row_quantity(chosen).bounds
            return low <= least and most <= high
        case str() as said, str() as chosen if name == "date":
            return parse_date(said).covers(parse_date(chosen))
        case str() as said, str() as chosen:
            return said in wider.get(chosen, ())
    return False
