"""What `bilat verify` does: every quote is looked for in the text that it comes from."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path

import click

from bilat.cli.commands.entities import given_ids
from bilat.cli.session import Session
from bilat.errors import NoTextError, RecordError
from bilat.loading.load import load
from bilat.model import Claim, FactBase
from bilat.values.json_text import text
from bilat.values.safe_text import safe
from bilat.values.suggestions import nearest
from bilat.verify import (
    Checked,
    Reading,
    answer,
    checked,
    claims_by_source,
    fetched,
    in_folder,
    read,
    record,
    report,
    unquoted_numbers,
)
from bilat.verify.fetch import Bounds, public


def verify(
    session: Session,
    *,
    ids: tuple[str, ...],
    texts: str | None,
    live: bool,
    recording: bool,
    allow_private: bool,
    timeout: float,
    pause: float,
    verbose: bool,
    as_json: bool,
) -> None:
    """Print what was found where, what is missing and what has changed."""
    if (texts is None) == (not live):
        raise click.UsageError("say where the texts are: --texts FOLDER, or --live for the web")
    base = load(session.path)
    wanted = claims_by_source(base, _asked(session, base, given_ids(ids)) if ids else None)
    bounds = Bounds(seconds=timeout, pause=pause, allowed=(lambda _: True) if allow_private else public)
    readings = _from_web(base, wanted, bounds) if texts is None else _from_folder(session, texts, base, wanted)
    sources = [checked(base.sources[id_], wanted[id_], reading) for id_, reading in sorted(readings.items())]
    facts = sorted({claim.fact for claims in wanted.values() for claim in claims})
    warnings = list(unquoted_numbers(base, facts))
    if as_json:
        session.write([text(answer(base, sources, warnings, {"texts": texts, "live": live})) + "\n"])
    else:
        session.write(f"{safe(line)}\n" for line in report.lines(sources, warnings, verbose=verbose))
    if not any(one.fingerprint for one in sources) or any(one.state in ("changed", "gone") for one in sources):
        session.status = 1
    if recording:
        _record(session, sources, live=live)


def _asked(session: Session, base: FactBase, ids: Sequence[str]) -> frozenset[str]:
    """Return the facts and sources that are asked for; unknown ones are named on stderr."""
    known = base.facts.keys() | base.sources.keys()
    for id_ in ids:
        if id_ not in known:
            near = nearest(id_, known)
            session.complain(f"There is no fact or source {id_!r}" + (f"; did you mean {near}?" if near else "."))
            session.status = 1
    return frozenset(ids)


def _from_folder(
    session: Session, folder: str, base: FactBase, wanted: Mapping[str, Sequence[Claim]]
) -> dict[str, Reading]:
    """Return the texts of a folder that are named by the sources wanted."""
    try:
        paths = in_folder(folder, wanted)
    except OSError as error:
        raise click.UsageError(safe(f"{folder} can't be read: {error.strerror or error}")) from None
    if not paths:
        some = next(iter(wanted or base.sources), "ID")
        session.complain(f"No text in {folder} is named by the id of a source, such as {some}.txt.")
    elif len(paths) < len(wanted):
        session.complain(report.unread(wanted.keys() - paths.keys(), folder))
    return {id_: _reading(path) for id_, path in paths.items()}


def _reading(path: Path) -> Reading:
    try:
        return Reading(text=read(path), name=str(path))
    except NoTextError as error:
        return Reading(name=str(path), state="unreachable", reason=str(error))


def _from_web(base: FactBase, wanted: Iterable[str], bounds: Bounds) -> dict[str, Reading]:
    """Return what the pages of the sources say; on a terminal, tell how far it has come."""
    ids = sorted(wanted)
    watched = sys.stderr.isatty()
    readings: dict[str, Reading] = {}
    for source, reading in fetched([base.sources[id_] for id_ in ids], bounds):
        readings[source.id] = reading
        if watched:
            click.echo(f"\r\x1b[K{len(readings)} of {len(ids)}  {safe(source.id)}", nl=False, err=True)
    if watched:
        click.echo("\r\x1b[K", nl=False, err=True)
    return readings


def _record(session: Session, sources: Iterable[Checked], *, live: bool) -> None:
    """Write what was read into the sources whose quotes are all there."""
    seen = {"accessed": date.today().isoformat()} if live else {}
    found = {
        one.source.id: {**seen, "fingerprint": one.fingerprint} for one in sources if one.sound and one.fingerprint
    }
    try:
        count = record(session.path, found)
    except RecordError as error:
        session.complain(f"Not recorded: {error}.")
        session.status = 1
        return
    session.complain(f"{count} source{'s' * (count != 1)} recorded in {session.path}.")
