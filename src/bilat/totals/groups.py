"""The groups that totals are made for: each is the same question asked of one period, or with one more filter."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Literal, NamedTuple, cast

from bilat.query.query import NOT_STATED, Query
from bilat.schema.fields import Type
from bilat.totals.entry import TotalKey
from bilat.totals.results import Total, Totals, in_order, total_row, total_rows
from bilat.values.dates import PERIODS, Date, DateRange, parse_date

if TYPE_CHECKING:
    from bilat.model.rows import SpreadRow, TogetherRow, TotalRow, WithoutAmountRow
    from bilat.schema.kinds import Kind

Spread = Literal["several-groups", "overlap", "no-group"]
KeyTest = Callable[[TotalKey], bool]


class Group(NamedTuple):
    """A group: its name, and the question whose answer it is; `passes` says which keys have rows there."""

    name: str
    query: Query
    passes: KeyTest


def key_test(query: Query, kind: Kind, wider: Callable[[str], Collection[str]]) -> KeyTest:
    """Return what says whether a key passes the filters of a question; `wider` returns the wider words of goods."""
    wanted = {
        kind.totals.index(name): {value for field, value in query.equal if field == name}
        for name, _ in query.equal
        if name in kind.totals
    }
    wide = {at for at in wanted if (field := kind.field(kind.totals[at])) and field.type.comparison == "wider"}

    def passes(key: TotalKey) -> bool:
        return all(
            (key[at] or NOT_STATED) in values or (at in wide and not values.isdisjoint(wider(key[at] or "")))
            for at, values in wanted.items()
        )

    return passes


def groups_by_field(
    name: str, query: Query, kind: Kind, together: Totals, wider: Callable[[str], Collection[str]]
) -> Iterator[Group]:
    """Return a group for each value of a field in the keys of the totals: words in their order, others sorted.

    What is not stated comes last.
    """
    at, field = kind.totals.index(name), kind.field(name)
    others = [(other, value) for other, value in query.equal if other != name]
    values = {total.key[at] or NOT_STATED for total in together.totals}
    words = field.choices if field and field.type is Type.WORD else sorted(values - {NOT_STATED})
    for value in (*words, NOT_STATED):
        if value in values:
            asked = query._replace(equal=(*others, (name, value)))
            yield Group(value, asked, key_test(asked, kind, wider))


def groups_by_period(by: str, query: Query, passes: KeyTest, spans: Iterable[DateRange]) -> Iterator[Group]:
    """Return a group for each year or month in which there are days of the spans, within the window, in order."""
    for name in sorted({name for span in spans for name in _periods(by, span)}):
        days = parse_date(name).span
        runs = [run for run in query.window if run.meets(days)]
        if runs:
            cut = tuple(DateRange(max(run.first, days.first), min(run.last, days.last)) for run in runs)
            yield Group(name, query._replace(window=cut), passes)


def bounded(dates: Iterable[Date]) -> DateRange | None:
    """Return the days between the first and the last of dates, open ends apart; None where there are no others."""
    days = [day for date in dates for run in date.known for day in run]
    return DateRange(min(days), max(days)) if days else None


def _periods(by: str, span: DateRange) -> Iterator[str]:
    length = PERIODS[by]
    first, last = span.first[:length], span.last[:length]
    while first <= last:
        yield first
        year, month = int(first[:4]), int(first[5:] or 12)
        first = f"{year + 1:04}-01"[:length] if month == 12 else f"{year:04}-{month + 1:02}"


def grouped_rows(
    together: Totals, groups: Mapping[str, Totals], kind: Kind, *, arithmetic: bool
) -> tuple[list[TotalRow], list[TogetherRow]]:
    """Return the rows of the groups, and those of all together, which say where they are not the sum of them."""
    rows = [row for name, sums in groups.items() for row in total_rows(sums.totals, kind, name, arithmetic=arithmetic)]
    whole = []
    for total in in_order(together.totals, kind):
        of_groups = [one for sums in groups.values() for one in sums.totals if one.key == total.key]
        spread = _spread(total, of_groups, together.places)
        more = {"spread": spread, "without_amount": list(_without_amount(total.key, groups))}
        whole.append(cast("TogetherRow", {**total_row(total, kind, arithmetic=arithmetic), **more}))
    return rows, whole


def _without_amount(key: TotalKey, groups: Mapping[str, Totals]) -> Iterator[WithoutAmountRow]:
    """Return in which groups there are facts of a key that state no amount, so that nobody knows how much came."""
    for name, sums in groups.items():
        for entry in sums.without_amount:
            if entry.key._replace(unit=key.unit) == key:
                yield {"id": entry.id, "group": name}


def _spread(together: Total, groups: Sequence[Total], places: Mapping[str, int | str]) -> list[SpreadRow]:
    """Return the facts for which a total is not the sum of its groups, each with the reason, in order."""
    homes: dict[str, list[tuple[int, int]]] = {}  # the groups of each fact, and at how many ends it stands there
    for number, group in enumerate(groups):
        for id_, ends in group.everything().items():
            homes.setdefault(id_, []).append((number, ends))
    reasons: dict[str, Spread] = {}
    for id_, ends in together.everything().items():
        if len(homes.get(id_, ())) > 1:
            reasons[id_] = "several-groups"
        elif id_ not in homes or homes[id_][0][1] < ends:
            reasons[id_] = "no-group"
    home = {id_: found[0][0] for id_, found in homes.items() if len(found) == 1}
    whole = together.trees.whole if together.trees else {}
    for entry in together.entries:
        linked = {entry.id, whole.get(entry.id, entry.id)}
        for pair in (linked, *({entry.id, other} for other in entry.overlaps)):
            if len({home[id_] for id_ in pair if id_ in home and id_ in together.members}) > 1:
                reasons.update(dict.fromkeys(pair - reasons.keys(), "overlap"))
    return [{"id": id_, "reason": reasons[id_]} for id_ in sorted(reasons, key=places.__getitem__)]
