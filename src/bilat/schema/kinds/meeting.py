"""Meetings: who met whom, where and when."""

from bilat.schema.fields import Field, Type
from bilat.schema.kind import Column, Kind, progress_field, word_field

MEETING = Kind(
    name="meeting",
    brief="Who met whom, where and when.",
    summary="Who met whom, where and when: talks, visits, calls, summits and delegations.",
    sign=("●", "me"),
    own=(
        word_field(
            "form",
            "what sort of meeting it was",
            ("talks", "visit", "phone-call", "summit", "delegation", "conference"),
            required=True,
        ),
        Field("people", Type.PEOPLE, "who took part", example="sergey-lavrov"),
        Field("organisations", Type.ORGANISATIONS, "the bodies that took part", example="ecowas"),
        progress_field("status", "how far it has come", ("planned", "held"), ("postponed", "cancelled")),
    ),
    columns=(
        Column("date", "Date", 2),
        Column("title", "Meeting", 1),
        Column("place", "Place", 4),
        Column("people", "People", 6),
        Column("status", "Status", 3),
        Column("sources", "Sources", 5),
    ),
    progress="status",
    plans=("planned",),
    told_apart_by="place",
)
