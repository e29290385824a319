"""The index answers row for row what the plain predicate and the plain adding up answer over the base itself."""

from __future__ import annotations

import sqlite3
from collections import Counter
from itertools import permutations, product
from json import dumps, loads
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bilat.index.build import build
from bilat.index.index import Index
from bilat.index.rows import fact_row
from bilat.loading.load import load, load_text
from bilat.model import FactBase
from bilat.query.listing import ListingRequest
from bilat.query.query import Query
from bilat.schema.kinds import KINDS
from bilat.totals import grouped_rows, left_out_rows, total_rows
from bilat.values.dates import ALWAYS, FIRST_DAY, LAST_DAY, PERIODS, DateRange, Window, joined, parse_date
from support.generated_bases import asked, groupings, groups, tables_of
from support.laws import example_count
from support.plain_predicate import select
from support.program import SHIPPED

HEAD = """
base = { format = 1, title = "T", parties = ["RU", "ML"], version = "1", since = "2022" }
publisher.tass = { name = "TASS", type = "press" }
publisher.wire = { name = "Wire", type = "press" }
publisher.mid = { name = "МИД", type = "official" }
source.tass = { title = "Blé livré à Bamako", publisher = "tass", published = "2023-06-01" }
source.wire = { publisher = "wire", agency = "tass", published = "2024" }
source.mid = { title = "Remarks", publisher = "mid" }
person.goita = { name = "Assimi Goïta", also = ["Goyta"], country = "ML" }
person.lavrov = { name = "Сергей Лавров", names = { fr = "Sergueï Lavrov" }, country = "RU" }
organisation.un = { name = "United Nations" }
organisation.wfp = { name = "World Food Programme", is = "un" }
commodity.grain = { also = ["céréales"] }
commodity.wheat = { is = "grain", names = { fr = "blé", ru = "пшеница" } }
commodity.durum = { is = "wheat" }
commodity.oil = {}
place.bamako = { name = "Bamako", names = { ru = "Бамако" } }
place.senou = { name = "Senou", also = ["the airport"] }
place.moscow = { name = "Moscow", names = { fr = "Moscou", ru = "Москва" } }
"""
DATES = [
    *("2023", "2023-05", "2023-05-10", "2023-12-31", "2024-01-01", "2022-12/2023-01", "2021/2023", "2023-02/2023-03"),
    *(
        "2022-05/..",
        "2021-07/..",
        "../2023-02",
        "../2024-06-30",
        "[2022-05-01,2023-06-01]",
        "[2023-01-25..2024-01-31]",
        "2023~",
    ),
    *("[2023-05-09,2023-05-11,2025]", "2023-05?", "2023-05-10%", "2024-24", "2023-33", "202X", "20XX", "1999/2031"),
]
AMOUNTS = ["0", "1", "2", "7", "25000", "0.5", "1.25", "0.0001", "99999999.999", "999999999999999", "1.2345"]
PLACES = ["Bamako", "Bàmako, Sénou", "Moscow", "Санкт-Петербург"]
WORDS = ["blé", "Ble", "wheat", "don", "l'aide", "d’aide", "ЗЕРНО", "co-operation", "naïve", "ﬁn", "x_y", "2023"]
DAYS = [
    FIRST_DAY,
    "2021-06-30",
    "2022-12-31",
    "2023-01-01",
    "2023-05-10",
    "2023-05-31",
    "2023-12-31",
    "2024-02-29",
    LAST_DAY,
]


