"""Dates as intervals with precision, written in EDTF (Library of Congress, ISO 8601-2, levels 0 and 1).

A bound is an integer YYYYMMDD, so that bounds compare and sort as dates do and stay legible in the store.
What a date leaves open has the bound FOREVER_AGO or FOREVER.
"""

from __future__ import annotations

import calendar
import re
from functools import lru_cache
from typing import Any, NamedTuple

from foedus.graph.errors import BadDate

FOREVER_AGO, FOREVER = -(10**17), 10**17
_PLAIN = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", re.ASCII)
# The library also takes level 2, and spaces; and it prints what it stumbles over.
_LEVELS_0_AND_1 = re.compile(
    r"-?\d{4}(?:-(?:[01]\d(?:-(?:\d\d|XX))?|XX(?:-XX)?))?[?~%]?|(?:\d{3}X|\d\dXX|\dXXX|XXXX)[?~%]?|Y-?\d{5,}"
    r"|\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:Z|[+-]\d\d(?::\d\d)?)?",
    re.ASCII,
)
_SEASON = re.compile(r"(\d{4})-2([1-4])[?~%]?", re.ASCII)
_MAX_LENGTH = 64


class Interval(NamedTuple):
    """A span of days: first and last day as YYYYMMDD, both included."""

    start: int
    end: int

    def overlaps(self, other: Interval) -> bool:
        """Whether some day lies in both."""
        return self.start <= other.end and other.start <= self.end

    def within(self, other: Interval) -> bool:
        """Whether every day of this lies in the other."""
        return other.start <= self.start and self.end <= other.end


ALWAYS = Interval(FOREVER_AGO, FOREVER)


def _day(year: int, month: int, day: int) -> int:
    return (year * 100 + month) * 100 + day if year >= 0 else -((-year * 100 + 12 - month) * 100 + 31 - day)


def _plain(text: str) -> Interval | None:
    if not (parts := _PLAIN.fullmatch(text)):
        return None
    year, month, day = int(parts[1]), int(parts[2] or 0), int(parts[3] or 0)
    if not month and parts[2] is None:
        return Interval(_day(year, 1, 1), _day(year, 12, 31))
    if not 1 <= month <= 12:
        return None
    last = calendar.monthrange(year or 4, month)[1]
    if parts[3] is None:
        return Interval(_day(year, month, 1), _day(year, month, last))
    if not 1 <= day <= last:
        raise BadDate(f"{text!r} is not a day of the calendar.")
    return Interval(_day(year, month, day), _day(year, month, day))


def _season(text: str) -> Interval | None:
    """Spring begins in March; winter, whatever the year it is counted in, goes on into the next."""
    if not (parts := _SEASON.fullmatch(text)):
        return None
    year, first = int(parts[1]), 3 * int(parts[2])
    last = (year, first + 2) if first < 12 else (year + 1, 2)
    return Interval(_day(year, first, 1), _day(*last, calendar.monthrange(last[0] or 4, last[1])[1]))


def _library(text: str) -> Interval:
    from edtf import EDTFObject, parse_edtf

    try:
        if not _LEVELS_0_AND_1.fullmatch(text):
            raise ValueError(text)
        parsed: Any = parse_edtf(text)
        if not isinstance(parsed, EDTFObject):
            raise TypeError(text)
        first, last = _day(*parsed.lower_strict()[:3]), _day(*parsed.upper_strict()[:3])
        if not FOREVER_AGO < first <= last < FOREVER:
            raise OverflowError(text)
        return Interval(first, last)
    except Exception as error:  # the library raises its own, pyparsing's and plain Python errors alike
        raise BadDate(f"{text!r} is not an EDTF date such as 2022, 2022-09, 2022-09-13 or 2020/2022.") from error


def _half(text: str, unbounded: int) -> Interval:
    if text in ("", ".."):
        return Interval(unbounded, unbounded)
    return _one(text)


def _one(text: str) -> Interval:
    return _plain(text) or _season(text) or _library(text)


@lru_cache(maxsize=65536)
def interval(text: str | None) -> Interval:
    """The days that an EDTF date may mean; no date at all may mean any day.

    An unspecified digit, a season or a qualifier widens to all days it allows (`201X` is ten years). Raises BadDate.
    """
    if text is None:
        return ALWAYS
    if len(text) > _MAX_LENGTH:
        raise BadDate("a date longer than 64 characters is not EDTF.")
    if "/" not in text:
        return _one(text)
    left, _, right = text.partition("/")
    first, last = _half(left, FOREVER_AGO), _half(right, FOREVER)
    if "/" in right or first.start > last.end:
        raise BadDate(f"{text!r} is not an interval of two EDTF dates, the earlier one first.")
    return Interval(first.start, last.end)


def precision(text: str | None) -> str:
    """How fine a date is: `day`, `month` or `year` when it is just that, else `none`, `open`, `interval`, `coarse`."""
    span = interval(text)
    if text is None:
        return "none"
    first, last = iso_day(span.start), iso_day(span.end)
    if first is None or last is None:
        return "open"
    if "/" in text:
        return "interval"
    if first == last:
        return "day"
    if first[:-3] == last[:-3]:
        return "month"
    whole_years = first.endswith("-01-01") and last.endswith("-12-31")
    return "year" if whole_years and first[:-6] == last[:-6] else "coarse"


def sort_key(text: str | None) -> tuple[int, int, str]:
    """For chronological order: by first day, then the shorter interval, then as written; undated ones last."""
    if text is None:
        return (FOREVER, FOREVER, "")
    span = interval(text)
    return (span.start, span.end, text)


def iso_day(bound: int) -> str | None:
    """A bound as ISO 8601, `20220913` as `2022-09-13`; None for an open one."""
    if bound in (FOREVER_AGO, FOREVER):
        return None
    if bound < 0:
        rest = -bound
        return f"-{rest // 10000:04d}-{12 - rest // 100 % 100:02d}-{31 - rest % 100:02d}"
    return f"{bound // 10000:04d}-{bound // 100 % 100:02d}-{bound % 100:02d}"
