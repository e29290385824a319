"""What a terminal can show, and text and tables drawn for it by rich."""

from __future__ import annotations

import os
import re
import sys
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from io import StringIO
from zlib import crc32

from rich.cells import cell_len
from rich.color import ColorSystem
from rich.console import Console, JustifyMethod, RenderableType
from rich.segment import Segment
from rich.style import Style
from rich.text import Text

from bilat.output.terminal import hyperlinks
from bilat.output.terminal.theme import PLAIN, THEME
from bilat.values.safe_text import encodable, safe

Part = str | tuple[str, str] | Text
"""A piece of text: as it is, with the name of its style, or set already."""

_LEAST_ROOM = 16
"""With fewer columns than this, a text goes below its label."""
_NARROWEST = 20
_ISOLATE, _END = "\u2068", "\u2069"
GLUE = "\u00a0"
"""A space at which no line is broken; what is printed is a plain one, which can be copied and typed."""
_SOLID = "\ue000"
"""What stands for it while rich breaks lines, since rich breaks them at every space. No safe text holds this."""
_LINK_ID = re.compile(r"\x1b\]8;id=[^;]*;([^\x1b]+)")


@dataclass(frozen=True, kw_only=True)
class Screen:
    """A terminal."""

    width: int = 80
    signs: bool = True
    """Whether signs beyond ASCII can be drawn."""
    colours: int = 0
    """How many colours there are, 16 or 256; 0: nothing is set off, by weight neither."""
    links: bool = False
    """Whether text can be a link."""
    isolates: bool = False
    """Whether text that runs from right to left is isolated, so that it does not reorder the text around it."""
    encoding: str = "utf-8"

    @cached_property
    def console(self) -> Console:
        """The console of rich that draws; it asks nothing of its surroundings."""
        return Console(
            file=StringIO(),
            width=self.width,
            height=100,
            color_system="256" if self.colours > 16 else "standard",
            theme=THEME if self.colours else PLAIN,
            no_color=False,
            force_terminal=True,
            force_jupyter=False,
            legacy_windows=False,
            markup=False,
            emoji=False,
            highlight=False,
        )

    def said(self, text: str) -> str:
        """Return the text safe to print, in characters that the terminal has."""
        if text.isascii() and text.isprintable():  # the usual case
            return text
        return _SOLID.join(encodable(part, self.encoding) for part in safe(text).split(GLUE))

    def text(self, *parts: Part) -> Text:
        """Return the parts as one text of rich, safe to print, that is folded and never cut.

        A part that begins with a line break begins a line; any other break is a space.
        """
        whole = Text(overflow="fold")
        for part in parts:
            if isinstance(part, Text):
                whole.append_text(part)
            elif part:
                words, style = (part, "") if isinstance(part, str) else part
                whole.append("\n" * words.startswith("\n") + self.said(words.removeprefix("\n")), style or None)
        return whole

    def link(self, text: Text, url: str | None) -> Text:
        """Make the text a link to a web address where the terminal knows links, and return it."""
        if self.links_to(url):
            text.stylize("link")
            text.stylize(Style(link=url))
        return text

    def links_to(self, url: str | None) -> bool:
        """Say whether the terminal knows links, and the address may be one."""
        return self.links and hyperlinks.harmless(url)

    def folded(self, text: Text, width: int = 0, justify: JustifyMethod = "left") -> list[Text]:
        """Return the text as lines of at most `width` columns, else those of the terminal."""
        width = max(width or self.width, 1)
        return list(_breaking(text, width).wrap(self.console, width, justify=justify, overflow="fold"))

    def hanging(self, head: Part, body: Part, indent: int) -> str:
        """Return `head` and the text after it, further lines indented alike; below it where there is no room."""
        first, text = self.text(head), self.text(body)
        indent = max(indent, first.cell_len + 1)
        if self.width - indent < _LEAST_ROOM:
            lines = [first, *(self.text("    ", line) for line in self.folded(text, self.width - 4))]
            return self._joined(lines)
        lines = self.folded(text, self.width - indent) or [Text()]
        gap = " " * (indent - first.cell_len)
        return self._joined([self.text(first, gap, lines[0]), *(self.text(" " * indent, line) for line in lines[1:])])

    def paragraph(self, *parts: Part, indent: int = 0) -> str:
        """Return the parts as lines of text, each after the same indent."""
        lines = self.folded(self.text(*parts), self.width - indent)
        return self._joined([self.text(" " * indent, line) for line in lines] if indent else lines)

    def address(self, url: str, indent: int) -> str:
        """Return a web address on a line of its own: never broken, so that it can be picked whole."""
        return self._joined([self.text(" " * indent, (url, "faint"))])

    def draw(self, drawing: RenderableType) -> str:
        """Return a table, or anything else that rich can draw, as lines of text."""
        segments = self.console.render(drawing, self.console.options)
        return "".join(map(self._sent, Segment.split_lines(segments)))

    def _joined(self, lines: Iterable[Text]) -> str:
        return "".join(self._sent([*line.render(self.console)]) for line in lines)

    def _sent(self, line: list[Segment]) -> str:
        """Return a line as it is sent, without the spaces at its end."""
        while line and not line[-1].text.strip(" "):
            line.pop()
        if line and line[-1].text.endswith(" "):
            line[-1] = Segment(line[-1].text.rstrip(" "), line[-1].style)
        return "".join(map(self._styled, line)) + "\n"

    def _styled(self, segment: Segment) -> str:
        text = self._isolated(segment.text).replace(_SOLID, " ")
        if not segment.style:
            return text
        system = ColorSystem.EIGHT_BIT if self.colours > 16 else ColorSystem.STANDARD
        # rich gives each link an id by chance, but the same question gives the same bytes.
        return _LINK_ID.sub(_with_own_id, segment.style.render(text, color_system=system))

    def _isolated(self, text: str) -> str:
        if not self.isolates or text.isascii():
            return text
        turned = any(unicodedata.bidirectional(one) in ("R", "AL", "AN") for one in text)
        return f"{_ISOLATE}{text}{_END}" if turned else text

    def drawn(self, signs: str, ascii: str) -> str:
        """Return `signs`, or `ascii` where the terminal can't draw them."""
        return signs if self.signs else ascii

    @property
    def dispute(self) -> str:
        """The mark of what sources disagree on."""
        return self.drawn("†", "*")

    @property
    def outside(self) -> str:
        """The mark of what may but need not match the question."""
        return self.drawn("‡", "(?)")


