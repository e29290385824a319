"""The parts of a base as values: publishers, sources, people, organisations, commodities, claims, facts, the base."""

from bilat.model.entities import Commodity, Organisation, Person, Publisher, Role, Source
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
    "Publisher",
    "Role",
    "Selection",
    "Source",
    "Value",
    "Values",
    "Voice",
    "Withdrawal",
    "amount_in",
]
