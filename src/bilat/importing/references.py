"""References of other programs, as sources of a fact file."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from bilat.importing.entries import Entry, Imported
from bilat.importing.reference_formats import Reference
from bilat.importing.values import id_from
from bilat.model import FactBase, spellings
from bilat.values.text_folding import bare

_PUBLISHERS = {"news": "press", "dataset": "dataset"}
"""The type of a publisher, where a document tells it."""


def sources(found: Iterable[Reference], base: FactBase | None) -> Imported:
    """Return references as sources, with the publishers that the base does not know, and what came of each."""
    result = Imported()
    known = {bare(name): one.id for one in (base.publishers.values() if base else ()) for name in spellings(one)}
    addresses = {source.url: source.id for source in (base.sources.values() if base else ()) if source.url}
    for number, one in enumerate(found, start=1):
        result.read += 1
        reason = ""
        if not one.container:
            reason = "it names no publisher"
        elif one.url and one.url in addresses:
            reason = f"its page is there already, as {addresses[one.url]}"
        id_ = id_from(one.id) or f"reference-{number}"
        if ("source", id_) in result.entries or (base and id_ in base.sources):
            reason = reason or f"the id {id_} is taken"
        if reason:
            result.left_out[reason] += 1
            result.examples.setdefault(reason, number)
            continue
        publisher = known.get(bare(one.container))
        if publisher is None:
            known[bare(one.container)] = publisher = id_from(one.container) or f"publisher-{number}"
            kind = _PUBLISHERS.get(one.document)
            values = {"name": one.container, **({"type": kind} if kind else {})}
            result.entries["publisher", publisher] = Entry(table="publisher", id=publisher, values=values)
            result.unknown[one.container] += 0 if kind else 1
        result.entries["source", id_] = Entry(table="source", id=id_, values=_source(one, publisher))
        result.made += 1
    return result


def _source(one: Reference, publisher: str) -> dict[str, Any]:
    values: dict[str, Any] = {**one._asdict(), "publisher": publisher, "authors": list(one.authors)}
    if described := re.fullmatch(r"\[(.+)\]", one.title):  # what stands for a title that nobody has seen
        values = {"title": "", "description": described[1], **{k: v for k, v in values.items() if k != "title"}}
    return {name: value for name, value in values.items() if value and name not in ("id", "container")}
