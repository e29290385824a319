"""A text as quotes are compared with it: without differences of typography, and with the way back to the original."""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

UNSPACED = (
    "\u3041-\u3096\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
)
"""The letters of scripts that set no spaces between words: Chinese, Japanese, Thai, Lao, Burmese, Khmer."""

_DROPPED = "\u00ad"
"""Stands, while a text is folded, for every character that its readers don't see."""
_SPELT: dict[str, str] = {
    **dict.fromkeys("‘’‚‛ʼʹ′‹›`´׳", "'"),
    **dict.fromkeys("“”„‟«»″״", '"'),
    **dict.fromkeys("‐‑‒–−﹘﹣－˗➖", "-"),
    **dict.fromkeys("—―", "—"),
    **dict.fromkeys("✕✖⨯∗", "×"),
    **dict.fromkeys("\n\r\v\f\x85\u2028\u2029", "\n"),
    "\t": "\t",
    "…": "...",
    "œ": "oe",
    "Œ": "oe",
    "æ": "ae",
    "Æ": "ae",
    "ё": "е",
    "İ": "i",
    "º": "°",
    **dict.fromkeys("˙‧", "·"),
    "٫": ".",
    "٬": ",",
    "،": ",",
    "؛": ";",
    "؟": "?",
    "٪": "%",
    **dict.fromkeys("⁄∕÷", "/"),
}
_UNSEEN = re.compile(
    "[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe00-\ufe0f\ufeff"
    # The stretched stroke and the vowel signs of Arabic, the points of Hebrew.
    "\u0610-\u061a\u0640\u064b-\u0652\u0656-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u08d3-\u08ff"
    "\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7]"
)
_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾"
_KEPT_FORMS = ("<circle>", "<fraction>", "<super>")
"""Characters that are more than another way to write others: "½" is not "1/2" where it follows a digit."""
_LONG_DASH = "—"
"""It is like other dashes, but never a sign of a number."""
_STRESS = "\u0301"
"""The mark of stress in Russian, which only textbooks print."""
_MINUS = "−"
"""It stays in its place at first: unlike a dash it is a sign even where a space follows it."""
_UNITS = frozenset(["m", "mm", "cm", "dm", "dam", "hm", "km", "ft", "in", "mi", "yd", "м", "мм", "см", "дм", "км"])
"""The words after which a raised digit is an exponent rather than the mark of a note."""


class Folded(NamedTuple):
    """A text folded, and where in the original each part of it comes from."""

    text: str
    blocks: str
    """The same, with a line break in place of the space between two blocks, and long dashes as they are."""
    starts: Sequence[int]
    """Where parts begin in the folded text: parts taken over as they are and parts that changed, by turns."""
    origins: Sequence[int]
    """Where the same parts begin in the original."""

    def origin(self, start: int, end: int) -> tuple[int, int]:
        """Return the start and end in the original of a part of the folded text that is not empty."""
        first, last = bisect_right(self.starts, start) - 1, bisect_right(self.starts, end - 1) - 1
        return (
            self.origins[first] if first % 2 else self.origins[first] + start - self.starts[first],
            self.origins[last + 1] if last % 2 else self.origins[last] + end - self.starts[last],
        )


def comparable(text: str) -> str:
    """Return a quote as it is compared: a text folded, in one line."""
    return folded(text).text


def folded(text: str, *, wrapped: bool = False, hyphens: bool = False) -> Folded:
    """Return the text without differences of typography; its words and numbers are never changed.

    Kinds of quotes, dashes and spaces make no difference, nor do case, composed letters, ligatures, soft hyphens, vowel
    signs, the spaces inside quotation marks, before ``: ; ! ? %`` and between a number and ``€ °``, and the marks of
    notes.

    In a `wrapped` text a line may end inside a sentence, and blocks are parted by an empty line; elsewhere each line is
    a block. `hyphens` says whether a word broken at the end of such a line keeps its hyphen.
    """
    plain, longer, marks = _by_character(text)
    parts: list[str] = []
    starts, origins = array("L", [0]), array("L", [0])
    taken = length = 0
    for match in _matches(plain, longer, marks, wrapped=wrapped):
        begin, end = match.span()
        new = _replacement(match, text, wrapped=wrapped, hyphens=hyphens)
        parts += (plain[taken:begin], new)
        length += begin - taken
        starts.append(length)
        length += len(new)
        starts.append(length)
        origins.extend((begin, end))
        taken = end
    parts.append(plain[taken:])
    blocks = "".join(parts)
    return Folded(blocks.replace("\n", " ").replace(_LONG_DASH, "-"), blocks, starts, origins)


