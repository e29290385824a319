"""The JSON contract of answers: what each command answers; lists of one kind are read lazily as a `Listing`.

A look-up never imports this module at run time.
"""

from __future__ import annotations

from typing import Annotated, Literal, TypedDict, final

from bilat.model.rows import (
    ArithmeticRow,
    BaseRow,
    ClaimRow,
    CommodityRow,
    DisputeRow,
    EndsRow,
    ExcerptRow,
    FactRow,
    KindName,
    LeftOutRow,
    Number,
    OrganisationRow,
    PersonRow,
    PlaceRow,
    PublisherRow,
    Reading,
    SourceRow,
    TogetherRow,
    TotalRow,
)
from bilat.schema import columns

_CODE = {"pattern": "^B[0-9]{3}$"}
Query = Annotated[
    dict[str, str | list[str]],
    "the words of the question, names resolved to ids; a list where an option was given more than once",
]


class UncertainRow(TypedDict):
    """A fact that may but need not match the question."""

    id: str
    fields: Annotated[
        list[str], "the fields by which: date, if it may fall outside the requested dates; others by some reading only"
    ]


class OpenEndedRow(TypedDict):
    """A fact that is no match, since only an open end of its date reaches the requested dates."""

    id: str
    date: Annotated[str, "the date with the open end: the chosen one, or that of a live claim"]


OpenEnded = Annotated[
    list[OpenEndedRow], "the facts that only an open end of their date brings into the requested dates: no matches"
]


class ListAnswer(TypedDict):
    """What the command of a kind answers."""

    format: Literal["bilat-list/1"]
    base: BaseRow
    kind: KindName
    query: Query
    matches: Annotated[int, "how many facts match, before any limit"]
    uncertain: Annotated[list[UncertainRow], "the facts that may but need not match, in order"]
    open_ended: OpenEnded
    facts: list[FactRow]
    totals: list[TotalRow]
    together: Annotated[list[TogetherRow], "what grouped totals come to together; none where they are not grouped"]
    left_out: list[LeftOutRow]
    people: dict[str, str]
    organisations: dict[str, str]
    sources: dict[str, SourceRow]


class FactsAnswer(TypedDict):
    """Facts with their disputes and what they cite, names by id."""

    base: BaseRow
    facts: list[FactRow]
    disputes: dict[str, list[DisputeRow]]
    people: dict[str, str]
    organisations: dict[str, str]
    sources: dict[str, SourceRow]


class ShownSource(SourceRow):
    """A source that was asked for, with the facts that rely on it, in order."""

    id: str
    facts: Annotated[list[str], columns.RELYING]


class TracedClaim(TypedDict):
    """A live claim in the trace of a fact."""

    id: str
    follows: Annotated[str | None, "the earliest claim that it shares a speaker, an agency or a publisher with"]
    shares: Annotated[
        Literal["source", "speaker", "publisher", "voice"] | None,
        "what it shares with that claim; voice: nothing but through others",
    ]


class TracedVoice(TypedDict):
    """An independent voice: the claims behind which the same speaker, agency or publisher stands."""

    name: Annotated[str, "the speaker, agency or publisher whom most of its claims share"]
    claims: list[TracedClaim]


class TraceAnswer(FactsAnswer):
    """What `bilat trace` answers."""

    format: Literal["bilat-trace/1"]
    voices: Annotated[dict[str, list[TracedVoice]], "the voices that speak of each fact, the earliest first"]


class ShowAnswer(FactsAnswer):
    """What `bilat show` answers."""

    format: Literal["bilat-show/1"]
    documents: Annotated[list[ShownSource], "the sources that were asked for by their ids"]


class MatchesAnswer(FactsAnswer):
    """Facts of any kind that match a question."""

    query: Query
    matches: int
    uncertain: Annotated[list[UncertainRow], "the facts that may but need not match, in order"]
    open_ended: OpenEnded


