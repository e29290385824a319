"""Which tests reach which line of the source, recorded by coverage in one run of them.

Loaded into pytest (`-p reached`), this module also is what tells coverage which test is running, and keeps how long
each one took. Of a program that a test starts, coverage learns the test by a variable that pytest sets.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Collection, Iterator
from pathlib import Path

import pytest
from coverage import Coverage, CoverageData

_IMPORTED = ""
"""What coverage calls the time in which no test is running: that of the imports."""
_TIMES = "REACHED_TIMES"
"""The variable that names the file of the times."""


class Recording:
    """What one run of tests reached, kept in a folder.

    `environment` holds the variables that make a run be recorded there; `end` reads what was.
    """

    def __init__(self, source: Path, folder: Path) -> None:
        """Set up a recording of the modules in `source`."""
        folder.mkdir()
        self._settings, times = folder / "settings", folder / "times.json"
        self._settings.write_text(
            f"[run]\ninclude = {source}/*\ndata_file = {folder}/lines\nparallel = true\npatch = _exit\n"
            "context = ${PYTEST_CURRENT_TEST-}\ndisable_warnings = no-data-collected\n",
            encoding="utf-8",
        )
        self.environment = {"COVERAGE_PROCESS_START": str(self._settings), _TIMES: str(times)}
        self._times = times
        self._data: CoverageData
        self._seconds: dict[str, float]

    def end(self) -> None:
        """Gather what the processes of the run left."""
        coverage = Coverage(config_file=str(self._settings))
        coverage.combine()
        self._data = coverage.get_data()
        self._seconds = json.loads(self._times.read_text(encoding="utf-8"))

    def tests(self) -> list[str]:
        """Return all test functions of the run, the quickest first."""
        return self._quickest_first(self._seconds)

    def reaching(self, module: Path, lines: Collection[int]) -> list[str]:
        """Return the test functions that reach one of the lines of a module, the quickest first.

        A line that ran when the module was imported is reached by all tests that reach anything of the module.
        """
        contexts = self._data.contexts_by_lineno(str(module))
        here = {context for line in lines for context in contexts.get(line, ())}
        if not here or _IMPORTED in here:
            here = {context for every in contexts.values() for context in every}
        return self._quickest_first(set(map(function, here)))

    def _quickest_first(self, tests: Collection[str]) -> list[str]:
        return sorted(self._seconds.keys() & tests, key=lambda test: (self._seconds[test], test))


def function(test: str) -> str:
    """Return the name of a test without its case and phase: where the source differs, there may be other cases."""
    return test.partition("[")[0].partition(" (")[0]


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    """Tell coverage which test is running."""
    if coverage := Coverage.current():
        coverage.switch_context(function(item.nodeid))
    return (yield)


_seconds: Counter[str] = Counter()


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Add up what the phases of a test take."""
    _seconds[function(report.nodeid)] += report.duration  # type: ignore[assignment]  # a Counter may count seconds


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Keep the times, in the process that hears of all tests."""
    if not hasattr(session.config, "workerinput"):
        Path(os.environ[_TIMES]).write_text(json.dumps(_seconds), encoding="utf-8")
