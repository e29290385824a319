"""`bilat cache`: where the indexes of bases lie, whether they are fresh, and how to be rid of them."""

from __future__ import annotations

import click

from bilat.cli.help import Command
from bilat.cli.session import Session
from bilat.values.json_text import text


@click.command(
    cls=Command, help="The indexes that questions are asked of: which bases they are of, their size, and whether fresh."
)
@click.option("--clear", is_flag=True, help="Remove them all; each is built again when it is asked.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object, for programs.")
@click.pass_obj
def cache(session: Session, clear: bool, as_json: bool) -> None:
    """Print a line for each index: fresh or old, its size in bytes, and its base; the folder goes to stderr."""
    from bilat.index import store
    from bilat.values.safe_text import safe

    folder = store.cache_folder()
    if folder is None:
        session.complain("There is no cache folder: set XDG_CACHE_HOME or HOME to a full path.")
    found = store.clear() if clear else store.indexes()
    if as_json:
        session.write([text({"format": "bilat-cache/1", "folder": folder, "cleared": clear, "indexes": found}) + "\n"])
        return
    if folder:
        session.complain(f"{'Removed from' if clear else 'In'} {folder}:")
    rows = (
        ("fresh" if row["fresh"] else "old", str(row["size"]), row["base"] or "no index of this version")
        for row in found
    )
    session.write("\t".join(map(safe, row)) + "\n" for row in rows)
