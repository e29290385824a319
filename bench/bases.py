"""Seeded bases of any size, and the same facts as other tools read them; written as a stream, whatever the size."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple, TextIO

SEED = 2023
SPARSE = 1987
"""A year in the midst of the others in which there are few facts, whatever the size."""
FEW = 20
WORD = "quinine"
"""A word that stands in few facts, whatever the size."""
COMMON = "convoy"
"""A word that stands in one fact in four."""
FIRST_YEAR = 1960
COMMODITIES = ("wheat", "fertiliser", "diesel", "medicine", "rice", "vehicles", "tents", "seed")
STAGES = ("pledged", "delivered", "delivered")
DONORS = (*("RU",) * 9, "CN")
PLACES = ("Bamako", "Mopti", "Gao", "Timbuktu", "Kayes", "Ségou", "Sikasso", "Kidal")
WORDS = (
    *(COMMON, "port", "silo", "ministry", "shipment", "school", "hospital", "border", "rail", "truck", "spring"),
    *("reserve", "flood", "drought", "village", "market", "donor", "season", "annual", "regional", "crew", "depot"),
)

HEAD = """[base]
format  = 1
title   = "A base for benchmarks"
parties = ["RU", "ML"]
version = "1"
licence = "CC0-1.0"

[person.minister]
name    = "A Minister"
country = "ML"
"""


class Made(NamedTuple):
    """One fact of aid; where it is disputed, its first source gives one unit more."""

    id: str
    title: str
    date: str
    donor: str
    commodity: str
    amount: int
    stage: str
    sources: list[str]
    disputed: bool


def id_of(number: int) -> str:
    """Return the id of a fact: ten of them begin alike, however many there are."""
    return f"aid-{number:07}"


def facts(count: int) -> Iterator[Made]:
    """Return so many facts, the same ones every time: a few in one sparse year, one in fifty disputed."""
    chance = random.Random(SEED)
    years = [year for year in range(FIRST_YEAR, 2024) if year != SPARSE]
    for number in range(count):
        sparse = number < FEW
        month, goods = chance.randrange(1, 13), chance.choice(COMMODITIES)
        day = f"-{chance.randrange(1, 29):02}" if chance.random() < 0.7 else ""
        words = " ".join(chance.choices(WORDS, k=6)) + f" {WORD}" * sparse
        sources = {f"source-{chance.randrange(max(count // 10, 1)):06}" for _ in range(chance.choice((1, 1, 2)))}
        yield Made(
            id=id_of(number),
            title=f"{goods.capitalize()} for {chance.choice(PLACES)}: {words}",
            date=f"{SPARSE if sparse else chance.choice(years)}-{month:02}{day}",
            donor=chance.choice(DONORS),
            commodity=goods,
            amount=chance.randrange(1, 50_000),
            stage=chance.choice(STAGES),
            sources=sorted(sources),
            disputed=chance.random() < 0.02,
        )


def write_base(path: Path, count: int) -> None:
    """Write a base of so many facts, laid out as the documentation of the file lays it out."""
    with path.open("w", encoding="utf-8") as file:
        file.write(HEAD)
        file.writelines(f'\n[commodity.{goods}]\nname = "{goods}"\n' for goods in COMMODITIES)
        file.writelines(f'\n[publisher.paper-{n}]\nname = "Paper {n}"\ntype = "press"\n' for n in range(97))
        for number in range(max(count // 10, 1)):
            file.write(
                f'\n[source.source-{number:06}]\ntitle     = "Dispatch {number}"\npublisher = "paper-{number % 97}"\n'
                f'published = "2024-{1 + number % 12:02}-15"\nlanguage  = "en"\n'
                f'url       = "https://example.org/{number}"\n'
            )
        for fact in facts(count):
            _write_fact(file, fact)


def _write_fact(file: TextIO, fact: Made) -> None:
    because = 'because   = "It is the later figure."\n' if fact.disputed else ""
    file.write(
        f'\n[aid.{fact.id}]\ntitle     = "{fact.title}"\ndate      = "{fact.date}"\ndonor     = "{fact.donor}"\n'
        f'recipient = "ML"\ncommodity = "{fact.commodity}"\namount    = {fact.amount:_}\nunit      = "t"\n'
        f'stage     = "{fact.stage}"\n{because}claim     = [\n'
    )
    for place, source in enumerate(fact.sources):
        other = fact.amount + (fact.disputed and place == 0)
        says = f", says = {{ amount = {other:_} }}" if other != fact.amount else ""
        quote = f"{other:,} tons of {fact.commodity}"
        file.write(f'  {{ source = "{source}", by = "minister", quote = "{quote}"{says} }},\n')
    file.write("]\n")


def write_json(path: Path, count: int) -> None:
    """Write the same facts as one JSON list, with what each brings to the ends of a total."""
    with path.open("w", encoding="utf-8") as file:
        file.write("[\n")
        for number, fact in enumerate(facts(count)):
            ends = {"low": fact.amount, "high": fact.amount + fact.disputed}
            row = {**fact._asdict(), **ends, "recipient": "ML", "unit": "t"}
            file.write((",\n" if number else "") + json.dumps(row))
        file.write("\n]\n")


def write_journal(path: Path, count: int) -> None:
    """Write the same facts as a plain-text accounting journal."""
    with path.open("w", encoding="utf-8") as file:
        for fact in facts(count):
            account = f"aid:{fact.commodity}:{fact.stage}"
            file.write(f"{_day(fact)} ({fact.id}) {fact.title}\n    {account}  {fact.amount} t\n    {fact.donor}\n\n")


def write_ledger(path: Path, count: int) -> None:
    """Write the same facts as a ledger of beancount, whose accounts are opened first."""
    accounts = {_account(goods, stage) for goods in COMMODITIES for stage in STAGES}
    accounts |= {f"Assets:{donor}" for donor in DONORS}
    with path.open("w", encoding="utf-8") as file:
        file.writelines(f"1900-01-01 open {account}\n" for account in sorted(accounts))
        for fact in facts(count):
            file.write(
                f'{_day(fact)} * "{fact.id}" "{fact.title}"\n  {_account(fact.commodity, fact.stage)}  '
                f"{fact.amount} TONS\n  Assets:{fact.donor}\n\n"
            )


def _account(goods: str, stage: str) -> str:
    return f"Expenses:{goods.capitalize()}:{stage.capitalize()}"


def _day(fact: Made) -> str:
    """Return the first day of a date: a transaction has no other."""
    return f"{fact.date}-01"[:10]
