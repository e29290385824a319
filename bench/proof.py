"""The proof that peers answer what the program answers: a comparison of unlike answers says nothing."""

from __future__ import annotations

import json
import shlex
import subprocess
from collections.abc import Mapping

import bases
import equal
import questions
from questions import Question, Subject


class UnlikeAnswersError(Exception):
    """A peer answers something else than the program."""


def prove(subject: Subject, asked: Mapping[str, Question], environment: Mapping[str, str]) -> None:
    """Hold the totals of sqlite3 and of jq against the program's, the fact that they find, and how many it finds.

    Raises:
        UnlikeAnswersError: one is another.
    """

    def said(name: str) -> str:
        question = asked[name]
        run = subprocess.run(
            shlex.split(question.command), env={**environment, **question.environment}, capture_output=True, text=True
        )
        if run.returncode:
            raise UnlikeAnswersError(f"{name} fails: {run.stderr}")
        return run.stdout

    for name in (questions.YEAR, questions.TEXT):
        if subject.size and json.loads(said(name))["matches"] != min(subject.size, bases.FEW):
            raise UnlikeAnswersError(f"{name} finds more facts, or fewer, than were put there")
    if questions.SQL_ID in asked and _id(json.loads(said(questions.SQL_ID))[0]["row"]) != subject.id:
        raise UnlikeAnswersError(f"{questions.SQL_ID} finds another fact")
    if questions.JQ_ID in asked and _id(said(questions.JQ_ID)) != subject.id:
        raise UnlikeAnswersError(f"{questions.JQ_ID} finds another fact")
    if questions.JQ_TOTALS in asked:
        ours = equal.answered(json.loads(said(questions.TOTALS))["totals"])
        if equal.answered(json.loads(said(questions.JQ_TOTALS))) != ours:
            raise UnlikeAnswersError(f"{questions.JQ_TOTALS} adds up to something else")
    for mine, theirs in map(questions.filtered, equal.FILTERS):
        if theirs in asked:
            ours = equal.answered(json.loads(said(mine))["totals"])
            if equal.answered_by_sql(said(theirs)) != ours:
                raise UnlikeAnswersError(f"{theirs} adds up to something else")


def _id(row: str) -> str:
    return str(json.loads(row)["id"])
