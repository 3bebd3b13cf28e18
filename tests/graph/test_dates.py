"""Dates: which days an EDTF text may mean, in which order dates come, and what is no date."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from foedus.graph.dates import ALWAYS, FOREVER, FOREVER_AGO, Interval, interval, iso_day, precision, sort_key
from foedus.graph.errors import BadDate

# Text, first day, last day, precision. `..` stands for no bound.
MEANS = """
    # level 0: days, months, years, moments, intervals
    1985-04-12                  1985-04-12   1985-04-12   day
    2024-02-29                  2024-02-29   2024-02-29   day
    1985-04                     1985-04-01   1985-04-30   month
    1900-02                     1900-02-01   1900-02-28   month
    2000-02                     2000-02-01   2000-02-29   month
    1985                        1985-01-01   1985-12-31   year
    0000                        0000-01-01   0000-12-31   year
    0000-02-29                  0000-02-29   0000-02-29   day
    1985-04-12T23:20:30         1985-04-12   1985-04-12   day
    1985-04-12T23:20:30Z        1985-04-12   1985-04-12   day
    1985-04-12T23:20:30-04      1985-04-12   1985-04-12   day
    1985-04-12T23:20:30+04:30   1985-04-12   1985-04-12   day
    1964/2008                   1964-01-01   2008-12-31   interval
    2004-06/2006-08             2004-06-01   2006-08-31   interval
    2004-02-01/2005-02-08       2004-02-01   2005-02-08   interval
    2004-02-01/2005-02          2004-02-01   2005-02-28   interval
    2005/2006-02                2005-01-01   2006-02-28   interval
    2022-11/2022                2022-11-01   2022-12-31   interval
    # level 1: years of more digits and before year 0
    Y170000002                  170000002-01-01   170000002-12-31   year
    Y-170000002                 -170000002-01-01  -170000002-12-31  year
    -1985                       -1985-01-01  -1985-12-31  year
    -1985-04                    -1985-04-01  -1985-04-30  month
    -1985-04-12                 -1985-04-12  -1985-04-12  day
    # level 1: seasons; winter goes on into the next year
    2001-21                     2001-03-01   2001-05-31   coarse
    2001-22                     2001-06-01   2001-08-31   coarse
    2001-23                     2001-09-01   2001-11-30   coarse
    2003-24                     2003-12-01   2004-02-29   coarse
    # level 1: qualifiers, which change nothing about the days
    1984?                       1984-01-01   1984-12-31   year
    2004-06~                    2004-06-01   2004-06-30   month
    2004-06-11%                 2004-06-11   2004-06-11   day
    2001-21?                    2001-03-01   2001-05-31   coarse
    # level 1: unspecified digits, from the right
    201X                        2010-01-01   2019-12-31   coarse
    20XX                        2000-01-01   2099-12-31   coarse
    1XXX                        1000-01-01   1999-12-31   coarse
    XXXX                        0000-01-01   9999-12-31   coarse
    2004-XX                     2004-01-01   2004-12-31   year
    1985-04-XX                  1985-04-01   1985-04-30   month
    1985-XX-XX                  1985-01-01   1985-12-31   year
    # level 1: intervals with an open or unknown end, and of any of the above
    1985-04-12/..               1985-04-12   ..           open
    1985-04/                    1985-04-01   ..           open
    ../1985                     ..           1985-12-31   open
    /1985-04-12                 ..           1985-04-12   open
    ../..                       ..           ..           open
    1984?/2004-06~              1984-01-01   2004-06-30   interval
    199X/201X                   1990-01-01   2019-12-31   interval
    -0431/-0404                 -0431-01-01  -0404-12-31  interval
    2001-21/2003-24             2001-03-01   2004-02-29   interval