def _with_own_id(link: re.Match[str]) -> str:
    return f"\x1b]8;id={crc32(link[1].encode()):x};{link[1]}"


def _breaking(text: Text, width: int) -> Text:
    """Return the text with a word that is too long broken after its hyphens: an id is read in whole parts."""
    if max(map(cell_len, text.plain.split()), default=0) <= width:
        return text
    return Text("\n", overflow="fold").join(text.divide(_breaks(text.plain, width)))


def _breaks(plain: str, width: int) -> Iterator[int]:
    for word in re.finditer(r"\S+", plain):
        at = word.start()
        while word.end() - at > width and (hyphen := plain.rfind("-", at, at + width) + 1) > at:
            yield hyphen
            at = hyphen


def terminal(width: int) -> Screen:
    """Return the terminal that stdout is, `width` columns wide."""
    encoding = getattr(sys.stdout, "encoding", None) or "ascii"
    signs, on_terminal = encoding.lower().startswith("utf"), sys.stdout.isatty()
    knows = on_terminal and (os.environ.get("TERM", "") not in ("dumb", "unknown", "") or os.name == "nt")
    return Screen(
        width=max(width, _NARROWEST),
        signs=signs,
        colours=_colours(os.environ, knows=knows),
        links=knows and hyperlinks.known(os.environ),
        isolates=on_terminal and signs,
        encoding=encoding,
    )


def _colours(environment: Mapping[str, str], *, knows: bool) -> int:
    """Return how many colours to draw with: NO_COLOR turns them off, else FORCE_COLOR on, else the terminal decides."""
    forced = environment.get("FORCE_COLOR", "")
    if environment.get("NO_COLOR") or forced == "0" or not (knows or forced):
        return 0
    many = "256color" in environment.get("TERM", "") or "COLORTERM" in environment or os.name == "nt"
    return 256 if many else 16
