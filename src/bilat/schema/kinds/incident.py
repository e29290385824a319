"""Incidents: attacks, battles, crashes and other events in which people were killed or taken."""

from bilat.schema.fields import Field, Type
from bilat.schema.kind import Column, Kind, amount_fields, word_field

INCIDENT = Kind(
    name="incident",
    brief="Attacks, battles, crashes: how many died, and who says so.",
    summary="Attacks, battles, crashes and abductions: where, when, how many died, and who says so.",
    sign=("✖", "in"),
    own=(
        word_field(
            "form",
            "what sort of incident it was",
            ("attack", "battle", "operation", "crash", "abduction"),
            required=True,
        ),
        Field("countries", Type.COUNTRIES, "the countries concerned", example="ML"),
        Field("organisations", Type.ORGANISATIONS, "the bodies concerned", example="jnim"),
        Field("people", Type.PEOPLE, "the people concerned", example="sadio-camara"),
        *amount_fields("how many were killed, taken or lost; never summed"),
        Field("victims", Type.TEXT, "those whom the number counts", example="civilians", part="notes"),
    ),
    columns=(
        Column("date", "Date", 2),
        Column("title", "Incident", 1),
        Column("place", "Place", 5),
        Column("amount", "Number", 1),
        Column("victims", "Of whom", 3),
        Column("sources", "Sources", 4),
    ),
)
