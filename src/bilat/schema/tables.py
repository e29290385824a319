"""The tables of a fact file beside the facts: what the keys of a source, a person, a claim and so on are."""

from bilat.schema.fields import DOCUMENTS, PUBLISHER_TYPES, Field, TableShape, Type

BASE = TableShape(
    name="base",
    summary="What the file is: its format, its title, and the two countries.",
    fields=(
        Field("format", Type.COUNT, "the version of this file format", required=True, example="1"),
        Field("title", Type.TEXT, "what the base is about", required=True),
        Field(
            "parties",
            Type.COUNTRIES,
            "the two countries; a state that is gone has its code too, such as SU",
            required=True,
            example="RU",
        ),
        Field("version", Type.TEXT, "the version of the data", required=True, example="2026.11.0"),
        Field(
            "since",
            Type.DATE,
            "how far back the record reaches; an open beginning such as ../2023-02 reaches no further",
            example="1960",
        ),
        Field("licence", Type.TEXT, "the licence under which the data may be used", example="CC-BY-4.0"),
    ),
)

PUBLISHER = TableShape(
    name="publisher",
    summary="Who publishes sources: its country and its type say whose side a page is on.",
    fields=(
        Field("name", Type.TEXT, "the name, as it calls itself", required=True, example="TASS"),
        Field(
            "type",
            Type.WORD,
            "what sort of publisher it is; state-media is owned or mainly paid by a state",
            required=True,
            words=PUBLISHER_TYPES,
        ),
        Field("country", Type.COUNTRY, "the country it is based in, or that owns it", example="RU"),
        Field("also", Type.TEXTS, "other spellings, and its sections and channels"),
        Field("note", Type.TEXT, "what a reader should know about it"),
    ),
)

SOURCE = TableShape(
    name="source",
    summary="One published document: who published it, when, where.",
    fields=(
        Field("title", Type.TEXT, "its title; left out where it was not seen"),
        Field(
            "description",
            Type.TEXT,
            "what it is, in a few words, where its title was not seen; cited in brackets",
            example="News report on the talks",
        ),
        Field("publisher", Type.PUBLISHER, "the id of who published it", required=True, example="tass"),
        Field(
            "document",
            Type.WORD,
            "what sort of document it is, if that can be told; styles and formats name it",
            words=DOCUMENTS,
        ),
        Field("published", Type.DATE, "when, as far as known", example="2024-02-28"),
        Field("language", Type.LANGUAGE, "the language it is written in", example="en"),
        Field("url", Type.ADDRESS, "its web address"),
        Field(
            "authors",
            Type.AUTHORS,
            "who wrote it: persons, each a text or a table, and bodies",
            example="Ana Sow",
        ),
        Field("agency", Type.PUBLISHER, "the id of the news agency that it reprints", example="tass"),
        Field("archived", Type.ADDRESS, "the address of an archived copy"),
        Field("accessed", Type.DATE, "when it was viewed, the first time", example="2026-11-01"),
        Field(
            "fingerprint",
            Type.TEXT,
            "the sha256 of its text, and the marks of the quotes found there, by `bilat verify`",
        ),
        Field("note", Type.TEXT, "what a reader should know about it"),
        Field("allow", Type.REASONS, "rules that this source may break, each with its reason"),
    ),
)

_NAMES = Field(
    "names",
    Type.TRANSLATIONS,
    "what it is called in other languages, by language code: one name each, the usual one",
    example='{ fr = "Sergueï Lavrov", ru = "Сергей Лавров" }',
)

PERSON = TableShape(
    name="person",
    summary="A person, once, with every spelling that the sources use.",
    fields=(
        Field("name", Type.TEXT, "the name, as it is commonly spelt in English", required=True),
        _NAMES,
        Field("also", Type.TEXTS, "other spellings; a search by any of them finds the person"),
        Field("country", Type.COUNTRY, "the country that the person speaks for", example="ML"),
        Field("roles", Type.ROLES, "offices held, each with title, from, to and organisation"),
        Field("note", Type.TEXT, "what a reader should know"),
    ),
)

