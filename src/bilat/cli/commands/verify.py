"""`bilat verify`: every quote is looked for in the text that it comes from."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path

from bilat.cli.arguments import Arguments
from bilat.cli.command import Command
from bilat.cli.ids import given_ids
from bilat.cli.option import Argument, Option
from bilat.cli.options import JSON
from bilat.cli.session import Session
from bilat.errors import NoTextError, OptionError, RecordError
from bilat.loading.load import load
from bilat.model import Claim, FactBase
from bilat.output.reply import TextReply
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
        "Look up every quote in the text of its source: in texts that you have, or on the web. Typography (the kind of "
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
    wanted = claims_by_source(base, frozenset(ids) if arguments.words else None)
    readings = _from_web(base, wanted, arguments) if texts is None else _from_folder(messages, texts, base, wanted)
    sources = [checked(base.sources[id_], wanted[id_], reading) for id_, reading in sorted(readings.items())]
    warnings = list(unquoted_numbers(base, sorted({claim.fact for claims in wanted.values() for claim in claims})))
    if not any(one.fingerprint for one in sources) or any(one.state in ("changed", "gone") for one in sources):
        status = 1
    if arguments.flag(_RECORD):
        status = _record(session, sources, messages, live=live) or status
    as_json = arguments.flag(JSON)
    if as_json:
        pieces = [text(answer(base, sources, warnings, {"texts": texts, "live": live})) + "\n"]
    else:
        pieces = [f"{safe(line)}\n" for line in report.lines(sources, warnings, verbose=arguments.flag(_VERBOSE))]
    return TextReply(pieces, json=as_json, status=status, messages=messages)


def _unknown(base: FactBase, ids: Sequence[str]) -> Iterable[str]:
    """Return what is said of ids that name neither a fact nor a source."""
    known = base.facts.keys() | base.sources.keys()
    for id_ in ids:
        if id_ not in known:
            near = nearest(id_, known)
            yield f"There is no fact or source {id_!r}" + (f"; did you mean {near}?" if near else ".")


def _from_folder(
    messages: list[str], folder: str, base: FactBase, wanted: Mapping[str, Sequence[Claim]]
) -> dict[str, Reading]:
    """Return the texts of a folder that are named by the sources wanted."""
    try:
        paths = in_folder(folder, wanted)
    except OSError as error:
        raise OptionError(safe(f"{folder} can't be read: {error.strerror or error}")) from None
    if not paths:
        some = next(iter(wanted or base.sources), "ID")
        messages.append(f"No text in {folder} is named by the id of a source, such as {some}.txt.")
    elif len(paths) < len(wanted):
        messages.append(report.unread(wanted.keys() - paths.keys(), folder))
    return {id_: _reading(path) for id_, path in paths.items()}


def _reading(path: Path) -> Reading:
    try:
        return Reading(text=read(path), name=str(path))
    except NoTextError as error:
        return Reading(name=str(path), state="unreachable", reason=str(error))


def _from_web(base: FactBase, wanted: Iterable[str], arguments: Arguments) -> dict[str, Reading]:
    """Return what the pages of the sources say; on a terminal, show how far it has come."""
    bounds = Bounds(
        seconds=arguments.number(_TIMEOUT) or 0,
        pause=arguments.number(_PAUSE) or 0,
        allowed=(lambda _: True) if arguments.flag(_PRIVATE) else public,
    )
    ids = sorted(wanted)
    watched = sys.stderr.isatty()
    readings: dict[str, Reading] = {}
    for source, reading in fetched([base.sources[id_] for id_ in ids], bounds):
        readings[source.id] = reading
        if watched:
            sys.stderr.write(f"\r\x1b[K{len(readings)} of {len(ids)}  {safe(source.id)}")
            sys.stderr.flush()
    if watched:
        sys.stderr.write("\r\x1b[K")
    return readings


def _record(session: Session, sources: Iterable[Checked], messages: list[str], *, live: bool) -> int:
    """Write what was read into the sources whose quotes are all there; return the exit code."""
    seen = {"accessed": date.today().isoformat()} if live else {}
    found = {
        one.source.id: {**seen, "fingerprint": one.fingerprint} for one in sources if one.sound and one.fingerprint
    }
    try:
        count = record(session.path, found)
    except RecordError as error:
        messages.append(f"Not recorded: {error}.")
        return 1
    messages.append(f"{count} source{'s' * (count != 1)} recorded in {session.path}.")
    return 0
