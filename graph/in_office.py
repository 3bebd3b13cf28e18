"""What a state or a body did by its leaders: the deeds of who leads or represents it, in the time of the office."""

from __future__ import annotations

from foedus.graph.dates import ALWAYS, interval
from foedus.graph.days import Days, union
from foedus.graph.edges import Filter, select
from foedus.graph.model import Assertion
from foedus.graph.nodes import node
from foedus.graph.ontology import ontology
from foedus.graph.store import Store
from foedus.graph.undated import Bonds, time_of

OFFICES = ("leads", "represents")
_NO_DEEDS = (*OFFICES, "chairs")
_LEADER = "Leader"


def by_leaders(store: Store, ident: str, bonds: Bonds | None = None) -> list[Assertion]:
    """What its leaders did to others, each edge once; what has a date only where that may lie in the office, as far as
    it is known when that was held."""
    found: dict[str, Assertion] = {}
    for leader, held in _offices(store, ident, bonds).items():
        for edge in select(store, Filter(nodes=(leader,))):
            doer = edge.source == leader or ontology().relations[edge.relation].symmetric
            deed = edge.relation not in _NO_DEEDS and ident not in (edge.source, edge.target)
            timely = edge.date is None or any(interval(edge.date).overlaps(spell) for spell in held)
            if doer and deed and timely:
                found[edge.id] = edge
    return list(found.values())


def _offices(store: Store, ident: str, bonds: Bonds | None) -> dict[str, Days]:
    """Who holds an office in it, and when; all days where only a day is told on which it was held."""
    wanted = Filter(targets=(ident,), relations=OFFICES, polarity="affirmed", modality="actual")
    held: dict[str, Days] = {}
    for edge in select(store, wanted):
        source = node(store, edge.source)
        if source.kind == _LEADER:
            spell = edge.date is None or "/" in edge.date
            days = time_of(edge, source, node(store, ident), bonds) if spell else (ALWAYS,)
            held[edge.source] = union(held.get(edge.source, ()), days)
    return held
