"""`foedus same`: two nodes are one."""

from __future__ import annotations

import click

from foedus.explorer.options import NODE
from foedus.explorer.output import Output, listing, say
from foedus.explorer.plain import printable
from foedus.explorer.sameness import listed
from foedus.explorer.stores import open_store
from foedus.explorer.wording import Words
from foedus.exports.lookup import Lookup
from foedus.graph import resolve
from foedus.graph.same import decisions, join, members, reasons


@click.command("same")
@click.argument("nodes", metavar="[NODE OTHER]", nargs=-1, type=NODE)
@listing
def command(output: Output, nodes: tuple[str, ...]) -> None:
    """Say that two nodes are one, or list which are and why.

    foedus finds by itself that two documents spell one leader in two ways, where the names are spellings of one name
    and both act for the same state or body. What it missed is said here, for nodes of any kind; what it got wrong is
    said with foedus split. Both hold whatever is loaded later, in any order, and outlive foedus forget.

    Without arguments, lists which nodes are one and why, and what was said here; foedus load reads such JSON lines.

    \b
    Examples:
      foedus same "Nikol Pachinian" nikol-pashinyan
      foedus same --format jsonl > who-is-who.jsonl
    """
    if len(nodes) not in (0, 2):
        raise click.UsageError("name two nodes, or none to list which are one.")
    with open_store() as store:
        if nodes:
            one, other = (resolve(store, node) for node in nodes)
            join(store, one, other)
            click.echo(printable(f"One from now on: {', '.join(members(store, one))}"))
            return
        found = [reason for reason in reasons(store) if reason.by != "user"]
        printed = listed([*found, *decisions(store)], Words(Lookup(store), output.language)).print(output)
    if not printed:
        say("No nodes are one, and nothing was said about any.")
