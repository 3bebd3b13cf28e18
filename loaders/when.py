"""Third stage, when: the time expressions of a sentence, made absolute, and which of them dates an event.

The lexicon's `[[date]]` patterns find them; a pattern's groups are day, month, year, weekday, until (a second year),
count; its `shift` and `unit` move from the document's date or, with `anchor = "last"`, from the last date named.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from typing import Any

from foedus.graph.dates import interval, iso_day
from foedus.loaders.lexicon import Lexicon
from foedus.loaders.words import Sentence, Word

_SOON = 12


@dataclass(frozen=True, slots=True)
class Time:
    """A time expression: where it stands in the document and the EDTF date that it means."""

    start: int
    end: int
    edtf: str


@dataclass(slots=True)
class Calendar:
    """What relative dates count from: the day of publication and the last date that the text named."""

    words: Lexicon
    published: date | None
    last: str | None = None
    year: int | None = None
    found: list[Time] = field(default_factory=list)

    def read(self, text: str, sentence: Sentence, *, future: bool = False) -> list[Time]:
        """The time expressions of a sentence, in its order; remembers the last one."""
        times: list[Time] = []
        covered: list[tuple[int, int]] = []
        for pattern, entry in _patterns(self.words.language):
            for match in pattern.finditer(text, sentence.start, sentence.end):
                if any(match.start() < end and start < match.end() for start, end in covered):
                    continue
                if edtf := self._resolve(match, entry, future):
                    covered.append(match.span())
                    times.append(Time(*match.span(), edtf))
        times.sort(key=lambda time: time.start)
        if times:
            self.last = times[-1].edtf
        return times

    def _resolve(self, match: re.Match[str], entry: dict[str, Any], future: bool) -> str | None:
        groups = {name: value for name, value in match.groupdict().items() if value}
        if "shift" in entry or "count" in groups:
            return self._shifted(entry, groups)
        month = self._number(groups, "month")
        year = int(groups["year"]) if "year" in groups else None
        try:
            if "until" in groups:
                return f"{year}/{_century(year, groups['until'])}"
            if "weekday" in groups and month is None:
                return self._weekday(self._number(groups, "weekday") or 0, entry, future)
            day = int(groups["day"]) if "day" in groups else None
            if month is None:
                return f"{year:04d}" if year else None
            year = year or self._year_of(month, day, future)
            if year is None:
                return None
            return date(year, month, day).isoformat() if day else f"{year:04d}-{month:02d}"
        except ValueError:
            return None

    def _number(self, groups: dict[str, str], name: str) -> int | None:
        return self.words.settings[name + "s"][groups[name].lower()] if name in groups else None

    def _year_of(self, month: int, day: int | None, future: bool) -> int | None:
        """The year of a date that names none: the latest such date, or the next one where the text looks ahead."""
        base = self._base()
        if base is None:
            return self.year
        last_day = day or calendar.monthrange(base.year, month)[1]
        this_year = date(base.year, month, min(last_day, calendar.monthrange(base.year, month)[1]))
        if future and (month, day or 31) < (base.month, base.day if day else 0):
            return base.year + 1
        first = this_year.replace(day=day or 1)
        if first > base and not future and (day is None or (first - base).days > _SOON):
            return base.year - 1
        return base.year

    def _base(self) -> date | None:
        if self.year is not None and (self.published is None or abs(self.published.year - self.year) > 3):
            return date(self.year, 12, 31)
        return self.published

    def _weekday(self, weekday: int, entry: dict[str, Any], future: bool) -> str | None:
        if self.published is None:
            return None
        back = (self.published.weekday() - weekday) % 7
        if entry.get("direction") == "next" or (future and back):
            return (self.published + timedelta(days=7 - back)).isoformat()
        if entry.get("direction") == "last" and not back:
            back = 7
        return (self.published - timedelta(days=back)).isoformat()

    def _shifted(self, entry: dict[str, Any], groups: dict[str, str]) -> str | None:
        anchor: date | None = self.published
        if entry.get("anchor") == "last" and self.last:
            day = iso_day(interval(self.last).end)
            anchor = date.fromisoformat(day) if day and len(day) == 10 else anchor
        if anchor is None:
            return None
        count = entry.get("shift", 1)
        if "count" in groups:
            word = groups["count"].lower()
            count *= int(word) if word.isdigit() else self.words.settings["numbers"].get(word, 1)
        return _moved(anchor, count, entry["unit"])


def _moved(anchor: date, count: int, unit: str) -> str | None:
    try:
        if unit == "day":
            return (anchor + timedelta(days=count)).isoformat()
        if unit == "week":
            monday = anchor - timedelta(days=anchor.weekday()) + timedelta(weeks=count)
            return f"{monday.isoformat()}/{(monday + timedelta(days=6)).isoformat()}"
        if unit == "month":
            months = anchor.year * 12 + anchor.month - 1 + count
            return f"{months // 12:04d}-{months % 12 + 1:02d}"
        return f"{anchor.year + count:04d}"
    except (ValueError, OverflowError):
        return None


def _century(first: int | None, second: str) -> str:
    return second if len(second) == 4 or first is None else str(first)[:2] + second


@cache
def _patterns(language: str) -> list[tuple[re.Pattern[str], dict[str, Any]]]:
    from foedus.loaders.lexicon import lexicon

    words = lexicon(language)
    lists = {name: "|".join(sorted(map(re.escape, words.settings[name]), key=len, reverse=True))
             for name in ("months", "weekdays", "numbers")}  # fmt: skip
    compiled = []
    for entry in words.settings["date"]:
        pattern = entry["pattern"]
        for name, choices in lists.items():
            pattern = pattern.replace("{" + name + "}", choices)
        compiled.append((re.compile(r"(?<!\w)(?:" + pattern + r")(?!\w)", re.IGNORECASE), entry))
    return compiled


def dates_of(trigger: Word, sentence: Sentence, times: Sequence[Time], words: Lexicon) -> list[str]:
    """The dates that a sentence gives for the event of a trigger: of its own clause, else of one that frames it.

    A date beside a verb of saying is that of the saying, not of what is said.
    """
    own: list[str] = []
    framing: list[str] = []
    above = sentence.ancestors(trigger)
    for time in times:
        word = next((w for w in sentence.words if w.start < time.end and time.start < w.end and w.pos != "ADP"), None)
        if word is None:
            continue
        heads = [word, *sentence.ancestors(word)]
        clause = next((h for h in heads if h.pos in ("VERB", "AUX")), heads[-1])
        if trigger in heads and not _between(heads, trigger):
            own.append(time.edtf)
        elif clause in above and not _said(trigger, clause, sentence, words):
            framing.append(time.edtf)
    return own or framing


def _between(heads: list[Word], trigger: Word) -> bool:
    inner = heads[1 : heads.index(trigger)]
    return any(h.pos == "VERB" and h.morph.get("VerbForm") == "Fin" for h in inner)


def _said(trigger: Word, verb: Word, sentence: Sentence, words: Lexicon) -> bool:
    """Whether a trigger stands in what a verb reports."""
    chain = [trigger, *sentence.ancestors(trigger)]
    below = chain[: chain.index(verb)]
    return words.is_a(verb.lemma, "say") and bool(below) and below[-1].dep.split(":")[0] in ("ccomp", "xcomp", "parataxis")