# Few draws a fact, each from a list that is made once: the law wants many bases.
TEXTS = [" ".join(words) for count in (1, 2, 3) for words in product(WORDS, repeat=count)]
texts = st.sampled_from(TEXTS)
dates = st.sampled_from(DATES)
STAGES = ["pledged", "shipped", "delivered"]
QUALIFIERS = [None, None, None, "about", "at-least", "up-to"]
fields = tables_of(
    {
        "title": TEXTS,
        "date": DATES,
        "donor": ["RU", "RU", "ML"],
        "recipient": ["ML"],
        "commodity": [None, "grain", "wheat", "durum", "oil"],
        "stage": STAGES,
        "terms": [None, "gift", "sale"],
        "place": [None, *PLACES],
        "country": [None, "ML", "NE"],
        "topics": [None, [], ["Sécurité"], ["food"], ["food", "Sécurité"]],
        "channel": [None, None, "un", "wfp"],
        "published_total": [None, None, None, None, None, True],
        "withdrawn": [None] * 7 + [{"date": "2026", "reason": "no"}],
    }
)
amounts = tables_of({"amount": AMOUNTS, "unit": ["t", "t", "t", "kg"], "qualifier": QUALIFIERS})
said = tables_of(
    {
        "quote": TEXTS,
        "by": [None, None, "goita", "lavrov", "wfp"],
        "rejected": [None] * 5 + ["a slip"],
    }
)
readings = tables_of(
    {
        "date": [None, None, *DATES],
        "amount": [None, *AMOUNTS],
        "qualifier": QUALIFIERS,
        "stage": [None, None, *STAGES],
        "terms": [None, None, None, "gift", "sale"],
        "commodity": [None, None, "grain", "wheat", "oil"],
        "donor": [None] * 5 + ["RU", "ML"],
        "recipient": [None, None, None, "ML", "NE"],
        "place": [None, None, *PLACES],
        "country": [None, None, None, "ML", "NE"],
        "channel": [None, None, None, "un", "wfp"],
    }
)
voices = st.sampled_from([some for count in (1, 2, 3) for some in permutations(["tass", "wire", "mid"], count)])
ways = st.sampled_from([None, "says", "says", "says", "earlier"])
sizes = st.sampled_from([1, 2, 3, 4, 5, 6, 7, 5, 6, 7, 0])
LINKS = [(), (), (), ("part_of",), ("part_of",), ("overlaps",), ("supersedes",), ("fulfils",)]
links = st.sampled_from([*LINKS, ("part_of", "overlaps"), ("part_of", "fulfils"), ("overlaps", "supersedes")])


@st.composite
def claims(draw: st.DrawFn) -> list[dict[str, Any]]:
    found = []
    for source in draw(voices):
        claim: dict[str, Any] = {"source": source, **draw(said)}
        if way := draw(ways):
            claim[way] = draw(readings)
        found.append(claim)
    return found


@st.composite
def facts(draw: st.DrawFn, earlier: dict[str, dict[str, Any]]) -> dict[str, Any]:
    """Generate an aid fact that may be linked to `earlier` ones, as tables by id."""
    fact: dict[str, Any] = draw(fields)
    if draw(st.integers(0, 5)):
        fact |= draw(amounts)
    # Amounts that are added up or compared along a link are in one unit.
    alike = [id_ for id_, other in earlier.items() if len({fact.get("unit"), other.get("unit"), None}) < 3]
    for link in draw(links):
        others = alike if link in ("part_of", "overlaps") else list(earlier)
        if others:
            first = draw(st.integers(0, len(others) - 1))
            fact[link] = others[first] if link == "part_of" else others[first : first + 2]
    fact["claim"] = draw(claims())
    return fact


@st.composite
def bases(draw: st.DrawFn) -> str:
    """Generate bases of aid, with a meeting beside it, as curators may write them, as the text of a file."""
    entries_of_aid: dict[str, dict[str, Any]] = {}
    for number in range(draw(sizes)):
        entries_of_aid[f"f{number}"] = draw(facts(entries_of_aid))
    lines = [f"aid.{id_} = {_toml(fact)}" for id_, fact in entries_of_aid.items()]
    meeting = {"title": draw(texts), "date": draw(dates), "people": ["goita"], "form": "talks"}
    lines.append(f"meeting.m = {_toml(meeting | {'status': 'held', 'claim': draw(claims_of_meetings())})}")
    return "\n".join(lines)


def claims_of_meetings() -> st.SearchStrategy[list[dict[str, Any]]]:
    return claims().map(lambda found: [claim | {"says": None, "earlier": None} for claim in found])


def _toml(value: Any) -> str:
    match value:
        case True:
            return "true"
        case dict():
            return "{ " + ", ".join(f"{key} = {_toml(one)}" for key, one in value.items() if one is not None) + " }"
        case list():
            return "[" + ", ".join(map(_toml, value)) + "]"
        case str() if value in AMOUNTS:
            return value
    return dumps(value, ensure_ascii=False)


