"""Who may import whom, read from the sources: arrows point one way, and each heavy library has one door."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
MAY_IMPORT = {
    "graph": {"graph"},
    "seeds": {"seeds"},
    "loaders": {"loaders", "graph", "seeds"},
    "exports": {"exports", "graph"},
    "explorer": {"explorer", "graph", "loaders", "exports", "seeds"},
}
DOORS = {"spacy": "loaders", "pyvis": "explorer", "neo4j": "exports", "click": "explorer"}
# What is imported where it is used, never when its module is: start-up pays for nothing that it does not need.
LATE = {
    "spacy", "pyvis", "neo4j", "pandas", "networkx", "numpy", "jinja2", "rapidfuzz", "edtf", "yaml", "py3langid",
    "charset_normalizer", "trafilatura", "pypdf",
}  # fmt: skip
SOURCES = [path for folder in MAY_IMPORT for path in sorted((ROOT / folder).rglob("*.py"))]


def imports(tree: ast.AST, *, early: bool = False) -> Iterator[str]:
    """Dotted names that a module imports; with `early` only those that run when the module itself is imported."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            yield node.module or ""
        elif not early or not (isinstance(node, ast.FunctionDef) or is_for_types_only(node)):
            yield from imports(node, early=early)


def is_for_types_only(node: ast.AST) -> bool:
    return isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_arrows_point_one_way_and_heavy_libraries_have_one_door(path: Path) -> None:
    folder = path.relative_to(ROOT).parts[0]
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for name in imports(tree):
        top, _, rest = name.partition(".")
        assert top != "foedus" or rest.split(".")[0] in MAY_IMPORT[folder], f"{folder} imports {name}"
        assert DOORS.get(top, folder) == folder, f"{folder} imports {name}"
    assert not LATE & {name.split(".")[0] for name in imports(tree, early=True)}


def test_a_wrong_arrow_would_be_seen() -> None:
    late = "if TYPE_CHECKING:\n    import spacy\ndef f():\n    import click"
    tree = ast.parse(f"from foedus.explorer import page\n{late}")
    assert list(imports(tree)) == ["foedus.explorer", "spacy", "click"]
    assert list(imports(tree, early=True)) == ["foedus.explorer"]
