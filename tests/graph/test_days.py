"""Sets of days and half-known spans, against sets that are written out day by day."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.graph.dates import ALWAYS, FOREVER, FOREVER_AGO, Interval, interval
from foedus.graph.days import (
    FOR_EVER,
    NEVER,
    NO,
    UNCERTAIN,
    YES,
    Days,
    Span,
    any_of,
    common,
    lasting,
    next_day,
    observed,
    previous_day,
    union,
    without,
)
from foedus.graph.errors import BadDate

# Days around a new year and a leap day, so that months and years of every length end among them.
CALENDAR = [date(1999, 12, 1) + timedelta(days=n) for n in range(100)]
NUMBERS = [day.year * 10000 + day.month * 100 + day.day for day in CALENDAR]


@st.composite
def some_days(draw: st.DrawFn) -> Days:
    bounds = draw(st.lists(st.tuples(st.sampled_from(NUMBERS), st.sampled_from(NUMBERS)), max_size=4))
    return union(*((Interval(min(pair), max(pair)),) for pair in bounds))


def written_out(days: Days) -> set[int]:
    return {number for number in NUMBERS for each in days if each.start <= number <= each.end}


def whole(days: Days) -> bool:
    """Sorted, disjoint, and no two that touch."""
    return all(a.start <= a.end for a in days) and all(next_day(a.end) < b.start for a, b in pairwise(days))


@given(some_days(), some_days())
def test_sets_of_days_are_sets(first: Days, second: Days) -> None:
    one, other = written_out(first), written_out(second)
    assert written_out(union(first, second)) == one | other
    assert written_out(common(first, second)) == one & other
    assert written_out(without(first, second)) == one - other
    assert all(map(whole, (union(first, second), common(first, second), without(first, second))))


@given(some_days(), some_days(), st.sampled_from(NUMBERS), st.integers(0, 40))
def test_a_span_answers_for_each_day(possible: Days, certain: Days, first: int, length: int) -> None:
    asked = NUMBERS[NUMBERS.index(first) : NUMBERS.index(first) + length + 1]
    span = Span(union(possible, certain), certain)
    may, must = written_out(span.possible), written_out(span.certain)
    expected = YES if must.issuperset(asked) else UNCERTAIN if may.intersection(asked) else NO
    assert span.on(Interval(asked[0], asked[-1])) == expected


@pytest.mark.parametrize(("day", "after"), [*pairwise(NUMBERS)])
def test_days_follow_one_another(day: int, after: int) -> None:
    assert next_day(day) == after
    assert previous_day(after) == day


def test_there_is_no_day_beyond_all_days() -> None:
    assert next_day(FOREVER) == FOREVER
    assert previous_day(FOREVER_AGO) == FOREVER_AGO
    assert without((ALWAYS,), (ALWAYS,)) == ()
    assert without((ALWAYS,), (Interval(20000101, FOREVER),)) == (Interval(FOREVER_AGO, 19991231),)


@pytest.mark.parametrize(
    ("start", "end", "day", "answer"),
    [
        ("1994-04-20", "1999-04-20", "1994-04-19", NO),
        ("1994-04-20", "1999-04-20", "1994-04-20", YES),
        ("1994-04-20", "1999-04-20", "1999-04-20", YES),
        ("1994-04-20", "1999-04-20", "1999-04-21", NO),
        ("1994", "1999", "1994-06-01", UNCERTAIN),
        ("1994", "1999", "1993-12-31", NO),
        ("1994", "1999", "1995-01-01", YES),
        ("1994", "1999", "1999-06-01", UNCERTAIN),
        ("1994-04", None, "1994-04-30", YES),
        ("1994-04", "..", "1994-04-29", UNCERTAIN),
        ("..", "1999", "0500", YES),
        ("", "1999", "1950", UNCERTAIN),
        (None, None, "1950", UNCERTAIN),
        ("", "1999", "2000", NO),
        ("1994", "1999", "1994/1999", UNCERTAIN),
        ("1994", "1999", "1995/1998", YES),
        ("1994", "1994", "1994-06-01", UNCERTAIN),
    ],
)
def test_low_precision_is_uncertain(start: str | None, end: str | None, day: str, answer: str) -> None:
    assert lasting(start, end).on(interval(day)) == answer


def test_an_open_end_is_certain_until_the_source_was_written() -> None:
    span = lasting("1994-04-20", "..", 20190508)
    assert [span.on(interval(day)) for day in ("2019-05-08", "2019-05-09")] == [YES, UNCERTAIN]
    assert lasting("1994-04-20", "1999", 20190508) == lasting("1994-04-20", "1999")


def test_what_was_seen_on_a_day_is_certain_on_that_day_alone() -> None:
    assert [observed(interval("2019-05-08")).on(interval(day)) for day in ("2019-05-08", "1950")] == [YES, UNCERTAIN]
    assert observed(interval("2019-05")).on(interval("2019-05-08")) == UNCERTAIN
    assert observed(ALWAYS).on(interval("2019-05-08")) == UNCERTAIN


def test_spans_join_cross_and_are_cut() -> None:
    membership, suspension = lasting("1962", None), lasting("2009-06", "2014-10-22")
    left = membership - suspension
    asked = ("1990", "2009-05-31", "2009-06-15", "2010", "2014-10-22", "2014-10-23")
    assert [left.on(interval(day)) for day in asked] == [YES, YES, UNCERTAIN, NO, NO, YES]
    assert (left & lasting("2000", "2001")).on(interval("2000-12-31/2001-01-01")) == YES
    assert (lasting("1990", "1991-07-31") | lasting("1991-08-01", "1992")).on(interval("1991")) == YES
    assert any_of([lasting("1990", "1991"), NEVER, FOR_EVER]).on(interval("1800")) == YES
    assert FOR_EVER.doubted().on(interval("1800")) == UNCERTAIN


def test_a_date_that_is_none_is_refused() -> None:
    with pytest.raises(BadDate):
        lasting("soon", None)
