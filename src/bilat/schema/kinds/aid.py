"""Aid: what one country gave, promised or sold to the other."""

from bilat.schema.fields import GIVER, GOODS, RECEIVER, TERMS, Field, Type
from bilat.schema.kind import VALUE_FIELDS, Column, Kind, amount_fields, country_field, progress_field

TERMS_FIELD = Field(
    "terms",
    Type.WORD,
    "whether it was given or sold; sales are never added to gifts",
    role=TERMS,
    words=("gift", "sale"),
    disputable=True,
    filter="Gifts, or sales.",
)

AID = Kind(
    name="aid",
    brief="What was given, promised or sold, and what it adds up to.",
    summary="What was given, promised or sold: how much, by whom, and who says so.",
    sign=("▲", "ai"),
    own=(
        country_field("donor", "the country that gives", GIVER),
        country_field("recipient", "the country that receives", RECEIVER),
        Field(
            "commodity",
            Type.COMMODITY,
            "what is given",
            role=GOODS,
            disputable=True,
            filter="This commodity, or a narrower one.",
            example="wheat",
        ),
        *amount_fields("how much"),
        *VALUE_FIELDS,
        progress_field("stage", "how far it has come", ("pledged", "shipped", "delivered"), ("cancelled",)),
        TERMS_FIELD,
        Field("channel", Type.ORGANISATION, "the body that it is given through", disputable=True, example="wfp"),
        Field("published_total", Type.FLAG, "whether it is a published total: shown and compared, never added"),
    ),
    columns=(
        Column("date", "Date", 2),
        Column("title", "Aid", 1),
        Column("amount", "Amount", 1),
        Column("stage", "Stage", 3),
        Column("commodity", "Commodity", 5),
        Column("sources", "Sources", 4),
    ),
    progress="stage",
    summed=True,
)
