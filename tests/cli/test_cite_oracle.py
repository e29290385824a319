"""Every source that ships, as foreign programs cite and read it: citeproc-js, pandoc, biber. Run by `-m oracle`."""

import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from generators.citeproc import ROOT as PROJECT
from generators.citeproc import STYLES, list_differences, shipped_references

from support.program import Program

pytestmark = [pytest.mark.slow, pytest.mark.oracle]


def needs(program: str) -> None:
    if not shutil.which(program):
        pytest.skip(f"{program} is not installed")


def test_every_source_that_ships_is_listed_as_citeproc_lists_it_or_with_a_reason() -> None:
    needs("node")
    if not (PROJECT / "node_modules/citeproc").exists():
        pytest.skip("citeproc is not installed: npm install --no-save citeproc@2.4.63")
    references = shipped_references()
    found = list(list_differences(references))
    assert [str(difference) for difference in found if difference.reason is None] == []
    assert len(found) < len(references) * len(STYLES) / 10


@pytest.fixture
def sources(bilat: Program) -> list[Any]:
    answer: dict[str, list[Any]] = json.loads(bilat("sources", "--json").stdout)
    return answer["sources"]


def test_pandoc_and_biber_read_the_same_fields_of_every_source_that_ships(
    bilat: Program, sources: list[Any], tmp_path: Path
) -> None:
    needs("pandoc")
    needs("biber")
    ids = "\n".join(source["id"] for source in sources)
    path = tmp_path / "all.bib"
    path.write_text(bilat("cite", "-", "--bibtex", stdin=ids).stdout, encoding="utf-8")
    items = {one["id"]: one for one in json.loads(bilat("cite", "-", "--csl-json", stdin=ids).stdout)}
    by_pandoc = {one["id"]: one for one in json.loads(_run("pandoc", "-f", "biblatex", "-t", "csljson", str(path)))}
    numbered = {id_ for id_, one in items.items() if "literal" not in one.get("issued", {})}
    again = json.dumps(list(items.values()))
    through = {one["id"]: one for one in json.loads(_run("pandoc", "-f", "csljson", "-t", "csljson", given=again))}
    wanted = _fields({id_: items[id_] for id_ in numbered})
    assert [_fields({id_: read[id_] for id_ in numbered}) for read in (by_pandoc, through)] == [wanted, wanted]
    said = _run("biber", "--tool", "--nolog", "--output-file", str(tmp_path / "out.bib"), str(path))
    assert re.findall("^(?:ERROR|WARN).*", said, re.MULTILINE) == []
    assert _entries(tmp_path / "out.bib") == _entries(path)


def _run(*command: str, given: str = "") -> str:
    run = subprocess.run(command, input=given, capture_output=True, encoding="utf-8", check=False)
    assert run.returncode == 0, f"{command[0]} ends with {run.returncode}: {run.stdout}{run.stderr}"
    return run.stdout


def _fields(items: dict[str, Any]) -> dict[str, tuple[object, ...]]:
    """Return what both formats say of each item: title, authors, container, date and address.

    pandoc adds to the title of a BibLaTeX entry what its document is, and knows no date that is only in words.
    """
    return {
        id_: (
            re.sub(r"\. (?:Press release|Speech|Treaty|Law|Video|Letter)$", "", _bare(one.get("title", ""))),
            [{key: _bare(part) for key, part in name.items()} for name in one.get("author", [])],
            _bare(one.get("container-title") or one.get("publisher") or ""),
            _years(one),
            one.get("URL"),
        )
        for id_, one in items.items()
    }


def _bare(text: str) -> str:
    """Return a text without marks that keep its case, and without the kinds of its spaces and quotation marks."""
    return " ".join(re.sub('[“”‘’"]', "'", re.sub(r"</?span[^>]*>", "", text)).split())


def _years(item: Any) -> object:
    issued = item.get("issued", {})
    season = {21: 1, 22: 2, 23: 3, 24: 4}
    ends = [[season.get(part, part) for part in end] for end in issued.get("date-parts", [])]
    return [*ends, *([issued["season"]] if "season" in issued else [])]


def _entries(path: Path) -> dict[str, dict[str, str]]:
    """Return the fields of each entry of a .bib file by its key, without braces and white space."""
    found = re.findall(r"@\w+\{([^,]+),\n(.*?)\n\}", path.read_text(encoding="utf-8"), re.DOTALL)
    return {
        key: {
            name.lower(): re.sub(r"[{}\s]", "", value)
            for name, value in re.findall(r"^\s*(\w+)\s*=\s*(.*?),?$", body, re.MULTILINE)
        }
        for key, body in found
    }
