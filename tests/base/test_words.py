"""No screen for people shows a code: every word of the data is put into words first."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from bilat.output import totals_wording
from bilat.schema.kinds import KINDS
from bilat.schema.tables import TABLES
from support.program import SHIPPED, Program
from support.terminals import seen

pytestmark = pytest.mark.slow

WRITTEN = SHIPPED.read_text(encoding="utf-8")
FIELDS = [field for kind in KINDS.values() for field in kind.fields]
FIELDS += [field for table in TABLES.values() for field in table.fields]
CODES = {
    *(word for field in FIELDS for word in field.choices if "-" in word),
    *(reason for reason in totals_wording._COUNTED_REASONS if "-" in reason),
    *(name for field in FIELDS for name in (field.name, field.inverse) if "_" in name),
    *("last_word", "single_witness", "one_sided", "publisher_name", "agency_name"),
    *(f"1 {unit}" for unit in re.findall(r'^unit = "(\w{4,}s)"$', WRITTEN, re.MULTILINE)),
    *re.findall(r'^(?:country|donor|recipient|supplier|provider) = "([A-Z]{2})"$', WRITTEN, re.MULTILINE),
}
CODES -= {name for line in re.findall(r"^also = .*$", WRITTEN, re.MULTILINE) for name in re.findall(r'"(\w\w)"', line)}
CODE = re.compile(rf"(?<![\w/.-])(?:{'|'.join(map(re.escape, sorted(CODES)))})(?![\w/-]|\.\w)")
"""A code by itself: an address or an id may contain one."""
NO_DATA = re.compile(r"https?://\S+|bilat \w+ ID\b")
"""Addresses, and the command that a screen suggests: ID is no country there."""
STRAIGHT = str.maketrans("“”‘’", "\"\"''")
"""A reference has its own quotation marks."""
TEXTS = WRITTEN.translate(STRAIGHT)

SCREENS = [
    *([kind.command] for kind in KINDS.values()),
    *([kind.command, "--totals", "--by", by] for kind in KINDS.values() if kind.summed for by in kind.groupings),
    *([kind.command, flag] for kind in KINDS.values() if kind.summed for flag in ("--explain", "--chart")),
    *(["show", kind] for kind in KINDS),
    *(["cite", kind] for kind in KINDS),
    *(["cite", "--markdown", "aid"], ["cite", "--wikipedia", "aid"]),
    *(["disputes", "--limit", "1000"], ["timeline"], ["stats"], ["reconcile"], ["search", "wheat"]),
    *(["publishers"], ["sources"], ["people"], ["organisations"]),
]
"""The questions; after `show` and `cite` a kind stands for its facts."""
READ_OUT = [
    *([kind.command] for kind in KINDS.values()),
    *(["show", "aid"], ["disputes"], ["timeline"], ["stats"], ["reconcile"], ["search", "wheat"]),
    *(["publishers"], ["sources"], ["people"], ["organisations"]),
]


def codes(screen: str) -> list[str]:
    """Return the codes on a screen, each with the words around it, but for those that stand in a text of the base."""
    text = " ".join(NO_DATA.sub("", screen).translate(STRAIGHT).split())
    return [
        text[max(code.start() - 20, 0) : code.end() + 20]
        for code in CODE.finditer(text)
        if text[max(code.start() - 3, 0) : code.end()] not in TEXTS and text[code.start() : code.end() + 3] not in TEXTS
    ]


def question(words: list[str], bilat: Program) -> list[str]:
    """Return the words of a question, a kind after `show` or `cite` replaced by the ids of its facts."""
    if words[0] not in ("show", "cite"):
        return words
    *command, kind = words
    facts = json.loads(bilat(KINDS[kind].command, "--json").stdout)["facts"]
    return [*command, *(fact["id"] for fact in facts)]


@pytest.mark.parametrize("words", SCREENS, ids=" ".join)
def test_no_screen_shows_a_code(words: list[str], shared_cache: Path, bilat: Program) -> None:
    lines = seen(*question(words, bilat), facts=SHIPPED, cache=shared_cache, columns=400)
    assert (len(lines) > 1, codes("\n".join(lines))) == (True, [])


@pytest.mark.parametrize("words", READ_OUT, ids=" ".join)
def test_no_code_is_read_out_to_a_screen_reader(words: list[str], bilat: Program) -> None:
    text = bilat(*question(words, bilat), "--plain").stdout
    assert (text != "", codes(text)) == (True, [])
