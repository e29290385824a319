"""The options that keep some facts and not others as click knows them, and the Query that comes of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import click

from bilat.cli import options, query_arguments
from bilat.cli.output import completing
from bilat.cli.refusals import Word
from bilat.errors import OptionError
from bilat.index import Index
from bilat.query.query import Query
from bilat.schema.kinds import Kind


class Headed(click.Option):
    """An option that says under which heading of the help page it stands."""

    heading = ""


def clicked(option: options.Option) -> click.Option:
    """Return an option as click knows it."""
    type_: click.ParamType[Any] | None = None
    if option.words:
        type_ = Word(option.words)
    elif option.least is not None:
        type_ = click.IntRange(min=option.least)
    made = Headed(
        [option.name],
        help=option.help,
        is_flag=option.flag,
        type=type_,
        metavar=option.metavar,
        multiple=option.many,
        default=option.default,
        show_default=option.default is not None,
        shell_complete=completing(option.offers) if option.offers else None,
    )
    made.heading = option.heading
    return made


def shared_filters() -> list[click.Option]:
    """Return the options that facts of every kind can be filtered by, and `--kind`, which may be repeated."""
    return [clicked(option) for option in options.shared_filters()]


def query(kind: Kind | None, given: Mapping[str, Any], index: Index) -> tuple[Query, dict[str, str]]:
    """Return what `query_arguments.query` does.

    Raises:
        click.UsageError: a date is none, or nothing in the base is called so.
    """
    try:
        return query_arguments.query(kind, given, index)
    except OptionError as wrong:
        if wrong.option:
            raise click.BadParameter(str(wrong), param_hint=wrong.option) from None
        raise click.UsageError(str(wrong)) from None
