"""What time a document is told in and tells of: from its date of publication and the years that it names."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from foedus.graph.dates import Interval, interval, iso_day
from foedus.graph.model import Document
from foedus.loaders.ages import NEWS, chronicled, counts, time_told
from foedus.loaders.calendars import Calendar
from foedus.loaders.lexicon import Lexicon
from foedus.loaders.when import Expression

_YEAR = re.compile(r"(?<![\d.,])(1[5-9]\d\d|20\d\d)(?![\d.,]\d|\d)")
_NEAR = 90  # characters between a treaty and the year by which it is called
_CLAUSE = re.compile(r"[.,;:!?()«»“”]")


@dataclass(frozen=True)
class Days:
    """The time that a document tells of: `whole` on the whole, and paragraph by paragraph from their `starts` on;
    and when it was `written`."""

    whole: Interval
    starts: Sequence[int]
    parts: Sequence[Interval]
    written: Interval

    def at(self, place: int) -> Interval:
        """The time told of at a place of the text."""
        part = bisect(self.starts, place) - 1
        return self.parts[part] if part >= 0 else self.whole


def days_told(
    document: Document,
    flat: str,
    stretches: Sequence[tuple[int, int]],
    expressions: Sequence[Sequence[Expression]],
    words: Lexicon,
) -> Days:
    """The time that a text is about, given its paragraphs and the time expressions of each.

    That of its publication; in history, and in a paragraph of news that goes far back, the years that it names.
    """
    named = [_years(flat, *stretch, words) for stretch in stretches]
    heads = [found[0] for (begin, _), found in zip(stretches, expressions, strict=True) if _heads(flat, begin, found)]
    years = [year for of_part in named for year in of_part]
    whole = chronicled(document, heads) or time_told(document, years, expressions, words)
    own = interval(document.published).start // 10000 if document.published else None
    news = document.published is not None and whole == interval(document.published)
    parts, last = [], whole
    for told, found in zip(named, expressions, strict=True):
        recent = any(map(counts, found)) or any(abs(y - (own or y)) <= NEWS for y in told)
        if news and (recent or not told):
            last = whole
        elif told:
            last = interval(f"{min(told)}/{max(told)}")
        parts.append(last)
    written = interval(document.published) if document.published else whole
    return Days(whole, [start for start, _ in stretches], parts, written)


def _heads(flat: str, begin: int, found: Sequence[Expression]) -> bool:
    """Whether a time is the first that a paragraph says."""
    return bool(found) and not any(c.isalnum() for c in flat[begin : found[0].start])


def _years(flat: str, start: int, end: int, words: Lexicon) -> list[int]:
    """The years that a stretch names, but for those that only tell which treaty is meant: « le pacte de 1936 »."""
    return [int(m[0]) for m in _YEAR.finditer(flat, start, end) if not _names_treaty(flat, m, start, words)]


def _names_treaty(flat: str, year: re.Match[str], start: int, words: Lexicon) -> bool:
    *before, preposition = _CLAUSE.split(flat[max(start, year.start() - _NEAR) : year.start()])[-1].split() or [""]
    after = flat[year.end() : year.end() + _NEAR].split(maxsplit=1)[:1]
    named = before if words.has("names_by_year", preposition.lower()) else []
    return any(words.has("treaty_nouns", word.lower().rstrip("s.,;")) for word in (*named, *after))


def calendar_of(document: Document, words: Lexicon, days: Interval) -> Calendar:
    """The calendar by which a document's dates are read."""
    told = iso_day(days.start)
    published = _day(document.published)
    return Calendar(words, published, None, _year(told))


def _day(published: str | None) -> date | None:
    """The day of a date that is one: a year or a month is none, nor is a day of the year 0."""
    when = interval(published)
    iso = iso_day(when.start) if published and when.start == when.end else None
    try:
        return date.fromisoformat(iso) if iso else None
    except ValueError:
        return None


def _year(day: str | None) -> int | None:
    return int(day[:4]) if day and day[:4].isdigit() and int(day[:4]) else None
