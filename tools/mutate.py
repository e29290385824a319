"""Change the source at random places, one at a time, and say which changes no test notices.

    python tools/mutate.py --count 60 --seed 7

A mutant is one small slip in a copy of the project: a comparison turned, `and` for `or`, a number off by one, a `not`,
an `or` or an `if` dropped, `min` for `max`, `all` for `any`, a sort the other way round. Docstrings, annotations and
imports are left alone. One run of all quick tests records which of them reach which line. On each mutant run those
that reach the changed line, the quickest first, then all others, up to the first that fails; a mutant that hangs is
caught too. Each is printed as a diff with the test that caught it, and the exit code is 1 where one survived. The
same seed picks the same mutants of the same source. Nothing is changed but a copy, in a temporary folder.
"""

from __future__ import annotations

import argparse
import ast
import difflib
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from reached import Recording

ROOT = Path(__file__).parents[1]
LEFT_OUT = shutil.ignore_patterns(
    ".git", ".venv", ".nox", ".hypothesis", ".coverage", ".*_cache", "__pycache__", "dist"
)
COMPARISONS: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
}
NAMES = {"min": "max", "max": "min", "all": "any", "any": "all"}
QUICK = ("-m", "not slow")
ALL_BUT_LINT = ("--ignore=tests/docs/test_style.py",)  # a slip is not formatted well
PER_TEST = ("-o", "faulthandler_timeout=120", "-o", "faulthandler_exit_on_timeout=true")
"""A test that a slip makes hang ends the run."""


class Mutant(NamedTuple):
    """A module with one slip in it."""

    path: Path
    text: str
    slip: str
    """The text with the slip."""
    lines: range
    """The lines of the expression that is changed."""


def replacements(node: ast.AST) -> Iterator[ast.expr]:
    """Return what an expression may be mistaken for."""
    match node:
        case ast.Compare(left, [operator], rest):
            yield from (ast.Compare(left, [other()], rest) for other in COMPARISONS[type(operator)])
        case ast.BoolOp(operator, values):
            yield ast.BoolOp(ast.Or() if isinstance(operator, ast.And) else ast.And(), values)
            yield from (_joined(operator, values[:n] + values[n + 1 :]) for n in range(len(values)))
        case ast.UnaryOp(ast.Not(), operand):
            yield operand
        case ast.IfExp(test, body, orelse):
            yield from (body, orelse, ast.IfExp(test, orelse, body))
        case ast.Constant(bool(value)):
            yield ast.Constant(not value)
        case ast.Constant(int(value)):
            yield from (ast.Constant(value + 1), ast.Constant(value - 1))
        case ast.Name(id=name, ctx=ast.Load()) if name in NAMES:
            yield ast.Name(NAMES[name], ast.Load())


def _joined(operator: ast.boolop, values: list[ast.expr]) -> ast.expr:
    return ast.BoolOp(operator, values) if len(values) > 1 else values[0]


def expressions(node: ast.AST) -> Iterator[ast.expr]:
    """Return the expressions that run; not those in f-strings, whose places Python 3.11 gets wrong."""
    for name, value in ast.iter_fields(node):
        if name in ("annotation", "returns"):
            continue
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST) and not isinstance(child, ast.JoinedStr):
                yield from [child] if isinstance(child, ast.expr) else []
                yield from expressions(child)


def mutants(path: Path) -> list[Mutant]:
    """Return every mutant of a module: the text of one expression replaced, all else as it stands."""
    text = path.read_text(encoding="utf-8")
    lines = [0]
    for line in text.encode().splitlines(keepends=True):
        lines.append(lines[-1] + len(line))
    found = []
    for node in expressions(ast.parse(text)):
        assert node.end_lineno is not None
        assert node.end_col_offset is not None
        start = lines[node.lineno - 1] + node.col_offset
        end = lines[node.end_lineno - 1] + node.end_col_offset
        for other in replacements(node):
            changed = f"({ast.unparse(other)})".encode()
            slip = (text.encode()[:start] + changed + text.encode()[end:]).decode()
            found.append(Mutant(path, text, slip, range(node.lineno, node.end_lineno + 1)))
    return found


