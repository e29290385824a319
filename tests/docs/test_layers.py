"""Packages import only from layers before their own, or from their own layer without circles."""

import ast
from collections.abc import Iterator
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

HOME = Path(__file__).parents[2] / "src/bilat"
LAYERS = (
    {"errors", "values"},
    {"schema", "model"},
    {"loading", "evidence", "query"},
    {"totals"},
    {"check", "index", "cite", "verify"},
    {"output", "editing", "importing", "publishing", "assistants"},
    {"cli"},
)
LEVEL = {name: level for level, names in enumerate(LAYERS) for name in names}
MODULES = sorted(
    path
    for path in HOME.rglob("*.py")
    if path not in (HOME / "__init__.py", HOME / "__main__.py") and HOME / "check/examples" not in path.parents
)


@cache
def imports(path: Path) -> tuple[str, ...]:
    """Return what a module imports when it runs; what only the type checker reads does not count."""
    return tuple(_imports(path))


def _imports(path: Path) -> Iterator[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for part in tree.body:
        if isinstance(part, ast.If) and isinstance(part.test, ast.Name) and part.test.id == "TYPE_CHECKING":
            part.body = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{name.name}" for name in node.names)


def package(path: Path) -> str:
    return path.relative_to(HOME).parts[0].removesuffix(".py")


def module(path: Path) -> str:
    return "bilat." + str(path.relative_to(HOME)).removesuffix(".py").removesuffix("/__init__").replace("/", ".")


NAMES = {module(path) for path in MODULES}


def used(path: Path) -> set[str]:
    """Return the modules of bilat that a module imports when it runs."""
    found = set()
    for name in imports(path):
        if name.startswith("bilat."):
            found.add(name if name in NAMES else name.rpartition(".")[0])
    return (found & NAMES) - {module(path)}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(HOME)))
def test_a_module_imports_only_from_its_own_layer_and_those_before(path: Path) -> None:
    later = {name for name in used(path) if LEVEL[name.split(".")[1]] > LEVEL[package(path)]}
    assert later == set()


def test_no_packages_import_each_other_in_a_circle() -> None:
    graph: dict[str, set[str]] = {}
    for path in MODULES:
        graph.setdefault(package(path), set()).update(name.split(".")[1] for name in used(path))
    for name, others in graph.items():
        others.discard(name)
    assert list(TopologicalSorter(graph).static_order())


def test_no_modules_import_each_other_in_a_circle() -> None:
    assert list(TopologicalSorter({module(path): used(path) for path in MODULES}).static_order())


@pytest.mark.parametrize(
    ("library", "homes"),
    [
        ("click", {"cli"}),
        ("rich", {"output/terminal"}),
        ("tomli", {"loading"}),
        ("sqlite3", {"index"}),
        *(
            (library, {"verify"})
            for library in ("selectolax", "cssselect2", "tinycss2", "pypdf", "rapidfuzz", "charset_normalizer")
        ),
        *((library, {"verify"}) for library in ("webencodings", "protego", "idna", "warcio")),
    ],
)
def test_a_library_is_known_only_where_it_belongs(library: str, homes: set[str]) -> None:
    known = {path for path in MODULES if any(name.split(".")[0] == library for name in imports(path))}
    strays = {str(path.relative_to(HOME)) for path in known if not str(path.relative_to(HOME)).startswith(tuple(homes))}
    assert strays == set()
