"""The sentences of the facts that ship: what they state is cited, and they are clean English throughout."""

import re
from collections.abc import Iterator

import pytest

import bilat
from bilat.cite.citation import Citation, gather
from bilat.cite.sentences import own_sentence, sentences, unmarked
from bilat.evidence.readings import AMOUNT_PARTS, is_live
from bilat.model.rows import ClaimRow, FactRow
from bilat.schema.fields import GIVER, GOODS, RECEIVER
from bilat.schema.kinds import KINDS
from support.program import SHIPPED


@pytest.fixture(scope="module")
def citation() -> Citation:
    ids = bilat.load(str(SHIPPED)).facts
    found, unknown = gather(bilat.open(str(SHIPPED)), ids, with_locators=False)
    assert not unknown
    return found


def test_whatever_a_sentence_states_is_given_by_a_claim_that_it_cites(citation: Citation) -> None:
    uncited = [
        (fact["id"], name)
        for fact in citation.facts
        for name in _stated(fact)
        if any(_gives(claim, name) for claim in fact["claims"] if is_live(claim))
        and not any(_gives(claim, name) for claim in own_sentence(fact, citation)[0].claims)
    ]
    assert uncited == []


def _stated(fact: FactRow) -> Iterator[str]:
    kind = KINDS[fact["kind"]]
    roles = [field.name for role in (GIVER, RECEIVER, GOODS) if (field := kind.role(role))]
    return (name for name in ("amount", kind.state, "date", "place", *roles) if fact.get(name) is not None)


def _gives(claim: ClaimRow, name: str) -> bool:
    said = {field for field in AMOUNT_PARTS.get(name, (name,)) if field in (claim["says"] or ())}
    return not said and name not in claim["silent"]


def test_a_date_is_inferred_where_no_claim_gives_it(citation: Citation) -> None:
    inferred = {
        fact["id"]
        for fact in citation.facts
        if not any(_gives(claim, "date") for claim in fact["claims"] if is_live(claim))
    }
    told = {fact["id"] for fact in citation.facts if "inferred" in unmarked(own_sentence(fact, citation))}
    doubted = {fact["id"] for fact in citation.facts if "uncertain" in unmarked(own_sentence(fact, citation))}
    assert (told - inferred, inferred - told - doubted) == (set(), set())


def test_no_sentence_has_a_slip_of_the_pen(citation: Citation) -> None:
    slip = re.compile(
        r" [,.;)]|  |\( |,,|\.\.$|\(\)|_|\bNone\b|\b(\w+) \1\b"
        r"|\ba [aeio]\w|\ban [bcdfgjkpqtvwyz]|\b(?:amounted to|to between|to from)\b"
    )
    said = [unmarked(one) for fact in citation.facts for one in sentences(fact, citation)]
    assert [text for text in said if slip.search(text)] == []


def test_numbers_in_one_list_of_readings_are_of_one_kind(citation: Citation) -> None:
    words = r"\b(?:one|two|three|four|five|six|seven|eight|nine)\b"
    lists = [
        text
        for fact in citation.facts
        for one in sentences(fact, citation)
        if re.search(r" gives? ", text := unmarked(one)) and " or " in text
    ]
    assert lists
    assert [text for text in lists if re.search(words, text) and re.search(r"\d", text)] == []
