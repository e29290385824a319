"""Dates in few words, where a column has no room for more."""

from __future__ import annotations

import re

from bilat.output.wording import date

_MONTH = re.compile(r"\b(Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]+")
_NAMED = r"\b(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|spring|summer|autumn) {year}\b"


def brief(text: str, year: str = "") -> str:
    """Return an EDTF date in few words: "~Sep 2023", "26 Dec to 2 Jan 2023"; `year` need not be said with a month."""
    words = _MONTH.sub(r"\1", date(text)).replace("about ", "~").replace(" (uncertain)", "?")
    return re.sub(_NAMED.format(year=year), r"\1", words) if year else words
