"""What was given on a command line, once it is read: the values of options, and the other words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from bilat.cli.option import FILTERS, FROM_CLAIMS, Option

Value = str | float | bool | tuple[str, ...]
"""The value of an option: a flag is True, an option that may be repeated has all its values, in their order."""


class Arguments:
    """The options given with their values, in the order in which they were given, and the other words."""

    __slots__ = ("_given", "words")

    def __init__(self, given: Iterable[tuple[Option, Value]] = (), words: Sequence[str] = ()) -> None:
        self._given = {option.key: (option, value) for option, value in given}
        self.words = tuple(words)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Arguments) and (self._given, self.words) == (other._given, other.words)

    __hash__ = None  # type: ignore[assignment]

    def has(self, key: str) -> bool:
        """Say whether the option of that key was given."""
        return key in self._given

    def flag(self, option: Option) -> bool:
        """Say whether a flag was given."""
        return option.key in self._given

    def text(self, option: Option) -> str | None:
        """Return the value of an option that takes a text, or None."""
        value = self._value(option)
        return value if isinstance(value, str) else None

    def number(self, option: Option) -> float | None:
        """Return the value of an option that takes a number, else its default."""
        value = self._value(option)
        return option.default if value is None or isinstance(value, str | tuple) else value

    def count(self, option: Option) -> int | None:
        """Return the value of an option that takes a whole number, else its default."""
        number = self.number(option)
        return None if number is None else int(number)

    def texts(self, option: Option) -> tuple[str, ...]:
        """Return the values of an option that may be repeated."""
        value = self._value(option)
        return value if isinstance(value, tuple) else ()

    @property
    def choose_claims(self) -> bool:
        """Whether they say which claims to answer from."""
        return any(option.heading == FROM_CLAIMS for option, _ in self._given.values())

    def filters(self) -> Iterator[tuple[str, Value]]:
        """Return the filters by key, in the order in which they were given."""
        return ((key, value) for key, (option, value) in self._given.items() if option.heading == FILTERS)

    def _value(self, option: Option) -> Value | None:
        _, value = self._given.get(option.key, (None, None))
        return value
