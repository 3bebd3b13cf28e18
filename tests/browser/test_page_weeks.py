"""A time of few weeks has a bar for each day, one of months a bar for each week."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from foedus.explorer.page import render, write
from foedus.graph import Assertion, Document, Evidence, Reading, Store, add, to_networkx
from foedus.loaders.known import known


def page_of(folder: Path, *dates: str) -> Path:
    """A page of one relation a date."""
    nodes = [node for each in ("SRB", "RUS") if (node := known().node(each))]
    said = tuple(
        Assertion("SRB", "accused", "RUS", each, evidence=(Evidence("d", n, n + 1, "x"),))
        for n, each in enumerate(dates)
    )
    with Store.open(folder / "s.db", create=True) as store:
        add(store, Reading(Document("d"), tuple(nodes), said))
        write(folder / "page.html", render(to_networkx(store), title="x", language="en", focus=("SRB",)))
    return folder / "page.html"


@pytest.mark.parametrize(
    ("dates", "bars", "text", "some"),
    [
        (["1914-07-23", "1914-07-28", "1914-08-04"], 3, "23 July 1914 to 4 August 1914", "1914-07-28..1914-08-04"),
        (["1914-07-01", "1914-09-02", "1914-12-30"], 3, "1 July 1914 to 5 January 1915", "1914-09-02..1914-12-30"),
    ],
)
def test_bars_are_as_fine_as_the_time_is_short(
    open_page: Callable[..., Any], tmp_path: Path, dates: list[str], bars: int, text: str, some: str
) -> None:
    path = page_of(tmp_path, *dates)
    page = open_page(path, "#l=en")
    assert page.locator("#years .bars rect").count() == bars
    assert page.inner_text("#years .range-text") == text
    page = open_page(path, f"#y={some}&w=table&l=en")
    assert page.locator("#table tbody tr").count() == 2
    page.check("#as-of")
    assert page.locator("#table tbody tr").count() == 1