"""
ROWS = [line.split() for line in MEANS.splitlines() if line.strip() and not line.strip().startswith("#")]
BAD = (
    # not the calendar's
    "2023-02-29", "1900-02-29", "2022-04-31", "2022-00", "2022-13", "2022-01-00", "2022-01-32", "2022-20", "2022-25",
    # not written so
    "", " ", "22", "2022-5", "2022-5-17", "20220517", "2022/05/17", "17-05-2022", "2022-05-17-01", "+2022", "-0000",
    "2022-W05", "2022--09", "Y2022", "y170000002", "201x", "199u", "2022-xx", "..", "...", "open", "unknown",
    "2022/open", "2022 ", " 2022", "2022\n", "2022 /2023", "2022/ 2023", "２０２２", "٢٠٢٢", "2022\x00", "\udc80",
    # not an interval
    "2023/2022", "2022-05/2022-04", "2022/2023/2024", "//", "2022//2023",
    # no day at all
    "yesterday", "32 Brumaire", "nan", "None", "in the 1990s", "'; DROP TABLE nodes",
    # level 2
    "156X-12-25", "15XX-12-25", "XXXX-12-XX", "2022-1X", "2022-XX-01", "1XXX-12", "Y17E7", "1950S2", "?2022",
    "2004-06~-11", "[1667,1668]", "{1960,1961-12}", "[..1984]",
    # longer than any date
    "2022-05-17/" * 10, "9" * 65, "Y" + "9" * 62, "Y" + "9" * 100_000,
)  # fmt: skip

days = st.dates()
plain = st.one_of(
    days.map(lambda d: d.isoformat()), days.map(lambda d: d.isoformat()[:7]), days.map(lambda d: d.isoformat()[:4])
)
single = st.one_of(
    plain,
    st.tuples(plain, st.sampled_from("?~%")).map("".join),
    days.map(lambda d: f"{d.year:04d}"[:3] + "X"),
    days.map(lambda d: f"{d.year:04d}"[:2] + "XX"),
    days.map(lambda d: f"-{d.isoformat()}").filter(lambda text: text[1:] < "9999" and text[6:] != "02-29"),
    st.tuples(days, st.integers(21, 24)).map(lambda pair: f"{pair[0].year:04d}-{pair[1]}"),
    st.integers(10_000, 10**9).map(lambda year: f"Y{year}"),
)


def text_of(bound: int) -> str:
    return iso_day(bound) or ".."


@pytest.mark.parametrize(("text", "first", "last", "fine"), ROWS, ids=[row[0] for row in ROWS])
def test_the_days_a_date_may_mean(text: str, first: str, last: str, fine: str) -> None:
    span = interval(text)
    assert (text_of(span.start), text_of(span.end)) == (first, last)
    assert (span.start == FOREVER_AGO, span.end == FOREVER) == (first == "..", last == "..")
    assert precision(text) == fine


@pytest.mark.parametrize("text", BAD, ids=[repr(text[:20]) for text in BAD])
def test_what_is_no_date(text: str, capfd: pytest.CaptureFixture[str]) -> None:
    for read in (interval, precision, sort_key):
        with pytest.raises(BadDate) as caught:
            read(text)
        assert len(str(caught.value)) < 250
    assert capfd.readouterr() == ("", "")


@given(st.text(alphabet="0123456789-/.X?~%YTZ:+ES[]{},u \n", max_size=40))
def test_anything_else_is_a_bad_date_and_nothing_worse(text: str) -> None:
    try:
        span = interval(text)
    except BadDate:
        return
    assert span.start <= span.end
    assert text == re.sub(r"\s", "", text)


def test_no_date_may_mean_any_day_and_comes_last() -> None:
    assert interval(None) == ALWAYS and precision(None) == "none"
    dates = [None, "2022", "../2022", "2022-05-17", "2022-01", "1914/1918", "2022/..", "-0431", "201X"]
    assert sorted(dates, key=sort_key) == [
        "../2022", "-0431", "1914/1918", "201X", "2022-01", "2022", "2022/..", "2022-05-17", None
    ]  # fmt: skip


@given(days, days)
def test_days_compare_as_days_do(one: date, other: date) -> None:
    first, second = interval(one.isoformat()), interval(other.isoformat())
    assert (first < second, first == second) == (one < other, one == other)
    assert first.start == first.end
    assert iso_day(first.start) == one.isoformat()


@given(st.integers(-9999, 9998), st.integers(1, 12), st.integers(1, 27))
def test_days_before_and_after_year_0_are_in_order_and_come_back(year: int, month: int, day: int) -> None:
    def written(year: int, month: int, day: int) -> str:
        return f"{'-' if year < 0 else ''}{abs(year):04d}-{month:02d}-{day:02d}"

    here = interval(written(year, month, day))
    assert iso_day(here.start) == written(year, month, day)
    assert here < interval(written(year, month, day + 1)) < interval(written(year + 1, 1, 1))


@given(single, single)
def test_an_interval_reaches_from_its_first_date_to_its_last(one: str, other: str) -> None:
    first, last = sorted((one, other), key=sort_key)
    assume(interval(first).start <= interval(last).end)
    both = interval(f"{first}/{last}")
    assert (both.start, both.end) == (interval(first).start, interval(last).end)
    assert interval(first).within(interval(f"{first}/.."))
    assert interval(last).within(interval(f"../{last}"))


@given(single, days)
def test_a_date_overlaps_the_days_that_are_within_it(text: str, day: date) -> None:
    span, single_day = interval(text), interval(day.isoformat())
    assert span.overlaps(single_day) == single_day.overlaps(span) == single_day.within(span)
    assert span.within(ALWAYS) and span.overlaps(ALWAYS) and span.within(span)


@given(days)
def test_a_month_ends_on_the_day_before_the_next(day: date) -> None:
    month = interval(day.isoformat()[:7])
    assume(day.year < 9999)
    first = day.replace(day=1)
    last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    assert month == Interval(interval(first.isoformat()).start, interval(last.isoformat()).end)
    assert month.within(interval(f"{day.year:04d}"))


@given(single)
def test_the_library_understands_the_same(text: str) -> None:
    from edtf import parse_edtf

    parsed = parse_edtf(text)
    span = interval(text)
    for bound, theirs in ((span.start, parsed.lower_strict()), (span.end, parsed.upper_strict())):
        assume(not re.search("-24", text))  # winter: the library has it end in December
        year, month, day = theirs[:3]
        assert iso_day(bound) == f"{'-' if year < 0 else ''}{abs(year):04d}-{month:02d}-{day:02d}"


@given(st.lists(st.one_of(st.none(), single)))
def test_sorting_does_not_depend_on_the_order_before(dates: list[str | None]) -> None:
    turned = dates[::-1]
    assert sorted(dates, key=sort_key) == sorted(turned, key=sort_key)
    starts = [sort_key(each)[0] for each in sorted(dates, key=sort_key)]
    assert starts == sorted(starts)
