"""`bilat import`: what it takes; `bilat.cli.importing` answers it."""

from __future__ import annotations

from bilat.cli.arguments import Arguments
from bilat.cli.command import Command
from bilat.cli.option import Argument, Option
from bilat.cli.session import Session
from bilat.errors import CommandLineError
from bilat.output.reply import TextReply

MAP = Option("--map", "What the rows become; see docs/importing.md.", metavar="FILE")
TEXTS = Option("--texts", "Write the text of each row here, for bilat verify --texts.", metavar="FOLDER")


def command(name: str) -> Command:
    """Return the command."""
    purpose = (
        "Turn somebody else's table into facts, and references into sources. The new tables are printed and nothing "
        "is overwritten; what was left out, and why, is said beside them."
    )
    return Command(
        name, purpose, _answer, lambda: (MAP, TEXTS), Argument("FILE", required=True, many=False, offers="file")
    )


def _answer(arguments: Arguments, session: Session) -> TextReply:
    try:
        from bilat.cli.importing import imported_file  # completion and help need none of what it loads
    except ModuleNotFoundError as error:
        raise CommandLineError(
            f"bilat import reads tables with libraries that are not installed, such as {error.name}; "
            "install them with: pip install 'bilat[import]'"
        ) from None
    return imported_file(arguments.words[0], arguments.text(MAP), arguments.text(TEXTS), session)
