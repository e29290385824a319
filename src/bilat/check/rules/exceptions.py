"""The exceptions that a fact or a source asks for: `allow = { B412 = "why" }`, and rules about them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bilat.check.rule import FactFile, Found, Rule
from bilat.loading.diagnostics import Path, Wanted


class Exceptions:
    """What the facts and sources of a file allow, and which of it was needed."""

    def __init__(self, file: FactFile) -> None:
        self.allowed: dict[Path, Mapping[str, str]] = {
            **{("source", source.id): source.allow for source in file.base.sources.values() if source.allow},
            **{(fact.kind, fact.id): fact.allow for fact in file.facts if fact.allow},
        }
        self.needed: set[tuple[Path, str]] = set()

    def cover(self, rule: Rule, found: Found) -> bool:
        """Say whether a breach is allowed where it was found, and remember that the exception is needed."""
        entry = found.path[:2]
        if rule.code not in self.allowed.get(entry, ()):
            return False
        self.needed.add((entry, rule.code))
        return True

    def unknown(self, rules: Mapping[str, Rule]) -> Iterator[Found]:
        """Find exceptions from what is no rule, or from one that reading itself holds to."""
        known = [code for code, rule in rules.items() if rule.find]
        for entry, codes in self.allowed.items():
            for code in codes:
                if code not in known:
                    what = "can't be allowed: the file could not be read" if code in rules else "is no rule"
                    yield Found(
                        (*entry, "allow", code), f"{code[:20]} {what}", Wanted(code, known, "rules"), at_key=True
                    )

    def unneeded(self, rules: Mapping[str, Rule]) -> Iterator[Found]:
        """Find exceptions from rules that nothing breaks here."""
        for entry, codes in self.allowed.items():
            for code in codes:
                if code in rules and rules[code].find and (entry, code) not in self.needed:
                    yield Found(
                        (*entry, "allow", code),
                        f"{code} finds nothing here any more",
                        f"take {code} out of allow",
                        at_key=True,
                    )


RULES = (
    Rule(
        code="B120",
        holds="An exception is from a rule that there is.",
        why="A misspelt code allows nothing; what can't be read can't be allowed.",
        excepts=True,
    ),
    Rule(
        code="B121",
        severity="warning",
        holds="An exception is still needed.",
        why="An exception that stays behind hides the next slip of its sort.",
        excepts=True,
    ),
)
