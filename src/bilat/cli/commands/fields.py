"""`bilat fields`: what `--fields` may pick of a command's rows, with type, unit and meaning."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from bilat.cli.arguments import Arguments
from bilat.cli.command import Command
from bilat.cli.option import Argument
from bilat.cli.options import output_options
from bilat.cli.session import Session
from bilat.output.reply import RowsReply
from bilat.schema import columns
from bilat.schema.fields import Field, Type
from bilat.schema.kind_list import COMMANDS

if TYPE_CHECKING:
    from bilat.output.terminal.screen import Screen
    from bilat.query.answers import FieldRow, FieldsAnswer

_COLUMNS = tuple(Field(name, Type.TEXT, "") for name in ("name", "type", "unit", "words", "meaning"))


def command(name: str) -> Command:
    """Return the command."""
    purpose = "The fields of a kind of fact: what --fields can pick, what each holds and in which unit."
    known = (*columns.KNOWN, *(one for one in COMMANDS if one not in columns.KNOWN))
    return Command(name, purpose, _answer, output_options, Argument("KIND", required=True, many=False, words=known))


def _answer(arguments: Arguments, _session: Session) -> FieldsReply:
    (name,) = arguments.words
    command = COMMANDS.get(name, name)
    rows = [_row(field) for field in columns.KNOWN[command]]
    answer: FieldsAnswer = {"format": "bilat-fields/1", "command": command, "fields": rows}
    return FieldsReply(command, answer, rows)


class FieldsReply(RowsReply):
    """The fields of a command's rows."""

    def columns(self) -> Sequence[Field]:
        """Return the columns of a field."""
        return _COLUMNS

    def lines(self) -> Iterator[str]:
        """Return a line for each field."""
        rows: Sequence[FieldRow] = self.answer["fields"]
        width = max(len(row["name"]) for row in rows)
        for row in rows:
            what = ", ".join(filter(None, ("|".join(row["words"]) or row["type"], row["unit"])))
            yield f"{row['name']:{width}}  {row['meaning']} ({what})\n"

    def draw(self, screen: Screen) -> Iterator[str]:  # noqa: ARG002 - lines serve there too
        """Return a line for each field."""
        return self.lines()


def _row(field: Field) -> FieldRow:
    return {
        "name": field.name,
        "type": field.type.written,
        "unit": field.unit or None,
        "words": list(field.choices),
        "meaning": field.meaning,
    }
