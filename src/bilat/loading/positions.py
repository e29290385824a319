"""Where the value at a key path is written in a TOML text."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from sys import intern
from typing import NamedTuple

Path = tuple[str | int, ...]
"""A key path: names for tables, indices from 0 for arrays, as in ``("aid", "wheat", "claim", 0)``."""

# The patterns only tell the parts of valid TOML apart: what tomli has accepted is not checked again.
# Their loops are possessive, so that each character is read once.

# What may stand between two entries. The commas are part of it: in valid TOML they add nothing.
_BETWEEN = r"[ \t\r\n,]*+(?:#[^\n]*+[ \t\r\n,]*+)*+"
_GAP = re.compile(_BETWEEN)
_HEADER_START = re.compile(r"\[{1,2}[ \t]*+")
_HEADER_END = re.compile(r"\]{1,2}" + _BETWEEN)
# One part of a dotted key, and the dot or the equals sign after it.
_KEY_PART = re.compile(r"""([A-Za-z0-9_-]++|"(?:[^"\\]++|\\.)*+"|'[^']*+')[ \t]*+([.=]?)[ \t]*+""")
_SCALAR = re.compile(
    "("
    # One or two quotes more than the closing three belong to the string.
    r'''"""(?:[^"\\]++|\\.|"{1,2}(?!"))*+"{3,5}'''
    r"""|'''(?:[^']++|'{1,2}(?!'))*+'{3,5}"""
    r'''|"(?:[^"\\]++|\\.)*+"'''
    r"""|'[^']*+'"""
    # A blank before a digit can only be the one between a date and its time.
    r"""|[^ \t\r\n,\]}#]++(?:[ ][0-9][^ \t\r\n,\]}#]*+)?"""
    ")" + _BETWEEN,
    re.DOTALL,
)
_ESCAPE = re.compile(r"\\(x.{2}|u.{4}|U.{8}|.)")
_ESCAPED = {"b": "\b", "t": "\t", "n": "\n", "f": "\f", "r": "\r", "e": "\x1b", '"': '"', "\\": "\\"}

_BOM = "\ufeff"
_NOT_WRITTEN = -1

# A node is a table, an array or a scalar. It is four offsets in a row, the start and the end of its key and
# the start and the end of its value, and is known by the index of the first.
_KEY, _VALUE, _VALUE_END, _SIZE = 0, 2, 3, 4
_ROOT = 0

_Part = tuple[str, int, int]
"""One part of a dotted key: the name it stands for, and the offsets where it starts and ends."""


