"""The rules that reading a file enforces, since a breach would make an answer wrong: `load` refuses such a base."""

from __future__ import annotations

from bilat.check.rule import Rule
from bilat.loading.diagnostics import Code

_STATED = {
    Code.UNREADABLE_FILE: ("The file exists and can be read.", "Nothing else can be said about it before."),
    Code.NOT_UTF8: (
        "The file is encoded in UTF-8.",
        "It holds names in four alphabets; any other encoding garbles them.",
    ),
    Code.NOT_TOML: ("The file is TOML.", "One comma may hide a hundred facts, so nothing is guessed."),
    Code.NEWER_FORMAT: (
        "The file's format is one that this program knows.",
        "A newer format may mean something else by the same words.",
    ),
    Code.UNKNOWN_KEY: (
        "Keys and tables are those of the format.",
        "A misspelt key would be a field that is silently missing.",
    ),
    Code.MISSING_KEY: ("Required keys are there.", "Without them a fact could not be listed, dated or cited."),
    Code.WRONG_TYPE: (
        "A value has its field's type.",
        'A number in quotes is never added; a date without quotes can\'t say "about".',
    ),
    Code.EMPTY_TEXT: ("A text is not empty.", "An empty text looks like an answer; what is not known is left out."),
    Code.UNKNOWN_WORD: ("A word is one of those that its field allows.", "Filters and totals go by these words."),
    Code.NOT_AN_ID: (
        "An id is made of a-z, 0-9 and single hyphens, a topic of letters, digits and single hyphens.",
        "They are typed, linked, completed at TAB and used as file names.",
    ),
    Code.NOT_A_LANGUAGE: ("A language is given by its code.", "Readers filter by it, and browsers read aloud by it."),
    Code.NOT_A_UNIT: (
        "A unit is written in letters and digits, with %, /, - or a stop.",
        "It is typed in a shell and printed beside numbers in every format.",
    ),
    Code.NOT_TWO_PARTIES: ("A base is about two countries.", "Every list and total is about what lies between them."),
    Code.ID_TWICE: ("An id is given once in the base.", "`bilat show ID` must mean one thing."),
    Code.TOO_LONG: (
        "A text is no longer than a few pages.",
        "It is shown, searched and cited as a whole, and a page that was pasted in by mistake would hide the fact.",
    ),
    Code.UNKNOWN_SOURCE: ("A claim's source is listed.", "No claim without a source."),
    Code.UNKNOWN_PUBLISHER: (
        "The publisher and the agency of a source are listed.",
        "Whose side a page is on, its publisher says.",
    ),
    Code.UNKNOWN_PERSON: (
        "People who take part or speak are listed.",
        "One person's name has many spellings; the list is where they meet.",
    ),
    Code.UNKNOWN_ORGANISATION: (
        "Organisations are listed.",
        "AES, ASC and AGS are one organisation, and only the list knows.",
    ),
    Code.UNKNOWN_FACT: ("Links lead to facts.", "A part of nothing would be counted beside its whole."),
    Code.NOT_A_COUNTRY: (
        "A country is given by its code.",
        "Totals are kept by donor and recipient: Mali and ML would be two.",
    ),
    Code.NOT_A_DATE: (
        "A date is written in EDTF, and exists in the calendar.",
        "Every date has a first and a last possible day, which filters and totals go by.",
    ),
    Code.INEXACT_NUMBER: ("A number can be added exactly.", "JSON readers round numbers of more than 15 digits."),
    Code.BELOW_LEAST: ("What is added up is not below zero.", "Nothing given is negative; a sum would hide the slip."),
    Code.NO_UNIT: (
        "A number has its unit.",
        "Different units are never added, and a number without one differs from them all.",
    ),
    Code.RANGE_BACKWARDS: ("A range runs upwards.", "Its upper end is what the high end of a total adds."),
    Code.UNLIKE_UNITS: (
        "A part is in the unit of its whole.",
        "A whole in tonnes can't be compared with its parts in lorries.",
    ),
    Code.NO_CLAIM: ("A fact has a claim.", "No fact without a claim."),
    Code.CLAIM_TWICE: (
        "Claims of one fact have different names.",
        "A claim is cited as fact/source; a second one from the same source needs an id.",
    ),
    Code.SAYS_AND_EARLIER: (
        "A claim has says or earlier, not both.",
        "What it says disputes the fact; what is earlier never does.",
    ),
    Code.SILENT_ON_NO_FIELD: (
        "A claim is silent on fields of its kind.",
        "A misspelt field would leave it a witness for what it doesn't say.",
    ),
    Code.NOT_DISPUTABLE: (
        "A claim says only fields that sources can give differently.",
        "Lists and free text can't be compared; a note records what differs.",
    ),
    Code.LINKED_TO_ITSELF: ("A fact is not linked to itself.", "It would be its own part."),
    Code.CYCLE: ("Links and wider words don't go round in a circle.", "A whole inside its own part has no sum."),
    Code.ACROSS_KINDS: ("Parts and overlaps are of one kind.", "A meeting is not a share of a delivery."),
    Code.TWO_WHOLES: ("A part is inside one whole.", "Inside two, it would be subtracted from both."),
}

RULES = tuple(Rule(code=code, holds=holds, why=why, refused=True) for code, (holds, why) in _STATED.items())
