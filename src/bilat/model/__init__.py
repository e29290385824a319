"""The parts of a base as values: sources, people, organisations, commodities, claims, facts, and the base itself."""

from bilat.model.entities import Commodity, Organisation, Person, Role, Source
from bilat.model.fact_base import FactBase
from bilat.model.facts import LINKS, Claim, Fact, Value, Values, Withdrawal, amount_in

__all__ = [
    "LINKS",
    "Claim",
    "Commodity",
    "Fact",
    "FactBase",
    "Organisation",
    "Person",
    "Role",
    "Source",
    "Value",
    "Values",
    "Withdrawal",
    "amount_in",
]
