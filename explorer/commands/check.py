"""`foedus check`: is the store whole?"""

from __future__ import annotations

import click
from click.exceptions import Exit

from foedus.explorer.output import Listing, Output, listing, say
from foedus.explorer.stores import open_store
from foedus.graph.checks import check


@click.command("check")
@listing
def command(output: Output) -> None:
    """Check the store for damage.

    Prints what is wrong, one finding a line. Exit 1 when there is any.

    \b
    Example:
      foedus check && echo whole
    """
    with open_store() as store:
        found = check(store)
    Listing(
        found, lambda each: [each], lambda each: {"problem": each}, ("problem",), lambda each: [{"problem": each}]
    ).print(output)
    if found:
        raise Exit(1)
    say("The store is whole.")
