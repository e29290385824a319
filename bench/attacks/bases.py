"""Mutated bases: the examples of the rules and a base of every kind, with values, tables and bytes changed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from random import Random

from attacks.asking import Failure, ask, faults
from bilat.check.examples import examples

VALUES = (
    *(b"1", b"-1", b'"x"', b'""', b"[]", b"{}", b"[1]", b"true", b"inf", b"nan", b"1e400", b"2023-01-01", b"07:32:00"),
    *(b'"2023/"', b'"../.."', b'"2024-23"', b'"[2023..2024]"', b'"9999-12-31/.."', b'"2023~"', b'"199X"', b'"\\u0000"'),
    *(
        b'"\\u001b[31m"',
        b'"\\u202e"',
        b'"javascript:alert(1)"',
        b'"http://["',
        b'"$(touch pwned)"',
        b"0x" + b"f" * 4000,
    ),
    *(b'"' + b"x" * 9000 + b'"', b'"' + "é".encode() * 4000 + b'"', b"{ a.b.c = 1 }", b"[[]]", b"[{}]"),
)
QUESTIONS = (
    *("check", "check --json", "aid", "aid --json", "aid --by year", "aid --explain", "aid --csv --claims", "meetings"),
    *("events --markdown", "agreements --json", "votes --jsonl", "trade", "projects", "deliveries --by year", "stats"),
    *("scholarships", "disputes", "sources", "people", "timeline", "search a", "reconcile", "aid --known-by 2023"),
    *("show {id}", "show {id} --json", "cite {id}", "cite {id} --bibtex", "cite {id} --wikipedia", "cite {id} --ris"),
    *(
        "cite {id} --markdown",
        "cite {id} --json --claim",
        "cite {id} --style ieee",
        "cite {id} --style mla",
        "trace {id}",
    ),
)


def attack(chance: Random, folder: Path) -> Iterator[Failure | None]:
    """Ask a mutated base one or two questions, in a pipe or as on a terminal; again without end."""
    files = [data for example in examples() for data in (example.good, example.bad)]
    path = folder / "facts.toml"
    while True:
        data = chance.choice(files)
        for _ in range(chance.choice((1, 1, 2, 5))):
            data = mutated(data, chance) or b"\n"
        path.write_bytes(data)
        ids = re.findall(rb"(?m)^\[[a-z]+\.([a-z0-9-]+)\]", data) or [b"none"]
        question = chance.choice(QUESTIONS).format(id=chance.choice(ids).decode())
        terminal = chance.random() < 1 / 3
        answer = ask(["--facts", str(path), *question.split()], folder, terminal=terminal)
        wrong = next(faults(answer, terminal=terminal), None)
        yield Failure(wrong, question, data) if wrong else None


def mutated(data: bytes, chance: Random) -> bytes:
    """Return a file with a byte, a stretch, a value or a table changed."""
    match chance.randrange(5):
        case 0:
            at = chance.randrange(len(data))
            return data[:at] + bytes([chance.randrange(256)]) + data[at + 1 :]
        case 1:
            at = chance.randrange(len(data))
            return data[:at] + data[at + chance.randrange(40) :]
        case 2:
            tables = data.split(b"\n\n")
            return b"\n\n".join([*tables, chance.choice(tables)])
    values = list(re.finditer(rb'(?<== )[^\n]+|"[^"\n]*"|\{[^}\n]*\}', data))
    value = chance.choice(values) if values else None
    return data[: value.start()] + chance.choice(VALUES) + data[value.end() :] if value else data
