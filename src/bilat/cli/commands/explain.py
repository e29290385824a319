"""`bilat explain`: what a rule of the checker requires, and why, with an example."""

from __future__ import annotations

from bilat.check import RULES, Rule
from bilat.check.examples import examples
from bilat.cli.arguments import Arguments
from bilat.cli.command import Command
from bilat.cli.commands.check import no_rule
from bilat.cli.option import Argument
from bilat.cli.options import JSON
from bilat.cli.session import Session
from bilat.errors import OptionError
from bilat.output.reply import TextReply
from bilat.values.json_text import text
from bilat.values.safe_text import safe


def command(name: str) -> Command:
    """Return the command."""
    purpose = "What a rule of check requires, why, and an example; without a code, every rule in a line."
    return Command(name, purpose, _answer, lambda: (JSON,), Argument("[CODE…]", offers="rule"))


def _answer(arguments: Arguments, _session: Session) -> TextReply:
    codes = [code.upper() for code in arguments.words]
    for code in codes:
        if code not in RULES:
            raise OptionError(no_rule(code))
    rules = [RULES[code] for code in codes] or sorted(RULES.values(), key=lambda rule: rule.code)
    if arguments.flag(JSON):
        return TextReply([text({"format": "bilat-rules/1", "rules": [_row(rule) for rule in rules]}) + "\n"], json=True)
    if codes:
        return TextReply(["\n".join(map(_explained, rules))])
    return TextReply([f"{rule.code}  {rule.severity:7}  {rule.holds}\n" for rule in rules])


def _row(rule: Rule) -> dict[str, str | bool]:
    return {
        "code": rule.code,
        "severity": rule.severity,
        "holds": rule.holds,
        "why": rule.why,
        "refused": rule.refused,
    }


def _explained(rule: Rule) -> str:
    """Return what there is to say of a rule: what it holds, why, and an example of breaking and of keeping it."""
    parts = [f"{rule.code}  {rule.severity}", rule.holds, rule.why]
    if example := next(examples(rule.code), None):
        parts += ["Bad:", _indented(example.bad_part), "Good:", _indented(example.good_part)]
    return "\n\n".join(parts) + "\n"


def _indented(text: str) -> str:
    return "\n".join(f"    {safe(line)}".rstrip() for line in text.rstrip("\n").split("\n"))
