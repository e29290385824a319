"""Sources read from the web, several hosts at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from urllib.parse import urlsplit

from bilat.errors import NoTextError, UnreachableError
from bilat.model import Source
from bilat.verify.fetch import Bounds, Page, Visitor
from bilat.verify.findings import Reading
from bilat.verify.page_text import document

_AT_ONCE = 6
_PAGES = frozenset({"", "text/html", "application/xhtml+xml", "application/xml", "text/xml"})


def fetched(sources: Iterable[Source], bounds: Bounds) -> Iterator[tuple[Source, Reading]]:
    """Return each source with what its page says, as they come; the sources of one host come one after another."""
    visitor = Visitor(bounds)
    hosts: dict[str, list[Source]] = {}
    for source in sources:
        hosts.setdefault(_host(source), []).append(source)
    pool = ThreadPoolExecutor(_AT_ONCE, thread_name_prefix="fetch")
    try:
        # One job a page, so that each is told as it comes; a host's own lock keeps its jobs apart.
        rounds = [
            queue[n]
            for n in range(max(map(len, hosts.values()), default=0))
            for queue in hosts.values()
            if n < len(queue)
        ]
        jobs: dict[Future[Reading], Source] = {pool.submit(_reading, visitor, source): source for source in rounds}
        for job in as_completed(jobs):
            yield jobs[job], job.result()
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _host(source: Source) -> str:
    try:
        return urlsplit(source.url or "").netloc
    except ValueError:
        return ""


def _reading(visitor: Visitor, source: Source) -> Reading:
    """Return what there is to read at a source's address, or why there is nothing."""
    url = source.url or ""
    if not url:
        return Reading(state="unreachable", reason="has no address")
    try:
        page = visitor.visit(url)
        if page.status in (404, 410):
            return Reading(name=page.url, state="gone", reason=f"answers {page.status}")
        if page.status != 200:
            return Reading(name=page.url, state="unreachable", reason=f"answers {page.status}")
        return Reading(name=page.url, text=_text(page))
    except (UnreachableError, NoTextError) as error:
        return Reading(name=url, state="unreachable", reason=str(error))


def _text(page: Page) -> str:
    if page.type not in _PAGES and not page.type.startswith("text/"):
        raise NoTextError(f"is {page.type}, no page of text")
    html = page.type in _PAGES and b"<" in page.data
    return document(page.data, html=html, charset=page.charset)
