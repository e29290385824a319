"""Loaded words: those of one side for what the other side calls otherwise, with the reason, in three languages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from bilat.values.text_folding import bare


class LoadedWord(NamedTuple):
    """Words of one side for a thing that the other side calls otherwise."""

    words: str
    """The pattern of the words in English, French and Russian, in small letters, without accents and with е for ё."""
    why: str
    instead: str
    """What a title says in their place."""


LOADED_WORDS = (
    LoadedWord(
        r"regimes?|режим(?:а|у|ом|е|ы|ов)?",
        "calls a government unlawful",
        "government, authorities",
    ),
    LoadedWord(
        r"juntas?|juntes?|хунт(?:а|ы|е|у|ой)",
        "is what those who reject a military government call it",
        "military government, transition authorities",
    ),
    LoadedWord(
        r"putschists?|putschistes?|путчист(?:ы|ов|ами)",
        "is what those who reject a change of power call its authors",
        "officers, soldiers",
    ),
    LoadedWord(
        r"puppets?|marionnettes?|fantoches?|stooges?|lackeys?|марионет(?:ка|ки|ок|очный|очного)",
        "denies a government its own will",
        "government",
    ),
    LoadedWord(
        r"mercenar(?:y|ies)|mercenaires?|наемник(?:и|ов|ами)?",
        "is what opponents call armed men whom their hosts call instructors",
        "the company by its name, personnel, fighters",
    ),
    LoadedWord(
        r"instructors?|instructeurs?|инструктор(?:ы|ов|ами)?",
        "is what their hosts call armed men whom opponents call mercenaries",
        "the company by its name, personnel, trainers",
    ),
    LoadedWord(
        r"terrorists?|terroristes?|террорист(?:ы|ов|ами|ического|ических)?",
        "is what every side of a war calls the other",
        "the group by its name, armed group, attackers",
    ),
    LoadedWord(
        r"bandits?|thugs?|бандит(?:ы|ов|ами)?|боевик(?:и|ов|ами)?",
        "is what an army calls those whom it fights",
        "the group by its name, armed group",
    ),
    LoadedWord(
        r"neutrali[sz]ed|neutralises?|eliminated|liquidated|нейтрализован\w*|уничтожен\w*|ликвидирован\w*",
        "is what an army says for killed or captured",
        "killed, captured, destroyed",
    ),
    LoadedWord(
        r"liberat(?:ed|ion)|libere(?:e?s?)|liberation|освобожд\w+ город\w*|освободил\w* город\w*",
        "takes the side of who came",
        "took, entered; released, of people",
    ),
    LoadedWord(
        r"massacres?|massacred|slaughter(?:ed)?|atrocit(?:y|ies)|atrocites?|резн(?:я|и|ю)|зверств\w*",
        "judges a killing of which the sides give different accounts",
        "killings, deaths",
    ),
    LoadedWord(
        r"neo-?colonial(?:ism|ist)?|neocolonialis\w+|неоколониал\w+",
        "is how one side reads what the other did",
        "what was done",
    ),
    LoadedWord(
        r"special military operation|operation militaire speciale|специальн\w+ военн\w+ операци\w+|сво",
        "is Moscow’s name for its war on Ukraine",
        "war in Ukraine",
    ),
    LoadedWord(
        r"invaders?|aggressors?|envahisseurs?|agresseurs?|occupiers?|захватчик\w*|агрессор\w*|оккупант\w*",
        "says who is in the wrong",
        "forces of the country, by its name",
    ),
    LoadedWord(
        r"brotherly|fraternal|fraternels?|братск(?:ий|ого|ая|ой|ие|их)",
        "praises what it tells",
        "what was done",
    ),
)
"""Each word is one side's own; a title takes the plainest word for the thing, and claims quote the rest."""
_PATTERNS = tuple(
    (loaded, re.compile(rf"(?<!\w)(?:{loaded.words.replace('й', 'и')})(?!\w)")) for loaded in LOADED_WORDS
)
_PLAIN_USES = re.compile(
    r"(?:sanctions?|visa|visa-free|customs|tax|trade|legal) regimes?|regimes? (?:of|de|des) (?:sanctions?|visas?)"
    r"|(?:counter|anti)-?terroris\w+|(?:визов|безвизов|санкционн|таможенн)\w+ режим\w*|режим\w* санкции"
)
"""Words in which nobody takes a side."""
_QUOTATION = re.compile(r"“([^”]*)”|«([^»]*)»|„([^“]*)“|\"([^\"]*)\"")
_ATTRIBUTION = re.compile(
    r"said|says|called|named|termed|described|counted|accused|warned|denied|spoke of|according to|account|words of"
    r"|a dit|selon|d'apres|appel\w+|qualifi\w+|accus\w+|denonc\w+"
    r"|назва\w+|называ\w+|заяви\w+|сказа\w+|обвин\w+|по словам|по данным"
)


class Found(NamedTuple):
    """A loaded word in a title."""

    text: str
    loaded: LoadedWord
    quoted: bool
    """Whether it stands in quotation marks, but beside nobody whose word it is."""


def loaded_words(title: str) -> Iterator[Found]:
    """Return the loaded words of a title, except those that stand in quotation marks beside whose word they are."""
    yield from _found(_QUOTATION.sub("", title), quoted=False)
    if not _ATTRIBUTION.search(bare(title)):
        for quotation in _QUOTATION.findall(title):
            yield from _found("".join(quotation), quoted=True)


def _found(text: str, *, quoted: bool) -> Iterator[Found]:
    words = _PLAIN_USES.sub("", bare(text))
    for loaded, pattern in _PATTERNS:
        if match := pattern.search(words):
            yield Found(match[0], loaded, quoted)
