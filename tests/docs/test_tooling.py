"""What runs the project's checks agrees with what the package says of itself."""

import re
import tomllib

from packaging.requirements import Requirement

from support.program import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
WORKFLOWS = {path.name: path.read_text(encoding="utf-8") for path in (ROOT / ".github/workflows").glob("*.yml")}


def test_the_lock_holds_every_library_at_a_version_that_is_allowed() -> None:
    lines = (ROOT / "requirements.lock").read_text(encoding="utf-8").splitlines()
    locked = dict(line.lower().replace("_", "-").split("==") for line in lines if not line.startswith("#"))
    wanted = map(Requirement, [*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["dev"]])
    assert [str(library) for library in wanted if locked.get(library.name, "missing") not in library.specifier] == []


def test_the_build_back_end_is_the_one_of_the_lock() -> None:
    system = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["build-system"]
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8").splitlines()
    assert [library for library in system["requires"] if library not in lock] == []


def test_every_python_that_is_promised_is_tested() -> None:
    classifiers = [text.removeprefix("Programming Language :: Python :: ") for text in PROJECT["classifiers"]]
    promised = [text for text in classifiers if re.fullmatch(r"3\.\d+", text)]
    [tested] = re.findall(r"python: \[(.*)\]", WORKFLOWS["ci.yml"])
    assert re.findall(r'"(.*?)"', tested) == promised


def test_every_action_is_pinned_to_a_commit() -> None:
    used = [action for text in WORKFLOWS.values() for action in re.findall(r"uses: (.*)", text)]
    assert used != []
    assert [action for action in used if not re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40} # v[\d.]+", action)] == []
