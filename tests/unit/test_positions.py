from __future__ import annotations

import random
import re
from collections.abc import Iterator
from typing import Any

import pytest
import toml_rs
import tomli
from hypothesis import given
from hypothesis import strategies as st

from bilat.loading.positions import Path, Place, Places

FACTS = """\
# Facts about wheat.
[aid.wheat-2023]
name = "Wheat"

[[aid.wheat-2023.claim]]
source = "a"
says = { amount = 25_000, unit = "t" }

[[aid.wheat-2023.claim]]
source = "b"
says = { amount = [ 24.5,
  26.5 ], unit = "kt" }
[[aid.wheat-2023.claim.doubt]]
why = "rounded"
[aid.wheat-2023.total]
sum = 2
"""


def render(text: str, place: Place | None) -> str:
    """Return what stands at ``place``, told without any help from Places."""
    assert place is not None
    lines = text.removeprefix("\ufeff").split("\n")[place.line - 1 : place.end_line]
    lines[-1] = lines[-1][: place.end_column - 1]
    lines[0] = lines[0][place.column - 1 :]
    return "\n".join(lines)


def key_and_value(text: str, *path: str | int) -> tuple[str, str]:
    places = Places(text)
    return render(text, places.key(path)), render(text, places.value(path))


def test_a_key_and_its_value_are_found_in_the_line_that_writes_them() -> None:
    places = Places("a = 1\nbare-key_2   =\ttrue # b = 3\n")
    assert places.key(("a",)) == Place(1, 1, 1, 2)
    assert places.value(("a",)) == Place(1, 5, 1, 6)
    assert places.key(("bare-key_2",)) == Place(2, 1, 2, 11)
    assert places.value(("bare-key_2",)) == Place(2, 16, 2, 20)


def test_every_kind_of_scalar_ends_where_it_ends() -> None:
    scalars = [
        "1",
        "-17",
        "0xdead_beef",
        "1e-5",
        "-inf",
        "nan",
        "true",
        "''",
        '""',
        "'#]'",
        '"},"',
        '"a\\\\"',
    ]
    scalars += ["1979-05-27", "1979-05-27T07:32:00.5+01:00", "1979-05-27 07:32:00Z", "07:32"]
    for scalar in scalars:
        for end in ("", "\n", "\r\n", " ", "#", "\t# 1"):
            assert key_and_value(f"x={scalar}{end}", "x") == ("x", scalar)
    for comma in (",", " , ", "\t,\r\n", "#,\n,#]\n"):
        text = f"x = [{comma.join(scalars)}]"
        assert [render(text, Places(text).value(("x", i))) for i in range(len(scalars))] == scalars


def test_a_quoted_key_is_found_by_the_name_it_stands_for_and_keeps_its_quotes() -> None:
    assert key_and_value("'a.b c' = 1", "a.b c") == ("'a.b c'", "1")
    assert key_and_value(r"""'a"\u0062' = 1""", r'a"\u0062') == (r"""'a"\u0062'""", "1")
    assert key_and_value('"" = 1', "") == ('""', "1")
    assert key_and_value(r'"a\u0062" = 1', "ab") == (r'"a\u0062"', "1")
    assert key_and_value(r'"\"\\\b\t\n\f\r\e" = 1', '"\\\b\t\n\f\r\x1b')[1] == "1"
    assert key_and_value(r'"\x61\u00e9\U0001F600\\u0062" = 1', "a\u00e9\U0001f600\\u0062")[1] == "1"


def test_each_part_of_a_dotted_key_is_found_where_it_is_first_named() -> None:
    text = 'a . "b.c".d = 1\na."b.c".e = 2\n'
    places = Places(text)
    assert places.key(("a",)) == places.value(("a",)) == Place(1, 1, 1, 2)
    assert places.key(("a", "b.c")) == places.value(("a", "b.c")) == Place(1, 5, 1, 10)
    assert places.key(("a", "b.c", "d")) == Place(1, 11, 1, 12)
    assert places.key(("a", "b.c", "e")) == Place(2, 9, 2, 10)
    assert places.value(("a", "b.c", "e")) == Place(2, 13, 2, 14)


