"""What a command works with: the base that was asked for, its index, and where answers are written."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from functools import cached_property
from typing import TYPE_CHECKING, Any

import click

from bilat.cli.shipped import shipped_facts

if TYPE_CHECKING:
    from bilat.index import Index


class Session:
    """One run of the program. `status` is the exit code it ends with if nothing goes wrong.

    Without `believe` it asks a new index, whatever there is in the cache.
    """

    def __init__(self, *, believe: bool = True) -> None:
        self.facts: str | None = None
        self.status = 0
        self.believe = believe
        self.pager = True

    @property
    def path(self) -> str:
        """The fact file asked for, or the one that ships with the program."""
        return self.facts or shipped_facts()

    @cached_property
    def index(self) -> Index:
        """The index of the base.

        Raises:
            DataError: the base can't be read, or its faults would make an answer wrong.
        """
        from bilat.index import open_index

        waiting = _waiting if sys.stderr.isatty() else None
        return open_index(self.path, believe=self.believe, report=waiting)

    @property
    def on_terminal(self) -> bool:
        """Whether answers go to a terminal."""
        return sys.stdout.isatty()

    @property
    def width(self) -> int:
        """How wide text is set: the terminal's columns, or 80 where there is none."""
        from bilat.cli import streams

        return streams.size().columns if self.on_terminal else 80

    def write(self, pieces: Iterable[str], *, json: bool = False) -> None:
        """Write an answer to stdout: on a terminal as it comes, else all at once, so that no reader sees half of it."""
        from bilat.cli import streams

        if json:
            streams.expect_json()
        if self.on_terminal:
            streams.page(pieces, paged=self.pager)
        else:
            sys.stdout.write("".join(pieces))

    def complain(self, message: str) -> None:
        """Write a line to stderr."""
        from bilat.values.safe_text import safe

        click.echo(safe(message), err=True)


def _waiting(words: str) -> None:
    """Write what a build is at on the last line of the terminal, in place of what it was at before."""
    sys.stderr.write(f"\r\033[K{words}…" if words else "\r\033[K")
    sys.stderr.flush()


def with_session(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the session as its first argument, and the option that picks another base."""

    def facts(ctx: click.Context, _param: click.Parameter, value: str | None) -> None:
        if value is not None:
            ctx.ensure_object(Session).facts = value

    option = click.option(
        "--facts",
        metavar="FILE",
        expose_value=False,
        callback=facts,
        help="The fact file to read, in place of the one that ships.",
    )
    return option(click.pass_obj(command))
