"""Pages with little or nothing on them: they say so, and why."""

from __future__ import annotations

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
