"""`foedus evidence`: who says so, and where."""

from __future__ import annotations

import click

from foedus.explorer.edition import AS_OF
from foedus.explorer.main import Misuse
from foedus.explorer.output import Output, listing, say
from foedus.explorer.records import evidence
from foedus.explorer.stores import derived, open_or_empty
from foedus.explorer.wording import Words
from foedus.exports.lookup import Lookup
from foedus.graph.dates import ALWAYS, interval
from foedus.graph.edges import ID, beginning

_MOST = 10  # edges that are named where more than one may be meant


@click.command("evidence")
@click.argument("edge_id", metavar="EDGE")
@click.option(
    "--as-of", metavar="DATE", type=AS_OF,
    help="Of derived edges, only those that may hold on this date (EDTF), or today.",
)  # fmt: skip
@listing
def command(output: Output, edge_id: str, as_of: str | None) -> None:
    """Quote who says so, and where, for an edge.

    EDGE is the id that list, show and path print, or its beginning. The quote stands in its sentence between >> and <<.
    Of a derived edge (list --derived) it prints the derivation, step by step, with what each step rests on.

    \b
    Example:
      foedus evidence 3f2ab1c09d44
    """
    ident = edge_id.strip().lower()
    days = interval(as_of) if as_of else ALWAYS
    if not ID.fullmatch(ident):
        raise Misuse(f"{edge_id!r} is no edge's id: those are up to 12 digits and letters a to f. See: foedus list")
    with open_or_empty() as store:
        found, lookup = list(beginning(store, ident, _MOST + 1)), Lookup(store)
        if not found:
            computed = derived(store)
            found, lookup = list(computed.beginning(ident, _MOST + 1, days)), Lookup(store, computed)
        words = Words(lookup, output.language)
        if len(found) == 1:
            evidence(found[0], words).print(output)
            return
        for each in found[:_MOST]:
            say(f"{each.id}  {words.sentence(each)}")
        raise Misuse(_which(edge_id, len(found)))


def _which(edge_id: str, many: int) -> str:
    """Why an id means no edge, or more than one."""
    if not many:
        return f"no edge has an id that begins with {edge_id!r}. See: foedus list"
    return f"{f'more than {_MOST}' if many > _MOST else many} edges have ids that begin with {edge_id!r}. Say which"
