"""`bilat cite`: facts and sources cited, for people and for every program that keeps references."""

from __future__ import annotations

from collections.abc import Iterator

from bilat.cite.styles_and_formats import FORMATS, STYLES
from bilat.cli.arguments import Arguments
from bilat.cli.command import Command
from bilat.cli.ids import given_ids, missing
from bilat.cli.option import OUTPUT, Argument, Option
from bilat.cli.options import CHOOSING, NO_PAGER
from bilat.cli.session import Session
from bilat.errors import OptionError
from bilat.output.reply import TextReply

_STYLE = Option("--style", "How references are written; plain by default.", words=STYLES)
_CLAIM = Option("--claim", "Say where in the base each claim is.", flag=True)


def command(name: str) -> Command:
    """Return the command."""
    purpose = (
        "Cite facts, claims or sources: each fact in a sentence, each claim with its words, its reference and a "
        "link to the words themselves. With `-`, ids are read from standard input."
    )
    return Command(name, purpose, _answer, _options, Argument("ID…", required=True, offers="cited"))


def _options() -> Iterator[Option]:
    yield from (_STYLE, _CLAIM, *CHOOSING)
    yield from (Option(f"--{name}", format_.meaning, OUTPUT, flag=True) for name, format_ in FORMATS.items())
    yield NO_PAGER


def _answer(arguments: Arguments, session: Session) -> TextReply:
    style = arguments.text(_STYLE)
    chosen = [name for name in FORMATS if arguments.has(name.replace("-", "_"))]
    if len(chosen) > 1:
        raise OptionError(f"--{chosen[0]} and --{chosen[1]} exclude each other; choose one.")
    if style and chosen and not FORMATS[chosen[0]].styled:
        raise OptionError(f"--style is for people; --{chosen[0]} has a form of its own.")
    # Loaded here: completion and help need none of it.
    from bilat.cite.citation import gather
    from bilat.cite.formats import render

    citation, unknown = gather(session.index, given_ids(arguments.words), with_locators=arguments.flag(_CLAIM))
    empty = not citation.sources and unknown and chosen != ["json"]
    lines = [] if empty else render(citation, "".join(chosen), style or "plain")
    pieces = (f"{line}\n" for line in lines)
    reply = TextReply(pieces, json="json" in chosen, status=1 if unknown else 0, messages=list(missing(unknown)))
    reply.for_people = not chosen or chosen == ["markdown"]
    return reply
