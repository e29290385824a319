"""`bilat verify`: what it takes; `bilat.cli.verifying` answers it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from bilat.cli.arguments import Arguments
from bilat.cli.command import Command
from bilat.cli.option import Argument, Option
from bilat.cli.options import JSON
from bilat.cli.session import Session
from bilat.errors import CommandLineError
from bilat.output.reply import TextReply

TEXTS = Option("--texts", "Read texts named by source id: ID.txt, ID.html.", metavar="FOLDER")
LIVE = Option("--live", "Fetch the pages from the web.", flag=True)
RECORD = Option("--record", "Write what was verified into the fact file, source by source.", flag=True)
PRIVATE = Option("--allow-private", "Fetch from private and loopback addresses too.", flag=True)
TIMEOUT = Option(
    "--timeout", "Seconds for one page.  [default: 20]", metavar="S", least=0.1, most=600, whole=False, default=20
)
PAUSE = Option(
    "--pause",
    "Seconds between two pages of a host.  [default: 1]",
    metavar="S",
    least=0,
    most=60,
    whole=False,
    default=1,
)
VERBOSE = Option("--verbose", "Say where each quote was found.", flag=True, short="-v")


@contextmanager
def libraries(name: str) -> Iterator[None]:
    """Say what to install where the libraries that a command reads pages with are not there."""
    try:
        yield
    except ModuleNotFoundError as error:
        raise CommandLineError(
            f"bilat {name} reads pages with libraries that are not installed, such as {error.name}; "
            "install them with: pip install 'bilat[verify]'"
        ) from None


def command(name: str) -> Command:
    """Return the command."""
    purpose = (
        "Look up every quote in the text of its source: in the pages that bilat keep kept, in files, or on the web. "
        "Typography (the kind of quotation marks, dashes and spaces, case) makes no difference; words and digits do."
    )
    options = (TEXTS, LIVE, RECORD, PRIVATE, TIMEOUT, PAUSE, VERBOSE, JSON)
    return Command(name, purpose, _answer, lambda: options, Argument("[ID…]", offers="cited"))


def _answer(arguments: Arguments, session: Session) -> TextReply:
    with libraries("verify"):
        from bilat.cli.verifying import VerifyRequest, verified  # completion and help need none of what it loads

    request = VerifyRequest(
        ids=arguments.words,
        texts=arguments.text(TEXTS),
        live=arguments.flag(LIVE),
        record=arguments.flag(RECORD),
        private=arguments.flag(PRIVATE),
        seconds=arguments.number(TIMEOUT) or 0,
        pause=arguments.number(PAUSE) or 0,
        verbose=arguments.flag(VERBOSE),
        json=arguments.flag(JSON),
    )
    return verified(request, session)
