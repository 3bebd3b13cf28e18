"""`foedus info`: what is in the store, in numbers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import click

from foedus.explorer.output import Heading, Listing, Output, listing
from foedus.explorer.stores import open_store
from foedus.graph import counts, ontology


@click.command("info")
@listing
def command(output: Output) -> None:
    """Say what the store holds.

    \b
    Examples:
      foedus info
      foedus --store cold-war.db info --format json
    """
    with open_store() as store:
        held = {"store": str(store.path), **counts(store)}
    Listing(
        [held],
        lambda each: _lines(each, output.language),
        lambda each: each,
        ("what", "name", "number"),
        _rows,
        single=True,
    ).print(output)


def _lines(held: Mapping[str, Any], language: str) -> Iterator[str]:
    known = ontology()
    yield Heading(held["store"])
    yield f"{held['documents']:>7}  documents"
    yield f"{held['nodes']:>7}  nodes"
    for kind, number in held["kinds"].items():
        labels = known.kinds[kind].labels if number == 1 else known.kinds[kind].plurals
        yield f"{number:>11}  {labels[language]}"
    yield f"{held['edges']:>7}  edges"
    for family, labels in known.families.items():
        numbers = {name: held["relations"][name] for name in known.family(family) if name in held["relations"]}
        if numbers:
            yield f"{sum(numbers.values()):>11}  {labels[language]}"
        for name, number in numbers.items():
            yield f"{number:>15}  {name}"
    yield f"{held['evidence']:>7}  pieces of evidence"


def _rows(held: Mapping[str, Any]) -> Iterator[dict[str, object]]:
    for what, value in held.items():
        if isinstance(value, dict):
            yield from ({"what": what, "name": name, "number": number} for name, number in value.items())
        elif what != "store":
            yield {"what": what, "name": None, "number": value}