@st.composite
def windows(draw: st.DrawFn) -> Window:
    between = st.tuples(st.sampled_from(DAYS), st.sampled_from(DAYS)).map(sorted).map(lambda days: DateRange(*days))
    years = st.lists(st.sampled_from(["2021", "2022", "2023", "2024", "2025"]), min_size=2, max_size=3)
    apart = years.map(lambda texts: joined(parse_date(text).span for text in texts))
    one = st.one_of(st.just(parse_date("2023").span), between).map(lambda days: (days,))
    return draw(st.one_of(st.just(ALWAYS), st.just(ALWAYS), one, one, apart))


EQUAL = [
    *(
        ("commodity", "grain"),
        ("commodity", "wheat"),
        ("commodity", "oil"),
        ("stage", "delivered"),
        ("stage", "pledged"),
    ),
    *(
        ("donor", "RU"),
        ("recipient", "ML"),
        ("recipient", "NE"),
        ("terms", "sale"),
        ("terms", "gift"),
        ("channel", "un"),
    ),
    *((name, "not stated") for name in ("terms", "commodity")),
]


@st.composite
def queries(draw: st.DrawFn) -> Query:
    few: dict[str, list[Any]] = {
        "country": ["ML", "RU", "NE"],
        "person": ["goita", "lavrov"],
        "organisation": ["un", "wfp"],
        "by": ["goita", "un", "wfp"],
        "source": ["tass", "mid"],
        "topic": ["securite", "Sécurité"],
        "place": ["bamako", "o, s", "SENOU", "петербург", "Бамако", "moscou", "o бамако"],
        "text": [
            "ble",
            "wheat",
            "don",
            "BLÉ don",
            "cereales",
            "Goita",
            "tass",
            "fin",
            "x_y",
            "l'aide",
            "co-operation",
            "none",
            "лавров",
            "пшеница",
            "москва",
            "serguei",
            "the airport",
        ],
        "disputed": [True],
        "withdrawn": [True],
    }
    flags = {"disputed", "withdrawn", "text"}
    asked: dict[str, Any] = {}
    many = draw(st.sampled_from([0, 0, 0, 0, 0, 1, 1, 1, 2]))  # two filters at once seldom leave anything
    for name in draw(st.lists(st.sampled_from(sorted(few)), min_size=many, max_size=many, unique=True)):
        values = st.sampled_from(few[name])
        asked[name] = (
            draw(values) if name in flags else tuple(draw(st.lists(values, min_size=1, max_size=2, unique=True)))
        )
    if many == 0 and draw(st.booleans()):
        asked["equal"] = tuple(draw(st.lists(st.sampled_from(EQUAL), min_size=1, max_size=2, unique=True)))
    kind = draw(st.sampled_from(["aid"] * 7 + ["meeting"]))
    return Query(kind=kind, window=draw(windows()), **asked)


def index_of(base: FactBase, *, stored: bool = True) -> Index:
    """Return the index of a base; without `stored` totals it adds up for every question."""
    connection = sqlite3.connect(":memory:")
    build(base, connection, {})
    if not stored:
        connection.execute("DELETE FROM stored_total")
    return Index(connection)


def answer(base: FactBase, query: Query, by: str | None, explain: bool) -> dict[str, Any]:
    """Answer a query from the base itself."""
    kept = [(match.fact, match.doubts) for match in select(base, query)]
    kind = KINDS[str(query.kind)]
    sums = asked(base, query) if kind.totals else None
    totals: list[Any] = total_rows(sums.totals, kind, arithmetic=explain) if sums else []
    together: list[Any] = []
    if sums and by:
        totals, together = grouped_rows(sums, groups(base, query, by), kind, arithmetic=explain)
    return {
        "matches": len(kept),
        "uncertain": [{"id": fact.id, "fields": doubts} for fact, doubts in kept if doubts],
        "open_ended": [match.fact.id for match in select(base, query._replace(open_ended=True))],
        "facts": [fact_row(fact, base) for fact, _ in kept],
        "totals": totals,
        "together": together,
        "left_out": left_out_rows(sums.left_out) if sums else [],
    }


