"""Where a rule of the checker begins: what just breaks it, and what it just lets pass."""

from __future__ import annotations

from typing import Any

import pytest

from bilat.check import check
from support.small_bases import BASE, aid


def source(id_: str, **fields: str) -> str:
    """Return the TOML of a source of the paper, but for what `fields` say."""
    values = {
        "title": f"The page {id_}",
        "publisher": "the-paper",
        "published": "2024-01-17",
        "language": "en",
    } | fields
    return f"\n[source.{id_}]\n" + "".join(f'{name} = "{value}"\n' for name, value in values.items())


def said(quote: str, by: str = "paper", **says: object) -> str:
    """Return a claim of a source, in TOML."""
    differing = ", ".join(f'{name} = "{value}"' for name, value in says.items())
    return f'{{ source = "{by}", quote = "{quote}"' + (f", says = {{ {differing} }}" if says else "") + " }"


def quoted(number: int) -> str:
    """Return a claim that quotes an amount."""
    return said(f"{number:,} tons of wheat")


def kilos(*amounts: int) -> str:
    """Return as many gifts of wheat, by their amounts."""
    return "".join(aid(f"gift-{n}", amount=number, claims=quoted(number)) for n, number in enumerate(amounts))


def parts(*amounts: int, whole: int = 100, **fields: object) -> str:
    """Return a gift, and as many parts of it."""
    every = [aid(f"part-{n}", amount=number, part_of="all", claims=quoted(number)) for n, number in enumerate(amounts)]
    return aid("all", amount=whole, claims=quoted(whole), **fields) + "".join(every)


def pledged(*amounts: int) -> str:
    """Return a pledge of 100 t, and as many deliveries of it."""
    every = [
        aid(f"d-{n}", amount=number, fulfils=["pledge"], claims=quoted(number)) for n, number in enumerate(amounts)
    ]
    return aid("pledge", date="2022", stage="pledged", claims=quoted(100)) + "".join(every)


def twins(**fields: object) -> str:
    """Return two gifts that look like one, but for what the second says otherwise."""
    first: dict[str, Any] = {"title": "Wheat for the north of Mali", "date": "2023-05-02"}
    return aid("one", **first) + aid("two", **first | fields)


def person(id_: str, name: str, roles: str = "") -> str:
    return f'\n[person.{id_}]\nname = "{name}"\ncountry = "ML"\n' + (f"roles = [{roles}]\n" if roles else "")


def minister(start: str, end: str) -> str:
    return person("minister", "Issa Diallo", f'{{ title = "Minister", from = "{start}", to = "{end}" }}')


def meeting(date: str) -> str:
    claim = said("the two ministers met")
    return (
        f'\n[meeting.talks]\ntitle = "Talks in Bamako"\ndate = "{date}"\nstatus = "held"\nform = "talks"\n'
        f'people = ["minister"]\nclaim = [{claim}]\n'
    )


def plan(last: str, **fields: object) -> str:
    """Return a planned event, and what makes 28 February 2024 the newest day."""
    own = "".join(f'{name} = "{value}"\n' for name, value in fields.items())
    return (
        f'\n[event.plan]\ntitle = "A fair is to open in Bamako"\ndate = "{last}"\nstatus = "planned"\n{own}'
        f"claim = [{said('will open a fair')}]\n"
    )


FRENCH = source("fr", language="fr")
WORDS = "a b c d e f g h i j k l m"
MONTHLY = source("monthly", published="2024-01")
OTHER = source("other", title="Another page", publisher="the-ministry")

