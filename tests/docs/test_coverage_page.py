"""docs/coverage.md is what its generator writes."""

import importlib.util

from support.program import ROOT


def test_the_page_on_coverage_is_what_the_base_gives() -> None:
    spec = importlib.util.spec_from_file_location("coverage_page", ROOT / "tools/coverage.py")
    assert spec is not None
    assert spec.loader is not None
    page = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(page)
    assert (ROOT / "docs/coverage.md").read_text(encoding="utf-8") == page.text()
