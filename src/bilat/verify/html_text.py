"""The text of an HTML page as its reader sees it: what is shown, blocks and cells apart, and nothing of its markup."""

from __future__ import annotations

import re
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode

from bilat.verify.page_styles import PageStyles, Style

_UNSHOWN_NAMES = (
    "area audio base basefont canvas col colgroup datalist embed frame frameset head iframe img input link map meta "
    "noembed noframes noscript object param picture rp script source style template textarea title track video "
    "desc defs metadata annotation annotation-xml"
)
_UNSHOWN = frozenset(_UNSHOWN_NAMES.split())
"""Elements whose own text no reader sees: they describe, they run, or they stand in for what can't be shown."""
_BLOCK_NAMES = (
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li listing main menu nav ol optgroup option p "
    "plaintext pre search section summary table tbody tfoot thead tr ul xmp mi mn mo ms mtext"
)
_BLOCKS = frozenset(_BLOCK_NAMES.split())
_CELLS = frozenset({"td", "th"})
_PREFORMATTED = frozenset({"pre", "listing", "plaintext", "xmp"})
_BLOCK_DISPLAYS = frozenset(["block", "flex", "grid", "table", "list-item", "flow-root", "table-row", "table-caption"])
_INLINE_DISPLAYS = frozenset(["inline", "inline-block", "inline-flex", "inline-grid", "inline-table", "contents"])


class _State(NamedTuple):
    """What an element hands down to those inside it."""

    visible: bool = True
    preformatted: bool = False
    spread: bool = False
    """Whether each child is a block of its own, as those of a flex box are."""
    raised: bool = False
    linked: bool = False


def html_text(html: str) -> str:
    """Return the words that a page shows; blocks stand on lines of their own, and cells are parted by tabs.

    What opens at a click, as `details` do, counts as shown. Digits in `sup` become raised ones, the marks of notes
    stand in square brackets. Sheets that are not in the page itself, and scripts, are not followed.
    """
    page = LexborHTMLParser(html)
    lines = _Lines()
    root = page.root
    if root is not None:
        _walk(root, PageStyles(page), lines)
    return lines.text()


def _walk(root: LexborNode, styles: PageStyles, lines: _Lines) -> None:
    """Add the text of a tree, without recursion: pages may be nested deeply."""
    open_: list[tuple[LexborNode, _State, str, int]] = []
    node: LexborNode | None = root
    state = _State()
    while node is not None:
        descend = None
        if node.is_text_node:
            if state.visible:
                lines.add(node.text_content or "", preformatted=state.preformatted)
        elif node.is_element_node:
            inner, kind = _entered(node, state, styles)
            if inner:
                lines.part(kind)
                descend = node.first_child
                open_.append((node, state, kind, lines.length))
                state = inner
        if descend is not None:
            node = descend
            continue
        while True:
            if open_ and open_[-1][0] is node:
                _, before, kind, length = open_.pop()
                if state.raised and not before.raised:
                    lines.raise_from(length, linked=state.linked or before.linked)
                elif state.raised and state.linked:
                    lines.linked = True
                state = before
                lines.part(kind)
            if node.next is not None and open_:
                node = node.next
                break
            if not open_:
                return
            node = open_[-1][0]


def _entered(node: LexborNode, state: _State, styles: PageStyles) -> tuple[_State | None, str]:
    """Return what an element hands down, None where it shows nothing, and what parts it from its surroundings."""
    tag = node.tag or ""
    attributes = node.attributes
    style = styles.of(node, attributes.get("style"))
    if not _shown(tag, attributes, style):
        return None, ""
    visibility = style.get("visibility")
    visible = state.visible if visibility is None or visibility == "inherit" else visibility == "visible"
    spaces = style.get("white-space")
    preformatted = spaces.startswith("pre") if spaces else state.preformatted or tag in _PREFORMATTED
    display = style.get("display", "")
    inner = _State(
        visible=visible,
        preformatted=preformatted,
        spread=display.endswith(("flex", "grid")),
        raised=state.raised or tag == "sup",
        linked=(tag == "a" and (attributes.get("href") or "").find("#") >= 0) or state.linked,
    )
    return inner, _parting(tag, display, spread=state.spread)


def _shown(tag: str, attributes: dict[str, str | None], style: Style) -> bool:
    if tag in _UNSHOWN:
        return False
    if "hidden" in attributes and attributes["hidden"] != "until-found" and "display" not in style:
        return False
    if (tag == "dialog" and "open" not in attributes) or "popover" in attributes:
        return style.get("display", "none") != "none"
    return style.get("display") != "none" and style.get("content-visibility") != "hidden"


def _parting(tag: str, display: str, *, spread: bool) -> str:
    if tag == "br":
        return "\n"
    if spread or display in _BLOCK_DISPLAYS:
        return "\n"
    if display == "table-cell":
        return "\t"
    if display in _INLINE_DISPLAYS:
        return ""
    return "\n" if tag in _BLOCKS else "\t" if tag in _CELLS else ""


_SPACE = re.compile(r"[ \t\n\f\r]+")
_NOTE = re.compile(r"[(\[]?([0-9]{1,3}|[A-Za-z*†‡])[)\]]?")
_DIGITS = re.compile(r"[0-9+−-]{1,8}")
_RAISED = str.maketrans("0123456789+-−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻")


class _Lines:
    """A text being put together."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._parting = "\n"
        """What parts the next words from those before; at the beginning nothing has to."""
        self.linked = False
        """Whether the raised words just read contain a link to a place."""

    @property
    def length(self) -> int:
        """The number of parts so far."""
        return len(self._parts)

    def part(self, kind: str) -> None:
        """Begin a new line or cell, if `kind` asks for one."""
        if kind and self._parting != "\n":
            self._parting = kind

    def add(self, words: str, *, preformatted: bool) -> None:
        """Add words; white space is one space, and none where a line begins or ends."""
        if preformatted:
            for n, line in enumerate(words.split("\n")):
                if n:
                    self.part("\n")
                self._add(line.rstrip("\r"))
        else:
            self._add(_SPACE.sub(" ", words))

    def _add(self, words: str) -> None:
        if not words:
            return
        if self._parting or (self._parts and self._parts[-1].endswith(" ")):
            words = words.lstrip(" ")
            if not words:
                return
        if self._parting and self._parts:
            self._parts[-1] = self._parts[-1].rstrip(" ")
            self._parts.append(self._parting)
        self._parting = ""
        self._parts.append(words)

    def raise_from(self, length: int, *, linked: bool) -> None:
        """Write the words added since then as raised ones: the mark of a note in brackets, digits as raised digits."""
        words = "".join(self._parts[length:])
        linked, self.linked = linked or self.linked, False
        note = _NOTE.fullmatch(words.strip())
        if note and (linked or words.strip()[0] == "["):
            self._parts[length:] = [f"[{note[1]}]"]
        elif _DIGITS.fullmatch(words):
            self._parts[length:] = [words.translate(_RAISED)]

    def text(self) -> str:
        """Return the text so far."""
        return "".join(self._parts).strip(" ")
