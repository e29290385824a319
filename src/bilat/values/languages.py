"""Languages by their tags (BCP 47): their English names, which tags there are, and the scripts they are written in."""

from __future__ import annotations

import unicodedata

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
"""By the first part of a language tag."""

_CODES = """
aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo
es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg
ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn
no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta
te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu
"""
"""The codes of two letters. Source: ISO 639-1, as Debian's iso-codes has it."""

_SCRIPTS = {
    "ARABIC": "ar fa ps ug ur",
    "ARMENIAN": "hy",
    "BENGALI": "as bn",
    "CJK": "ja zh",
    "CYRILLIC": "ab av ba be bg ce cv kv ky mk mn os ru tg tt uk",
    "DEVANAGARI": "hi mr ne sa",
    "ETHIOPIC": "am ti",
    "GEORGIAN": "ka",
    "GREEK": "el",
    "HANGUL": "ko",
    "HEBREW": "he yi",
    "KHMER": "km",
    "LAO": "lo",
    "MYANMAR": "my",
    "SINHALA": "si",
    "TAMIL": "ta",
    "TELUGU": "te",
    "THAI": "th",
    "LATIN": (
        "af bm ca cs cy da de en eo es et eu ff fi fr ga gl ha hr ht hu id ig is it la lb ln lt lv mg ms mt nb nl nn no"
        " om pcm pl pt qu rm rn ro rw sk sl sn so sq st sv sw tl tn tr ts vi wo xh yo zu"
    ),
}
"""The languages of one script, by the first word of what Unicode calls its letters. Source: CLDR, languages."""
_SCRIPT_OF = {language: script for script, spoken in _SCRIPTS.items() for language in spoken.split()}


def name(tag: str) -> str | None:
    """Return the English name of the language of a tag such as "fr" or "pt-BR", or None where it is not known."""
    return _NAMES.get(tag.split("-")[0])


def exists(tag: str) -> bool:
    """Say whether there is a language of this tag; of the codes of three letters any may be one."""
    code = tag.split("-")[0]
    return len(code) == 3 or code in _CODES.split()


def other_script(text: str, tag: str) -> str | None:
    """Return the script of a text without one letter of the script that its language is written in, else None.

    A language of several scripts, or of a tag that names one, is written in any. A text without letters is in none.
    """
    script = _SCRIPT_OF.get(tag)
    found = [unicodedata.name(letter, "").split(" ")[0] for letter in text if letter.isalpha()]
    return found[0].capitalize() if found and script and script not in found else None