def test_a_number_with_a_point_is_a_dotted_key_before_the_equals_sign_and_one_value_after_it() -> None:
    assert key_and_value("3.14 = 3.14\n", "3", "14") == ("14", "3.14")


def test_a_table_is_found_at_the_last_part_of_its_header() -> None:
    places = Places("[a]\nx = 1\n  [ b . 'c d' ]# x = 2\nx = 3\n")
    assert places.key(("a",)) == places.value(("a",)) == Place(1, 2, 1, 3)
    assert places.key(("b", "c d")) == places.value(("b", "c d")) == Place(3, 9, 3, 14)
    assert places.value(("a", "x")) == Place(2, 5, 2, 6)
    assert places.value(("b", "c d", "x")) == Place(4, 5, 4, 6)


def test_a_table_without_a_header_is_found_in_the_first_header_that_names_it() -> None:
    places = Places("[a.b.c]\n[a.d]\n[a.b.e]\n")
    assert places.key(("a",)) == places.value(("a",)) == Place(1, 2, 1, 3)
    assert places.key(("a", "b")) == Place(1, 4, 1, 5)
    assert places.key(("a", "b", "e")) == Place(3, 6, 3, 7)


def test_a_table_whose_header_comes_after_that_of_its_sub_table_is_found_at_its_own() -> None:
    text = "[a.b]\nx = 1\n[a]\nc.d = 2\n[a.c.e]\n"
    places = Places(text)
    assert places.key(("a",)) == places.value(("a",)) == Place(3, 2, 3, 3)
    assert places.key(("a", "b")) == Place(1, 4, 1, 5)
    assert places.key(("a", "c")) == Place(4, 1, 4, 2)
    assert render(text, places.value(("a", "c", "d"))) == "2"


def test_an_array_of_tables_is_found_at_its_first_header_and_each_item_at_its_own() -> None:
    places = Places("[[a.b]]\nx = 1\n[ c ]\n[[ a . b ]]\nx = 2\n")
    assert places.key(("a",)) == Place(1, 3, 1, 4)
    assert places.key(("a", "b")) == places.value(("a", "b")) == Place(1, 5, 1, 6)
    assert places.key(("a", "b", 0)) == places.value(("a", "b", 0)) == Place(1, 5, 1, 6)
    assert places.key(("a", "b", 1)) == places.value(("a", "b", 1)) == Place(4, 8, 4, 9)
    assert places.value(("a", "b", 0, "x")) == Place(2, 5, 2, 6)
    assert places.value(("a", "b", 1, "x")) == Place(5, 5, 5, 6)


def test_headers_below_an_array_of_tables_belong_to_its_last_item() -> None:
    claim = ("aid", "wheat-2023", "claim")
    assert key_and_value(FACTS, *claim, 0, "says", "amount") == ("amount", "25_000")
    assert key_and_value(FACTS, *claim, 1, "source") == ("source", '"b"')
    places = Places(FACTS)
    assert places.key(("aid", "wheat-2023")) == Place(2, 6, 2, 16)
    assert places.value((*claim, 1, "says", "amount", 1)) == Place(12, 3, 12, 7)
    assert places.key((*claim, 1, "doubt", 0)) == Place(13, 24, 13, 29)
    assert places.value((*claim, 1, "doubt", 0, "why")) == Place(14, 7, 14, 16)
    assert places.value(("aid", "wheat-2023", "total", "sum")) == Place(16, 7, 16, 8)
    assert places.value((*claim, 0, "doubt")) is None


