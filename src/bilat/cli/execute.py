"""The one way from a command and its arguments to an answer that is written, and to the exit code."""

from __future__ import annotations

from bilat.cli.arguments import Arguments
from bilat.cli.command import Command
from bilat.cli.option import FACTS
from bilat.cli.output_arguments import output
from bilat.cli.session import Session


def execute(command: Command, arguments: Arguments, *, believe: bool = True) -> int:
    """Answer a question, and return the exit code that it ends with.

    Nothing is written before all of the answer is there, unless it goes to a terminal. Without `believe` a new index is
    built even if there is one in the cache.

    Raises:
        BilatError: the question can't be answered; see `bilat.errors`.
    """
    session = Session(arguments.text(FACTS), believe=believe)
    wanted = output(arguments)
    reply = command.answer(arguments, session)
    for message in reply.messages:
        session.complain(message)
    pieces = reply.render(wanted, session.width if session.on_terminal else None)
    session.write(pieces, json=reply.is_json(wanted), pager=wanted.pager)
    return reply.status or (1 if wanted.fail_empty and not reply.found else 0)
