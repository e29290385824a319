"""Disputed facts, for people: each field with its sides, each side with its reading, witnesses and words."""

from __future__ import annotations

from collections.abc import Iterator

from bilat.output.terminal.screen import Screen
from bilat.output.wording import date, progress
from bilat.output.wording import reading as read
from bilat.query.listing import Row

MOST_QUOTES = 4
"""Of a side with more claims than this the others are named by their sources; `bilat show` has them all."""
_FIELD, _CLAIM = 10, 6


def rows(answer: Row) -> Iterator[Row]:
    """Return a row for each side of each dispute."""
    for row in answer["facts"]:
        for dispute in answer["disputes"][row["id"]]:
            for side in dispute["sides"]:
                yield {
                    "id": row["id"],
                    "field": dispute["field"],
                    "reading": _reading(dispute, side, row),
                    "stand": _stand(side),
                    "independent": side["independent"],
                    "sources": list(dict.fromkeys(claim["source"] for claim in _claims(side, row))),
                }


def render(answer: Row, screen: Screen) -> Iterator[str]:
    """Return the disputed facts as text for a terminal."""
    for n, row in enumerate(answer["facts"]):
        yield "\n" if n else ""
        yield from _fact(row, answer, screen)
    shown, matches = len(answer["facts"]), answer["matches"]
    if not matches:
        yield "Nothing that matches is disputed.\n"
    elif shown < matches:
        yield "\n"
        told = f"{shown} of {matches} disputed facts; raise --limit for more."
        yield from (screen.faint(line) + "\n" for line in screen.folded(told))
    if set(answer["uncertain"]) & {row["id"] for row in answer["facts"]}:
        yield f"\n{screen.said('‡')} may lie outside the days asked for\n"


def _fact(row: Row, answer: Row, screen: Screen) -> Iterator[str]:
    mark = " ‡" if row["id"] in answer["uncertain"] else ""
    yield from (screen.bold(line) + "\n" for line in screen.folded(row["title"]))
    when = f"{date(row['date'])}{mark}, {row['id']} ({', '.join(filter(None, (row['kind'], progress(row))))})"
    yield from (screen.faint(line) + "\n" for line in screen.folded(when))
    for dispute in answer["disputes"][row["id"]]:
        yield from _dispute(dispute, row, answer, screen)
    if row["because"]:
        yield from (line + "\n" for line in screen.hanging("  because", row["because"], _FIELD + 2))


def _dispute(dispute: Row, row: Row, answer: Row, screen: Screen) -> Iterator[str]:
    field = dispute["field"]
    for side in dispute["sides"]:
        claims = _claims(side, row)
        reading = screen.said(_reading(dispute, side, row))
        chosen = " (chosen)" if side["chosen"] else "" if side["party"] else " (disputes none)"
        told = screen.hanging(f"  {field}", f"{reading}{chosen}, {_witnesses(side, claims)}", _FIELD + 2)
        yield "\n".join([told[0].replace(reading, screen.bold(reading), 1), *told[1:]]) + "\n"
        field = ""
        for said in _words(claims, answer):
            head = f"{' ' * (_FIELD + 4)}·"
            yield from (line + "\n" for line in screen.hanging(head, said, _FIELD + _CLAIM))


def _words(claims: list[Row], answer: Row) -> Iterator[str]:
    """Return who says it in which words; of many claims the first few, and where the others stand."""
    many = len(claims) > MOST_QUOTES + 1
    shown = claims[:MOST_QUOTES] if many else claims
    yield from (_claim(claim, answer) for claim in shown)
    if many:
        yield f"and {len(claims) - MOST_QUOTES} more: " + ", ".join(claim["source"] for claim in claims[MOST_QUOTES:])


def _claims(side: Row, row: Row) -> list[Row]:
    return [claim for claim in row["claims"] if claim["id"] in side["claims"]]


def _reading(dispute: Row, side: Row, row: Row) -> str:
    return read(dispute["field"], side["reading"], row)


def _stand(side: Row) -> str:
    if side["chosen"]:
        return "chosen"
    return "against" if side["party"] else "compatible"


def _witnesses(side: Row, claims: list[Row]) -> str:
    count = len({claim["source"] for claim in claims})
    if not count:
        return "no source alone"
    independent = side["independent"]
    return f"{count} source{'s' * (count != 1)}" + (f", {independent} independent" if independent != count else "")


def _claim(claim: Row, answer: Row) -> str:
    source = answer["sources"][claim["source"]]
    names = answer["people"] | answer["organisations"]
    by = f"{names.get(claim['by'], claim['by'])} in " if claim["by"] else ""
    published = date(source["published"]) if source["published"] else "n.d."
    gloss = f" ({claim['gloss']})" if claim["gloss"] else ""
    return f"{by}{source['publisher']}, {published}: “{claim['quote']}”{gloss} [{claim['source']}]"
