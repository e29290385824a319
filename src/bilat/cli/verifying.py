"""The answer of `bilat verify`: every quote looked for in the text that it comes from."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

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
from bilat.verify.answer import verify_answer
from bilat.verify.fetch import Limits, public
from bilat.verify.findings import Findings, claims_by_source, find_quotes
from bilat.verify.pages import fetch_texts
from bilat.verify.parser_process import ParserProcess
from bilat.verify.record import record, values_to_record
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
        OptionError: it is not said where the texts are, or they can't be read.
        DataError: the base can't be read.
    """
    texts, live = request.texts, request.live
    if (texts is None) == (not live):
        raise OptionError("say where the texts are: --texts FOLDER, or --live for the web.")
    base = load(session.path)
    ids = given_ids(request.ids)
    messages = list(_unknown(base, ids))
    status = 1 if messages else 0
    claims = claims_by_source(base, frozenset(ids) if request.ids else None)
    with ParserProcess() as parsers:
        if texts is None:
            read = _from_web(base, claims, request, parsers)
        else:
            read = _from_folder(messages, texts, base, claims, parsers)
    findings = find_quotes(base, claims, read)
    if findings.failed:
        status = 1
    if request.record:
        status = _record(session, findings, messages) or status
    if request.json:
        pieces = [text(verify_answer(base, findings, texts=texts, live=live)) + "\n"]
    else:
        pieces = [f"{safe(line)}\n" for line in report.render(findings, verbose=request.verbose)]
    return TextReply(pieces, json=request.json, status=status, messages=messages)


def _unknown(base: FactBase, ids: Sequence[str]) -> Iterable[str]:
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
    """Return the texts of the pages of these sources; a terminal shows how many have come."""
    limits = Limits(
        seconds=request.seconds,
        pause=request.pause,
        allowed=(lambda _: True) if request.private else public,
    )
    sources = [base.sources[id_] for id_ in sorted(ids)]
    watched = sys.stderr.isatty()
    texts: dict[str, SourceText] = {}
    for source, read in fetch_texts(sources, limits, parsers):
        texts[source.id] = read
        if watched:
            sys.stderr.write(f"\r\x1b[K{len(texts)} of {len(sources)}  {safe(source.id)}")
            sys.stderr.flush()
    if watched:
        sys.stderr.write("\r\x1b[K")
    return texts


def _record(session: Session, findings: Findings, messages: list[str]) -> int:
    """Record what was read in the sources that have all their quotes; return the exit code."""
    values = values_to_record(findings.sources)
    try:
        count = record(session.path, values)
    except RecordError as error:
        messages.append(f"Nothing was recorded: {error}.")
        return 1
    messages.append(f"Recorded in {session.path}: {report.counted(count, 'source')}.")
    return 0