def test_a_key_in_an_inline_table_is_found_where_it_is_written() -> None:
    text = "t = {a = 1, 'b'.c={ d = {} } , b.e=2}"
    places = Places(text)
    assert places.value(("t",)) == Place(1, 5, 1, 38)
    assert places.key(("t", "a")) == Place(1, 6, 1, 7)
    assert places.value(("t", "a")) == Place(1, 10, 1, 11)
    assert places.key(("t", "b")) == places.value(("t", "b")) == Place(1, 13, 1, 16)
    assert key_and_value(text, "t", "b", "c") == ("c", "{ d = {} }")
    assert key_and_value(text, "t", "b", "c", "d") == ("d", "{}")
    assert key_and_value(text, "t", "b", "e") == ("e", "2")


def test_an_inline_table_may_have_many_lines_comments_and_a_trailing_comma() -> None:
    text = "t = { # }\n\ta = 1, # b = 2\n\tb = { c = 3, },\n}\nu = 4\n"
    places = Places(text)
    assert places.value(("t",)) == Place(1, 5, 4, 2)
    assert places.value(("t", "a")) == Place(2, 6, 2, 7)
    assert places.key(("t", "b")) == Place(3, 2, 3, 3)
    assert key_and_value(text, "t", "b") == ("b", "{ c = 3, }")
    assert places.value(("u",)) == Place(5, 5, 5, 6)


def test_items_of_nested_arrays_are_found_and_have_no_key() -> None:
    text = "a = [[1, 2], [\n  [], # ]\n  [3,],\n], [[{b = [4, 5]}]]]\n"
    places = Places(text)
    assert places.value(("a",)) == Place(1, 5, 4, 21)
    assert places.value(("a", 0, 1)) == Place(1, 10, 1, 11)
    assert places.value(("a", 1)) == Place(1, 14, 4, 2)
    assert places.value(("a", 1, 0)) == Place(2, 3, 2, 5)
    assert places.value(("a", 1, 1, 0)) == Place(3, 4, 3, 5)
    assert key_and_value(text, "a", 2, 0, 0, "b") == ("b", "[4, 5]")
    assert places.value(("a", 2, 0, 0, "b", 1)) == Place(4, 15, 4, 16)
    assert places.key(("a", 0)) is None
    assert places.key(("a", 0, 1)) is None


def test_a_string_of_many_lines_reaches_from_quotes_to_quotes() -> None:
    for string in (
        '"""\na = 1\n[b]\n# """',
        '"""one " two "" three \\""" four \\\n  five"""',
        '"""""two"""""',
        '"""\\\\"""',
        '""""""',
        "'''\na = 1\n[b]\n# \\'''",
        "'''one ' two '' three'''",
        "'''''two'''''",
        "''''''",
    ):
        text = f"x = {string} # y = 1\nz = [{string},{string}]\n"
        assert key_and_value(text, "x") == ("x", string)
        assert render(text, Places(text).value(("z", 1))) == string
        assert Places(text).key(("a",)) is None
    assert Places('x = """a\nb"""').value(("x",)) == Place(1, 5, 2, 5)


def test_what_a_comment_says_is_not_there() -> None:
    places = Places("# a = 1\nb = 1 # [c]\n#[d]\n  # e = \"\n[f] # = '\n#")
    assert [places.key((name,)) is None for name in "abcdef"] == [True, False, True, True, True, False]


def test_lf_and_crlf_end_a_line_and_no_other_character_does() -> None:
    places = Places('a = 1\r\nb = "\u2028\u2029\x85" # \u2028\nc = """\r\n\r\n"""\r\n[d]\r\n')
    assert places.value(("a",)) == Place(1, 5, 1, 6)
    assert places.value(("b",)) == Place(2, 5, 2, 10)
    assert places.value(("c",)) == Place(3, 5, 5, 4)
    assert places.key(("d",)) == Place(6, 2, 6, 3)