def listed(index: Index, query: Query, by: str | None, explain: bool) -> dict[str, Any]:
    """Answer a query from the index."""
    listing = index.listing(ListingRequest(query, {}, by=by, explain=explain))
    return {
        "matches": listing.matches,
        "uncertain": list(listing.uncertain),
        "open_ended": [row["id"] for row in listing.open_ended],
        "facts": list(listing.facts),
        "totals": listing.totals,
        "together": listing.together,
        "left_out": listing.left_out,
    }


grouped = st.sampled_from([*["year", "month"] * 6, *KINDS["aid"].groupings, None])  # by time most of all
questions = st.tuples(queries(), grouped, st.booleans())
"""What is asked, what its totals are grouped by, and whether they are explained."""


@pytest.mark.slow
@example_count(100)
@given(
    bases(),
    st.lists(questions, min_size=3, max_size=3),
    st.booleans(),
)
def test_the_index_answers_what_the_base_itself_does(
    facts: str, questions: list[tuple[Query, str | None, bool]], stored: bool
) -> None:
    base = load_text(HEAD + facts)
    index = index_of(base, stored=stored)
    for query, by, explain in questions:
        assert listed(index, query, by, explain) == loads(dumps(answer(base, query, by, explain)))


@pytest.mark.slow
def test_the_generated_questions_seldom_ask_for_nothing() -> None:
    counts: Counter[str] = Counter()

    @settings(derandomize=True, max_examples=200)  # shares are counted, so the examples are always the same
    @given(bases(), st.lists(questions, min_size=4, max_size=4))
    def count(facts: str, questions: list[tuple[Query, str | None, bool]]) -> None:
        base = load_text(HEAD + facts)
        for query, by, explain in questions:
            add(answer(base, query, by, explain), by)

    def add(found: dict[str, Any], by: str | None) -> None:
        periods = {total["group"] for total in found["totals"]} if by in PERIODS else set()
        rows = found["together"] or found["totals"]
        counts.update(asked=1, matched=bool(found["matches"]), summed=bool(rows), by_time=bool(periods))
        counts.update(spread=any(row["spread"] for row in found["together"]), uncertain=bool(found["uncertain"]))
        counts.update(open_ended=bool(found["open_ended"]))
        counts.update(possible=any(row["possible"] for row in rows))
        counts.update(argued=any(one["fields"] != ("date",) for one in found["uncertain"]))

    count()
    shares = {name: counts[name] / counts["asked"] for name in counts}
    wanted = {"matched": 0.5, "summed": 0.35, "by_time": 0.25, "spread": 0.15, "possible": 0.05}
    wanted |= {"uncertain": 0.05, "argued": 0.05, "open_ended": 0.02}
    assert {name: share for name, share in shares.items() if share < wanted.get(name, 0)} == {}


PLAIN: dict[str, Any] = {
    "title": "b",
    "date": "2023",
    "donor": "RU",
    "recipient": "ML",
    "commodity": "wheat",
    "stage": "delivered",
}
PLAIN |= {"amount": 25, "unit": "t", "claim": [{"source": "tass", "quote": "b"}]}


@pytest.mark.parametrize(
    "facts",
    [
        # replaced by an entry of another key, beside an entry that stands alone
        {"old": {}, "alone": {}, "new": {"stage": "pledged", "supersedes": ["old"]}},
        # a whole of which nobody is sure what it is, with a part that comes to all of it, beside one that stands alone
        {
            "whole": {
                "date": "2023/2024",
                "claim": [*PLAIN["claim"], {"source": "mid", "quote": "b", "says": {"commodity": "oil"}}],
            },
            "part": {"part_of": "whole"},
            "alone": {"date": "2023/2024"},
        },
    ],
)
def test_linked_entries_are_named_by_the_total_that_unlinked_ones_make(facts: dict[str, Any]) -> None:
    base = load_text(HEAD + "\n".join(f"aid.{id_} = {_toml(PLAIN | fact)}" for id_, fact in facts.items()))
    query = Query(kind="aid")

    assert listed(index_of(base), query, "year", False) == loads(dumps(answer(base, query, "year", False)))


