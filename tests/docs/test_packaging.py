"""The fact file is found from a wheel, which is made from the sdist, and from an editable install alike."""

import json
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import zipapp
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest

from support.program import ROOT

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("kind", ["wheel", "sdist"])
def test_no_package_holds_a_page_that_was_kept(kind: str, built: dict[str, Path]) -> None:
    if kind == "wheel":
        with zipfile.ZipFile(built[kind]) as wheel:
            names = wheel.namelist()
    else:
        with tarfile.open(built[kind]) as sdist:
            names = sdist.getnames()
    assert [name for name in names if ".evidence" in name] == []


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Build the sdist and from it the wheel, as `build` does; return what can be installed, by name."""
    out = tmp_path_factory.mktemp("dist")
    kept = [ROOT / "data/facts.evidence/made-by-a-test", ROOT / "src/bilat/data.evidence/made-by-a-test"]
    for folder in kept:
        folder.mkdir(parents=True)
        (folder / "text.txt").write_text("another's work", encoding="utf-8")
    try:
        run(sys.executable, "-m", "build", "--no-isolation", "--outdir", str(out), str(ROOT))
    finally:
        for folder in kept:
            shutil.rmtree(folder)
            with suppress(OSError):  # somebody keeps pages there
                folder.parent.rmdir()
    return {"wheel": next(out.glob("*.whl")), "sdist": next(out.glob("*.tar.gz")), "editable": ROOT}


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


def test_a_program_inside_an_archive_says_that_it_can_not_run_there(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "src/bilat", tmp_path / "app/bilat")
    zipapp.create_archive(tmp_path / "app", tmp_path / "bilat.pyz", main="bilat.cli.main:main")
    for words in (["aid", "--json"], ["--version"], ["check"]):
        answer = subprocess.run(
            [sys.executable, tmp_path / "bilat.pyz", *words], cwd=tmp_path, capture_output=True, text=True, check=False
        )
        assert (answer.returncode, answer.stdout) == (3, "")
        assert answer.stderr.startswith("bilat: it can't run from inside an archive")
