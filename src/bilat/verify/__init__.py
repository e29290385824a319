"""Quotes held against the texts that they come from."""

from bilat.errors import NoTextError, RecordError
from bilat.verify.findings import (
    STATES,
    Checked,
    Finding,
    Reading,
    UnquotedNumber,
    answer,
    checked,
    claims_by_source,
    fingerprint,
    unquoted_numbers,
)
from bilat.verify.page_text import document, in_folder, read
from bilat.verify.pages import fetched
from bilat.verify.record import record

__all__ = [
    "STATES",
    "Checked",
    "Finding",
    "NoTextError",
    "Reading",
    "RecordError",
    "UnquotedNumber",
    "answer",
    "checked",
    "claims_by_source",
    "document",
    "fetched",
    "fingerprint",
    "in_folder",
    "read",
    "record",
    "unquoted_numbers",
]
