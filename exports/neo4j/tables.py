"""The model of Neo4j as Markdown tables: `python -m foedus.exports.neo4j.tables docs/neo4j.md` writes them anew."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from foedus.exports.neo4j.model import EDGE, LINK, NODE, Property, links, nodes, proofs
from foedus.graph import ontology

BEGIN, END = "<!-- tables: begin -->", "<!-- tables: end -->"


def generate_tables() -> Iterator[str]:
    """Labels, types and properties, line by line, generated from the ontology."""
    yield from _section("Labels of nodes", "| label | what it is |", _labels())
    yield from _section("Properties of every node", *_properties(NODE))
    yield from _section("Types of relationships", "| type | family | from | to | PLOVER | CAMEO |", _types())
    yield from _section("Properties of every relationship", *_properties(EDGE))
    for shape in proofs().values():
        yield from _section(f"With --evidence: {shape.name}, {shape.says}", *_properties(shape.properties))
    yield from _section("With --evidence: what ties them", "| type | from | to | what it leads to |", _links())
    yield from _section("Their properties", *_properties(LINK))


def with_tables(page: str) -> str:
    """A page with the tables between its two marks. Raises ValueError where it lacks them."""
    before, mark, rest = page.partition(BEGIN)
    _, closing, after = rest.partition(END)
    if not (mark and closing):
        raise ValueError(f"the page lacks {BEGIN} or {END}.")
    return f"{before}{BEGIN}\n\n{''.join(generate_tables())}{END}{after}"


def _section(title: str, head: str, rows: Iterable[str]) -> Iterator[str]:
    yield f"### {title}\n\n{head}\n|{' --- |' * (head.count('|') - 1)}\n"
    yield from (f"{row}\n" for row in rows)
    yield "\n"


def _properties(properties: Iterable[Property]) -> tuple[str, Iterator[str]]:
    return "| property | type | what it says |", (f"| `{p.name}` | {p.type} | {p.says} |" for p in properties)


def _labels() -> Iterator[str]:
    for shape in nodes().values():
        yield f"| {' '.join(f'`:{name}`' for name in (shape.name, *shape.beside))} | {shape.says} |"


def _types() -> Iterator[str]:
    known = ontology()
    for each in known.relations.values():
        ends = (", ".join(kind for kind in known.kinds if kind in some) for some in (each.sources, each.targets))
        codes = (", ".join(some) for some in (each.plover, each.cameo))
        yield f"| `{each.neo4j_type}` | {each.family} | {' | '.join(ends)} | {' | '.join(codes)} |"


def _links() -> Iterator[str]:
    for link in links().values():
        yield f"| `{link.name}` | {', '.join(link.sources)} | {', '.join(link.targets)} | {link.says} |"


if __name__ == "__main__":
    target = Path(sys.argv[1])
    target.write_text(with_tables(target.read_text(encoding="utf-8")), encoding="utf-8")
