"""Each promise of SECURITY.md names a test that holds it, and the test is there."""

import re

from support.program import ROOT

PROMISES = [line for line in (ROOT / "SECURITY.md").read_text("utf-8").splitlines() if line.startswith("- ")]
HELD = [line for line in PROMISES if not line.startswith("- *")]
"""All but what bilat does not protect against."""


def test_each_promise_names_a_test() -> None:
    assert len(HELD) > 15
    assert [line for line in HELD if not re.search(r": `tests/[a-z/_]+\.py::test_\w+`\.$", line)] == []


def test_each_test_that_is_named_is_there() -> None:
    named = [name for line in HELD for name in re.findall(r"`(tests/[^`]+)`", line)]
    missing = []
    for name in named:
        file, _, test = name.partition("::")
        if not re.search(rf"^def {test}\(", (ROOT / file).read_text("utf-8"), re.MULTILINE):
            missing.append(name)
    assert missing == []
