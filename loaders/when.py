"""Third stage, when: the time expressions of a text as they stand there; loaders.calendars makes them absolute.

The lexicon's `[[date]]` patterns find them. A pattern's groups are day, day2 (a second day of the same month), month,
year, until (a second year), weekday, weekday2, season, decade, count. Its entry may have `shift` and `unit`, which
move from the document's date or, with `anchor = "last"`, from the last date named; `direction` for weekdays; `open`
where only one end is told: "after" gives `2020/..`, "before" `../2020`; `fixed` are groups of every match, as for
holidays.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from foedus.loaders.lexicon import Lexicon, lexicon
from foedus.loaders.words import Mention

_LISTS = ("months", "weekdays", "numbers", "seasons")


@dataclass(frozen=True, slots=True)
class Expression:
    """A time expression as it stands in the document, what its pattern caught, and the pattern's entry."""

    start: int
    end: int
    caught: dict[str, str]
    entry: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Time:
    """A time expression: where it stands in the document and the EDTF date that it means."""

    start: int
    end: int
    edtf: str


def expressions(text: str, words: Lexicon, begin: int, end: int) -> list[Expression]:
    """The time expressions of a stretch of text, in order, without overlaps; of two patterns the first counts."""
    found: list[Expression] = []
    taken = bytearray(max(end - begin, 0))
    small = text[begin:end].lower()
    for pattern, core, entry in _patterns(words.language):
        if core and not core.search(small):
            continue
        for match in pattern.finditer(text, begin, end):
            here = slice(match.start() - begin, match.end() - begin)
            if not any(taken[here]):
                taken[here] = b"\1" * (here.stop - here.start)
                caught = {name: _figures(value) for name, value in match.groupdict().items() if value}
                caught = {**entry.get("fixed", {}), **caught}
                found.append(Expression(*match.span(), caught, entry))
    return sorted(found, key=lambda each: each.start)


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
def _patterns(language: str) -> list[tuple[re.Pattern[str], re.Pattern[str] | None, dict[str, Any]]]:
    """Each pattern, its core in small letters where case does not matter to it, and its entry. The core tells much
    faster where there is nothing to find: it begins with letters, not with what may stand before a date."""
    words = lexicon(language)
    before, after = words.settings["date_prefix"], words.settings["date_suffix"]
    compiled = []
    for entry in words.settings["date"]:
        core = entry["pattern"]
        for name in _LISTS:
            choices = "|".join(sorted(map(re.escape, words.settings[name]), key=len, reverse=True))
            core = core.replace("{" + name + "}", f"(?:{choices})")
        whole = re.compile(rf"(?<![\w-])(?:{before}(?:{core}){after})(?![\w-])", re.IGNORECASE)
        cased = "(?-i:" in core or any(letter.isupper() for letter in re.sub(r"\\.|\(\?P", "", core))
        compiled.append((whole, None if cased else re.compile(core), entry))
    return compiled
