"""Third stage, when: the time expressions of a text as they stand there; loaders.calendars makes them absolute.

The lexicon's `[[date]]` patterns find them. A pattern's groups are day, month (or figure, a month in figures), year;
day2, month2, until for the end of a span; weekday, weekday2, season, quarter (as many `months` long as its entry says),
decade, century, count. Its entry may have `shift` and `unit`, which move from the document's date, from the last date
named with `anchor = "last"`, or from the day that the pattern itself names (`unit` "anniversary" moves by years and
keeps the day, "days" gives some days); `direction`, "next" or "last"; `fixed`
are groups of every match, as for holidays; `open` where only one end is told: "after" gives `2020/..`, "before"
`../2020`. Where the entry does not say, the words before a date do: `opening` and `closing` of the lexicon.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from foedus.graph.dates import precision
from foedus.loaders.lexicon import Lexicon, lexicon
from foedus.loaders.words import Mention

_EXCEPT_SMALL = re.compile(r"\(\?-i:\(\?![\w|]+\)\)")  # « may » is a month only as « May »
_LISTS = ("months", "weekdays", "numbers", "seasons", "quarters", "centuries")
_LONE_YEAR = re.compile(r"[\s#*]*(?P<year>1[5-9]\d\d|20\d\d)[\s.*]*")  # at the head of what a chronology tells of it


@dataclass(frozen=True, slots=True, eq=False)
class Expression:
    """A time expression as it stands in the document, what its pattern caught, and the pattern's entry. One `of` a
    noun tells which is meant: « l'accord de 2015 »; `mark` is the punctuation before it."""

    start: int
    end: int
    caught: dict[str, str]
    entry: dict[str, Any]
    of: bool = False
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Time:
    """A time expression: where it stands in the document, the EDTF date that it means, whether it is `of` a noun, the
    punctuation (`mark`) before it, and whether it was `counted` from another: « un mois après »."""

    start: int
    end: int
    edtf: str
    of: bool = False
    mark: str = ""
    counted: bool = False

    @property
    def is_day(self) -> bool:
        """Whether it tells the day, no more and no less."""
        return precision(self.edtf) == "day"


def expressions(text: str, words: Lexicon, begin: int, end: int) -> list[Expression]:
    """The time expressions of a stretch of text, in order, without overlaps; of two patterns the first counts. A year
    that is all of the stretch heads what follows."""
    if alone := _LONE_YEAR.fullmatch(text, begin, end):
        return [Expression(*alone.span("year"), {"year": alone["year"]}, {})]
    found: list[Expression] = []
    taken = bytearray(max(end - begin, 0))
    ways = _leads(words.language)
    small = text[begin:end].lower()
    for pattern in _patterns(words.language):
        if not pattern.may_be_in(text, small, begin, end):
            continue
        entry = pattern.entry
        for match in pattern.whole.finditer(text, begin, end):
            here = slice(match.start() - begin, match.end() - begin)
            if not any(taken[here]):
                taken[here] = b"\1" * (here.stop - here.start)
                caught = {name: _figures(value) for name, value in match.groupdict().items() if value}
                caught = {**entry.get("fixed", {}), **caught}
                way = next((way for way, lead in ways if lead.match(text, match.start(), match.end())), "")
                told = entry if way in ("", "of") or "open" in entry else {**entry, "open": way}
                found.append(Expression(*match.span(), caught, told, way == "of", _mark(text, match.start())))
    return sorted(found, key=lambda each: each.start)


def _mark(text: str, start: int) -> str:
    before = text[max(start - 2, 0) : start].strip()[-1:]
    return "" if before.isalnum() else before


def _figures(text: str) -> str:
    """A text with Western figures for those of other scripts, which patterns take for figures too."""
    return text if text.isascii() else "".join(str(unicodedata.decimal(letter, letter)) for letter in text)


def outside(found: list[Expression], mentions: Iterable[Mention]) -> list[Expression]:
    """The expressions that are no part of a name: « le traité de 1997 » dates nothing but the treaty."""
    named = list(mentions)
    treaties = {mention.start for mention in named if mention.kind == "Treaty"}
    years = [e for e in found if e.caught.keys() == {"year"} and e.end + 1 in treaties]
    return [e for e in found if e not in years and all(_apart(e, m.start, m.end) for m in named)]


def _apart(time: Expression, start: int, end: int) -> bool:
    return time.end <= start or end <= time.start or (time.start <= start and end <= time.end)


@cache
def _leads(language: str) -> list[tuple[str, re.Pattern[str]]]:
    """How the words before a date may leave one of its ends open, or tie it to a noun."""
    settings = lexicon(language).settings
    ways = {"after": "opening", "before": "closing", "of": "dated_by"}
    return [(way, re.compile(rf"(?:{settings[name]})(?![\w-])", re.IGNORECASE)) for way, name in ways.items()]


class _Pattern(NamedTuple):
    """A pattern of a lexicon's `entry`, `whole` with what may stand around a date. The `core` without that tells much
    faster where there is nothing to find: it begins with letters; and letters that each match holds, a `stretch`,
    faster still. The core is for small letters unless it is `cased`."""

    whole: re.Pattern[str]
    core: re.Pattern[str]
    cased: bool
    stretch: str
    entry: dict[str, Any]

    def may_be_in(self, text: str, small: str, begin: int, end: int) -> bool:
        """Whether there may be something to find in a stretch of text, given in small letters too."""
        if self.stretch not in small:
            return False
        return bool(self.core.search(text, begin, end) if self.cased else self.core.search(small))


@cache
def _patterns(language: str) -> list[_Pattern]:
    words = lexicon(language)
    before, after = words.settings["date_prefix"], words.settings["date_suffix"]
    compiled = []
    for entry in words.settings["date"]:
        core = entry["pattern"]
        for name in _LISTS:
            choices = "|".join(sorted(map(re.escape, words.settings[name]), key=len, reverse=True))
            core = core.replace("{" + name + "}", f"(?:{choices})")
        whole = re.compile(rf"(?<![\w-])(?:{before}(?:{core}){after})(?![\w-])", re.IGNORECASE)
        core = _EXCEPT_SMALL.sub("", core)
        cased = "(?-i:" in core or any(letter.isupper() for letter in re.sub(r"\\.|\(\?P", "", core))
        quick = re.compile(core, re.IGNORECASE if cased else 0)
        compiled.append(_Pattern(whole, quick, cased, _stretch(entry["pattern"]).lower(), entry))
    return compiled


def _stretch(pattern: str) -> str:
    """The longest stretch of letters and spaces in all that a pattern matches, outside of its groups; "" where it is a
    choice between several."""
    before, plain = "", re.sub(r"(?:\\.|\[[^]]*\]|\{[^}]*\})[?*]?", "\n", pattern)
    while plain != before:
        before, plain = plain, re.sub(r"\([^()]*\)[?*]?", "\n", plain)
    certain = re.sub(r"[^\n][?*]|[.+^$]", "\n", plain).split("\n")
    return "" if "|" in plain else max(certain, key=len)
