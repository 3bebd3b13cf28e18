"""Pages with little or nothing on them: they say so, and why."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from foedus.explorer.page import render, write
from foedus.graph import Filter, Store, to_networkx

pytestmark = pytest.mark.browser
Open = Callable[..., Any]


@pytest.fixture
def bare(open_page: Open, july: Store, tmp_path: Path) -> Callable[..., Any]:
    """A page of what a filter leaves of July 1914, in English."""

    def opened(wanted: Filter, state: str = "", **more: Any) -> Any:
        write(tmp_path / "bare.html", render(to_networkx(july, wanted), language="en", total_edges=91, **more))
        return open_page(tmp_path / "bare.html", state)

    return opened


def test_where_nothing_is_dated_words_stand_for_the_axis(bare: Callable[..., Any]) -> None:
    page = bare(Filter(relations=("coerced",)))
    said = page.inner_text("#years")
    assert "0000" not in said
    assert "Nothing here is dated" in said
    assert not page.locator("#years input[type=range]:visible, #as-of:visible").count()


def test_an_empty_page_says_why_it_is_empty(bare: Callable[..., Any]) -> None:
    page = bare(Filter(relations=("coerced",), since="1950"))
    assert (
        page.inner_text("#empty")
        == "None of the 91 relations of the store fits the filters that this page was made with."
    )


def test_a_page_of_one_node_tells_of_its_neighbours_and_hides_no_disc(
    bare: Callable[..., Any], saved: Callable[..., bytes]
) -> None:
    page = bare(Filter(), focus=("SRB",), most_nodes=1)
    assert "in the store but not on this page" in page.inner_text("#empty")
    words, disc = page.locator("#empty").bounding_box(), page.evaluate("window.foedus.pointOf('SRB')")
    assert words["y"] + words["height"] < disc["y"] - 30
    assert re.search(rb">\+\d+<", saved(page, "save_svg"))