def test_a_tab_a_wide_and_a_combining_character_are_one_column_each() -> None:
    places = Places("\t\ta\t=\t1\n'日本' = ['語', 'e\u0301', '😀', 1]\n")
    assert places.key(("a",)) == Place(1, 3, 1, 4)
    assert places.value(("a",)) == Place(1, 7, 1, 8)
    assert places.key(("日本",)) == Place(2, 1, 2, 5)
    assert places.value(("日本", 1)) == Place(2, 14, 2, 18)
    assert places.value(("日本", 3)) == Place(2, 25, 2, 26)


def test_a_byte_order_mark_takes_no_column() -> None:
    places = Places("\ufeffa = 1\nb = '\ufeff'\n")
    assert places.key(("a",)) == Place(1, 1, 1, 2)
    assert places.value(("b",)) == Place(2, 5, 2, 8)
    assert places.nearest(("c",)) == Place(1, 1, 1, 1)


def test_a_path_that_is_not_written_has_no_place() -> None:
    places = Places("[a]\nb = [1, {c = 2}]\n[[d]]\n")
    for path in (
        ("x",),
        ("a", "x"),
        ("a", 0),
        ("a", "b", 2),
        ("a", "b", -1),
        ("a", "b", "c"),
        ("a", "b", 0, 0),
    ):
        assert places.key(path) is None
        assert places.value(path) is None
    assert places.value(("d", 1)) is None
    assert places.key(()) is None


def test_the_nearest_place_is_the_value_of_the_deepest_part_that_is_written() -> None:
    places = Places("# Facts\n[a]\nb = [1, {c = 2}]\n[[d.e]]\n")
    assert places.nearest(("a", "b", 1, "c")) == Place(3, 14, 3, 15)
    assert places.nearest(("a", "b", 1, "x", "y")) == Place(3, 9, 3, 16)
    assert places.nearest(("a", "b", 7)) == Place(3, 5, 3, 17)
    assert places.nearest(("a", "b", "x")) == Place(3, 5, 3, 17)
    assert places.nearest(("a", "x", "c")) == Place(2, 2, 2, 3)
    assert places.nearest(("d", "e", 1, "f")) == Place(4, 5, 4, 6)
    assert places.nearest(("x", "a")) == Place(1, 1, 1, 1)
    assert places.nearest(()) == Place(1, 1, 1, 1)
    assert Places("").nearest(("a",)) == Place(1, 1, 1, 1)


@pytest.mark.slow
def test_no_depth_of_nesting_is_too_deep() -> None:
    depth = 100_000
    places = Places("a = " + "[" * depth + "]" * depth + "\nb = " + "{c=" * depth + "1" + "}" * depth)
    assert places.value(("a",)) == Place(1, 5, 1, 5 + 2 * depth)
    assert places.value(("a", *[0] * (depth - 1))) == Place(1, 4 + depth, 1, 6 + depth)
    assert places.value(("b", *["c"] * depth)) == Place(2, 5 + 3 * depth, 2, 6 + 3 * depth)


# Random documents. Each is written so that tomli accepts it, with every way to write keys, values, tables and
# blanks mixed by the dice.

NAMES = ["a", "b-c", "0", "14", "1979-05-27", "true", "key", "value", "", " ", "two words", "dot.ted", "it's"]
NAMES += ['say"so"', "a#b", "[c]", "{d}", "back\\slash", "tab\t", "line\nend", "\x1b", "\u2028", "\ufeff"]
NAMES += ["é", "e\u0301", "日本", "😀"]
SCALARS = ["0", "+17", "-0", "0xDEAD_beef", "1_000", "1.5", "-1e10", "6.6e-3", "inf", "-inf", "nan", "true"]
SCALARS += ["false", "07:32:00", "1979-05-27", "1979-05-27T07:32:00Z", "1979-05-27 07:32:00.5+01:00"]
SCALARS += ["1979-05-27 07:32", "''", '""']
PIECES = [*"a日é😀\u2028 #=[]{},.'\"", "e\u0301", r"\\", r"\"", r"\t", r"\e", r"\x41"]
PIECES += [r"\u00e9", r"\U0001F600"]
SHORT_ESCAPES = {"\t": "\\t", "\n": "\\n", "\x1b": "\\e", '"': '\\"', "\\": "\\\\"}


