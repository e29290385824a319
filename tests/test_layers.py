"""Each module imports only from layers before its own, as docs/architecture.md lists them."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

HOME = Path(__file__).parents[1] / "src/bilat"
LAYERS = (
    {"dates", "quantity", "problems", "places", "pieces", "folding", "quotes", "fields", "listing", "jsontext"},
    {"model", "countries", "syntax", "query"},
    {"reading"},
    {"kinds"},
    {"references", "evidence", "schema", "file_schema"},
    {"document", "rows", "predicate"},
    {"load"},
    {"lot", "lots", "forest", "pledges", "total", "totals"},
    {"check", "index", "stats", "reconcile"},
    {"cite", "verify", "live", "formats"},
    {"cli"},
)
# Within a layer these lean on one another, in this order.
WITHIN = {
    ("index", "index"),
    ("quotes", "folding"),
    *((later, "lot") for later in ("lots", "forest", "pledges", "total", "totals")),
    *((later, earlier) for later in ("pledges", "total", "totals") for earlier in ("forest", "pledges", "total")),
    ("verify", "live"),
}
LEVEL = {name: level for level, names in enumerate(LAYERS) for name in names}
MODULES = sorted(path for path in HOME.rglob("*.py") if path not in (HOME / "__init__.py", HOME / "__main__.py"))


def imports(path: Path) -> Iterator[str]:
    """Return what a module imports when it runs; what only the type checker reads does not count."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for part in tree.body:
        if isinstance(part, ast.If) and isinstance(part.test, ast.Name) and part.test.id == "TYPE_CHECKING":
            part.body = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{name.name}" for name in node.names)


def room(path: Path) -> str:
    return path.relative_to(HOME).parts[0].removesuffix(".py")


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(HOME)))
def test_a_module_imports_only_from_layers_before_its_own(path: Path) -> None:
    mine = room(path)
    used = {name.split(".")[1] for name in imports(path) if name.startswith("bilat.")} & LEVEL.keys()
    wrong = {name for name in used if name != mine and LEVEL[name] >= LEVEL[mine] and (mine, name) not in WITHIN}
    assert wrong == set()


@pytest.mark.parametrize(
    ("library", "homes"),
    [
        ("click", {"cli"}),
        ("rich", {"formats/grid.py"}),
        ("tomli", {"load.py"}),
        ("sqlite3", {"index"}),
    ],
)
def test_a_library_is_known_only_where_it_belongs(library: str, homes: set[str]) -> None:
    known = {path for path in MODULES if any(name.split(".")[0] == library for name in imports(path))}
    strays = {str(path.relative_to(HOME)) for path in known if not str(path.relative_to(HOME)).startswith(tuple(homes))}
    assert strays == set()
