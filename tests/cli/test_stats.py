"""`bilat stats`: what there is, counted, and how well it is witnessed."""

import json
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from support.program import Program
from support.small_bases import BASE, aid

PAPER = '{ source = "paper", quote = "some words" }'
ANA = '{ source = "ministry", by = "ana-sow", quote = "other words" }'
DISPUTED = PAPER + ', { source = "ministry", by = "ana-sow", quote = "other words", says = { amount = 70 } }'


def counts(answer: str) -> dict[str, dict[str, int]]:
    """Return the counts that a pipe gets: what is counted, then of which sort."""
    told: dict[str, dict[str, int]] = {}
    for what, sort, count in (line.split("\t") for line in answer.splitlines()):
        told.setdefault(what, {})[sort] = int(count)
    return told


def test_facts_are_counted_by_how_they_are_witnessed(bilat: Program, base: Callable[[str], Path]) -> None:
    facts = aid("single") + aid("two", claims=f"{PAPER}, {ANA}") + aid("disputed", claims=DISPUTED, because="Nearer.")
    facts += aid("one-sided", claims=ANA)
    told = counts(bilat("stats", facts=base(facts)).stdout)
    names = ("facts", "single_witness", "disputed", "one_sided RU", "one_sided ML")
    assert [told[name]["all"] for name in names] == [4, 2, 1, 0, 1]


def test_a_fact_counts_in_the_one_year_that_its_date_surely_lies_in(
    bilat: Program, base: Callable[[str], Path]
) -> None:
    facts = aid("year") + aid("day", date="2023-05-01") + aid("about", date="2023~") + aid("long", date="2022/2023")
    told = counts(bilat("stats", facts=base(facts)).stdout)
    assert told["year"] == {"2023": 2, "not in one year": 2}


@pytest.mark.parametrize(
    ("marks", "verified", "missing"),
    [
        ("", 0, 0),
        (" quotes:00000000", 0, 0),
        (" quotes:MARK", 1, 0),
        (" missing:MARK", 0, 1),
        (f"; sha256:{'1' * 64} quotes:MARK", 1, 0),
        (f" missing:MARK; 2024-01-03 sha256:{'1' * 64} quotes:MARK", 0, 1),
        (" quotes:MARK; 2024-13-03 sha256:1", 0, 0),
    ],
)
def test_a_quote_is_verified_where_it_is_among_those_that_were_found(
    marks: str, verified: int, missing: int, bilat: Program, base: Callable[[str, str], Path]
) -> None:
    mark = sha256(b"some words\n").hexdigest()[:8]
    fingerprint = f"sha256:{'0' * 64}{marks.replace('MARK', mark)}"
    head = BASE.replace('url = "https://example.org/page"', f'fingerprint = "{fingerprint}"', 1)
    claims = '{ source = "paper", quote = "some words" }, { source = "paper", quote = "others", id = "x" }'
    answer = json.loads(bilat("stats", "--json", facts=base(aid("one", claims=claims), head)).stdout)
    assert answer["quotes"] == {"quotes": 2, "verified": verified, "not_verified": 2 - verified, "missing": missing}


def test_sources_are_counted_by_type_and_language(bilat: Program, base: Callable[[str], Path]) -> None:
    answer = json.loads(bilat("stats", "--json", facts=base(aid("one", claims=f"{PAPER}, {ANA}"))).stdout)
    assert answer["sources"] == {"sources": 2, "types": {"official": 1, "press": 1}, "languages": {"en": 2}}


def test_withdrawn_facts_are_not_counted(bilat: Program, base: Callable[[str], Path]) -> None:
    gone = aid("gone").replace("claim =", 'withdrawn = { date = "2024-01-01", reason = "A slip." }\nclaim =')
    assert json.loads(bilat("stats", "--json", facts=base(gone + aid("there"))).stdout)["facts"] == 1


def test_filters_narrow_what_is_counted(bilat: Program, base: Callable[[str], Path]) -> None:
    facts = base(aid("old", date="2021", claims=ANA) + aid("new"))
    answer = json.loads(bilat("stats", "--since", "2022", "--json", facts=facts).stdout)
    assert (answer["facts"], answer["quotes"]["quotes"], answer["sources"]["types"]) == (1, 1, {"press": 1})


