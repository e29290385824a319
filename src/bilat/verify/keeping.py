"""Sources kept: what came of each page that was fetched, or file that was given, on its way into the folder."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bilat.errors import EvidenceError, UnreachableError
from bilat.model import Claim, FactBase, Source
from bilat.verify.evidence_folder import EvidenceFolder, Visit
from bilat.verify.fetch import Fetcher
from bilat.verify.findings import SourceFinding, verified_source
from bilat.verify.page_text import LARGEST, Document, media_type_of
from bilat.verify.pages import fetch_pages, fetched_text
from bilat.verify.parser_process import ParserProcess
from bilat.verify.request import Page
from bilat.verify.source_text import SourceText, read_text
from bilat.verify.text_recipe import recipe
from bilat.verify.warc import KeptBytes
from bilat.verify.wayback import archived_copy


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What came of keeping one source."""

    finding: SourceFinding
    folder: Path | None = None
    """Where it is kept, or was before; None where there was nothing to keep."""
    new: bool = False
    """Whether it was not there already, byte for byte."""
    archived: str | None = None
    """The address of an archived copy."""
    remark: str | None = None
    """What happened beside, such as that an archive did not answer."""

    @property
    def strange(self) -> bool:
        """Whether what was kept has none of the quotes looked up in it, as a notice in the place of a page has none."""
        quotes = self.finding.quotes
        return bool(self.folder and any(quote.lost for quote in quotes)) and not any(q.state == "found" for q in quotes)

    @property
    def remarks(self) -> tuple[str, ...]:
        """What else there is to say."""
        ask = f"is it the page itself? bilat verify {self.finding.source.id} shows what is like them"
        strange = f"none of its quotes is in it: {ask}" if self.strange else None
        return tuple(filter(None, (self.remark, strange)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Keeper:
    """What keeping needs: the base with the claims to look up, the folder, and the process that parses."""

    base: FactBase
    claims: Mapping[str, Sequence[Claim]]
    folder: EvidenceFolder
    parsers: ParserProcess

    def keep_pages(self, sources: Iterable[Source], fetcher: Fetcher, index: str | None) -> Iterator[Kept]:
        """Fetch pages and keep them, each as it comes; `index` is the archive to ask for copies.

        Raises:
            EvidenceError: the folder can't be written.
        """
        for source, page in fetch_pages(sources, fetcher):
            read = fetched_text(source, page, self.parsers)
            archived, remark = _archived(source, index, fetcher)
            came = _bytes_of(page) if isinstance(page, Page) else None
            yield self._keep(source, read, came, archived=archived, remark=remark)

    def keep_file(self, source: Source, path: Path, accessed: date | None) -> Kept:
        """Keep a page or document that was saved before.

        Raises:
            EvidenceError: the file can't be read, or the folder not be written.
        """
        try:
            with path.open("rb") as file:
                data = file.read(LARGEST + 1)
        except OSError as error:
            raise EvidenceError(f"{path} can't be read: {error.strerror or error}") from None
        media_type = media_type_of(path.suffix)
        day = accessed.isoformat() if accessed else None
        document = Document(data=data, media_type=media_type, language=source.language)
        read = read_text(str(path), document, self.parsers, accessed=day)
        came = KeptBytes(url=source.url or path.absolute().as_uri(), data=data, media_type=media_type)
        return self._keep(source, read, came)

    def _keep(
        self,
        source: Source,
        read: SourceText,
        came: KeptBytes | None,
        *,
        archived: str | None = None,
        remark: str | None = None,
    ) -> Kept:
        finding = verified_source(self.base, source.id, self.claims.get(source.id, ()), read)
        if came is None or read.page is None:
            return Kept(finding=finding, archived=archived, remark=remark)
        try:
            before = self.folder.newest(source.id)
        except EvidenceError as error:
            before, remark = None, str(error)
        if before and before[1].page.data == came.data and archived in (None, before[1].archived):
            return Kept(finding=finding, folder=before[0], archived=before[1].archived, remark=remark)
        visit = Visit(
            source=source.id,
            page=came,
            text=read.page,
            fingerprint=finding.fingerprint or "",
            recipe=recipe(source.language),
            accessed=read.accessed,
            archived=archived,
        )
        return Kept(finding=finding, folder=self.folder.keep(visit), new=True, archived=archived, remark=remark)


def _bytes_of(page: Page) -> KeptBytes:
    return KeptBytes(url=page.url, data=page.data, media_type=page.type, charset=page.charset, page=page)


def _archived(source: Source, index: str | None, fetcher: Fetcher) -> tuple[str | None, str | None]:
    """Return the address of an archived copy, and why it is not known."""
    if index is None or not source.url:
        return None, None
    try:
        return archived_copy(source, index, fetcher), None
    except UnreachableError as error:
        return None, f"no archived copy was looked up: {error}"


def kept_texts(folder: EvidenceFolder, sources: Mapping[str, Source], parsers: ParserProcess) -> dict[str, SourceText]:
    """Return the texts of the sources of which a visit is kept, each from its last visit.

    A page is parsed again only if this program would make another text of it than the one that was kept.
    """
    texts: dict[str, SourceText] = {}
    for id_, source in sources.items():
        try:
            newest = folder.newest(id_)
        except EvidenceError as error:
            texts[id_] = SourceText(name="", lack="damaged", reason=str(error))
            continue
        if newest:
            path, visit = newest
            texts[id_] = _kept_text(str(path), visit, source, parsers)
    return texts


def _kept_text(name: str, visit: Visit, source: Source, parsers: ParserProcess) -> SourceText:
    if visit.recipe == recipe(source.language):
        return SourceText(name=name, page=visit.text, accessed=visit.accessed, archived=visit.archived)
    page = visit.page
    document = Document(data=page.data, media_type=page.media_type, charset=page.charset, language=source.language)
    return read_text(name, document, parsers, accessed=visit.accessed, archived=visit.archived)
