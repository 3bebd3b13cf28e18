"""`foedus find`: a node by any spelling."""

from __future__ import annotations

import click
from click.exceptions import Exit

from foedus.explorer.options import KIND
from foedus.explorer.output import Listing, Output, listing, say
from foedus.explorer.stores import open_store, untold
from foedus.explorer.wording import Words
from foedus.exports.lookup import Lookup
from foedus.graph import find
from foedus.graph.names import fold
from foedus.graph.search import Hit

_COLUMNS = ("id", "kind", "name", "matched", "score")


@click.command("find")
@click.argument("text")
@click.option("--kind", type=KIND, help="Only nodes of this kind.")
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, help="At most so many.")
@listing
def command(output: Output, text: str, kind: str | None, limit: int) -> None:
    """Find nodes by any spelling of a name.

    Accents, case and language do not matter. What is not found is looked for within names, then among names that
    are written nearly so. Exit 1 when there is nothing.

    \b
    Examples:
      foedus find "etats unis"
      foedus find Argentnia
    """
    with open_store() as store:
        words = Words(Lookup(store), output.language)
        hits = [
            hit
            for hit in find(store, text, 10_000 if kind else limit)
            if kind in (None, words.lookup.node(hit.id).kind)
        ]
        if not hits:
            _hits([], words).print(output)
            say(f"Nothing is called {text!r}.{_in_the_gazetteer(text)}")
            raise Exit(1)
        if not any(hit.score == 100 or fold(text) in fold(hit.name) for hit in hits):
            say(f"Nothing is called {text!r}.{_in_the_gazetteer(text)} Did you mean:")
        _hits(hits[:limit], words).print(output)


def _in_the_gazetteer(text: str) -> str:
    """That a state is known by this name though no document tells of it, and what can be asked about it."""
    state = untold(text)
    return f" No document tells of {state}; what treaties bind it to: foedus obligations {state}." if state else ""


def _hits(hits: list[Hit], words: Words) -> Listing[Hit]:
    def record(hit: Hit) -> dict[str, object]:
        each = words.lookup.node(hit.id)
        values = (hit.id, each.kind, each.label(words.language), hit.name, hit.score)
        return dict(zip(_COLUMNS, values, strict=True))

    def line(hit: Hit) -> str:
        each = words.lookup.node(hit.id)
        label = each.label(words.language)
        return f"{hit.id}  {words.kind(each)}  {label}{f'  ({hit.name})' if hit.name not in (label, hit.id) else ''}"

    return Listing(hits, lambda hit: [line(hit)], record, _COLUMNS, lambda hit: [record(hit)])
