"""`bilat cite`: facts and sources cited, for people and for every program that keeps references."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from importlib import import_module
from typing import TYPE_CHECKING

import click

from bilat.cite import FORMATS, STYLES
from bilat.cli.commands.entities import given_ids, missing
from bilat.cli.help import Command
from bilat.cli.output import completing
from bilat.cli.refusals import Word
from bilat.cli.session import Session, with_session
from bilat.errors import UnknownNameError
from bilat.index import Index

if TYPE_CHECKING:
    from bilat.cite.citation import Citation


@with_session
def _cite(session: Session, ids: tuple[str, ...], style: str | None, by_claim: bool, **flags: bool) -> None:
    chosen = [name for name in FORMATS if flags[name.replace("-", "_")]]
    if len(chosen) > 1:
        raise click.UsageError(f"--{chosen[0]} and --{chosen[1]} are two formats: ask for one")
    if style and chosen and chosen[0] != "markdown":
        raise click.UsageError(f"--style is for people; --{chosen[0]} has a form of its own")
    cited, unknown = _gathered(session.index, given_ids(ids), by_claim)
    session.status = missing(session, unknown)
    if cited.references or not unknown or chosen == ["json"]:
        session.write(f"{line}\n" for line in _lines(cited, chosen[0] if chosen else "", style or "plain"))


def _lines(cited: Citation, name: str, style: str) -> Iterator[str]:
    from bilat.values.safe_text import safe

    render = import_module(f"bilat.cite.formats.{FORMATS[name][0] if name else 'text'}").render
    lines: Iterable[str] = render(cited, style) if name in ("", "markdown") else render(cited)
    # JSON escapes what isn't safe to print, and loses nothing.
    return iter(lines) if name in ("json", "csl-json") else map(safe, lines)


def _gathered(index: Index, ids: Sequence[str], by_claim: bool) -> tuple[Citation, list[UnknownNameError]]:
    """Return what the ids name as one citation, facts before sources, and the ids that name nothing."""
    from bilat.cite.citation import citation

    asked = index.source_rows(ids)
    rest = [id_ for id_ in dict.fromkeys(ids) if id_ not in asked]
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
    return citation(answer, asked, claims=found, by_claim=by_claim), unknown  # type: ignore[arg-type]


def _option(name: str, help: str) -> click.Option:
    return click.Option([f"--{name}", name.replace("-", "_")], is_flag=True, help=help)


cite = Command(
    "cite",
    callback=_cite,
    params=[
        click.Argument(["ids"], nargs=-1, required=True, metavar="ID…", shell_complete=completing("cited")),
        click.Option(["--style"], type=Word(list(STYLES)), help="How references are written; plain if not said."),
        click.Option(
            ["--claim", "by_claim"],
            is_flag=True,
            help="Say where in the base each claim stands, so that it is found again.",
        ),
        *(_option(name, meaning) for name, (_, meaning) in FORMATS.items()),
        *getattr(_cite, "__click_params__", []),
    ],
    help="Cite facts, claims or sources: each fact in a sentence, each claim with its words, its reference and a link "
    "to the words themselves. Ids may stand on standard input too, for `-`.",
)
