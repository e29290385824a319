"""Damaged indexes: bits turned and stretches overwritten, the seal put right again."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from random import Random

from attacks.asking import ROOT, Answer, Failure, ask, faults

SEALED = 946_684_800
QUESTIONS = (
    *("aid --year 2023 --json", "aid --json", "aid --by year --totals", "deliveries --csv", "meetings --country RU"),
    *("show wheat-2023 --json", "search wheat --json", "stats --json", "disputes --json", "sources --json"),
    *("people lavrov --json", "timeline --year 2022 --json", "cite wheat-2023", "aid --commodity wheat --explain"),
    *("trace wheat-2023", "reconcile --json", "aid --known-by 2024 --json", "publishers --json", "places --json"),
)


def attack(chance: Random, folder: Path) -> Iterator[Failure | None]:
    """Damage an index, ask a question, and compare the answer with that of the index as it was; again without end."""
    base = folder / "facts.toml"
    shutil.copy(ROOT / "data/facts.toml", base)
    os.utime(base, (SEALED, SEALED))
    right = {question: _asked(base, question, folder) for question in QUESTIONS}
    [index] = (folder / "cache/bilat").glob("*.index")
    sound, name = index.read_bytes(), index.name
    while True:
        question = chance.choice(QUESTIONS)
        damage = _damage(chance, len(sound))
        shutil.rmtree(folder / "cache/bilat")
        (folder / "cache/bilat").mkdir(mode=0o700)
        damaged = bytearray(sound)
        for at, bits in damage:
            damaged[at] ^= bits
        (index.parent / name).write_bytes(damaged)
        (index.parent / name).chmod(0o600)
        os.utime(index.parent / name, (SEALED, SEALED))
        answer = _asked(base, question, folder)
        how = f"{question}: {len(damage)} bytes from {damage[0][0]} on"
        wrong = [] if answer == right[question] else ["a wrong answer"]
        failures = [Failure(what, how) for what in [*faults(answer), *wrong]]
        yield failures[0] if failures else None


def _asked(base: Path, question: str, folder: Path) -> Answer:
    return ask(["--facts", str(base), *question.split()], folder)


def _damage(chance: Random, size: int) -> list[tuple[int, int]]:
    """Return where to change bytes, and which bits: one bit, a few, or a stretch as a disk loses it."""
    match chance.randrange(3):
        case 0:
            return [(chance.randrange(size), 1 << chance.randrange(8))]
        case 1:
            return [(chance.randrange(size), chance.randrange(1, 256)) for _ in range(chance.randrange(2, 20))]
    start, length = chance.randrange(size), chance.choice((16, 512, 4096))
    return [(at, chance.randrange(1, 256)) for at in range(start, min(size, start + length))]
