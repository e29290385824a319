"""The Chicago Manual of Style, 18th edition: a bibliography entry of its notes and bibliography system."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bilat.cite.dates import date_parts, month_first
from bilat.cite.names import and_after_inverted, in_order, inverted, surname
from bilat.cite.phrases import capitalized
from bilat.cite.reference_list import Order
from bilat.cite.references import Reference
from bilat.cite.short_titles import namesakes, short_title
from bilat.cite.typography import comma_separated, quoted, spaced, title_case, typeset_title, with_stop

HEADING = "Bibliography"
ORDER = Order(demoted=True, by_container=True, by_title=True)
ENDS_WITH_STOP = True
_MOST = 6
"""So many authors are all named."""
_LONGEST_SMALL = 4
"""So many letters a preposition has at most that takes a small letter in a title (8.160)."""


_DESCRIBED = re.compile(
    "(?:Agency|Analysis|Announcement|Article|Background|Blog|Comment|Copied|Copy|Editorial|Extracts|Government|Interview|"
    "Item|Live|Magazine|News|Newswire|Notice|Opening|Page|Photo|Post|Press|Report|Reposted|Security|Short|Statement|"
    r"Story|Studio|Summary|Text|Timeline|Transition|Video)\b"
)
"""What a description begins with, and a small letter within a note: "TASS, news report on wheat"."""


def entry(reference: Reference) -> str:
    """Return the entry: author, or container where none is named; title, date, address."""
    author, container = _authors(reference), typeset_title(reference.container)
    if _stands_under_container(reference):
        author, container = container, ""
    date = _date(reference)
    # Without a container the date begins a sentence.
    published = comma_separated(container, date if container else capitalized(date))
    title = _title(reference, reference.title)
    parts = (author, title, reference.genre_beside_title, published, _accessed(reference), reference.url)
    return spaced(*map(with_stop, parts))


def note(references: Sequence[Reference], listed: Sequence[Reference]) -> str:
    """Return the note that cites some of the listed references, without its full stop: "Sow, “Wheat”; TASS, “Grain”".

    As the bibliography has all of them in full, each is short: who stands first there, and the title (13.18, 13.32).
    """
    return "; ".join(_short(reference, listed) for reference in references)


def _short(reference: Reference, listed: Sequence[Reference]) -> str:
    names = [surname(name, listed) for name in reference.authors]
    author = f"{names[0]} et al." if len(names) > 2 else " and ".join(names)
    if _stands_under_container(reference):
        author = typeset_title(reference.container)
    title = _title(reference, short_title(reference, listed), stop="")
    twins = [twin for twin in namesakes(reference, listed) if twin.authors or twin.container == reference.container]
    described = title if reference.has_title else _DESCRIBED.sub(lambda found: found[0].lower(), title)
    return comma_separated(author, described if author else title, _date(reference) or "n.d." if twins else "")


def _stands_under_container(reference: Reference) -> bool:
    return not reference.authors and reference.document not in ("report", "dataset")


def _title(reference: Reference, title: str, stop: str = ".") -> str:
    title = typeset_title(title)
    title = title_case(title, _LONGEST_SMALL) if reference.takes_title_case else title
    # A description stands without quotation marks.
    return title if reference.document == "report" or not reference.has_title else quoted(title, stop)


def _date(reference: Reference) -> str:
    if reference.published is None:
        # For the date of a web page stands the day of access.
        return "" if reference.is_web_page and reference.accessed and reference.url else "n.d."
    date = date_parts(reference.published)
    printed = month_first(date.truncated(1) if reference.document == "report" else date)
    return f"[{printed}?]" if date.vague else printed


def _authors(reference: Reference) -> str:
    """Return the authors, the first by family name; of more than six, the first three (13.23)."""
    if not reference.authors:
        return ""
    first, *others = reference.authors
    authors = [inverted(first, demoted=True), *map(in_order, others)]
    if len(authors) > _MOST:
        return ", ".join([*authors[:3], "et al."])
    if len(authors) == 2:
        return and_after_inverted(reference.authors).join(authors)
    return ", ".join([*authors[:-1], "and " * bool(others) + authors[-1]])


def _accessed(reference: Reference) -> str:
    if reference.published is not None or reference.accessed is None or not reference.url:
        return ""
    return f"Accessed {month_first(date_parts(reference.accessed))}"
