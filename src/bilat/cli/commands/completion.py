"""`bilat completion`: what a shell needs to ask for completions, printed or installed."""

from __future__ import annotations

import os
from collections.abc import Sequence

from click.shell_completion import get_completion_class

from bilat.cli.app import program
from bilat.cli.arguments import Arguments
from bilat.cli.command import Command
from bilat.cli.command_table import COMPLETE
from bilat.cli.option import Argument, Option
from bilat.cli.session import Session
from bilat.errors import OptionError
from bilat.output.reply import TextReply

_ZSH = "(( $+functions[compdef] )) || { autoload -Uz compinit && compinit }\n"
_SHELLS = ("bash", "zsh", "fish")
_INSTALL = Option("--install", "Put it where the shell finds it; it works in every new shell.", flag=True)


def command(name: str) -> Command:
    """Return the command."""
    purpose = (
        "The script with which a shell completes commands, options, ids, names and years at TAB. Print it, or "
        "--install it: for bash and zsh a line is added to ~/.bashrc or ~/.zshrc; fish finds it in its own folder."
    )
    return Command(name, purpose, _answer, lambda: (_INSTALL,), Argument("[SHELL]", many=False, words=_SHELLS))


def _answer(arguments: Arguments, _session: Session) -> TextReply:
    name = arguments.words[0] if arguments.words else os.path.basename(os.environ.get("SHELL", ""))
    if name not in _SHELLS:
        raise OptionError(f"name a shell: {', '.join(_SHELLS)}.")
    script = _script(name)
    return (
        TextReply(f"{line}\n" for line in _installed(name, script)) if arguments.flag(_INSTALL) else TextReply([script])
    )


def _script(shell: str) -> str:
    made = get_completion_class(shell)
    assert made, "every shell named has a class"
    body = made(program, {}, "bilat", COMPLETE).source()
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
