"""Facts drawn along the months of their years: a day as a sign, what lasted as a bar, what is not known as gaps."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from bilat.output.terminal.brief import brief
from bilat.output.terminal.screen import Screen, cells, left
from bilat.output.wording import progress
from bilat.query.listing import Row
from bilat.schema.kinds import KINDS
from bilat.values.dates import Date, DateRange, Precision, parse_date

_SIGNS = {
    "meeting": ("●", "me"),
    "aid": ("▲", "ai"),
    "scholarship": ("✚", "sc"),
    "event": ("◆", "ev"),
    "agreement": ("■", "ag"),
    "trade": ("★", "tr"),
    "project": ("◼", "pr"),
    "delivery": ("▼", "de"),
    "vote": ("▮", "vo"),
}
"""The sign of each kind, and what stands for it in ASCII."""
_AS_EXPECTED = ("held", "happened")
_WHEN = 14
_IDS_FROM, _FINE_FROM, _FINEST_FROM, _TRACK_FROM = 130, 100, 130, 72
"""From how many columns on ids are shown, a month has two cells, or three, and months are drawn at all."""
_MONTHS = "JFMAMJJASOND"


def rows(answer: Row) -> Iterator[Row]:
    """Return a row for each fact, in order."""
    uncertain = set(answer["uncertain"])
    for row in answer["facts"]:
        yield {**row, "progress": progress(row) or None, "uncertain": row["id"] in uncertain}


def render(answer: Row, screen: Screen) -> Iterator[str]:
    """Return the years with their facts as text for a terminal."""
    facts = {row["id"]: row for row in answer["facts"]}
    before = None
    for n, group in enumerate(answer["years"]):
        year = group["year"]
        yield "\n" if n else ""
        if before and int(year) - int(before) > 1:
            yield screen.faint(_between(int(before) + 1, int(year) - 1)) + "\n\n"
        yield from _year(year, [facts[id_] for id_ in group["facts"]], answer, screen)
        before = year
    yield from _legend(answer, screen)


def _between(first: int, last: int) -> str:
    return (f"{first:04}" if first == last else f"{first:04}–{last:04}") + "  –"


def _year(year: str | None, facts: Sequence[Row], answer: Row, screen: Screen) -> Iterator[str]:
    counts = Counter(row["kind"] for row in facts)
    told = ", ".join(f"{counts[kind]} {_counted(kind, counts[kind])}" for kind in KINDS if counts[kind])
    fine = _cells_a_month(screen) if year else 0
    ruler = "".join(left(month, fine) for month in _MONTHS) if fine else ""
    head = left(year or "no known beginning", _WHEN) + (f" {ruler}" if ruler else "")
    first, *more = screen.folded(told, max(screen.width - cells(head) - 2, 20))
    yield f"{screen.bold(head)}  {screen.faint(first)}\n"
    yield from (" " * (cells(head) + 2) + screen.faint(line) + "\n" for line in more)
    for row in facts:
        yield from _fact(row, year, answer, screen)


def _counted(kind: str, count: int) -> str:
    return kind if count == 1 else KINDS[kind].command


def _cells_a_month(screen: Screen) -> int:
    if screen.width < _TRACK_FROM:
        return 0
    return 1 + (screen.width >= _FINE_FROM) + (screen.width >= _FINEST_FROM)


def _fact(row: Row, year: str | None, answer: Row, screen: Screen) -> Iterator[str]:
    sign = screen.drawn(*_SIGNS[row["kind"]])
    fine = _cells_a_month(screen) if year else 0
    when = screen.folded(brief(row["date"], year or "") + " †" * ("date" in row["disputed"]), _WHEN - 1)
    track = _track(row, str(year), fine, answer, screen) if fine else ""
    ids = _id_width(answer, screen)
    room = screen.width - _WHEN - cells(track) - cells(sign) - 2 - ids
    what = screen.folded(_what(row, answer), max(room, 20))
    for n in range(max(len(when), len(what))):
        begin = left(when[n] if n < len(when) else "", _WHEN) + (track if n == 0 else " " * cells(track))
        text = what[n] if n < len(what) else ""
        end = " " * (room - cells(text) + 2) + screen.faint(row["id"]) if ids and n == 0 else ""
        yield f"{begin} {sign if n == 0 else ' ' * cells(sign)} {text}{end}".rstrip() + "\n"


def _id_width(answer: Row, screen: Screen) -> int:
    """Return how wide the column of ids is, with the space before it; 0 where there is no room for one."""
    widest = 2 + max(cells(row["id"]) for row in answer["facts"])
    return widest if screen.width >= _IDS_FROM and widest <= screen.width // 3 else 0


def _what(row: Row, answer: Row) -> str:
    come = progress(row)
    parts = [row["title"] + (f", {come}" if come and come not in _AS_EXPECTED else "")]
    parts += ["†"] if set(row["disputed"]) - {"date"} else []
    parts += ["‡"] if row["id"] in answer["uncertain"] else []
    parts += ["(withdrawn)"] if row["withdrawn"] else []
    return "\u00a0".join(parts)  # a mark stays with the word before it


def _track(row: Row, year: str, fine: int, answer: Row, screen: Screen) -> str:
    """Return the months of a year with a fact drawn in them, between marks for what lies before and after."""
    date = parse_date(row["date"])
    rivals = [parse_date(text) for text in _rivals(answer["disputes"].get(row["id"], ()))]
    drawn = "".join(_cell(window, date, rivals, row["kind"], screen) for window in _windows(year, fine))
    new_year, year_end = f"{year}-01-01", f"{year}-12-31"
    rival = screen.drawn("†", "x")
    before = rival if any(other.span.first < new_year for other in rivals) else " "
    after = rival if any(other.span.last > year_end for other in rivals) else " "
    if date.span.first < new_year:
        before = screen.drawn("◂", "<")
    if date.span.last > year_end:
        after = screen.drawn("▸", ">")
    return before + drawn + after


def _rivals(disputes: Sequence[Mapping[str, object]]) -> Iterator[str]:
    """Return the dates that dispute the chosen one."""
    for dispute in disputes:
        if dispute["field"] == "date":
            sides = dispute["sides"]
            assert isinstance(sides, list)
            yield from (side["reading"] for side in sides if side["party"] and not side["chosen"])


def _windows(year: str, fine: int) -> Iterator[DateRange]:
    """Return the days of each cell: a month, or the halves or thirds of one."""
    starts = (1, 16) if fine == 2 else (1, 11, 21) if fine == 3 else (1,)
    for month in range(1, 13):
        for at, start in enumerate(starts):
            end = starts[at + 1] - 1 if at + 1 < len(starts) else 31
            yield DateRange(f"{year}-{month:02}-{start:02}", f"{year}-{month:02}-{end:02}")


def _cell(window: DateRange, date: Date, rivals: Sequence[Date], kind: str, screen: Screen) -> str:
    """Return the sign for some days: what surely falls there, what may, what a rival date says, or nothing."""
    if any(run.meets(window) for run in date.runs):
        if date.vague:
            return "~" if date.approximate else "?"
        if date.latest_start <= date.earliest_end and window.meets(DateRange(date.latest_start, date.earliest_end)):
            one_day = date.precision is Precision.DAY and date.span.first == date.span.last
            return screen.drawn(_SIGNS[kind][0], "o") if one_day else screen.drawn("━", "=")
        return screen.drawn("╌", "-")
    if any(run.meets(window) for rival in rivals for run in rival.runs):
        return screen.drawn("†", "x")
    return screen.drawn("·", ".")


def _legend(answer: Row, screen: Screen) -> Iterator[str]:
    if not answer["facts"]:
        yield "Nothing matches.\n"
        return
    kinds = [kind for kind in KINDS if any(row["kind"] == kind for row in answer["facts"])]
    signs = [f"{screen.drawn(*_SIGNS[kind])} {kind}" for kind in kinds]
    if _cells_a_month(screen):
        signs += [screen.drawn("━ lasted", "= lasted"), screen.drawn("╌ some day in these", "- some day in these")]
        signs += ["~ about", "? uncertain"]
    if any(row["disputed"] for row in answer["facts"]):
        signs.append("† disputed")
    if answer["uncertain"]:
        signs.append("‡ may lie outside the days asked for")
    yield "\n"
    for line in screen.folded("  ".join(sign.replace(" ", "\u00a0") for sign in signs)):
        yield screen.faint(line) + "\n"
