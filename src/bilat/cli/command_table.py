"""Every command by name: the module that answers it, and what it answers."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from bilat.cli.command import Command
from bilat.schema.kind_list import COMMANDS as KIND_COMMANDS

LISTINGS = {command: kind for kind, command in KIND_COMMANDS.items()}
"""The commands that list a kind: its name in the fact file."""

OTHERS = {
    "search": ("search", "Find facts by words in titles, quotes, names, notes and sources."),
    "show": ("show", "Show everything about a fact, or a source."),
    "cite": ("cite", "Cite facts and sources for readers, papers, wikis, LaTeX and programs."),
    "disputes": ("disputes", "Where sources disagree, the most disputed facts first."),
    "trace": ("trace", "Who said it first, and who repeats whom."),
    "timeline": ("timeline", "Events, incidents and meetings, year by year."),
    "reconcile": ("reconcile", "Compare published totals with the sum of the recorded facts."),
    "stats": ("stats", "How many facts there are, how well they are sourced, and by whom."),
    "publishers": ("entities", "The publishers: type, country, and how many facts rely on each."),
    "sources": ("sources", "The sources, and how many facts rely on each."),
    "people": ("entities", "The people, and how many facts name each."),
    "organisations": ("entities", "The organisations, and how many facts name each."),
    "commodities": ("entities", "The commodities, and how many facts are about each."),
    "places": ("entities", "The places, and how many facts are of each."),
    "cache": ("cache", "The indexes: where they are stored, and how to clear them."),
    "fields": ("fields", "The fields of a kind of fact: what --fields can pick."),
    "help": ("help", "What commands have in common: dates, filters, claims, output."),
    "completion": ("completion", "Completion of ids, names and years in your shell."),
    "check": ("check", "Problems in a fact file, where they are and how to fix them."),
    "verify": ("verify", "Whether every quote occurs in the text of its source."),
    "keep": ("keep", "Keep the pages of sources, to verify quotes without the network."),
    "import": ("import_", "Turn other people's tables and references into facts and sources."),
    "explain": ("explain", "What a check rule requires, and why, with an example."),
}
"""The other commands: the module in `bilat.cli.commands` that answers each, and what it answers."""

COMMANDS = (*LISTINGS, *OTHERS)
"""The names of all commands, in the order of the help page."""

LONGEST = 4096
"""The length of the longest path; no argument may be longer."""
COMPLETE = "_BILAT_COMPLETE"
"""The variable in which a shell asks for completions."""


VERSION = "--version"
"""The option that is answered like a command."""


def command(name: str) -> Command:
    """Return the command of a name of COMMANDS, or of VERSION; its module, and no other, is loaded."""
    module = "listings" if name in LISTINGS else "version" if name == VERSION else OTHERS[name][0]
    make: Callable[[str], Command] = import_module(f"bilat.cli.commands.{module}").command
    return make(name)
