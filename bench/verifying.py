"""Measure how long it takes to look quotes up: many in one long text, and a few in each of many short ones."""

from __future__ import annotations

import random
import resource
import time
from collections.abc import Callable, Sequence
from functools import cache
from itertools import accumulate

from bilat.verify.comparing import Text
from bilat.verify.nearest import nearest

WORDS = 30_000
"""The words of the language that the texts are written in."""
MISSING = 20
"""One quote in so many is missing, and the passage nearest to it is looked for."""


def main() -> None:
    """Print what each takes, and the most memory that was used."""
    for name, measured in (
        ("5,000 quotes, one text of 3 MB", one_long),
        ("2,000 quotes, 500 texts of 10 kB", many_short),
    ):
        random.seed(2023)
        prepared = measured()
        start = time.process_time()
        found = prepared()
        print(f"{name}: {time.process_time() - start:.2f} s, {found:,} found")  # noqa: T201 - the answer
    print(f"memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MB")  # noqa: T201


def one_long() -> Callable[[], int]:
    """Return what looks 5,000 quotes up in one text of 3 MB."""
    text = _text(3_000_000)
    quotes = _quotes(text, 5_000)
    return lambda: _found(Text(text), quotes)


def many_short() -> Callable[[], int]:
    """Return what looks four quotes up in each of 500 texts of 10 kB."""
    texts = [_text(10_000) for _ in range(500)]
    quotes = [_quotes(text, 4) for text in texts]
    return lambda: sum(_found(Text(text), some) for text, some in zip(texts, quotes, strict=True))


def _found(text: Text, quotes: Sequence[str]) -> int:
    found = 0
    for quote in quotes:
        if text.find(quote):
            found += 1
        else:
            nearest(text, quote)
    return found


def _text(size: int) -> str:
    """Return lines of words that are the more frequent the shorter they are, with French spaces and quotation marks."""
    lexicon, weights = _lexicon()
    words = random.choices(lexicon, cum_weights=weights, k=size // 6)
    parts = [
        f"«\u00a0{word}\u00a0»" if n % 40 == 0 else f"{word}.\n" if n % 15 == 0 else word
        for n, word in enumerate(words)
    ]
    return " ".join(parts)[:size]


@cache
def _lexicon() -> tuple[list[str], list[float]]:
    """Return the words, and how frequent those up to each are together."""
    letters = "etaoinshrdlcumwfgypbvkéà"
    words = sorted({"".join(random.choices(letters, k=random.randint(2, 11))) for _ in range(WORDS)}, key=len)
    return words, [*accumulate(1 / (n + 1) for n in range(len(words)))]


def _quotes(text: str, count: int) -> list[str]:
    """Return stretches of seven words, of which some are changed."""
    words = text.split()
    starts = [random.randrange(len(words) - 8) for _ in range(count)]
    quotes = [words[start : start + 7] for start in starts]
    return [
        " ".join([*quote[:3], "elsewhere", *quote[4:]] if n % MISSING == 0 else quote) for n, quote in enumerate(quotes)
    ]


if __name__ == "__main__":
    main()
