"""`bilat verify`; what it does is loaded when it is asked for."""

from __future__ import annotations

from typing import Any

import click

from bilat.cli.commands.entities import complete_ids
from bilat.cli.help import Command
from bilat.cli.session import Session, with_session


@click.command(
    cls=Command,
    help="Look every quote up in the text of its source: in texts that you have, or on the web. Typography (kinds of "
    "quotation marks, dashes and spaces, case) doesn't matter; words and digits do.",
)
@click.argument("ids", nargs=-1, metavar="[ID…]", shell_complete=complete_ids)
@click.option("--texts", metavar="FOLDER", type=click.Path(), help="Read texts named by source id: ID.txt, ID.html.")
@click.option("--live", is_flag=True, help="Fetch the pages from the web.")
@click.option(
    "--record", "recording", is_flag=True, help="Write down what was read, in each source whose quotes are there."
)
@click.option("--allow-private", is_flag=True, help="Fetch from private and loopback addresses too.")
@click.option("--timeout", type=click.FloatRange(0.1, 600), default=20, show_default=True, help="Seconds for one page.")
@click.option(
    "--pause", type=click.FloatRange(0, 60), default=1, show_default=True, help="Seconds between two pages of a host."
)
@click.option("-v", "--verbose", is_flag=True, help="Say of each quote where it was found.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object, for programs.")
@with_session
def verify(session: Session, **given: Any) -> None:
    """Print what was found where, what is missing and what has changed."""
    from bilat.cli.commands import verifying

    verifying.verify(session, **given)
