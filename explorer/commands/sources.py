"""`foedus sources`: what was loaded."""

from __future__ import annotations

import click

from foedus.explorer.output import Output, listing
from foedus.explorer.records import sources
from foedus.explorer.stores import open_store
from foedus.graph import documents


@click.command("sources")
@listing
def command(output: Output) -> None:
    """List the documents loaded.

    \b
    Examples:
      foedus sources
      foedus sources --format csv
    """
    with open_store() as store:
        sources(documents(store)).print(output)
