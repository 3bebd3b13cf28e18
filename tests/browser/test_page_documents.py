"""A document opens: what it is, and all that is read in it, from the evidence, the address or the keyboard."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from foedus.explorer.page import columns

if TYPE_CHECKING:
    import networkx

pytestmark = pytest.mark.browser
Open = Callable[..., Any]
SAID = {
    "en": ("1 September 1914", "French", "relations read in it, in the order of reading", "characters {} to {}"),
    "fr": ("1er septembre 1914", "français", "relations lues dans ce document, dans l'ordre du texte",
           "caractères {} à {}"),
}  # fmt: skip


def told(network: networkx.MultiDiGraph[str], document: str) -> list[tuple[int, int, str]]:
    """Where in a document what stands, in the order of reading."""
    pieces = [piece for each in columns.assertions(network) for piece in each.evidence if piece.document == document]
    return sorted((piece.start, piece.end, piece.quote) for piece in pieces)


@pytest.mark.parametrize("language", SAID)
def test_a_document_opens_with_all_that_it_tells(
    either: Any, network: networkx.MultiDiGraph[str], language: str, visit: Callable[..., Any]
) -> None:
    published, spoken, count, place = SAID[language]
    edge = next(key for a, b, key in network.edges(keys=True) if (a, b) == ("DEU", "LUX"))
    visit(either, f"#s=e:{edge}&l={language}")
    either.locator("#evidence .claim [data-document]").click()
    panel = either.locator("#evidence")
    panel.locator(".reading").wait_for()
    assert panel.locator("h2").inner_text() == "Trente-huit jours" and "s=t:crise.md" in either.url
    facts = panel.locator("dl").inner_text()
    assert all(each in facts for each in ("Revue d'hier", published, spoken, "crise.md"))
    assert panel.locator("dl a").get_attribute("href") == "https://example.org/38"
    wanted = told(network, "crise.md")
    assert f"{len(wanted)} {count}" in panel.inner_text()
    assert panel.locator(".reading mark").all_inner_texts() == [quote for *_, quote in wanted]
    places = panel.locator(".reading > li > p.faint").all_inner_texts()
    assert places == [place.format(start, end) for start, end, _ in wanted]
    panel.locator(".reading .relation").nth(2).click()
    assert panel.locator(".claim mark").inner_text() == wanted[2][2]
    either.click("#unchoose")
    assert panel.locator("h2").inner_text() == "Trente-huit jours"
    for shown in (".claim", ".reading", ".claim"):
        either.go_back()
        either.locator(shown).wait_for()
    assert f"s=e:{edge}" in either.url


def test_the_table_keeps_to_a_document(
    either: Any, network: networkx.MultiDiGraph[str], visit: Callable[..., Any]
) -> None:
    visit(either, "#s=t:presse.md&l=en")
    either.click("#document-table")
    wanted = {e.id for e in columns.assertions(network) if any(p.document == "presse.md" for p in e.evidence)}
    assert set(either.evaluate("window.foedus.state().listed")) == wanted and "dc=presse.md" in either.url
    total = network.number_of_edges()
    assert f"{len(wanted)} of {total} relations are read in this document" in either.inner_text("#table caption")
    either.fill("#table-find", "zzz")
    assert "and hold these words" in either.inner_text("#table caption")
    either.select_option("#table-document", "")
    either.fill("#table-find", "")
    assert either.locator("#table tbody tr").count() == total


def test_a_document_opens_by_keyboard_and_says_so(either: Any, visit: Callable[..., Any]) -> None:
    visit(either, "#w=table&l=en")
    either.locator("#table tbody .relation-cell").first.press("Enter")
    title = either.locator("#evidence .claim [data-document]")
    name = title.inner_text()
    title.focus()
    either.keyboard.press("Enter")
    either.locator(".reading").wait_for()
    assert either.locator("#evidence h2").inner_text() == name
    assert either.inner_text("#live") == f"Selected: {name}"
    either.keyboard.press("Tab")
    assert either.evaluate("document.getElementById('evidence').contains(document.activeElement)")


def test_documents_that_the_opening_lists_open_too(open_page: Open, july_page: Path) -> None:
    page = open_page(july_page)
    page.click("#documents summary")
    page.locator("#documents [data-document]").first.click()
    assert page.locator(".reading li").count() > 0
    page.click("#unchoose")
    assert page.locator("#documents").get_attribute("open") is not None


@pytest.mark.parametrize("state", ["#s=t:nothing.md", "#dc=nothing.md"])
def test_a_document_that_is_not_there_gives_a_notice(open_page: Open, july_page: Path, state: str) -> None:
    assert open_page(july_page, state).locator("#notice").is_visible()
