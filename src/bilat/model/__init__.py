"""The parts of a base as values: what facts rest on and refer to, claims, facts, the base."""

from bilat.model.entities import Commodity, Organisation, Person, Place, Publisher, Role, Source, spellings
from bilat.model.fact_base import FactBase
from bilat.model.facts import LINKS, Claim, Fact, Value, Values, Withdrawal, amount_in
from bilat.model.selection import Selection, Voice

__all__ = [
    "LINKS",
    "Claim",
    "Commodity",
    "Fact",
    "FactBase",
    "Organisation",
    "Person",
    "Place",
    "Publisher",
    "Role",
    "Selection",
    "Source",
    "Value",
    "Values",
    "Voice",
    "Withdrawal",
    "amount_in",
    "spellings",
]