SOLE: dict[str, dict[str, Any]] = {
    "bamako": {"place": "Bamako"},
    "moscow": {"place": "Moscow", "amount": 7, "donor": "ML"},
    "fine": {"amount": 0.0001, "date": "2023-05"},
    "about": {"amount": 3, "date": "2023~"},
    "argued": {
        "date": "2023-12-30",
        "claim": [*PLAIN["claim"], {"source": "mid", "quote": "b", "says": {"date": "2024-01-02"}}],
    },
}
"""Entries that are linked with nothing, which SQL adds up."""
IN_2023 = parse_date("2023").span


@pytest.mark.parametrize(
    ("query", "by", "chosen"),
    [
        (Query(kind="aid", place=("bamako",)), None, [25]),  # not what is kept ready for all of aid
        (Query(kind="aid"), "year", [7, 50.0001, 0]),  # "about 2023" is surely in no one year, "argued" may be in 2024
        (Query(kind="aid", window=(IN_2023,)), None, [7, 50.0001]),  # "argued" is chosen in 2023, and not surely there
        (Query(kind="aid", window=(DateRange("2023-12-30", "2023-12-31"),)), None, [0, 25]),
        (Query(kind="aid", window=(DateRange("2024-01-01", "2024-12-31"),)), None, [0]),
    ],
)
def test_entries_that_are_linked_with_nothing_add_up_in_the_index_as_in_the_base(
    query: Query, by: str | None, chosen: list[float]
) -> None:
    base = load_text(HEAD + "\n".join(f"aid.{id_} = {_toml(PLAIN | fact)}" for id_, fact in SOLE.items()))
    found = listed(index_of(base), query, by, explain=False)

    assert found == loads(dumps(answer(base, query, by, explain=False)))
    assert [total["chosen"] for total in found["totals"]] == chosen


# A group is the same question asked with that group's filter.


def asked_of_group(query: Query, by: str, name: str) -> Query:
    """Return the question that a group is, as somebody would ask it who knows the group's name alone."""
    if by not in PERIODS:
        others = [(field, value) for field, value in query.equal if field != by]
        return query._replace(equal=(*others, (by, name)))
    days = parse_date(name).span
    both = [DateRange(max(days.first, run.first), min(days.last, run.last)) for run in query.window if run.meets(days)]
    return query._replace(window=tuple(both))


def unlike_their_questions(index: Index, query: Query, by: str, explain: bool) -> list[Any]:
    """Return the rows of groups that are not those of the question asked with the filter of the group."""
    found = []
    rows = listed(index, query, by, explain)["totals"]
    for name in dict.fromkeys(row["group"] for row in rows):
        own = [{**row, "group": None} for row in rows if row["group"] == name]
        asked = listed(index, asked_of_group(query, by, name), None, explain)["totals"]
        found += [] if own == asked else [(name, own, asked)]
    return found


@pytest.mark.slow
@example_count(100)
@given(bases(), queries().filter(lambda query: query.kind == "aid"), groupings(), st.booleans())
def test_the_row_of_a_group_is_the_answer_to_the_question_with_its_filter(
    facts: str, query: Query, by: str, explain: bool
) -> None:
    index = index_of(load_text(HEAD + facts))

    assert unlike_their_questions(index, query, by, explain) == []


@pytest.fixture(scope="module")
def shipped_index() -> Index:
    return index_of(load(SHIPPED))


@pytest.mark.slow
@pytest.mark.parametrize("explain", [False, True])
@pytest.mark.parametrize("kind", ["aid", "delivery"])
def test_in_the_shipped_base_too(kind: str, explain: bool, shipped_index: Index) -> None:
    queries = [
        Query(kind=kind),
        Query(kind=kind, window=(IN_2023,)),
        Query(kind=kind, equal=(("terms", "sale"),)),
        Query(kind=kind, window=(parse_date("2022").span, parse_date("2024").span)),
        Query(kind=kind, equal=(("stage", "delivered"),)),
        Query(kind=kind, text="wheat"),
        Query(kind=kind, disputed=True),
        Query(kind=kind, person=("sergey-lavrov",), window=(DateRange("2022-06-01", "2024-06-30"),)),
    ]
    unlike = {
        (query, by): found
        for query in queries
        for by in (*PERIODS, *KINDS[kind].totals)
        if (found := unlike_their_questions(shipped_index, query, by, explain))
    }

    assert unlike == {}
