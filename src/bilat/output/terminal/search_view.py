"""Facts by words: the best matches first, each with the words in which it matches."""

from __future__ import annotations

from collections.abc import Iterator

from bilat.output.terminal.screen import Screen
from bilat.output.wording import date
from bilat.query.listing import Row


def rows(answer: Row) -> Iterator[Row]:
    """Return a row for each fact, in the order of rank."""
    uncertain = set(answer["uncertain"])
    hits = {hit["id"]: hit for hit in answer["hits"]}
    for row in answer["facts"]:
        hit = hits[row["id"]]
        yield {**row, "part": hit["part"], "text": hit["text"], "uncertain": row["id"] in uncertain}


def render(answer: Row, screen: Screen) -> Iterator[str]:
    """Return the facts as text for a terminal, the title of each above the words that match."""
    for row in rows(answer):
        yield from _head(screen.said(row["id"]), _told(row), screen)
        for text in (row["title"], f"{row['part']}: {row['text']}"):
            yield from (f"  {line}\n" for line in screen.folded(text, screen.width - 2))
    more = answer["matches"] - len(answer["facts"])
    if more or not answer["matches"]:
        yield screen.faint(f"{more} more match; see them with --limit." if more else "Nothing matches.") + "\n"


def _head(id_: str, told: str, screen: Screen) -> Iterator[str]:
    """Return the id and what is told of it, on one line where there is room."""
    beside = len(id_) + 2 + len(told) <= screen.width
    yield screen.bold(id_) + (f"  {screen.faint(screen.said(told))}" if beside else "") + "\n"
    if not beside:
        yield from (f"  {screen.faint(line)}\n" for line in screen.folded(told, screen.width - 2))


def _told(row: Row) -> str:
    """Return the kind and date of a fact, and the marks that it must not be shown without."""
    told = [row["kind"], date(row["date"])]
    if row["disputed"]:
        told.append(f"disputed: {', '.join(row['disputed'])}")
    if row["uncertain"]:
        told.append("may lie outside the window")
    if row["withdrawn"]:
        told.append("withdrawn")
    return ", ".join(told)
