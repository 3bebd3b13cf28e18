"""Who had begun: whether an attack answers an earlier one of the attacked, on the attacker or on whom that defends."""

from __future__ import annotations

from datetime import date

from foedus.graph.cases import ANYWHERE, ATTACKED, NOT_BINDING, Case
from foedus.graph.court import Court
from foedus.graph.dates import FOREVER, FOREVER_AGO, Interval, interval
from foedus.graph.edges import Filter, select
from foedus.graph.model import Assertion
from foedus.graph.store import Store
from foedus.graph.voices import Voices

NEAR = 60  # days within which attacks are taken to be of one war


def begun(store: Store, court: Court, voices: Voices, pair: tuple[str, str], days: Interval) -> list[Assertion]:
    """The attacks to which one of a pair (attacked, attacker) is an answer: those of the attacked on the attacker in
    the days before, or up to that day on somebody to whom the attacker owes help. An undated attack answers nothing."""
    attacked, attacker = pair
    if not FOREVER_AGO < days.start < FOREVER:
        return []
    wanted = Filter(sources=tuple(voices.of(attacked)), relations=("attacked",), polarity="affirmed", modality="actual")
    found = []
    for edge in select(store, wanted):
        when, whom = interval(edge.date), voices.owner(edge.target)
        if when.start < shifted(days.start, -NEAR) or when.end > days.start or whom == attacked or edge.mutual:
            continue
        if when.end < days.start if whom == attacker else _defends(court, attacker, whom, attacked, when):
            found.append(edge)
    return found


def _defends(court: Court, helper: str, whom: str, against: str, days: Interval) -> bool:
    case = Case(whom, (against,), days, ANYWHERE)
    return any(
        each.duty.debtor == helper and each.side == ATTACKED and each.duty.obligation == "defense"
        for each in court.judge(case)
        if each.verdict != NOT_BINDING
    )


def shifted(day: int, number: int) -> int:
    """A day so many days later or earlier, as YYYYMMDD; far from the calendar's ends it stays within them."""
    if not 2_01_01 <= day < 99980101:
        return FOREVER if number > 0 else FOREVER_AGO
    moved = date(day // 10000, day // 100 % 100, day % 100).toordinal() + number
    later = date.fromordinal(moved)
    return later.year * 10000 + later.month * 100 + later.day
