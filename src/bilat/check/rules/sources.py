"""Rules about sources: that they can be found, dated and distinguished."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import parse_qsl, urlsplit

from bilat.check.rule import Breach, FactFile, rule
from bilat.evidence.verified import is_verified, missing_from, verified_texts
from bilat.loading.diagnostics import Path, quoted
from bilat.model import Source
from bilat.values.person_names import looks_like_body, looks_like_list
from bilat.values.text_folding import bare
from bilat.values.web_links import web_address


@rule(
    "B901",
    "info",
    why="What comes unencrypted may be changed on the way. This is a hint: some old pages offer nothing else.",
)
def not_encrypted(file: FactFile) -> Iterator[Breach]:
    """Addresses are https."""
    for source, key, url in _addresses(file):
        if url.lower().startswith("http:"):
            yield Breach(
                ("source", source.id, key),
                "the address is http, not https",
                f'see whether the page opens at {key} = "https{url[4:]}"',
            )


_SHORTENERS = frozenset(
    {"bit.ly", "t.co", "goo.gl", "tinyurl.com", "ow.ly", "is.gd", "buff.ly", "clck.ru", "vk.cc", "cutt.ly", "rb.gy"}
)


@rule("B902", "warning", why="A shortened address hides where it leads and dies with its service.")
def shortened(file: FactFile) -> Iterator[Breach]:
    """Addresses are the page's own, not a shortener's."""
    for source, key, url in _addresses(file):
        host = _host(url)
        if host in _SHORTENERS:
            yield Breach(
                ("source", source.id, key),
                f"{host} is a link shortener",
                "open the address, and write the one that it leads to",
            )


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""  # no address at all, which is a rule of its own


_TRACKING = re.compile(r"utm_\w+|fbclid|gclid|yclid|mc_cid|mc_eid|igshid|_ga|ysclid")


@rule("B903", "warning", why="They tell who shared the link, and make two addresses of one page.")
def tracking(file: FactFile) -> Iterator[Breach]:
    """Addresses carry no tracking parameters."""
    for source, key, url in _addresses(file):
        name = next((name for name in _parameters(url) if _TRACKING.fullmatch(name)), None)
        if name:
            yield Breach(
                ("source", source.id, key),
                f"{name} in the address tracks its reader",
                f"end the address before {name}=",
            )


def _parameters(url: str) -> list[str]:
    try:
        return [name for name, _ in parse_qsl(urlsplit(url).query, keep_blank_values=True)]
    except ValueError:
        return []


@rule("B904", why="One of the two dates is wrong, and a citation prints both.")
def accessed_before_published(file: FactFile) -> Iterator[Breach]:
    """A source is accessed after it is published."""
    for source in file.sources:
        last = source.accessed.last if source.accessed else None
        first = source.published.first if source.published else None
        if last and first and last < first:
            yield Breach(
                ("source", source.id, "accessed"),
                f"accessed on {source.accessed}, but published {source.published}",
                "correct one of the two dates",
            )


@rule("B905", "warning", why="It decides whether a quote needs a gloss, and readers choose sources by it.")
def language_unset(file: FactFile) -> Iterator[Breach]:
    """A source gives its language."""
    for source in file.sources:
        if source.language is None:
            yield Breach(
                ("source", source.id), f"source {source.id} has no language", 'add language = "en"', at_key=True
            )


@rule("B906", "warning", why="Listed twice, it would be counted as two sources.")
def published_twice(file: FactFile) -> Iterator[Breach]:
    """One page is one source."""
    seen: dict[object, str] = {}
    for source in file.sources:
        keys: list[object] = [_page(source.url)] if source.url else []
        if source.title and source.published:
            keys.append((bare(source.title), source.publisher, source.published.text))
        twin = next((seen[key] for key in keys if key in seen), None)
        if twin:
            yield Breach(
                ("source", source.id),
                f"{source.id} is the same page as {twin}",
                f"let its claims name {twin}, and remove this one",
                at_key=True,
            )
        for key in keys:
            seen.setdefault(key, source.id)


def _page(url: str) -> str:
    """Return an address without what doesn't change the page: scheme, www, a final slash, the fragment."""
    return re.sub(r"^https?://(www\.)?", "", url.split("#")[0], flags=re.IGNORECASE).rstrip("/")


_ARCHIVED_ON = re.compile(r"web\.archive\.org/web/(\d{4})(\d\d)(\d\d)")


@rule("B907", "warning", why="Otherwise it is a copy of something else.")
def archived_before_published(file: FactFile) -> Iterator[Breach]:
    """An archived copy is no older than its page."""
    for source in file.sources:
        match = _ARCHIVED_ON.search(source.archived or "")
        day = "-".join(match.groups()) if match else ""
        if day and source.published and source.published.first and day < source.published.first:
            yield Breach(
                ("source", source.id, "archived"),
                f"the copy was made on {day}, before the page was published on {source.published}",
                "look for a copy made after publication",
            )


