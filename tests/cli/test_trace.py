"""`bilat trace`: who said it first, and who repeats whom."""

import json
from collections.abc import Callable
from pathlib import Path

from bilat.schema.kinds import KINDS
from support.program import Program
from support.small_bases import BASE, aid

Base = Callable[..., Path]
HEAD = (
    BASE
    + """
[publisher.wire]
name = "Wire"
type = "press"

[source.wire]
title = "Dispatch"
publisher = "wire"
published = "2024-01-10"

[source.reprint]
title = "After the wire"
publisher = "the-paper"
agency = "wire"
published = "2024-01-12"
"""
)
CLAIMS = (
    '{ source = "ministry", by = "ana-sow", quote = "hers" }, { source = "paper", quote = "later" }, '
    '{ source = "reprint", quote = "the same" }, { source = "wire", quote = "first" }, '
    '{ source = "wire", id = "slip", quote = "wrong", rejected = "a slip" }'
)


def test_each_claim_follows_the_earliest_with_which_it_shares_its_voice(bilat: Program, base: Base) -> None:
    run = bilat("trace", "lot", "--json", facts=base(aid("lot", claims=CLAIMS), HEAD))
    voices = json.loads(run.stdout)["voices"]["lot"]
    assert [(voice["name"], [tuple(claim.values()) for claim in voice["claims"]]) for voice in voices] == [
        (
            "Wire",
            [
                ("lot/wire", None, None),
                ("lot/reprint", "lot/wire", "publisher"),
                ("lot/paper", "lot/reprint", "publisher"),
            ],
        ),
        ("Ana Sow", [("lot/ministry", None, None)]),
    ]


def test_the_roots_are_the_voices_that_every_fact_of_the_base_counts(bilat: Program) -> None:

    every = [line for kind in KINDS.values() for line in bilat(kind.command, "--fields", "id").stdout.split()]
    answer = json.loads(bilat("trace", *dict.fromkeys(every), "--json").stdout)
    roots = {
        id_: [claim["id"] for voice in voices for claim in voice["claims"] if claim["follows"] is None]
        for id_, voices in answer["voices"].items()
    }
    assert len(roots) > 250
    assert {id_: len(found) for id_, found in roots.items()} == {
        row["id"]: row["independent"] for row in answer["facts"]
    }


def test_a_spreadsheet_gets_a_claim_a_row(bilat: Program, base: Base) -> None:
    facts = base(aid("lot", claims=CLAIMS), HEAD)
    run = bilat("trace", "lot", "--csv", "--fields", "voice,name,claim,follows", facts=facts)
    assert run.stdout.splitlines() == [
        "voice,name,claim,follows",
        "1,Wire,lot/wire,",
        "1,Wire,lot/reprint,lot/wire",
        "1,Wire,lot/paper,lot/reprint",
        "2,Ana Sow,lot/ministry,",
    ]
