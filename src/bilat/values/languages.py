"""The English names of the languages that sources are in."""

from __future__ import annotations

_NAMES = {
    "ar": "Arabic",
    "bm": "Bambara",
    "de": "German",
    "en": "English",
    "es": "Spanish",
    "fa": "Persian",
    "fr": "French",
    "hu": "Hungarian",
    "id": "Indonesian",
    "it": "Italian",
    "nl": "Dutch",
    "pcm": "Nigerian Pidgin",
    "pl": "Polish",
    "pt": "Portuguese",
    "ru": "Russian",
    "tr": "Turkish",
    "uk": "Ukrainian",
    "zh": "Chinese",
}
"""By the first part of a language tag (BCP 47)."""


def name(tag: str) -> str | None:
    """Return the English name of the language of a tag such as "fr" or "pt-BR", or None where it is not known."""
    return _NAMES.get(tag.split("-")[0])
