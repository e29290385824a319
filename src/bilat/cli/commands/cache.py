"""`bilat cache`: where the indexes of bases are stored, whether they are fresh, and how to clear them."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from bilat.cli.arguments import Arguments
from bilat.cli.command import Command
from bilat.cli.option import Option
from bilat.cli.options import JSON, KNOWN_BY, ONLY, WITHOUT
from bilat.cli.session import Session
from bilat.index import store, upkeep
from bilat.output.reply import TextReply
from bilat.values.json_text import text
from bilat.values.safe_text import safe

if TYPE_CHECKING:
    from bilat.model.rows import ExcerptRow

_CLEAR = Option("--clear", "Remove all of them; each is rebuilt when it is needed. Others' files stay.", flag=True)


def command(name: str) -> Command:
    """Return the command."""
    purpose = (
        "The indexes that this install answers from: which bases they belong to, their size, whether they are fresh."
    )
    return Command(name, purpose, _answer, lambda: (_CLEAR, JSON))


def _answer(arguments: Arguments, _session: Session) -> TextReply:
    """Return a line for each index: fresh or old, its size in bytes, its base, and the options that cut it down.

    The folder goes to stderr.
    """
    folder, clear = store.cache_folder(), arguments.flag(_CLEAR)
    found = upkeep.clear() if clear else upkeep.indexes()
    messages = [_fault(folder)] if _fault(folder) else []
    if arguments.flag(JSON):
        answer = {"format": "bilat-cache/1", "folder": folder, "cleared": clear, "indexes": found}
        return TextReply([text(answer) + "\n"], json=True, messages=messages)
    if folder:
        messages.append(f"{'Removed from' if clear else 'In'} {folder}:")
    rows = (
        (
            "fresh" if row["fresh"] else "old",
            str(row["size"]),
            row["base"] or "not a complete index of this version",
            *([_options(row["excerpt"])] if row["excerpt"] else []),
        )
        for row in found
    )
    return TextReply(["\t".join(map(safe, row)) + "\n" for row in rows], messages=messages)


def _fault(folder: str | None) -> str:
    """Return why no index is kept in the cache folder, and what to do; "" where nothing stands in the way."""
    if not folder:
        return "There is no cache folder: set XDG_CACHE_HOME or HOME to an absolute path."
    if not os.path.lexists(folder) or store.is_usable(os.lstat(folder)):
        return ""
    return (
        f"No index is kept in {folder}, and every question reads its base anew: "
        "that must be a folder, no link, which is yours and which nobody else may write to (chmod go-w)."
    )


def _options(row: ExcerptRow) -> str:
    """Return the options by which claims were chosen."""
    days = [row["known_by"]] if row["known_by"] else []
    given = ((KNOWN_BY, days), (WITHOUT, row["without"]), (ONLY, row["only"]))
    return " ".join(f"{option.name} {value}" for option, values in given for value in values)
