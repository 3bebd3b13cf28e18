"""The gazetteer with the actors that a user brought: new entries, and more names for those that it has."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from foedus.graph.dates import interval
from foedus.loaders.brought import NOTHING, Brought, Row
from foedus.loaders.entries import entry
from foedus.loaders.gazetteer import Gazetteer, gazetteer, installed


@lru_cache(maxsize=2)
def enlarged(brought: Brought) -> Gazetteer:
    """The gazetteer of this installation with what a user brought. A name that both have means what the user says."""
    if brought == NOTHING:
        return gazetteer()
    made = installed()
    for row in brought.rows:
        take_in(row, made)
    return made


def take_in(row: Row, names: Gazetteer) -> None:
    """Add a row to a gazetteer, its names before those of other entries."""
    cells = dict(row.cells)
    if row.table == "members":
        span = interval(f"{cells['start'] or '..'}/{cells['end'] or '..'}")
        names.members.setdefault(cells["organization"], []).append((cells["state"], span))
        return
    told = entry(row.table, cells)
    known = names.nodes.get(row.ident)
    more = [name for name in told.names if known is None or name not in known.names]
    if known:
        names.nodes[row.ident] = replace(known, names=(*known.names, *more))
    names.add(row.table, cells)
    for name in more:
        names.prefer(names.nodes[row.ident], name)
    for word in names.demonyms_of(cells):
        names.demonyms[word] = list(dict.fromkeys([row.ident, *names.demonyms[word]]))
