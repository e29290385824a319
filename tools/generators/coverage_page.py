"""docs/coverage.md: what the base covers, by how many voices, and where the record is silent."""

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import tomli

import bilat
from bilat.evidence.disputes import disputes
from bilat.evidence.verified import is_verified
from bilat.evidence.witnesses import count_voices, one_sided
from bilat.index.statistics import statistics
from bilat.loading.load import load
from bilat.model import Fact, FactBase
from bilat.output.wording import side_name
from bilat.query.answers import StatsAnswer
from bilat.query.query import Query
from bilat.schema.kinds import KINDS
from bilat.values import languages
from bilat.values.countries import name
from bilat.values.value_words import spaced

ROOT = Path(__file__).parents[2]
PATH = "docs/coverage.md"


def files() -> dict[str, str]:
    """Return the page by its path."""
    base = load(ROOT / "data/facts.toml")
    answer = statistics(bilat.open(str(ROOT / "data/facts.toml")), Query(), {})
    gaps = tomli.loads((ROOT / "data/gaps.toml").read_text(encoding="utf-8"))["gap"]
    facts = [fact for fact in base.facts.values() if not fact.withdrawn]
    claims = sum(len(fact.claims) for fact in facts)
    lines = [
        "# What the base covers",
        "",
        "Written by `python tools/generate.py coverage` from `data/facts.toml` and `data/gaps.toml`; do not edit it"
        " by hand.",
        "",
        f"{base.title}, version {base.version}: {len(facts):,} facts, {claims:,} claims,",
        f"{len(base.sources):,} sources, {len(base.people):,} people, {len(base.organisations):,} organisations.",
        "",
        _verified(facts, base),
        "",
        *_section("Facts by kind and year", _by_year(facts)),
        "A fact is counted in the year that contains its whole date, otherwise under *several*.",
        "",
        *_section("Independent voices", _voices(facts, base)),
        "Pages of one publisher, of one agency and the words of one person are one voice; claims of an earlier stage"
        " and errors are not counted.",
        "",
        *_section("Where readings differ", _contested(facts, base)),
        *_section("Whose word it is", _sides(answer)),
        _outside(answer),
        "",
        *_section("Sources", _sources(base)),
        "## Where the record is silent",
        "",
        *(f"- **{gap['topic']}.** {gap['text']}" for gap in gaps),
        "",
    ]
    return {PATH: "\n".join(lines)}


def _verified(facts: list[Fact], base: FactBase) -> str:
    claims = [claim for fact in facts for claim in fact.claims]
    verified = [claim for claim in claims if is_verified(claim, base.sources[claim.source])]
    sources = len({claim.source for claim in verified})
    return (
        f"{len(verified):,} of the {len(claims):,} quotes are recorded as verified: `bilat verify` found them in the"
        f" texts of {sources:,} sources. The others wait to be; `bilat check --hints` lists them by source."
    )


def _section(title: str, rows: Iterable[list[str]]) -> Iterator[str]:
    yield from (f"## {title}", "")
    for number, row in enumerate(rows):
        yield "| " + " | ".join(row) + " |"
        if number == 0:
            yield "|" + "|".join(["---", *["---:"] * (len(row) - 1)]) + "|"
    yield ""


def _by_year(facts: list[Fact]) -> Iterator[list[str]]:
    counts = Counter((fact.kind, _year(fact)) for fact in facts)
    used = [kind for kind in KINDS.values() if any(fact.kind == kind.name for fact in facts)]
    yield ["", *(kind.command for kind in used), "all"]
    for year in [*sorted({year for _, year in counts} - {"several"}), "several"]:
        row = [counts[kind.name, year] for kind in used]
        yield [year, *(str(number or "") for number in row), str(sum(row))]
    row = [sum(fact.kind == kind.name for fact in facts) for kind in used]
    yield ["all", *map(str, row), str(sum(row))]


def _year(fact: Fact) -> str:
    first, last = fact.date.order
    return first[:4] if first[:4] == last[:4] else "several"


def _voices(facts: list[Fact], base: FactBase) -> Iterator[list[str]]:
    counts = Counter((fact.kind, min(count_voices(fact.live_claims, base), 4)) for fact in facts)
    yield ["", "none live", "one", "two", "three", "four and more"]
    for kind in KINDS.values():
        row = [counts[kind.name, number] for number in range(5)]
        if any(row):
            yield [kind.command, *(str(number or "") for number in row)]
    yield ["all", *(str(sum(counts[kind, number] for kind in KINDS)) for number in range(5))]


def _contested(facts: list[Fact], base: FactBase) -> Iterator[list[str]]:
    disputed = Counter(fact.kind for fact in facts if disputes(fact, base))
    sides = Counter((fact.kind, one_sided(fact, base)) for fact in facts)
    yield ["", "disputed", *(f"on officials and state media of {name(party)} alone" for party in base.parties)]
    for kind in KINDS.values():
        row = [disputed[kind.name], *(sides[kind.name, party] for party in base.parties)]
        if any(row):
            yield [kind.command, *(str(number or "") for number in row)]
    totals = (sum(sides[kind, party] for kind in KINDS) for party in base.parties)
    yield ["all", str(disputed.total()), *map(str, totals)]


def _sides(answer: StatsAnswer) -> Iterator[list[str]]:
    yield ["", "live claims", "share", "facts that it speaks of", "facts on it alone"]
    for row in answer["sides"]:
        counts = (str(row["claims"]), f"{row['share']} %", str(row["facts"]), str(row["alone"] or ""))
        yield [side_name(row["side"]), *counts]


def _outside(answer: StatsAnswer) -> str:
    share = round(100 * answer["outside"] / answer["facts"])
    return (
        "A claim is on the side of its speaker’s country, else of that of the agency that it reprints or of its"
        " publisher; Western are the members of the European Union and of EFTA, Australia, Canada, New Zealand, the"
        f" United Kingdom and the United States. Of {answer['outside']} facts ({share} %) the UN, another African or a"
        " Western side speaks. What rests on the officials and state media of one side alone, `--one-sided` lists."
    )


def _sources(base: FactBase) -> Iterator[list[str]]:
    counted = Counter(source.language for source in base.sources.values())
    spoken = [language for language, _ in sorted(counted.items(), key=lambda entry: (-entry[1], str(entry[0])))][:4]
    of_type = {source.id: base.publishers[source.publisher].type for source in base.sources.values()}
    types = Counter(of_type.values())
    counts = Counter((of_type[source.id], source.language) for source in base.sources.values())
    yield ["", *(languages.name(code or "") or str(code) for code in spoken), "other", "all"]
    for type_, number in sorted(types.items(), key=lambda entry: (-entry[1], entry[0])):
        row = [counts[type_, language] for language in spoken]
        yield [spaced(type_), *(str(count or "") for count in (*row, number - sum(row))), str(number)]
    row = [counted[language] for language in spoken]
    yield ["all", *map(str, row), str(len(base.sources) - sum(row)), str(len(base.sources))]
