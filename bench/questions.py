"""What is asked of the program, and of its peers, about one base, each as a whole command."""

from __future__ import annotations

import os
import shlex
import shutil
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

import bases
import equal

ROOT = Path(__file__).parents[1]
PYTHON = shlex.quote(sys.executable)
NONE: Mapping[str, str] = MappingProxyType({})

CLICK = "C: python -c 'import click'"
RICH = "python -c 'import click, rich.table, rich.console'"
ID, YEAR, TEXT = "show ID --json", "aid --year (20 facts) --json", "aid --text (20 facts) --json"
SEARCH, COMPLETION, VERSION, HELP = "search (20 facts) --json", "completion of an id", "--version", "--help"
TOTALS, TOTALS_YEAR = "aid --totals --json", "aid --totals --year --json"
TABLE, LONG = "aid, a table of 20 facts on a terminal", "aid, 10,000 facts on a terminal, until the first is seen"
COLD = "cold: build the index and answer"
SQL_ID, JQ_ID, JQ_TOTALS = "sqlite3: by id", "jq: by id", "jq: totals"
HLEDGER_YEAR, HLEDGER_BAL = "hledger: by year", "hledger: bal"
BEAN_YEAR, BEAN_TOTALS = "bean-query: by year", "bean-query: totals"

MOST = 100_000
"""As many facts as peers are given that read plain-text ledgers: beyond they take minutes, and gigabytes."""
LONG_LIST = 10_000


def filtered(name: str) -> tuple[str, str]:
    """Return what the totals under one of the filters are called: of the program, and of sqlite3."""
    return f"aid --totals {name} --json", f"sqlite3: totals {name}"


class Question(NamedTuple):
    """A command, and what is put into its environment."""

    command: str
    environment: Mapping[str, str] = NONE
    awaited: str = ""
    """If it is run on a terminal: the text that is waited for there."""
    fresh: bool = False
    """Whether it finds no index."""


class Subject(NamedTuple):
    """A base in a folder of its own, with what is asked about it; the one that ships has no `size`."""

    folder: Path
    size: int | None
    id: str = bases.id_of(7)
    beginning: str = bases.id_of(7)[:-1]
    year: str = str(bases.SPARSE)
    word: str = bases.WORD
    few: str = f"--year {bases.SPARSE}"

    @property
    def facts(self) -> Path:
        """The fact file."""
        return self.folder / "facts.toml" if self.size else ROOT / "data" / "facts.toml"

    @property
    def compiled(self) -> Path:
        """Its index, once it is built."""
        return next((self.folder / "cache" / "bilat").glob("*.index"))

    def file(self, ending: str) -> str:
        """Return where the same facts stand for a peer."""
        return shlex.quote(str(self.folder / f"facts.{ending}"))

    def bilat(self, arguments: str) -> str:
        """Return the command line that asks the base."""
        return f"{PYTHON} {self.folder / 'start.py'} --facts {shlex.quote(str(self.facts))} {arguments}"


def shipped(folder: Path) -> Subject:
    """Return the base that ships as a subject."""
    return Subject(folder, None, id="wheat-2023", beginning="wheat-", year="2023", word="wheat", few="--limit 20")


def prepare(subject: Subject) -> None:
    """Write the base, and the same facts for the peers."""
    # What an installed `bilat` script does.
    (subject.folder / "start.py").write_text("import sys\nfrom bilat.cli.main import main\nsys.exit(main())\n", "utf-8")
    if subject.size:
        bases.write_base(subject.facts, subject.size)
        bases.write_json(subject.folder / "facts.json", subject.size)
        if subject.size <= MOST:
            bases.write_journal(subject.folder / "facts.journal", subject.size)
            bases.write_ledger(subject.folder / "facts.beancount", subject.size)


def asked(subject: Subject) -> dict[str, Question]:
    """Return everything that is asked about a base, by name, of the program and of the peers that are there."""
    found = {
        CLICK: Question(f"{PYTHON} -c 'import click'"),
        RICH: Question(f"{PYTHON} -c 'import click, rich.table, rich.console'"),
    }
    for name, arguments in _look_ups(subject).items():
        found[name] = Question(subject.bilat(arguments))
    words = {"COMP_WORDS": f"bilat --facts {shlex.quote(str(subject.facts))} show {subject.beginning}"}
    words |= {"COMP_CWORD": "4", "_BILAT_COMPLETE": "bash_complete"}
    found[COMPLETION] = Question(f"{PYTHON} {subject.folder / 'start.py'}", words)
    found[TABLE] = Question(subject.bilat(f"aid {subject.few} --no-pager"), awaited="Amount")
    if (subject.size or 0) >= LONG_LIST:
        found[LONG] = Question(subject.bilat(f"aid --limit {LONG_LIST}"), awaited="aid-0")
    found[COLD] = Question(
        subject.bilat(f"show {subject.id} --json"), {"XDG_CACHE_HOME": str(subject.folder / "fresh")}, fresh=True
    )
    return found | dict(_peers(subject))


def _look_ups(subject: Subject) -> dict[str, str]:
    return {
        ID: f"show {subject.id} --json",
        YEAR: f"aid --year {subject.year} --json",
        TEXT: f"aid --text {subject.word} --json",
        SEARCH: f"search {subject.word} --json",
        TOTALS: "aid --totals --json",
        TOTALS_YEAR: f"aid --totals --year {subject.year} --json",
        **{filtered(name)[0]: f"aid --totals {asked.options} --json" for name, asked in equal.FILTERS.items()},
        VERSION: "--version",
        HELP: "--help",
    }


def bean_query() -> str | None:
    """Return the command that asks a ledger of beancount: what BEAN_QUERY says, or what is found on the path."""
    return os.environ.get("BEAN_QUERY") or shutil.which("bean-query")


def _peers(subject: Subject) -> Iterator[tuple[str, Question]]:
    if shutil.which("sqlite3"):
        yield SQL_ID, _sqlite(subject, equal.by_id(subject.id))
        # In the base that ships entries hang together, and SQL alone does not add them up.
        for name, asked in equal.FILTERS.items() if subject.size else ():
            yield filtered(name)[1], _sqlite(subject, equal.totals(asked))
    if not subject.size:
        return
    if shutil.which("jq"):
        by_id = f'.[] | select(.id == "{subject.id}")'
        yield JQ_ID, Question(f"jq {shlex.quote(by_id)} {subject.file('json')}")
        yield JQ_TOTALS, Question(f"jq {shlex.quote(equal.JQ_TOTALS)} {subject.file('json')}")
    if subject.size > MOST:
        return
    if shutil.which("hledger"):
        yield HLEDGER_YEAR, Question(f"hledger -f {subject.file('journal')} reg date:{subject.year}")
        yield HLEDGER_BAL, Question(f"hledger -f {subject.file('journal')} bal")
    if query := bean_query():
        ask = f"{query} {subject.file('beancount')}"
        year = f"SELECT date, narration, position WHERE year = {subject.year}"
        yield BEAN_YEAR, Question(f"{ask} {shlex.quote(year)}")
        yield BEAN_TOTALS, Question(f"{ask} 'SELECT account, sum(position) GROUP BY account'")


def _sqlite(subject: Subject, query: str) -> Question:
    return Question(f"sqlite3 -json {shlex.quote(str(subject.compiled))} {shlex.quote(query)}")
