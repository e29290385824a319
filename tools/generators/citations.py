"""tests/golden/cite/styles.jsonl: what citeproc-js makes of thousands of hard sources, and style-differences.json.

Every source that ships is compared as well, in a list of them all. A difference that has no reason in
`citation_differences` is an error.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from bilat.cite.references import make_reference
from generators.citeproc import STYLES, by_citeproc, differences, list_differences, shipped_references

ROOT = Path(__file__).parents[2]
FOLDER = "tests/golden/cite"


def files() -> dict[str, str]:
    """Return the entries of the hard sources by citeproc-js, and those that bilat writes differently on purpose."""
    sys.path.insert(0, str(ROOT / "tests"))
    from support.hard_sources import hard_sources

    hard = [make_reference(id_, row) for id_, row in hard_sources().items()]
    oracle = {style: dict(entries) for style, entries in by_citeproc(hard).items()}
    purposeful = list(differences(hard, oracle))
    found = [*purposeful, *list_differences(shipped_references())]
    if unexplained := [difference for difference in found if difference.reason is None]:
        sys.exit("\n".join([*map(str, unexplained), f"{len(unexplained)} differences without a reason"]))
    purposes: dict[str, dict[str, dict[str, str]]] = {}
    for one in purposeful:
        purposes.setdefault(str(one.reason), {}).setdefault(one.id, {})[one.style] = one.ours
    lines = [json.dumps([one.id, *(oracle[style][one.id] for style in STYLES)], ensure_ascii=False) for one in hard]
    listed = json.dumps(dict(sorted(purposes.items())), ensure_ascii=False, indent=1)
    return {f"{FOLDER}/styles.jsonl": "\n".join(lines) + "\n", f"{FOLDER}/style-differences.json": listed + "\n"}
