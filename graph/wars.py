"""Wars that a store tells of beside the attack of a case: whom else these states fought by then, with what says so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from foedus.graph.attacks import Attacks
from foedus.graph.beginnings import NEAR, shifted
from foedus.graph.cases import Case, War
from foedus.graph.dates import FOREVER, FOREVER_AGO, Interval, interval
from foedus.graph.edges import Filter, edge, select
from foedus.graph.model import Assertion
from foedus.graph.nodes import node

_STATE = "State"
_MOST = 3  # attacks that are named as proof of one war


@dataclass(frozen=True, slots=True)
class Blow:
    """An attack of one state on another, whoever acted for it."""

    attacker: str
    attacked: str
    edge: Assertion


def blows(attacks: Attacks, wanted: Filter) -> Iterator[Blow]:
    """The dated attacks of states on each other that a filter lets through and that are told as facts."""
    for told in select(attacks.store, wanted):
        pair = attacks.voices.owner(told.source), attacks.voices.owner(told.target)
        if told.date and pair[0] != pair[1] and not told.mutual and all(_is_state(attacks, each) for each in pair):
            yield Blow(*pair, told)


def wars_by(attacks: Attacks, case: Case) -> tuple[War, ...]:
    """The wars of its states in the sixty days up to a case, but for the attack that it is about."""
    since = shifted(case.days.start, -NEAR)
    if since == FOREVER_AGO or case.days.end == FOREVER:
        return ()
    ends = {voice for each in (case.attacked, *case.attackers) for voice in attacks.voices.of(each)}
    # Days are compared here: asked of the store, each case of a large one would go through all that lasts in it.
    wanted = Filter(nodes=tuple(sorted(ends)), relations=("attacked",), polarity="affirmed", modality="actual")
    found: dict[tuple[str, str], list[Assertion]] = {}
    for blow in blows(attacks, wanted):
        itself = blow.attacked == case.attacked and blow.attacker in case.attackers
        if not itself and _in_time(interval(blow.edge.date), since, case.days.end):
            found.setdefault((blow.attacker, blow.attacked), []).append(blow.edge)
    return tuple(_war(pair, edges) for pair, edges in sorted(found.items()))


def fought(attacks: Attacks, case: Case) -> tuple[Assertion, ...]:
    """What first tells of each other war of the attacked and of the attackers, in the order of time."""
    told = (edge(attacks.store, war.edges[0]) for war in case.wars)
    return tuple(sorted(filter(None, told), key=lambda each: interval(each.date)))


def _war(pair: tuple[str, str], edges: list[Assertion]) -> War:
    by = min(interval(each.date).end for each in edges)
    first = sorted(edges, key=_order)[:_MOST]
    return War(*pair, by, tuple(each.id for each in first), all(each.attributed_to for each in edges))


def _order(told: Assertion) -> tuple[Interval, str]:
    return interval(told.date), told.id


def _in_time(days: Interval, since: int, until: int) -> bool:
    return since <= days.start and days.end <= until


def _is_state(attacks: Attacks, ident: str) -> bool:
    return node(attacks.store, ident).kind == _STATE
