"""Whether a way still stands: if the alliances and treaties on it, and the ties to them, are in force on some days."""

from __future__ import annotations

from collections.abc import Sequence

from foedus.graph.dates import Interval, interval
from foedus.graph.days import NO, UNCERTAIN, YES
from foedus.graph.model import Assertion, Node
from foedus.graph.ontology import ontology
from foedus.graph.steps import Allowed
from foedus.graph.ties import lived

FAMILIES = ("structure", "treaty", "derived")  # what lasts, other than what happens once
_STATE = "State"


def lasting(allowed: Allowed) -> bool:
    """Whether only alliances and treaties are asked for: of what happened it makes no sense to say that it stands."""
    known = ontology()
    left = {*allowed.relations, *(name for family in allowed.families for name in known.family(family))}
    gone = {name for word in allowed.without for name in (known.family(word) if word in known.families else (word,))}
    return {known.relations[name].family for name in (left or {*known.relations}) - gone} <= {*FAMILIES}


def stands(nodes: Sequence[Node], hops: Sequence[Sequence[Assertion]], days: Interval) -> str:
    """Whether all of a way stands on some days, or may; `uncertain` where something on it has no dates."""
    between = [_node(each, days) for each in nodes[1:-1]]
    ties = [_tie(edges, days) for edges in hops]
    if NO in (*between, *ties):
        return NO
    # Who is told to be in something that is in force is taken to be in it.
    return YES if all(each == YES for each in between or ties) or all(each == YES for each in ties) else UNCERTAIN


def _node(node: Node, days: Interval) -> str:
    known = lived(node)
    if known is None:
        return YES if node.kind == _STATE else UNCERTAIN
    return YES if any(each.overlaps(days) for each in known) else NO


def _tie(edges: Sequence[Assertion], days: Interval) -> str:
    """Of the ties that lasted from one day to another; what is dated to a day, such as a signature, has no end."""
    spans = [interval(edge.date) for edge in edges if edge.date and "/" in edge.date]
    if any(span.overlaps(days) for span in spans):
        return YES
    return NO if spans and len(spans) == len(edges) else UNCERTAIN
