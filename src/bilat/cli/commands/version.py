"""`bilat --version`: the version of the program, and of the base."""

from __future__ import annotations

import bilat
from bilat.cli.arguments import Arguments
from bilat.cli.command import Command
from bilat.cli.session import Session
from bilat.errors import DataError
from bilat.output.reply import TextReply
from bilat.values.safe_text import safe


def command(name: str) -> Command:
    """Return the command that `--version` calls."""
    return Command(name, "Print the version of the program and of the base.", _answer)


def _answer(_arguments: Arguments, session: Session) -> TextReply:
    try:
        base = session.index.base
    except DataError:
        return TextReply([f"bilat {bilat.__version__}, with no base that can be read\n"])
    return TextReply([safe(f"bilat {bilat.__version__}, {base['title']} {base['version']}") + "\n"])
