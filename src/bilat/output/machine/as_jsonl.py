"""Rows as JSON lines: one fact a line, whole in itself, its sources inlined in its claims."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from bilat.model.rows import SourceRow
from bilat.output.machine.records import Records
from bilat.query.listing import Row
from bilat.values.json_text import text


def render(records: Records, **_: Any) -> Iterator[str]:
    """Return a line for each row, with its columns alone."""
    return (text(row) + "\n" for row in records.picked())


def facts(
    records: Records, sources: Mapping[str, SourceRow], names: Mapping[str, str], *, whole: bool
) -> Iterator[str]:
    """Return a line for each fact; each claim holds its `document`.

    A `whole` one ends with the `names` of the people and organisations that it speaks of, by id.
    """
    for row in records.rows:
        claims = [{**claim, "document": sources[claim["source"]]} for claim in row["claims"]]
        line = {name: {**row, "claims": claims}.get(name) for name in records.columns}
        yield text({**line, "names": _named(row, names)} if whole else line) + "\n"


def _named(row: Row, names: Mapping[str, str]) -> dict[str, str]:
    ids = {claim["by"] for claim in row["claims"]}
    for value in row.values():
        if isinstance(value, list):
            ids.update(one for one in value if isinstance(one, str))
        elif isinstance(value, str):
            ids.add(value)
    return {id_: names[id_] for id_ in sorted(ids & names.keys())}
