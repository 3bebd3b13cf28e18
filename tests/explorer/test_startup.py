"""Starting costs little: nothing heavy is imported before it is used."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = {"spacy", "thinc", "numpy", "pyvis", "neo4j", "pandas", "networkx", "jinja2", "rapidfuzz", "edtf", "yaml"}


def imported(*arguments: str) -> set[str]:
    """All modules that a foedus process with these arguments imports."""
    script = (
        "import sys; from foedus.explorer.main import cli\n"
        "try: cli(sys.argv[1:], prog_name='foedus')\n"
        "finally: print(*sys.modules, file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", script, *arguments], capture_output=True, text=True, check=True)
    return set(done.stderr.split())


@pytest.mark.parametrize("arguments", [["--help"], ["--version"]])
def test_the_group_imports_nothing_but_click(arguments: list[str]) -> None:
    modules = imported(*arguments)
    assert not HEAVY & modules
    assert not {name for name in modules if name.startswith(("foedus.graph", "foedus.explorer.commands."))}


@pytest.mark.parametrize(
    "arguments",
    [
        ["path", "--help"],
        ["path", "ARG", "GBR", "--as-of", "1982-05-02", "--family", "conflict"],
        ["path", "ARG", "GBR", "--format", "csv"],
        ["list", "--since", "1982-04-02"],
        ["show", "OEA", "--format", "json"],
        ["export", "jsonl"],
        ["export", "cypher"],
    ],
)
def test_answers_import_nothing_heavy(arguments: list[str], store_path: Path) -> None:
    assert not HEAVY & imported(*arguments)
