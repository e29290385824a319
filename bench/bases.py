"""Seeded bases of any size, and the same facts as other tools read them."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TextIO

SEED = 2023
SPARSE = 1987
"""A year in the midst of the others in which there are few facts, whatever the size."""
FEW = 20
WORD = "quinine"
"""A word that stands in few facts, whatever the size."""
COMMODITIES = ("wheat", "fertiliser", "diesel", "medicine", "rice", "vehicles", "tents", "seed")
PLACES = ("Bamako", "Mopti", "Gao", "Timbuktu", "Kayes", "Ségou", "Sikasso", "Kidal")
WORDS = (
    *("convoy", "port", "silo", "ministry", "shipment", "school", "hospital", "border", "rail", "truck", "spring"),
    *("reserve", "flood", "drought", "village", "market", "donor", "season", "annual", "regional", "crew", "depot"),
)

HEAD = """[base]
format = 1
title = "A base for benchmarks"
parties = ["RU", "ML"]
version = "1"
licence = "CC0-1.0"

[person.minister]
name = "A Minister"
country = "ML"
"""


def facts(count: int) -> Iterator[dict[str, Any]]:
    """Return so many facts of aid, the same ones every time: a few in one sparse year, one in fifty disputed."""
    chance = random.Random(SEED)
    years = [year for year in range(1960, 2024) if year != SPARSE]
    for number in range(count):
        sparse = number < FEW
        month, goods = chance.randrange(1, 13), chance.choice(COMMODITIES)
        day = f"-{chance.randrange(1, 29):02}" if chance.random() < 0.7 else ""
        words = " ".join(chance.choices(WORDS, k=6)) + f" {WORD}" * sparse
        sources = {f"source-{chance.randrange(max(count // 10, 1)):06}" for _ in range(chance.choice((1, 1, 2)))}
        yield {
            "id": f"aid-{number:07}",
            "title": f"{goods.capitalize()} for {chance.choice(PLACES)}: {words}",
            "date": f"{SPARSE if sparse else chance.choice(years)}-{month:02}{day}",
            "commodity": goods,
            "amount": chance.randrange(1, 50_000),
            "stage": chance.choice(("pledged", "delivered", "delivered")),
            "sources": sorted(sources),
            "disputed": chance.random() < 0.02,
        }


def write_base(path: Path, count: int) -> None:
    """Write a base of so many facts."""
    with path.open("w", encoding="utf-8") as file:
        file.write(HEAD)
        file.writelines(f'\n[commodity.{goods}]\nname = "{goods}"\n' for goods in COMMODITIES)
        for number in range(max(count // 10, 1)):
            file.write(
                f'\n[source.source-{number:06}]\ntitle = "Dispatch {number}"\npublisher = "Paper {number % 97}"\n'
                f'type = "press"\npublished = "{1960 + number % 64}-06-01"\nlanguage = "en"\n'
                f'url = "https://example.org/{number}"\n'
            )
        for fact in facts(count):
            _write_fact(file, fact)


def _write_fact(file: TextIO, fact: dict[str, Any]) -> None:
    amount, goods = fact["amount"], fact["commodity"]
    claims = [
        f'{{ source = "{source}", quote = "{amount:,} tons of {goods}"'
        + (f", says = {{ amount = {amount + 1} }}" if fact["disputed"] and place == 0 else "")
        + " }"
        for place, source in enumerate(fact["sources"])
    ]
    because = 'because = "It is the later figure."\n' if fact["disputed"] else ""
    file.write(
        f'\n[aid.{fact["id"]}]\ntitle = "{fact["title"]}"\ndate = "{fact["date"]}"\ndonor = "RU"\nrecipient = "ML"\n'
        f'commodity = "{goods}"\namount = {amount}\nunit = "t"\nstage = "{fact["stage"]}"\n{because}'
        f"claim = [{', '.join(claims)}]\n"
    )


def write_journal(path: Path, count: int) -> None:
    """Write the same facts as a plain-text accounting journal, as hledger reads it."""
    with path.open("w", encoding="utf-8") as file:
        for fact in facts(count):
            date = f"{fact['date']}-01"[:10]
            goods = fact["commodity"]
            account = f"aid:{goods}:{fact['stage']}"
            file.write(f"{date} ({fact['id']}) {fact['title']}\n    {account}  {fact['amount']} t\n    RU\n\n")


def write_ledger(path: Path, count: int) -> None:
    """Write the same facts as beancount reads them."""
    stages = ("Pledged", "Delivered")
    accounts = [f"Expenses:{goods.capitalize()}:{stage}" for goods in COMMODITIES for stage in stages]
    with path.open("w", encoding="utf-8") as file:
        file.writelines(f"1900-01-01 open {account}\n" for account in (*accounts, "Assets:RU"))
        for fact in facts(count):
            account = f"Expenses:{fact['commodity'].capitalize()}:{fact['stage'].capitalize()}"
            date = f"{fact['date']}-01"[:10]
            file.write(
                f'{date} * "{fact["id"]}" "{fact["title"]}"\n  {account}  {fact["amount"]} TONS\n  Assets:RU\n\n'
            )


def write_json(path: Path, count: int) -> None:
    """Write the same facts as one JSON list, as jq reads it."""
    with path.open("w", encoding="utf-8") as file:
        file.write("[\n")
        for number, fact in enumerate(facts(count)):
            file.write((",\n" if number else "") + json.dumps({**fact, "donor": "RU", "recipient": "ML", "unit": "t"}))
        file.write("\n]\n")
