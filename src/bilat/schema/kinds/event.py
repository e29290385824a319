"""Events: what happened in the region that both countries answer to."""

from bilat.schema.fields import Field, Type
from bilat.schema.kind import Column, Kind, progress_field

EVENT = Kind(
    name="event",
    brief="What happened in the region.",
    summary="What happened in the region: coups, elections, sanctions, alliances, summits.",
    sign=("◆", "ev"),
    own=(
        Field("countries", Type.COUNTRIES, "the countries concerned", example="ML"),
        Field("organisations", Type.ORGANISATIONS, "the bodies concerned", example="ecowas"),
        Field("people", Type.PEOPLE, "the people concerned", example="assimi-goita"),
        progress_field(
            "status", "how far it has come", ("planned", "happened", "in-force"), ("postponed", "cancelled")
        ),
    ),
    columns=(
        Column("date", "Date", 2),
        Column("title", "Event", 1),
        Column("countries", "Countries", 5),
        Column("status", "Status", 3),
        Column("sources", "Sources", 4),
    ),
    progress="status",
    plans=("planned",),
)