LIMITS = [
    # Dates.
    ("B302", aid("a", date="2024-01-18"), aid("a", date="2024-01-17")),
    ("B302", aid("a", date="2024-02"), aid("a", date="2024-01")),
    ("B302", aid("a", date="2024-02"), aid("a", date="2024-02", stage="pledged")),
    (
        "B303",
        MONTHLY + aid("a", date="2023-05-09", claims=said("some words", by="monthly")),
        MONTHLY + aid("a", date="2023-05-09", claims=said("some words", by="monthly", date="2023-05-10")),
    ),
    (
        "B303",
        MONTHLY + aid("a", date="2023-05-09", claims=said("on the 8th", by="monthly")),
        MONTHLY + aid("a", date="2023-05-09", claims=said("on the 9th", by="monthly")),
    ),
    ("B304", plan("2023-02-27"), plan("2023-02-28")),
    ("B304", plan("2023-01-30"), plan("2023-03-29")),
    ("B305", aid("a", date="1723-12-31"), aid("a", date="1724-01-01")),
    ("B305", aid("a", date="2125", stage="pledged"), aid("a", date="2124", stage="pledged")),
    ("B306", minister("2022-03", "2022-02"), minister("2022-03", "2022-03")),
    ("B306", minister("2022-03-02", "2022-03-01"), minister("2022-03-02", "2022-03-02")),
    ("B805", minister("2020", "2022") + meeting("2023-01-02"), minister("2020", "2022-01-05") + meeting("2022-12-30")),
    ("B805", minister("2023", "2024") + meeting("2022-12-30"), minister("2023-12-30", "2024") + meeting("2023-01-02")),
    # Amounts.
    ("B407", kilos(1, 2, 3) + aid("kg", amount=9, unit="kg"), kilos(1, 2) + aid("kg", amount=9, unit="kg")),
    (
        "B407",
        kilos(1, 2, 3) + aid("kg", amount=9, unit="kg"),
        kilos(1, 2, 3) + aid("kg", amount=9, unit="kg") + aid("kgs", amount=8, unit="kg"),
    ),
    ("B408", kilos(10, 10, 10, 10_000), kilos(10, 10, 10, 9_999)),
    ("B408", kilos(10, 10, 10, 10_000), kilos(10, 10, 10_000)),
    ("B408", kilos(10_000, 10_000, 10_000, 10), kilos(10_000, 10_000, 10_000, 11)),
    ("B409", parts(60, 41), parts(60, 40)),
    ("B409", parts(101), parts(101, qualifier="at-least")),
    ("B409", parts(101), parts(101, amount_to=101)),
    ("B410", pledged(60, 41), pledged(60, 40)),
    (
        "B411",
        aid("a", amount=30, claims=said("31 tons of wheat")),
        aid("a", amount=30, claims=said("30 tons of wheat")),
    ),
    (
        "B411",
        aid("a", amount=30, amount_to=40, claims=said("35 tons of wheat")),
        aid("a", amount=30, amount_to=40, claims=said("some 40 tons of wheat")),
    ),
    (
        "B412",
        aid("a", amount=30, claims=said("over 30 tons of wheat")),
        aid("a", amount=30, claims=said("30 tons of wheat in over 20 days")),
    ),
    (
        "B412",
        aid("a", amount=30, claims=said("about 30 tons of wheat")),
        aid("a", amount=30, qualifier="about", claims=said("about 30 tons of wheat")),
    ),
    ("B414", aid("a", amount=30, amount_to=30), aid("a", amount=30, amount_to=31)),
    # Quotes.
    ("B507", aid("a", claims=said(WORDS)), aid("a", claims=said(WORDS.removesuffix(" m")))),
    ("B508", aid("a", claims=said("wheat")), aid("a", claims=said("of wheat"))),
    ("B509", aid("a", claims=said("wheat … for Mali")), aid("a", claims=said("… wheat for Mali …"))),
    (
        "B511",
        OTHER + aid("a", claims=f"{said(WORDS[:15])}, {said(WORDS[:15], by='other')}"),
        OTHER + aid("a", claims=f"{said(WORDS[:13])}, {said(WORDS[:13], by='other')}"),
    ),
    (
        "B511",
        OTHER + aid("a", claims=f"{said(WORDS[:15])}, {said(WORDS[:15], by='other')}"),
        source("other", title="Another") + aid("a", claims=f"{said(WORDS[:15])}, {said(WORDS[:15], by='other')}"),
    ),
    (
        "B512",
        FRENCH + aid("a", claims=said("du blé", by="fr")),
        FRENCH + aid("a", claims=said("25 t de Il-76", by="fr")),
    ),
    ("B512", FRENCH + aid("a", claims=said("25 ont", by="fr")), aid("a", claims=said("25 ont"))),
    # One thing in the world is one fact.
    ("B802", twins(), twins(date="2023-05-03")),
    ("B802", twins(), twins(amount=101)),
    ("B802", twins(date="2023-05-02"), twins(related=["one"])),
    ("B802", twins(title="Wheat for the north of Mali by rail"), twins(title="Flour and oil by rail")),
    ("B802", twins(title="Wheat for the north"), twins(title="Wheat for the south")),
    ("B804", aid("a-2023-05", date="2023-06"), aid("a-2023-05", date="2023-05-31")),
    ("B804", aid("a-2023-05", date="2023-06"), aid("a-2022", date="2023-06")),
    (
        "B807",
        person("a", "Issa Diallo") + person("b", "Issa Dialla"),
        person("a", "Issa Diallo") + person("b", "Issa Dialle-"),
    ),
    (
        "B807",
        person("a", "Issa Diallo") + person("b", "Issa Dialla"),
        person("a", "Amadou Ba") + person("b", "Mamadou Ba"),
    ),
    # Links.
    ("B707", parts(5, date="2022"), parts(5, date="2023-12")),
    (
        "B709",
        aid("old", date="2023-05-02", stage="pledged") + aid("new", date="2023-05-01", fulfils=["old"]),
        aid("old", date="2023-05-02", stage="pledged") + aid("new", date="2023-05-02", fulfils=["old"]),
    ),
    (
        "B706",
        aid("a", overlaps=["b"]) + aid("b", overlaps=["a"]),
        aid("a", overlaps=["b"]) + aid("b"),
    ),
    # Sources.
    ("B904", source("s", accessed="2024-01-16"), source("s", accessed="2024-01-17")),
    (
        "B904",
        source("s", published="2024-02", accessed="2024-01-31"),
        source("s", published="2024-02", accessed="2024-02"),
    ),
    ("B901", source("s", url="HTTP://example.org/s"), source("s", url="https://example.org/s")),
    ("B902", source("s", url="https://www.bit.ly/s"), source("s", url="https://rabbit.ly/s")),
    ("B903", source("s", url="https://e.org/?a=1&utm_source="), source("s", url="https://e.org/?utm=1&xfbclid=2")),
    (
        "B906",
        source("s", url="http://www.e.org/a/#x") + source("z", url="https://e.org/a"),
        source("s", url="http://ww.e.org/a") + source("z", url="https://e.org/a"),
    ),
    (
        "B906",
        source("s", title="One") + source("z", title="ONE"),
        source("s", title="One") + source("z", title="One", published="2024-01-18"),
    ),
    (
        "B907",
        source("s", archived="https://web.archive.org/web/20240116000000/https://e.org"),
        source("s", archived="https://web.archive.org/web/20240117000000/https://e.org"),
    ),
]


def codes(tables: str) -> set[str]:
    return {problem.code for problem in check(BASE + tables)}


@pytest.mark.parametrize(("code", "breaks", "keeps"), LIMITS, ids=lambda text: text if text[0] == "B" else "")
def test_a_rule_begins_where_it_says(code: str, breaks: str, keeps: str) -> None:
    assert (code in codes(breaks), code in codes(keeps)) == (True, False)


@pytest.mark.parametrize(("date", "early"), [("2011-12-31", True), ("2012-01-01", False), ("2011/2012", False)])
def test_the_record_begins_with_the_first_day_that_it_reaches_back_to(date: str, early: bool) -> None:
    base = BASE.replace('version = "1"', 'version = "1"\nsince = "2012"')
    assert ("B308" in {problem.code for problem in check(base + aid("a", date=date))}) is early
