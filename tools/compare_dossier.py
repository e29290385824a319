"""Compare raw material gathered for the base with the base: `python tools/compare_dossier.py FOLDER [LEFT_OUT.toml]`.

FOLDER holds TOML files of `[[claim]]` tables, each with source and anchor (the words copied from the page). A raw
claim is in the base if a quote of the same source lies in its words, or they in it; else it has to be in the list of
those left out.
"""

import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import tomli

from bilat.loading.load import load
from bilat.values.text_folding import fold

HOME = Path(__file__).parents[1]


def quotes(base: Path) -> dict[str, list[str]]:
    """Return the folded quotes of the base by the id of their source."""
    found: dict[str, list[str]] = defaultdict(list)
    for fact in load(base).facts.values():
        for claim in fact.claims:
            found[claim.source].append(fold(claim.quote))
    return found


def raw_claims(folder: Path, renamed: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    """Yield file, source (by its id in the base) and words of each raw claim, in order."""
    for file in sorted(folder.glob("*.toml")):
        for claim in tomli.loads(file.read_text(encoding="utf-8")).get("claim", []):
            source = claim["source"]
            yield file.name, renamed.get(f"{file.stem}/{source}", renamed.get(source, source)), claim["anchor"]


def compare(folder: Path, left_out: Mapping[str, Any]) -> tuple[list[str], int]:
    """Return the lines of the report, and how many claims are neither in the base nor left out with a reason."""
    held = quotes(HOME / "data/facts.toml")
    excused = {(entry["source"], fold(entry["quote"])) for entry in left_out.get("left_out", []) if entry["reason"]}
    counts: dict[str, dict[str, int]] = defaultdict(lambda: {"in the base": 0, "left out": 0, "lost": 0})
    lost = []
    for file, source, words in raw_claims(folder, left_out.get("renamed", {})):
        folded = fold(words)
        if any(quote in folded or folded in quote for quote in held.get(source, [])):
            fate = "in the base"
        elif (source, folded) in excused:
            fate = "left out"
        else:
            fate = "lost"
            lost.append(f"lost: {file}: {source}: {words}")
        counts[file][fate] += 1
    lines = [
        f"{file}: " + ", ".join(f"{number} {fate}" for fate, number in row.items()) for file, row in counts.items()
    ]
    return lines + lost, len(lost)


def main(arguments: list[str]) -> int:
    """Print the report; return 1 if a claim is lost, 2 if the command line is wrong."""
    if len(arguments) not in (1, 2):
        sys.stderr.write(f"{__doc__}\n")
        return 2
    listed = Path(arguments[1]) if len(arguments) == 2 else HOME / "data/left-out.toml"
    lines, lost = compare(Path(arguments[0]), tomli.loads(listed.read_text(encoding="utf-8")))
    sys.stdout.write("\n".join([*lines, ""]))
    return 1 if lost else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
