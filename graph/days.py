"""Sets of days, and spans whose days may be known in part: what is certain, what is possible, what is neither.

A question about a span has three answers (Kleene's logic of three values): `yes`, `no`, `uncertain`. Sets of days are
sorted tuples of disjoint intervals, bounds included, as `graph.dates` writes them (YYYYMMDD).
"""

from __future__ import annotations

import calendar
from collections.abc import Iterable
from typing import NamedTuple, TypeAlias

from foedus.graph.dates import ALWAYS, FOREVER, FOREVER_AGO, Interval, interval

YES, NO, UNCERTAIN = "yes", "no", "uncertain"
Days: TypeAlias = tuple[Interval, ...]


def union(*sets: Days) -> Days:
    """The days of all sets. Neighbouring days make one interval: to 31 July and from 1 August is without a gap."""
    joined: list[Interval] = []
    for each in sorted(each for days in sets for each in days):
        if joined and each.start <= next_day(joined[-1].end):
            joined[-1] = Interval(joined[-1].start, max(joined[-1].end, each.end))
        else:
            joined.append(each)
    return tuple(joined)


def common(first: Days, second: Days) -> Days:
    """The days that are in both sets."""
    if len(first) == len(second) == 1:  # as nearly all are
        start, end = max(first[0].start, second[0].start), min(first[0].end, second[0].end)
        return (Interval(start, end),) if start <= end else ()
    both = ((max(a.start, b.start), min(a.end, b.end)) for a in first for b in second)
    return tuple(sorted(Interval(start, end) for start, end in both if start <= end))


def without(first: Days, second: Days) -> Days:
    """The days of the first set that are not in the second."""
    left = first
    for gone in second:
        before = _from_to(FOREVER_AGO, previous_day(gone.start))
        after = _from_to(next_day(gone.end), FOREVER)
        left = union(common(left, before), common(left, after))
    return left


def next_day(bound: int) -> int:
    """The day after, as YYYYMMDD; there is none after FOREVER."""
    if not 0 < bound < 100_000_000:
        return bound if bound in (FOREVER, FOREVER_AGO) else bound + 1
    year, month, day = bound // 10000, bound // 100 % 100, bound % 100
    if day < 28 or day < calendar.monthrange(year or 4, month)[1]:
        return bound + 1
    return (year * 100 + month + 1) * 100 + 1 if month < 12 else (year + 1) * 10000 + 101


def previous_day(bound: int) -> int:
    """The day before, as YYYYMMDD; there is none before FOREVER_AGO."""
    if not 0 < bound < 100_000_000:
        return bound if bound in (FOREVER, FOREVER_AGO) else bound - 1
    year, month, day = bound // 10000, bound // 100 % 100, bound % 100
    if day > 1:
        return bound - 1
    if month > 1:
        return (year * 100 + month - 1) * 100 + calendar.monthrange(year or 4, month - 1)[1]
    return (year - 1) * 10000 + 1231


class Span(NamedTuple):
    """When something holds: the days on which it may hold, and those on which it does for certain."""

    possible: Days
    certain: Days

    def on(self, asked: Interval) -> str:
        """`yes` where it holds on every day asked about for certain, `no` where it can hold on none of them."""
        if any(asked.within(days) for days in self.certain):
            return YES
        return UNCERTAIN if any(asked.overlaps(days) for days in self.possible) else NO

    def __and__(self, other: Span) -> Span:
        """When both hold."""
        return Span(common(self.possible, other.possible), common(self.certain, other.certain))

    def __or__(self, other: Span) -> Span:
        """When one of them holds, or both."""
        return Span(union(self.possible, other.possible), union(self.certain, other.certain))

    def __sub__(self, other: Span) -> Span:
        """When this holds and the other does not."""
        return Span(without(self.possible, other.certain), without(self.certain, other.possible))

    def may(self, asked: Interval) -> bool:
        """Whether it may hold on one of some days."""
        first, last = asked
        for start, end in self.possible:  # noqa: SIM110  # asked more than all else: twice as fast as any()
            if start <= last and first <= end:
                return True
        return False

    def around(self, asked: Interval) -> Interval | None:
        """The whole spell in which it may hold on one of some days; None where it may on none of them."""
        return next((days for days in self.possible if days.overlaps(asked)), None)

    def doubted(self) -> Span:
        """The same, but for certain never."""
        return Span(self.possible, ())


FOR_EVER = Span((ALWAYS,), (ALWAYS,))
NEVER = Span((), ())


def lasting(start: str | None, end: str | None, known_until: int = FOREVER) -> Span:
    """From an EDTF date to another one, both included.

    A start that is `..` has always been, one that is empty or None is unknown. An end that is open in either way is
    certain up to the day on which the source was written (`known_until`, YYYYMMDD) and possible beyond. A month or a
    year makes certain only the days that every reading of it leaves in. Raises BadDate.
    """
    first = interval(start) if start and start != ".." else Interval(FOREVER_AGO, FOREVER if not start else FOREVER_AGO)
    last = interval(end) if end and end != ".." else Interval(known_until, FOREVER)
    return Span(_from_to(first.start, last.end), _from_to(first.end, last.start))


def observed(days: Interval) -> Span:
    """What is said of a time without a beginning or an end: certain on a day so dated, possible at any time."""
    return Span((ALWAYS,), (days,) if days.start == days.end else ())


def any_of(spans: Iterable[Span]) -> Span:
    """When at least one of some spans holds."""
    every = list(spans)
    if len(every) == 1:
        return every[0]
    return Span(union(*(each.possible for each in every)), union(*(each.certain for each in every)))


def _from_to(start: int, end: int) -> Days:
    # Nothing begins after all days or ends before them.
    return (Interval(start, end),) if start <= end and start < FOREVER and end > FOREVER_AGO else ()
