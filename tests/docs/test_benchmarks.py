"""The benchmarks run, and compare like with like."""

import subprocess
import sys
from pathlib import Path

import pytest

from support.program import ROOT

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def figures(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("figures")
    assert "100: round 1 of 1" in run("100", "--rounds=1", figures=folder).stderr
    return folder


def run(*arguments: str, figures: Path) -> subprocess.CompletedProcess[str]:
    """Measure; this fails if a peer that is there answers something else than the program."""
    return subprocess.run(
        [sys.executable, "bench/run.py", *arguments, f"--figures={figures}"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )


def test_what_is_kept_is_not_measured_again(figures: Path) -> None:
    again = run("100", "--rounds=1", "--resume", figures=figures)
    assert again.stderr == ""
    assert "| `show ID --json` |" in again.stdout


def test_figures_stand_between_the_marks_of_a_page(figures: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(
        "before\n<!-- figures: written by bench/run.py -->\nstale\n<!-- end of figures -->\nafter\n", "utf-8"
    )
    run("100", "--rounds=1", "--resume", f"--page={page}", figures=figures)
    text = page.read_text("utf-8")
    assert text.startswith("before\n")
    assert text.endswith("after\n")
    assert "stale" not in text
    assert "| goal | bound | measured | met |" in text


def test_a_goal_of_a_size_that_was_not_measured_is_not_met(figures: Path) -> None:
    lines = run("100", "--rounds=1", "--resume", figures=figures).stdout.splitlines()
    large = [line for line in lines if "100,000 facts" in line]
    assert large
    assert all(line.endswith("| – | not measured |") for line in large)


@pytest.mark.slow
def test_the_quotes_of_the_benchmark_are_found() -> None:
    run = subprocess.run([sys.executable, "bench/verifying.py"], cwd=ROOT, capture_output=True, text=True, check=True)
    assert [line.rpartition(", ")[2] for line in run.stdout.splitlines()[:2]] == ["4,750 found", "1,500 found"]


def test_the_attack_runs_each_of_its_attacks_and_names_what_repeats_it() -> None:
    asked = [sys.executable, "bench/attack.py", "--tries", "5", "--seed", "1"]
    answer = subprocess.run(asked, cwd=ROOT, capture_output=True, text=True, check=True)
    attacks = ("bases", "arguments", "dates", "indexes", "server")
    assert [f"{name}: 5 tries, 0 failures" in answer.stdout for name in attacks] == [True] * len(attacks)
    assert answer.stdout.count("repeat with --seed 1") == len(attacks)
