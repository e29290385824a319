"""How commands present themselves: what they answer, examples to run, options under headings; and `bilat help`."""

from __future__ import annotations

from typing import Any

import click

from bilat.cli.examples import EXAMPLES

HEADINGS = ("Which facts", "Order and length", "Totals", "Options", "Output", "Always")
"""The headings of options in the order of a page."""
_HEADED = {
    **dict.fromkeys(("limit", "reverse"), "Order and length"),
    **dict.fromkeys(("by", "totals", "explain", "chart"), "Totals"),
    **dict.fromkeys(("json", "as_json", "jsonl", "csv", "tsv", "markdown", "plain"), "Output"),
    **dict.fromkeys(("fields", "null", "no_pager", "fail_empty"), "Output"),
    "facts": "Always",
}


class Command(click.Command):
    """A command whose `--help` begins with what it answers and how to ask it."""

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what it answers, examples, usage, and the options under their headings."""
        self.format_help_text(ctx, formatter)
        self._format_examples(ctx, formatter)
        formatter.write_paragraph()
        self.format_usage(ctx, formatter)
        self.format_options(ctx, formatter)
        self.format_epilog(ctx, formatter)

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """Write what the command answers, not indented: it is what the page begins with."""
        formatter.write_text(self.help or "")

    def _format_examples(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        if examples := EXAMPLES.get(ctx.info_name or ""):
            with formatter.section("Examples"):
                for line, what in examples:
                    formatter.write(f"  {line}\n      {what}\n")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options, each heading's together."""
        found: dict[str, list[tuple[str, str]]] = {heading: [] for heading in HEADINGS}
        for param in self.get_params(ctx):
            if isinstance(param, click.Option) and (record := param.get_help_record(ctx)):
                found[_heading(param)].append(_short(record))
        for heading, records in found.items():
            if records:
                with formatter.section(heading):
                    formatter.write_dl(records, col_max=_WIDEST)


def _heading(option: click.Option) -> str:
    """Return the heading that an option stands under: its own, else by its name."""
    if "--help" in option.opts:
        return "Always"
    return str(getattr(option, "heading", None) or _HEADED.get(option.name or "", "Options"))


_WIDEST = 26


def _short(record: tuple[str, str]) -> tuple[str, str]:
    """Return a record whose closed set of words stands with the meaning, where it is too long for the left."""
    spelling, meaning = record[0], record[1].replace("  [x>=0]", "").replace("; x>=0]", "]")
    if len(spelling) <= _WIDEST or "[" not in spelling:
        return spelling, meaning
    option, _, words = spelling.partition(" [")
    return f"{option} WORD", f"{meaning.rstrip('.')}: {words.rstrip(']').replace('|', ', ')}."


@click.command(
    "help",
    cls=Command,
    help="What the commands have in common: dates, filters, outputs, exit codes; or the help of one command.",
)
@click.argument("topic", required=False, metavar="[TOPIC]", shell_complete=lambda _c, _p, begun: _topics(begun))
@click.pass_context
def help(ctx: click.Context, topic: str | None) -> None:  # noqa: A001 - the command's own name
    """Print a topic, the help of a command, or the list of topics."""
    from bilat.cli.topics import TOPICS, text

    session: Any = ctx.obj
    if topic is None:
        rows = (f"  {name:<13} {one.summary}\n" for name, one in TOPICS.items())
        session.write(["Topics, read with bilat help TOPIC:\n", *rows])
    elif topic in TOPICS:
        session.write([text(topic)])
    else:
        session.write([_of_command(ctx, topic) + "\n"])


def _of_command(ctx: click.Context, name: str) -> str:
    from difflib import get_close_matches

    from bilat.cli.topics import TOPICS

    assert ctx.parent
    group = ctx.parent.command
    assert isinstance(group, click.Group)
    command = group.get_command(ctx.parent, name)
    if command is None:
        near = get_close_matches(name, [*TOPICS, *group.list_commands(ctx.parent)], n=1)
        hint = f"did you mean {near[0]}?" if near else f"the topics are {', '.join(TOPICS)}."
        raise click.BadParameter(f"there is no topic or command {name!r}; {hint}", ctx=ctx, param_hint="TOPIC")
    with click.Context(command, info_name=name, parent=ctx.parent) as own:
        return command.get_help(own)


def _topics(begun: str) -> list[str]:
    from bilat.cli.topics import TOPICS

    return [name for name in TOPICS if name.startswith(begun)]
