"""On every terminal: what is shown fits it, is aligned, and uses nothing that it can't draw."""

import fcntl
import json
import os
import pty
import re
import shutil
import struct
import subprocess
import sys
import termios
import time
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from generators.asking import Stream, run_within
from rich.color import Color

from bilat.output.terminal import listing_table
from bilat.output.terminal.screen import Screen
from bilat.output.terminal.table import SAMPLE
from bilat.output.wording import OUTSIDE
from bilat.query.listing import Listing
from support.program import Program
from support.small_bases import aid

pytestmark = pytest.mark.slow

ESCAPES = re.compile(r"\x1b\[[0-9;]*m|\x1b\]8;[^\x1b]*\x1b\\")
WIDE = aid("wide", title="漢字の題名 with wide letters", commodity=None) + aid(
    "rtl", title="شحنة قمح إلى مالي", amount=7
)
ANSWERS = [
    ("aid", "--year", "2023"),
    ("meetings", "--year", "2023"),
    ("events", "--limit", "30"),
    ("sources",),
    ("people",),
]
DRAWN = [
    ("show", "fertiliser-2023-12"),
    ("disputes", "--limit", "5"),
    ("timeline", "--year", "2023"),
    ("aid", "--chart"),
    ("aid", "--year", "2023", "--explain"),
    ("stats",),
    ("search", "wheat"),
    ("reconcile",),
]
"""What is drawn otherwise than as a table."""


