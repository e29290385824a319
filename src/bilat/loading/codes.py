"""The codes of the problems that reading a fact file finds. A code never changes its meaning."""

from __future__ import annotations

from enum import StrEnum


class Code(StrEnum):
    """What may be wrong with a file so that answers from it would be wrong; `bilat.check` has a rule for each."""

    UNREADABLE_FILE = "B100"
    NOT_UTF8 = "B101"
    NOT_TOML = "B102"
    NEWER_FORMAT = "B103"
    UNKNOWN_KEY = "B110"
    MISSING_KEY = "B111"
    WRONG_TYPE = "B112"
    EMPTY_TEXT = "B113"
    UNKNOWN_WORD = "B114"
    NOT_AN_ID = "B115"
    NOT_A_LANGUAGE = "B116"
    NOT_TWO_PARTIES = "B117"
    ID_TWICE = "B118"
    UNKNOWN_SOURCE = "B201"
    UNKNOWN_PUBLISHER = "B214"
    UNKNOWN_PERSON = "B202"
    UNKNOWN_ORGANISATION = "B203"
    UNKNOWN_FACT = "B204"
    NOT_A_COUNTRY = "B205"
    NOT_A_DATE = "B301"
    INEXACT_NUMBER = "B401"
    BELOW_LEAST = "B402"
    NO_UNIT = "B403"
    RANGE_BACKWARDS = "B404"
    UNLIKE_UNITS = "B405"
    NO_CLAIM = "B501"
    CLAIM_TWICE = "B502"
    SAYS_AND_EARLIER = "B503"
    SILENT_ON_NO_FIELD = "B504"
    NOT_DISPUTABLE = "B505"
    LINKED_TO_ITSELF = "B701"
    CYCLE = "B702"
    ACROSS_KINDS = "B703"
    TWO_WHOLES = "B704"
