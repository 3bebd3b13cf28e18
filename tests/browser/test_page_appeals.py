"""What the page tells of calls for help without an attack, of who was asked in vain, of other wars in a case, and of
what leaders did for their states."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from foedus.explorer.knowledge import knowledge_of
from foedus.explorer.page import render, write
from foedus.graph import Assertion, Document, Evidence, Name, Node, Reading, Store, add, to_networkx
from foedus.loaders.known import known

pytestmark = pytest.mark.browser
SAID = (
    Assertion("PER", "requested-aid-from", "OAS", "1950-03-10"),
    Assertion("CHL", "refused-aid-to", "PER", "1950-03-11"),
    Assertion("CHL", "supported", "ECU", "1950-03-12"),
    Assertion("BRA", "attacked", "BOL", "1955-04-20"),
    Assertion("BRA", "attacked", "PRY", "1955-05-01"),
    Assertion("head", "leads", "ECU", "1950/1953"),
    Assertion("head", "accused", "CHL", "1951"),
    Assertion("head", "accused", "BRA", "1960"),
)
HEAD = Node("head", "Leader", (Name("The Head", "", "label"),))


@pytest.fixture(scope="module")
def region(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page of a document that tells all this."""
    nodes = [node for each in ("PER", "CHL", "ECU", "BRA", "BOL", "PRY", "OAS") if (node := known().node(each))]
    folder = tmp_path_factory.mktemp("region")
    with Store.open(folder / "region.db", create=True) as store:
        said = tuple(replace(each, evidence=(Evidence("d", n, n + 1, f"Said {n}."),)) for n, each in enumerate(SAID))
        add(store, Reading(Document("d", published="1956"), (*nodes, HEAD), said))
        page = render(to_networkx(store), title="x", language="en", focus=("PER",), facts=knowledge_of(store, "en"))
        write(folder / "region.html", page)
    return folder / "region.html"


def test_a_call_without_an_attack_is_asked_and_answered_in_the_ledger(
    open_page: Callable[..., Any], region: Path
) -> None:
    page = open_page(region)
    page.click("#evidence .questions a:has-text('Who came when Peru asked for help')")
    put = page.locator("#ledger details[data-put]")
    assert put.locator("summary strong").inner_text() == "Peru asked for help"
    assert "No attack is told of here" in put.inner_text()


def test_who_was_asked_in_vain_stands_beside_who_refused(open_page: Callable[..., Any], region: Path) -> None:
    page = open_page(region)
    page.click("#evidence .questions a:has-text('Who refused aid to Peru')")
    vain = page.locator("#asked-in-vain")
    assert "Organization of American States: no answer in these sources" in vain.inner_text()
    vain.locator("button").first.click()
    assert "Said 0." in page.locator("#evidence").inner_text()


def test_another_war_of_that_time_stands_in_the_case(open_page: Callable[..., Any], region: Path) -> None:
    page = open_page(region)
    page.evaluate("location.hash = '#m=o&o=PRY~BRA~1955-05-01'")
    page.wait_for_function("window.foedus.state().mode === 'obligations'")
    shown = page.locator("#evidence").inner_text()
    assert "Brazil was at war with Bolivia too by then" in shown
    assert "Fought by then too, as these sources tell" in shown


def test_what_its_leaders_did_in_office_stands_on_the_card_of_a_state(
    open_page: Callable[..., Any], region: Path
) -> None:
    page = open_page(region)
    page.evaluate("location.hash = '#f=ECU&s=n:ECU'")
    deeds = page.locator("#by-leaders")
    deeds.wait_for()
    assert deeds.locator("button").count() == 1
    assert "The Head accused Chile" in deeds.inner_text()
    assert "By its leaders, in office" in page.locator("#evidence").inner_text()
