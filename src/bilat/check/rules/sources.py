"""Rules about sources: that they can be found, dated and told apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import parse_qsl, urlsplit

from bilat.check.rule import FactFile, Found, Rule
from bilat.model import Source
from bilat.values.text_folding import bare
from bilat.values.web_links import web_address

_SHORTENERS = frozenset(
    {"bit.ly", "t.co", "goo.gl", "tinyurl.com", "ow.ly", "is.gd", "buff.ly", "clck.ru", "vk.cc", "cutt.ly", "rb.gy"}
)
_TRACKING = re.compile(r"utm_\w+|fbclid|gclid|yclid|mc_cid|mc_eid|igshid|_ga|ysclid")


def not_encrypted(file: FactFile) -> Iterator[Found]:
    """Find addresses that begin with http: rather than https:."""
    for source, key, url in _addresses(file):
        if url.lower().startswith("http:"):
            yield Found(
                ("source", source.id, key),
                "the address is not https",
                f'try whether the page opens so: {key} = "https{url[4:]}"',
            )


def no_web_address(file: FactFile) -> Iterator[Found]:
    """Find addresses that are not http or https at all: scripts, files, words."""
    for source, key, url in _addresses(file):
        if web_address(url) is None:
            yield Found(("source", source.id, key), f"{key} is no web address", 'write it whole: "https://…"')


def shortened(file: FactFile) -> Iterator[Found]:
    """Find addresses that hide where they lead."""
    for source, key, url in _addresses(file):
        host = _host(url)
        if host in _SHORTENERS:
            yield Found(
                ("source", source.id, key),
                f"{host} shortens addresses",
                "open it, and write the address that it leads to",
            )


def tracking(file: FactFile) -> Iterator[Found]:
    """Find addresses that carry marks of who followed which link."""
    for source, key, url in _addresses(file):
        marks = [name for name, _ in _parameters(url) if _TRACKING.fullmatch(name)]
        if marks:
            yield Found(
                ("source", source.id, key), f"the address tracks its reader by {marks[0]}", f"end it before {marks[0]}="
            )


def accessed_before_published(file: FactFile) -> Iterator[Found]:
    """Find sources looked at before they came out."""
    for source in file.sources:
        last = source.accessed.last if source.accessed else None
        first = source.published.first if source.published else None
        if last and first and last < first:
            yield Found(
                ("source", source.id, "accessed"),
                f"looked at on {source.accessed}, published {source.published}",
                "mend one of the two dates",
            )


_ARCHIVED_ON = re.compile(r"web\.archive\.org/web/(\d{4})(\d\d)(\d\d)")


def archived_before_published(file: FactFile) -> Iterator[Found]:
    """Find archived copies older than the page they are of."""
    for source in file.sources:
        match = _ARCHIVED_ON.search(source.archived or "")
        if match and source.published and source.published.first and "-".join(match.groups()) < source.published.first:
            yield Found(
                ("source", source.id, "archived"),
                f"the copy is of {'-'.join(match.groups())}, the page of {source.published}",
                "look for a copy made after the page came out",
            )


def language_unset(file: FactFile) -> Iterator[Found]:
    """Find sources that don't say their language."""
    for source in file.sources:
        if source.language is None:
            yield Found(
                ("source", source.id), f"source {source.id} has no language", 'add language = "en"', at_key=True
            )


def published_twice(file: FactFile) -> Iterator[Found]:
    """Find sources with the address, or the title, publisher and day, of another."""
    seen: dict[object, str] = {}
    for source in file.sources:
        keys: list[object] = [_page(source.url)] if source.url else []
        if source.title and source.published:
            keys.append((bare(source.title), bare(source.publisher), source.published.text))
        twin = next((seen[key] for key in keys if key in seen), None)
        if twin:
            yield Found(
                ("source", source.id),
                f"{source.id} is the same page as {twin}",
                f"let its claims name {twin}, and take this one out",
                at_key=True,
            )
        for key in keys:
            seen.setdefault(key, source.id)


