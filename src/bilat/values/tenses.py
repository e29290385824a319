"""The tense of a title: whether it is a clause in the past, or a headline whose verb is in the present.

Titles are read word by word, by lists of English verbs. A verb is taken for one only where the word after it leaves no
doubt: "Mali ordered wheat" is a clause, "Wheat ordered from Russia" is not.
"""

from __future__ import annotations

import re


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_ALWAYS_PAST = _words(
    "was were had did could would agreed arrived ate became began broke came chose conferred crashed fell flew fought "
    "gave grew knew laid landed lay overthrew participated resigned rose saw shook spoke stayed stood swore talked "
    "threw took travelled went withdrew wore wrote"
)
"""Forms that are the past of a verb and no participle, or of a verb that has no passive."""
_PAST_OR_PARTICIPLE = _words(
    "bought brought built burnt cut found held kept led left lost made met paid put read said sent set shot sold "
    "sought spent struck taught thought told undid upheld won"
)
"""Irregular forms that are a past as well as a participle; regular ones end in -ed."""
_WITH_PREPOSITION = _words(
    "accused asked called committed complained condoled decided insisted looked marched met moved opened passed "
    "replied reported responded returned voted warned"
)
"""Verbs that take a preposition, so that one after them makes them no participle: "Lavrov warned of a threat"."""
_WITH_INFINITIVE = _words("committed decided hoped offered promised proposed refused threatened voted began")
"""Verbs that an infinitive may follow: "Russia promised to help"."""
_OBJECT_COMPLEMENT = _words("appointed called declared elected made named")
"""Participles that a noun follows: "Ndaw named interim president"."""
_NO_OBJECT = _words(
    "about after against ahead alongside amid among and around as at away before behind beside between by down during "
    "for from in into near of off on or out outside over since through to toward towards under until up via when while "
    "with within without"
)
_DETERMINERS = _words("a an the all any both each no two three four five six seven eight nine ten several some")
_PARTICLES = _words("away back down off out over up")
"""Parts of a verb, which the object may follow: "set up a committee"."""
_ROUGHLY = _words("about around over")
_BEFORE_PARTICIPLE = _words("have has having to")
_ADJECTIVES = _words("advanced allied armoured limited mixed renewed unnamed")
_SUBORDINATE = _words("that which who whom whose where when as if while because after before until whether")
"""Words after which a verb belongs to a clause within the title."""


def is_past_clause(title: str) -> bool:
    """Say whether a title is surely a clause in the past: "Mali expelled the ambassador", but not "Mali expels …"."""
    words = title.split(" ")
    for at, word in enumerate(words):
        if word in _SUBORDINATE or word.endswith(":"):
            return False
        if at and words[at - 1] not in _BEFORE_PARTICIPLE and _is_past(word.rstrip(","), words[at + 1 : at + 3]):
            return True
    return False


def _is_past(word: str, after: list[str]) -> bool:
    """Say whether a word is the past of a verb, by the two words `after` it."""
    if word in _ALWAYS_PAST:
        return True
    if word in _ADJECTIVES or not (word in _PAST_OR_PARTICIPLE or _REGULAR.fullmatch(word)):
        return False
    following, then = (*after, "", "")[:2]
    if following == "to" and word in _WITH_INFINITIVE:
        return then.islower() and then not in _DETERMINERS
    if following in _PARTICLES or (following in _ROUGHLY and then[:1].isdigit()):
        following = then
    if word in _WITH_PREPOSITION and following in _NO_OBJECT:
        return following != "by"
    if word in _OBJECT_COMPLEMENT and following not in _DETERMINERS:
        return following[:1].isupper()
    return bool(following) and following not in _NO_OBJECT


_REGULAR = re.compile(r"(?:co-)?[a-z]{2,}[^e\W]ed")


def is_told_as_a_plan(title: str) -> bool:
    """Say whether a clause in the past tells a plan, or what came of it, rather than a deed: "Group was to meet"."""
    return bool(_PLAN.search(title))


