"""What `bilat verify` does: every quote is looked for in the text that it comes from."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

import click

from bilat.cli.commands.entities import given_ids
from bilat.cli.session import Session
from bilat.errors import RecordError
from bilat.loading.load import load
from bilat.model import Claim, FactBase
from bilat.values.json_text import text
from bilat.values.safe_text import safe
from bilat.values.suggestions import nearest
from bilat.verify import report
from bilat.verify.answer import verify_answer
from bilat.verify.fetch import Limits, public
from bilat.verify.findings import Findings, claims_by_source, find_quotes
from bilat.verify.page_text import SourceText, texts_in_folder
from bilat.verify.pages import fetch_texts
from bilat.verify.record import record, values_to_record


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
    claims = claims_by_source(base, _asked(session, base, given_ids(ids)) if ids else None)
    limits = Limits(seconds=timeout, pause=pause, allowed=(lambda _: True) if allow_private else public)
    read = _from_web(base, claims, limits) if texts is None else _from_folder(session, texts, base, claims)
    findings = find_quotes(base, claims, read)
    if as_json:
        session.write([text(verify_answer(base, findings, texts=texts, live=live)) + "\n"])
    else:
        session.write(f"{safe(line)}\n" for line in report.render(findings, verbose=verbose))
    if findings.failed:
        session.status = 1
    if recording:
        _record(session, findings, live=live)


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
    session: Session, folder: str, base: FactBase, claims: Mapping[str, Sequence[Claim]]
) -> dict[str, SourceText]:
    """Return the texts in a folder that are named after the sources of these claims."""
    try:
        texts = texts_in_folder(folder, claims)
    except OSError as error:
        raise click.UsageError(safe(f"{folder} can't be read: {error.strerror or error}")) from None
    if not texts:
        example = next(iter(claims or base.sources), "ID")
        session.complain(f"No file in {folder} is named after a source, such as {example}.txt.")
    elif len(texts) < len(claims):
        session.complain(report.without_text(len(claims) - len(texts), folder))
    return texts


def _from_web(base: FactBase, ids: Iterable[str], limits: Limits) -> dict[str, SourceText]:
    """Return the texts of the pages of these sources; a terminal shows how many have come."""
    sources = [base.sources[id_] for id_ in sorted(ids)]
    watched = sys.stderr.isatty()
    texts: dict[str, SourceText] = {}
    for source, read in fetch_texts(sources, limits):
        texts[source.id] = read
        if watched:
            click.echo(f"\r\x1b[K{len(texts)} of {len(sources)}  {safe(source.id)}", nl=False, err=True)
    if watched:
        click.echo("\r\x1b[K", nl=False, err=True)
    return texts


def _record(session: Session, findings: Findings, *, live: bool) -> None:
    """Record what was read in the sources that have all their quotes."""
    values = values_to_record(findings.sources, accessed=date.today().isoformat() if live else None)
    try:
        count = record(session.path, values)
    except RecordError as error:
        session.complain(f"Nothing was recorded: {error}.")
        session.status = 1
        return
    session.complain(f"Recorded in {session.path}: {report.counted(count, 'source')}.")
