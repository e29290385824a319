"""What moves the totals of a question, worked out from the base that an index holds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, cast

from bilat.index.index import Index
from bilat.index.restored import base_of
from bilat.index.rows import plain_value
from bilat.query.query import Query, Words
from bilat.schema.kinds import KINDS
from bilat.totals.sensitivity import Cause, Effect, sensitivity
from bilat.values.amounts import AmountRange, plain

if TYPE_CHECKING:
    from bilat.model import FactBase
    from bilat.model.rows import Number, Reading, Row
    from bilat.query.answers import EffectRow, SensitivityAnswer


def sensitivities(index: Index, query: Query, words: Words) -> SensitivityAnswer:
    """Return every source, voice and choice that moves a total of the facts of one kind, the greatest move first."""
    base = base_of(index)
    return {
        "format": "bilat-sensitivity/1",
        "base": index.base,
        "kind": str(query.kind),
        "query": dict(words),
        "effects": [_row(effect, str(query.kind), base) for effect in sensitivity(base, query)],
    }


def _row(effect: Effect, kind: str, base: FactBase) -> EffectRow:
    cause = effect.cause
    key: Row = dict(zip(KINDS[kind].totals, effect.key, strict=True))
    row: Row = {
        "type": cause.type,
        "id": cause.id,
        "name": _name(cause, base),
        "field": cause.field,
        "reading": cast("Reading | None", plain_value(cause.reading)),
        **key,
        **{end: _end(effect.before, end) for end in _ENDS},
        **{f"{end}_then": _end(effect.after, end) for end in _ENDS},
    }
    return cast("EffectRow", row)


_ENDS: tuple[Literal["low", "chosen", "high"], ...] = ("low", "chosen", "high")


def _end(span: AmountRange | None, end: Literal["low", "chosen", "high"]) -> Number | None:
    return plain(getattr(span, end)) if span else None


def _name(cause: Cause, base: FactBase) -> str:
    match cause.type:
        case "choice":
            return base.facts[cause.id].title
        case "source":
            source = base.sources[cause.id]
            return source.title or f"[{source.description or source.id}]"
        case "publisher":
            return base.publishers[cause.id].name
    speaker = base.people.get(cause.id) or base.organisations[cause.id]
    return speaker.name