def _by_character(text: str) -> tuple[str, frozenset[str], frozenset[str]]:
    """Return the text folded character by character, each in its place.

    Beside it, the characters still in it that several others stand for, and those that combine with the one before.
    """
    if text.isascii():
        return text.lower().translate(_ASCII), frozenset(), frozenset()
    lower = text.lower()
    if len(lower) != len(text):  # such as "İ", which becomes two characters
        lower = text
    folds = {character: character_folded(character) for character in set(lower)}
    longer = frozenset(old for old, new in folds.items() if len(new) > 1 or old == _MINUS)
    changed = {old: new or _DROPPED for old, new in folds.items() if old not in longer and old != new}
    marks: frozenset[str] = frozenset()
    if longer or "" in folds.values() or _STRESS in lower or not unicodedata.is_normalized("NFC", text):
        marks = frozenset(new for new in folds.values() if len(new) == 1 and _joins_the_one_before(new))
    return _replaced(lower, changed), longer, marks


_JOINING = re.compile(
    "[\u09be\u09d7\u0b3e\u0b56\u0b57\u0bbe\u0bd7\u0cc2\u0cd5\u0cd6\u0d3e\u0d57\u0dcf\u0ddf\u102e\u1161-\u1175\u11a8-\u11c2]"
)
"""Signs of Indic scripts and parts of Korean syllables."""


def _joins_the_one_before(character: str) -> bool:
    """Say whether a character composes with the one before it."""
    return unicodedata.combining(character) > 0 or bool(_JOINING.match(character))


_MANY = 100


def _replaced(text: str, changed: dict[str, str]) -> str:
    """Return the text with characters changed; no change makes a character that is itself changed."""
    if len(changed) > _MANY:
        return text.translate({ord(old): new for old, new in changed.items()})
    for old, new in changed.items():  # for a few characters four times as fast as translate
        text = text.replace(old, new)
    return text


_ASCII = str.maketrans(
    {"`": "'", "\r": "\n", "\v": "\n", "\f": "\n", "\x1c": " ", "\x1d": " ", "\x1e": " ", "\x1f": " "}
)


@cache
def character_folded(character: str) -> str:
    """Return what a character is compared as; "" for one that readers don't see."""
    if (spelt := _SPELT.get(character)) is not None:
        return spelt
    if _UNSEEN.match(character):
        return ""
    if character.isspace():
        return " "
    digit = unicodedata.decimal(character, None)
    if digit is not None:
        return str(digit)
    form = unicodedata.decomposition(character).partition(" ")[0]
    if form in _KEPT_FORMS and not (form == "<super>" and character not in _RAISED and character.isalpha()):
        return character
    same = unicodedata.normalize("NFKC", character)
    new = unicodedata.normalize("NFC", (character if " " in same else same).casefold())
    return character_folded(new) if len(new) == 1 and new != character else new


