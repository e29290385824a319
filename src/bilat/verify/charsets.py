"""Bytes decoded as browsers decode them, whatever label they have, and by a guess where they have none."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Iterator

import webencodings
from charset_normalizer import from_bytes

from bilat.errors import NoTextError

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_WIDER = {"gbk": "gb18030"}
"""Encodings that browsers decode by a wider one, where Python's is narrower."""
_LATIN = ("cp1252", "iso8859_15", "mac_roman")
_BY_LANGUAGE = {
    **dict.fromkeys(("ru", "uk", "be", "bg", "sr", "mk"), ("cp1251", "koi8_r", "iso8859_5", "cp866", "mac_cyrillic")),
    **dict.fromkeys(("pl", "cs", "sk", "hu", "sl", "hr", "ro"), ("cp1250", "iso8859_2")),
    **dict.fromkeys(("ar", "fa", "ur"), ("cp1256", "iso8859_6")),
    **dict.fromkeys(("lt", "lv", "et"), ("cp1257", "iso8859_13")),
    "el": ("cp1253", "iso8859_7"),
    "he": ("cp1255", "iso8859_8"),
    "ja": ("cp932", "euc_jp", "iso2022_jp"),
    "ko": ("cp949",),
    "th": ("cp874",),
    "tr": ("cp1254",),
    "vi": ("cp1258",),
    "zh": ("gb18030", "big5hkscs"),
}
"""The encodings, beside UTF-8, that pages of a language were written in; those of all others are `_LATIN`."""
_SAMPLE = 100_000
"""The bytes that a guess is made from."""
_MOST_BAD = 0.05
"""The share of the characters beyond ASCII that may be bad in a text that is still taken for what it says it is."""
_BAD = "\ufffd"


def decoded(data: bytes, declared: Iterable[str | None] = (), language: str | None = None) -> str:
    """Return the bytes as text; a byte that is wrong in its encoding becomes one U+FFFD.

    A byte order mark decides, then UTF-8 where the bytes are valid in it, which others hardly ever are; then the first
    label of `declared` that they fit, then a guess among the encodings of the language.
    Source: the WHATWG Encoding standard, for labels and what they mean.

    Raises:
        NoTextError: these bytes are no text.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    if b"\0" in data[:4096]:
        return _wide(data)
    try:
        return data.decode()
    except UnicodeDecodeError:
        pass
    for encoding in _encodings(declared):
        text = data.decode(encoding, "replace")
        if _fits(text, least_bad=1):
            return text
    text = data.decode("utf-8", "replace")
    return text if _fits(text, least_bad=0) else data.decode(_guess(data, language), "replace")


def _encodings(labels: Iterable[str | None]) -> Iterator[str]:
    """Return the names that Python has for labels of encodings; UTF-16 would have had zero bytes."""
    for label in labels:
        encoding = webencodings.lookup(label) if label else None
        if encoding and encoding.name not in ("replacement", "utf-16le", "utf-16be", "x-user-defined"):
            yield _WIDER.get(encoding.name, encoding.codec_info.name)


def _fits(text: str, *, least_bad: int) -> bool:
    """Say whether so few characters are bad that the encoding is right all the same."""
    others = len(text) - len(text.encode("ascii", "ignore"))
    return text.count(_BAD) <= max(least_bad, others * _MOST_BAD)


def _guess(data: bytes, language: str | None) -> str:
    """Return the encoding that bytes most likely have."""
    likely = _BY_LANGUAGE.get((language or "").partition("-")[0].lower(), _LATIN)
    if language is None:
        likely = (*_LATIN, *(name for names in _BY_LANGUAGE.values() for name in names))
    best = from_bytes(_telling(data), cp_isolation=list(dict.fromkeys(likely)), enable_fallback=False).best()
    return best.encoding if best else likely[0]


def _telling(data: bytes) -> bytes:
    """Return a sample without markup, which is the same in every encoding."""
    return re.sub(rb"<[^<>]*>", b" ", data[: 5 * _SAMPLE])[:_SAMPLE]


def _wide(data: bytes) -> str:
    """Return UTF-16 without a byte order mark as text: every other byte of its Latin letters is zero."""
    head = data[:4096]
    for encoding, zeros in (("utf-16-le", head[1::2]), ("utf-16-be", head[0::2])):
        if zeros.count(0) > len(zeros) * 0.3:
            return data.decode(encoding, "replace")
    raise NoTextError("not a text file")


_META = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)
_XML = re.compile(rb"\s{0,20}<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)


def declared_in(html: bytes) -> list[str]:
    """Return the encodings that a page itself declares, in its XML declaration or its head."""
    found = (_XML.match(html[:1024]), _META.search(html[:4096]))
    return [match[1].decode("ascii") for match in found if match]
