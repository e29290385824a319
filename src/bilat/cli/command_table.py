"""Every command by name: where it is and what it answers."""

from __future__ import annotations

from bilat.schema.kind_names import COMMANDS

LISTINGS = {command: kind for kind, command in COMMANDS.items()}
"""The commands that list a kind: its name in the fact file."""

OTHERS = {
    "search": ("commands.search", "Facts by words in titles, quotes, names, notes and sources."),
    "show": ("commands.show", "All about a fact: its fields, its claims, its disputes."),
    "cite": ("commands.cite", "Facts and sources cited: for people, papers, wikis, LaTeX and programs."),
    "disputes": ("commands.disputes", "Where sources disagree, most disputed first, each side with its witnesses."),
    "timeline": ("commands.timeline", "The years with their events and meetings, drawn."),
    "reconcile": ("commands.reconcile", "Published sums against what the base's own lots add up to."),
    "stats": ("commands.stats", "How much there is, and how well it is witnessed."),
    "sources": ("commands.entities", "The sources, and how many facts lean on each."),
    "people": ("commands.entities", "The people, and how many facts name each."),
    "organisations": ("commands.entities", "The organisations, and how many facts name each."),
    "cache": ("commands.cache", "The indexes that questions are asked of: where they lie, and how to be rid of them."),
    "fields": ("commands.fields", "The fields of a kind of fact: what --fields may pick."),
    "help": ("help", "Dates, filters, outputs, exit codes: what the commands have in common."),
    "completion": ("completion", "What your shell needs to complete ids, names and years."),
    "check": ("commands.check", "What is wrong with a fact file, where, and what mends it."),
    "verify": ("commands.verify", "Whether every quote stands in the text that it comes from."),
    "explain": ("commands.check", "What a rule of check holds, why, and an example."),
}
"""The other commands: the module in `bilat.cli` that holds them, and what they answer."""

LONGEST = 4096
"""As long as a path may be; nothing longer is a word of a question."""
COMPLETE = "_BILAT_COMPLETE"
"""The variable in which a shell asks what TAB offers."""
