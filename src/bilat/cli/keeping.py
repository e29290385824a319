"""The answer of `bilat keep`: the pages of sources put into the evidence folder."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bilat.cli.ids import given_ids
from bilat.cli.session import Session
from bilat.cli.verifying import limits, watched
from bilat.errors import EvidenceError, OptionError
from bilat.loading.load import load
from bilat.model import Source
from bilat.output.reply import TextReply
from bilat.values.json_text import text
from bilat.values.safe_text import safe
from bilat.values.suggestions import closest, hint
from bilat.verify import report
from bilat.verify.answer import keep_answer
from bilat.verify.evidence_folder import EvidenceFolder
from bilat.verify.fetch import Fetcher
from bilat.verify.findings import claims_by_source
from bilat.verify.keeping import Keeper, Kept
from bilat.verify.parser_process import ParserProcess
from bilat.verify.wayback import INDEX

WAYBACK_VARIABLE = "BILAT_WAYBACK"
"""The variable that names another archive to ask, one that answers as the Wayback Machine does."""


@dataclass(frozen=True, kw_only=True)
class KeepRequest:
    """What is to be kept, and from where."""

    ids: Sequence[str]
    all: bool
    file: str | None
    accessed: str | None
    wayback: bool
    private: bool
    seconds: float
    pause: float
    json: bool


def kept(request: KeepRequest, session: Session) -> TextReply:
    """Keep the sources asked for, and return what came of each.

    Raises:
        OptionError: it is not clear what is to be kept.
        DataError: the base can't be read.
    """
    accessed = _checked(request)
    base = load(session.path)
    ids = given_ids(request.ids)
    near = {id_: hint(closest(id_, base.sources.keys())) for id_ in ids if id_ not in base.sources}
    messages = [f"There is no source {id_!r}{words}" for id_, words in near.items()]
    sources = [source for source in base.sources.values() if (request.all and source.url) or source.id in ids]
    came: list[Kept] = []
    folder = EvidenceFolder.beside(session.path)
    try:
        with ParserProcess() as parsers:
            keeper = Keeper(base=base, claims=claims_by_source(base), folder=folder, parsers=parsers)
            for one in _kept(keeper, sources, request, accessed):
                came.append(one)
    except EvidenceError as error:
        messages.append(f"{error}.")
    failed = bool(messages) or any(one.folder is None or one.strange for one in came)
    if request.json:
        pieces = [text(keep_answer(base, came, str(folder.path))) + "\n"]
    else:
        pieces = [f"{safe(line)}\n" for one in came for line in report.keeping(one)]
    return TextReply(pieces, json=request.json, status=int(failed), messages=messages)


def _checked(request: KeepRequest) -> date | None:
    """Return the day on which a file was saved, where it is given.

    Raises:
        OptionError: the options do not go together.
    """
    if request.file is not None and (request.all or len(request.ids) != 1):
        raise OptionError("name the one source that the file is of.", "--from")
    if not request.all and not request.ids:
        raise OptionError("name the sources to keep, or say --all.")
    if request.accessed is None:
        return None
    if request.file is None:
        raise OptionError("it is for a file: a page that is fetched is viewed today.", "--accessed")
    try:
        return date.fromisoformat(request.accessed)
    except ValueError:
        raise OptionError(f"{request.accessed!r} is no day; write it as 2026-11-28.", "--accessed") from None


def _kept(keeper: Keeper, sources: Sequence[Source], request: KeepRequest, accessed: date | None) -> Iterator[Kept]:
    if request.file is not None:
        return (keeper.keep_file(source, Path(request.file or ""), accessed) for source in sources)
    fetcher = Fetcher(limits(request.seconds, request.pause, private=request.private))
    index = (os.environ.get(WAYBACK_VARIABLE) or INDEX) if request.wayback else None
    return watched(keeper.keep_pages(sources, fetcher, index), len(sources))