ORGANISATION = TableShape(
    name="organisation",
    summary="A body, once, with every spelling that the sources use.",
    fields=(
        Field("name", Type.TEXT, "the name, as it is commonly written in English", required=True),
        _NAMES,
        Field("also", Type.TEXTS, "other spellings and abbreviations"),
        Field("country", Type.COUNTRY, "the country that it belongs to", example="RU"),
        Field("is", Type.IDENTIFIER, "the wider body that it is part of", example="un"),
        Field("note", Type.TEXT, "what a reader should know"),
    ),
)

COMMODITY = TableShape(
    name="commodity",
    summary="A sort of goods, and the wider word for it.",
    fields=(
        Field("name", Type.TEXT, "the name for people, where the id does not serve"),
        _NAMES,
        Field("also", Type.TEXTS, "other names for it"),
        Field("is", Type.IDENTIFIER, "the coarser word for the same thing", example="grain"),
        Field("note", Type.TEXT, "what a reader should know"),
    ),
)

PLACE = TableShape(
    name="place",
    summary="A place, and what it is called in other languages; facts name places in words.",
    fields=(
        Field("name", Type.TEXT, "the name, as the places of facts write it", required=True, example="Bamako"),
        _NAMES,
        Field("also", Type.TEXTS, "other spellings"),
        Field("country", Type.COUNTRY, "the country that it is in", example="ML"),
        Field("note", Type.TEXT, "what a reader should know"),
    ),
)

CLAIM = TableShape(
    name="claim",
    summary="What one source says about one fact.",
    fields=(
        Field("id", Type.IDENTIFIER, "a name of its own, where one source has two claims about a fact"),
        Field("source", Type.SOURCE, "the id of the source", required=True),
        Field("by", Type.SPEAKER, "the person or organisation whose words these are", example="sergey-lavrov"),
        Field(
            "quote", Type.TEXT, "the few words of the source that carry the claim, as they stand there", required=True
        ),
        Field("gloss", Type.TEXT, "the quote in a few English words"),
        Field("locator", Type.TEXT, "where in the source: a page, a section"),
        Field(
            "says",
            Type.SAYS,
            "fields that this source gives differently; an amount comes with its own qualifier",
            example="{ amount = 25_000 }",
        ),
        Field(
            "earlier",
            Type.SAYS,
            "in place of says: what it says about an earlier stage; never a dispute",
            example='{ status = "planned" }',
        ),
        Field("silent", Type.NAMES, "fields that it does not mention, and is no witness for", example="amount"),
        Field("rejected", Type.TEXT, "why it is treated as an error of its source; shown with this reason, not live"),
        Field("note", Type.TEXT, "what a reader should know about it"),
    ),
)

ROLE = TableShape(
    name="role",
    summary="An office that a person held.",
    fields=(
        Field("title", Type.TEXT, "the office", required=True),
        Field("from", Type.DATE, "since when, as far as known", example="2021-05"),
        Field("to", Type.DATE, "until when, as far as known", example="2024"),
        Field("organisation", Type.IDENTIFIER, "the body", example="mali-mfa"),
    ),
)

WITHDRAWAL = TableShape(
    name="withdrawn",
    summary="When a fact was withdrawn, and why.",
    fields=(
        Field("date", Type.DATE, "when it was withdrawn", required=True, example="2026-11-01"),
        Field("reason", Type.TEXT, "why", required=True),
    ),
)

TABLES: dict[str, TableShape] = {
    shape.name: shape for shape in (BASE, PUBLISHER, SOURCE, PERSON, ORGANISATION, COMMODITY, PLACE, CLAIM)
}

# Keys of a fact that are not fields of the thing in the world.
FACT_KEYS = (
    Field(
        "claim",
        Type.CLAIMS,
        "what each source says about it; at least one",
        required=True,
        example='[{ source = "…", quote = "…" }]',
    ),
    Field(
        "withdrawn",
        Type.WITHDRAWAL,
        "when and why the fact was withdrawn; its id is never reused",
        example='{ date = "2026-11-01", reason = "…" }',
    ),
    Field("allow", Type.REASONS, "rules that this fact may break, each with its reason"),
)
