"""The texts of sources on the web, from several hosts at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from itertools import zip_longest
from urllib.parse import urlsplit

from bilat.errors import NoTextError, UnreachableError
from bilat.model import Source
from bilat.verify.fetch import Fetcher, Limits, Page
from bilat.verify.page_text import SourceText, document

_THREADS = 6
_MARKUP = frozenset({"", "text/html", "application/xhtml+xml", "application/xml", "text/xml"})


def fetch_texts(sources: Iterable[Source], limits: Limits) -> Iterator[tuple[Source, SourceText]]:
    """Return each source with the text of its page, in the order in which pages arrive."""
    fetcher = Fetcher(limits)
    hosts: dict[str, list[Source]] = {}
    for source in sources:
        hosts.setdefault(_host(source), []).append(source)
    pool = ThreadPoolExecutor(_THREADS, thread_name_prefix="fetch")
    try:
        # The hosts take turns, since pages of one host wait for each other.
        jobs: dict[Future[SourceText], Source] = {
            pool.submit(_source_text, fetcher, source): source
            for turn in zip_longest(*hosts.values())
            for source in turn
            if source
        }
        for job in as_completed(jobs):
            yield jobs[job], job.result()
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _host(source: Source) -> str:
    try:
        return urlsplit(source.url or "").netloc
    except ValueError:
        return ""


def _source_text(fetcher: Fetcher, source: Source) -> SourceText:
    url = source.url or ""
    if not url:
        return SourceText(name="", reason="the source has no address")
    try:
        page = fetcher.fetch(url)
        if page.status != 200:
            return SourceText(name=page.url, gone=page.status in (404, 410), reason=f"HTTP status {page.status}")
        return SourceText(name=page.url, text=_text(page))
    except (UnreachableError, NoTextError) as error:
        return SourceText(name=url, reason=str(error))


def _text(page: Page) -> str:
    if page.type not in _MARKUP and not page.type.startswith("text/"):
        raise NoTextError(f"not a page of text but {page.type}")
    html = page.type in _MARKUP and b"<" in page.data
    return document(page.data, html=html, charset=page.charset)
