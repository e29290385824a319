"""Agreements: what was negotiated, announced, signed, ratified and came into force."""

from bilat.schema.fields import Field, Type
from bilat.schema.kind import Column, Kind, progress_field

AGREEMENT = Kind(
    name="agreement",
    brief="What the two sides agreed.",
    summary="What the two sides agreed: negotiated, announced, signed, ratified, in force.",
    sign=("■", "ag"),
    own=(
        Field("parties", Type.PARTIES, "the countries or bodies that agree", example="RU"),
        Field("people", Type.PEOPLE, "who signed or announced it", example="sergey-lavrov"),
        progress_field(
            "stage",
            "how far it has come",
            ("negotiated", "announced", "signed", "ratified", "in-force"),
            ("ended",),
        ),
    ),
    columns=(
        Column("date", "Date", 2),
        Column("title", "Agreement", 1),
        Column("stage", "Stage", 3),
        Column("parties", "Parties", 5),
        Column("sources", "Sources", 4),
    ),
    progress="stage",
    plans=("negotiated", "announced"),
)
