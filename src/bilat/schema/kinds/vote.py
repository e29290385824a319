"""Votes: how bodies decided on matters of the two countries."""

from bilat.schema.fields import OUTCOME, Field, Type
from bilat.schema.kind import Column, Kind, word_field


def _count(name: str, meaning: str) -> Field:
    return Field(name, Type.COUNT, meaning, disputable=True, unit="votes", example="13")


VOTE = Kind(
    name="vote",
    brief="How bodies voted on matters of the two countries.",
    summary="How the United Nations and other bodies voted on matters of the two countries.",
    sign=("▮", "vo"),
    own=(
        Field("body", Type.ORGANISATION, "the body that voted", disputable=True, example="un-security-council"),
        Field("resolution", Type.TEXT, "the number or name of what was voted on", disputable=True, example="2690"),
        word_field("result", "what came of it", ("adopted", "rejected", "vetoed"), required=True, role=OUTCOME),
        _count("for", "how many voted for it"),
        _count("against", "how many voted against it"),
        _count("abstained", "how many abstained"),
        Field(
            "votes",
            Type.VOTES,
            "how single countries voted",
            words=("for", "against", "abstained", "absent"),
            example='{ RU = "against" }',
        ),
    ),
    columns=(
        Column("date", "Date", 3),
        Column("title", "Vote", 1),
        Column("result", "Result", 2),
        Column("tally", "Yes – no – abstained", 5),
        Column("sources", "Sources", 4),
    ),
)
