"""Adverbs that are prepositions elsewhere: "out" in "pulls out of Mali", "over" in "over 100 vehicles"."""

from __future__ import annotations

import re

_VERBS = {
    "away": "break chase drive fly get give move pass pull push run send stay take throw turn walk",
    "back": "bring call come cut fall fight get give go hand hit hold pull push roll scale send take turn win",
    "down": "back break bring calm close come crack cut gun hunt lay play scale shoot shut slow stand step strike tear "
    "track turn wind",
    "in": "bring cave give hand phase rein rope usher weigh",
    "off": "break call close cut drive fend fight head hold kick lay pay seal sell set shut sign stave take tear write",
    "on": "carry press",
    "out": "bail block break bring call carry come drive drop fall find fly force get give go hand help hold kick lash "
    "lay lock lose move opt pay phase point pull push reach roll rule run sell send set single speak spell take thin "
    "throw turn walk wipe work",
    "over": "hand roll take turn",
    "up": "back beef blow break bring build call catch clean come draw drum end firm follow free give hold keep line "
    "make open pick prop put ramp rise rule scale set shake shore show sign speak speed stand step stir take team turn "
    "wake wind",
}
"""The verbs by the adverb that belongs to them."""
_IRREGULAR = {
    "blew": "blow",
    "broke": "break",
    "brought": "bring",
    "built": "build",
    "came": "come",
    "caught": "catch",
    "drew": "draw",
    "drove": "drive",
    "fell": "fall",
    "flew": "fly",
    "fought": "fight",
    "found": "find",
    "gave": "give",
    "goes": "go",
    "got": "get",
    "held": "hold",
    "kept": "keep",
    "laid": "lay",
    "lost": "lose",
    "made": "make",
    "paid": "pay",
    "ran": "run",
    "rose": "rise",
    "sent": "send",
    "shook": "shake",
    "shot": "shoot",
    "sold": "sell",
    "spoke": "speak",
    "stood": "stand",
    "struck": "strike",
    "threw": "throw",
    "took": "take",
    "tore": "tear",
    "went": "go",
    "woke": "wake",
    "won": "win",
    "wound": "wind",
    "wrote": "write",
}
_BY_ADVERB = {adverb: frozenset(verbs.split()) for adverb, verbs in _VERBS.items()}


_BEFORE_NUMBERS = frozenset(("about", "around", "over", "under"))
_NUMBER = re.compile(
    r"[$€£]?\d|(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|thirty|forty|fifty|sixty|seventy|eighty|"
    r"ninety|half|hundreds?|thousands?|millions?|dozens?)\b",
    re.IGNORECASE,
)


def is_adverb(before: str, word: str, after: str = "") -> bool:
    """Say whether a word is an adverb beside its neighbours: "out" after "pulls", not after "road"; "over" before 100.

    After a verb it belongs to it, and before a number it says how many.
    """
    if word.lower() in _BEFORE_NUMBERS and _NUMBER.match(after):
        return True
    verbs = _BY_ADVERB.get(word.lower())
    return verbs is not None and not verbs.isdisjoint(_verbs(before.lower()))


def _verbs(word: str) -> set[str]:
    """Return the verbs of which a word may be a form: "cutting" is one of "cut"."""
    stems = {word, _IRREGULAR.get(word, word)}
    for ending in ("s", "es", "d", "ed", "ing"):
        if word.endswith(ending):
            stem = word.removesuffix(ending)
            stems |= {stem, f"{stem}e", stem[:-1] if stem[-2:-1] == stem[-1:] else stem}
            stems |= {f"{stem[:-1]}y"} if stem.endswith("i") else set()
    return stems
