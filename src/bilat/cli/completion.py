"""What TAB offers, from the base in use, and `bilat completion`, which tells a shell to ask for it."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence

import click
from click.shell_completion import CompletionItem, get_completion_class

from bilat.cli.help import Command
from bilat.cli.refusals import Word
from bilat.cli.session import Session

Complete = Callable[[click.Context, click.Parameter, str], list[CompletionItem]]


def offers(sort: str) -> Complete:
    """Return what completes a value from the base: ids with titles, names, years, as `bilat.index.offers` knows."""

    def complete(ctx: click.Context, _param: click.Parameter, begun: str) -> list[CompletionItem]:
        from bilat.index.offers import offered
        from bilat.values.safe_text import safe

        try:
            found = offered(_session(ctx).index, sort, begun)
        except Exception as error:
            from bilat.errors import DataError

            if not isinstance(error, DataError | OSError):
                raise
            return []  # TAB is no place to complain
        return [CompletionItem(word, help=safe(meaning)) for word, meaning in found]

    return complete


def _session(ctx: click.Context) -> Session:
    """Return the session, with the base that the words typed so far name."""
    session = ctx.ensure_object(Session)
    session.facts = session.facts or ctx.find_root().params.get("facts")
    return session


def fields(ctx: click.Context, _param: click.Parameter, begun: str) -> list[CompletionItem]:
    """Return the fields that `--fields` may go on with, after those that stand there."""
    from bilat.schema import columns

    before, comma, last = begun.rpartition(",")
    known = columns.KNOWN.get(ctx.info_name or "", columns.KNOWN["meetings"])
    taken = set(before.split(","))
    rest = [field for field in known if field.name.startswith(last) and field.name not in taken]
    return [CompletionItem(f"{before}{comma}{field.name}", help=field.meaning) for field in rest]


_ZSH = "(( $+functions[compdef] )) || { autoload -Uz compinit && compinit }\n"
_SHELLS = ("bash", "zsh", "fish")


@click.command(
    "completion",
    cls=Command,
    help="What a shell needs to complete commands, options, ids, names and years at TAB. Print it, or --install it: "
    "for bash and zsh a line is added to ~/.bashrc or ~/.zshrc, fish finds it in its own folder.",
)
@click.argument("shell", required=False, type=Word(_SHELLS), metavar="[SHELL]")
@click.option("--install", is_flag=True, help="Put it where the shell finds it; the next one that starts has it.")
@click.pass_obj
def completion(session: Session, /, shell: str | None, install: bool) -> None:
    """Print the script of a shell, the one in use if none is named, or install it."""
    name = shell or os.path.basename(os.environ.get("SHELL", ""))
    if name not in _SHELLS:
        raise click.UsageError(f"name a shell: {', '.join(_SHELLS)}.")
    script = _script(name)
    if install:
        session.write(f"{line}\n" for line in _installed(name, script))
    else:
        session.write([script])


def _script(shell: str) -> str:
    from bilat.cli.app import program
    from bilat.cli.command_table import COMPLETE

    made = get_completion_class(shell)
    assert made
    body = made(program, {}, "bilat", COMPLETE).source()
    # What is offered may hold commas; click 8.4 has fish cut it at the first.
    body = body.replace('string split ","', 'string split --max 1 ","')
    return (_ZSH + body if shell == "zsh" else body).strip() + "\n"


def _installed(shell: str, script: str) -> Sequence[str]:
    """Write the script, and the line that loads it; return what was done."""
    home = os.path.expanduser("~")
    if shell == "fish":
        place = os.path.join(_folder("XDG_CONFIG_HOME", home, ".config"), "fish/completions/bilat.fish")
        _write(place, script)
        return [f"Written: {place}"]
    place = os.path.join(_folder("XDG_DATA_HOME", home, ".local/share"), f"bilat/completion.{shell}")
    _write(place, script)
    settings = os.path.join((shell == "zsh" and os.environ.get("ZDOTDIR")) or home, f".{shell}rc")
    _append(settings, f'[ -r "{place}" ] && . "{place}"  # bilat: completion')
    return [f"Written: {place}", f"Loaded by: {settings}"]


def _folder(variable: str, home: str, otherwise: str) -> str:
    given = os.environ.get(variable, "")
    return given if os.path.isabs(given) else os.path.join(home, otherwise)


def _write(place: str, script: str) -> None:
    os.makedirs(os.path.dirname(place), exist_ok=True)
    with open(place, "w", encoding="utf-8") as file:
        file.write(script)


def _append(settings: str, line: str) -> None:
    """Add a line to a file, which need not be there yet, unless it has it."""
    with open(settings, "a+", encoding="utf-8") as file:
        file.seek(0)
        before = file.read()
        if line not in before:
            gap = "\n" if before and not before.endswith("\n") else ""
            file.write(f"{gap}{line}\n")
