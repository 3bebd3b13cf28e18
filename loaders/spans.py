"""Third stage, when: spans of the calendar that a word may mean, as EDTF: a week, a quarter, a winter, a century."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

_SEASONS = 20  # EDTF writes spring to winter as months 21 to 24
_FRIDAY = 4
_NEXT = 2  # fewer days than that are no « quelques jours »


def moved(anchor: date, count: int, unit: str) -> str:
    """The day, week, weekend, month or year that lies `count` of them from an anchor's; or its anniversary."""
    if unit == "day":
        return (anchor + timedelta(days=count)).isoformat()
    if unit == "days":  # « quelques jours plus tard »: some day until then
        return days(*sorted((anchor + timedelta(days=_NEXT if count > 0 else -_NEXT), anchor + timedelta(days=count))))
    if unit == "anniversary":
        return in_month(anchor.year + count, anchor.month, anchor.day).isoformat()
    if unit == "weekend":
        saturday = anchor + timedelta(days=5 - anchor.weekday(), weeks=count)
        return days(saturday, saturday + timedelta(days=1))
    if unit == "week":
        monday = anchor - timedelta(days=anchor.weekday()) + timedelta(weeks=count)
        return days(monday, monday + timedelta(days=6))
    if unit == "month":
        months = anchor.year * 12 + anchor.month - 1 + count
        return f"{months // 12:04d}-{months % 12 + 1:02d}"
    return f"{anchor.year + count:04d}"


def is_early(today: date) -> bool:
    """Whether a week is so young that its news still tell of the weekend before."""
    return today.weekday() < _FRIDAY


def days(first: date, last: date) -> str:
    """Some days in a row."""
    return f"{first.isoformat()}/{last.isoformat()}" if first < last else first.isoformat()


def season(year: int, number: int) -> str:
    """The spring (1) to winter (4) that begins in a year."""
    return f"{year:04d}-{_SEASONS + number:02d}"


def begin_of(season: int, year: int) -> date:
    """The day on which a season begins, as graph.dates counts them."""
    return date(year, 3 * season, 1)


def is_season(month: int) -> bool:
    """Whether the month of an EDTF date stands for a season."""
    return month > _SEASONS


def quarter(year: int, number: int, months: int) -> str:
    """The first or another quarter or half of a year, by how many months it has."""
    last = number * months
    return f"{year:04d}-{last - months + 1:02d}/{year:04d}-{last:02d}"


def decade(year: str) -> str:
    """The ten years from 1990 on as `199X`."""
    return year[:3] + "X"


def century(number: int) -> str:
    """The nineteenth century as `18XX`."""
    return f"{number - 1:02d}XX"


def years(first: str, second: str) -> str:
    """Years in a row, the second perhaps short: « 1914-18 »."""
    return f"{first}/{second if len(second) == 4 else first[: 4 - len(second)] + second}"


def in_month(year: int, month: int, day: int | None) -> date:
    """A day of a month, or the last where the month has fewer; its first day where none is told."""
    return date(year, month, min(day or 1, calendar.monthrange(year, month)[1]))
