"""Rules about the titles of facts, of which a citation makes its sentences."""

from __future__ import annotations

from collections.abc import Iterator

from bilat.check.loaded_words import loaded_words
from bilat.check.rule import Breach, FactFile, at, rule
from bilat.loading.diagnostics import quoted
from bilat.schema.kinds import KINDS
from bilat.values.tenses import headline_verb, is_past_clause, is_told_as_a_plan


@rule("B808", "info", why="A citation makes a sentence of the title; in a paper, a headline in the present is none.")
def headline(file: FactFile) -> Iterator[Breach]:
    """A title is a clause in the past or a noun phrase, not a headline in the present."""
    for fact in file.facts:
        if verb := headline_verb(fact.title):
            yield Breach(
                at(fact, "title"),
                f"{verb!r} makes the title a headline in the present",
                'tell it in the past, with its articles, such as "Lavrov met Goïta in Bamako"',
            )


@rule("B809", "info", why="A reader of the title alone would take a plan for a deed.")
def plan_told_as_deed(file: FactFile) -> Iterator[Breach]:
    """The title of what is only planned, or was called off, does not tell it as done."""
    for fact in file.facts:
        kind = KINDS[fact.kind]
        state = fact.text(kind.progress) if kind.progress else None
        undone = state in ("planned", "postponed", "cancelled")
        if undone and is_past_clause(fact.title) and not is_told_as_a_plan(fact.title):
            yield Breach(
                at(fact, "title"),
                f"the title tells as done what is {state}",
                'tell it as a plan ("The group was to meet"), or as a noun phrase ("Meeting of the group")',
            )


@rule("B810", "warning", why="A reader of the title alone takes one side’s word for a plain fact.")
def loaded_word(file: FactFile) -> Iterator[Breach]:
    """A title has no loaded word, unless in quotation marks beside whose word it is."""
    for fact in file.facts:
        for found in loaded_words(fact.title):
            plain = f"write what is plain ({found.loaded.instead}), or say whose word it is, in quotation marks"
            whose = "say whose word it is: “called … by …”"
            message = f"{quoted(found.text)} {found.loaded.why}"
            yield Breach(at(fact, "title"), message, whose if found.quoted else plain)
