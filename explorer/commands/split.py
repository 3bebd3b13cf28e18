"""`foedus split`: nodes that are not one."""

from __future__ import annotations

import click

from foedus.explorer.options import NODE
from foedus.explorer.plain import printable
from foedus.explorer.stores import open_store
from foedus.graph import resolve
from foedus.graph.errors import UnknownNode
from foedus.graph.same import members, split


@click.command("split")
@click.argument("node", type=NODE)
def command(node: str) -> None:
    """Say that a node is not one with others.

    NODE is one of the ids that foedus show and foedus same list as one, which then stands for itself; or the node
    that they make, all of which then stand for themselves. It holds whatever is loaded later; foedus same takes it
    back.

    \b
    Example:
      foedus split nikol-pachinian
    """
    with open_store() as store:
        try:
            members(store, node)  # an id is meant before a name, because only an id tells one of several
            ident = node
        except UnknownNode:
            ident = resolve(store, node)
        alone = split(store, ident)
    click.echo(printable(f"For themselves from now on: {', '.join(alone)}"))
