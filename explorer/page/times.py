"""Bars of time: the dated edges of a network, in bins of a day, a week, a month, a year, ten years or more."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from foedus.graph.dates import FOREVER, FOREVER_AGO, interval, precision

_MOST_BINS = 160
_FEW_YEARS = 3
_FINE = {"day", "month"}
_DAYS = ((1, 70), (7, 370))  # days of a bin, and how many days there may be in all
_CALENDAR = (1_01_01, 9999_01_01)  # that Python's own reaches


@dataclass(frozen=True, slots=True)
class Bins:
    """`count` bins of `step` months, the first of which begins at month `first`, counted from year 0; or where `daily`,
    of as many days from the day `first` (YYYYMMDD)."""

    first: int
    step: int
    count: int
    daily: bool = False

    def span(self, date: str | None) -> tuple[int, int] | None:
        """First and last bin that a date may touch; None for no date. An open end reaches the last bin."""
        if date is None:
            return None
        days = interval(date)
        last = self.count - 1
        begin = 0 if days.start == FOREVER_AGO else self._bin(days.start)
        end = last if days.end == FOREVER else self._bin(days.end)
        return max(0, min(begin, last)), max(0, min(end, last))

    def _bin(self, bound: int) -> int:
        away = _between(self.first, bound) if self.daily else _month(bound) - self.first
        return away // self.step


def bins(dates: Iterable[str | None]) -> Bins:
    """Bins fine enough to tell the dates apart and few enough to draw (at most 160): of a day, a week, a month or
    years, by how long the time is that they span, and where most dates are as fine."""
    dated = sorted({date for date in dates if date is not None})
    bounds = [b for date in dated for b in interval(date) if b not in (FOREVER_AGO, FOREVER)]
    if not bounds:
        return Bins(0, 12, 1)
    if daily := _daily(dated, min(bounds), max(bounds)):
        return daily
    first, last = _month(min(bounds)), _month(max(bounds))
    fine = sum(precision(date) in _FINE for date in dated) * 2 > len(dated)
    if fine and last - first < 12 * _FEW_YEARS:
        return Bins(first, 1, last - first + 1)
    step = 12
    while last // step - first // step >= _MOST_BINS:
        step *= 10
    return Bins(first // step * step, step, last // step - first // step + 1)


def _daily(dated: list[str], first: int, last: int) -> Bins | None:
    """Days or weeks where most dates are of a day, all in a time that has not too many of them."""
    exact = sum(precision(date) == "day" for date in dated) * 2 > len(dated)
    if not exact or not (_CALENDAR[0] <= first and last < _CALENDAR[1]):
        return None
    days = _between(first, last) + 1
    step = next((step for step, most in _DAYS if days <= most), 0)
    return Bins(first, step, -(-days // step), daily=True) if step else None


def year(date: str | None) -> int | None:
    """The year in which a date begins, if it says so."""
    bound = interval(date).start
    return None if bound == FOREVER_AGO else _month(bound) // 12


def _month(bound: int) -> int:
    years, rest = (bound // 10000, bound // 100 % 100) if bound >= 0 else (-(-bound // 10000), 12 - -bound // 100 % 100)
    return years * 12 + rest - 1


def _between(first: int, last: int) -> int:
    """Days from one to another; what lies beyond the calendar is at its ends."""
    one, other = (min(max(bound, _CALENDAR[0]), _CALENDAR[1]) for bound in (first, last))
    days = (datetime.date(bound // 10000, bound // 100 % 100, bound % 100).toordinal() for bound in (one, other))
    begin, end = days
    return end - begin
