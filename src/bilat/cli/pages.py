"""The help pages: what a command answers, examples, and its options under headings, on one screen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

import click

from bilat.cli.command import Command
from bilat.cli.command_table import OTHERS
from bilat.cli.examples import EXAMPLES
from bilat.cli.option import ALWAYS, FACTS, FILTERS, FROM_CLAIMS, OUTPUT, OWN, TOTALS, Option
from bilat.schema.kinds import KINDS

_HEADINGS = (FILTERS, FROM_CLAIMS, TOTALS, OWN, OUTPUT, ALWAYS)
_NOTES = {FILTERS: " (may be repeated: any of the values, or all where it says so)"}
"""What is said of all options under a heading."""
_THIS = "Another fact file; this page."
_HELP = Option("--help", "Show this page.", ALWAYS, flag=True, together=_THIS)
_WIDEST = 34
"""The widest option whose help still starts on the same line."""
_LINE = 78


def write_command(command: Command, formatter: click.HelpFormatter) -> None:
    """Write the page of a command."""
    formatter.write_text(command.help)
    with formatter.section("Examples"):
        formatter.write("".join(_examples(EXAMPLES.get(command.name) or (_example(command),))))
    formatter.write_paragraph()
    words = command.argument.metavar if command.argument else ""
    formatter.write_usage(f"bilat {command.name}", f"[OPTIONS] {words}".strip())
    options = [*command.options(), FACTS._replace(together=_THIS), _HELP]
    if any(option.heading == FILTERS for option in options):  # a heading less, on a screen of few lines
        options = [option._replace(heading=FILTERS) if option.heading == FROM_CLAIMS else option for option in options]
    for heading in _HEADINGS:
        if records := list(_records(option for option in options if option.heading == heading)):
            with formatter.section(heading + _NOTES.get(heading, "")):
                formatter.write_dl(records, col_max=_WIDEST)


def _example(command: Command) -> tuple[str, str]:
    """Return an example of a command that has none of its own."""
    words = f" {command.argument.metavar}" if command.argument else ""
    return f"bilat {command.name}{words}", command.help.partition(":")[0].rstrip(".")


def _examples(examples: Sequence[tuple[str, str]]) -> Iterator[str]:
    """Return each example with its meaning: on the same line where there is room, else below."""
    width = max(len(line) for line, _ in examples)
    for line, what in examples:
        beside = width + len(what) + 4 <= _LINE
        yield f"  {line:{width}}  {what}\n" if beside else f"  {line}\n      {what}\n"


def _records(options: Iterable[Option]) -> Iterator[tuple[str, str]]:
    """Return what stands on a line, and its help: options that belong together share one."""
    for together, group in groupby(options, key=lambda option: option.together or option.name):
        members = list(group)
        if len(members) == 1:
            (option,) = members
            yield _spelling(option), (not option.metavar and ", ".join(option.words)) or option.help
        else:
            yield ", ".join(_spellings(members)), together


def _spelling(option: Option) -> str:
    names = f"{option.short}, {option.name}" if option.short else option.name
    value = option.metavar or ("WORD" if option.words else "")
    return f"{names} {value}".rstrip()


def _spellings(options: Sequence[Option]) -> Iterator[str]:
    """Return the options of a line; a value that several take is named behind the last of them."""
    for option, following in zip(options, [*options[1:], None], strict=True):
        alike = following is not None and following.metavar == option.metavar
        yield option.name if alike or not option.metavar else f"{option.name} {option.metavar}"


def write_program(formatter: click.HelpFormatter) -> None:
    """Write the page of the program: examples, and what each command answers, without loading any."""
    formatter.write_text("Cited facts about two countries: who says so, in which words, and where to look.")
    with formatter.section("Examples"):
        formatter.write("".join(f"  {line}\n" for line in _EXAMPLES))
    formatter.write_paragraph()
    formatter.write_usage("bilat", "[OPTIONS] COMMAND [ARGS]...")
    with formatter.section("List facts"):
        formatter.write_dl([(kind.command, kind.brief) for kind in KINDS.values()])
    with formatter.section("Look closer"):
        formatter.write_dl([(name, summary) for name, (_, summary) in OTHERS.items()])
    with formatter.section(ALWAYS):
        formatter.write_dl(
            [
                ("--version", "Print the version of the program and of the base."),
                ("--facts FILE", f"{FACTS.help} BILAT_FACTS does the same."),
                ("-h, --help", _HELP.help),
            ]
        )
    formatter.write_paragraph()
    formatter.write_text("bilat COMMAND --help has the examples and options of a command.")


_EXAMPLES = ("bilat aid --year 2023", "bilat show wheat-2023", "bilat meetings --person Lavrov --json")
