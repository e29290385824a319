"""JSON that is safe to print, as every output and the index write it, and what is read from the index."""

from __future__ import annotations

from json import JSONEncoder, loads
from typing import Any

from bilat.errors import IndexDamagedError

_encode = JSONEncoder(ensure_ascii=False).encode


def text(value: object) -> str:
    r"""Return a value as JSON on one line; characters that a terminal would act on are \u escapes."""
    return _escaped(_encode(value))


def _escaped(json: str) -> str:
    if json.isprintable():  # the usual case
        return json
    return "".join(character if _harmless(character) else _escape(character) for character in json)


def _harmless(character: str) -> bool:
    """Say whether a terminal only prints it. Kinds of space are not printable by Python's definition."""
    return character.isprintable() or (
        character.isspace() and ord(character) >= 0xA0 and character not in "\u2028\u2029"
    )


def _escape(character: str) -> str:
    encoded = character.encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{encoded[at : at + 4]}" for at in range(0, len(encoded), 4))


def read_json(stored: Any) -> Any:
    """Return the value of a stored JSON text.

    Raises:
        IndexDamagedError: it is not JSON, or not there.
    """
    try:
        return loads(stored)
    except (TypeError, ValueError) as error:
        raise IndexDamagedError("what is stored is not JSON") from error
