"""`bilat verify`: every quote is looked for in the text that it comes from."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from bilat.cli.arguments import Arguments
from bilat.cli.command import Command
from bilat.cli.ids import given_ids
from bilat.cli.option import Argument, Option
from bilat.cli.options import JSON
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
from bilat.verify.page_text import SourceText, texts_in_folder
from bilat.verify.pages import fetch_texts
from bilat.verify.record import record, values_to_record

_TEXTS = Option("--texts", "Read texts named by source id: ID.txt, ID.html.", metavar="FOLDER")
_LIVE = Option("--live", "Fetch the pages from the web.", flag=True)
_RECORD = Option("--record", "Write what was verified into the fact file, source by source.", flag=True)
_PRIVATE = Option("--allow-private", "Fetch from private and loopback addresses too.", flag=True)
_TIMEOUT = Option(
    "--timeout", "Seconds for one page.  [default: 20]", metavar="S", least=0.1, most=600, whole=False, default=20
)
_PAUSE = Option(
    "--pause",
    "Seconds between two pages of a host.  [default: 1]",
    metavar="S",
    least=0,
    most=60,
    whole=False,
    default=1,
)
_VERBOSE = Option("--verbose", "Say where each quote was found.", flag=True, short="-v")


def command(name: str) -> Command:
    """Return the command."""
    purpose = (
        "Look up every quote in the text of its source: in local files, or on the web. Typography (the kind of "
        "quotation marks, dashes and spaces, case) makes no difference; words and digits do."
    )
    options = (_TEXTS, _LIVE, _RECORD, _PRIVATE, _TIMEOUT, _PAUSE, _VERBOSE, JSON)
    return Command(name, purpose, _answer, lambda: options, Argument("[ID…]", offers="cited"))


def _answer(arguments: Arguments, session: Session) -> TextReply:
    texts, live = arguments.text(_TEXTS), arguments.flag(_LIVE)
    if (texts is None) == (not live):
        raise OptionError("say where the texts are: --texts FOLDER, or --live for the web.")
    base = load(session.path)
    ids = given_ids(arguments.words)
    messages = list(_unknown(base, ids))
    status = 1 if messages else 0
    claims = claims_by_source(base, frozenset(ids) if arguments.words else None)
    read = _from_web(base, claims, arguments) if texts is None else _from_folder(messages, texts, base, claims)
    findings = find_quotes(base, claims, read)
    if findings.failed:
        status = 1
    if arguments.flag(_RECORD):
        status = _record(session, findings, messages, live=live) or status
    as_json = arguments.flag(JSON)
    if as_json:
        pieces = [text(verify_answer(base, findings, texts=texts, live=live)) + "\n"]
    else:
        pieces = [f"{safe(line)}\n" for line in report.render(findings, verbose=arguments.flag(_VERBOSE))]
    return TextReply(pieces, json=as_json, status=status, messages=messages)


def _unknown(base: FactBase, ids: Sequence[str]) -> Iterable[str]:
    """Return a message about each id that names neither a fact nor a source."""
    known = base.facts.keys() | base.sources.keys()
    for id_ in ids:
        if id_ not in known:
            yield f"There is no fact or source {id_!r}{hint(closest(id_, known))}"


def _from_folder(
    messages: list[str], folder: str, base: FactBase, claims: Mapping[str, Sequence[Claim]]
) -> dict[str, SourceText]:
    """Return the texts in a folder that are named after the sources of these claims."""
    try:
        texts = texts_in_folder(folder, claims)
    except OSError as error:
        raise OptionError(safe(f"{folder} can't be read: {error.strerror or error}")) from None
    if not texts:
        example = next(iter(claims or base.sources), "ID")
        messages.append(f"No file in {folder} is named after a source, such as {example}.txt.")
    elif len(texts) < len(claims):
        messages.append(report.without_text(len(claims) - len(texts), folder))
    return texts


def _from_web(base: FactBase, ids: Iterable[str], arguments: Arguments) -> dict[str, SourceText]:
    """Return the texts of the pages of these sources; a terminal shows how many have come."""
    limits = Limits(
        seconds=arguments.number(_TIMEOUT) or 0,
        pause=arguments.number(_PAUSE) or 0,
        allowed=(lambda _: True) if arguments.flag(_PRIVATE) else public,
    )
    sources = [base.sources[id_] for id_ in sorted(ids)]
    watched = sys.stderr.isatty()
    texts: dict[str, SourceText] = {}
    for source, read in fetch_texts(sources, limits):
        texts[source.id] = read
        if watched:
            sys.stderr.write(f"\r\x1b[K{len(texts)} of {len(sources)}  {safe(source.id)}")
            sys.stderr.flush()
    if watched:
        sys.stderr.write("\r\x1b[K")
    return texts


def _record(session: Session, findings: Findings, messages: list[str], *, live: bool) -> int:
    """Record what was read in the sources that have all their quotes; return the exit code."""
    values = values_to_record(findings.sources, accessed=date.today().isoformat() if live else None)
    try:
        count = record(session.path, values)
    except RecordError as error:
        messages.append(f"Nothing was recorded: {error}.")
        return 1
    messages.append(f"Recorded in {session.path}: {report.counted(count, 'source')}.")
    return 0
