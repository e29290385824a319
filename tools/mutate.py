"""Change the source at random places, one at a time, and say which changes no test notices.

    python tools/mutate.py --count 60 --seed 7

A mutant is one small slip in a copy of the project: a comparison turned, `and` for `or`, a number off by one, a `not`,
an `or` or an `if` dropped, `min` for `max`, `all` for `any`, a sort the other way round. Docstrings, annotations and
imports are left alone. On each mutant run the tests that import its module, then all quick ones, up to the first
that fails; a mutant that hangs is caught too. Each is printed as a diff, and the exit code is 1 where one survived.
The same seed picks the same mutants of the same source. Nothing is changed but a copy, in a temporary folder.
"""

from __future__ import annotations

import argparse
import ast
import difflib
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

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
QUICK, SLOW = ("-m", "not slow"), ("-m", "slow", "--ignore=tests/docs")
NO_TESTS = 5
"""What pytest exits with where the quick tests have none in the files that it is given."""
Mutant = tuple[Path, str, str]
"""A file, its text, and the text with one slip in it."""


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
            slip = f"({ast.unparse(other)})".encode()
            found.append((path, text, (text.encode()[:start] + slip + text.encode()[end:]).decode()))
    return found


def importing(path: Path) -> list[str]:
    """Return the test files that import a module."""
    name = ".".join(path.relative_to(ROOT / "src").with_suffix("").parts).removesuffix(".__init__")
    tests = sorted((ROOT / "tests").rglob("test_*.py"))
    return [str(test.relative_to(ROOT)) for test in tests if f"{name} import" in test.read_text(encoding="utf-8")]


def pass_on(copy: Path, arguments: Sequence[str], seconds: float, output: int | None = subprocess.DEVNULL) -> bool:
    """Say whether tests pass on the copy within the time; what they print goes to `output`."""
    command = [sys.executable, "-m", "pytest", "-x", "-p", "no:cacheprovider", *arguments]
    environment = {**os.environ, "PYTHONPATH": str(copy / "src")}
    with subprocess.Popen(command, cwd=copy, env=environment, stdout=output, start_new_session=True) as run:
        try:
            return run.wait(seconds) in (0, NO_TESTS)
        except subprocess.TimeoutExpired:
            return False
        finally:
            with suppress(ProcessLookupError):
                os.killpg(run.pid, signal.SIGKILL)  # its workers, and the programs that they started


def survives(mutant: Mutant, copy: Path, number: int, runs: Sequence[Sequence[str]], seconds: float) -> bool:
    """Say whether the tests of its module, and then all `runs`, pass on a mutant; the copy is as it was afterwards."""
    path, text, slip = mutant
    file = copy / path.relative_to(ROOT)
    _write(file, slip, 2 * number)
    try:
        near = importing(path)
        return all(pass_on(copy, arguments, seconds) for arguments in ([[*QUICK, *near]] if near else []) + [*runs])
    finally:
        _write(file, text, 2 * number + 1)


def _write(file: Path, text: str, change: int) -> None:
    """Write a module with a time of its own: by size and second alone Python may take it for the last one."""
    file.write_text(text, encoding="utf-8")
    os.utime(file, (change, change))


def diff(mutant: Mutant) -> str:
    """Return a mutant as people read it."""
    path, text, slip = mutant
    lines = difflib.unified_diff(text.splitlines(), slip.splitlines(), n=1, lineterm="")
    place = str(path.relative_to(ROOT))
    return "\n".join([place, *(f"    {line}" for line in list(lines)[2:])])


def main() -> int:
    """Try the mutants that the command line asks for, and return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=60, help="how many mutants to try")
    parser.add_argument("--seed", type=int, default=0, help="what picks them")
    parser.add_argument("--within", default="src/bilat", help="the file or folder to change")
    parser.add_argument("--seconds", type=float, default=600, help="how long the tests may take on one")
    parser.add_argument("--slow", action="store_true", help="try the slow tests too on what the quick ones let pass")
    options = parser.parse_args()
    runs = (QUICK, SLOW) if options.slow else (QUICK,)
    place = (ROOT / options.within).resolve()
    every = [mutant for path in sorted(place.rglob("*.py") if place.is_dir() else [place]) for mutant in mutants(path)]
    picked = random.Random(options.seed).sample(every, min(options.count, len(every)))
    survivors = 0
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "bilat"
        shutil.copytree(ROOT, copy, ignore=LEFT_OUT)
        if not pass_on(copy, QUICK, options.seconds, output=None):
            sys.exit("The quick tests fail on the source as it is, so no mutant would survive them.")
        for number, mutant in enumerate(picked, start=1):
            alive = survives(mutant, copy, number, runs, options.seconds)
            survivors += alive
            sys.stdout.write(f"{number}/{len(picked)} {'SURVIVED' if alive else 'caught'} {diff(mutant)}\n")
            sys.stdout.flush()
    sys.stdout.write(f"{len(picked) - survivors} of {len(picked)} caught.\n")
    return 1 if survivors else 0


if __name__ == "__main__":
    sys.exit(main())
