"""Trade: turnover, its growth, exports and imports, as somebody stated them."""

from bilat.schema.fields import MEASURE
from bilat.schema.kind import Column, Kind, amount_fields, word_field

TRADE = Kind(
    name="trade",
    brief="What was traded, and how it grew.",
    summary="What was traded, and how it grew, as the sources state it.",
    sign=("★", "tr"),
    own=(
        word_field(
            "measure", "what is measured", ("turnover", "growth", "export", "import"), required=True, role=MEASURE
        ),
        word_field("trend", "which way it went", ("up", "down", "flat")),
        *amount_fields("the figure; growth may be negative", least=None),
    ),
    columns=(
        Column("date", "Date", 2),
        Column("title", "Trade", 1),
        Column("amount", "Figure", 1),
        Column("trend", "Trend", 4),
        Column("sources", "Sources", 3),
    ),
)
