"""Which of the texts that were not in force are worth telling of in a case: those that had ended not long before, and
the last of those whom nothing else binds. The others are folded."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Protocol, TypeVar

from foedus.graph.dates import Interval
from foedus.graph.hearing import Heard

WITHIN = 10  # years in which a text that ended is still of use; js/pasttexts.js has the same
_YEAR = 10_000  # as days are written


class Told(Protocol):
    """Judgements of a case that are told together; `past` where they were not in force."""

    @property
    def members(self) -> tuple[Heard, ...]:
        """The judgements."""
        ...

    @property
    def past(self) -> bool:
        """Whether they were not in force."""
        ...


Group = TypeVar("Group", bound=Told)


def folded(groups: Iterable[Group], days: Interval, alive: Callable[[str], bool]) -> list[Group]:
    """Those of some groups that are left out; `alive` is whether a state existed on the days of the case."""
    every = list(groups)
    past = [each for each in every if each.past]
    told = {_pair(member) for each in every if not each.past for member in each.members}
    kept = []
    ended = [(gap, place) for place, each in enumerate(past) if (gap := _since(each, days)) is not None]
    for gap, place in sorted(ended):
        fresh = {_pair(m) for m in past[place].members if alive(m.judgement.duty.debtor)} - told
        told |= fresh
        if fresh or gap <= WITHIN * _YEAR:
            kept.append(past[place])
    return [each for each in past if not any(each is one for one in kept)]


def _pair(heard: Heard) -> tuple[str, str, str]:
    return heard.judgement.side, heard.judgement.duty.debtor, heard.judgement.duty.creditor


def _since(group: Told, days: Interval) -> int | None:
    """How long before the days of the case the texts had ended, as days are written; None for what came later."""
    ends = [
        spell.end for each in group.members for spell in each.judgement.duty.span.possible if spell.end < days.start
    ]
    return days.start - max(ends) if ends else None
