"""The fields of facts that a user picked, as a table on a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, islice

from bilat.output.machine.records import cell
from bilat.output.terminal.listing_table import count
from bilat.output.terminal.screen import Screen
from bilat.output.terminal.table import SAMPLE, Column, Table
from bilat.query.listing import Listing
from bilat.schema.columns import of_kind
from bilat.schema.fields import Type
from bilat.schema.kinds import KINDS


def render(listing: Listing, fields: Sequence[str], screen: Screen) -> Iterator[str]:
    """Return the fields as programs know them, a column each."""
    types = {field.name: field.type for field in of_kind(KINDS[listing.kind])}
    grown, numbers = (Type.TEXT, Type.PLACE), (Type.NUMBER, Type.COUNT)
    columns = [Column(name, name, grows=types[name] in grown, number=types[name] in numbers) for name in fields]
    cells = ({name: screen.text(cell(row[name])) for name in fields} for row in listing.rows)
    sample = list(islice(cells, SAMPLE))
    yield from Table(columns, sample, screen).draw(chain(sample, cells))
    yield count(listing, screen)
