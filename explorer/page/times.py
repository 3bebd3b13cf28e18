"""Bars of time: the dated edges of a network, in bins of a month, a year, ten years or more."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from foedus.graph.dates import FOREVER, FOREVER_AGO, interval, precision

_MOST_BINS = 160
_FEW_YEARS = 3
_FINE = {"day", "month"}


@dataclass(frozen=True, slots=True)
class Bins:
    """`count` bins of `step` months; the first begins at month `first`, counted from year 0."""

    first: int
    step: int
    count: int

    def span(self, date: str | None) -> tuple[int, int] | None:
        """First and last bin that a date may touch; None for no date. An open end reaches the last bin."""
        if date is None:
            return None
        days = interval(date)
        last = self.count - 1
        begin = 0 if days.start == FOREVER_AGO else (_month(days.start) - self.first) // self.step
        end = last if days.end == FOREVER else (_month(days.end) - self.first) // self.step
        return max(0, min(begin, last)), max(0, min(end, last))


def bins(dates: Iterable[str | None]) -> Bins:
    """Bins fine enough to tell the dates apart and few enough to draw: at most 160."""
    dated = sorted({date for date in dates if date is not None})
    months = [_month(b) for date in dated for b in interval(date) if b not in (FOREVER_AGO, FOREVER)]
    if not months:
        return Bins(0, 12, 1)
    first, last = min(months), max(months)
    fine = sum(precision(date) in _FINE for date in dated) * 2 > len(dated)
    if fine and last - first < 12 * _FEW_YEARS:
        return Bins(first, 1, last - first + 1)
    step = 12
    while last // step - first // step >= _MOST_BINS:
        step *= 10
    return Bins(first // step * step, step, last // step - first // step + 1)


def year(date: str | None) -> int | None:
    """The year in which a date begins, if it says so."""
    bound = interval(date).start
    return None if bound == FOREVER_AGO else _month(bound) // 12


def _month(bound: int) -> int:
    years, rest = (bound // 10000, bound // 100 % 100) if bound >= 0 else (-(-bound // 10000), 12 - -bound // 100 % 100)
    return years * 12 + rest - 1
