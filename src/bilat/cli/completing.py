"""What TAB offers: words of the command line, and ids, names and years of the base in use."""

from __future__ import annotations

import shlex
from collections.abc import Callable, Sequence

import click
from click.shell_completion import BashComplete, CompletionItem, FishComplete, add_completion_class, shell_complete

from bilat.cli.command_table import COMPLETE
from bilat.cli.option import FACTS
from bilat.cli.session import Session
from bilat.errors import BilatError

Completer = Callable[[click.Context, click.Parameter, str], list[CompletionItem]]


@add_completion_class
class _Bash(BashComplete):
    """Bash, which puts what is offered on the line as it stands: a value of two words must come quoted."""

    def format_completion(self, item: CompletionItem) -> str:
        """Return a word as the script of the shell takes it."""
        return f"{item.type},{shlex.quote(item.value)}"


@add_completion_class
class _Fish(FishComplete):
    """Fish, in which what is offered may hold commas: click's own script cuts it at the first."""

    source_template = """\
function %(complete_func)s;
    set -l response (env %(complete_var)s=fish_complete COMP_WORDS=(commandline -cp) \
COMP_CWORD=(commandline -t) %(prog_name)s);

    for completion in $response;
        set -l metadata (string split --max 1 "," $completion);

        if test $metadata[1] = "dir";
            __fish_complete_directories $metadata[2];
        else if test $metadata[1] = "file";
            __fish_complete_path $metadata[2];
        else if test $metadata[1] = "plain";
            echo $metadata[2];
        end;
    end;
end;

complete --no-files --command %(prog_name)s --arguments "(%(complete_func)s)";
"""


def complete(program: click.Group, asked: str) -> int:
    """Print what a shell asks for, and return the exit code."""
    return shell_complete(program, {}, "bilat", COMPLETE, asked)


def words(known: Sequence[str], begun: str) -> list[CompletionItem]:
    """Return the words that begin as typed."""
    return [CompletionItem(word) for word in known if word.startswith(begun)]


def completer(offers: str) -> Completer:
    """Return what completes a value: "fields", "rule", "help" topics, or what `bilat.index.offers` finds."""
    return {"fields": _fields, "rule": _rules, "help": _topics}.get(offers) or _from_base(offers)


def _from_base(offers: str) -> Completer:
    def complete(context: click.Context, _param: click.Parameter, begun: str) -> list[CompletionItem]:
        from bilat.index.offers import offered  # most completions need no base
        from bilat.values.safe_text import safe

        named = context.params.get(FACTS.key) or context.find_root().params.get(FACTS.key)
        try:
            found = offered(Session(named[-1] if named else None).index, offers, begun)
        except (BilatError, OSError):  # completion must not print errors
            return []
        return [CompletionItem(word, help=safe(meaning)) for word, meaning in found]

    return complete


def _fields(context: click.Context, _param: click.Parameter, begun: str) -> list[CompletionItem]:
    """Return the fields with which `--fields` may continue."""
    from bilat.schema import columns  # it loads every kind

    before, comma, last = begun.rpartition(",")
    known = columns.KNOWN.get(context.info_name or "", columns.KNOWN["meetings"])
    taken = set(before.split(","))
    rest = (field for field in known if field.name.startswith(last) and field.name not in taken)
    return [CompletionItem(f"{before}{comma}{field.name}", help=field.meaning) for field in rest]


def _rules(_context: click.Context, _param: click.Parameter, begun: str) -> list[CompletionItem]:
    from bilat.check import RULES  # no other completion needs the rules

    return words([*RULES], begun.upper())


def _topics(_context: click.Context, _param: click.Parameter, begun: str) -> list[CompletionItem]:
    from bilat.cli.topics import TOPICS  # long texts

    return words([*TOPICS], begun)
