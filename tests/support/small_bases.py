"""Fact files for tests: a head with two sources and a person, and aid facts to follow it."""

from json import dumps

HEAD = """\
[base]
format = 1
title = "Here and There"
parties = ["RU", "ML"]
version = "1"

[publisher.the-paper]
name = "The Paper"
type = "press"

"""
"""A base of one publisher and nothing that it published."""

BASE = (
    HEAD
    + """\
[publisher.the-ministry]
name = "The Ministry"
type = "official"

[source.paper]
title = "A page"
publisher = "the-paper"
document = "news"
published = "2024-01-17"
language = "en"
url = "https://example.org/page"

[source.ministry]
title = "Remarks"
publisher = "the-ministry"
document = "press-release"
published = "2024-02-28"
language = "en"
url = "https://example.com/remarks"

[person.ana-sow]
name = "Ana Sow"
also = ["Anna Sô"]
country = "ML"

[commodity.wheat]
is = "grain"

[commodity.grain]
"""
)
"""A base without facts: two sources, a person, and wheat, which is grain."""


def aid(id_: str, *, claims: str = '{ source = "paper", quote = "some words" }', **fields: object) -> str:
    """Return the TOML of an aid fact: 100 t of wheat delivered in 2023, but for what `fields` say."""
    values: dict[str, object] = {"title": f"Aid {id_}", "date": "2023", "donor": "RU", "recipient": "ML"}
    values |= {"commodity": "wheat", "amount": 100, "unit": "t", "stage": "delivered"} | fields
    lines = [f"{name} = {_toml(value)}" for name, value in values.items() if value is not None]
    return f"\n[aid.{id_}]\n" + "\n".join(lines) + f"\nclaim = [{claims}]\n"


def _toml(value: object) -> str:
    match value:
        case bool():
            return str(value).lower()
        case int() | float():
            return str(value)
        case list():
            return "[" + ", ".join(map(_toml, value)) + "]"
    return dumps(str(value))


SMALL = (
    aid("early", date="2022-03", commodity="grain", place="Bamako, Koulouba", topics=["food"])
    + aid("late", date="2023-05-01", stage="pledged", title="Blé pour l’été")
    + aid("either", date="2022-12/2023-01", donor="ML", recipient="RU")
    + aid("vague", date="2023~", terms="sale")
    + aid(
        "moved",
        date="2022-12-31",
        claims='{ source = "paper", quote = "some words" }, '
        '{ source = "ministry", by = "ana-sow", quote = "other words", says = { date = "2023-01-01" } }',
        because="nearer",
    )
    + aid("gone", withdrawn=None).replace("claim", 'withdrawn = { date = "2024-01", reason = "never was" }\nclaim')
)
"""Six facts of aid: by two givers, at two stages, with a vague, a disputed and an open date, and one withdrawn."""
