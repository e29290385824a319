"""`bilat search`: facts by the words in their titles, quotes, names, notes and sources."""

from __future__ import annotations

from typing import Any

import click

from bilat.cli import across
from bilat.cli.filters import clicked, query
from bilat.cli.options import search_options
from bilat.cli.output import fail_if_empty, taken
from bilat.cli.session import Session, with_session


@with_session
def _search(session: Session, words: tuple[str, ...], limit: int, **given: Any) -> None:
    from bilat.errors import EmptySearchError
    from bilat.index.search import search

    output = taken(given)
    for word in words:
        if word.startswith("--"):
            raise click.NoSuchOption(word)
    sought = " ".join(words)
    asking, asked = query(None, given, session.index)
    try:
        document = search(session.index, asking, {"words": sought, **asked}, sought, limit=limit)
    except EmptySearchError:
        raise click.UsageError(f"{sought!r} names nothing to look for; give a word that must occur.") from None
    across.respond(session, output, document)
    fail_if_empty(session, output, document["matches"])


search = across.command(
    "search",
    _search,
    [
        click.Argument(["words"], nargs=-1, required=True, metavar="WORDS…"),
        *map(clicked, search_options()),
    ],
    "The facts in which all the words occur, best matches first, each with the words around. Case and accents don't "
    "matter. A phrase stands in double quotes of its own ('\"humanitarian aid\"'), wheat* finds what begins so, -oil "
    "keeps out what speaks of oil.",
    "Try: bilat search wheat -fuel --year 2023",
)
# A word to keep out begins like an option: what is none is a word, and help is --help alone.
search.context_settings = {"ignore_unknown_options": True, "help_option_names": ["--help"]}