class DisputesAnswer(MatchesAnswer):
    """What `bilat disputes` answers: the most disputed facts first."""

    format: Literal["bilat-disputes/1"]


class TimelineYear(TypedDict):
    """The facts that begin in a year; None for an open beginning."""

    year: Annotated[str | None, {"pattern": "^[0-9]{4}$"}]
    facts: list[str]


class TimelineAnswer(MatchesAnswer):
    """What `bilat timeline` answers."""

    format: Literal["bilat-timeline/1"]
    years: list[TimelineYear]


Part = Literal["title", "quotes", "names", "notes", "sources"]
"""A part of a fact's text."""
HitPart = Literal[Part, "gloss"]
"""Where words are found; the gloss is what the curator translates a quote by, not the words of the source."""


class Hit(TypedDict):
    """Where in a fact's text a search finds most of its words, and the words around."""

    id: str
    part: HitPart
    text: str
    claim: Annotated[str | None, "the claim whose words these are; null for other parts"]


class SearchAnswer(MatchesAnswer):
    """What `bilat search` answers: the best matches first."""

    format: Literal["bilat-search/1"]
    hits: list[Hit]


class WitnessCounts(TypedDict):
    """How many facts there are, and how they are witnessed."""

    facts: int
    single_witness: int
    disputed: int
    one_sided: Annotated[dict[str, int], "by party: the facts that rest on its officials and state media alone"]


class KindCounts(WitnessCounts):
    """The counts of one kind."""

    kind: KindName


class YearCounts(TypedDict):
    """The facts of a year, by kind."""

    year: str
    facts: int
    kinds: Annotated[dict[str, int], columns.KIND]


class QuoteCounts(TypedDict):
    """How many quotes there are, and how many were found in the text of their source."""

    quotes: int
    verified: int
    not_verified: int
    missing: Annotated[int, "those of the quotes not verified that the last text of their source lacks"]


class SourceCounts(TypedDict):
    """How many sources there are, by type and language, the most frequent first."""

    sources: int
    types: dict[str, int]
    languages: dict[str, int]


class SideCounts(TypedDict):
    """The live claims of one side, and the facts that they speak of."""

    side: Annotated[
        str,
        "a party, or african, western, un, think-tank, other, or unknown where neither speaker nor publisher has a "
        "country",
    ]
    claims: int
    share: Annotated[float, "of all live claims, in percent"]
    facts: Annotated[int, "the facts of which it speaks"]
    alone: Annotated[int, "the facts of which no other side speaks"]


class StatsAnswer(WitnessCounts):
    """What `bilat stats` answers."""

    format: Literal["bilat-stats/1"]
    base: BaseRow
    query: Query
    open_ended: OpenEnded
    sides: Annotated[list[SideCounts], "whose word live claims are: the speaker’s, else the agency’s or publisher’s"]
    outside: Annotated[int, "the facts of which the UN, another African or a Western side speaks"]
    kinds: list[KindCounts]
    years: list[YearCounts]
    quotes: QuoteCounts
    sources: SourceCounts


class EffectRow(TypedDict):
    """What a total would be without one voice, or by another reading; the fields that must agree come on top."""

    type: Annotated[
        Literal["source", "publisher", "speaker", "choice"],
        "what moves it: the claims of a voice that are left out, or another reading of a fact that is chosen",
    ]
    id: Annotated[str, "the id of the source, publisher or speaker, or of the fact"]
    name: Annotated[str, "what that is called"]
    field: Annotated[str | None, "the field of which another reading is chosen"]
    reading: Annotated[Reading | None, "that reading"]
    unit: str
    low: Annotated[Number | None, columns.LOW_SUM]
    chosen: Annotated[Number | None, columns.CHOSEN_SUM]
    high: Annotated[Number | None, columns.HIGH_SUM]
    low_then: Annotated[Number | None, columns.LOW_THEN]
    chosen_then: Annotated[Number | None, columns.CHOSEN_THEN]
    high_then: Annotated[Number | None, columns.HIGH_THEN]


