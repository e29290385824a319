"""Projects: what is planned, built and run together."""

from bilat.schema.fields import Field, Type
from bilat.schema.kind import VALUE_FIELDS, Column, Kind, amount_fields, progress_field

PROJECT = Kind(
    name="project",
    brief="What is planned, built and run jointly.",
    summary="What is planned, built and run jointly.",
    sign=("◼", "pr"),
    own=(
        Field(
            "sector",
            Type.TEXT,
            "the branch of the economy",
            disputable=True,
            filter="Projects of this sector.",
            example="energy",
        ),
        Field("partners", Type.PARTIES, "the countries or bodies that carry it", example="rosatom"),
        *amount_fields("its size, such as the power of a plant"),
        *VALUE_FIELDS,
        progress_field(
            "stage",
            "how far it has come",
            ("announced", "agreed", "started", "completed"),
            ("stalled", "cancelled"),
        ),
    ),
    columns=(
        Column("date", "Date", 2),
        Column("title", "Project", 1),
        Column("amount", "Size", 5),
        Column("value", "Worth", 6),
        Column("stage", "Stage", 3),
        Column("sources", "Sources", 4),
    ),
    progress="stage",
    plans=("announced",),
)
