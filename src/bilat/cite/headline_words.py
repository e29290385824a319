"""The words by which titles are read: verbs, what may be a noun as well, nouns with their articles."""

from __future__ import annotations

import re


def word_set(words: str) -> frozenset[str]:
    """Return the words of a text."""
    return frozenset(words.split())


IRREGULAR = """
become became | begin began | break broke | bring brought | build built | buy bought | come came | cut cut | fall
fell | fight fought | fly flew | get got | give gave | go went | grow grew | hold held | keep kept | lay laid | lead
led | leave left | lose lost | make made | meet met | overthrow overthrew | pay paid | put put | quit quit | rise
rose | say said | see saw | seek sought | sell sold | send sent | set set | shoot shot | speak spoke | spend spent |
stand stood | strike struck | swear swore | take took | tell told | win won | withdraw withdrew | write wrote
"""
REGULAR = (
    "accept accuse adopt agree announce appoint approve arrive ask assure attend ban burn cancel carry close "
    "co-author commit complete condemn confer confirm congratulate create decide declare deliver deny deploy depose "
    "designate disclose discuss dismiss dissolve donate elect end endorse expel extend halt impose install invite "
    "join launch lift lower notify oppose oust participate pass postpone praise promulgate propose ratify reaffirm "
    "receive recognise reduce reject remove renew renounce replace represent resign restore resume reveal seize "
    "strengthen suspend thank threaten unveil urge voice warn welcome"
)
# These are nouns as well: "calls between Moscow and Bamako".
NOUNS_TOO = (
    "aim ambush arrest attack back block call claim count crash delay demand ease exit found grant hand head host "
    "insist land mark move multiply name offer open order plan pledge present promise reach release report request "
    "return rule sanction sign start stop talk travel turn use veto visit vote"
)
PASSIVE = (
    "accused adopted ambushed agreed allotted announced appointed approved arrested asked called cancelled created "
    "delivered deployed described designated discussed elected expected expelled extended halted handled held imposed "
    "invited killed launched lifted multiplied named notified ordered ousted planned postponed promised ratified "
    "received reduced rejected released removed renewed reported restored resumed said sent set signed supplied "
    "suspended sworn taken told trained withdrawn"
)
ADJECTIVES = word_set("able absent due ready unable willing")
PHRASES = frozenset(("put off", "drawn up", "open to", "set up"))
PLURAL_NOUNS = word_set("memoranda officers people police troops")
BEFORE_NOUN = word_set(
    "a an and another any as at by first for from further her his in its joint last more most new next no of on other "
    "our over second some such the their this third to two under with"
)
AFTER_NOUN = word_set("and at between by from in of or that to with")
CLAUSE_WITHIN = word_set("that which who whom whose where when as if while because")
DOUBLED = word_set("ban cancel commit confer expel plan stop travel")


OBJECT = word_set("a an its his her the their")

# Words that a title begins with and that take a small letter within a sentence.
COMMON = word_set(
    "accord additional agreement agreements annual business commission committee constitutional consultations "
    "convention convoy counter-terrorism decree declaration defence draft earlier economy education elections energy "
    "exit experts fertiliser first foodstuffs foreign free fuel framework further geological goods gold government "
    "group growth health intergovernmental investment investments joint last legal lithium meeting memoranda "
    "memorandum military monthly national new next nuclear officers officials official parliament peace phone plans "
    "president presidential protocol radars restart roadmap second security session soldiers solar special statement "
    "summit talks third trade training treaty troops visa-free visit wheat work"
)
# Singular nouns of which there is one in sight: "the Malian army", but "a Malian delegation".
DEFINITE = word_set(
    "accord agreement airline alliance ambassador army atlas cabinet commission committee conference consultations "
    "contingent council court deadline dialogue embassy exit exploration forum framework government group growth "
    "guard junta map meeting memorandum parliament plant president project protocol refinery restart roadmap session "
    "share summit tour transition treaty trade visit"
)
UNCOUNTABLE = word_set("aid cooperation fuel growth help interest support trade training travel turnover wheat work")
NUMBERS = word_set("a an the two three four five six seven eight nine ten several some about over")
ORDINALS = word_set("earlier first last next second third")
NAMED_BODY = re.compile(r"\b(?:Assembly|Commission|Council|Court|Duma|Ministry|Nations|Parliament|Senate|Union)$")