def test_an_empty_base_has_counts_too(bilat: Program, base: Callable[[str], Path]) -> None:
    answer = bilat("stats", "--json", facts=base(""))
    assert (answer.returncode, json.loads(answer.stdout)["facts"]) == (0, 0)


def test_the_facts_that_rest_on_one_side_alone_can_be_listed(bilat: Program, base: Callable[[str], Path]) -> None:
    path = base(aid("hers", claims=ANA) + aid("theirs", claims=f"{PAPER}, {ANA}"))
    found = [json.loads(bilat("aid", "--one-sided", name, "--json", facts=path).stdout) for name in ("Mali", "RU")]
    assert [[row["id"] for row in answer["facts"]] for answer in found] == [["hers"], []]


SIDES = (
    BASE.replace('name = "The Paper"\n', 'name = "The Paper"\ncountry = "FR"\n')
    + """
[publisher.wire]
name = "Wire"
type = "press"
country = "GH"

[publisher.archive]
name = "Archive"
type = "think-tank"
country = "RU"

[publisher.institute]
name = "Institute"
type = "think-tank"
country = "US"

[source.wired]
publisher = "the-paper"
agency = "wire"

[source.study]
publisher = "institute"

[source.archived]
publisher = "archive"

[organisation.un]
name = "United Nations"

[organisation.mission]
name = "Mission"
is = "un"

[organisation.rebels]
name = "Rebels"

[person.spokesperson]
name = "Bo Li"
roles = [{ title = "Spokesperson", organisation = "mission" }]
"""
)


@pytest.mark.parametrize(
    ("claim", "side"),
    [
        ('source = "paper"', "western"),
        ('source = "ministry"', "unknown"),
        ('source = "wired"', "african"),
        ('source = "study"', "think-tank"),
        ('source = "archived"', "RU"),
        ('source = "paper", by = "ana-sow"', "ML"),
        ('source = "study", by = "ana-sow"', "ML"),
        ('source = "paper", by = "spokesperson"', "un"),
        ('source = "paper", by = "rebels"', "other"),
    ],
)
def test_a_claim_is_on_the_side_of_its_speaker_else_of_its_agency_or_publisher(
    claim: str, side: str, bilat: Program, base: Callable[..., Path]
) -> None:
    answer = json.loads(
        bilat("stats", "--json", facts=base(aid("one", claims=f'{{ {claim}, quote = "a" }}'), SIDES)).stdout
    )
    assert [row["side"] for row in answer["sides"] if row["claims"]] == [side]


def test_sides_are_counted_by_live_claims_and_by_facts(bilat: Program, base: Callable[..., Path]) -> None:
    paper, study = '{ source = "paper", quote = "a" }', '{ source = "study", quote = "b" }'
    slip = '{ source = "wired", quote = "c", rejected = "A misprint." }'
    facts = aid("both", claims=f"{paper}, {study}") + aid("alone", claims=f"{paper}, {slip}") + aid("hers", claims=ANA)
    answer = json.loads(bilat("stats", "--json", facts=base(facts, SIDES)).stdout)
    assert ([row for row in answer["sides"] if row["claims"]], answer["outside"]) == (
        [
            {"side": "ML", "claims": 1, "share": 25.0, "facts": 1, "alone": 1},
            {"side": "western", "claims": 2, "share": 50.0, "facts": 2, "alone": 1},
            {"side": "think-tank", "claims": 1, "share": 25.0, "facts": 1, "alone": 0},
        ],
        2,
    )


def test_how_far_quotes_are_verified_is_said_first(bilat: Program, base: Callable[..., Path]) -> None:
    facts = base(aid("one"))
    piped, plain = bilat("stats", facts=facts).stdout, bilat("stats", "--plain", facts=facts).stdout
    assert piped.splitlines()[:2] == ["quotes\tquotes\t1", "quotes\tverified\t0"]
    assert plain.splitlines()[0] == "quotes: 1, 0 found in the texts of their sources, 1 not verified"
