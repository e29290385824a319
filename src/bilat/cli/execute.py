"""The one way from a command and its arguments to an answer that is written, and to the exit code."""

from __future__ import annotations

import sys

from bilat.cli.arguments import Arguments
from bilat.cli.command import Command
from bilat.cli.option import FACTS
from bilat.cli.options import BOM, FAIL_EMPTY, FIELDS, NO_PAGER, NULL
from bilat.cli.session import Session
from bilat.errors import BilatError, IndexDamagedError, OptionError
from bilat.output.formats import FORMATS, Output


def execute(command: Command, arguments: Arguments) -> int:
    """Answer a question, and return the exit code that it ends with.

    Nothing is written before all of the answer is there, unless it goes to a terminal. Where the index turns out to be
    damaged it is built anew, and the question asked again.

    Raises:
        BilatError: the question can't be answered; see `bilat.errors`.
    """
    session = Session(arguments.text(FACTS), arguments)
    try:
        return _answer(command, arguments, session)
    except Exception as error:
        if not (session.has_index and _may_be_damage(error)):
            raise
    return _answer(command, arguments, Session(arguments.text(FACTS), arguments, believe=False))


def _may_be_damage(error: Exception) -> bool:
    """Say whether a damaged index may have caused an error: damage of what has no digest looks like a fault of ours."""
    return isinstance(error, IndexDamagedError) or not isinstance(error, (BilatError, OSError, MemoryError))


def _answer(command: Command, arguments: Arguments, session: Session) -> int:
    wanted = _output(arguments)
    reply = command.answer(arguments, session)
    reply.above = session.claims_answered_from
    for message in reply.messages:
        session.complain(message)
    pieces = reply.render(wanted, session.width)
    session.write(pieces, json=reply.is_json(wanted), pager=wanted.pager)
    for sentence in reply.unsaid(wanted, session.width) if sys.stderr.isatty() else ():
        session.complain(sentence)
    return reply.status or (1 if wanted.fail_empty and not reply.found else 0)


def _output(arguments: Arguments) -> Output:
    """Return the requested output.

    Raises:
        OptionError: two options exclude each other, or `--fields` names no field.
    """
    formats = [name for name in FORMATS if arguments.has(name)]
    null, fields = arguments.flag(NULL), arguments.texts(FIELDS)
    if len(formats) > 1:
        raise OptionError(f"--{formats[0]} and --{formats[1]} exclude each other; choose one.")
    if null and formats:
        raise OptionError(f"--null ends lines of text; it can't be combined with --{formats[0]}.")
    if (bom := arguments.flag(BOM)) and formats != ["csv"]:
        raise OptionError("only CSV begins with this mark; add --csv.", BOM.name)
    picked = tuple(dict.fromkeys(" ".join(fields).replace(",", " ").split()))
    if fields and not picked:
        raise OptionError("it names no field; write --fields id,title.", FIELDS.name)
    return Output(
        format=formats[0] if formats else "",
        fields=picked,
        null=null,
        bom=bom,
        pager=not arguments.flag(NO_PAGER),
        fail_empty=arguments.flag(FAIL_EMPTY),
    )
