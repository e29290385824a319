"""An answer as JSON lines: one row a line, a fact with its sources in its claims."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, cast

from bilat.output.machine.records import Records
from bilat.values.json_text import text

if TYPE_CHECKING:
    from bilat.model.rows import ClaimRow, Row, SourceRow
    from bilat.output.reply import RowsReply


def render(reply: RowsReply, fields: Sequence[str]) -> Iterator[str]:
    """Return a line for each row."""
    return (text(row) + "\n" for row in reply.json_lines(fields))


def whole_facts(
    records: Records, sources: Mapping[str, SourceRow], names: Mapping[str, str], *, all: bool
) -> Iterator[Row]:
    """Return facts that are whole in themselves: each claim holds its `document`.

    With `all` fields a fact ends with the `names` of the people and organisations that it mentions, by id.
    """
    for row in records.rows:
        claims = [{**claim, "document": sources[claim["source"]]} for claim in _claims(row)]
        line = {name: {**row, "claims": claims}.get(name) for name in records.columns}
        yield {**line, "names": _named(row, names)} if all else line


def _claims(row: Row) -> Sequence[ClaimRow]:
    return cast("Sequence[ClaimRow]", row["claims"])


def _named(row: Row, names: Mapping[str, str]) -> dict[str, str]:
    ids = {claim["by"] for claim in _claims(row) if claim["by"]}
    for value in row.values():
        if isinstance(value, list):
            ids.update(one for one in value if isinstance(one, str))
        elif isinstance(value, str):
            ids.add(value)
    return {id_: names[id_] for id_ in sorted(ids & names.keys())}
