"""Directed dyad-years: who owed whom by law which of the five obligations in which year, in the layout of the field.

    ccode1,ccode2,year,atop_defense,atop_offense,atop_neutral,atop_nonagg,atop_consul

A year counts where by its dates the duty may have held on one of its days. What has no known beginning counts only
where it held for certain, and what has no end up to the year that its source covers. Both are states with a COW number.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from foedus.exports.lookup import Lookup
from foedus.exports.saving import save
from foedus.graph import Filter, Store
from foedus.graph.book import Book
from foedus.graph.dates import FOREVER, FOREVER_AGO, Interval
from foedus.graph.days import Days, Span
from foedus.graph.duties import duties
from foedus.graph.errors import UnknownNode
from foedus.graph.ties import StoreLinks

COLUMNS = (
    "ccode1", "ccode2", "year", "atop_defense", "atop_offense", "atop_neutral", "atop_nonagg", "atop_consul",
)  # fmt: skip
_FLAGS = ("defense", "offense", "neutrality", "nonaggression", "consultation")


def generate_dyad_years(store: Store, wanted: Filter | None = None) -> Iterator[str]:
    """The dyad-years of a store's own instruments, a header first, in the order of both numbers and the year.

    Of a filter, `sources`, `targets`, `nodes` and the dates count. Raises BadDate.
    """
    wanted = wanted or Filter()
    years = _years_of((Interval(*wanted.days()),))
    found: dict[tuple[int, int, int], int] = {}
    numbers = _Numbers(Lookup(store))
    for instrument in Book(StoreLinks(store)).every():
        for duty in filter(lambda each: each.legal, duties(instrument)):
            pair = (numbers.of(duty.debtor), numbers.of(duty.creditor))
            if None not in pair and _fits(duty.debtor, duty.creditor, wanted):
                flag = 1 << _FLAGS.index(duty.obligation)
                for year in _years(duty.dated):
                    if years[0] <= year <= years[1]:
                        key = (pair[0] or 0, pair[1] or 0, year)
                        found[key] = found.get(key, 0) | flag
    yield ",".join(COLUMNS) + "\n"
    for (one, other, year), flags in sorted(found.items()):
        yield f"{one},{other},{year}," + ",".join(str(flags >> place & 1) for place in range(len(_FLAGS))) + "\n"


def write_dyad_years(store: Store, path: str | Path, wanted: Filter | None = None) -> None:
    """Save `generate_dyad_years` as a file. Raises OSError."""
    save(path, generate_dyad_years(store, wanted))


class _Numbers:
    """COW numbers of the states in the state system."""

    def __init__(self, lookup: Lookup) -> None:
        self._lookup = lookup
        self._known: dict[str, int | None] = {}

    def of(self, ident: str) -> int | None:
        if ident not in self._known:
            try:
                said = self._lookup.node(ident).attributes
            except UnknownNode:
                said = {}
            number = str(said.get("cow", ""))
            self._known[ident] = int(number) if number.isdigit() and "existed" in said else None
        return self._known[ident]


def _fits(debtor: str, creditor: str, wanted: Filter) -> bool:
    return (
        (not wanted.sources or debtor in wanted.sources)
        and (not wanted.targets or creditor in wanted.targets)
        and (not wanted.nodes or debtor in wanted.nodes or creditor in wanted.nodes)
    )


def _years(span: Span) -> set[int]:
    """The years that a span counts for."""
    spells = [each for each in span.possible if each.start > FOREVER_AGO and each.end < FOREVER]
    for each in span.possible:
        if each not in spells:
            spells += _closed(each, span.certain)
    return {year for each in spells for year in range(each.start // 10000, each.end // 10000 + 1)}


def _closed(spell: Interval, certain: Days) -> Iterator[Interval]:
    """An open spell cut to what is certain of its open sides; today is the last day there is."""
    today = int(date.today().strftime("%Y%m%d"))
    inside = [each for each in certain if each.within(spell)]
    if inside:
        start = spell.start if spell.start > FOREVER_AGO else inside[0].start
        end = spell.end if spell.end < FOREVER else min(inside[-1].end, today)
        if start > FOREVER_AGO:
            yield Interval(start, max(start, end))


def _years_of(days: Days) -> tuple[int, int]:
    first, last = days[0].start, days[-1].end
    return (first // 10000 if first > FOREVER_AGO else -9999, last // 10000 if last < FOREVER else 9999)
