"""Quotes held against the texts that they come from."""

from bilat.verify.fetched import fetched
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
from bilat.verify.record import CantRecord, record
from bilat.verify.texts import NoText, document, in_folder, read

__all__ = [
    "STATES",
    "CantRecord",
    "Checked",
    "Finding",
    "NoText",
    "Reading",
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
