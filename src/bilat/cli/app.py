"""The command line as click reads it: every command with its options, its help page, and what TAB offers."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

import click

from bilat.cli import completing
from bilat.cli.arguments import Arguments, Value
from bilat.cli.command import Command
from bilat.cli.command_table import COMMANDS, COMPLETE, VERSION, command
from bilat.cli.option import FACTS, Argument, Option
from bilat.cli.refusals import meant, refusal
from bilat.errors import CommandLineError
from bilat.output.formats import FORMATS


class _Question:
    """The command that was called and its arguments; filled while click reads."""

    command: Command | None = None
    arguments = Arguments()


def read(words: Sequence[str]) -> tuple[Command, Arguments] | int:
    """Return the command that is called with its arguments, or the exit code where click has answered by itself.

    Raises:
        CommandLineError: the command line is wrong.
        KeyboardInterrupt: the user interrupted it.
    """
    question = _Question()
    try:
        if asked := os.environ.get(COMPLETE):
            return completing.complete(program, asked)
        with program.make_context("bilat", list(words), obj=question) as context:
            program.invoke(context)
    except click.exceptions.Exit as ended:
        if question.command is None:
            return ended.exit_code
    except click.exceptions.NoArgsIsHelpError as error:
        raise CommandLineError(error.format_message()) from None
    except click.ClickException as error:
        raise CommandLineError(_refusal(error, words)) from None
    except click.exceptions.Abort:
        raise KeyboardInterrupt from None
    return (question.command, question.arguments) if question.command else 0


class _Group(click.Group):
    """The group of all commands; makes the one that is called, and no other."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - they are always the same
        """Return the names in the order of the help page."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - see above
        """Return the command of that name as click knows it, or None."""
        return _clicked(command(cmd_name)) if cmd_name in COMMANDS else None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that the arguments call; a misspelt one is answered with the nearest."""
        if args[0] not in COMMANDS and not args[0].startswith("-"):
            raise click.UsageError(f"there is no command {args[0]!r}{meant(args[0], COMMANDS)}", ctx)
        return super().resolve_command(ctx, args)

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - see above
        """Write what the program answers."""
        from bilat.cli import pages  # most command lines ask for no page

        pages.write_program(formatter)


class _Command(click.Command):
    """A command as click knows it."""

    def __init__(self, own: Command) -> None:
        self.own = own
        super().__init__(
            own.name,
            params=[*map(_option, own.options()), _option(FACTS), _argument(own.argument)],
            callback=self._call,
            context_settings=_SEARCHING if own.dashes else None,
        )

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - it is the same
        """Write what the command answers, examples, usage, and the options under their headings."""
        from bilat.cli import pages  # most command lines ask for no page

        pages.write_command(self.own, formatter)

    def _call(self, **given: Any) -> None:
        """Keep the command and its arguments, which are answered once everything is read."""
        context = click.get_current_context()
        words = given.pop("words")
        self._hold(words, context)
        known = {option.key: option for option in (*self.own.options(), FACTS)}
        given[FACTS.key] = (*context.find_root().params.get(FACTS.key, ()), *given[FACTS.key])
        values = {known[key]: _value(known[key], value, context) for key, value in given.items() if value}
        context.obj.command, context.obj.arguments = self.own, Arguments(values.items(), words)

    def _hold(self, words: Sequence[str], context: click.Context) -> None:
        """Refuse words that the command does not take."""
        expected = self.own.argument
        if self.own.dashes and (wrong := next((word for word in words if word.startswith("--")), None)):
            raise click.NoSuchOption(wrong, ctx=context)
        if not expected:
            if words:
                raise click.UsageError(f"unexpected argument {words[0]!r}", context)
            return
        if expected.required and not words:
            raise click.UsageError(f"give {expected.metavar}{_FROM_STDIN * (expected.metavar == 'ID…')}.", context)
        if len(words) > 1 and not expected.many:
            raise click.UsageError(f"unexpected argument {words[1]!r}", context)
        for word in words if expected.words else ():
            if word not in expected.words:
                listed = ", ".join(expected.words)
                raise click.UsageError(f"{word!r} is not one of {listed}{meant(word, expected.words)}", context)


_FROM_STDIN = ", or - for those on standard input"
_SEARCHING: dict[str, Any] = {"ignore_unknown_options": True, "help_option_names": ["--help"]}
"""A word to exclude begins like an option: what is not an option is a word, and help is --help alone."""


def _clicked(own: Command) -> click.Command:
    return _Command(own)


def _value(option: Option, given: Any, context: click.Context) -> Value:
    """Return the value of an option from all that were given; one that takes a single value is refused another."""
    if option.flag or option.many:
        return given if option.flag else tuple(given)
    values = list(dict.fromkeys(given))
    if len(values) > 1:
        raise click.UsageError(f"{option.name} is given as {values[0]!r} and as {values[1]!r}; give it once.", context)
    value: Value = values[0]
    return value


