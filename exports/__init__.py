"""foedus.exports: other programs' formats out. `generate(name)` and `write(name)` find an export by its name."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import TypeAlias

from foedus.graph import Filter, Store

Generate: TypeAlias = Callable[[Store, Filter | None], Iterator[str]]
Write: TypeAlias = Callable[[Store, Path, Filter | None], None]

# Format: the module with its generate_… and write_…; imported when asked for, because some need heavy libraries.
FORMATS = {
    "jsonl": "foedus.exports.jsonl",
    "csv": "foedus.exports.table",
    "graphml": "foedus.exports.networks",
    "gexf": "foedus.exports.networks",
    "cypher": "foedus.exports.neo4j.script",
    "dyad-years": "foedus.exports.dyad_years",
}
# These are folders, not streams of text.
FOLDERS = ("neo4j-csv", "neo4j-kit")


def generate(name: str) -> Generate:
    """The pure half of an export: from a store and a filter to pieces of text. Raises KeyError for an unknown name."""
    function: Generate = getattr(import_module(FORMATS[name]), f"generate_{name.replace('-', '_')}")
    return function


def write(name: str) -> Write:
    """The file half of an export: saves it whole or not at all, in UTF-8. Raises KeyError for an unknown name."""
    function: Write = getattr(import_module(FORMATS[name]), f"write_{name.replace('-', '_')}")
    return function
