"""How answers look on a terminal: one set of colours, the line under headings, and what has which colour."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.box import SIMPLE_HEAD, Box
from rich.style import Style
from rich.theme import Theme

from bilat.schema.kinds import KINDS

if TYPE_CHECKING:
    from bilat.model.rows import SideRow

# Of the 256 colours those whose luminance is near 0.18, so that they stand out from black and from white alike (at
# least 3.7:1), and that differ in blueness, so that the colour-blind tell them apart. Signs and words say the same.
_GREY, _BLUE, _TEAL, _PURPLE, _VERMILION, _OCHRE = (f"color({n})" for n in (243, 32, 29, 97, 166, 136))
_SIGN_COLOURS = (_BLUE, _TEAL, _OCHRE, _PURPLE, _VERMILION)

STYLES = {
    "heading": "bold",
    "title": "bold",
    "label": _GREY,
    "faint": _GREY,
    "id": _GREY,
    "reference": _BLUE,
    "link": "underline",
    "number": "bold",
    "chosen": "bold",
    "dispute": f"bold {_VERMILION}",
    "span": _VERMILION,
    "uncertain": f"bold {_PURPLE}",
    "standing": _OCHRE,
    "rejected": _VERMILION,
    "plan": _BLUE,
    "under-way": _PURPLE,
    "done": _TEAL,
    "off": _GREY,
    "bar.low": _BLUE,
    "bar.chosen": _BLUE,
    "bar.high": _GREY,
    **{f"sign.{n}": colour for n, colour in enumerate(_SIGN_COLOURS)},
}
"""What each style is for is its name; a place in the code names one of these, never a colour."""

THEME = Theme({name: Style.parse(style) for name, style in STYLES.items()}, inherit=False)
PLAIN = Theme(dict.fromkeys(STYLES, Style.null()), inherit=False)
"""The same styles where nothing is to be set off."""

LINED = SIMPLE_HEAD
LINED_ASCII = Box("    \n    \n -- \n    \n    \n    \n    \n    \n", ascii=True)
"""A line under the headings, and nothing else, for terminals with and without signs."""


def sign_style(kind: str) -> str:
    """Return the style of a kind's sign in a timeline; the sign itself differs for every kind."""
    return f"sign.{[*KINDS].index(kind) % len(_SIGN_COLOURS)}"


def progress_style(kind: str, word: str | None) -> str:
    """Return the style of a stage or status: of a plan, of what is under way, done, or off."""
    declared = KINDS[kind]
    field = declared.field(declared.progress or "")
    if not field or not word:
        return ""
    if word in field.outside:
        return "off"
    if word == field.words[-1]:
        return "done"
    return "plan" if word in declared.plans or word == field.words[0] else "under-way"


def side_style(side: SideRow) -> str:
    """Return the style of a reading in dispute: the chosen one, one against it, or one that fits it."""
    return "chosen" if side["chosen"] else "" if side["fits"] else "dispute"
