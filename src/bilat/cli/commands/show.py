"""`bilat show`: everything that the base says of a fact, its readings side by side, or of a source."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from bilat.cli.arguments import Arguments
from bilat.cli.command import Command
from bilat.cli.ids import given_ids, missing
from bilat.cli.option import Argument
from bilat.cli.options import answer_options
from bilat.cli.session import Session
from bilat.output.reply import RowsReply
from bilat.schema.kinds import KINDS
from bilat.values.json_text import text

if TYPE_CHECKING:
    from bilat.model.rows import Row
    from bilat.output.terminal.screen import Screen
    from bilat.schema.fields import Field

_UNBROKEN = 20_000
"""A width at which no line of a text is broken; every cell is padded to it, so it can't be without end."""


def command(name: str) -> Command:
    """Return the command."""
    purpose = (
        "Everything about a fact: its fields, every claim with its quote, and where sources disagree. Of a source, by "
        "its id: what it is, and the facts that rely on it."
    )
    return Command(name, purpose, _answer, answer_options, Argument("ID…", required=True, offers="cited"))


def _answer(arguments: Arguments, session: Session) -> ShowReply:
    index = session.index
    facts, unknown = index.facts(given_ids(arguments.words))
    documents = index.documents(error.name for error in unknown) if unknown else []
    known = {document["id"] for document in documents}
    messages = list(missing([error for error in unknown if error.name not in known]))
    answer: Mapping[str, Any] = {"format": "bilat-show/1", **index.shown(facts), "documents": documents}
    titles = index.titles(id_ for document in documents for id_ in document["facts"])
    return ShowReply(answer, titles, messages, session.path)


class ShowReply(RowsReply):
    """The facts and sources named."""

    for_people = True

    def __init__(
        self, answer: Mapping[str, Any], titles: Mapping[str, str], messages: Sequence[str], base: str
    ) -> None:
        self.facts, self.documents, self.titles = answer["facts"], answer["documents"], titles
        self.base = base
        rows = [*self.facts, *self.documents]
        super().__init__("show", answer, rows, key="facts", found=len(rows), messages=messages)

    def columns(self) -> Sequence[Field]:
        """Return the columns of the kinds of fact that are shown, then those of sources."""
        known = {field.name: field for field in (*self._of_facts(), *self._of_sources())}
        return [*known.values()]

    def _of_facts(self) -> Iterator[Field]:
        from bilat.schema import columns  # JSON needs none of it

        kinds = {row["kind"]: None for row in self.facts} or ({} if self.documents else KINDS)
        return (field for kind in kinds for field in columns.of_row(KINDS[kind]))

    def _of_sources(self) -> Iterator[Field]:
        from bilat.schema import columns  # JSON needs none of it

        yield from columns.of_shown_source() if self.documents else ()

    def json(self, fields: Sequence[str]) -> Iterator[str]:
        """Return the answer; with `fields` a fact or source holds these alone."""
        picked: dict[str, object] = {}
        if fields:
            from bilat.output.machine.records import Records  # whole answers need none of it

            picked["facts"] = list(Records(fields, self.facts).picked())
            picked["documents"] = list(Records(fields, self.documents).picked())
        yield text({**self.answer, **picked}) + "\n"

    def json_lines(self, fields: Sequence[str]) -> Iterator[Row]:
        """Return the facts, each whole in itself, then the sources."""
        from bilat.output.machine.jsonl import whole_facts  # other formats need none of it
        from bilat.output.machine.records import Records

        names = {**self.answer["people"], **self.answer["organisations"]}
        of_facts = Records(fields or [*{field.name: None for field in self._of_facts()}], self.facts)
        yield from whole_facts(of_facts, self.answer["sources"], names, all=not fields)
        yield from Records(fields or [field.name for field in self._of_sources()], self.documents).picked()

    def spoken(self) -> Iterator[str]:
        """Return the facts with a label and a field on each line."""
        from bilat.output.plain import lines  # other formats need none of it
        from bilat.output.terminal.screen import Screen

        return lines(self.draw(Screen(width=_UNBROKEN)))

    def lines(self) -> Iterator[str]:
        """Return the facts as on a terminal of 80 columns."""
        from bilat.output.terminal.screen import terminal  # only where it is drawn

        return self.draw(terminal(80))

    def table(self, fields: Sequence[str], screen: Screen) -> Iterator[str]:  # noqa: ARG002 - it shows every field
        """Return the facts whole: `show` is for reading, not for picking fields."""
        return self.draw(screen)

    def draw(self, screen: Screen) -> Iterator[str]:
        """Return the facts one by one, then the sources."""
        from bilat.evidence.kept import kept_sources  # only where they are drawn
        from bilat.output.terminal import show_view, source_view

        yield from show_view.render(self.answer, kept_sources(self.base, self.answer["sources"]), screen)
        yield "\n" if self.facts and self.documents else ""
        yield from source_view.render(self.documents, self.titles, screen)
