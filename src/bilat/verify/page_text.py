"""The text of documents: decoded whatever encoding they claim, without the markup of HTML, from files in a folder."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import unescape
from os import scandir
from pathlib import Path

from bilat.errors import NoTextError

SUFFIXES = (".txt", ".text", ".md", ".html", ".htm", ".xhtml")
"""The suffixes of texts; of two files for one source the first of these counts."""
_HTML = frozenset({".html", ".htm", ".xhtml"})
LARGEST = 20_000_000
"""The most bytes that a file may have."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceText:
    """The text of a source, or why there is none."""

    name: str
    """The file or address that was read; "" where there is no address."""
    text: str | None = None
    gone: bool = False
    """Whether the page no longer exists."""
    reason: str | None = None
    """Why there is no text."""


def texts_in_folder(folder: str, sources: Iterable[str]) -> dict[str, SourceText]:
    """Return the texts in a folder whose files are named after these sources, by source.

    Raises:
        OSError: there is no such folder, or it can't be read.
    """
    wanted = set(sources)
    paths: dict[str, Path] = {}
    with scandir(folder) as entries:
        files = sorted((Path(entry.path) for entry in entries if entry.is_file()), key=_rank)
    for path in files:
        if path.suffix.lower() in SUFFIXES and path.stem in wanted:
            paths.setdefault(path.stem, path)
    return {source: _source_text(path) for source, path in paths.items()}


def _rank(path: Path) -> tuple[str, int]:
    suffix = path.suffix.lower()
    return path.stem, SUFFIXES.index(suffix) if suffix in SUFFIXES else len(SUFFIXES)


def _source_text(path: Path) -> SourceText:
    try:
        return SourceText(name=str(path), text=_read(path))
    except NoTextError as error:
        return SourceText(name=str(path), reason=str(error))


def _read(path: Path) -> str:
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        raise NoTextError(f"can't be read: {error.strerror or error}") from None
    if len(data) > LARGEST:
        raise NoTextError(f"larger than {LARGEST // 1_000_000} MB")
    return document(data, html=path.suffix.lower() in _HTML)


def document(data: bytes, *, html: bool, charset: str | None = None) -> str:
    """Return the text of a document; `charset` is what its server declares.

    Raises:
        NoTextError: these bytes are not text.
    """
    text = _decoded(data, [charset, _declared(data) if html else None])
    return visible_text(text) if html else text.replace("\r\n", "\n")


_BOMS: Mapping[bytes, str] = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
_META = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)


def _declared(data: bytes) -> str | None:
    match = _META.search(data[:4096])
    return match[1].decode("ascii") if match else None


def _decoded(data: bytes, charsets: Iterable[str | None]) -> str:
    """Return the bytes as text. UTF-8 goes before any declaration: other encodings hardly ever look like it."""
    for mark, marked in _BOMS.items():
        if data.startswith(mark):
            return data.decode(marked, "replace")
    if b"\0" in data[:4096]:
        return _wide(data)
    for encoding in ("utf-8", *charsets):
        try:
            if encoding:
                return data.decode(encoding)
        except (LookupError, ValueError):  # an unknown name, or bytes that are invalid in it
            continue
    return data.decode("cp1252", "replace")


def _wide(data: bytes) -> str:
    """Return UTF-16 without a byte order mark as text: every other byte of its Latin letters is zero."""
    head = data[:4096]
    for encoding, zeros in (("utf-16-le", head[1::2]), ("utf-16-be", head[0::2])):
        if zeros.count(0) > len(zeros) * 0.3:
            return data.decode(encoding, "replace")
    raise NoTextError("not a text file")


# Possessive, so that no page takes long. What a browser does not show is left out.
_MARKUP = re.compile(
    r"<!--.*?(?:-->|\Z)"
    r"|<(?P<hidden>script|style|template|noscript|svg|math)\b[^<>]*+>.*?(?:</(?P=hidden)[^<>]*+>|\Z)"
    r"|</?(?P<name>[a-z][a-z0-9:-]*+)[^<>]*+>"
    r"|<[!?][^<>]*+>",
    re.IGNORECASE | re.DOTALL,
)
_INLINE_NAMES = (
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd mark q rp rt ruby s samp small span"
)
_INLINE = frozenset(f"{_INLINE_NAMES} strike strong sub sup time tt u var wbr".split())


def visible_text(html: str) -> str:
    """Return the words of a page that its reader sees, each block on lines of its own."""
    text = unescape(_MARKUP.sub(_replacement, re.sub(r"\s+", " ", html)))
    return "\n".join(line for line in (re.sub(r"[ \t\r]+", " ", line).strip(" ") for line in text.split("\n")) if line)


def _replacement(match: re.Match[str]) -> str:
    name = (match["name"] or "").lower()
    return "\n" if name and name not in _INLINE else ""
