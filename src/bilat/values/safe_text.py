"""Text made safe to print, and limited to the characters that an encoding has."""

from __future__ import annotations

_JOINERS = frozenset("\u200c\u200d")  # Persian and emoji need them, and they move nothing
_INVISIBLE = frozenset("\u00ad\u200b\u2060\ufeff")  # they only say where a line may break


def safe(text: str, keep: str = "") -> str:
    """Return the text so that nothing in it can move the cursor, colour the screen or turn the direction.

    White space becomes a plain space; control and direction characters, lone surrogates and unassigned code points
    become U+FFFD; invisible break marks are dropped. Characters in `keep` stay.
    """
    if text.isprintable():  # the usual case
        return text
    return "".join(one if one in keep else _printable(one) for one in text)


def _printable(character: str) -> str:
    if character.isprintable() or character in _JOINERS:
        return character
    if character.isspace():
        return "\u00a0" if character in "\u00a0\u202f\u2007" else " "
    return "" if character in _INVISIBLE else "\ufffd"


_ASCII = {
    **dict.fromkeys("‘’‚‛′´`", "'"),
    **dict.fromkeys("“”„‟″«»", '"'),
    **dict.fromkeys("‐‑‒–−·─", "-"),
    **dict.fromkeys("\u00a0\u202f\u2007", " "),
    **dict.fromkeys("\u200c\u200d\u2068\u2069", ""),
    "—": "--",
    "…": "...",
    "≥": ">=",
    "≤": "<=",
    "≈": "~",
    "†": "*",
    "‡": "(?)",
    "•": "*",
    "×": "x",
    "→": "->",
    "←": "<-",
    "€": "EUR",
    "£": "GBP",
    "ß": "ss",
    "æ": "ae",
    "Æ": "AE",
    "œ": "oe",
    "Œ": "OE",
    "ø": "o",
    "Ø": "O",
    "ł": "l",
    "Ł": "L",
    "đ": "d",
    "ð": "d",
    "þ": "th",
    "ı": "i",
    "ɲ": "ny",
    "ŋ": "ng",
    "ɔ": "o",
    "ɛ": "e",
}
"""The replacement for a character that an encoding lacks."""


def encodable(text: str, encoding: str) -> str:
    """Return the text in characters of the encoding: signs in ASCII, letters without accents, anything else as "?"."""
    if text.isascii() or encoding.lower().startswith("utf"):
        return text
    return "".join(one if _has(one, encoding) else plainly(one) for one in text)


def _has(character: str, encoding: str) -> bool:
    try:
        character.encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def plainly(character: str) -> str:
    """Return the nearest ASCII for a character; "?" where there is none."""
    if character.isascii():
        return character
    if (plain := _ASCII.get(character)) is not None:
        return plain
    import unicodedata

    decomposed = unicodedata.normalize("NFKD", character)
    return "".join(one for one in decomposed if one.isascii()) or ("" if unicodedata.combining(character) else "?")