class Place(NamedTuple):
    """A stretch of text: lines and columns from 1, columns in code points, the end column exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


class Places:
    """Where the keys and values of one TOML text are written.

    The text must be one that tomli has accepted. Only LF and CRLF end a line. A byte order mark before the text, which
    tomli refuses and so never saw, takes up no column, as in an editor.
    """

    def __init__(self, text: str) -> None:
        """Scan ``text`` once, from its start to its end."""
        first = 1 if text.startswith(_BOM) else 0
        self._text = text
        self._line_starts = array("q", [first])
        self._line_starts.extend(newline.end() for newline in re.finditer("\n", text))
        # The nodes. A text can hold millions of them, hence numbers in a row and not objects.
        self._offsets = array("q", [_NOT_WRITTEN, _NOT_WRITTEN, first, first])
        self._members: dict[int, dict[str, int]] = {_ROOT: {}}  # table -> name -> node
        self._items: dict[int, array[int]] = {}  # array -> its nodes
        self._scan(first)

    def key(self, path: Path) -> Place | None:
        """Return where the last part of ``path`` is written as a key, or None if it is not.

        For a table this is the last part of its header, or where an outer header or a dotted key first
        names it if it has no header of its own. For an array of tables it is the last part of the first
        item's header, and for such an item that of the item's. The items of other arrays have no key.
        """
        node = self._find(path)
        return None if node is None or self._offsets[node] == _NOT_WRITTEN else self._place(node + _KEY)

    def value(self, path: Path) -> Place | None:
        """Return where the value at ``path`` is written, or None if it is not.

        Quotes and brackets are part of it. A table with a header, or one named by a dotted key, has no such text of its
        own: its place is that of its key.
        """
        node = self._find(path)
        return None if node is None else self._place(node + _VALUE)

    def nearest(self, path: Path) -> Place:
        """Return the place of the value at the longest beginning of ``path`` that is written; else line 1, column 1."""
        node, _ = self._follow(path)
        return self._place(node + _VALUE)

    def _find(self, path: Path) -> int | None:
        """Return the node at ``path``, or None."""
        node, steps = self._follow(path)
        return node if steps == len(path) else None

    def _follow(self, path: Path) -> tuple[int, int]:
        """Return the deepest node on ``path`` and the number of steps to it from the root."""
        node = _ROOT
        for steps, part in enumerate(path):
            inner = self._members.get(node, {}).get(part) if isinstance(part, str) else self._item(node, part)
            if inner is None:
                return node, steps
            node = inner
        return node, len(path)

    def _item(self, outer: int, index: int) -> int | None:
        """Return the node at ``index`` of the array ``outer``, or None."""
        items = self._items.get(outer, ())
        return items[index] if 0 <= index < len(items) else None

    def _place(self, bounds: int) -> Place:
        """Return the place between the offset at ``bounds`` and the next one."""
        return Place(*self._position(self._offsets[bounds]), *self._position(self._offsets[bounds + 1]))

    def _position(self, offset: int) -> tuple[int, int]:
        """Return the line and the column of ``offset``, both from 1."""
        line = bisect_right(self._line_starts, offset)
        return line, offset - self._line_starts[line - 1] + 1

    def _scan(self, start: int) -> None:
        """Read the text from ``start`` to its end."""
        text = self._text
        inside = [_ROOT]  # the table of the last header, then the arrays and inline tables still open
        pos = _match(_GAP, text, start).end()
        while pos < len(text):
            char = text[pos]
            if char in "]}":
                self._offsets[inside.pop() + _VALUE_END] = pos + 1
                pos = _match(_GAP, text, pos + 1).end()
                continue
            if char == "[" and len(inside) == 1:
                inside[0], pos = self._header(pos)
                continue

            outer = inside[-1]
            if outer in self._items:
                node = self._new(_NOT_WRITTEN, _NOT_WRITTEN)
                self._items[outer].append(node)
            else:
                (*tables, (name, key_start, key_end)), pos = self._dotted_key(pos)
                node = self._new(key_start, key_end)
                self._members[self._table(outer, tables)][name] = node

            char = text[pos]
            self._offsets[node + _VALUE] = pos
            if char in "[{":
                if char == "[":
                    self._items[node] = array("q")
                else:
                    self._members[node] = {}
                inside.append(node)
                pos = _match(_GAP, text, pos + 1).end()
            else:
                scalar = _match(_SCALAR, text, pos)
                self._offsets[node + _VALUE_END] = scalar.end(1)
                pos = scalar.end()

    def _header(self, pos: int) -> tuple[int, int]:
        """Return the table that the header at ``pos`` opens, and where the next entry is."""
        parts, key_end = self._dotted_key(_match(_HEADER_START, self._text, pos).end())
        if self._text.startswith("[[", pos):
            table = self._new_item(self._table(_ROOT, parts[:-1]), parts[-1])
        else:
            table = self._table(_ROOT, parts)
            # Other headers may have named the table before; its own is the better place.
            _, start, end = parts[-1]
            self._offsets[table : table + _SIZE] = array("q", [start, end, start, end])
        return table, _match(_HEADER_END, self._text, key_end).end()

    def _dotted_key(self, pos: int) -> tuple[list[_Part], int]:
        """Return the parts of the key at ``pos``, and where the value or the end of the header after it is."""
        parts = []
        while True:
            part = _match(_KEY_PART, self._text, pos)
            # A text repeats the same names over and over; interned, each is stored once.
            parts.append((intern(_name(part[1])), pos, part.end(1)))
            pos = part.end()
            if part[2] != ".":
                return parts, pos

    def _table(self, table: int, parts: list[_Part]) -> int:
        """Return the table that ``parts`` lead to from ``table``, past the last item of each array of tables.

        Tables on the path that don't exist yet are made.
        """
        for name, start, end in parts:
            members = self._members[table]
            if name not in members:
                members[name] = self._new(start, end)
                self._members[members[name]] = {}
            table = members[name]
            if table in self._items:
                table = self._items[table][-1]
        return table

    def _new_item(self, outer: int, part: _Part) -> int:
        """Return a new table, put last in the array of tables that ``part`` names in the table ``outer``."""
        name, start, end = part
        members = self._members[outer]
        if name not in members:
            members[name] = self._new(start, end)
            self._items[members[name]] = array("q")
        item = self._new(start, end)
        self._members[item] = {}
        self._items[members[name]].append(item)
        return item

    def _new(self, start: int, end: int) -> int:
        """Return a new node: its key from ``start`` to ``end``, and its value too until more is known."""
        node = len(self._offsets)
        self._offsets.extend((start, end, start, end))
        return node


def _match(pattern: re.Pattern[str], text: str, pos: int) -> re.Match[str]:
    """Return the match of the ``pattern`` that valid TOML must have at ``pos``."""
    match = pattern.match(text, pos)
    if match is None:
        raise ValueError(f"not TOML at offset {pos}")
    return match


def _name(written: str) -> str:
    """Return the name that one part of a key stands for."""
    if written[0] == '"':
        return _ESCAPE.sub(_unescaped, written[1:-1])
    return written[1:-1] if written[0] == "'" else written


def _unescaped(escape: re.Match[str]) -> str:
    """Return the character that an escape sequence stands for."""
    code = escape[1]
    return chr(int(code[1:], 16)) if len(code) > 1 else _ESCAPED[code]
