"""Calls for help without an attack: a state in unrest, or threatened, asks others or a body of which it is a member."""

from __future__ import annotations

from collections.abc import Iterable

from foedus.graph.attacks import UNKNOWN, WITHIN, Attack, Attacks, near
from foedus.graph.beginnings import shifted
from foedus.graph.dates import Interval, interval
from foedus.graph.edges import Filter, select
from foedus.graph.model import Assertion
from foedus.graph.nodes import node

_STATE = "State"


def appeals(
    attacks: Attacks,
    states: frozenset[str] = frozenset(),
    *,
    since: str | None = None,
    until: str | None = None,
    among: Iterable[str] = (),
) -> list[Attack]:
    """The dated calls of states for help that no attack on them that is told of accounts for, those near in time
    together, each as an attack by nobody known. Of `states` all have to be the one that asks. Raises BadDate."""
    voices = attacks.voices
    ends = tuple(sorted({voice for each in among for voice in voices.of(voices.owner(each))}))
    wanted = Filter(ends, relations=("requested-aid-from",), polarity="affirmed", modality="actual", dated=True,
                    since=since, until=until)  # fmt: skip
    found: dict[str, list[Assertion]] = {}
    for call in select(attacks.store, wanted):
        who = voices.owner(call.source)
        if states <= {who} and who != voices.owner(call.target) and node(attacks.store, who).kind == _STATE:
            found.setdefault(who, []).append(call)
    return sorted((each for who, calls in found.items() for each in _of(attacks, who, calls)), key=lambda e: e.days)


def _of(attacks: Attacks, who: str, calls: list[Assertion]) -> list[Attack]:
    struck = [each for each in attacks.told(frozenset({who})) if each.attacked == who]
    free = [call for call in calls if not any(each.calling.overlaps(interval(call.date)) for each in struck)]
    groups = near(sorted(free, key=lambda each: interval(each.date)))
    starts = [interval(group[0].date) for group in groups]
    made = []
    for place, (days, group) in enumerate(zip(starts, groups, strict=True)):
        end = min([shifted(days.start, WITHIN), *(later.start for later in starts[place + 1 :])])
        window = Interval(days.start, end)
        made.append(Attack(who, UNKNOWN, days, True, tuple(group), (), window, window))
    return made
