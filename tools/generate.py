"""Write the generated files of the project, or check that they are up to date.

python tools/generate.py                 write them all
python tools/generate.py --check         write nothing; exit 1 and say what is stale
python tools/generate.py problems shell  these alone
python tools/generate.py --list          their names, and what some of them need
"""

from __future__ import annotations

import sys
from argparse import ArgumentParser, RawDescriptionHelpFormatter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from difflib import unified_diff
from itertools import islice
from pathlib import Path

from generators import (
    answer_schemas,
    citations,
    countries,
    coverage_page,
    currencies,
    fact_file_page,
    fact_file_schema,
    pictures,
    problems_page,
    shell_page,
    transcripts,
)

ROOT = Path(__file__).parents[1]
DIFF_LINES = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Generator:
    """What writes some of the files."""

    files: Callable[[], dict[str, str]]
    """Returns the text of each file by its path from the root of the project."""
    owns: str
    """A pattern of paths; a file that matches it and is not written any more is deleted."""
    needs: str = ""
    """The command that installs what it needs beyond the development libraries; it runs only when named."""


GENERATORS = {
    "schemas": Generator(files=answer_schemas.files, owns="src/bilat/schemas/*.json"),
    "fact-file-schema": Generator(files=fact_file_schema.files, owns=fact_file_schema.PATH),
    "fact-file": Generator(files=fact_file_page.files, owns=fact_file_page.PATH),
    "coverage": Generator(files=coverage_page.files, owns=coverage_page.PATH),
    "problems": Generator(files=problems_page.files, owns=problems_page.PATH),
    "shell": Generator(files=shell_page.files, owns=shell_page.PATH),
    "transcripts": Generator(files=transcripts.files, owns="tests/golden/transcripts/*.txt"),
    "pictures": Generator(files=pictures.files, owns="docs/pictures/*.svg"),
    "countries": Generator(
        files=countries.files,
        owns=countries.OWNS,
        needs="pip install babel==2.18.0 pycountry==26.2.16; npm install --no-save cldr-localenames-full@48.2.0",
    ),
    "currencies": Generator(
        files=currencies.files, owns=currencies.PATH, needs="pip install babel==2.18.0 pycountry==26.2.16"
    ),
    "citations": Generator(
        files=citations.files,
        owns="tests/golden/cite/style*.json*",
        needs="npm install --no-save citeproc@2.4.63",
    ),
}
"""Every generator by its name, in the order in which they run."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stale:
    """A file that is not what its generator writes; None where there is no file, or should be none."""

    path: str
    current: str | None
    wanted: str | None

    def __str__(self) -> str:
        """Return the path and the beginning of the difference."""
        if self.current is None:
            return f"{self.path}: missing"
        if self.wanted is None:
            return f"{self.path}: no generator writes it any more"
        diff = unified_diff(self.current.splitlines(), self.wanted.splitlines(), "current", "wanted", n=0, lineterm="")
        return "\n".join([self.path, *(f"    {line[:160]}" for line in islice(diff, 2, 2 + DIFF_LINES))])

    def mend(self, root: Path = ROOT) -> None:
        """Write the file under `root`, or delete it."""
        path = root / self.path
        if self.wanted is None:
            path.unlink()
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(self.wanted, encoding="utf-8", newline="\n")


def stale(name: str, root: Path = ROOT) -> list[Stale]:
    """Return the files of a generator that are not up to date, in the order of their paths from `root`."""
    generator = GENERATORS[name]
    wanted = generator.files()
    paths = {path.relative_to(root).as_posix() for path in root.glob(generator.owns)}
    current = {path: (root / path).read_text(encoding="utf-8") for path in paths}
    every = sorted(wanted.keys() | current.keys())
    found = [Stale(path=path, current=current.get(path), wanted=wanted.get(path)) for path in every]
    return [file for file in found if file.current != file.wanted]


def main(arguments: list[str]) -> int:
    """Write or check what the arguments name; return the exit code."""
    parser = ArgumentParser(prog="generate.py", description=__doc__, formatter_class=RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", metavar="NAME", help="a generator; all that need nothing more if none")
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 if a file is stale")
    parser.add_argument("--list", action="store_true", help="list the generators")
    options = parser.parse_args(arguments)
    if unknown := set(options.names) - GENERATORS.keys():
        parser.error(f"no generator {', '.join(map(repr, sorted(unknown)))}; there are {', '.join(GENERATORS)}")
    if options.list:
        _print(f"{name:18}{generator.needs}".rstrip() for name, generator in GENERATORS.items())
        return 0
    names = options.names or [name for name, generator in GENERATORS.items() if not generator.needs]
    try:
        found = [file for name in names for file in stale(name)]
    except ModuleNotFoundError as error:
        needs = [f"{name}: {GENERATORS[name].needs}" for name in names if GENERATORS[name].needs]
        parser.error("; ".join([f"{error}", *needs]))
    if options.check:
        _print(map(str, found))
        if found:
            command = " ".join(["python tools/generate.py", *options.names])
            sys.stderr.write(f"{len(found)} stale; write them by: {command}\n")
        return int(bool(found))
    for file in found:
        file.mend()
    _print(file.path for file in found)
    return 0


def _print(lines: Iterable[str]) -> None:
    sys.stdout.writelines(f"{line}\n" for line in lines)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
