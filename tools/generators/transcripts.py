"""tests/golden/transcripts/*.txt: what every screen says of a small base that has one fact for each thing to say."""

from __future__ import annotations

import re
import shlex
from collections.abc import Mapping
from tempfile import TemporaryDirectory

from generators.asking import in_pipe, on_terminal

FOLDER = "tests/golden/transcripts"
WIDTH = 96
_UNSEEN = re.compile("[\u2068\u2069]")
_EVERY = (
    "grain-pledge wheat-march wheat-south wheat-autumn wheat-winter wheat-first-report "
    "wheat-corrected all-wheat medicine loan january-talks return-visit fair fishing "
    "places-2023 turnover-2022 harbour boats first-boats sanctions"
)
"""The ids of all facts of the base."""
_LISTS = ("meetings", "aid", "scholarships", "events", "agreements", "trade", "projects", "deliveries", "votes")
TRANSCRIPTS = {
    "lists": [f"bilat {name}" for name in _LISTS],
    "totals": [
        "bilat aid --totals",
        "bilat aid --year 2023 --totals",
        "bilat aid --totals --by year",
        "bilat aid --totals --by commodity",
        "bilat aid --totals --by terms",
        "bilat aid --totals --by stage --terms sale",
        "bilat deliveries --totals",
        "bilat aid --year 2023 --explain",
        "bilat aid --commodity wheat --by year --explain",
        "bilat aid --chart",
        "bilat aid --chart --by month --year 2023",
    ],
    "filters": [
        "bilat aid --year 2023",
        "bilat aid --since 2023-12",
        "bilat aid --disputed --limit 1",
        "bilat aid --withdrawn --donor Norway",
        "bilat meetings --person 'Anna So' --reverse",
        "bilat aid --commodity grain --stage pledged",
        "bilat events --year 1999",
        "bilat projects --year 2025",
        "bilat deliveries --year 2010",
        "bilat deliveries --year 2022",
        "bilat timeline --year 1999 --kind delivery",
        "bilat stats --year 1999",
        "bilat search boats --year 1999",
        "bilat aid --terms sale",
        "bilat aid --terms sale --year 2023 | cat",
        "bilat aid --terms sale --terms gift --stage delivered --fields id,terms,uncertain | cat",
        "bilat aid --year 2022 --year 2024 --plain | cat",
    ],
    "one-fact": [
        "bilat show wheat-march",
        "bilat show january-talks fishing places-2023",
        "bilat show loan medicine return-visit",
        "bilat cite wheat-march",
        "bilat cite january-talks --style mla",
        "bilat search wheat -south",
        "bilat show wire-2023",
        "bilat trace wheat-march places-2023",
    ],
    "sources": [
        "bilat publishers",
        "bilat sources",
        "bilat people",
        "bilat organisations",
        "bilat disputes",
        "bilat stats",
        "bilat timeline",
        "bilat timeline --kind aid --year 2023",
        "bilat reconcile all-wheat",
    ],
    "pipes": [
        *(
            f"bilat {name} | cat"
            for name in (*_LISTS, "publishers", "sources", "people", "organisations", "disputes", "timeline")
        ),
        "bilat aid --totals | cat",
        "bilat aid --totals --by year | cat",
        "bilat aid --fields id,date,amount,terms | cat",
        "bilat show wheat-march | cat",
        "bilat stats | cat",
        "bilat search wheat | cat",
        "bilat reconcile all-wheat | cat",
        "bilat show nothing | cat",
    ],
    "plain": [
        *(f"bilat {name} --plain | cat" for name in (*_LISTS, "sources", "people", "disputes", "timeline", "stats")),
        "bilat aid --totals --plain | cat",
        "bilat aid --totals --by year --plain | cat",
        "bilat show wheat-march january-talks --plain | cat",
        "bilat reconcile all-wheat --plain | cat",
        "bilat deliveries --year 2010 --plain | cat",
    ],
    "markdown": [
        *(f"bilat {name} --markdown | cat" for name in ("aid", "meetings", "sources", "disputes")),
        "bilat deliveries --year 2010 --markdown | cat",
        "bilat aid --totals --markdown | cat",
        "bilat aid --totals --by year --markdown | cat",
    ],
    "widths": [
        *(
            f"COLUMNS={width} bilat {words}"
            for width in (44, 72, 130, 160)
            for words in ("aid", "deliveries", "timeline", "disputes", "sources", "people", "reconcile all-wheat")
        ),
        *(f"COLUMNS={width} bilat timeline --kind aid" for width in (71, 99, 100, 129)),
        *(
            f"COLUMNS={width} bilat {words}"
            for width in (50, 140)
            for words in ("aid --totals --by year", "aid --chart", "aid --year 2023 --explain", "stats", "search wheat")
        ),
        *(f"COLUMNS={width} bilat show wheat-march january-talks" for width in (50, 140)),
    ],
    "cited": [
        f"bilat cite {_EVERY}",
        *(f"bilat cite {_EVERY} --style {style} | cat" for style in ("apa", "chicago", "mla", "ieee")),
        *(f"bilat cite {_EVERY} --{form} | cat" for form in ("markdown", "wikipedia", "ris")),
        *(f"bilat cite {_EVERY} --claim --{form} | cat" for form in ("bibtex", "csl-json")),
        "bilat cite wheat-march wheat-autumn --json | cat",
        "bilat cite wheat-march --claim | cat",
    ],
    "programs": [
        *(f"bilat {name} --json | cat" for name in ("aid", "deliveries --year 2022", "trade", "votes", "scholarships")),
        "bilat aid --by year --explain --json | cat",
        *(
            f"bilat {name} --json | cat"
            for name in ("disputes", "reconcile", "trace wheat-march", "timeline --year 2023")
        ),
        *(f"bilat {name} --json | cat" for name in ("stats", "search wheat", "people", "organisations", "commodities")),
        *(f"bilat {name} --json | cat" for name in ("publishers", "fields aid", "show january-talks")),
        *(f"bilat {name} --{form} | cat" for name in ("aid", "meetings", "sources") for form in ("csv", "tsv")),
        *(f"bilat {name} --csv --claims | cat" for name in ("aid", "votes")),
        "bilat deliveries --jsonl | cat",
    ],
    "some-claims": [
        "bilat aid --known-by 2023-04",
        "bilat aid --without 'The Ministry' --totals | cat",
        "bilat aid --only press --totals | cat",
        "bilat show wheat-march --known-by 2023-06 | cat",
        "bilat stats --without press | cat",
        "bilat aid --sensitivity",
        "bilat aid --year 2023 --sensitivity | cat",
        "bilat aid --sensitivity --json | cat",
    ],
    "refused": [
        *(
            f"bilat aid {words} | cat"
            for words in ("--year 20x3", "--yaer 2023", "--donor Rusia", "--limit -1", "wheat")
        ),
        *(f"bilat aid {words} | cat" for words in ("--by colour", "--fields id,titel", "--terms lent", "--json --csv")),
        *(f"bilat {words} | cat" for words in ("sho wheat-march", "show wheat-marsh", "cite", "help", "help dates")),
        *(
            f"bilat {words} | cat"
            for words in ("explain B411", "explain B999", "completion tcsh", "places", "cache --help")
        ),
    ],
}
"""The commands of each transcript: in a pipe where they end in `| cat`, else on a terminal without colours.

It is as wide as COLUMNS says, where a command begins with it.
"""


def files() -> dict[str, str]:
    """Return each transcript by its path."""
    with TemporaryDirectory() as cache:
        settings = {"BILAT_FACTS": f"{FOLDER}/facts.toml", "XDG_CACHE_HOME": cache, "COLUMNS": str(WIDTH)}
        return {
            f"{FOLDER}/{name}.txt": "\n".join(_asked(line, settings) for line in lines)
            for name, lines in TRANSCRIPTS.items()
        }


def _asked(line: str, settings: Mapping[str, str]) -> str:
    """Return a command, and what it answers."""
    piped = line.endswith(" | cat")
    words = shlex.split(line.removesuffix(" | cat"))
    before, arguments = words[: words.index("bilat")], words[words.index("bilat") + 1 :]
    settings = {**settings, **dict(variable.split("=") for variable in before)}
    answer = in_pipe(arguments, settings) if piped else on_terminal(arguments, {**settings, "NO_COLOR": "1"})
    return f"$ {line}\n{_UNSEEN.sub('', answer)}"
