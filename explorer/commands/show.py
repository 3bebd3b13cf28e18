"""`foedus show`: everything about one node."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import click

from foedus.explorer.options import NODE
from foedus.explorer.output import Heading, Listing, Output, listing
from foedus.explorer.records import EDGE_COLUMNS, edge_cells, edge_record, edge_with_evidence
from foedus.explorer.sameness import same_record, sameness
from foedus.explorer.stores import named, open_store
from foedus.explorer.wording import Words
from foedus.exports.jsonl import node_record
from foedus.exports.lookup import Lookup, other_names, provision_lines
from foedus.graph import Assertion, Filter, Node, ontology, select
from foedus.graph.dates import sort_key
from foedus.graph.persons import ACTS_FOR
from foedus.graph.same import reasons
from foedus.loaders.known import known

_OFFICES = ("leads", "represents", "chairs")


@click.command("show")
@click.argument("node", type=NODE)
@listing
def command(output: Output, node: str) -> None:
    """Show a node: its names, offices and relations, with evidence.

    NODE is a name in any spelling. In csv, the edges that begin or end there.

    \b
    Examples:
      foedus show Chile
      foedus show "Rio Treaty" --language fr
    """
    with open_store() as store:
        words = Words(Lookup(store, known()), output.language)
        ident = named(store, node, beyond=False)
        edges = sorted(select(store, Filter(nodes=(ident,))), key=lambda e: (sort_key(e.date), e.relation, e.id))
        Listing(
            [words.lookup.node(ident)],
            lambda each: _lines(each, edges, words),
            lambda each: _record(each, edges, words),
            EDGE_COLUMNS,
            lambda each: (edge_cells(e, words) for e in edges),
            single=True,
        ).print(output)


def _groups(edges: list[Assertion]) -> Iterator[tuple[str, list[Assertion]]]:
    """Offices first, then the families in the order of the ontology; nothing twice."""
    yield "offices", [e for e in edges if e.relation in _OFFICES]
    for family in ontology().families:
        names = ontology().family(family)
        yield family, [e for e in edges if e.relation in names and e.relation not in _OFFICES]


def _lines(each: Node, edges: list[Assertion], words: Words) -> Iterator[str]:
    label = each.label(words.language)
    yield Heading(f"{label} ({words.kind(each)}, {each.id})")
    if others := other_names(each, label):
        yield f"  {'; '.join(others)}"
    for name, value in each.attributes.items():
        if not name.startswith(("article_", ACTS_FOR)):  # how to write the name in a sentence, and what relations tell
            yield f"  {words.attribute(name, value)}"
    yield from (f"  {line}" for line in provision_lines(each, words.language))
    yield from (f"  {sameness(reason, words)}" for reason in reasons(words.lookup.store, each.id))
    for group, members in _groups(edges):
        if members:
            yield ""
            yield Heading(_title(group, words.language))
        for edge in members:
            yield from edge_with_evidence(edge, words, "  ")


def _title(group: str, language: str) -> str:
    return (
        {"fr": "Fonctions", "en": "Offices"}[language] if group == "offices" else ontology().families[group][language]
    )


def _record(each: Node, edges: list[Assertion], words: Words) -> dict[str, Any]:
    groups = {group: [edge_record(e, words) for e in members] for group, members in _groups(edges)}
    why = [same_record(reason) for reason in reasons(words.lookup.store, each.id)]
    return {
        **node_record(each),
        **({"same": why} if why else {}),
        "edges": {group: found for group, found in groups.items() if found},
    }