_PLAN = re.compile(
    r"\b(?:was|were) (?:to|due|expected|not|planned|put off|postponed|cancelled|called off|unable|invited|announced)\b|"
    r"\b(?:could|did) not\b"
)


_IRREGULAR = (
    "become begin break bring build buy come cut fall fight fly get give go grow hold keep lay lead leave lose make "
    "meet overthrow pay put quit rise say see seek sell send set shoot speak spend stand strike swear take tell win "
    "withdraw write"
)
_REGULAR_VERBS = (
    "accept accuse adopt agree announce appoint approve arrive ask assure attend ban burn cancel carry close "
    "co-author commit complete condemn condole confer confirm congratulate create decide declare deliver deny deploy "
    "depose designate disclose discuss dismiss dissolve donate elect end endorse establish expel extend halt impose "
    "insist install invite join launch lift lower notify oppose oust participate pass postpone praise promulgate "
    "propose ratify reaffirm receive recognise reduce reject remove renew renounce replace represent resign restore "
    "resume reveal seize strengthen summon suspend thank threaten unveil urge warn welcome"
)
_NOUNS_TOO = (
    "aim ambush arrest attack back block call claim count crash delay demand ease escort exit file found grant hand "
    "head host land mark move name offer open order plan pledge present promise reach release report request return "
    "rule sanction sign start stop talk travel turn use veto visit voice vote"
)
"""Verbs that are nouns as well: "calls between Moscow and Bamako"."""
_BEFORE_NOUN = _words(
    "a an and another any as at by first for from further her his in its joint last more most new next no of on other "
    "our over second some such the their third this to two under with"
)
_AFTER_NOUN = _words("and at between by from in of on or that to with")
_ARTICLES = _words("a an its his her the their")


def _third_person(verb: str) -> str:
    if verb.endswith("y") and verb[-2] not in "aeou":
        return f"{verb[:-1]}ies"
    return f"{verb}es" if verb.endswith(("s", "sh", "ch", "x", "go", "to")) else f"{verb}s"


_BASE = _words(f"{_IRREGULAR} {_REGULAR_VERBS} {_NOUNS_TOO}")
_PRESENT = {_third_person(verb): verb for verb in _BASE} | {"is": "be", "has": "have"}
_AMBIGUOUS = _words(_NOUNS_TOO)
_PLURAL = (
    _BASE - _AMBIGUOUS - _words("become break build close come complete cut fall fight lead lower put quit rise set")
)
"""Verbs in the present of a plural that are neither nouns, adjectives nor a past: "Lavrov and Diop hold talks"."""


def headline_verb(title: str) -> str | None:
    """Return the verb of a title that is a headline in the present ("signs", "to meet"); None where there is none."""
    if is_past_clause(title):
        return None
    words = title.split(" ")
    for at, word in enumerate(words[1:], start=1):
        bare, before = word.rstrip(","), words[at - 1]
        following = words[at + 1] if at + 1 < len(words) else ""
        if bare in _SUBORDINATE or before.endswith((",", ":")):
            return None
        if bare == "to" and following in _BASE - _AMBIGUOUS and at + 2 < len(words):
            return f"to {following}"
        if before.lower() in _BEFORE_NOUN:
            continue
        if bare in _PLURAL and (before.endswith("s") or "and" in words[:at]):
            return bare
        if bare not in _PRESENT:
            continue
        if _PRESENT[bare] not in _AMBIGUOUS or _takes_object(before, following):
            return bare
    return None


def _takes_object(before: str, following: str) -> bool:
    """Say whether a word that may be a noun is the verb: "Lavrov visits Bamako", but not "Calls between …"."""
    if following[:1].isupper() or following in _ARTICLES:
        return True
    return before[:1].isupper() and bool(following) and following not in _AFTER_NOUN