def without_name(file: FactFile) -> Iterator[Found]:
    """Find sources that can't be cited: neither title nor description."""
    for source in file.sources:
        if source.title is None and source.description is None:
            yield Found(
                ("source", source.id),
                f"source {source.id} has neither title nor description",
                'add title = "…", or where it was not seen description = "News report on …"',
                at_key=True,
            )


def not_to_be_found(file: FactFile) -> Iterator[Found]:
    """Find sources without an address, a copy or a note that says why."""
    for source in file.sources:
        if not (source.url or source.archived or source.note):
            yield Found(
                ("source", source.id),
                f"source {source.id} can't be looked at",
                "add url, or say in a note where it is",
                at_key=True,
            )


_FINGERPRINT = re.compile(r"(?:sha256:)?[0-9a-f]{64}")


def no_fingerprint(file: FactFile) -> Iterator[Found]:
    """Find fingerprints that are no sha256."""
    for source in file.sources:
        if source.fingerprint and not _FINGERPRINT.fullmatch(source.fingerprint):
            yield Found(
                ("source", source.id, "fingerprint"),
                "the fingerprint is no sha256",
                "let bilat verify write it, or take it out",
            )


def _addresses(file: FactFile) -> Iterator[tuple[Source, str, str]]:
    for source in file.sources:
        for key, url in (("url", source.url), ("archived", source.archived)):
            if url:
                yield source, key, url


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""  # no address at all, which is a rule of its own


def _parameters(url: str) -> list[tuple[str, str]]:
    try:
        return parse_qsl(urlsplit(url).query, keep_blank_values=True)
    except ValueError:
        return []


def _page(url: str) -> str:
    """Return an address without what doesn't change the page: scheme, www, a final slash, the fragment."""
    return re.sub(r"^https?://(www\.)?", "", url.split("#")[0], flags=re.IGNORECASE).rstrip("/")


RULES = (
    Rule(
        code="B901",
        severity="info",
        holds="Addresses are https.",
        why="What comes unencrypted may be changed on the way. A hint: some old pages have nothing else.",
        find=not_encrypted,
    ),
    Rule(
        code="B902",
        severity="warning",
        holds="Addresses are the page's own, not a shortener's.",
        why="A shortened address hides where it leads and dies with its service.",
        find=shortened,
    ),
    Rule(
        code="B903",
        severity="warning",
        holds="Addresses carry no tracking marks.",
        why="They tell who shared the link, and make two addresses of one page.",
        find=tracking,
    ),
    Rule(
        code="B904",
        holds="A source is looked at after it is published.",
        why="One of the two dates is wrong, and a citation prints both.",
        find=accessed_before_published,
    ),
    Rule(
        code="B905",
        severity="warning",
        holds="A source says its language.",
        why="It decides whether a quote needs a gloss, and readers choose sources by it.",
        find=language_unset,
    ),
    Rule(
        code="B906",
        severity="warning",
        holds="One page is one source.",
        why="Listed twice, it would be counted as two sources.",
        find=published_twice,
    ),
    Rule(
        code="B907",
        severity="warning",
        holds="An archived copy is no older than its page.",
        why="It is a copy of something else then.",
        find=archived_before_published,
    ),
    Rule(
        code="B910",
        holds="An address begins with http:// or https://.",
        why="Anything else is no link to a page, and a script at worst; outputs leave it out.",
        find=no_web_address,
    ),
    Rule(
        code="B911",
        severity="warning",
        holds="A source has a title or a description.",
        why="It could not be cited otherwise.",
        find=without_name,
    ),
    Rule(
        code="B912",
        severity="info",
        holds="A source can be looked at, or says why not.",
        why="Facts are cited so that readers can look for themselves.",
        find=not_to_be_found,
    ),
    Rule(
        code="B913",
        holds="A fingerprint is a sha256.",
        why="It is compared with the text that was read; anything else never matches.",
        find=no_fingerprint,
    ),
)
