"""Third stage, when: what the time expressions of a text mean as dates, counted from its day or from the last named."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from foedus.graph.dates import interval
from foedus.loaders.lexicon import Lexicon
from foedus.loaders.when import Expression, Time

_SOON = 12  # days ahead that a date without a year may lie, where the text does not look ahead
_RECENT = 1  # years back that a date without a year may be counted from the text's own
_LISTED = 6  # characters that may stand between the days of a list: « , et le »
_SEASONS = 20  # EDTF writes spring to winter as months 21 to 24
_FINENESS = {"year": 1, "month": 2, "week": 3, "day": 3}


def _shared_month(found: list[Expression], i: int) -> Expression | None:
    """Where the month stands of a day in a list: « les 13, 14 et 15 septembre »."""
    for day, after in pairwise(found[i:]):
        if day.caught.keys() != {"day"} or after.start - day.end > _LISTED:
            return None
        if "month" in after.caught:
            return after
    return None


@dataclass(slots=True)
class Calendar:
    """What dates count from: the day of publication, the last date that the text named, and the year told of."""

    words: Lexicon
    published: date | None
    last: str | None = None
    year: int | None = None
    told: str | None = None
    paragraph: int = -1

    def resolve(self, found: list[Expression], *, future: bool = False, paragraph: int = 0) -> Iterator[Time]:
        """The dates that the expressions of a sentence mean; remembers the last one. `future`: it looks ahead."""
        if paragraph != self.paragraph:
            self.paragraph, self.told = paragraph, None
        for i, each in enumerate(found):
            if (shared := _shared_month(found, i)) and (ahead := self._resolved(shared, future)):
                self.last = ahead.split("/")[0]
            if edtf := self._resolved(each, future):
                if ".." not in edtf:  # what has been so since then is the background of what is told
                    self.last = self.told = edtf
                yield Time(each.start, each.end, edtf)

    def _resolved(self, found: Expression, future: bool) -> str | None:
        try:
            edtf = self._date(found.caught, found.entry, future)
            if edtf and "/" not in edtf and "open" in found.entry:
                edtf = f"{edtf}/.." if found.entry["open"] == "after" else f"../{edtf}"
            interval(edtf)
        except (ValueError, OverflowError, KeyError):  # a BadDate is a ValueError
            return None
        return edtf

    def _date(self, caught: dict[str, str], entry: dict[str, Any], future: bool) -> str | None:
        if "unit" in entry:
            return self._shifted(entry, caught)
        year = int(caught["year"]) if "year" in caught else None
        if "month" in caught or "day" in caught:
            return self._day(caught, year, future)
        if "weekday" in caught:
            return self._weekdays(caught, entry, future)
        return self._years(caught, year)

    def _years(self, caught: dict[str, str], year: int | None) -> str | None:
        """Of a whole year or more, or of a season."""
        if "decade" in caught:
            return caught["decade"][:3] + "X"
        if "until" in caught:
            return f"{year}/{_century(str(year), caught['until'])}"
        if "season" in caught:
            year = year or self._year()
            return f"{year:04d}-{_SEASONS + self._number(caught, 'season'):02d}" if year else None
        return f"{year:04d}" if year else None

    def _number(self, caught: dict[str, str], name: str) -> int:
        return int(self.words.settings[name.rstrip("2") + "s"][caught[name].lower()])

    def _year(self) -> int | None:
        return self.year if self.published is None else self._base().year

    def _base(self) -> date:
        """The day from which dates without a year are counted back."""
        if self.published is None or (self.year is not None and abs(self.published.year - self.year) > 3):
            return date(self.year or 1, 12, 31)
        return self.published

    def _day(self, caught: dict[str, str], year: int | None, future: bool) -> str | None:
        day = int(caught["day"]) if "day" in caught else None
        if "month" in caught:
            month = self._number(caught, "month")
            year = year or self._year_of(month, day, future)
        else:
            year, month = self._last_month()
        if year is None:
            return None
        if day is None:
            return f"{year:04d}-{month:02d}"
        first = date(year, month, day)
        if "day2" not in caught:
            return first.isoformat()
        last = date(year, month, int(caught["day2"]))
        return f"{first.isoformat()}/{last.isoformat()}" if first < last else first.isoformat()

    def _last_month(self) -> tuple[int | None, int]:
        base = self._anchor("month") if self.last else self.published
        return (base.year, base.month) if base else (None, 1)

    def _anchor(self, unit: str, *, end: bool = False) -> date | None:
        """The begin or end of the date named last, where that is as fine as a unit: no day comes after a year."""
        parts = (self.last or "X").split("/")[-1 if end else 0].split("-")
        if len(parts) == 2 and int(parts[1]) > _SEASONS:
            parts = parts[:1]
        if "X" in parts[0] or len(parts) < _FINENESS[unit]:
            return None
        return date(*map(int, (*parts, "1", "1")[:3]))

    def _year_of(self, month: int, day: int | None, future: bool) -> int | None:
        """The year of a date that names none: the latest such date, or the next one where the text looks ahead."""
        if self.published is None and self.year is None:
            return None
        base = self._base()
        if self.told and self.told[:4].isdigit() and abs(int(self.told[:4]) - base.year) > _RECENT:
            return int(self.told[:4])  # the paragraph tells of the past
        if base != self.published and (told := self._anchor("year")):
            return told.year
        # The latest such day up to today or soon after, or the next one.
        near = {
            y: date(y, month, min(day or 1, calendar.monthrange(y, month)[1]))
            for y in range(base.year - 1, base.year + 2)
        }
        if future:
            return next(y for y, first in near.items() if first >= (base if day else base.replace(day=1)))
        until = base + timedelta(days=_SOON if day and base == self.published else 0)
        return max(y for y, first in near.items() if first <= until)

    def _weekdays(self, caught: dict[str, str], entry: dict[str, Any], future: bool) -> str | None:
        if self.published is None:
            return None
        last = self._weekday(self._number(caught, "weekday2" if "weekday2" in caught else "weekday"), entry, future)
        first = last - timedelta(days=1)
        return f"{first.isoformat()}/{last.isoformat()}" if "weekday2" in caught else last.isoformat()

    def _weekday(self, weekday: int, entry: dict[str, Any], future: bool) -> date:
        today = self.published or date.min
        back = (today.weekday() - weekday) % 7
        direction = entry.get("direction", "next" if future and back else "")
        if direction == "next":
            return today + timedelta(days=7 - back)
        return today - timedelta(days=back or (7 if direction == "last" else 0))

    def _shifted(self, entry: dict[str, Any], caught: dict[str, str]) -> str | None:
        anchor = self.published
        if entry.get("anchor") == "last" and self.last:
            anchor = self._anchor(entry["unit"], end=entry.get("shift", 1) >= 0)
        if anchor is None:
            return None
        count = entry.get("shift", 1)
        if "count" in caught:
            word = caught["count"].lower()
            count *= int(word) if word.isdigit() else self.words.settings["numbers"][word]
        return _moved(anchor, count, entry["unit"])


def _moved(anchor: date, count: int, unit: str) -> str:
    if unit == "day":
        return (anchor + timedelta(days=count)).isoformat()
    if unit == "week":
        monday = anchor - timedelta(days=anchor.weekday()) + timedelta(weeks=count)
        return f"{monday.isoformat()}/{(monday + timedelta(days=6)).isoformat()}"
    if unit == "month":
        months = anchor.year * 12 + anchor.month - 1 + count
        return f"{months // 12:04d}-{months % 12 + 1:02d}"
    return f"{anchor.year + count:04d}"


def _century(first: str, second: str) -> str:
    return second if len(second) == 4 else first[: 4 - len(second)] + second
