"""`bilat keep`: what it takes; `bilat.cli.keeping` answers it."""

from __future__ import annotations

from bilat.cli.arguments import Arguments
from bilat.cli.command import Command
from bilat.cli.commands.verify import PAUSE, PRIVATE, TIMEOUT, libraries
from bilat.cli.option import Argument, Option
from bilat.cli.options import JSON
from bilat.cli.session import Session
from bilat.output.reply import TextReply

ALL = Option("--all", "Keep every source that has an address.", flag=True)
FROM = Option("--from", "Keep this file, a page or PDF saved before, and fetch nothing.", metavar="FILE")
ACCESSED = Option("--accessed", "The day on which that file was saved.", metavar="DAY")
WAYBACK = Option("--wayback", "Ask the Wayback Machine for an archived copy too.", flag=True)


def command(name: str) -> Command:
    """Return the command."""
    purpose = (
        "Keep the pages of sources in a private folder beside the base: the bytes as they came, the text, when and "
        "from where. Then bilat verify looks quotes up in them, and needs no network."
    )
    options = (ALL, FROM, ACCESSED, WAYBACK, PRIVATE, TIMEOUT, PAUSE, JSON)
    return Command(name, purpose, _answer, lambda: options, Argument("[SOURCE…]", offers="source"))


def _answer(arguments: Arguments, session: Session) -> TextReply:
    with libraries("keep"):
        from bilat.cli.keeping import KeepRequest, kept  # completion and help need none of what it loads

    request = KeepRequest(
        ids=arguments.words,
        all=arguments.flag(ALL),
        file=arguments.text(FROM),
        accessed=arguments.text(ACCESSED),
        wayback=arguments.flag(WAYBACK),
        private=arguments.flag(PRIVATE),
        seconds=arguments.number(TIMEOUT) or 0,
        pause=arguments.number(PAUSE) or 0,
        json=arguments.flag(JSON),
    )
    return kept(request, session)
