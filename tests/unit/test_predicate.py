"""What a fact may be found by: the plain predicate that the index is held to."""

from __future__ import annotations

import pytest

from bilat.loading.load import load_text
from bilat.query.query import Query
from support.plain_predicate import select

BASE = load_text("""
base = { format = 1, title = "T", parties = ["RU", "ML"], version = "1" }
publisher.a-paper = { name = "A paper", type = "press" }
source.paper = { publisher = "a-paper" }
organisation.un = { name = "United Nations" }
organisation.wfp = { name = "World Food Programme", is = "un" }

[aid.wheat]
title = "Wheat"
date = "2023"
donor = "RU"
recipient = "ML"
stage = "delivered"
because = "The customs office counted it."
claim = [{ source = "paper", by = "wfp", quote = "wheat was handed over" }]
""")


@pytest.mark.parametrize(
    ("query", "found"),
    [
        (Query(by=("wfp",)), True),
        (Query(by=("un",)), True),  # the programme is part of the United Nations
        (Query(by=("au",)), False),
        (Query(text="customs"), True),  # the reason for a choice is searched too
        (Query(text="frontier"), False),
    ],
)
def test_a_fact_is_found_by_the_word_of_a_wider_body_and_by_the_reason_for_a_choice(query: Query, found: bool) -> None:
    assert [match.fact.id for match in select(BASE, query)] == ["wheat"] * found
