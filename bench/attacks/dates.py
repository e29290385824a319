"""Every form of EDTF in every field that takes a date, in every style and format that prints one."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from pathlib import Path
from random import Random

from attacks.asking import Failure, ask, faults

FORMS = (
    *(
        "2023",
        "2023-09",
        "2023-09-21",
        "2023-21",
        "2023-22",
        "2023-23",
        "2023-24",
        "202X",
        "20XX",
        "2023-XX",
        "2023-09-XX",
    ),
    *(
        "2023?",
        "2023~",
        "2023%",
        "2023-09?",
        "2023-09~",
        "2023-09-21%",
        "2023-23~",
        "202X?",
        "2022/2023",
        "2022-12/2023-01",
    ),
    *("2023-09-21/2023-09-24", "2023-09/..", "../2023-09", "2023-09/", "/2023-09", "2022~/2023?", "2022-21/2022-23"),
    *(
        "[2023-09-21,2023-09-22]",
        "[2023-09-21..2023-09-24]",
        "[2022,2023]",
        "[..2023]",
        "[2022..]",
        "[2022-09,2023-01-02]",
    ),
    *(
        "2023-XX-XX",
        "202X/2023",
        "../..",
        "",
        "2023-13",
        "2023-02-30",
        "9999-12-31",
        "0001-01-01",
        "-2023",
        "Y12023",
        "x",
    ),
    *("2024-02-29", "2023-12-31/2024-01-01", "2023-02-29"),
)
PLACES = {
    "published": "2023-12-01",
    "accessed": "2023-12-05",
    "date": "2023-11",
    "says": "2023-11-02",
    "from": "2020",
    "to": "2025",
    "since": "2000",
    "withdrawn": "2025-01-01",
}
"""The fields, and what stands in them where another is tried."""
QUESTIONS = (
    *("check", "aid", "aid --json", "aid --csv", "aid --markdown", "aid --year 2023", "aid --by month", "timeline"),
    *(
        "show a",
        "show a --json",
        "show s",
        "cite a",
        "cite a --style apa",
        "cite a --style chicago",
        "cite a --style ieee",
    ),
    *(
        "cite a --style mla",
        "cite a --bibtex",
        "cite a --ris",
        "cite a --json",
        "cite a --wikipedia",
        "cite a --markdown",
    ),
    *(
        "cite a --json --claim",
        "trace a",
        "sources",
        "sources --json",
        "people",
        "people p --json",
        "stats",
        "disputes",
    ),
    *("aid --known-by 2024", "aid --chart --by year", "reconcile", "search wheat", "aid --explain"),
)


def attack(chance: Random, folder: Path) -> Iterator[Failure | None]:
    """Try each form in each field with each question, in an order drawn at random, each once."""
    path = folder / "facts.toml"
    tries = list(product(PLACES, FORMS, QUESTIONS))
    chance.shuffle(tries)
    for place, form, question in tries:
        data = _base({**PLACES, place: form}).encode()
        path.write_bytes(data)
        answer = ask(["--facts", str(path), *question.split()], folder)
        wrong = next(faults(answer), None)
        yield Failure(wrong, f"{place} = {form!r}: {question}", data) if wrong else None


def _base(dates: dict[str, str]) -> str:
    return f"""\
[base]
format = 1
title = "A base"
parties = ["RU", "ML"]
version = "1"
since = "{dates["since"]}"

[publisher.p-1]
name = "A paper"
type = "press"

[person.p]
name = "Ana Sow"
country = "ML"
roles = [{{ title = "Minister", from = "{dates["from"]}", to = "{dates["to"]}" }}]

[source.s]
title = "A page"
publisher = "p-1"
document = "news"
published = "{dates["published"]}"
accessed = "{dates["accessed"]}"
language = "en"
url = "https://example.org/a"

[aid.a]
title = "Wheat given to Mali"
date = "{dates["date"]}"
donor = "RU"
recipient = "ML"
amount = 25_000
unit = "t"
stage = "delivered"
claim = [{{ source = "s", by = "p", quote = "25,000 tons of wheat", says = {{ date = "{dates["says"]}" }} }}]

[aid.b]
title = "Wheat given again"
date = "2023"
donor = "RU"
recipient = "ML"
stage = "pledged"
claim = [{{ source = "s", quote = "and more wheat" }}]
withdrawn = {{ date = "{dates["withdrawn"]}", reason = "It was the same." }}
"""
