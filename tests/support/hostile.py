"""A base whose texts are all markup of some format: for readers to show and not to obey."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from itertools import product
from random import Random

VALUES = (
    *(
        "http://x<script>alert(1)</script>",
        "http://a>[click](javascript:alert(1))",
        "http://a>![x](https://e.example/p)",
    ),
    *(
        "write evil@example.org",
        "xmpp:evil@example.org/x",
        "ftp://evil.example/x",
        "mailto:evil@example.org",
        "tel:+12",
    ),
    *("www.evil.example/a_b", "WWW.EVIL.EXAMPLE", "HTTPS://EVIL.EXAMPLE/a", "//evil.example/x", "evil.com/a", "AEX.ru"),
    *("bitcoin:1BoatSLRHtKNngkdXEeobR76b53LETtpyT", "news:a.b", "urn:isbn:1", "magnet:?xt=1", "irc://e.example"),
    *(
        "javascript:alert(1)",
        "data:text/html,<b>",
        "__NOTOC__",
        "ISBN 1234567890",
        "RFC 12",
        "PMID 12",
        "<http://e.example>",
    ),
    *(
        "* star",
        "# hash",
        "#hash",
        "+ plus",
        "- dash",
        "12. twelve",
        "1) one",
        "---- rule",
        "= t =",
        "; term",
        ": indent",
    ),
    *(
        "    four",
        "> quoted",
        "***",
        "___",
        "===",
        "| a | b |",
        "|- row",
        "[[Link]]",
        "[[File:x.png]]",
        "{{t|a=b}}",
        "{|",
    ),
    *(
        "''it'' '''b'''",
        "~~~~",
        "~~gone~~",
        "<ref>x</ref>",
        "<nowiki>",
        "<!-- c -->",
        "</ref>}}",
        "{{{1|}}}",
        "&amp;",
        "&#64;",
    ),
    *(
        r"\input{x}",
        r"\\",
        r"a \ b",
        r"\*a\*",
        "100% of it",
        "$x_1^2$ and $y$",
        "a~b^c_d&e#f",
        "}}",
        "{",
        "}{",
        "`code`",
        "``",
    ),
    *(
        '"quoted"',
        "the '90s",
        "x -- y --- z",
        "a -",
        "?`",
        "!`",
        "<<a>>",
        ",,a''",
        "*a* _b_ **c** a_b_c",
        "[a](b)",
        "![a](b)",
    ),
    *(
        "[^1]: x",
        "[a]: http://e.example",
        "[^1]",
        ":smile:",
        "- [ ] todo",
        "a^b^ H~2~O ==m==",
        "a\tb",
        "[@key]",
        "@fn",
        "(@)",
    ),
    *(
        "TY  - BOOK",
        "ER  - ",
        "@article{x,",
        "{:URL: javascript:alert(1)}",
        "{:DOI: 10.1/x}",
        "a and b",
        "A, B and C",
        "others",
    ),
    *(
        "::add-mask::x",
        "<i>i</i> <sup>2</sup>",
        "«a» „b“ ‘c’",
        "Мали",
        "مالي",
        "马里",
        "e\u0301",
        "n\u0303o",
        "ﬁ",
        "½ ² €",
        "<b",
    ),
    *(
        "a|b=c",
        "x=1",
        "http://e.example|x",
        "//",
        "a // b",
        "Title: http://e.example.",
        "<span class=nocase>A</span>",
        "=",
    ),
    *(
        "::: {.x}",
        "<div>",
        "```",
        "\\begin{x}",
        "a\\",
        "%%",
        "&c.",
        "&lt;b&gt;",
        "$$",
        "...",
        "…",
        "'",
        '"',
        "”",
        "“",
        "!",
        "?",
    ),
)
"""What some format would obey, or print otherwise."""

FIELDS = (
    "title",
    "publisher",
    "agency",
    "family",
    "given",
    "body",
    "quote",
    "gloss",
    "locator",
    "speaker",
    "event",
    "place",
)
"""The texts of a citation that a stranger may write."""

_PLAIN = {
    "title": "A page",
    "publisher": "The Paper",
    "family": "Sow",
    "given": "Ana",
    "quote": "a few words here",
    "speaker": "Bo Li",
    "event": "A thing happened",
    "place": "Bamako",
}


def hostile_base(fields: Sequence[str] = FIELDS, *, pairs: int = 300) -> str:
    """Return a fact file with each value in each field by itself, and in pairs drawn at random but always the same.

    Each event is "n0000" and so on, and its source the same after "s-".
    """
    drawn = Random(1)
    two = [{one: drawn.choice(VALUES) for one in drawn.sample(fields, 2)} for _ in range(pairs)]
    single = [{field: value} for field, value in product(fields, VALUES)]
    head = '[base]\nformat = 1\ntitle = "Here and There"\nparties = ["RU", "ML"]\nversion = "1"\n\n'
    return head + "\n".join(_tables(f"n{number:04}", texts) for number, texts in enumerate([*single, *two]))


def _tables(id_: str, hostile: Mapping[str, str]) -> str:
    """Return one event with its source, which bears the id, and what they name."""
    texts = {**_PLAIN, **hostile}
    authors = [{key: texts[key] for key in ("family", "given")}] if {"family", "given"} & hostile.keys() else []
    authors += [{"body": texts["body"]}] if "body" in texts else []
    claim = {"source": f"s-{id_}", "by": f"p-{id_}"} | {
        key: texts[key] for key in ("quote", "gloss", "locator") if key in texts
    }
    source = {
        "title": texts["title"],
        "publisher": f"o-{id_}",
        "document": "news",
        "published": "2024-01-17",
        "language": "en",
        "url": f"https://example.org/{id_}_a~b?c=d&e=100%25#x",
        "archived": f"https://web.archive.org/web/20240118000000/https://example.org/{id_}%20'a'--b#c_d",
        **({"authors": authors} if authors else {}),
        **({"agency": f"a-{id_}"} if "agency" in texts else {}),
    }
    event = {"title": texts["event"], "date": "2023", "status": "happened", "place": texts["place"], "claim": [claim]}
    tables: dict[str, Mapping[str, object]] = {
        f"publisher.o-{id_}": {"name": texts["publisher"], "type": "press"},
        **({f"publisher.a-{id_}": {"name": texts["agency"], "type": "press"}} if "agency" in texts else {}),
        f"person.p-{id_}": {"name": texts["speaker"], "country": "ML"},
        f"source.s-{id_}": source,
        f"event.{id_}": event,
    }
    return "\n".join(_table(name, values) for name, values in tables.items())


def _table(name: str, values: Mapping[str, object]) -> str:
    return "".join([f"[{name}]\n", *(f"{key} = {_toml(value)}\n" for key, value in values.items())])


def _toml(value: object) -> str:
    if isinstance(value, str):
        return json.dumps(value)  # a text of JSON without surrogates is one of TOML
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{key} = {_toml(one)}" for key, one in value.items()) + " }"
    assert isinstance(value, Iterable)
    return "[" + ", ".join(map(_toml, value)) + "]"