class Writer:
    """Writes random TOML; the same random numbers write the same text."""

    def __init__(self, rng: random.Random) -> None:
        self.rng = rng

    def document(self) -> str:
        names = self.names(8)
        lines = self.body(names[:3]) + "".join(self.sections([], names[3:], 0))
        text = lines if self.chance(0.8) else lines.rstrip("\n")
        ends = self.rng.choice([["\n"], ["\r\n"], ["\n", "\r\n"]])
        return re.sub("\n", lambda _: self.rng.choice(ends), text)

    def sections(self, path: list[str], names: list[str], depth: int) -> list[str]:
        """Return tables named by ``names`` in the table ``path``, and what is below them, in any order."""
        sections = []
        for name in names:
            inner = [*path, name]
            if self.chance(0.4):
                for _ in range(self.rng.randint(1, 3)):
                    body, below = self.table(inner, depth)
                    sections.append(self.line(f"[[{self.key(inner)}]]") + body + "".join(below))
            else:
                body, below = self.table(inner, depth)
                if body or not below or self.chance(0.3):
                    sections.append(self.line(f"[{self.key(inner)}]") + body)
                sections += below
        self.rng.shuffle(sections)
        return sections

    def table(self, path: list[str], depth: int) -> tuple[str, list[str]]:
        """Return the body of the table ``path``, and the tables below it."""
        names = self.names(3)
        cut = self.rng.randint(0, len(names)) if depth < 2 else len(names)
        return self.body(names[:cut]), self.sections(path, names[cut:], depth + 1)

    def body(self, names: list[str]) -> str:
        return "".join(self.line(pair) for pair in self.pairs(names, 0))

    def pairs(self, names: list[str], depth: int) -> list[str]:
        pairs = []
        for name in names:
            below = self.names(3) if depth < 2 and self.chance(0.2) else []
            pairs += [f"{self.key([name])}.{self.blank()}{pair}" for pair in self.pairs(below, depth + 1)]
            if not below:
                pairs.append(f"{self.key([name])}={self.blank()}{self.value(depth)}")
        self.rng.shuffle(pairs)
        return pairs

    def value(self, depth: int) -> str:
        kind = self.rng.randint(0, 9) if depth < 3 else self.rng.randint(4, 9)
        if kind < 2:
            return f"[{self.listed([self.value(depth + 1) for _ in range(self.rng.randint(0, 3))])}]"
        if kind < 4:
            return f"{{{self.listed(self.pairs(self.names(3), depth + 1))}}}"
        if kind < 7:
            return self.rng.choice(SCALARS)
        return self.string()

    def listed(self, entries: list[str]) -> str:
        """Return ``entries`` with commas, and with comments and ends of line between them."""
        text = self.gap() + f"{self.gap()},{self.gap()}".join(entries) + self.gap()
        return f"{text},{self.gap()}" if entries and self.chance(0.3) else text

    def string(self) -> str:
        pieces = self.rng.choices(PIECES, k=self.rng.randint(0, 6))
        kind = self.rng.randint(0, 3)
        if kind == 0:
            return '"' + "".join(piece for piece in pieces if piece != '"') + '"'
        if kind == 1:
            return "'" + "".join(piece for piece in pieces if piece != "'") + "'"
        pieces = [piece + self.rng.choice(["", "", "\n", "\t", " \n "]) for piece in pieces]
        if kind == 2:
            text = re.sub('""(?=")', '""\\\\', "".join(pieces))
            return '"""' + text + self.rng.choice(["", '\\\n  \n ."', 'a""']) + '"""'
        return "'''" + re.sub("''(?=')", "'' ", "".join(pieces)) + self.rng.choice(["", "a'", "a''"]) + "'''"

    def key(self, path: list[str]) -> str:
        return ".".join(self.blank() + self.spelled(name) + self.blank() for name in path)

    def spelled(self, name: str) -> str:
        """Return one of the ways to write ``name`` as a part of a key."""
        ways = [f'"{"".join(self.character(character) for character in name)}"']
        if re.fullmatch("[A-Za-z0-9_-]+", name):
            ways += [name] * 3
        if not re.search("['\n\x1b]", name):
            ways.append(f"'{name}'")
        return self.rng.choice(ways)

    def character(self, character: str) -> str:
        code = ord(character)
        escapes = [(0x100, f"\\x{code:02x}"), (0x10000, f"\\u{code:04X}"), (0x110000, f"\\U{code:08x}")]
        ways = [escape for limit, escape in escapes if code < limit]
        ways += [SHORT_ESCAPES.get(character, character)] * 5
        return self.rng.choice(ways)

    def line(self, text: str) -> str:
        comment = self.rng.choice(["", "", "", "# 日 ' [", '#"""', "\n\n", "\n # a = 1"])
        return f"{self.blank()}{text}{self.blank()}{comment}\n"

    def gap(self) -> str:
        return self.rng.choice(["", "", " ", "\t", "\n", " # ], } 😀\n", "\n\n\t#'\n#\"\n  "])

    def blank(self) -> str:
        return self.rng.choice(["", "", "", " ", "\t ", "  "])

    def names(self, most: int) -> list[str]:
        return self.rng.sample(NAMES, self.rng.randint(0, most))

    def chance(self, share: float) -> bool:
        return self.rng.random() < share


