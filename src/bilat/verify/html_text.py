"""The text of an HTML page as its reader sees it: what is shown, blocks and cells apart, and nothing of its markup."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode

from bilat.verify.html_tables import TableRow
from bilat.verify.page_lines import LINE_BREAK, Lines
from bilat.verify.page_styles import PageStyles, Style
from bilat.verify.style_unseen import HIDDEN, SHOWN

_NEVER_SHOWN_NAMES = (
    "audio base basefont canvas col colgroup embed frame frameset iframe img input link meta meter "
    "noembed noframes noscript param progress rp rt rtc source template textarea track video "
    "desc defs metadata annotation annotation-xml"
)
_NEVER_SHOWN = frozenset(_NEVER_SHOWN_NAMES.split())
"""Elements whose own text no reader sees, or reads as part of a sentence.

They stand in for what can't be shown, or for what is drawn instead, or say how the words below them are spoken.
"""
_UNSHOWN = frozenset(["area", "datalist", "head", "script", "style", "title"])
"""Elements that are not shown unless a style says that they are."""
_BLOCK_NAMES = (
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li listing main menu nav ol optgroup option p "
    "plaintext pre search section summary table tbody tfoot thead tr ul xmp mi mn mo ms mtext"
)
_BLOCKS = frozenset(_BLOCK_NAMES.split())
_CELLS = frozenset({"td", "th"})
_PREFORMATTED = frozenset({"pre", "listing", "plaintext", "xmp"})
_BLOCK_DISPLAYS = frozenset(["block", "flex", "grid", "table", "list-item", "flow-root", "table-row", "table-caption"])
_INLINE_DISPLAYS = frozenset(
    ["inline", "inline-block", "inline-flex", "inline-grid", "inline-table", "contents", "initial", "unset"]
)
_DRAWN = {"svg": frozenset(["text", "foreignobject"]), "math": frozenset(["mi", "mn", "mo", "ms", "mtext"])}
"""The elements inside a drawing or a formula whose text is drawn; any other text in it is not."""


class _State(NamedTuple):
    """What an element hands down to those inside it."""

    visible: bool = True
    sized: bool = True
    """Whether its letters have a size."""
    preformatted: bool = False
    spread: bool = False
    """Whether each child is a block of its own, as those of a flex box are."""
    raised: bool = False
    linked: bool = False
    drawn: str = ""
    """The drawing or formula that it is in: "svg", "math", or neither."""
    worded: bool = True
    """Whether text inside it is drawn."""
    slots: frozenset[str] | None = None
    """The names of the slots that its children are put in, where it has a shadow tree; "" is that of those without."""
    display: str = ""
    variables: Style = MappingProxyType({})


def html_text(html: str) -> str:
    """Return the words that a page shows; blocks stand on lines of their own, and cells are parted by tabs.

    Words that are clear, without size or cut off altogether are not shown; those merely placed out of sight, or of the
    colour of their ground, are, since only a layout would tell.

    What opens at a click, as `details` do, counts as shown. Digits in `sup` become raised ones, the marks of notes
    stand in square brackets. Sheets that are not in the page itself, and scripts, are not followed.
    """
    return html_page(html)[0]


def html_page(html: str) -> tuple[str, tuple[TableRow, ...]]:
    """Return the text of a page, and the rows of its tables."""
    page = LexborHTMLParser(html, scripting=True)
    lines = Lines()
    if page.root is not None:
        _walk(page.root, PageStyles(page), _slots(page), lines)
    return lines.text(), tuple(lines.tables.rows(lines.parts))


def _slots(page: LexborHTMLParser) -> dict[int, frozenset[str]]:
    """Return the names of the slots in the shadow tree of each element that has one.

    Where that tree may hide what is put in them, it has none.
    """
    found: dict[int, frozenset[str]] = {}
    for template in page.css("template[shadowrootmode=open i], template[shadowrootmode=closed i]"):
        inside = (template.html or "").partition(">")[2]
        slots = () if _HIDING.search(inside) else LexborHTMLParser(inside).css("slot")
        if template.parent is not None:
            found.setdefault(template.parent.mem_id, frozenset(slot.attributes.get("name") or "" for slot in slots))
    return found


_HIDING = re.compile(r"none|hidden|collapse|opacity|clip|font(?:-size)?:[^;]*\b0|<link|@import", re.IGNORECASE)


def _walk(root: LexborNode, styles: PageStyles, slots: dict[int, frozenset[str]], lines: Lines) -> None:
    """Add the text of a tree, without recursion: pages may be nested deeply."""
    open_: list[tuple[LexborNode, _State, str, int]] = []
    node: LexborNode | None = root
    state = _State(variables=styles.variables)
    while node is not None:
        descend = None
        if node.is_text_node:
            if state.visible and state.sized and state.worded and (state.slots is None or "" in state.slots):
                lines.add(node.text_content or "", preformatted=state.preformatted)
        elif node.is_element_node:
            inner, kind = _entered(node, state, styles)
            if inner:
                inner = inner._replace(slots=slots.get(node.mem_id)) if slots else inner
                lines.part(kind)
                lines.tables.enter(node.tag, node.attributes, lines.length)
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
                lines.tables.leave(node.tag, lines.length)
                lines.part(kind)
            if node.next is not None and open_:
                node = node.next
                break
            if not open_:
                return
            node = open_[-1][0]


def _entered(node: LexborNode, state: _State, styles: PageStyles) -> tuple[_State | None, str]:
    """Return what an element hands down, None where it shows nothing, and what parts it from its surroundings."""
    tag = (node.tag or "").lower()
    attributes = node.attributes
    style, variables = styles.of(node, attributes.get("style"), state.variables)
    display = style.get("display", "")
    display = state.display if display == "inherit" else "" if display.startswith("revert") else display
    if state.slots is not None and (attributes.get("slot") or "") not in state.slots:
        return None, ""
    if not _shown(node, tag, attributes, display, style):
        return None, ""
    if style.get("float", "none") in _FLOATS or style.get("position") in ("absolute", "fixed"):
        display = "block"
    spaces = style.get("white-space-collapse") or style.get("white-space", "")
    drawn = tag if tag in _DRAWN else "" if tag == "foreignobject" else state.drawn
    worded = (tag in _DRAWN[drawn] or (state.worded and tag not in _DRAWN)) if drawn else True
    inner = _State(
        visible=_visible(style.get("visibility", ""), state.visible) and tag != "mphantom",
        sized={HIDDEN: False, SHOWN: True, "initial": True}.get(style.get("font-size", ""), state.sized),
        preformatted=spaces.startswith(("pre", "break-spaces"))
        if spaces
        else state.preformatted or tag in _PREFORMATTED,
        spread=display.endswith(("flex", "grid")),
        raised=state.raised or tag == "sup" or style.get("vertical-align") == "super",
        linked=state.linked or (tag == "a" and "#" in (attributes.get("href") or "#")),
        drawn=drawn,
        worded=worded,
        display=display or _usual(tag),
        variables=variables,
    )
    return inner, _parting(tag, display, spread=state.spread or (tag == "text" and drawn == "svg"))


_FLOATS = frozenset(["left", "right", "inline-start", "inline-end"])


def _visible(visibility: str, inherited: bool) -> bool:
    if visibility in ("", "inherit", "unset") or visibility.startswith("revert"):
        return inherited
    return visibility in ("visible", "initial")


def _shown(node: LexborNode, tag: str, attributes: dict[str, str | None], display: str, style: Style) -> bool:
    """Say whether an element shows anything; what a style says goes before what its name and attributes do."""
    if tag in _NEVER_SHOWN or display == "none":
        return False
    if display != "contents" and HIDDEN in (style.get("opacity"), style.get("clip-path"), style.get("filter")):
        return False
    if style.get("clip") == HIDDEN and style.get("position") in ("absolute", "fixed"):
        return False
    if style.get("content-visibility") == "hidden" and (display or _usual(tag)) not in ("inline", "contents"):
        return False
    if tag == "object" and attributes.get("data"):  # whether that is shown, or what stands in for it, can't be told
        return False
    if node.parent is not None and node.parent.tag == "maction" and _has_element_before(node):
        return False
    return bool(display) or not (
        tag in _UNSHOWN
        or ("hidden" in attributes and attributes["hidden"] != "until-found")
        or (tag == "dialog" and "open" not in attributes)
        or "popover" in attributes
    )


def _usual(tag: str) -> str:
    """Return how an element is displayed if nothing is said of it."""
    return "block" if tag in _BLOCKS else "table-cell" if tag in _CELLS else "inline"


def _has_element_before(node: LexborNode) -> bool:
    before = node.prev
    while before is not None and not before.is_element_node:
        before = before.prev
    return before is not None


def _parting(tag: str, display: str, *, spread: bool) -> str:
    if tag == "br":
        return LINE_BREAK
    if tag == "p" or spread or display in _BLOCK_DISPLAYS:
        return "\n"
    display = display if display in _INLINE_DISPLAYS or display == "table-cell" else _usual(tag)
    return {"block": "\n", "table-cell": "\t"}.get(display, "")
