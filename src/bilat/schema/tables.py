"""The tables of a fact file beside the facts: what the keys of a source, a person, a claim and so on are."""

from bilat.schema.fields import Field, TableShape, Type

BASE = TableShape(
    name="base",
    summary="What the file is: its format, its title, and the two countries.",
    fields=(
        Field(
            name="format",
            type=Type.COUNT,
            required=True,
            meaning="the version of this file format",
            example="1",
        ),
        Field(name="title", type=Type.TEXT, required=True, meaning="what the base is about"),
        Field(
            name="parties",
            type=Type.COUNTRIES,
            required=True,
            meaning="the two countries",
            example="RU",
        ),
        Field(
            name="version",
            type=Type.TEXT,
            required=True,
            meaning="the version of the data",
            example="2026.11.0",
        ),
        Field(
            name="licence", type=Type.TEXT, meaning="the licence under which the data may be used", example="CC-BY-4.0"
        ),
    ),
)

SOURCE = TableShape(
    name="source",
    summary="One published document: who published it, when, where.",
    fields=(
        Field(name="title", type=Type.TEXT, meaning="its title; left out where it was not seen"),
        Field(
            name="description",
            type=Type.TEXT,
            meaning="what it is, in a few words, where its title was not seen; cited in brackets",
            example="News report on the talks",
        ),
        Field(name="publisher", type=Type.TEXT, required=True, meaning="who published it, as it calls itself"),
        Field(
            name="type",
            type=Type.WORD,
            required=True,
            words=("official", "state-media", "press", "think-tank", "un", "aggregator", "dataset"),
            meaning="what sort of publisher it is",
        ),
        Field(name="published", type=Type.DATE, meaning="when, as far as known", example="2024-02-28"),
        Field(name="language", type=Type.LANGUAGE, meaning="the language it is written in", example="en"),
        Field(name="url", type=Type.ADDRESS, meaning="its web address"),
        Field(name="author", type=Type.TEXT, meaning="who wrote it"),
        Field(name="agency", type=Type.TEXT, meaning="the news agency that it reprints", example="TASS"),
        Field(name="archived", type=Type.ADDRESS, meaning="the address of an archived copy"),
        Field(name="accessed", type=Type.DATE, meaning="when it was last viewed", example="2026-11-01"),
        Field(name="fingerprint", type=Type.TEXT, meaning="the sha256 of its text, as last read"),
        Field(name="note", type=Type.TEXT, meaning="what a reader should know about it"),
        Field(name="allow", type=Type.REASONS, meaning="rules that this source may break, each with its reason"),
    ),
)

PERSON = TableShape(
    name="person",
    summary="A person, once, with every spelling that the sources use.",
    fields=(
        Field(name="name", type=Type.TEXT, required=True, meaning="the name, as it is commonly spelt in English"),
        Field(name="also", type=Type.TEXTS, meaning="other spellings; a search by any of them finds the person"),
        Field(name="country", type=Type.COUNTRY, meaning="the country that the person speaks for", example="ML"),
        Field(name="roles", type=Type.ROLES, meaning="offices held, each with title, from, to and organisation"),
        Field(name="note", type=Type.TEXT, meaning="what a reader should know"),
    ),
)

ORGANISATION = TableShape(
    name="organisation",
    summary="A body, once, with every spelling that the sources use.",
    fields=(
        Field(
            name="name",
            type=Type.TEXT,
            required=True,
            meaning="the name, as it is commonly written in English",
        ),
        Field(name="also", type=Type.TEXTS, meaning="other spellings and abbreviations"),
        Field(name="country", type=Type.COUNTRY, meaning="the country that it belongs to", example="RU"),
        Field(name="is", type=Type.IDENTIFIER, meaning="the wider body that it is part of", example="un"),
        Field(name="note", type=Type.TEXT, meaning="what a reader should know"),
    ),
)

COMMODITY = TableShape(
    name="commodity",
    summary="A sort of goods, and the wider word for it.",
    fields=(
        Field(name="name", type=Type.TEXT, meaning="the name for people, where the id does not serve"),
        Field(name="also", type=Type.TEXTS, meaning="other names for it"),
        Field(name="is", type=Type.IDENTIFIER, meaning="the coarser word for the same thing", example="grain"),
        Field(name="note", type=Type.TEXT, meaning="what a reader should know"),
    ),
)

CLAIM = TableShape(
    name="claim",
    summary="What one source says about one fact.",
    fields=(
        Field(
            name="id",
            type=Type.IDENTIFIER,
            meaning="a name of its own, where one source has two claims about a fact",
        ),
        Field(name="source", type=Type.SOURCE, required=True, meaning="the id of the source"),
        Field(
            name="by",
            type=Type.SPEAKER,
            meaning="the person or organisation whose words these are",
            example="sergey-lavrov",
        ),
        Field(
            name="quote",
            type=Type.TEXT,
            required=True,
            meaning="the few words of the source that carry the claim, as they stand there",
        ),
        Field(name="gloss", type=Type.TEXT, meaning="the quote in a few English words"),
        Field(name="locator", type=Type.TEXT, meaning="where in the source: a page, a section"),
        Field(
            name="says",
            type=Type.SAYS,
            meaning="fields that this source gives differently; an amount comes with its own qualifier",
            example="{ amount = 25_000 }",
        ),
        Field(
            name="earlier",
            type=Type.SAYS,
            meaning="in place of says: what it says about an earlier stage; never a dispute",
            example='{ status = "planned" }',
        ),
        Field(
            name="silent",
            type=Type.NAMES,
            meaning="fields that it does not mention, and is no witness for",
            example="amount",
        ),
        Field(
            name="rejected",
            type=Type.TEXT,
            meaning="why it is treated as an error of its source; shown with this reason, not live",
        ),
        Field(name="note", type=Type.TEXT, meaning="what a reader should know about it"),
    ),
)

ROLE = TableShape(
    name="role",
    summary="An office that a person held.",
    fields=(
        Field(name="title", type=Type.TEXT, required=True, meaning="the office"),
        Field(name="from", type=Type.DATE, meaning="since when, as far as known", example="2021-05"),
        Field(name="to", type=Type.DATE, meaning="until when, as far as known", example="2024"),
        Field(name="organisation", type=Type.IDENTIFIER, meaning="the body", example="mali-mfa"),
    ),
)

WITHDRAWAL = TableShape(
    name="withdrawn",
    summary="When a fact was withdrawn, and why.",
    fields=(
        Field(name="date", type=Type.DATE, required=True, meaning="when it was withdrawn", example="2026-11-01"),
        Field(name="reason", type=Type.TEXT, required=True, meaning="why"),
    ),
)

TABLES: dict[str, TableShape] = {shape.name: shape for shape in (BASE, SOURCE, PERSON, ORGANISATION, COMMODITY, CLAIM)}

# Keys of a fact that are not fields of the thing in the world.
FACT_KEYS = (
    Field(
        name="claim",
        type=Type.CLAIMS,
        required=True,
        meaning="what each source says about it; at least one",
        example='[{ source = "…", quote = "…" }]',
    ),
    Field(
        name="withdrawn",
        type=Type.WITHDRAWAL,
        meaning="when and why the fact was withdrawn; its id is never reused",
        example='{ date = "2026-11-01", reason = "…" }',
    ),
    Field(name="allow", type=Type.REASONS, meaning="rules that this fact may break, each with its reason"),
)
