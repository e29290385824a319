"""Every command by name: where it is and what it answers. A module is loaded when its command is called."""

from __future__ import annotations

from importlib import import_module

import click

LISTINGS = {
    "meetings": ("meeting", "Who met whom, where and when."),
    "aid": ("aid", "What was given, promised or sold, and what it adds up to."),
    "scholarships": ("scholarship", "Places offered to students, and how many studied."),
    "events": ("event", "What happened in the region."),
    "agreements": ("agreement", "What the two sides agreed."),
    "trade": ("trade", "What was traded, and how it grew."),
    "projects": ("project", "What is planned, built and run together."),
    "deliveries": ("delivery", "Arms, aircraft and other military-technical goods."),
    "votes": ("vote", "How bodies voted on matters of the two countries."),
}
"""The commands that list a kind: its name in the fact file, and what the command answers."""

OTHERS = {
    "search": ("search", "Facts by words in titles, quotes, names, notes and sources."),
    "show": ("show", "All about a fact: its fields, its claims, its disputes."),
    "cite": ("cite", "Facts and sources cited: for people, papers, wikis, LaTeX and programs."),
    "disputes": ("disputes", "Where sources disagree, most disputed first, each side with its witnesses."),
    "timeline": ("timeline", "The years with their events and meetings, drawn."),
    "reconcile": ("reconcile", "Published sums against what the base's own lots add up to."),
    "stats": ("stats", "How much there is, and how well it is witnessed."),
    "sources": ("names", "The sources, and how many facts lean on each."),
    "people": ("names", "The people, and how many facts name each."),
    "organisations": ("names", "The organisations, and how many facts name each."),
    "cache": ("cache", "The indexes that questions are asked of: where they lie, and how to be rid of them."),
    "fields": ("fields", "The fields of a kind of fact: what --fields may pick."),
    "help": ("help", "Dates, filters, outputs, exit codes: what the commands have in common."),
    "completion": ("completion", "What your shell needs to complete ids, names and years."),
    "check": ("check", "What is wrong with a fact file, where, and what mends it."),
    "verify": ("verify", "Whether every quote stands in the text that it comes from."),
    "explain": ("check", "What a rule of check holds, why, and an example."),
}
"""The other commands: the module in `bilat.cli` that holds them, and what they answer."""


class Commands(click.Group):
    """The group of all commands; loads the module of the one that is called, and no other."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """Return the names in the order of the two tables, as `--help` shows them."""
        return [*LISTINGS, *OTHERS]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Return the command of that name, its module loaded, or None."""
        if cmd_name in LISTINGS:
            from bilat.cli.listings import listing_command

            return listing_command(LISTINGS[cmd_name][0])
        if cmd_name in OTHERS:
            command: click.Command = getattr(import_module(f"bilat.cli.{OTHERS[cmd_name][0]}"), cmd_name)
            return command
        return None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that the arguments call; a misspelt one is answered with the nearest."""
        try:
            return super().resolve_command(ctx, args)
        except click.exceptions.NoSuchCommand:
            # click looks among the commands that are loaded, and none is.
            raise click.exceptions.NoSuchCommand(args[0], possibilities=self.list_commands(ctx), ctx=ctx) from None

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what the program answers, examples, and what each command answers, without loading any."""
        formatter.write_text(self.help or "")
        with formatter.section("Examples"):
            formatter.write("".join(f"  {line}\n" for line in _EXAMPLES))
        formatter.write_paragraph()
        self.format_usage(ctx, formatter)
        for heading, table in (("List facts", LISTINGS), ("Look closer", OTHERS)):
            with formatter.section(heading):
                formatter.write_dl([(name, summary) for name, (_, summary) in table.items()])
        with formatter.section("Always"):
            records = (param.get_help_record(ctx) for param in self.get_params(ctx))
            formatter.write_dl([record for record in records if record])
        formatter.write_paragraph()
        formatter.write_text("bilat COMMAND --help has the examples and options of a command.")


_EXAMPLES = ("bilat aid --year 2023", "bilat show wheat-2023", "bilat meetings --person Lavrov --json")
