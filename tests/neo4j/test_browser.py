"""The graph in the real Neo4j Browser, with our style and saved queries. FOEDUS_REFRESH=1 keeps pictures in docs."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from foedus.exports.neo4j.kit import FAMILIES, KINDS, generate_style, queries

from .conftest import Run
from .server import Neo4j

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.browser, pytest.mark.slow]
DOCS = Path(__file__).parents[2] / "docs"
WHOLE_WINDOW = '[data-testid="frame"] button[title*="ullscreen"]'
EDITOR = "#monaco-main-editor"
DROP = """([name, text]) => {
    const data = new DataTransfer();
    data.items.add(new File([text], name, {type: 'text/plain'}));
    for (const kind of ['dragenter', 'dragover', 'drop'])
        document.querySelector('#monaco-main-editor').dispatchEvent(
            new DragEvent(kind, {bubbles: true, cancelable: true, dataTransfer: data}));
}"""


MIDDLE = """() => {
    const path = document.querySelector('svg g.relationship path.overlay, svg path.overlay');
    const box = path.getBBox(), at = new DOMPoint(box.x + box.width / 2, box.y + box.height / 2);
    const there = at.matrixTransform(path.getScreenCTM());
    return [there.x, there.y];
}"""


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Neo4j]:
    """A server that asks for no password."""
    made = Neo4j(tmp_path_factory.mktemp("browser"), auth=False)
    made.start()
    yield made
    made.stop()


@pytest.fixture(scope="module")
def page(opened: Neo4j, browser: Browser) -> Iterator[Page]:
    """Neo4j Browser, connected."""
    made = browser.new_page(viewport={"width": 1200, "height": 800})
    bolt = f"bolt://localhost:{opened.bolt}"
    made.goto(f"http://localhost:{opened.http}/browser/?dbms={bolt}&preselectAuthMethod=NO_AUTH")
    made.wait_for_selector("text=You are connected", timeout=120_000)
    yield made
    made.close()


def ask(page: Page, text: str) -> None:
    """Type into the editor of Browser, in place of what is there, and run it."""
    page.click(f"{EDITOR} .view-lines")
    page.keyboard.press("Control+a")
    page.keyboard.press("Delete")
    page.keyboard.insert_text(text)
    page.click('[data-testid="editor-Run"]')


def draw(page: Page, name: str) -> None:
    """Run a saved query in an empty Browser, on the whole window, and wait until what it gives is drawn."""
    if page.query_selector('[data-testid="frame"] button[title="Close fullscreen"]'):
        page.click(WHOLE_WINDOW)
    ask(page, ":clear")
    page.wait_for_selector('[data-testid="frame"]', state="detached", timeout=20_000)
    ask(page, queries()[name])
    page.wait_for_selector("svg g.node", timeout=60_000)
    page.click(WHOLE_WINDOW)
    page.wait_for_timeout(6_000)  # until the drawing has come to rest


def drawn(page: Page) -> str:
    """All that is written in the drawing."""
    return " ".join(page.eval_on_selector_all("svg text", "all => all.map(each => each.textContent)"))


def keep(page: Page, name: str) -> None:
    if os.environ.get("FOEDUS_REFRESH") == "1":
        page.screenshot(path=DOCS / f"neo4j-{name}.png")


def colours(page: Page, selector: str) -> set[str]:
    return set(page.eval_on_selector_all(selector, "all => all.map(each => each.getAttribute('fill').toUpperCase())"))


def test_our_style_tells_kinds_apart_and_a_click_shows_the_quote(page: Page, opened: Neo4j, foedus: Run) -> None:
    foedus("--store", "seeds.db", "load", "--seeds")
    with_duties = ("--derived", "--as-of", "2022-09-13", "--relation", "owes-defense-to", "--target", "Armenia")
    for chosen in ((), with_duties):
        pushed = foedus("--store", "seeds.db", "push", "neo4j", "--uri", opened.uri, *chosen)
        assert pushed.exit_code == 0, pushed.output
    page.evaluate(DROP, ["style.grass", "".join(generate_style())])

    draw(page, "around-a-state")
    captions = drawn(page)
    assert "Armenia" in captions and "Azerbaijan" in captions and "attacked" in captions
    shown = colours(page, "svg g.node circle.b-outline, svg g.node circle.outline")
    assert {KINDS[kind].colour for kind in ("State", "Alliance", "Treaty")} <= shown
    keep(page, "around-a-state")

    draw(page, "bound-to-defend")
    assert "owes-defense-to" in drawn(page)
    keep(page, "bound-to-defend")

    draw(page, "refusals")
    assert FAMILIES["conflict"].colour in colours(page, "svg g.relationship path.b-outline, svg path.outline")
    page.mouse.click(*page.evaluate(MIDDLE))
    page.wait_for_timeout(1_000)
    panel = page.inner_text("body")
    assert "quote" in panel and "title" in panel and "characters" in panel and "place" in panel
    keep(page, "refusals")