@rule("B910", why="Anything else is no link to a page, and a script at worst; outputs leave it out.")
def no_web_address(file: FactFile) -> Iterator[Breach]:
    """An address begins with http:// or https://."""
    for source, key, url in _addresses(file):
        if web_address(url) is None:
            yield Breach(("source", source.id, key), f"{key} is not a web address", 'write it in full: "https://…"')


@rule("B920", "warning", why="Browsers read it as / and other programs as %5C, so the address leads to two pages.")
def backslash(file: FactFile) -> Iterator[Breach]:
    """An address has no backslash."""
    for source, key, url in _addresses(file):
        if "\\" in url:
            yield Breach(
                ("source", source.id, key),
                "the address has a backslash",
                "open the page, and copy the address that the browser shows: / or %5C stands there",
            )


@rule("B911", "warning", why="Otherwise it can't be cited.")
def without_name(file: FactFile) -> Iterator[Breach]:
    """A source has a title or a description."""
    for source in file.sources:
        if source.title is None and source.description is None:
            yield Breach(
                ("source", source.id),
                f"source {source.id} has neither a title nor a description",
                'add title = "…"; if the title is not known, description = "News report on …"',
                at_key=True,
            )


@rule("B912", "info", why="Facts are cited so that readers can look for themselves.")
def not_to_be_found(file: FactFile) -> Iterator[Breach]:
    """A source can be looked up, or says why not."""
    for source in file.sources:
        if not (source.url or source.archived or source.note):
            yield Breach(
                ("source", source.id),
                f"source {source.id} can't be looked up",
                "add url, or say in a note where it is",
                at_key=True,
            )


@rule("B913", why="It is compared with the text that was read; anything else never matches.")
def no_fingerprint(file: FactFile) -> Iterator[Breach]:
    """A fingerprint is a SHA-256 hash, with the marks of the quotes found."""
    for source in file.sources:
        if source.fingerprint and not verified_texts(source.fingerprint):
            yield Breach(
                ("source", source.id, "fingerprint"),
                "the fingerprint is not as bilat verify writes it",
                "let bilat verify write it, or remove it",
            )


@rule("B918", "info", why="A reader can't tell a quote that was looked up from one that was mistyped.")
def unverified_quotes(file: FactFile) -> Iterator[Breach]:
    """Where quotes are verified, those of every source are."""
    if not any(verified_texts(source.fingerprint) for source in file.sources):
        return
    claims = [claim for fact in file.facts if not fact.withdrawn for claim in fact.claims]
    waiting = [claim for claim in claims if not is_verified(claim, file.base.sources[claim.source])]
    lost = {claim.source for claim in waiting if missing_from(claim, file.base.sources[claim.source])}
    never = [id_ for id_ in dict.fromkeys(claim.source for claim in waiting) if id_ not in lost]
    for id_ in sorted(lost):
        yield Breach(
            ("source", id_),
            f"a quote of source {id_} was not found when it was last looked up",
            f"run bilat keep {id_}, then bilat verify {id_} --record",
            at_key=True,
        )
    if never:
        which = f"source {never[0]} has" if len(never) == 1 else f"{len(never):,} sources, as this one, have"
        yield Breach(
            ("source", never[0]),
            f"{which} quotes that are not verified yet",
            f"run bilat keep {never[0]}, then bilat verify {never[0]} --record; "
            "bilat timeline --unverified lists the facts that wait",
            at_key=True,
        )


def _addresses(file: FactFile) -> Iterator[tuple[Source, str, str]]:
    for source in file.sources:
        for key, url in (("url", source.url), ("archived", source.archived)):
            if url:
                yield source, key, url


@rule("B916", "warning", why="A citation would print one author by this whole text, where it should name several.")
def list_in_one_author(file: FactFile) -> Iterator[Breach]:
    """Each author stands alone in the list."""
    for path, text in _author_texts(file):
        if looks_like_list(text) and not looks_like_body(text):
            yield Breach(
                path,
                f"{quoted(text)} looks like several authors in one text",
                'write each on its own: authors = ["Ana Sow", "Bo Li"], or { family = "…", given = "…" } if it is one',
            )


@rule("B917", "warning", why="A citation abbreviates the names of persons, and keeps that of a body whole.")
def body_as_person(file: FactFile) -> Iterator[Breach]:
    """An author that is a body is written as one."""
    for path, text in _author_texts(file):
        if looks_like_body(text):
            yield Breach(
                path, f"{quoted(text)} looks like a body", f"write {{ body = {quoted(text)} }}, or a person’s name"
            )


def _author_texts(file: FactFile) -> Iterator[tuple[Path, str]]:
    """Return the authors that are written as texts, each with its path."""
    for source in file.sources:
        written = file.document["source"][source.id].get("authors", ())
        for number, author in enumerate(written):
            if isinstance(author, str):
                yield ("source", source.id, "authors", number), author
