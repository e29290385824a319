"""A page in the format of web archives, WARC, which other programs read: the bytes as they came."""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import datetime

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from bilat import __version__
from bilat.errors import EvidenceError
from bilat.verify.page_text import LARGEST
from bilat.verify.request import Page, unpacked


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptBytes:
    """A page or a file, with what is known of it."""

    url: str
    """Where it came from: the last address, or that of a file."""
    data: bytes
    """Unpacked."""
    media_type: str
    charset: str | None = None
    page: Page | None = None
    """The server's answer; None for a file."""


def warc(kept: KeptBytes, now: datetime) -> bytes:
    """Return a page as a compressed WARC file: an answer of a server as a response, a file as a resource."""
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=True, warc_version="1.1")
    when = {"WARC-Date": now.strftime("%Y-%m-%dT%H:%M:%SZ")}
    writer.write_record(writer.create_warcinfo_record("page.warc.gz", {"software": f"bilat/{__version__}"}))
    answer = None
    body, kind, media_type = kept.data, "resource", kept.media_type or "application/octet-stream"
    if kept.page:
        # The chunks of a transfer are no part of the page; its packing is.
        headers = [pair for pair in kept.page.headers if pair[0].lower() != "transfer-encoding"]
        answer = StatusAndHeaders(f"{kept.page.status} OK", headers, protocol="HTTP/1.1")
        body, kind, media_type = kept.page.sent, "response", ""
    record = writer.create_warc_record(
        kept.url,
        kind,
        io.BytesIO(body),
        length=len(body),
        warc_content_type=media_type,
        http_headers=answer,
        warc_headers_dict=when,
    )
    writer.write_record(record)
    return out.getvalue()


def read_warc(data: bytes, *, media_type: str, charset: str | None) -> KeptBytes:
    """Return the page that a WARC file holds.

    Raises:
        EvidenceError: it holds none.
    """
    try:
        for record in ArchiveIterator(io.BytesIO(data)):
            if record.rec_type in ("response", "resource"):
                sent = record.raw_stream.read()
                packing = record.http_headers.get_header("Content-Encoding", "") if record.http_headers else ""
                return KeptBytes(
                    url=record.rec_headers.get_header("WARC-Target-URI") or "",
                    data=unpacked(sent, packing, LARGEST),
                    media_type=media_type,
                    charset=charset,
                )
    except (ArchiveLoadFailed, EOFError, ValueError) as error:
        raise EvidenceError(f"its WARC file can't be read ({type(error).__name__})") from None
    raise EvidenceError("its WARC file holds no page")
