"""Activities of the International Aid Transparency Initiative (IATI), versions 1 and 2, as rows of transactions."""

from __future__ import annotations

import io
from collections.abc import Iterator
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from bilat.errors import MappingError

_TYPES = {
    "1": "incoming-funds",
    "2": "commitment",
    "3": "disbursement",
    "4": "expenditure",
    "5": "interest-payment",
    "6": "loan-repayment",
    "7": "reimbursement",
    "8": "purchase-of-equity",
    "9": "sale-of-equity",
    "10": "credit-guarantee",
    "11": "incoming-commitment",
    "12": "outgoing-pledge",
    "13": "incoming-pledge",
}
"""The types of transaction by their codes in version 2. Source: IATI's code list TransactionType."""
_OLD_TYPES = {"IF": "1", "C": "2", "D": "3", "E": "4", "IR": "5", "LR": "6", "R": "7", "QP": "8", "QS": "9", "CG": "10"}
"""The codes of version 1. Source: IATI's code list TransactionType 1.05."""
_OLD_ROLES = {"funding": "1", "accountable": "2", "extending": "3", "implementing": "4"}
_ROLES = {"1": "funding", "2": "accountable", "3": "extending", "4": "implementing"}
"""The roles of organisations by their codes in version 2; version 1 writes the words."""


def transactions(data: bytes) -> Iterator[dict[str, str]]:
    """Return the transactions of a file, each with what its activity says; an activity without any is one row.

    A column is an element's name, `name.code` its code, `name.ref` its reference; organisations stand by their role.

    Raises:
        MappingError: it is no XML.
    """
    found = False
    try:
        for _, element in ElementTree.iterparse(io.BytesIO(data)):
            if element.tag == "iati-activity":
                found = True
                yield from _rows(element)
                element.clear()
    except ElementTree.ParseError as error:
        raise MappingError(f"no XML: {error}") from None
    if not found:
        raise MappingError("there is no iati-activity in it")


def _rows(activity: Element) -> Iterator[dict[str, str]]:
    shared = _activity(activity)
    found = activity.findall("transaction")
    for number, transaction in enumerate(found, start=1):
        cells = {**shared, **_transaction(transaction), "transaction": str(transaction.get("ref") or number)}
        cells["currency"] = cells.get("currency") or shared["default-currency"]
        yield cells
    if not found:
        yield {**shared, "transaction": ""}


def _activity(activity: Element) -> dict[str, str]:
    cells = {"default-currency": activity.get("default-currency", ""), "hierarchy": activity.get("hierarchy", "")}
    for element in activity:
        name = element.tag
        if name == "participating-org":
            code = element.get("role", "").lower()
            name = f"{_ROLES.get(_OLD_ROLES.get(code, code), 'other')}-org"
        elif name == "activity-date":
            code = element.get("type", "").lower()
            cells.setdefault(f"date.{code}", _day(element.get("iso-date") or element.text))
            continue
        elif name == "transaction":
            continue
        _add(cells, name, element)
    return cells


def _transaction(transaction: Element) -> dict[str, str]:
    cells: dict[str, str] = {}
    for element in transaction:
        if element.tag == "transaction-type":
            code = element.get("code", "")
            cells["type"] = _TYPES.get(_OLD_TYPES.get(code, code), code)
        elif element.tag == "value":
            cells["value"] = _words(element)
            cells["currency"] = element.get("currency", "")
            cells["value-date"] = _day(element.get("value-date"))
        elif element.tag == "transaction-date":
            cells["date"] = _day(element.get("iso-date") or element.text)
            cells["date-words"] = _words(element)
        else:
            _add(cells, f"transaction-{element.tag}" if element.tag == "description" else element.tag, element)
    return cells


def _add(cells: dict[str, str], name: str, element: Element) -> None:
    """Add what an element says, beside what others of the same name have said: several recipients are not one.

    Of titles and descriptions, which may stand in several languages, the first counts.
    """
    said = {name: _words(element), f"{name}.code": element.get("code", ""), f"{name}.ref": element.get("ref", "")}
    for column, text in said.items():
        before = cells.get(column, "")
        if text and not (before and name.endswith(("title", "description"))) and text not in before.split("; "):
            cells[column] = f"{before}; {text}" if before else text


def _words(element: Element) -> str:
    """Return the text of an element, or of the narratives in it, of which the first counts."""
    narrative = element.find("narrative")
    return " ".join(((element if narrative is None else narrative).text or "").split())


def _day(text: str | None) -> str:
    return (text or "").strip()[:10]