class SensitivityAnswer(TypedDict):
    """What the commands of kinds that are summed answer with `--sensitivity`."""

    format: Literal["bilat-sensitivity/1"]
    base: BaseRow
    kind: KindName
    query: Query
    effects: Annotated[list[EffectRow], "every change of a total, the greatest share of a total first"]


class OwnSum(TypedDict):
    """What the base's own facts add up to."""

    low: Number
    chosen: Number
    high: Number
    counted: list[str]
    left_out: list[LeftOutRow]
    arithmetic: ArithmeticRow


class Reason(TypedDict):
    """Why a fact could explain a difference, and the fact or word that this speaks of."""

    reason: str
    of: str | None


class Explanation(TypedDict):
    """A fact that could explain a difference; `exact` where its amount is the difference."""

    id: str
    title: str
    date: str
    unit: str | None
    reasons: list[Reason]
    amount: Number | None
    low: Number | None
    high: Number | None
    exact: bool


class ReconciledScope(TypedDict):
    """A published sum against our own, over one of the dates that are given for it."""

    date: str
    chosen: bool
    claims: list[str]
    ours: OwnSum
    difference: Annotated[EndsRow, "the published sum less ours, by the chosen readings, and at least and at most"]
    agreement: Annotated[
        Literal["same", "possible", "none"],
        "whether both are one number: by every reading, by some, or by none",
    ]
    could_explain: list[Explanation]


class ReconciledTotal(TypedDict):
    """A published sum, with a comparison for each of its dates; the fields that must agree come on top."""

    id: str
    kind: KindName
    title: str
    date: str
    unit: str
    amount: Number
    low: Number
    high: Number
    qualifier: str | None
    disputed: list[str]
    sources: Annotated[int, "how many sources give this sum"]
    independent: Annotated[int, "how many independent voices these are"]
    scopes: list[ReconciledScope]


class ReconcileAnswer(TypedDict):
    """What `bilat reconcile` answers."""

    format: Literal["bilat-reconcile/1"]
    base: BaseRow
    totals: list[ReconciledTotal]


@final
class ListedSource(SourceRow):
    """A source in a list, with how many facts rest on it."""

    id: str
    facts: int


@final
class ListedPublisher(PublisherRow):
    """A publisher in a list, with how many facts rest on its sources."""

    id: str
    facts: int


@final
class ListedPerson(PersonRow):
    """A person in a list, with how many facts name them."""

    id: str
    facts: int


@final
class ListedOrganisation(OrganisationRow):
    """An organisation in a list, with how many facts name it."""

    id: str
    facts: int


@final
class ListedCommodity(CommodityRow):
    """A commodity, with how many facts name it."""

    id: str
    facts: int


@final
class ListedPlace(PlaceRow):
    """A place, with how many facts name it."""

    id: str
    facts: int


class SourcesAnswer(TypedDict):
    """What `bilat sources` answers."""

    format: Literal["bilat-sources/1"]
    base: BaseRow
    query: Query
    sources: list[ListedSource]


class PublishersAnswer(TypedDict):
    """What `bilat publishers` answers."""

    format: Literal["bilat-publishers/1"]
    base: BaseRow
    publishers: list[ListedPublisher]


class PeopleAnswer(TypedDict):
    """What `bilat people` answers."""

    format: Literal["bilat-people/1"]
    base: BaseRow
    people: list[ListedPerson]


class OrganisationsAnswer(TypedDict):
    """What `bilat organisations` answers."""

    format: Literal["bilat-organisations/1"]
    base: BaseRow
    organisations: list[ListedOrganisation]


class CommoditiesAnswer(TypedDict):
    """What `bilat commodities` answers."""

    format: Literal["bilat-commodities/1"]
    base: BaseRow
    commodities: list[ListedCommodity]


class PlacesAnswer(TypedDict):
    """What `bilat places` answers."""

    format: Literal["bilat-places/1"]
    base: BaseRow
    places: list[ListedPlace]


