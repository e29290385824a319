"""`bilat cite`: facts and sources cited, for people and for every program that keeps references."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from importlib import import_module

from bilat.cite import FORMATS, STYLES
from bilat.cite.citation import Citation, citation
from bilat.cli.arguments import Arguments
from bilat.cli.command import Command
from bilat.cli.ids import given_ids, missing
from bilat.cli.option import OUTPUT, Argument, Option
from bilat.cli.options import NO_PAGER
from bilat.cli.session import Session
from bilat.errors import OptionError, UnknownNameError
from bilat.index import Index
from bilat.output.reply import TextReply
from bilat.values.safe_text import safe

_STYLE = Option("--style", "How references are written; plain by default.", words=STYLES)
_CLAIM = Option("--claim", "Say where in the base each claim stands.", flag=True)


def command(name: str) -> Command:
    """Return the command."""
    purpose = (
        "Cite facts, claims or sources: each fact in a sentence, each claim with its words, its reference and a "
        "link to the words themselves. With `-`, ids are read from standard input."
    )
    return Command(name, purpose, _answer, _options, Argument("ID…", required=True, offers="cited"))


def _options() -> Iterator[Option]:
    yield from (_STYLE, _CLAIM)
    yield from (Option(f"--{name}", meaning, OUTPUT, flag=True) for name, (_, meaning) in FORMATS.items())
    yield NO_PAGER


def _answer(arguments: Arguments, session: Session) -> TextReply:
    style = arguments.text(_STYLE)
    chosen = [name for name in FORMATS if arguments.has(name.replace("-", "_"))]
    if len(chosen) > 1:
        raise OptionError(f"--{chosen[0]} and --{chosen[1]} exclude each other; choose one.")
    if style and chosen and chosen[0] != "markdown":
        raise OptionError(f"--style is for people; --{chosen[0]} has a form of its own.")
    cited, unknown = _gathered(session.index, given_ids(arguments.words), by_claim=arguments.flag(_CLAIM))
    empty = not cited.references and unknown and chosen != ["json"]
    pieces = [] if empty else [f"{line}\n" for line in _lines(cited, chosen[0] if chosen else "", style or "plain")]
    return TextReply(pieces, json="json" in chosen, status=1 if unknown else 0, messages=list(missing(unknown)))


def _lines(cited: Citation, name: str, style: str) -> Iterator[str]:
    render = import_module(f"bilat.cite.formats.{FORMATS[name][0] if name else 'text'}").render
    lines: Iterable[str] = render(cited, style) if name in ("", "markdown") else render(cited)
    # JSON escapes what isn't safe to print, and loses nothing.
    return iter(lines) if name in ("json", "csl-json") else map(safe, lines)


def _gathered(index: Index, ids: Sequence[str], *, by_claim: bool) -> tuple[Citation, list[UnknownNameError]]:
    """Return what the ids name as one citation, facts before sources, and the ids that name nothing."""
    sources = {row["id"]: {key: row[key] for key in row if key not in ("id", "facts")} for row in index.sources()}
    asked = {id_: sources[id_] for id_ in ids if id_ in sources}
    rest = [id_ for id_ in dict.fromkeys(ids) if id_ not in sources]
    rows, _ = index.facts(id_.split("/")[0] for id_ in rest)
    claims = {row["id"]: [claim["id"] for claim in row["claims"]] for row in rows}
    found: dict[str, list[str]] = {}
    unknown = []
    for id_ in rest:
        fact, _, own = id_.partition("/")
        if own and id_ in claims.get(fact, ()):
            found.setdefault(fact, []).append(id_)
        elif not own and fact in claims:
            found.setdefault(fact, []).extend(claims[fact])
        else:
            unknown.append(UnknownNameError("fact or source", id_, claims.get(fact) or index.near("fact", id_)))
    answer = index.shown([row for row in rows if row["id"] in found])
    return citation(answer, asked, claims=found, by_claim=by_claim), unknown