_NUMBERED = r"(?:(?:notes?|nota|nb|n|fn|lower-alpha|прим\.?|anm\.|注|註)[ \u00a0]?)?[0-9]{1,3}"
_DEMAND = (
    r"[a-z ]{0,30}needed|(?:when|who|where|which|why|by whom|according to whom)\?|réf\. (?:nécessaire|souhaitée)"
    r"|référence nécessaire|quand[ \u00a0]?\?|qui[ \u00a0]?\?|cita requerida"
    r"|источник не указан[^\]\n]{0,20}|уточнить|когда\?|кто\?"
    "|بحاجة لمصدر|来源请求|來源請求"
)
"""What editors demand of a sentence, in the place of a note."""
_ONE_NOTE = rf"(?:{_NUMBERED}|[a-zа-яα-ω*†‡]|[ivx]{{1,4}}|{_DEMAND})"
_PART = "[ ,;–-]{1,2}"
_NOTE = rf"\[{_ONE_NOTE}(?:{_PART}{_ONE_NOTE})*\]"
_SURE_NOTE = rf"\[(?:{_NUMBERED}(?:{_PART}{_NUMBERED})*|[*†‡]+|{_DEMAND})\]"
"""A note even where a space is before it; a letter there may be an editor's: "said [a] deal"."""
NOTE_MARK = rf"(?<=[^\s\[])(?:[ \u00a0](?:(?i:{_SURE_NOTE})|[{_RAISED}]+(?!\w))|(?:(?i:{_NOTE})|[*†‡{_RAISED}])+)"
"""The pattern of the marks of notes in a text as it stands; they follow a word, with a space or none."""
_MEASURES = "€$£¥₽°‰"
"""What some set a space before, after a number."""
_MONEY = "€$£¥₽"
"""What some set a space after, before a number."""
_GAP = r"[ \n\t\u00ad]"


def _matches(plain: str, longer: frozenset[str], marks: frozenset[str], *, wrapped: bool) -> Iterator[re.Match[str]]:
    """Return what folding replaces, in its order."""
    pattern = _edits(longer, marks, wrapped=wrapped)
    if marks:
        return pattern.finditer(plain)
    return _matches_at(pattern, _places(longer), plain)


def _matches_at(pattern: re.Pattern[str], places: re.Pattern[str], plain: str) -> Iterator[re.Match[str]]:
    """Return the matches of a pattern that begin at places which a much quicker one finds."""
    taken = 0
    for place in places.finditer(plain):
        if place.start() >= taken and (match := pattern.match(plain, place.start())):
            yield match
            taken = match.end()


@cache
def _places(longer: frozenset[str]) -> re.Pattern[str]:
    """Return the pattern of the characters at which an edit may begin; it starts with a set, which `re` finds fast."""
    signs = re.escape("".join(sorted(longer)))
    alone = rf"(?<! )|(?<=\A )|(?=[ \n\t\u00ad\":;!?%{_MEASURES}{UNSPACED}\[{_RAISED}]|\Z)|(?<=[°{_MONEY}] )"
    return re.compile(rf"[ \n\t\u00ad\"\-{_LONG_DASH}\[*†‡°{_RAISED}{signs}](?:{alone})")


