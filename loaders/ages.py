"""What time a text is about: that of its publication, or a past that it tells of."""

from __future__ import annotations

import statistics
from collections.abc import Sequence

from foedus.graph.dates import ALWAYS, Interval, interval
from foedus.graph.model import Document
from foedus.loaders.lexicon import Lexicon
from foedus.loaders.when import Expression

NEWS = 3  # years between a text and what it tells of that still make it news
_ENOUGH = 3  # years far from a text's own that make it history
_OPENING = 3  # paragraphs, the title among them, in which history names a year
_FEWEST_DAYS = 2  # that head paragraphs without a year
_AT_LEAST = 2  # where nothing is told of the text's own time
_YEARS = ("year", "anniversary")
_COUNTED = {"weekday", "weekday2"}


def time_told(
    document: Document, years: list[int], expressions: Sequence[Sequence[Expression]], words: Lexicon
) -> Interval:
    """The time that a text is about: that of its publication, or of the years it names where it tells of a past far
    from it, begins there, early, and hardly counts from its own. One of few paragraphs need not name so many years."""
    published = interval(document.published) if document.published else None
    if published:
        own = published.start // 10000
        found = [each for part in expressions for each in part]
        dated = [each for each in found if not _is_day_of_page(each, published, words)]
        back = [year for each in found if (year := _counted_back(each, own, words)) and own - year > NEWS]
        far = [year for year in years if abs(year - own) > NEWS] + back
        recent = len(years) + len(back) - len(far) - (len(found) - len(dated))
        counted = sum(map(_is_news, found))
        enough = min(_ENOUGH if recent > 0 or counted else _AT_LEAST, len(expressions))
        opening = [each for part in expressions[:_OPENING] for each in part if each in dated and "year" in each.caught]
        late = recent > 0 and len(expressions) > _OPENING and not opening
        news = not dated or late or _is_news(dated[0]) or _is_yearless(dated[0]) or _is_own(dated[0], own)
        if news or len(far) < max(enough, 2 * (recent + (counted if counted > 1 else 0))):
            return published
        years = far
    return interval(str(statistics.median_low(years))) if years else ALWAYS


def chronicled(document: Document, heads: Sequence[Expression]) -> Interval | None:
    """The year that a text tells day by day, where days head its paragraphs and only the first one names a year, far
    from the text's own; None for any other text."""
    years = [int(each.caught["year"]) for each in heads if each.caught.get("year", "").isdigit()]
    own = interval(document.published).start // 10000 if document.published else None
    first = bool(heads) and "year" in heads[0].caught
    apart = own is not None and bool(years) and all(own - year > NEWS for year in years)
    others = sum(map(_is_yearless, heads)) >= _FEWEST_DAYS
    return interval(f"{min(years)}/{max(years)}") if first and apart and others else None


def _is_yearless(expression: Expression) -> bool:
    return bool({"day", "month"} & expression.caught.keys()) and "year" not in expression.caught


def _is_own(expression: Expression, own: int) -> bool:
    """Whether an expression names a year of a text's own time."""
    year = expression.caught.get("year", "")
    return year.isdigit() and 0 <= own - int(year) <= NEWS


def _is_day_of_page(expression: Expression, published: Interval, words: Lexicon) -> bool:
    """Whether an expression is the very day on which a text was published, as at its head."""
    caught = expression.caught
    if not {"day", "year"} <= caught.keys() or not {"month", "figure"} & caught.keys():
        return False
    month = int(caught["figure"]) if "figure" in caught else words.settings["months"][caught["month"].lower()]
    return int(caught["year"]) * 10000 + month * 100 + int(caught["day"]) == published.start


def _counted_back(expression: Expression, own: int, words: Lexicon) -> int | None:
    """The year that so many years before a text's own make: « il y a quarante ans »."""
    entry, count = expression.entry, expression.caught.get("count")
    if not count or entry.get("unit") not in _YEARS or "anchor" in entry or entry.get("open"):
        return None
    number: int = int(count) if count.isdigit() else words.settings["numbers"][count.lower()]
    return own + int(entry["shift"]) * number


def counts(expression: Expression) -> bool:
    """Whether an expression counts from the day of the text: a day of the week, « hier »."""
    moves = "unit" in expression.entry and "anchor" not in expression.entry
    return moves or bool(_COUNTED & expression.caught.keys())


def _is_news(expression: Expression) -> bool:
    """Whether an expression counts from the day of the text what can only be news: no span, nothing years ago."""
    counted = "count" in expression.caught
    spans = counted and (bool(expression.entry.get("open")) or expression.entry.get("unit") in _YEARS)
    return counts(expression) and not spans
