"""What a command is, as a plain value: what it takes, and the handler that answers it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from bilat.cli.arguments import Arguments
    from bilat.cli.option import Argument, Option
    from bilat.cli.session import Session
    from bilat.output.reply import Reply


class Command(NamedTuple):
    """A command. Both readers of a command line, click and `plain`, hand the same arguments to the same handler."""

    name: str
    help: str
    """What it answers, in a sentence or two."""
    answer: Callable[[Arguments, Session], Reply]
    options: Callable[[], Iterable[Option]] = tuple
    """What it takes, but for `--facts`; made when it is needed."""
    argument: Argument | None = None
    dashes: bool = False
    """Whether a word may begin with "-" without being an option, as in a search."""
