"""The pages of sources on the web, from several hosts at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from datetime import date
from itertools import zip_longest
from typing import Literal
from urllib.parse import urlsplit

from bilat.errors import UnreachableError
from bilat.model import Source
from bilat.verify.fetch import Fetcher
from bilat.verify.page_text import Document
from bilat.verify.parser_process import ParserProcess
from bilat.verify.request import Page
from bilat.verify.source_text import SourceText, read_text

_THREADS = 6


def fetch_pages(sources: Iterable[Source], fetcher: Fetcher) -> Iterator[tuple[Source, Page | SourceText]]:
    """Return each source with its page, or with why there is none, in the order in which pages arrive."""
    hosts: dict[str, list[Source]] = {}
    for source in sources:
        hosts.setdefault(_host(source), []).append(source)
    pool = ThreadPoolExecutor(_THREADS, thread_name_prefix="fetch")
    try:
        # The hosts take turns, since pages of one host wait for each other.
        jobs: dict[Future[Page | SourceText], Source] = {
            pool.submit(_page, fetcher, source): source
            for turn in zip_longest(*hosts.values())
            for source in turn
            if source
        }
        for job in as_completed(jobs):
            yield jobs[job], job.result()
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def fetched_text(source: Source, page: Page | SourceText, parsers: ParserProcess) -> SourceText:
    """Return the text of a page that was fetched."""
    if isinstance(page, SourceText):
        return page
    document = Document(data=page.data, media_type=page.type, charset=page.charset, language=source.language)
    return read_text(page.url, document, parsers, accessed=date.today().isoformat())


def _host(source: Source) -> str:
    try:
        return urlsplit(source.url or "").netloc
    except ValueError:
        return ""


def _page(fetcher: Fetcher, source: Source) -> Page | SourceText:
    url = source.url or ""
    if not url:
        return SourceText(name="", reason="the source has no address")
    try:
        page = fetcher.fetch(url)
    except UnreachableError as error:
        return SourceText(name=url, reason=str(error))
    if page.status != 200:
        lack: Literal["gone", "unreachable"] = "gone" if page.status in (404, 410) else "unreachable"
        return SourceText(name=page.url, lack=lack, reason=f"HTTP status {page.status}")
    return page
