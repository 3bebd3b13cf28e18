"""`foedus forget`: the opposite of load."""

from __future__ import annotations

import click

from foedus.explorer.options import DOCUMENT
from foedus.explorer.plain import printable
from foedus.explorer.stores import known_document, open_store
from foedus.graph import forget


@click.command("forget")
@click.argument("document", type=DOCUMENT)
def command(document: str) -> None:
    """Remove a document and all that only it said.

    DOCUMENT is an id that `foedus sources` prints. What other documents say too stays.

    \b
    Example:
      foedus forget articles/draft.txt
    """
    with open_store() as store:
        forget(store, known_document(store, document))
    click.echo(f"Forgotten: {printable(document)}")
