"""Third stage, when: what the time expressions of a text mean as dates, counted from its day or from the last named."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from foedus.graph.dates import interval, precision
from foedus.loaders import spans
from foedus.loaders.lexicon import Lexicon
from foedus.loaders.when import Expression, Time

_SOON = 12  # days ahead that a date without a year may lie, where the text does not look ahead
_FRESH = timedelta(days=31)
_RECENT = 1  # years back that a date without a year may be counted from the text's own
_LISTED = 6  # characters that may stand between the days of a list: « , et le »
_GOES_ON = 3  # years that a story may leap to the day of a treaty
_NEAR = 3  # years between a day counted back from a text's own and the time it tells of
_NEIGHBOURS = 2  # days from one to « le surlendemain »
_FINENESS = {"year": 1, "month": 2, "week": 3, "day": 3, "days": 3}
_DAYS = {"day", "day2", "month", "year"}


def _completed(found: list[Expression], i: int) -> Expression:
    """An expression with what it shares with one of the same list behind it: « les 13 et 15 septembre », « en février
    et en mars 1917 »."""
    each = found[i]
    if not each.caught.keys() <= {"day", "month"}:
        return each
    for before, after in pairwise(found[i:]):
        if after.start - before.end > _LISTED or not after.caught.keys() <= _DAYS:
            break
        if "month" in after.caught:
            shared: dict[str, str] = {name: after.caught[name] for name in ("month", "year") if name in after.caught}
            return replace(each, caught={**shared, **each.caught})
    return each


@dataclass(slots=True)
class Calendar:
    """What dates count from: the day of publication, the `last` date that the text named and the last `day`, the `year`
    that the document tells of, and the date `told` last in a `paragraph`."""

    words: Lexicon
    published: date | None
    last: str | None = None
    year: int | None = None
    told: str | None = None
    paragraph: int = -1
    day: str | None = None

    def resolve(
        self,
        found: list[Expression],
        *,
        ahead: Container[Expression] = (),
        paragraph: int = 0,
        aside: Container[Expression] = (),
    ) -> Iterator[Time]:
        """The dates that the expressions of a sentence mean; remembers the last one. Some may look `ahead`. What
        stands `aside`, as in a relative clause, takes no story back."""
        if paragraph != self.paragraph:
            self.paragraph, self.told = paragraph, None
        here: str | None = None
        for i, each in enumerate(found):
            if not (edtf := self._resolved(_completed(found, i), each in ahead)):
                continue
            relative = each.entry.get("anchor") == "last"
            counted = relative and "count" in each.caught
            years = relative and each.entry.get("unit") == "year"
            if ".." not in edtf and not self._is_of_today(each, edtf) and not ((counted or years) and each in aside):
                # what has been so since then, or was before, is the background of what is told, and « un traité de
                # 1924, complété l'année suivante » counts from the treaty
                here = self._move(each, edtf, here, each in aside)
            yield Time(each.start, each.end, edtf, each.of, each.mark, counted)

    def set_out(self, heading: Expression) -> None:
        """Count from the time that stands at the head of a text which tells of that year: « 2-30 avril 1982 »."""
        edtf = self._resolved(heading, future=False)
        self.last = edtf if edtf and edtf.startswith(str(self.year)) else self.last

    def of_treaties(self, found: list[Expression]) -> Iterator[Time]:
        """The dates by which treaties are called: where history comes to the day of one, it goes on from there."""
        for each in found:
            if not (edtf := self._resolved(each, future=False)):
                continue
            if self._base() != self.published and self.last and precision(edtf) == "day":
                years = interval(edtf).start // 10000 - interval(self.last).end // 10000
                self.last = edtf if 0 <= years <= _GOES_ON and edtf > self.last else self.last
            yield Time(each.start, each.end, edtf, of=True)

    def _move(self, each: Expression, edtf: str, here: str | None, aside: bool) -> str | None:
        """Go where a date takes the story, unless it looks back on the way; gives how far a sentence `here` is."""
        before = [self.last] if aside and self.last else []
        if any(interval(edtf).end < interval(other).start for other in (*before, *([here] if here else []))):
            return here
        self.last = edtf
        self.day = edtf if precision(edtf) == "day" else self.day
        if not (each.of and each.caught.keys() == {"year"}):
            self.told = edtf
        return edtf

    def _is_of_today(self, each: Expression, edtf: str) -> bool:
        """Whether an expression counts from the day of a text that tells of other times, and leads to none of those."""
        counts = "unit" in each.entry and "anchor" not in each.entry and self._base() != self.published
        leads = "count" in each.caught and abs(interval(edtf).start // 10000 - (self.year or 0)) <= _NEAR
        return counts and not leads

    def _resolved(self, found: Expression, future: bool) -> str | None:
        try:
            edtf = self._date(found.caught, found.entry, future)
            if edtf and (way := found.entry.get("open")) and not {"until", "day2", "month2"} & found.caught.keys():
                first, _, last = edtf.partition("/")
                edtf = f"{first}/.." if way == "after" else f"../{last or first}"
            interval(edtf)
        except (ValueError, OverflowError, KeyError):  # a BadDate is a ValueError
            return None
        return edtf

    def _date(self, caught: dict[str, str], entry: dict[str, Any], future: bool) -> str | None:
        direction = entry.get("direction", "")
        if "unit" in entry:
            return self._shifted(entry, caught, future)
        if "month2" in caught:
            return self._span(caught, direction, future)
        if {"month", "figure", "day"} & caught.keys():
            return self._day(caught, direction, future)
        if "weekday" in caught:
            return self._weekdays(caught, direction, future)
        return self._years(caught, entry, direction or ("next" if future else ""))

    def _years(self, caught: dict[str, str], entry: dict[str, Any], direction: str) -> str | None:
        """Of a whole year or more, a season or a quarter."""
        year = int(caught["year"]) if "year" in caught else None
        if "century" in caught:
            return spans.century(self._number(caught, "century"))
        if "decade" in caught:
            return spans.decade(caught["decade"])
        if "until" in caught:
            return spans.years(str(year), caught["until"])
        if "season" in caught:
            season = self._number(caught, "season")
            year = year or self._year_of_season(season, direction)
            return spans.season(year, season) if year else None
        if "quarter" in caught:
            year = year or self._year()
            return spans.quarter(year, self._number(caught, "quarter"), entry["months"]) if year else None
        return f"{year:04d}" if year else None

    def _number(self, caught: dict[str, str], name: str) -> int:
        words: dict[str, int] = self.words.settings["centuries" if name == "century" else name.rstrip("2") + "s"]
        return words[caught[name].lower()]

    def _year(self) -> int | None:
        return self.year if self.published is None else self._base().year

    def _year_of_season(self, season: int, direction: str) -> int | None:
        """The year of a season that names none: the last that began, or was over, or will begin."""
        if self._year() is None:
            return None
        base = self._base()
        begun = {year: spans.begin_of(season, year) for year in range(base.year - 2, base.year + 2)}
        if direction == "next":
            return next(year for year, first in begun.items() if first > base)
        years = [year for year, first in begun.items() if first <= base]
        over = interval(spans.season(years[-1], season)).end < int(base.strftime("%Y%m%d"))
        return years[-1] if over or direction != "last" else years[-2]

    @property
    def is_history(self) -> bool:
        """Whether the document tells of another time than that of its publication."""
        return self._base() != self.published

    def _base(self) -> date:
        """The day from which dates without a year are counted back."""
        if self.published is None or (self.year is not None and abs(self.published.year - self.year) > 3):
            return date(self.year or 1, 12, 31)
        return self.published

    def _span(self, caught: dict[str, str], direction: str, future: bool) -> str | None:
        """From one day or month to another: « du 28 février au 3 mars », « de mars à mai 2020 »."""
        last = {"month": caught["month2"]} | ({"day": caught["day2"]} if "day2" in caught else {})
        year = {"year": caught["until"]} if "until" in caught else {}
        end = self._day(last | year, direction, future)
        if end is None:
            return None
        over = self._number(caught, "month") > self._number(caught, "month2")
        first = {name: caught[name] for name in ("day", "month") if name in caught}
        begin = self._day(first | {"year": caught.get("year") or str(int(end[:4]) - over)}, direction, future)
        return f"{begin}/{end}"

    def _day(self, caught: dict[str, str], direction: str, future: bool) -> str | None:
        year = int(caught["year"]) if "year" in caught else None
        day = int(caught["day"]) if "day" in caught else None
        if "month" in caught or "figure" in caught:
            month = int(caught["figure"]) if "figure" in caught else self._number(caught, "month")
            year = year or self._year_of(month, day, direction, future)
        else:
            year, month = self._last_month()
        if year is None:
            return None
        if day is None:
            return f"{year:04d}-{month:02d}"
        return spans.days(date(year, month, day), date(year, month, int(caught.get("day2", day))))

    def _last_month(self) -> tuple[int | None, int]:
        base = self._anchor("month") if self.last else self.published
        return (base.year, base.month) if base else (None, 1)

    def _anchor(self, unit: str, *, end: bool = False) -> date | None:
        """The begin or end of the date named last, where that is as fine as a unit: no day comes after a year."""
        parts = (self.last or "X").split("/")[-1 if end else 0].split("-")
        if len(parts) == 2 and spans.is_season(int(parts[1])):
            parts = parts[:1]
        if "X" in parts[0] or len(parts) < _FINENESS[unit]:
            return None
        return date(*map(int, (*parts, "1", "1")[:3]))

    def _day_before(self, entry: dict[str, Any]) -> date | None:
        """The day named last, for « le même jour » and its neighbours, where what was told since only looked back."""
        near = entry["unit"] == "day" and abs(entry.get("shift", 1)) <= _NEIGHBOURS
        back = self.day and self.last and interval(self.last).end < interval(self.day).start
        return date.fromisoformat(self.day) if near and back and self.day and not self.told else None

    def _year_of(self, month: int, day: int | None, direction: str, future: bool) -> int | None:
        """The year of a date that names none: the latest such date, or the next one where the text looks ahead."""
        if self.published is None and self.year is None:
            return None
        base = self._base()
        told = self._anchor("year") if base != self.published else None
        near = {y: spans.in_month(y, month, day) for y in range(base.year - 1, base.year + 2)}
        past = int(self.told[:4]) if self.told and self.told[:4].isdigit() and not direction else base.year
        if abs(past - base.year) > _RECENT and not self._is_news(near.values()):
            return past  # of which the paragraph tells
        if told and not direction:
            return told.year
        today = base if day else base.replace(day=1)
        if direction == "next":
            return next(y for y, first in near.items() if first > today)
        if future:
            return next(y for y, first in near.items() if first >= today)
        until = base + timedelta(days=_SOON if day and base == self.published else 0)
        return max(y for y, first in near.items() if first <= until and (direction != "last" or first < today))

    def _is_news(self, days: Iterable[date]) -> bool:
        """Whether one of some days lies right before the day of the text, so that it hardly means one of long ago."""
        today = self.published
        return today is not None and any(timedelta() <= today - each <= _FRESH for each in days)

    def _weekdays(self, caught: dict[str, str], direction: str, future: bool) -> str | None:
        if self.published is None:
            return None
        name = "weekday2" if "weekday2" in caught else "weekday"
        last = self._weekday(self.published, self._number(caught, name), direction, future)
        return spans.days(last - timedelta(days=1), last) if "weekday2" in caught else last.isoformat()

    def _weekday(self, today: date, weekday: int, direction: str, future: bool) -> date:
        back = (today.weekday() - weekday) % 7
        if direction == "next" or (future and back and not direction):
            return today + timedelta(days=7 - back)
        return today - timedelta(days=back or (7 if direction == "last" else 0))

    def _shifted(self, entry: dict[str, Any], caught: dict[str, str], future: bool) -> str | None:
        unit, count = entry["unit"], entry.get("shift", 1)
        anchor = self.published
        if "month" in caught:  # « la veille du 3 mai »
            day = self._day(caught, "", future)
            anchor = date.fromisoformat(day) if day else None
        elif entry.get("anchor") == "last" and self.last:
            anchor = self._anchor(unit, end=count >= 0) or self._day_before(entry)
        if anchor is None:
            return None
        if unit == "weekend" and not count and not future and spans.is_early(anchor):
            count = -1
        if "count" in caught:
            word = caught["count"].lower()
            count *= int(word) if word.isdigit() else self.words.settings["numbers"][word]
        return spans.moved(anchor, count, unit)