@pytest.fixture(scope="module")
def documents() -> list[str]:
    return [Writer(random.Random(seed)).document() for seed in range(2000)]


def entries(value: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    """Return every path below ``path`` in what tomli read, and the value there."""
    below = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for part, inner in below:
        yield (*path, part), inner
        yield from entries(inner, (*path, part))


def told_by_toml_rs(text: str) -> Iterator[tuple[Path, str, Place]]:
    """Return the places that toml-rs tells: of a "key", of a "value", or of the whole "header" of an item.

    It tells none for tables with a header of their own and tables that other headers and dotted keys name on
    their way. It counts columns in bytes of UTF-8. The end column it gives is that of the first line, the end
    of that line included, so the end is counted from the start and the raw text it gives instead.
    """
    lines = [line.encode() for line in text.split("\n")]

    def first(told: Any) -> int:
        return int(told[0]) if isinstance(told, tuple) else int(told)

    def place(node: dict[str, Any], what: str) -> Place:
        line = first(node[f"{what}_line"])
        column = len(lines[line - 1][: first(node[f"{what}_col"]) - 1].decode()) + 1
        before, newline, last = node[f"{what}_raw"].rpartition("\n")
        if newline:
            return Place(line, column, line + before.count("\n") + 1, len(last) + 1)
        return Place(line, column, line, column + len(last))

    def below(path: Path, inner: Any, is_array_of_tables: bool) -> Iterator[tuple[Path, str, Place]]:
        if isinstance(inner, dict):
            for name, node in inner.items():
                yield from at((*path, name), node, "value")
        elif isinstance(inner, list):
            for index, node in enumerate(inner):
                yield from at((*path, index), node, "header" if is_array_of_tables else "value")

    def at(path: Path, node: dict[str, Any], value: str) -> Iterator[tuple[Path, str, Place]]:
        has_key, has_value = (isinstance(node.get(line), int | tuple) for line in ("key_line", "value_line"))
        if has_key:
            yield path, "key", place(node, "key")
        if has_value:
            yield path, value, place(node, "value")
        yield from below(path, node["value"] if has_key or has_value else node, not has_value)

    return below((), toml_rs.load_with_metadata(text).meta["nodes"], False)


def names_of(path: Path) -> list[str]:
    return [part for part in path if isinstance(part, str)]


def names_in_header(text: str, last: Place) -> list[str] | None:
    """Return the names in the header around ``last``, up to and with that one; None if it is in no header."""
    start = text.split("\n")[last.line - 1][: last.end_column - 1].lstrip(" \t")
    if not start.startswith("["):
        return None
    table = tomli.loads(start + ("]]" if start.startswith("[[") else "]"))
    names = []
    while table:
        [(name, inner)] = table.items()
        names.append(name)
        table = inner[0] if isinstance(inner, list) else inner
    return names


@pytest.mark.slow
def test_random_documents_are_placed_as_toml_rs_places_them(documents: list[str]) -> None:
    for seed, text in enumerate(documents):
        places = Places(text)
        told: dict[str, set[Path]] = {"key": set(), "value": set(), "header": set()}
        for path, what, place in told_by_toml_rs(text):
            told[what].add(path)
            if what == "header":
                key = places.key(path)
                assert key is not None
                assert (key.line, key.end_line) == (place.line, place.end_line), (seed, path)
                assert place.column < key.column < key.end_column < place.end_column, (seed, path)
                assert names_in_header(text, key) == names_of(path), (seed, path)
            else:
                ours = places.key(path) if what == "key" else places.value(path)
                assert ours == place, (seed, path)

        for path, value in entries(tomli.loads(text)):
            key = places.key(path)
            if path in told["key"] | told["value"] | told["header"]:
                assert (key is None) == (path not in told["key"] | told["header"]), (seed, path)
            elif key is None:
                # toml-rs leaves out the places of inline tables in arrays in arrays.
                assert render(text, places.value(path)).startswith("{"), (seed, path)
            else:
                # What else it leaves out are tables that only keys name: nothing else is written of them.
                assert isinstance(value, dict), (seed, path)
                assert key == places.value(path), (seed, path)
                if not any(path[:length] in told["value"] for length in range(len(path))):
                    assert names_in_header(text, key) in (None, names_of(path)), (seed, path)


@pytest.mark.slow
def test_what_is_written_at_a_place_is_what_tomli_reads_there(documents: list[str]) -> None:
    for seed, text in enumerate(documents):
        places = Places(text)
        for path, value in entries(tomli.loads(text)):
            key, place = places.key(path), places.value(path)
            if key is not None and isinstance(path[-1], str):
                assert tomli.loads(f"{render(text, key)} = 1") == {path[-1]: 1}, (seed, path)
            if key is None or key != place:
                # Compared as text, because nan is not equal to nan, and 1 is equal to 1.0 and to true.
                assert repr(tomli.loads(f"x = {render(text, place)}")["x"]) == repr(value), (seed, path)
            else:
                assert isinstance(value, dict | list), (seed, path)


def basic_string(text: str) -> str:
    return '"' + re.sub('[\x00-\x1f\x7f"\\\\]', lambda match: f"\\u{ord(match[0]):04x}", text) + '"'


@given(st.dictionaries(st.text(), st.lists(st.text(), min_size=1), min_size=1))
def test_any_characters_may_stand_in_keys_and_strings(facts: dict[str, list[str]]) -> None:
    lines = [f"{basic_string(name)} = [{', '.join(map(basic_string, facts[name]))}]" for name in facts]
    text = "\r\n".join(lines)
    assert tomli.loads(text) == facts
    places = Places(text)
    for line, (name, strings) in enumerate(facts.items(), start=1):
        assert places.key((name,)) == Place(line, 1, line, len(basic_string(name)) + 1)
        assert places.nearest((name, 0, "x")) == places.value((name, 0))
        for index, string in enumerate(strings):
            assert render(text, places.value((name, index))) == basic_string(string)
