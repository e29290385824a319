"""`bilat help`: what the commands have in common, by topic, or the page of one command."""

from __future__ import annotations

from collections.abc import Iterator

import click

from bilat.cli import pages
from bilat.cli.arguments import Arguments
from bilat.cli.command import Command
from bilat.cli.command_table import COMMANDS
from bilat.cli.command_table import command as command_of
from bilat.cli.option import Argument
from bilat.cli.refusals import meant
from bilat.cli.session import Session
from bilat.cli.topics import TOPICS, text
from bilat.errors import OptionError
from bilat.output.reply import TextReply


def command(name: str) -> Command:
    """Return the command."""
    purpose = "What commands have in common: dates, filters, output, exit codes; or the help page of one command."
    return Command(name, purpose, _answer, argument=Argument("[TOPIC]", many=False, offers="help"))


def _answer(arguments: Arguments, _session: Session) -> TextReply:
    if not arguments.words:
        return TextReply(_list())
    (topic,) = arguments.words
    if topic in TOPICS:
        return TextReply([text(topic)])
    if topic not in COMMANDS:
        known = [*TOPICS, *COMMANDS]
        near = meant(topic, known)
        hint = near if near != "." else f"; the topics are {', '.join(TOPICS)}."
        raise OptionError(f"there is no topic or command {topic!r}{hint}")
    formatter = click.HelpFormatter(max_width=80)
    pages.write_command(command_of(topic), formatter)
    return TextReply([formatter.getvalue()])


def _list() -> Iterator[str]:
    yield "Topics, read with bilat help TOPIC:\n"
    for name, topic in TOPICS.items():
        yield f"  {name:<13} {topic.summary}\n"
