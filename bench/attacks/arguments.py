"""Argument lists at random: commands, options and values that belong together, or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random

from attacks.asking import ROOT, Failure, ask, faults
from bilat.cli.command_table import COMMANDS

NEVER = {"keep", "completion"}
"""Commands that read the network or write outside the folder."""
OPTIONS = (
    *("--year", "--from", "--to", "--country", "--person", "--organisation", "--place", "--topic", "--source"),
    *("--commodity", "--unit", "--stage", "--terms", "--by", "--limit", "--fields", "--json", "--csv", "--tsv"),
    *(
        "--markdown",
        "--jsonl",
        "--totals",
        "--explain",
        "--chart",
        "--sensitivity",
        "--known-by",
        "--without",
        "--only",
    ),
    *(
        "--style",
        "--bibtex",
        "--ris",
        "--wikipedia",
        "--claim",
        "--claims",
        "--voices",
        "--text",
        "--reverse",
        "--help",
    ),
    *(
        "--strict",
        "--select",
        "--hints",
        "--null",
        "--bom",
        "--fail-empty",
        "--said-by",
        "--one-sided",
        "-0",
        "--",
        "-",
    ),
    *("--disputed", "--type", "--language", "--publisher", "--plain", "--version", "--no-pager", "--yaer", "--="),
)
VALUES = (
    *("2023", "2023-02", "2023-02-30", "2023/2024", "../..", "[2023,2024]", "2023~", "199X", "2024-23", "", " ", "-1"),
    *(
        "0",
        "1",
        "9" * 40,
        "1e9",
        "RU",
        "ML",
        "XX",
        "wheat",
        "wheat-2023",
        "lavrov",
        "not stated",
        "id,title",
        ",",
        "a_b",
    ),
    *("%", "_", "*", "\\", "'", '"', "\0x"[1:], "é" * 300, "x" * 5000, "\x1b[31m", "\u202e", "\udcff", "a\tb", "a\nb"),
    *("(a OR b", '"a', "year", "month", "apa", "ieee", "B301", "b3", "tass", "day", "10", "state-media", "ru", "fr"),
)


def attack(chance: Random, folder: Path) -> Iterator[Failure | None]:
    """Ask the base that ships with random arguments, in a pipe or as on a terminal; again without end."""
    commands = sorted(set(COMMANDS) - NEVER)
    while True:
        words = [chance.choice(commands)] if chance.random() < 0.95 else []
        for _ in range(chance.randrange(6)):
            words.append(chance.choice(OPTIONS if chance.random() < 0.5 else VALUES))
        if words[:1] == ["cache"] or "--live" in words or "--record" in words:
            continue
        terminal = chance.random() < 1 / 3
        named = ["--facts", str(ROOT / "data/facts.toml")] if chance.random() < 0.1 else []
        stdin = chance.choice(("", "wheat-2023\nnothing\n", "\0", "\udcff"))
        answer = ask([*named, *words], folder, terminal=terminal, stdin=stdin)
        wrong = next(faults(answer, terminal=terminal), None)
        yield Failure(wrong, repr(words)) if wrong else None