@cache
def _edits(longer: frozenset[str], marks: frozenset[str], *, wrapped: bool) -> re.Pattern[str]:
    """Return the pattern of everything that folding replaces by something shorter or longer."""
    edge = rf"(?P<edge>\A{_GAP}+|{_GAP}+\Z)"
    quotes = rf'(?P<quotes>{_GAP}+"{_GAP}*|"{_GAP}+)'
    before = rf"(?P<before>{_GAP}+(?=[:;!?%])|(?<=[0-9]){_GAP}+(?=[{_MEASURES}]))"
    money = rf"(?<=[{_MONEY}])(?<![0-9][{_MONEY}])(?<![0-9][ \n\t\u00ad][{_MONEY}]){_GAP}+(?=[0-9])"
    after = rf"(?P<after>{money}|(?<=°){_GAP}+(?=[cf](?![^\W_])))"
    numero = rf"(?P<numero>(?:№|(?<=\bn)°){_GAP}*(?=[0-9]))"
    unspaced = rf"(?P<unspaced>(?<=[{UNSPACED}]){_GAP}+(?=[{UNSPACED}]))"
    gap = rf"(?P<gap>[\n\t\u00ad]{_GAP}*| {_GAP}+)"
    dashes = rf"(?P<dashes>[-{_LONG_DASH}](?:\u00ad*[-{_LONG_DASH}])+)"
    signs = r"(?<=[\w.,;:!?)\"'])[*†‡]+(?!\w)"
    notes = rf"(?P<notes>(?<=[^ \n\t\u00ad\[])(?: {_SURE_NOTE}|{_NOTE})+(?=[{UNSPACED}]|[\W_]|\Z)|{signs})"
    minus = rf"(?P<minus>(?<![0-9] )−[ \u00ad]+(?=[a-z]{{0,3}}[0-9{_MEASURES}])|(?<![^ \n\t])⁻(?=[0-9]))"
    over = rf"(?P<over>[{_RAISED}]+(?=/))"
    raised = rf"(?P<raised>(?<=[\w.,;:!?)\"'])(?: [{_RAISED}]+(?![\w/])|[{_RAISED}]+))"
    branches = [edge, numero, notes, over, raised, quotes, before, after, unspaced, gap, dashes, minus]
    if wrapped:
        branches.insert(0, r"(?P<broken>(?<=\w)[-\u00ad]\u00ad* *\n *(?=\w))")
    if longer:
        branches.append(f"(?P<longer>[{re.escape(''.join(sorted(longer)))}])")
    if marks:
        signs = re.escape("".join(sorted(marks)))
        # Last comes first: a letter is composed with its marks before anything else is made of it.
        branches.insert(0, rf"(?P<composed>[^{signs} \n\t\u00ad][{signs}\u00ad]*[{signs}])")
    return re.compile("|".join(branches))


def _replacement(match: re.Match[str], original: str, *, wrapped: bool, hyphens: bool) -> str:
    """Return what folding puts in the place of a match; it never starts or ends a word that it was inside of."""
    found = match[0]
    match match.lastgroup:
        case "gap":
            return _gap(found, wrapped=wrapped)
        case "quotes":
            return '"'
        case "dashes":
            return _LONG_DASH
        case "minus":
            return "-"
        case "numero":
            return "no " if found[0] == "№" else "o "
        case "over":
            return _over(found, match.string[: match.start()])
        case "longer":
            return character_folded(found)
        case "composed":
            return _composed(original[match.start() : match.end()])
        case "raised":
            return _raised(found, match.string[: match.start()])
        case "broken":
            return _broken(match, original, hyphens=hyphens)
    return ""  # at the edge, before a sign, between unspaced letters, the mark of a note


def _gap(found: str, *, wrapped: bool) -> str:
    """Return a space, a line break where a block ends, or nothing where only unseen characters stand."""
    if not found.strip(_DROPPED):
        return ""
    return "\n" if "\t" in found or found.count("\n") > wrapped else " "


def _composed(original: str) -> str:
    letters = _STRESSED.sub("", unicodedata.normalize("NFC", original))
    return unicodedata.normalize("NFC", "".join(map(character_folded, letters)))


_STRESSED = re.compile(rf"(?<=[аеёиоуыэюя]){_STRESS}", re.IGNORECASE)
_LAST_WORD = re.compile(r"[^\W_]+\Z")


def _raised(found: str, before: str) -> str:
    """Return raised digits: an exponent after a unit or a short number, elsewhere nothing, for they mark a note.

    After a longer number too: nobody writes powers of years. What may be a power is never taken for a note.
    """
    word = _LAST_WORD.search(before[-8:])
    if word and word[0] in _UNITS:
        return unicodedata.normalize("NFKC", found)
    return found if word and len(word[0]) < 3 and word[0].isdecimal() else ""


def _over(found: str, before: str) -> str:
    """Return raised digits that are the upper half of a fraction."""
    return " " * before[-1:].isdecimal() + unicodedata.normalize("NFKC", found)


def _broken(match: re.Match[str], original: str, *, hyphens: bool) -> str:
    """Return what joins the halves of a word broken at the end of a line; between digits a hyphen always stays."""
    if match[0].startswith(_DROPPED):
        return "" if original[match.start()] == _DROPPED else " "
    near = match.string[match.start() - 1] + match.string[match.end()]
    return "-" if hyphens or not near.isalpha() else ""
