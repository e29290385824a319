"""What the tests share: the program as a process, and bases to ask."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Generator, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings

from support.program import SHIPPED, Program, within
from support.small_bases import BASE

# Laws are tried on other examples in every run; one that fails is printed with what repeats it. A thorough run tries
# 25 times as many: python -m pytest tests/laws --hypothesis-profile=thorough
settings.register_profile(
    "default", max_examples=100, deadline=None, print_blob=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("thorough", settings.get_profile("default"), max_examples=2500)
# For a mutation run it is enough that an example fails: none is looked for that is smaller.
settings.register_profile("unshrunk", settings.get_profile("default"), phases=[Phase.explicit, Phase.generate])
settings.load_profile("default")


@pytest.fixture(scope="session", autouse=True)
def shared_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Return the cache folder that all processes inherit, so that the shipped base is indexed once a run.

    They keep their compiled modules too: thousands of processes would compile the whole program anew.
    """
    folder = tmp_path_factory.mktemp("cache")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(folder))
        patch.delenv("PYTHONDONTWRITEBYTECODE", raising=False)
        yield folder


@pytest.fixture
def bilat() -> Program:
    """Return the program, run within this process; `facts` names a base, `env` adds to its environment.

    The shipped base is answered from the index that all tests share, any other base from a cache beside it.
    """

    def run(
        *arguments: str,
        facts: Path | None = None,
        env: dict[str, str] | None = None,
        stdin: str = "",
        cwd: Path | None = None,
    ) -> subprocess.CompletedProcess[str]:
        return within(_naming(facts, arguments), _environment(facts, env or {}), stdin, cwd)

    return run


@pytest.fixture
def process() -> Program:
    """Return the program as `bilat` does, but run as a process of its own, for what only a process shows."""

    def run(
        *arguments: str,
        facts: Path | None = None,
        env: dict[str, str] | None = None,
        stdin: str = "",
        cwd: Path | None = None,
    ) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "bilat", *_naming(facts, arguments)],
            capture_output=True,
            text=True,
            encoding="utf-8",
            errors="surrogateescape",
            input=stdin,
            env=_environment(facts, env or {}),
            cwd=cwd,
            check=False,
            timeout=120,
        )

    return run


def _naming(facts: Path | None, arguments: tuple[str, ...]) -> list[str]:
    return [*(["--facts", str(facts)] if facts else []), *arguments]


def _environment(facts: Path | None, more: dict[str, str]) -> dict[str, str]:
    """Return the environment of the program, without the habits of whoever runs the tests."""
    own = {key: value for key, value in os.environ.items() if not key.startswith(("BILAT", "FORCE", "NO_COLOR"))}
    own |= {"COLUMNS": "80"} | more
    named = facts or Path(own.get("BILAT_FACTS", SHIPPED))
    if named != SHIPPED and "XDG_CACHE_HOME" not in more:
        own["XDG_CACHE_HOME"] = str(named.parent / "cache")
    return own


@pytest.fixture
def unmeasured(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let coverage not measure the processes of a test: it would load modules of its own."""
    for name in [name for name in os.environ if name.startswith("COVERAGE")]:
        monkeypatch.delenv(name)


@pytest.fixture
def base(tmp_path: Path) -> Callable[[str], Path]:
    """Return what writes a base of BASE and the given facts to a file."""

    def write(facts: str, head: str = BASE) -> Path:
        path = tmp_path / "facts.toml"
        path.write_text(head + facts, encoding="utf-8")
        return path

    return write


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,  # noqa: ARG001 - named so by pytest
    call: pytest.CallInfo[None],  # noqa: ARG001 - named so by pytest
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Let no test be skipped where BILAT_NO_SKIPS says that everything it needs is there."""
    report = yield
    if report.skipped and os.environ.get("BILAT_NO_SKIPS") and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
    return report
