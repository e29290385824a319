"""The kinds of fact: KINDS lists them. A new kind is one file here and one name in the list."""

from bilat.kinds.agreement import AGREEMENT
from bilat.kinds.aid import AID
from bilat.kinds.delivery import DELIVERY
from bilat.kinds.event import EVENT
from bilat.kinds.kind import Kind
from bilat.kinds.meeting import MEETING
from bilat.kinds.project import PROJECT
from bilat.kinds.scholarship import SCHOLARSHIP
from bilat.kinds.trade import TRADE
from bilat.kinds.vote import VOTE

KINDS: dict[str, Kind] = {
    kind.name: kind for kind in (MEETING, AID, SCHOLARSHIP, EVENT, AGREEMENT, TRADE, PROJECT, DELIVERY, VOTE)
}

__all__ = ["KINDS", "Kind"]
