"""Bytes decoded as browsers decode them, whatever label they have, and by a guess where they have none."""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator

import webencodings
from charset_normalizer import from_bytes

from bilat.errors import NoTextError

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_ESCAPES = (b"\x1b$B", b"\x1b$@")
"""With these ISO-2022-JP goes over to Japanese; its bytes are all ASCII."""
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
_FEW = 0.25
"""The share of bad characters, to those beyond ASCII that are good, at which a text is UTF-8 whatever it says it is."""
_CONTROLS = [chr(number) for number in range(32) if chr(number) not in "\t\n\f\r"]
"""What no text has."""
_MOST_STRAY = 0.2
"""The share of bad characters up to which a text with some of those may be UTF-8 all the same."""
_BAD = "\ufffd"


def decoded(data: bytes, declared: Iterable[str | None] = (), language: str | None = None) -> str:
    """Return the bytes as text; a byte that is wrong in its encoding becomes one U+FFFD.

    A byte order mark decides, then UTF-8 where nearly all of it is valid, which others hardly ever are; then the first
    label of `declared` that the bytes fit, then UTF-8 where most of it is valid, then a guess among the encodings of
    the language.
    Source: the WHATWG Encoding standard, for labels and what they mean.

    Raises:
        NoTextError: these bytes are no text.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    if any(escape in data for escape in _ESCAPES):
        return data.decode("iso2022_jp", "replace")
    declared = list(declared)
    text = data.decode("utf-8", "replace")
    controls = sum(map(text.count, _CONTROLS))
    bad = text.count(_BAD) + controls
    if (controls and bad > len(text) * _MOST_STRAY) or any("utf-16" in (label or "").lower() for label in declared):
        if wide := _wide(data):
            return wide
        if controls > len(text) * _MOST_BAD:
            raise NoTextError("not a text file")
    good = _beyond_ascii(text) - text.count(_BAD)
    if bad <= good * _FEW:
        return text.replace("\0", _BAD)
    for encoding in _encodings(declared):
        named = data.decode(encoding, "replace")
        if named.count(_BAD) <= max(1, _beyond_ascii(named) * _MOST_BAD):
            return named
    if good < bad and _BAD in text:
        text = data.decode(_guess(data, language), "replace")
    return text.replace("\0", _BAD)


def _encodings(labels: Iterable[str | None]) -> Iterator[str]:
    """Return the names that Python has for labels of encodings; UTF-16 would have had zero bytes."""
    for label in labels:
        encoding = webencodings.lookup(label) if label else None
        if encoding and encoding.name not in ("replacement", "utf-16le", "utf-16be", "x-user-defined"):
            yield _WIDER.get(encoding.name, encoding.codec_info.name)


def _beyond_ascii(text: str) -> int:
    return len(text) - len(text.encode("ascii", "ignore"))


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


def _wide(data: bytes) -> str | None:
    """Return UTF-16 without a byte order mark as text, None where it is none.

    The first halves of its characters say which script they are of, so they are few; the second halves are many.
    """
    head = data[: 2 * _SAMPLE]
    kinds = {"utf-16-le": len(set(head[1::2])), "utf-16-be": len(set(head[0::2]))}
    encoding = min(kinds, key=lambda name: (kinds[name], name != "utf-16-le"))
    sample = head[: len(head) // 2 * 2].decode(encoding, "replace")
    scripts = Counter(_script(character) for character in sample)
    unlikely = scripts.pop("", 0)
    common = scripts.pop("ASCII", 0)
    most = max(scripts.values(), default=0)
    likely = unlikely <= len(sample) * _MOST_BAD and most >= (len(sample) - unlikely - common) * (1 - 2 * _MOST_BAD)
    return data.decode(encoding, "replace") if likely else None


def _script(character: str) -> str:
    """Return the script of a character: "ASCII" for what all texts share, "" for what no text has."""
    if character in "\n\r\t" or " " <= character <= "~" or unicodedata.category(character)[0] in "PSZN":
        return "ASCII"
    script = unicodedata.name(character, "").partition(" ")[0]
    return "CJK" if script in ("HIRAGANA", "KATAKANA", "KATAKANA-HIRAGANA") else script


_META = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)
_XML = re.compile(rb"\s{0,20}<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)


def declared_in(html: bytes) -> list[str]:
    """Return the encodings that a page itself declares, in its XML declaration or its head."""
    found = (_XML.match(html[:1024]), _META.search(html[:4096]))
    return [match[1].decode("ascii") for match in found if match]