class CitedClaim(ClaimRow):
    """A claim as it is cited."""

    reference: Annotated[int, "the number of its source in the list of references"]
    standing: Annotated[
        Literal["carries", "contrary", "partial", "earlier", "rejected"],
        "whether it says what the sentence says, gives a contrary reading, is silent on a part of it, speaks of an "
        "earlier stage, or is treated as an error",
    ]
    speaker: Annotated[str, "the person, body or publication whose words these are"]
    found: Annotated[str, "where the claim stands in the base"]


class CitedFact(TypedDict):
    """A fact as it is cited, with the claims to cite."""

    id: str
    kind: KindName
    sentence: Annotated[str, "what the fact states, according to whom"]
    contrary: Annotated[list[str], "a sentence for each field of which sources give contrary readings"]
    withdrawn: Annotated[str | None, "the sentence that the fact was withdrawn, and why"]
    disputes: list[DisputeRow]
    because: str | None
    claims: list[CitedClaim]


class CitedReference(TypedDict):
    """One entry of the list of references."""

    number: Annotated[int, "its place in the list, from 1"]
    id: Annotated[str, "the id of the source"]
    source: SourceRow
    styles: Annotated[dict[str, str], "the reference in every style, by the name of the style"]
    csl: Annotated[dict[str, object], {"required": ["id", "type"]}, "the reference as an item of CSL-JSON"]


class CiteAnswer(TypedDict):
    """What `bilat cite` answers."""

    format: Literal["bilat-cite/1"]
    base: BaseRow
    facts: list[CitedFact]
    references: list[CitedReference]


State = Literal["found", "changed", "no-text", "damaged", "gone", "unreachable"]
"""What verifying found out about a source: it has every quote, it lacks one, it holds no text, what was kept of it is
damaged, it is gone, or it can't be reached."""
QuoteState = Literal["found", "missing", "too-short", "no-row"]
"""What verifying found out about a quote; one that is too short, or of no row that can be told, is not looked up."""


class VerifySummary(TypedDict):
    """How many sources were found in which state, and how many quotes."""

    found: int
    changed: int
    no_text: int
    damaged: int
    gone: int
    unreachable: int
    drifted: Annotated[int, "the sources whose text differs from the one recorded"]
    quotes: int
    quotes_found: int


class VerifiedSource(TypedDict):
    """What verifying found out about one source."""

    id: str
    state: State
    text: Annotated[str, "the file or address that was read"]
    reason: Annotated[str | None, "why there is no text"]
    quotes: int
    found: int
    fingerprint: Annotated[str | None, "the sha256 of the text that was read"]
    recorded: Annotated[str | None, "the sha256 that the fact file records"]
    drifted: bool


class WordDifference(TypedDict):
    """Words of a quote, and the words that the text has in their place."""

    quote: str
    text: str


class VerifiedQuote(TypedDict):
    """Where one quote was found in its source, or what is most like it there."""

    claim: str
    fact: str
    source: str
    quote: str
    state: QuoteState
    reason: Annotated[str | None, "why it was not looked up"]
    line: int | None
    column: int | None
    passage: Annotated[str | None, "the words of the text; for a missing quote, those most like it"]
    differences: list[WordDifference]
    link: Annotated[str | None, "a link to the words on the page"]


class UnquotedNumberRow(TypedDict):
    """A number chosen in a fact that none of its quotes contains."""

    fact: str
    field: str
    number: Number


class DamagedVisitRow(TypedDict):
    """A visit to a source of which a file is not as it was kept."""

    source: str
    visit: Annotated[str, "its folder"]
    reason: Annotated[str, "which file it is, and what is wrong"]


class VerifyAnswer(TypedDict):
    """What `bilat verify` answers."""

    format: Literal["bilat-verify/1"]
    base: BaseRow
    texts: Annotated[str | None, "the folder of texts"]
    live: Annotated[bool, "whether the pages were fetched from the web"]
    kept: Annotated[str | None, "the folder of pages kept"]
    summary: VerifySummary
    damaged: Annotated[list[DamagedVisitRow], "the visits kept, old ones too, that are not as they were kept"]
    sources: list[VerifiedSource]
    quotes: list[VerifiedQuote]
    warnings: list[UnquotedNumberRow]


