"""`bilat cite`: facts and sources cited, for people and for every program that keeps references."""

from __future__ import annotations

import click

from bilat.cite import FORMATS, STYLES
from bilat.cli.commands.entities import given_ids, missing
from bilat.cli.help import Command
from bilat.cli.output import completing
from bilat.cli.refusals import Word
from bilat.cli.session import Session, with_session


@with_session
def _cite(session: Session, ids: tuple[str, ...], style: str | None, by_claim: bool, **flags: bool) -> None:
    chosen = [name for name in FORMATS if flags[name.replace("-", "_")]]
    if len(chosen) > 1:
        raise click.UsageError(f"--{chosen[0]} and --{chosen[1]} are two formats: ask for one")
    if style and chosen and not FORMATS[chosen[0]].styled:
        raise click.UsageError(f"--style is for people; --{chosen[0]} has a form of its own")
    # Loaded here: completion and help need none of it.
    from bilat.cite.formats import render
    from bilat.cite.gathering import gather

    citation, unknown = gather(session.index, given_ids(ids), with_locators=by_claim)
    session.status = missing(session, unknown)
    if citation.sources or not unknown or chosen == ["json"]:
        session.write(f"{line}\n" for line in render(citation, "".join(chosen), style or "plain"))


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
        *(_option(name, FORMATS[name].meaning) for name in FORMATS),
        *getattr(_cite, "__click_params__", []),
    ],
    help="Cite facts, claims or sources: each fact in a sentence, each claim with its words, its reference and a link "
    "to the words themselves. Ids may stand on standard input too, for `-`.",
)
