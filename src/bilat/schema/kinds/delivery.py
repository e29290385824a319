"""Deliveries: arms, aircraft and other military-technical goods."""

from bilat.schema.fields import GIVER, GOODS, RECEIVER, Field, Type
from bilat.schema.kind import Column, Kind, amount_fields, country_field, progress_field
from bilat.schema.kinds.aid import TERMS_FIELD

DELIVERY = Kind(
    name="delivery",
    brief="Arms, aircraft and other military-technical goods.",
    summary="Arms, aircraft and other military goods: what came, when, and who says so.",
    sign=("▼", "de"),
    own=(
        country_field("supplier", "the country that supplies", GIVER),
        country_field("recipient", "the country that receives", RECEIVER),
        Field(
            "item",
            Type.COMMODITY,
            "what is delivered",
            role=GOODS,
            disputable=True,
            filter="This item, or a narrower one.",
            example="aircraft",
        ),
        *amount_fields("how many"),
        TERMS_FIELD,
        progress_field("stage", "how far it has come", ("pledged", "shipped", "delivered"), ("cancelled",)),
    ),
    columns=(
        Column("date", "Date", 2),
        Column("title", "Delivery", 1),
        Column("amount", "Amount", 1),
        Column("stage", "Stage", 3),
        Column("sources", "Sources", 4),
    ),
    progress="stage",
    summed=True,
)
