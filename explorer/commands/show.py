"""`foedus show`: everything about one node."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import Any

import click

from foedus.explorer.options import NODE
from foedus.explorer.outcomes import in_words
from foedus.explorer.output import Heading, Listing, Output, listing
from foedus.explorer.records import EDGE_COLUMNS, edge_cells, edge_record, edge_with_evidence
from foedus.explorer.sameness import same_record, sameness
from foedus.explorer.stores import bonds, named, open_store
from foedus.explorer.wording import Words
from foedus.exports.jsonl import node_record
from foedus.exports.lookup import Lookup, other_names, provision_lines
from foedus.graph import Assertion, Filter, Node, ontology, select
from foedus.graph.attacks import Attacks
from foedus.graph.dates import sort_key
from foedus.graph.in_office import by_leaders
from foedus.graph.persons import ACTS_FOR
from foedus.graph.same import reasons
from foedus.graph.unhelped import Unhelped, unhelped
from foedus.loaders.known import known

_OFFICES = ("leads", "represents", "chairs")


@click.command("show")
@click.argument("node", type=NODE)
@listing
def command(output: Output, node: str) -> None:
    """Show a node: its names, offices and relations, with evidence.

    NODE is a name in any spelling. What its leaders did in office stands under a heading of its own, and after it whom
    it asked for help that gave none. In csv, the edges that begin or end there.

    \b
    Examples:
      foedus show Chile
      foedus show "Rio Treaty" --language fr
    """
    with open_store() as store:
        words = Words(Lookup(store, known()), output.language)
        ident = named(store, node, beyond=False)
        edges = sorted(select(store, Filter(nodes=(ident,))), key=lambda e: (sort_key(e.date), e.relation, e.id))
        led = sorted(by_leaders(store, ident, bonds()), key=lambda e: (sort_key(e.date), e.relation, e.id))
        vain = unhelped(Attacks(store), ident)
        Listing(
            [words.lookup.node(ident)],
            lambda each: chain(_lines(each, edges, words), _led(led, words), _in_vain(vain, words)),
            lambda each: {**_record(each, edges, words), **_led_record(led, words), **_vain_record(vain)},
            EDGE_COLUMNS,
            lambda each: (edge_cells(e, words) for e in edges),
            single=True,
        ).print(output)


def _led(led: list[Assertion], words: Words) -> Iterator[str]:
    """What its leaders did in office, which is not its own in so many words."""
    if led:
        yield ""
        yield Heading(words.word["by_its_leaders"])
    for edge in led:
        yield from edge_with_evidence(edge, words, "  ")


def _led_record(led: list[Assertion], words: Words) -> dict[str, Any]:
    return {"by_its_leaders": [edge_record(edge, words) for edge in led]} if led else {}


def _in_vain(vain: list[Unhelped], words: Words) -> Iterator[str]:
    """Whom it asked for help that gave none, as far as the documents tell."""
    if vain:
        yield ""
        yield Heading(words.duty["asked_in_vain"])
    for each in vain:
        said = in_words(each.verdict, each.answers, words)
        yield f"  {words.pair(words.label(each.asked), f'{said.sure}{said.kinds}{said.aside}')}"
        for edge in (*each.calls, *(made.edge for made in each.answers)):
            yield from edge_with_evidence(edge, words, "    ")


def _vain_record(vain: list[Unhelped]) -> dict[str, Any]:
    """The same for programs."""
    found = [
        {"asked": each.asked, "verdict": each.verdict, "calls": [call.id for call in each.calls],
         "answers": [made.edge.id for made in each.answers]}
        for each in vain
    ]  # fmt: skip
    return {"asked_in_vain": found} if found else {}


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
