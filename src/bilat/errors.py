"""Every error that bilat raises on purpose. This module imports nothing, so that catching one costs nothing."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from bilat.loading.diagnostics import Problem


class BilatError(Exception):
    """The base of all errors that bilat raises on purpose."""


class DataError(BilatError):
    """A base can't be read, or its faults would make an answer wrong. `problems` are all of them, with their places."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(f"{len(problems)} problem" + ("s" if len(problems) != 1 else ""))
        self.problems = tuple(problems)


class ChunkError(BilatError):
    """A chunk of a fact file can't be read separately from the rest of the file."""


class DateError(BilatError, ValueError):
    """A text is not a date in EDTF; `help` says how to write it."""

    def __init__(self, message: str, help: str) -> None:
        super().__init__(message)
        self.help = help


class UnlikeUnitsError(BilatError, ValueError):
    """Amounts in different units can't be added."""


class UnknownNameError(BilatError, LookupError):
    """The base has no fact, source or entity of that name; `near` are the ids most like it.

    Where the name is `ambiguous`, `near` are the ids that share it. A fact is `untold` if it is in the base, and none
    of the claims that are answered from tells of it.
    """

    def __init__(
        self, entity_type: str, name: str, near: Sequence[str], *, ambiguous: bool = False, untold: bool = False
    ) -> None:
        super().__init__(name)
        self.entity_type, self.name, self.near = entity_type, name, tuple(near)
        self.ambiguous, self.untold = ambiguous, untold


class EmptySearchError(BilatError, ValueError):
    """A search names no word that must occur."""


class IndexDamagedError(BilatError):
    """An index can't be read as it was written, and has to be rebuilt."""


class OptionError(BilatError, ValueError):
    """An option's value is wrong, or two options exclude each other; `option` names the one at fault."""

    def __init__(self, message: str, option: str = "") -> None:
        super().__init__(message)
        self.option = option


class CommandLineError(BilatError):
    """The command line is wrong; the message says why, and where to find the correct form."""


class StreamClosedError(BilatError, OSError):
    """A standard stream that is needed is closed."""


class UnreachableError(BilatError):
    """A page can't be fetched, or must not be; the message says why."""


class NoTextError(BilatError):
    """A file or page holds no text that quotes could be compared with; the message says why."""


class EvidenceError(BilatError):
    """A kept page can't be written, or is not as it was kept; the message says why."""


class RecordError(BilatError):
    """What was verified can't be written into the fact file; the message says why."""


class MappingError(BilatError):
    """A table can't be imported: its mapping is wrong, or it is not what the mapping says; the message says why."""
