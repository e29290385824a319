"""The fact file is found from a wheel, which is made from the sdist, and from an editable install alike."""

import json
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

from support.program import ROOT

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Build the sdist and from it the wheel, as `build` does; return what can be installed, by name."""
    out = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "build", "--no-isolation", "--outdir", str(out), str(ROOT))
    assert list(out.glob("*.tar.gz")) != []
    return {"wheel": next(out.glob("*.whl")), "editable": ROOT}


def run(*command: str, cwd: Path | None = None) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=cwd)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.mark.parametrize("how", ["wheel", "editable"])
def test_an_installed_program_finds_the_facts_that_ship(how: str, built: dict[str, Path], tmp_path: Path) -> None:
    venv = tmp_path / "venv"
    run(sys.executable, "-m", "venv", "--without-pip", str(venv))
    python = venv / "bin" / "python"
    # The libraries come from this environment: what is tried here is the project's own package.
    home = Path(run(str(python), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))").strip())
    (home / "libraries.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    options = ["--quiet", "--no-deps", "--no-build-isolation", *(["-e"] if how == "editable" else [])]
    run(sys.executable, "-m", "pip", "--python", str(python), "install", *options, str(built[how]))
    answer = run(str(venv / "bin" / "bilat"), "sources", "--json", cwd=tmp_path)
    named = run(str(venv / "bin" / "bilat"), "aid", "--donor", "Russie", "--json", cwd=tmp_path)
    where = run(str(python), "-c", "import bilat; print(bilat.__file__)", cwd=tmp_path)
    assert "tass-2023-02-07" in {source["id"] for source in json.loads(answer)["sources"]}
    assert json.loads(named)["query"] == {"donor": "RU"}  # the names of countries were found too
    assert where.startswith(str(ROOT if how == "editable" else venv))
