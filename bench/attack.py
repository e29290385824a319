"""Attack the program at random, for as many minutes or tries as wanted, and say what it did not withstand.

Everything happens in a temporary folder and on this machine. A run is repeated by its seed; the files behind failures
are kept where --keep says.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections import Counter
from importlib import import_module
from pathlib import Path
from random import Random

ATTACKS = ("bases", "arguments", "dates", "indexes", "server")


def main() -> int:
    """Run the attacks named, print a line for each and one for each sort of failure; return 1 where there was any."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("attacks", nargs="*", metavar="ATTACK", help=f"{', '.join(ATTACKS)}; all if none is named")
    parser.add_argument("--minutes", type=float, default=1, help="how long each may take (1)")
    parser.add_argument("--tries", type=int, default=sys.maxsize, help="how many tries each may make")
    parser.add_argument("--seed", type=int, default=time.time_ns(), help="what repeats a run")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="keep the files behind failures there")
    wanted = parser.parse_args()
    if unknown := set(wanted.attacks) - set(ATTACKS):
        parser.error(f"there is no attack {', '.join(sorted(unknown))}")
    failed = [_run(name, wanted) for name in wanted.attacks or ATTACKS]
    return int(any(failed))


def _run(name: str, wanted: argparse.Namespace) -> bool:
    """Run one attack, and say whether anything failed."""
    start, tries = time.monotonic(), 0
    seen: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        for failure in import_module(f"attacks.{name}").attack(Random(wanted.seed), Path(folder)):
            tries += 1
            if failure:
                seen[failure.what] += 1
                if seen[failure.what] <= 3:
                    _say(f"  {name}: {failure.what}\n    {failure.how}")
                    _keep(failure, wanted.keep, f"{name}-{tries}")
            if tries >= wanted.tries or time.monotonic() - start > wanted.minutes * 60:
                break
    seconds = time.monotonic() - start
    _say(f"{name}: {tries:,} tries, {seen.total():,} failures of {len(seen)} sorts; {tries / seconds:.1f} a second")
    for what, times in seen.most_common():
        _say(f"  {times:,} × {what}")
    _say(f"  repeat with --seed {wanted.seed}")
    return bool(seen)


def _say(line: str) -> None:
    """Print a line at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def _keep(failure: object, folder: Path | None, name: str) -> None:
    data = getattr(failure, "data", b"")
    if folder and data:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)


if __name__ == "__main__":
    sys.exit(main())
