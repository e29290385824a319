"""`bilat check` and `bilat explain`; what they do is loaded when it is asked for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import click

from bilat.cli.help import Command
from bilat.cli.session import Session, with_session


def _codes(_ctx: click.Context, _param: click.Parameter, values: Sequence[str]) -> tuple[str, ...]:
    if not values:
        return ()
    from bilat.cli.commands.checking import codes

    return codes(values)


@click.command(
    cls=Command,
    help="Find what is wrong with a fact file: every problem with its place and its remedy.",
)
@click.argument("paths", nargs=-1, metavar="[FILE…]", type=click.Path())
@click.option("--strict", is_flag=True, help="Fail on warnings too.")
@click.option("--select", multiple=True, metavar="CODES", callback=_codes, help="Only these rules, or groups: B411,B3.")
@click.option("--ignore", multiple=True, metavar="CODES", callback=_codes, help="All but these rules, or groups.")
@click.option("--hints", is_flag=True, help="Tell what may be worth a look, too.")
@click.option("--limit", type=click.IntRange(0), default=100, show_default=True, help="Print as many; 0 for all.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object, for programs.")
@click.option("--github", is_flag=True, help="Annotations of a GitHub workflow.")
@with_session
def check(session: Session, **given: Any) -> None:
    """Print the problems of the files named, or of the base in use."""
    from bilat.cli.commands import checking

    checking.check(session, **given)


def _complete(_ctx: click.Context, _param: click.Parameter, begun: str) -> list[str]:
    from bilat.check import RULES

    return [code for code in RULES if code.startswith(begun.upper())]


@click.command(
    cls=Command,
    help="What a rule of check holds, why, and an example; without a code, every rule in a line.",
)
@click.argument("codes", nargs=-1, metavar="[CODE…]", shell_complete=_complete)
@click.option("--json", "as_json", is_flag=True, help="One JSON object, for programs.")
@with_session
def explain(session: Session, codes: tuple[str, ...], as_json: bool) -> None:
    """Print the rules named, or a list of all."""
    from bilat.cli.commands import checking

    checking.explain(session, codes, as_json=as_json)
