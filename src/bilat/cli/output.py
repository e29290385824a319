"""The options that every listing shares: in which format it is written, which fields of it, and how.

A command takes them with `params=[*own, *output_options()]`, reads them with `output = taken(given)`, and answers with
`answer(session, output, json=…, records=…, people=…)`. `fail_if_empty` ends it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from bilat.cli.session import Session
from bilat.output import FORMATS

if TYPE_CHECKING:
    from bilat.output.machine.records import Records
    from bilat.schema.fields import Field


class Output(NamedTuple):
    """How an answer is to be written. `format` is a name of FORMATS, or "" where none was asked for."""

    format: str = ""
    fields: tuple[str, ...] = ()
    null: bool = False
    pager: bool = True
    fail_empty: bool = False

    def known(self, columns: Sequence[Field]) -> None:
        """Hold the fields picked against the columns that there are.

        Raises:
            click.BadParameter: one is none of them; the message lists them.
        """
        from difflib import get_close_matches

        names = [column.name for column in columns]
        for name in self.fields:
            if name not in names:
                near = get_close_matches(name, names, n=1)
                hint = f" Did you mean {near[0]}?" if near else ""
                raise click.BadParameter(
                    f"there is no field {name[:40]!r}.{hint} The fields are {', '.join(names)}.", param_hint="--fields"
                )


def output_options(*, formats: Iterable[str] = FORMATS, lines: bool = True) -> list[click.Option]:
    """Return the options for those formats; `lines` are `--fields` and `--null`."""
    options = [click.Option([f"--{name}"], is_flag=True, help=FORMATS[name]) for name in formats]
    if lines:
        options += [
            click.Option(
                ["--fields"], metavar="A,B,…", shell_complete=_fields, help="These fields alone, in this order."
            ),
            click.Option(["--null", "-0"], is_flag=True, help="End lines with NUL, for xargs -0."),
        ]
    return [
        *options,
        click.Option(["--no-pager"], is_flag=True, help="Never start a pager."),
        click.Option(["--fail-empty"], is_flag=True, help="Exit with 1 where nothing is found."),
    ]


def _fields(ctx: click.Context, param: click.Parameter, begun: str) -> Any:
    from bilat.cli import completion

    return completion.fields(ctx, param, begun)


def taken(given: dict[str, Any]) -> Output:
    """Take the output options out of what was given, and return what they ask for.

    Raises:
        click.UsageError: two of them refuse each other.
    """
    formats = [name for name in FORMATS if given.pop(name, False)]
    fields, null = given.pop("fields", None), bool(given.pop("null", False))
    pager, fail_empty = not given.pop("no_pager", False), bool(given.pop("fail_empty", False))
    if len(formats) > 1:
        raise click.UsageError(f"--{formats[0]} can't stand beside --{formats[1]}; give one of them.")
    if null and formats:
        raise click.UsageError(f"--null ends lines of text; it can't stand beside --{formats[0]}.")
    if fields is not None and not _split(fields):
        raise click.BadParameter("it names no field; write --fields id,title.", param_hint="--fields")
    return Output(
        format=formats[0] if formats else "",
        fields=_split(fields or ""),
        null=null,
        pager=pager,
        fail_empty=fail_empty,
    )


def _split(fields: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for name in fields.replace(",", " ").split()))


def answer(
    session: Session,
    output: Output,
    *,
    json: Callable[[], Iterable[str]],
    records: Callable[[], Records],
    people: Callable[[], Iterable[str]],
    jsonl: Callable[[], Iterable[str]] | None = None,
    markdown: Callable[[], Iterable[str]] | None = None,
    plain: Callable[[], Iterable[str]] | None = None,
) -> None:
    """Write an answer in the format asked for.

    `json` gives the whole document, `records` the rows with the fields picked, `people` the text for a terminal or a
    pipe; the other formats follow from the records unless a command has its own.
    """
    session.pager = output.pager
    own = {"json": json, "jsonl": jsonl, "markdown": None if output.fields else markdown, "plain": plain}
    if make := own.get(output.format):
        session.write(make(), json=output.format in ("json", "jsonl"))
    elif output.format:
        session.write(
            import_module(_module(output.format)).render(records()),
            json=output.format == "jsonl",
        )
    elif output.null or (output.fields and not session.on_terminal):
        from bilat.output.machine.as_tsv import bare_lines

        session.write(bare_lines(records(), "\0" if output.null else "\n"))
    else:
        session.write(people())


def completing(sort: str) -> Any:
    """Return what completes a value of a sort that `bilat.index.offers` knows, loaded when TAB is pressed."""

    def complete(ctx: click.Context, param: click.Parameter, begun: str) -> Any:
        from bilat.cli import completion

        return completion.offers(sort)(ctx, param, begun)

    return complete


def fail_if_empty(session: Session, output: Output, found: int) -> None:
    """End with 1 where nothing was found and `--fail-empty` was given."""
    if output.fail_empty and not found:
        session.status = session.status or 1


def _module(format_: str) -> str:
    return "bilat.output.plain" if format_ == "plain" else f"bilat.output.machine.as_{format_}"
