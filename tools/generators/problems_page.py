"""docs/problems.md: every rule of the checker with an example."""

from bilat.check import RULES, Rule
from bilat.check.examples import Example, examples

PATH = "docs/problems.md"

OPENING = """\
# Problems

What `bilat check` finds, each with an example of breaking the rule, what is said of it, and of keeping it.
`bilat explain B301` prints the same. A code never changes its meaning.

An *error* makes `bilat check` fail; a *warning* does with `--strict`; an *info* is a hint. Errors that are marked
*refused* would make an answer wrong: no command answers from a base that has one. From any other rule a fact or
a source may be excepted, with a reason: `allow = { B411 = "the number stands in a picture" }`.

This page is written by `python tools/generate.py problems` from the examples in `src/bilat/check/examples`.
"""
THEMES = {
    "B1": "Reading",
    "B2": "References",
    "B3": "Dates",
    "B4": "Amounts",
    "B5": "Evidence",
    "B6": "Disputes",
    "B7": "Links",
    "B8": "Identity and people",
    "B9": "Sources and safety",
}


def files() -> dict[str, str]:
    """Return the page by its path."""
    shown = {example.code: example for example in reversed(list(examples()))}
    parts = [OPENING]
    for group, heading in THEMES.items():
        parts.append(f"## {heading}\n")
        parts += [_section(RULES[code], shown.get(code)) for code in sorted(RULES) if code.startswith(group)]
    return {PATH: "\n".join(parts)}


def _section(rule: Rule, example: Example | None) -> str:
    refused = ", refused" if rule.refused else ""
    lines = [f"### {rule.code}\n", f"**{rule.holds}** ({rule.severity}{refused})\n", rule.why + "\n"]
    if example:
        lines += [
            _block(example.bad_part, "toml"),
            _block(example.problems, "text"),
            "Good:\n",
            _block(example.good_part, "toml"),
        ]
    return "\n".join(lines)


def _block(text: str, language: str) -> str:
    return f"```{language}\n{text.rstrip()}\n```\n"