def _option(option: Option) -> click.Option:
    """Return an option as click knows it."""
    return click.Option(
        [option.name, option.key, *([option.short] if option.short else [])],
        help=option.help,
        is_flag=option.flag or None,  # False would make its value optional
        type=None if option.flag else _type(option),
        metavar=option.metavar,
        multiple=not option.flag,
        shell_complete=completing.completer(option.offers) if option.offers else None,
    )


def _argument(argument: Argument | None) -> click.Argument:
    """Return the words that are not options as click knows them; the command itself checks them."""
    offers = argument.offers if argument else ""
    return click.Argument(
        ["words"],
        nargs=-1,
        metavar=argument.metavar if argument else "",
        type=click.Path() if offers == "file" else _Word(argument.words, strict=False) if argument else None,
        shell_complete=completing.completer(offers) if offers and offers != "file" else None,
    )


def _type(option: Option) -> click.ParamType[Any] | None:
    if option.words:
        return _Word(option.words)
    if option.least is not None:
        return _Number(option)
    return click.Path() if option.metavar in ("FILE", "FOLDER") else None


class _Word(click.ParamType[str]):
    """One of a few words; a misspelt one is answered with the nearest."""

    name = "word"

    def __init__(self, words: Sequence[str], *, strict: bool = True) -> None:
        self.words, self.strict = words, strict

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the word."""
        word = str(value)
        if self.strict and word not in self.words:
            self.fail(f"{word!r} is not one of {', '.join(self.words)}{meant(word, self.words)}", param, ctx)
        return word

    def shell_complete(
        self,
        ctx: click.Context,  # noqa: ARG002 - the words are always the same
        param: click.Parameter,  # noqa: ARG002 - the same
        incomplete: str,
    ) -> list[click.shell_completion.CompletionItem]:
        """Return the words that begin as typed."""
        return completing.words(self.words, incomplete)


class _Number(click.ParamType[float]):
    """A number within the bounds of an option."""

    name = "number"

    def __init__(self, option: Option) -> None:
        self.option = option

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:
        """Return the number."""
        option = self.option
        try:
            number = int(value) if option.whole else float(value)
        except ValueError:
            self.fail(f"{value!r} is not a {'whole ' * option.whole}number.", param, ctx)
        most = float("inf") if option.most is None else option.most
        if not (option.least or 0) <= number <= most:
            bound = f"between {option.least:g} and {most:g}" if option.most else f"at least {option.least:g}"
            self.fail(f"{value} is not {bound}.", param, ctx)
        return number


def _refusal(error: click.ClickException, words: Sequence[str]) -> str:
    """Return what is wrong with a command line that click could not read."""
    context = error.ctx if isinstance(error, click.UsageError) else None
    named = context.info_name if context and context.parent else next((word for word in words if word in COMMANDS), "")
    option = ""
    match error:
        case click.NoSuchOption():
            known = [name for param in _params(context) for name in param.opts]
            message = f"there is no option {error.option_name}{meant(error.option_name, known)}"
        case click.BadOptionUsage():
            given = any(word.startswith(f"{error.option_name}=") for word in words)
            message = f"{error.option_name} {'takes no' if given else 'needs a'} value."
        case click.BadParameter():
            option = error.param.opts[0] if isinstance(error.param, click.Option) else ""
            message = error.message
        case _:
            message = error.message + _habit(error.message, words)
    return refusal(named or "", message, option)


def _params(context: click.Context | None) -> Sequence[click.Parameter]:
    return context.command.get_params(context) if context else ()


def _habit(message: str, words: Sequence[str]) -> str:
    """Return the correct form of what users of other programs tend to type."""
    if message.startswith("unexpected argument"):
        after = next((word for flag, word in pairwise(words) if flag.removeprefix("--") in FORMATS), "-")
        return f"; to pick fields, write --fields {after}." if not after.startswith("-") else "."
    return ""


def _version(context: click.Context, _param: click.Parameter, wanted: bool) -> None:
    if wanted:
        facts = context.params.get(FACTS.key)
        given: Mapping[Option, Value] = {FACTS: _value(FACTS, facts, context)} if facts else {}
        context.obj.command, context.obj.arguments = command(VERSION), Arguments(given.items())
        context.exit()


program = _Group(
    "bilat",
    params=[
        click.Option(["--version"], is_flag=True, is_eager=True, expose_value=False, callback=_version),
        click.Option([FACTS.name], metavar=FACTS.metavar, is_eager=True, multiple=True, type=click.Path()),
    ],
    callback=lambda facts: None,  # noqa: ARG005 - the commands take it from the context
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 80},
)