class KeepSummary(TypedDict):
    """How many sources were kept, and how many of their quotes were found."""

    kept: Annotated[int, "the sources that were kept anew"]
    unchanged: Annotated[int, "those that are as they were kept before"]
    not_kept: int
    quotes: int
    quotes_found: int


class KeptSource(TypedDict):
    """What came of keeping one source."""

    id: str
    state: State
    text: Annotated[str, "the file or address that was read"]
    reason: Annotated[str | None, "why there is no text"]
    visit: Annotated[str | None, "the folder in which it is kept"]
    new: Annotated[bool, "whether it was not kept before, byte for byte"]
    quotes: int
    found: int
    fingerprint: Annotated[str | None, "the sha256 of the text"]
    accessed: Annotated[str | None, "the day on which it was viewed, where that is known"]
    archived: Annotated[str | None, "the address of an archived copy, where one was asked for and found"]
    remark: Annotated[str | None, "what else is to be said, such as that the archive did not answer"]


class KeepAnswer(TypedDict):
    """What `bilat keep` answers."""

    format: Literal["bilat-keep/1"]
    base: BaseRow
    folder: Annotated[str, "the folder of all pages kept"]
    summary: KeepSummary
    sources: list[KeptSource]
    quotes: list[VerifiedQuote]


class CachedIndex(TypedDict):
    """A file in the cache folder."""

    path: str
    base: Annotated[str | None, "the fact file; null where it is not a complete index of this version"]
    excerpt: Annotated[ExcerptRow | None, "the claims that it is of; null where it is of all"]
    size: Annotated[int, "in bytes"]
    fresh: bool


class CacheAnswer(TypedDict):
    """What `bilat cache` answers."""

    format: Literal["bilat-cache/1"]
    folder: str | None
    cleared: bool
    indexes: list[CachedIndex]


class FieldRow(TypedDict):
    """A field that `--fields` may pick."""

    name: str
    type: Annotated[str, "how a value is written, in words"]
    unit: Annotated[str | None, "what a number counts, or which field says it"]
    words: Annotated[list[str], "the closed set of words, if it is one of these"]
    meaning: str


class FieldsAnswer(TypedDict):
    """What `bilat fields` answers."""

    format: Literal["bilat-fields/1"]
    command: str
    fields: list[FieldRow]


Severity = Literal["error", "warning", "info"]


class SeverityCounts(TypedDict):
    """How many problems there are of each severity."""

    error: int
    warning: int
    info: int


class ProblemRow(TypedDict):
    """A problem of a fact file, and where it is: lines and columns count from 1, and are 0 where they are not known."""

    file: str
    line: int
    column: int
    end_column: Annotated[int, "the column behind the last character on that line"]
    code: Annotated[str, _CODE]
    severity: Severity
    message: str
    help: Annotated[str | None, "what to do about it"]


class CheckAnswer(TypedDict):
    """What `bilat check` answers."""

    format: Literal["bilat-check/1"]
    files: list[str]
    counts: SeverityCounts
    left_out: Annotated[int, "how many problems the limit cuts"]
    problems: list[ProblemRow]


class RuleRow(TypedDict):
    """A rule of `bilat check`."""

    code: Annotated[str, _CODE]
    severity: Severity
    holds: Annotated[str, "what must be so"]
    why: str
    refused: Annotated[bool, "whether no question is answered from a base that breaks it"]


class RulesAnswer(TypedDict):
    """What `bilat explain` answers."""

    format: Literal["bilat-rules/1"]
    rules: list[RuleRow]


Entity = ListedPublisher | ListedPerson | ListedOrganisation | ListedCommodity | ListedPlace
"""An entry of a list, sources apart."""