class Copy:
    """A copy of the project in a folder, whose tests are run there."""

    def __init__(self, folder: Path) -> None:
        """Copy the project."""
        self.root = folder / "bilat"
        self._list = folder / "tests"
        self._writes = 0
        shutil.copytree(ROOT, self.root, ignore=LEFT_OUT)

    def write(self, path: Path, text: str) -> None:
        """Write a module, with a time of its own: by size and second alone Python may take it for the last one."""
        file = self.home(path)
        file.write_text(text, encoding="utf-8")
        self._writes += 1
        os.utime(file, (self._writes, self._writes))

    def home(self, path: Path) -> Path:
        """Return where the copy has a file of the project."""
        return self.root / path.relative_to(ROOT)

    def failing(self, tests: Sequence[str], *options: str) -> str | None:
        """Run tests up to the first that fails, and return its name; "" for a run that broke off, None if all pass."""
        if not tests:
            return None
        self._list.write_text("\n".join(tests), encoding="utf-8")
        passed, said = self.run("-x", "--hypothesis-profile=unshrunk", *PER_TEST, *options, f"@{self._list}")
        found = re.search(r"^(?:FAILED|ERROR) (.+?)(?: - .*)?$", said, re.MULTILINE)
        return None if passed else found[1] if found else ""

    def run(self, *arguments: str, **variables: str) -> tuple[bool, str]:
        """Run pytest, and return whether all tests passed and what was printed."""
        command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", *arguments]
        paths = os.pathsep.join([str(self.root / "src"), str(self.root / "tools")])
        environment = {**os.environ, "PYTHONPATH": paths, **variables}
        with subprocess.Popen(
            command, cwd=self.root, env=environment, stdout=subprocess.PIPE, text=True, start_new_session=True
        ) as run:
            try:
                said, _ = run.communicate()
            finally:
                with suppress(ProcessLookupError):
                    os.killpg(run.pid, signal.SIGKILL)  # its workers, and the programs that they started
        return run.returncode == 0, said


def caught_by(mutant: Mutant, copy: Copy, recording: Recording) -> str | None:
    """Return the test that fails on a mutant, "" where it broke the run off, None where all pass."""
    near = recording.reaching(copy.home(mutant.path), mutant.lines)
    others = [test for test in recording.tests() if test not in set(near)]
    copy.write(mutant.path, mutant.slip)
    try:
        found = copy.failing(near, "--numprocesses=0")  # one process keeps to the order
        return copy.failing(others) if found is None else found
    finally:
        copy.write(mutant.path, mutant.text)


def diff(mutant: Mutant) -> str:
    """Return a mutant as people read it."""
    lines = difflib.unified_diff(mutant.text.splitlines(), mutant.slip.splitlines(), n=1, lineterm="")
    place = str(mutant.path.relative_to(ROOT))
    return "\n".join([place, *(f"    {line}" for line in list(lines)[2:])])


def say(text: str) -> None:
    """Print a line at once."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def main() -> int:
    """Try the mutants that the command line asks for, and return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=60, help="how many mutants to try")
    parser.add_argument("--seed", type=int, default=0, help="what picks them")
    parser.add_argument("--within", default="src/bilat", help="the file or folder to change")
    parser.add_argument("--slow", action="store_true", help="run the slow tests too")
    options = parser.parse_args()
    place = (ROOT / options.within).resolve()
    every = [mutant for path in sorted(place.rglob("*.py") if place.is_dir() else [place]) for mutant in mutants(path)]
    picked = random.Random(options.seed).sample(every, min(options.count, len(every)))
    survivors = 0
    with tempfile.TemporaryDirectory() as folder:
        copy = Copy(Path(folder))
        recording = Recording(copy.root / "src", Path(folder) / "reached")
        passed, said = copy.run("-p", "reached", *(ALL_BUT_LINT if options.slow else QUICK), **recording.environment)
        if not passed:
            sys.exit(f"{said}\nThe tests fail on the source as it is, so no mutant would survive them.")
        recording.end()
        for number, mutant in enumerate(picked, start=1):
            test = caught_by(mutant, copy, recording)
            survivors += test is None
            fate = "SURVIVED" if test is None else f"caught by {test or 'a run that broke off'}"
            say(f"{number}/{len(picked)} {fate}: {diff(mutant)}")
    say(f"{len(picked) - survivors} of {len(picked)} caught.")
    return 1 if survivors else 0


if __name__ == "__main__":
    sys.exit(main())
