"""A phone: what a tap opens on the stage is seen, and what it opens in the panel too."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.browser
Open = Callable[..., Any]
PHONE: dict[str, Any] = {"width": 390, "height": 844, "has_touch": True}
# What the middle of an element's visible part belongs to: nothing may lie over it.
SEEN = """(id) => {
    const { left, right, top, bottom } = document.getElementById(id).getBoundingClientRect();
    const at = document.elementFromPoint((left + right) / 2, (Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2);
    return Boolean(at.closest(`#${id}`));
}"""


def tap(page: Any, selector: str) -> None:
    page.locator(selector).first.tap()
    page.wait_for_timeout(300)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_card_of_the_ledger_shows_the_attack_that_it_opens(open_page: Open, autumn: Path, language: str) -> None:
    page = open_page(autumn, f"#m=o&g=ledger&w=table&l={language}", **PHONE)
    assert page.evaluate(SEEN, "ledger")  # the ledger itself comes first
    for _ in range(2):  # also where it is open already
        tap(page, "[data-sheet=evidence]")
        tap(page, "#attack-1")
        assert page.locator("#ledger-1").get_attribute("open") is not None
        assert page.evaluate(SEEN, "ledger-1") and not page.locator("#evidence").is_visible()
    # What heads an attack goes its way with it: it would cover half of a phone.
    page.locator("#ledger-1 td").last.scroll_into_view_if_needed()
    page.evaluate("document.querySelector('#ledger').scrollTop += 400")
    head = page.locator("#ledger-1 > summary").bounding_box()
    assert head["y"] + head["height"] < page.locator("#ledger").bounding_box()["y"] + 40
    tap(page, "#ledger-1 .look")
    assert page.evaluate(SEEN, "evidence") and page.locator("#evidence .duties").first.is_visible()
    tap(page, "#part-ledger")
    assert page.evaluate(SEEN, "ledger")


def test_what_a_panel_shows_in_the_table_is_seen(open_page: Open, autumn: Path) -> None:
    page = open_page(autumn, "#w=graph&s=t:own.md", **PHONE)
    tap(page, "[data-sheet=evidence]")
    if not page.locator("#document-table").is_visible():
        tap(page, "[data-sheet=evidence]")
    tap(page, "#document-table")
    assert page.evaluate(SEEN, "table") and not page.locator("#evidence").is_visible()
    tap(page, "#table tbody .relation-cell")
    assert page.evaluate(SEEN, "evidence")
    tap(page, "[data-view=timeline]")
    assert page.evaluate(SEEN, "timeline") and not page.locator("#evidence").is_visible()
