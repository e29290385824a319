"""`bilat fields`: what `--fields` may pick of a command's rows, with type, unit and meaning."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import click

from bilat.cli.help import Command
from bilat.cli.output import answer, output_options, taken
from bilat.cli.refusals import Word
from bilat.cli.session import Session
from bilat.output.machine.records import Records
from bilat.query.listing import Row
from bilat.schema import columns
from bilat.schema.fields import Field, Type
from bilat.schema.kind_names import COMMANDS
from bilat.values.json_text import text

_SHAPE = tuple(Field(name=name, type=Type.TEXT, meaning="") for name in ("name", "type", "unit", "words", "meaning"))


class _Kind(Word):
    """A command that has rows, or a kind of fact by its own name."""

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the command."""
        return super().convert(COMMANDS.get(str(value), value), param, ctx)


@click.pass_obj
def _fields(session: Session, /, command: str, **given: Any) -> None:
    output = taken(given)
    output.known(_SHAPE)
    rows = [_row(field) for field in columns.KNOWN[command]]
    answer(
        session,
        output,
        json=lambda: [text({"format": "bilat-fields/1", "command": command, "fields": rows}) + "\n"],
        records=lambda: Records(columns=output.fields or tuple(rows[0]), rows=rows),
        people=lambda: _lines(rows),
    )


def _row(field: Field) -> Row:
    return {
        "name": field.name,
        "type": field.type.written,
        "unit": field.unit or None,
        "words": list(field.choices),
        "meaning": field.meaning,
    }


def _lines(rows: list[Row]) -> Iterator[str]:
    width = max(len(row["name"]) for row in rows)
    for row in rows:
        what = ", ".join(filter(None, ("|".join(row["words"]) or row["type"], row["unit"])))
        yield f"{row['name']:{width}}  {row['meaning']} ({what})\n"


fields = Command(
    "fields",
    callback=_fields,
    params=[click.Argument(["command"], type=_Kind(list(columns.KNOWN)), metavar="KIND"), *output_options()],
    help="The fields of a kind of fact: what --fields may pick, what each holds and in which unit.",
)
