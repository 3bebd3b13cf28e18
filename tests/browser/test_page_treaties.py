"""Treaties that no document of the page tells of: found by any name, shown with parties and articles, led to."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.browser
Open = Callable[..., Any]
WARSAW = "#s=i:warsaw-treaty-1955"


def panel(page: Any) -> str:
    text: str = page.inner_text("#evidence").replace("\xa0", " ")
    return text


def test_a_treaty_of_the_law_is_found_opened_and_kept_in_the_address(either: Any) -> None:
    page = either
    page.click("[data-language=en]")
    page.fill("#search", "Warsaw")
    hits = page.locator("#suggestions li:has(.hit)", has_text="Warsaw Treaty")
    hits.first.wait_for()
    assert "treaty that no document here tells of, 1955" in hits.first.inner_text()
    page.fill("#search", "Warsaw Pact")
    page.locator("#suggestions .hit", has_text="Warsaw Treaty").wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_function("location.hash.includes('s=i:warsaw-treaty-1955')")
    assert page.inner_text("#evidence h2") == "Warsaw Treaty"
    told = panel(page)
    assert "Warsaw Pact" in told and "14 May 1955" in told and "No document of this page tells of it" in told
    assert "8 parties" in told
    albania = page.locator("#evidence .parties li", has_text="Albania")
    assert "14 May 1955 to 13 September 1968 (Warsaw Pact)" in albania.inner_text()
    cards = page.locator("#evidence .articles > li")
    assert "Article 4, defense" in panel(page)
    cards.first.locator(".cite summary").click()
    assert cards.first.locator("pre").first.inner_text().startswith("Warsaw Treaty, 14 May 1955, article ")
    page.reload()
    page.evaluate("window.foedus.ready")
    assert page.inner_text("#evidence h2") == "Warsaw Treaty" and page.locator("#notice").is_hidden()
    page.click("[data-language=fr]")
    assert page.inner_text("#evidence h2") == "Traité de Varsovie (1955)"
    assert "8 parties" in panel(page) and "14 mai 1955" in panel(page)


@pytest.mark.parametrize("typed", ["SEATO", "otase", "Kellogg", "Treaty of Brussels", "Mutual Defense", "warsw treaty"])
def test_treaties_are_found_by_any_of_their_names(open_page: Open, lawful_page: Path, typed: str) -> None:
    page = open_page(lawful_page)
    page.fill("#search", typed)
    assert "traité dont aucun document ne parle ici" in page.inner_text("#suggestions")


def test_states_come_before_treaties_and_forms_ask_for_no_treaty(open_page: Open, lawful_page: Path) -> None:
    page = open_page(lawful_page, "#l=en")
    page.fill("#search", "japan")
    assert page.locator("#suggestions .hit").first.inner_text() == "Japan"
    assert "treaty that no document" in page.inner_text("#suggestions")
    page.click("[data-mode=obligations]")
    page.fill("#case-attacked", "Kellogg")
    assert page.locator("#case-attacked-hits .hit").count() == 0


def test_a_page_without_law_offers_no_treaties_but_its_own(open_page: Open, july_page: Path) -> None:
    page = open_page(july_page)
    page.fill("#search", "Warsaw")
    assert page.inner_text("#suggestions") == "Rien ici ne porte ce nom"
    page = open_page(july_page, WARSAW)
    assert page.locator("#notice").is_visible()


def test_a_party_leads_to_its_panel_and_back(open_page: Open, lawful_page: Path) -> None:
    page = open_page(lawful_page, f"{WARSAW}&l=en")
    page.locator("#evidence .parties button", has_text="Romania").click()
    assert page.inner_text("#evidence h2") == "Romania"
    page.go_back()
    page.wait_for_function("document.querySelector('#evidence h2').textContent === 'Warsaw Treaty'")


def test_closing_a_treaty_gives_back_the_state_that_led_to_it(open_page: Open, lawful_page: Path) -> None:
    page = open_page(lawful_page, "#s=n:ROU&on=1960&l=en")
    page.locator("#bonds summary").click()
    page.get_by_role("button", name="Warsaw Treaty", exact=True).click()
    assert page.inner_text("#evidence h2") == "Warsaw Treaty"
    page.click("#unchoose")
    assert page.inner_text("#evidence h2") == "Romania" and page.locator("#bonds[open]").count() == 1


def test_many_parties_are_folded_before_the_articles(open_page: Open, lawful_page: Path) -> None:
    page = open_page(lawful_page, "#s=i:kellogg-briand-pact&l=en")
    assert page.locator("#parties[open]").count() == 0 and page.locator("#evidence .articles").is_visible()
    page.click("#parties summary")
    assert page.locator("#parties li", has_text="France").first.is_visible()


@pytest.mark.parametrize("state", ["#s=i:nobody", "#s=i:SRB~", "#s=i:", "#s=i:%E0%A4%A"])
def test_an_unknown_treaty_fails_as_an_unknown_actor_does(open_page: Open, lawful_page: Path, state: str) -> None:
    page = open_page(lawful_page, state)
    assert page.locator("#notice").is_visible()
    assert page.evaluate("window.foedus.state().chosen") is None


def test_a_treaty_that_is_a_node_is_shown_as_that(open_page: Open, lawful_page: Path) -> None:
    page = open_page(lawful_page, "#s=i:triple-alliance-treaty")
    assert page.evaluate("window.foedus.state().chosen.type") == "node"


STATES = {
    "#m=o&o=cow-auh~RUS~1914-08-06": "#evidence .duties > li",
    "#m=o&o=cow-auh~RUS~1914-08-06&s=d:dual-alliance-treaty-1879~0~DEU~cow-auh": "#evidence .steps li",
    "#m=o&g=state&o=DEU~~1900": "#evidence .duties > li",
}


@pytest.mark.parametrize("state", STATES)
def test_duties_and_derivations_lead_to_their_treaty(open_page: Open, lawful_page: Path, state: str) -> None:
    page = open_page(lawful_page, f"{state}&l=en")
    page.locator(STATES[state]).get_by_role("button", name="Dual Alliance Treaty", exact=True).first.click()
    assert page.evaluate("window.foedus.state().chosen") == {
        "type": "instrument",
        "instrument": "dual-alliance-treaty-1879",
    }
    assert "Austria-Hungary" in page.inner_text("#evidence .parties")
