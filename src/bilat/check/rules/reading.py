"""The rules that reading a file holds it to: what would make an answer wrong. `load` refuses a base that breaks one."""

from __future__ import annotations

from bilat.check.rule import Rule

RULES = (
    Rule(
        code="B100",
        holds="The file is there and can be read.",
        why="Nothing else can be said of it before.",
    ),
    Rule(
        code="B101",
        holds="The file is UTF-8.",
        why="Names in four alphabets stand in it; in any other encoding they turn into others.",
    ),
    Rule(
        code="B102",
        holds="The file is TOML.",
        why="One comma may hide a hundred facts, so nothing is guessed.",
    ),
    Rule(
        code="B103",
        holds="The file's format is one that this program knows.",
        why="A newer format may mean something else by the same words.",
    ),
    Rule(
        code="B110",
        holds="Keys and tables are those of the format.",
        why="A misspelt key would be a field that is silently missing.",
    ),
    Rule(
        code="B111",
        holds="Required keys are there.",
        why="Without them a fact could not be listed, dated or cited.",
    ),
    Rule(
        code="B112",
        holds="A value is of its field's type.",
        why='A number in quotes is never added; a date without quotes can\'t say "about".',
    ),
    Rule(
        code="B113",
        holds="A text says something.",
        why="Empty looks like an answer; what is not known is left out.",
    ),
    Rule(
        code="B114",
        holds="A word is one of its field's own.",
        why="Filters and totals go by these words.",
    ),
    Rule(
        code="B115",
        holds="An id is of a-z, 0-9 and single hyphens.",
        why="Ids are typed, linked and kept as file names.",
    ),
    Rule(
        code="B116",
        holds="A language is named by its code.",
        why="Readers filter by it, and browsers read aloud by it.",
    ),
    Rule(
        code="B117",
        holds="A base is about two countries.",
        why="Every list and total is of what lies between them.",
    ),
    Rule(
        code="B118",
        holds="An id is given once in the base.",
        why="`bilat show ID` must mean one thing.",
    ),
    Rule(
        code="B201",
        holds="A claim's source is listed.",
        why="No claim without a source.",
    ),
    Rule(
        code="B202",
        holds="People who take part or speak are listed.",
        why="One person has many spellings; the list is where they meet.",
    ),
    Rule(
        code="B203",
        holds="Organisations are listed.",
        why="AES, ASC and AGS are one body, and only the list knows.",
    ),
    Rule(
        code="B204",
        holds="Links lead to facts.",
        why="A part of nothing would be counted beside its whole.",
    ),
    Rule(
        code="B205",
        holds="A country is named by its code.",
        why="Totals are by donor and recipient: Mali and ML would be two.",
    ),
    Rule(
        code="B301",
        holds="A date is written in EDTF, and the calendar has it.",
        why="Every date has a first and a last possible day, which filters and totals go by.",
    ),
    Rule(
        code="B401",
        holds="A number can be added exactly.",
        why="More than 15 digits are rounded by every reader of JSON.",
    ),
    Rule(
        code="B402",
        holds="What is summed is not below zero.",
        why="Nothing given is negative; a sum would hide the slip.",
    ),
    Rule(
        code="B403",
        holds="A number has its unit.",
        why="Unlike units are never added, and an amount without one is unlike all.",
    ),
    Rule(
        code="B404",
        holds="A range runs upwards.",
        why="Its upper end is what the high end of a total adds.",
    ),
    Rule(
        code="B405",
        holds="Facts joined by part_of or overlaps are in one unit.",
        why="A whole in tonnes can't be compared with its parts in lorries.",
    ),
    Rule(
        code="B501",
        holds="A fact has a claim.",
        why="No fact without a claim.",
    ),
    Rule(
        code="B502",
        holds="Claims of one fact have different names.",
        why="A claim is cited as fact/source; a second of one source needs an id.",
    ),
    Rule(
        code="B503",
        holds="A claim says otherwise, or of an earlier stage, not both.",
        why="What it says disputes the fact; what is earlier never does.",
    ),
    Rule(
        code="B504",
        holds="A claim is silent on fields of its kind.",
        why="A misspelt field would leave it a witness for what it doesn't say.",
    ),
    Rule(
        code="B505",
        holds="A claim says fields that can be said differently.",
        why="Lists and free text can't be compared; a note carries what differs.",
    ),
    Rule(
        code="B701",
        holds="A fact is not linked to itself.",
        why="It would be its own part.",
    ),
    Rule(
        code="B702",
        holds="Links and wider words don't go round.",
        why="A whole inside its own part has no sum.",
    ),
    Rule(
        code="B703",
        holds="Parts and overlaps are of one kind.",
        why="A meeting is not a share of a delivery.",
    ),
    Rule(
        code="B704",
        holds="A lot is inside one whole.",
        why="Inside two it would be taken out of both.",
    ),
)
