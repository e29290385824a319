"""Scholarships: places offered to students, and those who studied."""

from bilat.schema.fields import GIVER, RECEIVER, Field, Type
from bilat.schema.kind import Column, Kind, amount_fields, country_field

SCHOLARSHIP = Kind(
    name="scholarship",
    brief="Places offered to students, and how many studied.",
    summary="Places offered to students, and how many studied.",
    sign=("✚", "sc"),
    own=(
        country_field("provider", "the country that offers the places", GIVER),
        country_field("recipient", "the country whose students they are for", RECEIVER),
        *amount_fields("how many places, students or graduates"),
        Field("previous", Type.NUMBER, "the number before the change", disputable=True, example="35"),
    ),
    columns=(
        Column("date", "Year", 2),
        Column("title", "Scholarships", 1),
        Column("amount", "Number", 1),
        Column("previous", "Before", 4),
        Column("sources", "Sources", 3),
    ),
)