def seen(*arguments: str, width: int = 80, height: int = 24, **environment: str) -> str:
    """Return what the program sends to a terminal of that size."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", height, width, 0, 0))
    command = [sys.executable, "-m", "bilat", *arguments]
    own = _environment(environment)
    with subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, env=own) as program:
        os.close(theirs)
        sent = b""
        while piece := _read(ours):
            sent += piece
        program.wait()
    os.close(ours)
    return sent.decode("utf-8").replace("\r\n", "\n")


@cache
def drawn(*arguments: str, width: int = 80, **environment: str) -> str:
    """Return what the program, run within this process, sends to what passes for a terminal of that width."""
    screen = Stream(terminal=True)
    run_within(arguments, _environment({"COLUMNS": str(width)} | environment), screen, screen)
    return screen.text()


def _environment(more: Mapping[str, str]) -> dict[str, str]:
    habits = ("LC_", "BILAT", "COLUMNS", "NO_", "FORCE_")
    own = {key: value for key, value in os.environ.items() if not key.startswith(habits)}
    return own | {"TERM": "xterm-256color", "LANG": "C.UTF-8", "PAGER": "cat", "FORCE_HYPERLINK": "0"} | dict(more)


def _read(descriptor: int) -> bytes:
    try:
        return os.read(descriptor, 65536)
    except OSError:
        return b""


def columns(text: str) -> int:
    marks = ("Mn", "Me", "Cf")
    return sum(
        0 if unicodedata.category(one) in marks else 2 if unicodedata.east_asian_width(one) in "WF" else 1
        for one in text
    )


@pytest.mark.parametrize("width", [40, 80, 140, 200])
@pytest.mark.parametrize("command", ANSWERS + DRAWN, ids=" ".join)
def test_what_is_shown_fits_the_terminal(command: tuple[str, ...], width: int) -> None:
    shown = ESCAPES.sub("", drawn(*command, width=width))
    # An address is never broken, so that it can be picked whole.
    wide = [line for line in shown.splitlines() if columns(line) > width and "http" not in line]
    assert (shown != "", wide) == (True, [])


def test_picked_fields_are_a_table_on_a_terminal_and_bare_lines_in_a_pipe(bilat: Program) -> None:
    question = ("aid", "--year", "2023", "--fields", "id,amount")
    lines = ESCAPES.sub("", seen(*question)).splitlines()
    piped = bilat(*question).stdout.splitlines()
    assert (any(line.startswith("──") for line in lines), "\t" in "".join(lines), piped[0].count("\t")) == (
        True,
        False,
        1,
    )


def test_columns_is_obeyed() -> None:
    assert max(len(ESCAPES.sub("", line)) for line in seen("aid", "--totals", COLUMNS="60").splitlines()) <= 60


@pytest.mark.parametrize("width", [40, 60, 100])
@pytest.mark.parametrize("command", ["aid", "meetings"])
def test_nothing_is_cut_at_any_width(command: str, width: int, bilat: Program) -> None:
    facts = json.loads(bilat(command, "--year", "2023", "--json").stdout)["facts"]
    # A title folds between its words, an id after its hyphens: the column holds both from top to bottom.
    lines = ESCAPES.sub("", seen(command, "--year", "2023", width=width)).splitlines()
    edge = lines[0].index("Aid" if command == "aid" else "Meeting")
    column = "".join(line[edge:].split("  ")[0].strip().replace(" ", "") for line in lines)
    missing = [fact["id"] for fact in facts if fact["id"] not in column or fact["title"].replace(" ", "") not in column]
    assert (len(facts) > 10, missing) == (True, [])


def test_wide_and_right_to_left_text_stays_aligned(base: Callable[..., Path]) -> None:
    shown = ESCAPES.sub("", seen("--facts", str(base(WIDE)), "aid", width=100)).splitlines()
    rows = [line for line in shown if "100 t" in line or "7 t" in line][:2]
    ends = [columns(line[: line.index(" t") + 2]) for line in rows]
    assert ends == [shown[0].index("Amount") + len("Amount")] * 2


@pytest.mark.parametrize("command", [("aid",), ("show", "rtl"), ("timeline", "--kind", "aid"), ("search", "mali")])
def test_right_to_left_text_is_isolated_on_a_terminal_alone(
    command: tuple[str, ...], base: Callable[..., Path], bilat: Program
) -> None:
    facts = base(WIDE.replace("some words", "mali"))
    isolates = re.compile("\u2068[^\u2069\n]*شحنة[^\u2069\n]*\u2069")
    assert isolates.search(seen("--facts", str(facts), *command))
    assert "\u2068" not in bilat(*command, facts=facts).stdout


def test_an_id_that_is_longer_than_its_column_is_broken_after_a_hyphen(base: Callable[..., Path]) -> None:
    long = "an-id-that-is-longer-than-its-column-is-wide"
    facts = base(aid(long, title="Short", terms="gift"))
    shown = ESCAPES.sub("", seen("--facts", str(facts), "aid", width=50)).splitlines()
    id_lines = [line.strip() for line in shown if line.strip() and line.strip() in long]
    assert ("".join(id_lines), all(line.endswith("-") for line in id_lines[:-1])) == (long, True)


def test_references_are_numbered_where_a_column_refers_to_them() -> None:
    wide, narrow = (ESCAPES.sub("", seen("aid", "--year", "2012", width=width)) for width in (120, 44))
    assert ("\n[1] " in wide, "\n[1] " in narrow, "bilat cite ID quotes them" in narrow) == (True, False, True)


@pytest.mark.parametrize("environment", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_nothing_is_set_off_where_that_is_not_wanted(environment: dict[str, str]) -> None:
    assert "\x1b" not in seen("aid", "--year", "2023", width=80, height=24, **environment)


@pytest.mark.parametrize("command", [*ANSWERS, *DRAWN], ids=" ".join)
def test_colours_only_set_off_what_signs_and_words_say(command: tuple[str, ...]) -> None:
    coloured, plain = drawn(*command), drawn(*command, NO_COLOR="1")
    assert ("\x1b[" in coloured, ESCAPES.sub("", coloured)) == (True, plain)


def test_every_colour_stands_out_from_black_and_from_white() -> None:
    numbers = {int(n) for command in (*ANSWERS, *DRAWN) for n in re.findall(r"38;5;(\d+)", drawn(*command))}
    contrasts = {n: (contrast(n, 0.0), contrast(n, 1.0)) for n in numbers}
    assert (len(numbers) > 4, [n for n, both in contrasts.items() if min(both) < 3]) == (True, [])


def contrast(number: int, background: float) -> float:
    """Return the contrast of one of the 256 colours with a background of that luminance, as WCAG 2.2 counts it."""
    shares = [part / 255 for part in Color.from_ansi(number).get_truecolor()]
    linear = [share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares]
    luminance = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    return (max(luminance, background) + 0.05) / (min(luminance, background) + 0.05)


@pytest.mark.parametrize(
    ("environment", "colours"),
    [
        ({"TERM": "xterm-256color"}, True),
        ({"TERM": "dumb"}, False),
        ({"TERM": "dumb", "FORCE_COLOR": "1"}, True),
        ({"FORCE_COLOR": "0"}, False),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
    ],
)
def test_no_color_goes_before_force_color_and_that_before_the_terminal(
    environment: dict[str, str], colours: bool
) -> None:
    assert ("\x1b[" in seen("aid", "--year", "2023", width=80, height=24, **environment)) is colours


@pytest.mark.parametrize(("command", "colours"), [(("aid",), False), (("show", "wheat-2023"), True)])
def test_in_a_pipe_only_what_is_drawn_for_people_can_be_coloured(
    command: tuple[str, ...], colours: bool, bilat: Program
) -> None:
    assert "\x1b" not in bilat(*command).stdout
    assert ("\x1b[" in bilat(*command, env={"FORCE_COLOR": "1"}).stdout) is colours


@pytest.mark.parametrize("command", [*ANSWERS, *DRAWN, ("show", "wheat-2023", "--json")], ids=" ".join)
def test_a_terminal_without_utf8_gets_ascii(command: tuple[str, ...]) -> None:
    shown = seen(*command, LC_ALL="C")
    assert (shown.isascii(), "Traceback" in shown) == (True, False)


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "cp437", "cp866"])
@pytest.mark.parametrize(
    "command", [("aid",), ("show", "fertiliser-2023-12"), ("people", "--csv"), ("sources",)], ids=" ".join
)
def test_a_code_page_gets_what_it_has_and_plain_signs_for_the_rest(command: tuple[str, ...], encoding: str) -> None:
    environment = {**os.environ, "PYTHONIOENCODING": encoding}
    answer = subprocess.run([sys.executable, "-m", "bilat", *command], capture_output=True, env=environment)
    assert (answer.returncode, answer.stderr) == (0, b"")
    text = answer.stdout.decode(encoding)
    assert encoding == "cp437" or command[0] != "aid" or ">=" in text


def test_json_loses_nothing_in_any_encoding(bilat: Program) -> None:
    whole = json.loads(bilat("people", "--json").stdout)
    environment = {**os.environ, "PYTHONIOENCODING": "ascii"}
    answer = subprocess.run([sys.executable, "-m", "bilat", "people", "--json"], capture_output=True, env=environment)
    assert json.loads(answer.stdout.decode("ascii")) == whole


def test_a_link_is_clickable_where_the_terminal_knows_links_and_printed_elsewhere() -> None:
    linked, printed = drawn("sources", FORCE_HYPERLINK="1"), drawn("sources", FORCE_HYPERLINK="0")
    addresses = re.findall(r"\x1b\]8;id=[0-9a-f]+;(http[^\x1b]+)\x1b\\", linked)
    assert addresses
    assert [one for one in addresses if one not in printed] == []
    assert "http" not in ESCAPES.sub("", linked)


def test_the_same_question_gives_the_same_bytes_with_links() -> None:
    assert seen("sources", FORCE_HYPERLINK="1") == seen("sources", FORCE_HYPERLINK="1")


def test_plain_has_neither_table_nor_signs(bilat: Program) -> None:
    shown = bilat("aid", "--year", "2023", "--plain").stdout
    assert [sign for sign in "─│†‡≥≤~\t" if sign in shown] == []
    assert all(not line or ": " in line or line == OUTSIDE for line in shown.splitlines())


def test_a_long_table_goes_through_the_pager_and_a_short_one_does_not(tmp_path: Path) -> None:
    pager = tmp_path / "pager"
    pager.write_text("#!/bin/sh\necho PAGED\ncat\n")
    pager.chmod(0o755)
    paged = {
        "long": seen("aid", PAGER=str(pager)),
        "short": seen("aid", "--totals", "--commodity", "wheat", PAGER=str(pager)),
        "unwanted": seen("aid", "--no-pager", PAGER=str(pager)),
        "none": seen("aid", PAGER=""),
    }
    assert {name: text.startswith("PAGED") for name, text in paged.items()} == {
        "long": True,
        "short": False,
        "unwanted": False,
        "none": False,
    }


@pytest.mark.parametrize(
    "odd",
    [{"PAGER": 'less "'}, {"PAGER": "less \\"}, {"VTE_VERSION": "²"}, {"VTE_VERSION": "9" * 5000}]
    + [{name: size} for name in ("COLUMNS", "LINES") for size in ("9" * 5000, "9" * 40, "100000000", "²", "-1", "0")],
    ids=lambda odd: " ".join(f"{name}={value[:10]}" for name, value in odd.items()),
)
def test_an_odd_environment_changes_no_answer(odd: dict[str, Any]) -> None:
    shown = seen("aid", "--year", "2023", "--chart", "--no-pager", **odd)
    assert ("wheat" in shown, "Traceback" in shown, len(max(shown.splitlines(), key=len)) < 400) == (True, False, True)


def test_a_pager_that_is_closed_ends_quietly(tmp_path: Path) -> None:
    pager = tmp_path / "pager"
    pager.write_text("#!/bin/sh\nhead -1\n")
    pager.chmod(0o755)
    assert len(seen("events", PAGER=str(pager)).splitlines()) == 1


def test_the_first_rows_of_a_long_list_are_drawn_before_the_last_are_read(bilat: Program) -> None:
    fact = json.loads(bilat("aid", "--limit", "1", "--json").stdout)["facts"][0]
    read = 0

    class Facts(list[str]):
        def __iter__(self) -> Iterator[str]:
            nonlocal read
            for text in super().__iter__():
                read += 1
                yield text

    facts = Facts([json.dumps(fact)] * 10_000)
    listing = Listing(
        base={"title": "T", "version": "1", "parties": ["RU", "ML"], "since": None, "excerpt": None},
        kind="aid",
        query={},
        matches=len(facts),
        uncertain=[],
        open_ended=[],
        facts=facts,
        totals="[]",
        together="[]",
        left_out="[]",
        people={},
        organisations={},
        sources={},
    )
    drawn = next(listing_table.render(listing, Screen(width=100)))
    assert (fact["id"] in drawn, read <= SAMPLE) == (True, True)


def test_tmux_shows_what_was_sent() -> None:
    tmux = shutil.which("tmux")
    if not tmux:
        pytest.skip("tmux is not installed")
    server = [tmux, "-u", "-L", f"bilat-{os.getpid()}", "-f", os.devnull]
    command = f"env -u COLUMNS -u LINES PAGER=cat LANG=C.UTF-8 {sys.executable} -m bilat aid --totals; exec cat"
    subprocess.run([*server, "new-session", "-d", "-x", "100", "-y", "60", command], check=True)
    try:
        for _ in range(100):
            screen = subprocess.run([*server, "capture-pane", "-p"], capture_output=True, text=True, check=True).stdout
            if "counted" in screen:
                break
            time.sleep(0.1)
    finally:
        subprocess.run([*server, "kill-server"], check=False)
    expected = ESCAPES.sub("", seen("aid", "--totals", width=100)).split()
    assert [word for word in expected if word not in screen] == []
