"""What a command answers, as every format renders it: rows with their columns, one JSON object, a drawing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from importlib import import_module
from typing import TYPE_CHECKING

from bilat.errors import OptionError
from bilat.output.formats import FORMATS, Output
from bilat.values.json_text import text

if TYPE_CHECKING:
    from bilat.model.rows import Row
    from bilat.output.machine.records import Records
    from bilat.output.terminal.screen import Screen
    from bilat.schema.fields import Field


class Reply:
    """What a command answers: with a text of its own, or as `RowsReply` in every format."""

    def __init__(self, *, status: int = 0, messages: Sequence[str] = (), found: int = 1) -> None:
        self.status = status
        """The exit code, if all goes well."""
        self.messages = tuple(messages)
        """The messages on stderr before the answer."""
        self.found = found
        """How many things were found: with none, `--fail-empty` fails."""

    def is_json(self, output: Output) -> bool:
        """Say whether it comes as JSON."""
        raise NotImplementedError

    def render(self, output: Output, width: int | None) -> Iterable[str]:
        """Return the answer in pieces; `width` is that of the terminal, None in a pipe.

        Raises:
            OptionError: a field is picked that there is not.
        """
        raise NotImplementedError


class TextReply(Reply):
    """An answer that has one form, or forms of its command's own."""

    def __init__(
        self, pieces: Iterable[str], *, json: bool = False, status: int = 0, messages: Sequence[str] = ()
    ) -> None:
        super().__init__(status=status, messages=messages)
        self.pieces, self.json = pieces, json

    def is_json(self, output: Output) -> bool:  # noqa: ARG002 - it has one form only
        """Say whether it is JSON."""
        return self.json

    def render(self, output: Output, width: int | None) -> Iterable[str]:  # noqa: ARG002 - it has one form only
        """Return the text."""
        return self.pieces


class RowsReply(Reply):
    """An answer that is rows. A command says what its rows, columns, document and drawing are; formats do the rest."""

    def columns(self) -> Sequence[Field]:
        """Return the columns that there are."""
        raise NotImplementedError

    def rows(self) -> Iterable[Row]:
        """Return the rows; one may hold more than its columns."""
        raise NotImplementedError

    def document(self) -> object:
        """Return the whole answer as one JSON object."""
        raise NotImplementedError

    def draw(self, screen: Screen) -> Iterator[str]:
        """Return the answer drawn for people at a terminal."""
        raise NotImplementedError

    # What a format takes, with what it is for most commands.

    def json(self, fields: Sequence[str]) -> Iterator[str]:
        """Return the JSON text in pieces.

        Raises:
            OptionError: fields are picked of an object that has none.
        """
        if fields:
            raise OptionError("this command's --json has no columns to pick; use --jsonl.", "--fields")
        yield text(self.document()) + "\n"

    def json_lines(self, fields: Sequence[str]) -> Iterator[Row]:
        """Return what JSON lines hold, a row each."""
        return self.records(fields).picked()

    def markdown(self) -> tuple[Sequence[str], Iterable[Sequence[str]]] | None:
        """Return headings and cells as people read them; None where the rows for programs serve."""
        return None

    def spoken(self) -> Iterator[str] | None:
        """Return the answer for screen readers; None where the rows for programs serve."""
        return None

    def lines(self) -> Iterator[str]:
        """Return the answer for a pipe: a line a row."""
        from bilat.output.machine.tsv import bare_lines  # JSON needs none of it

        return bare_lines(self.records(()))

    def table(self, fields: Sequence[str], screen: Screen) -> Iterator[str]:  # noqa: ARG002 - drawn by some commands
        """Return the picked fields for people at a terminal."""
        from bilat.output.machine.tsv import bare_lines  # JSON needs none of it

        return bare_lines(self.records(fields))

    def records(self, fields: Sequence[str]) -> Records:
        """Return the rows with the fields picked, or with every column."""
        from bilat.output.machine.records import Records  # JSON needs none of it

        return Records(columns=fields or tuple(column.name for column in self.columns()), rows=self.rows())

    def is_json(self, output: Output) -> bool:
        """Say whether the requested format is JSON."""
        return bool(output.format) and FORMATS[output.format].is_json

    def render(self, output: Output, width: int | None) -> Iterable[str]:
        """Return the answer in the requested format; by default as a drawing on a terminal, lines in a pipe."""
        self._hold(output.fields)
        if output.format:
            pieces: Iterable[str] = import_module(FORMATS[output.format].module).render(self, output.fields)
            return pieces
        if output.null or (output.fields and width is None):
            from bilat.output.machine.tsv import bare_lines  # JSON needs none of it

            return bare_lines(self.records(output.fields), "\0" if output.null else "\n")
        if width is None:
            return self.lines()
        from bilat.output.terminal.screen import terminal  # only at a terminal

        return self.table(output.fields, terminal(width)) if output.fields else self.draw(terminal(width))

    def _hold(self, fields: Sequence[str]) -> None:
        """Refuse a picked field that does not exist."""
        if not fields:
            return
        from bilat.values.suggestions import closest, hint  # a misspelt field is rare

        names = [column.name for column in self.columns()]
        for name in fields:
            if name not in names:
                end = hint(closest(name, names))
                message = f"there is no field {name[:40]!r}{end} The fields are {', '.join(names)}."
                raise OptionError(message, "--fields")
