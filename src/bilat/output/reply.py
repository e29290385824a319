"""What a command answers, as every format renders it: rows with their columns, one JSON object, a drawing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from importlib import import_module
from itertools import chain
from typing import TYPE_CHECKING, Any

from bilat.errors import OptionError
from bilat.output.formats import FORMATS, Output
from bilat.values.json_text import text

if TYPE_CHECKING:
    from bilat.model.rows import Row
    from bilat.output.machine.records import Records
    from bilat.output.terminal.screen import Screen
    from bilat.query.answers import OpenEndedRow
    from bilat.schema.fields import Field


class TextReply:
    """An answer that has one form, or forms of its command's own."""

    found = 1
    for_people = False
    """Whether it is a text for people to read, rather than one for a program."""

    def __init__(
        self, pieces: Iterable[str], *, json: bool = False, status: int = 0, messages: Sequence[str] = ()
    ) -> None:
        self.pieces, self.json = pieces, json
        self.status, self.messages = status, tuple(messages)
        self.above = ""
        """What stands above a text for people: from which claims it is, where these are not all."""

    def is_json(self, output: Output) -> bool:  # noqa: ARG002 - it has one form only
        """Say whether it is JSON."""
        return self.json

    def render(self, output: Output, width: int | None) -> Iterable[str]:  # noqa: ARG002 - it has one form only
        """Return the text."""
        return chain([f"{self.above}\n\n"], self.pieces) if self.above and self.for_people else self.pieces

    def unsaid(self, output: Output, width: int | None) -> Iterable[str]:  # noqa: ARG002 - it has one form only
        """Return what the text does not say, a sentence each."""
        return [self.above] if self.above and not (self.for_people or self.json) else []


class RowsReply:
    """An answer that is rows. Here is what most commands do with theirs; a command says what it does otherwise."""

    piped = ""
    """What the lines for a pipe leave out, for whoever watches it fill; "" for nothing."""
    for_people = False
    """Whether the lines for a pipe are for people to read, rather than for the next command."""
    done = "listed"
    """What was done with the facts that are in the answer."""

    def __init__(
        self,
        command: str,
        answer: Any,
        rows: Iterable[Row],
        *,
        key: str = "",
        found: int = 1,
        open_ended: Sequence[OpenEndedRow] = (),
        messages: Sequence[str] = (),
    ) -> None:
        self.status = 1 if messages else 0
        """The exit code, if all goes well."""
        self.messages = tuple(messages)
        """The messages on stderr before the answer."""
        self.found = found
        """How many things were found: with none, `--fail-empty` fails."""
        self.command = command
        """The name by which its columns are known, and with "_view" behind it what draws it."""
        self.answer = answer
        """The whole answer; for JSON, unless the command writes that itself, a JSON object."""
        self.rows = rows
        """The rows; one may hold more than its columns."""
        self.above = ""
        """What stands above an answer for people: from which claims it is, where these are not all."""
        self.open_ended = open_ended
        """The facts that are not in the answer, since only an open end of their date reaches the requested dates."""
        self.key = key
        """The key of the answer under which the rows stand as they are, where there is one: JSON picks fields there."""

    @property
    def below(self) -> str:
        """What people are told below the answer: what is not in it, and why; "" for nothing."""
        if not self.open_ended:
            return ""
        from bilat.output.wording import open_ended  # JSON needs none of it

        return open_ended(self.open_ended, self.done)

    def columns(self) -> Sequence[Field]:
        """Return the columns that there are."""
        from bilat.schema import columns  # JSON needs none of it

        return columns.KNOWN[self.command]

    def draw(self, screen: Screen) -> Iterator[str]:
        """Return the answer drawn for people at a terminal."""
        view = import_module(f"bilat.output.terminal.{self.command}_view")
        return view.render(self.answer, screen)  # type: ignore[no-any-return]

    # What a format takes, with what it is for most commands.

    def json(self, fields: Sequence[str]) -> Iterator[str]:
        """Return the JSON text in pieces.

        Raises:
            OptionError: fields are picked of an object that has none.
        """
        if fields and not self.key:
            raise OptionError("this command's --json has no columns to pick; use --jsonl.", "--fields")
        picked = {self.key: list(self.records(fields).picked())} if fields else {}
        yield text({**self.answer, **picked}) + "\n"

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
        return self._bare_lines(())

    def table(self, fields: Sequence[str], screen: Screen) -> Iterator[str]:  # noqa: ARG002 - drawn by some commands
        """Return the picked fields for people at a terminal."""
        return self._bare_lines(fields)

    def _bare_lines(self, fields: Sequence[str], end: str = "\n") -> Iterator[str]:
        from bilat.output.machine.tsv import bare_lines  # JSON needs none of it

        return bare_lines(self.records(fields), end)

    def records(self, fields: Sequence[str]) -> Records:
        """Return the rows with the fields picked, or with every column."""
        from bilat.output.machine.records import Records  # JSON needs none of it

        return Records(columns=fields or tuple(column.name for column in self.columns()), rows=self.rows)

    def spreadsheet(self, fields: Sequence[str]) -> Records:
        """Return the rows for spreadsheets."""
        return self.records(fields)

    def is_json(self, output: Output) -> bool:
        """Say whether the requested format is JSON."""
        return bool(output.format) and FORMATS[output.format].is_json

    def render(self, output: Output, width: int | None) -> Iterable[str]:
        """Return the answer in the requested format; by default as a drawing on a terminal, lines in a pipe.

        `width` is that of the terminal, None in a pipe.

        Raises:
            OptionError: a field is picked that there is not.
        """
        self._hold(output.fields)
        if output.format:
            pieces: Iterable[str] = import_module(FORMATS[output.format].module).render(self, output.fields)
            if output.bom:
                return chain(["\ufeff"], pieces)
            return self._headed(pieces) if self._says_all(output, width) and not self.is_json(output) else pieces
        if output.null or (output.fields and width is None):
            return self._bare_lines(output.fields, "\0" if output.null else "\n")
        if width is None:
            return self._headed(self.lines()) if self.for_people else self.lines()
        from bilat.output.terminal.screen import terminal  # only at a terminal

        screen = terminal(width)
        drawn = self.table(output.fields, screen) if output.fields else self.draw(screen)
        above = [screen.paragraph((self.above, "faint")), "\n"] if self.above else []
        return chain(above, drawn, ["\n", screen.paragraph((self.below, "faint"))] if self.below else [])

    def unsaid(self, output: Output, width: int | None) -> Iterator[str]:
        """Return what the requested format leaves out, a sentence each."""
        if not output.format and width is None and self.piped:
            yield self.piped
        carried = self._says_all(output, width)
        if self.below and not carried:
            yield self.below
        if self.above and not carried and not (self.for_people and not output.format):
            yield self.above

    def _says_all(self, output: Output, width: int | None) -> bool:
        return FORMATS[output.format].says_all if output.format else width is not None

    def _headed(self, pieces: Iterable[str]) -> Iterable[str]:
        return chain([f"{self.above}\n\n"], pieces) if self.above else pieces

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


Reply = TextReply | RowsReply
"""What a command answers: with a text of its own, or with rows in every format."""
