"""What binds two states by treaty is a way between them, though no document tells of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Open = Callable[..., Any]


@pytest.mark.parametrize(
    ("at", "now", "then"),
    [
        ("p=FRA~RUS&on=1914-07-28", "Franco-Russian", "at other times"),
        ("p=FRA~RUS&on=1850-01-01", "By none that the tables of treaties hold.", "at other times"),
    ],
)
def test_it_is_that_of_the_day_that_is_looked_at(
    open_page: Open, lawful_page: Path, at: str, now: str, then: str
) -> None:
    page = open_page(lawful_page, f"#m=p&{at}&l=en")
    told = page.inner_text("#evidence .direct")
    assert now in told and then in told
    heading = page.locator("#evidence h3").first.inner_text()
    assert heading.startswith("Bound to each other by treaty on")


def test_a_treaty_leads_to_its_articles(open_page: Open, lawful_page: Path) -> None:
    page = open_page(lawful_page, "#m=p&p=FRA~RUS&on=1914-07-28&l=fr")
    treaty = page.locator("#evidence .bonds button").first
    name = treaty.inner_text()
    assert "défense (1894" in page.locator("#evidence .bonds li").first.inner_text()
    treaty.click()
    assert page.inner_text("#evidence h2") == name


def test_what_is_no_state_is_bound_by_none(open_page: Open, lawful_page: Path) -> None:
    page = open_page(lawful_page, "#m=p&p=SRB~triple-entente&l=en")
    assert page.locator("#evidence .direct").count() == 0


def test_on_a_single_day_it_is_said_how_much_nothing_dates(either: Any) -> None:
    assert "nothing dates" not in either.inner_text("#shown")
    either.evaluate("location.hash += '&on=1914-08-01&l=en'")
    either.locator("#shown", has_text="that nothing dates").wait_for()
    either.click("[data-view=table]")
    either.locator("#table caption", has_text="that nothing dates").wait_for()
    either.uncheck("#undated")
    either.wait_for_function("!document.querySelector('#table caption').textContent.includes('nothing dates')")
