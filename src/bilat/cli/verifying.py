"""The answer of `bilat verify`: every quote looked for in the text that it comes from."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from bilat.cli import streams
from bilat.cli.ids import given_ids
from bilat.cli.session import Session
from bilat.errors import OptionError, RecordError
from bilat.loading.load import load
from bilat.model import Claim, FactBase
from bilat.output.reply import TextReply
from bilat.values.json_text import text
from bilat.values.safe_text import safe
from bilat.values.suggestions import closest, hint
from bilat.verify import report
from bilat.verify.addresses import public
from bilat.verify.answer import verify_answer
from bilat.verify.evidence_folder import EvidenceFolder
from bilat.verify.fetch import Fetcher
from bilat.verify.findings import Findings, claims_by_source, find_quotes
from bilat.verify.keeping import kept_texts
from bilat.verify.pages import fetch_pages, fetched_text
from bilat.verify.parser_process import ParserProcess
from bilat.verify.record import record
from bilat.verify.request import Limits
from bilat.verify.source_text import SourceText
from bilat.verify.text_folder import texts_in_folder


@dataclass(frozen=True, kw_only=True)
class VerifyRequest:
    """What is to be looked up, where, and what is to be done with it."""

    ids: Sequence[str]
    """Facts and sources; () for the whole base."""
    texts: str | None
    """The folder of the texts."""
    live: bool
    record: bool
    private: bool
    seconds: float
    pause: float
    verbose: bool
    json: bool


def verified(request: VerifyRequest, session: Session) -> TextReply:
    """Look the quotes up, record what was found if asked, and return the report.

    Raises:
        OptionError: it is not clear where the texts are, or they can't be read.
        DataError: the base can't be read.
    """
    if request.texts is not None and request.live:
        raise OptionError("say either --texts FOLDER or --live.")
    base = load(session.path)
    ids = given_ids(request.ids)
    messages = list(unknown(base, ids))
    status = 1 if messages else 0
    claims = claims_by_source(base, frozenset(ids) if request.ids else None)
    if request.record:  # what is recorded of a source holds for all its quotes
        claims = {id_: every for id_, every in claims_by_source(base).items() if id_ in claims}
    folder = None if request.texts or request.live else _evidence(session.path)
    with ParserProcess() as parsers:
        if request.texts is not None:
            read = _from_folder(messages, request.texts, base, claims, parsers)
        elif folder:
            read = kept_texts(folder, {id_: base.sources[id_] for id_ in claims}, parsers)
            _tell_unkept(messages, len(claims) - len(read), folder)
        else:
            read = _from_web(base, claims, request, parsers)
    findings = find_quotes(base, claims, read)
    if folder:
        damaged = [visit for id_ in (sorted(claims) if request.ids else [None]) for visit in folder.damaged(id_)]
        findings = replace(findings, damaged=damaged)
    if findings.failed:
        status = 1
    if request.record:
        status = recorded(session.path, findings, messages) or status
    if request.json:
        kept = str(folder.path) if folder else None
        answer = verify_answer(base, findings, texts=request.texts, live=request.live, kept=kept)
        pieces = [text(answer) + "\n"]
    else:
        pieces = [f"{safe(line)}\n" for line in report.render(findings, verbose=request.verbose)]
    return TextReply(pieces, json=request.json, status=status, messages=messages)


def _evidence(base: str) -> EvidenceFolder:
    folder = EvidenceFolder.beside(base)
    if not folder.path.is_dir():
        raise OptionError("nothing is kept yet: use bilat keep, or say --texts FOLDER, or --live for the web.")
    return folder


def _tell_unkept(messages: list[str], count: int, folder: EvidenceFolder) -> None:
    if count:
        messages.append(report.without_text(count, str(folder.path)))


def unknown(base: FactBase, ids: Sequence[str]) -> Iterable[str]:
    """Return a message about each id that names neither a fact nor a source."""
    known = base.facts.keys() | base.sources.keys()
    for id_ in ids:
        if id_ not in known:
            yield f"There is no fact or source {id_!r}{hint(closest(id_, known))}"


def _from_folder(
    messages: list[str],
    folder: str,
    base: FactBase,
    claims: Mapping[str, Sequence[Claim]],
    parsers: ParserProcess,
) -> dict[str, SourceText]:
    """Return the texts in a folder that are named after the sources of these claims."""
    try:
        texts = texts_in_folder(folder, {id_: base.sources[id_] for id_ in claims}, parsers)
    except OSError as error:
        raise OptionError(safe(f"{folder} can't be read: {error.strerror or error}")) from None
    if not texts:
        example = next(iter(claims or base.sources), "ID")
        messages.append(f"No file in {folder} is named after a source, such as {example}.txt.")
    elif len(texts) < len(claims):
        messages.append(report.without_text(len(claims) - len(texts), folder))
    return texts


def _from_web(
    base: FactBase, ids: Iterable[str], request: VerifyRequest, parsers: ParserProcess
) -> dict[str, SourceText]:
    """Return the texts of the pages of these sources."""
    fetcher = Fetcher(limits(request.seconds, request.pause, private=request.private))
    sources = [base.sources[id_] for id_ in sorted(ids)]
    pages = watched(fetch_pages(sources, fetcher), len(sources))
    return {source.id: fetched_text(source, page, parsers) for source, page in pages}


def limits(seconds: float, pause: float, *, private: bool) -> Limits:
    """Return what a fetch may take, by the options of the command line."""
    return Limits(seconds=seconds, pause=pause, allowed=(lambda _: True) if private else public)


Item = TypeVar("Item")


def watched(items: Iterable[Item], count: int) -> Iterator[Item]:
    """Return items as they come; a terminal shows how many have."""
    watched = sys.stderr.isatty()
    for n, item in enumerate(items, start=1):
        if watched:
            streams.complain(f"\r\x1b[K{n} of {count}")
        yield item
    if watched:
        streams.complain("\r\x1b[K")


def recorded(path: str, findings: Findings, messages: list[str]) -> int:
    """Record in which sources the quotes were found, and in which one is missing; return the exit code."""
    try:
        count = record(path, findings.sources)
    except RecordError as error:
        messages.append(f"Nothing was recorded: {error}.")
        return 1
    messages.append(f"Recorded in {path}: {report.counted(count, 'source')}.")
    return 0
