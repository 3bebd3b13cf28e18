"""A filter that is on is told where it narrows something, and lifted there; no table is empty without a reason."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

pytestmark = pytest.mark.browser
ON = {
    "en": "Narrowed by: words in the table, one document.",
    "fr": "Restreint par : mots dans le tableau, un seul document.",
}
NONE = {"en": "Nothing is left by: words in the table.", "fr": "Il ne reste rien avec : mots dans le tableau."}
PLAY = {
    "en": "No document of this page tells of what is asked about.",
    "fr": "Aucun document de cette page ne parle de ce qui est demandé.",
}


def note(page: Any) -> str:
    said = page.locator("#table-filters").evaluate("each => each.firstChild?.textContent ?? ''")
    return str(said).replace("\xa0", " ")


def rows(page: Any) -> int:
    return int(page.locator("#table tbody tr").count())


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_table_says_what_narrows_it_and_why_it_is_empty(
    either_autumn: Any, language: str, visit: Callable[..., Any]
) -> None:
    visit(either_autumn, f"#w=table&l={language}")
    assert (rows(either_autumn), note(either_autumn)) == (5, "")
    visit(either_autumn, f"#w=table&q=aid&dc=own.md&l={language}")
    assert 0 < rows(either_autumn) < 5 and note(either_autumn) == ON[language]
    either_autumn.click("#table-whole")
    assert (rows(either_autumn), note(either_autumn)) == (5, "")
    either_autumn.fill("#table-find", "no such word")
    assert (rows(either_autumn), note(either_autumn)) == (0, NONE[language])
    either_autumn.click("#table-whole")
    visit(either_autumn, f"#w=table&m=o&o=FRA~DEU~1914-08-03&l={language}")
    assert (rows(either_autumn), note(either_autumn)) == (0, PLAY[language])


def test_another_mode_begins_with_the_whole_table(either_autumn: Any, visit: Callable[..., Any]) -> None:
    visit(either_autumn, "#w=table&q=Germany&dc=own.md&l=en")
    either_autumn.click("[data-mode=path]")
    assert either_autumn.input_value("#table-find") == ""
    assert note(either_autumn) == "Name both ends of the path first."
    either_autumn.fill("#path-1", "Afghanistan")
    either_autumn.keyboard.press("Enter")
    either_autumn.check("#by-text")
    either_autumn.click("[data-mode=explore]")
    assert note(either_autumn).endswith("by: relations left out.")
    either_autumn.click("[data-view=timeline]")
    assert "by: relations left out." in either_autumn.inner_text("#timeline .filters-on")
    either_autumn.click("#timeline-whole")
    assert either_autumn.locator("#timeline .filters-on:visible").count() == 0
