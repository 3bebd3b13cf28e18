"""How texts are to be read: the options that `load` and `read` share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from foedus.graph import Problem

if TYPE_CHECKING:
    from foedus.loaders.how import How
    from foedus.loaders.watching import Watch

RULES = "rules"  # the reader that comes with foedus

gazetteers = click.option(
    "--gazetteer", "tables", metavar="FILE", multiple=True, type=click.Path(exists=True, dir_okay=False),
    help="Know the actors of this table too; docs/gazetteer.md tells what it may hold.",
)  # fmt: skip
reader = click.option(
    "--reader", metavar="NAME", default=RULES, show_default=True, help="The reader to use; see docs/adding-a-reader.md."
)


def how_to_read(
    reader: str, tables: tuple[str, ...], language: str = "", watch: Watch | None = None
) -> tuple[How, list[Problem]]:
    """How documents are to be read, and what is wrong with the tables. Raises UnknownReader."""
    from foedus.loaders.brought import NOTHING, read_tables
    from foedus.loaders.how import How
    from foedus.loaders.readers import reader as installed

    installed(reader)
    brought, problems = read_tables(tables) if tables else (NOTHING, [])
    return How(reader, brought, language, watch), problems
