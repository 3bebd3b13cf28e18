"""Of what time a document tells: the days between the first and the last that it dates, and not after it was written.

A deed without a date is of the time that its documents tell of, give or take a generation: what a report of 2022 leaves
undated did not happen in 1919, nor after the report.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from foedus.graph.dates import ALWAYS, FOREVER, FOREVER_AGO, Interval, interval
from foedus.graph.model import Assertion
from foedus.graph.store import Store

Tellings = Mapping[str, Interval]  # by document
NOTHING: Tellings = {}
# In days as they are counted here (YYYYMMDD).
_GENERATION, _LIFETIME = 20_00_00, 100_00_00
_MOST = 500  # names in one question
_ROWS = (
    "SELECT d.name, d.published, min(CASE WHEN a.first_day > {0} THEN a.first_day END),"
    " max(CASE WHEN a.last_day < {1} THEN a.last_day END) FROM documents d LEFT JOIN evidence e ON e.document = d.id"
    " LEFT JOIN assertions a ON a.id = e.assertion WHERE d.name IN ({2}) GROUP BY d.name ORDER BY d.name"
)


def tellings(store: Store, documents: Iterable[str]) -> dict[str, Interval]:
    """Of what days each of some documents tells; nothing of a document that has no date at all."""
    found: dict[str, Interval] = {}
    every = sorted(set(documents))
    for names in (every[place : place + _MOST] for place in range(0, len(every), _MOST)):
        sql = _ROWS.format(FOREVER_AGO, FOREVER, ", ".join("?" * len(names)))
        for name, published, first, last in store.connection.execute(sql, names):
            if days := _told(interval(published) if published else ALWAYS, first, last):
                found[name] = days
    return found


def of_its_time(tie: Assertion, told: Tellings) -> Interval:
    """The days of which the documents of an edge tell: all days where one has no date."""
    spans = [told.get(piece.document, ALWAYS) for piece in tie.evidence] or [ALWAYS]
    return Interval(min(each.start for each in spans), max(each.end for each in spans))


def _told(written: Interval, first: int | None, last: int | None) -> Interval | None:
    if first is not None and last is not None:
        return Interval(min(first, last) - _GENERATION, min(max(first, last) + _GENERATION, written.end))
    return Interval(written.start - _LIFETIME, written.end) if written != ALWAYS else None
