"""The exceptions that a fact or a source makes, `allow = { B412 = "why" }`, and the rules about them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bilat.check.rule import Breach, FactFile, Rule
from bilat.loading.diagnostics import Path, Suggestion

UNKNOWN = Rule(
    code="B120",
    holds="An exception names a rule that exists.",
    why="A misspelt code allows nothing; what can't be read can't be allowed.",
)
UNNEEDED = Rule(
    code="B121",
    severity="warning",
    holds="An exception is still needed.",
    why="An exception that stays behind hides the next slip of the same sort.",
)


class Exceptions:
    """What the facts and sources of a file allow, and which of it was needed."""

    def __init__(self, file: FactFile) -> None:
        self.allowed: dict[Path, Mapping[str, str]] = {
            **{("source", source.id): source.allow for source in file.base.sources.values() if source.allow},
            **{(fact.kind, fact.id): fact.allow for fact in file.facts if fact.allow},
        }
        self.needed: set[tuple[Path, str]] = set()

    def cover(self, rule: Rule, breach: Breach) -> bool:
        """Say whether a breach is allowed where it was found, and remember that the exception is needed."""
        table = breach.path[:2]
        if rule.code not in self.allowed.get(table, ()):
            return False
        self.needed.add((table, rule.code))
        return True

    def unknown(self, rules: Mapping[str, Rule]) -> Iterator[Breach]:
        """Find exceptions from what is no rule, or from a rule that can't be excepted from."""
        known = [code for code, rule in rules.items() if rule.find]
        for path, code in self._each():
            if code not in known:
                what = "can't be allowed: the file could not be read" if code in rules else "is not a rule"
                yield Breach(path, f"{code[:20]} {what}", Suggestion(code, known, "rules"), at_key=True)

    def unneeded(self, rules: Mapping[str, Rule]) -> Iterator[Breach]:
        """Find exceptions from rules that nothing breaks here."""
        for path, code in self._each():
            if code in rules and rules[code].find and (path[:2], code) not in self.needed:
                yield Breach(path, f"{code} no longer finds anything here", f"remove {code} from allow", at_key=True)

    def _each(self) -> Iterator[tuple[Path, str]]:
        return (((*table, "allow", code), code) for table, codes in self.allowed.items() for code in codes)
