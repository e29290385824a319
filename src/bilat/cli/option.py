"""What an option or argument of a command is, as a plain value for both click and the reader of plain questions."""

# Annotations are no strings here: `NamedTuple` compiles each string, which costs every question a millisecond.
from typing import NamedTuple

FILTERS, FROM_CLAIMS, TOTALS, OWN = "Which facts", "From which claims", "Totals", "Options"
OUTPUT, ALWAYS = "Output", "Always"
"""The headings of a help page, in their order."""


class Option(NamedTuple):
    """An option of a command."""

    name: str
    """As it is typed: "--said-by"."""
    help: str
    heading: str = OWN
    """Where it stands on the help page; the options under FILTERS are those that make up a query."""
    flag: bool = False
    metavar: str | None = None
    words: tuple[str, ...] = ()
    """The closed set that its value is one of."""
    least: float | None = None
    """The least number that its value may be; None where it is no number."""
    most: float | None = None
    whole: bool = True
    """Whether a number must be whole."""
    default: float | None = None
    """The number that counts where none is given."""
    many: bool = False
    """Whether it may be repeated with different values; then its value is all of them."""
    offers: str = ""
    """What completes its value, as `bilat.index.offers` knows it."""
    short: str = ""
    """Its one-letter form: "-0"."""
    together: str = ""
    """The help of the line that options with the same words here share on a help page."""

    @property
    def key(self) -> str:
        """The name that an answer repeats it by: "said_by"."""
        return self.name.strip("-").replace("-", "_")


class Argument(NamedTuple):
    """The words of a command that are not options."""

    metavar: str
    required: bool = False
    many: bool = True
    words: tuple[str, ...] = ()
    offers: str = ""


FACTS = Option("--facts", "Read this fact file instead of the one that ships.", ALWAYS, metavar="FILE")
