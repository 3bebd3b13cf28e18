"""The page in a notebook and the network as plain pyvis: neither asks anybody, neither runs what names hold."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from foedus.explorer.notebook import Page
from foedus.explorer.page import to_pyvis
from foedus.graph import Assertion, Document, Evidence, Name, Node, Reading, Store, add, to_networkx

pytestmark = pytest.mark.browser
STATE = "({ ...window.foedus.state(), labels: null })"  # all but where names lie in this window
RUN = "<img src=x onerror=window.ran=1> href=javascript:window.ran=1"


@pytest.fixture
def quiet(browser: Any) -> Any:
    """A page whose every request that is not a file's is counted."""
    context = browser.new_context(viewport={"width": 1200, "height": 800})
    page = context.new_page()
    page.asked = []
    page.route("**/*", lambda route: _only_files(route, page.asked))
    yield page
    context.close()


def _only_files(route: Any, asked: list[str]) -> None:
    if route.request.url.startswith(("file:", "about:")):
        route.continue_()
    else:
        asked.append(route.request.url)
        route.abort()


@pytest.mark.parametrize(
    ("shown", "selector"),
    [({"focus": "SRB"}, "#evidence .questions"), ({"path": ("SRB", "JPN")}, "#evidence .route")],
)
def test_notebook_shows_the_page_in_a_frame(
    quiet: Any, july: Store, tmp_path: Path, shown: dict[str, Any], selector: str
) -> None:
    (tmp_path / "cell.html").write_text(f"<!doctype html>{Page(july, **shown)._repr_html_()}", "utf-8")
    quiet.goto((tmp_path / "cell.html").as_uri())
    frame = next(each for each in quiet.frames if each != quiet.main_frame)
    frame.evaluate("window.foedus.ready")
    assert frame.locator(selector).count() >= 1
    frame.click("[data-view=table]")
    frame.locator("#table tbody .relation-cell").first.click()
    frame.locator("#undated").click()
    assert frame.locator("#evidence blockquote").count() >= 1
    assert quiet.asked == []
    assert quiet.url == (tmp_path / "cell.html").as_uri()


@pytest.mark.parametrize("shown", [{"focus": "SRB"}, {"path": ("SRB", "JPN")}])
def test_share_in_a_frame_gives_what_belongs_to_the_page(
    quiet: Any, july: Store, tmp_path: Path, shown: dict[str, Any]
) -> None:
    page = Page(july, **shown)
    (tmp_path / "cell.html").write_text(f"<!doctype html>{page._repr_html_()}", "utf-8")
    (tmp_path / "alone.html").write_text(page.html(), "utf-8")
    quiet.goto((tmp_path / "cell.html").as_uri())
    frame = next(each for each in quiet.frames if each != quiet.main_frame)
    frame.evaluate("window.foedus.ready")
    first = shared(frame)
    assert first.startswith("#v=1") and first.count("#") == 1
    frame.click("[data-view=table]")
    frame.click("[data-language=fr]")
    assert shared(frame) == frame.evaluate("location.hash")
    assert "n'a pas d'adresse" in frame.text_content("#share-text")
    after, state = shared(frame), frame.evaluate(STATE)
    assert after.count("v=1") == 1 and "w=table" in after
    # Behind the address of a file with the same page it opens what the frame shows, and there Share gives all of it.
    address = (tmp_path / "alone.html").as_uri() + after
    quiet.goto(address)
    quiet.evaluate("window.foedus.ready")
    assert quiet.evaluate(STATE) == state
    assert shared(quiet) == address
    assert "Ce lien" in quiet.text_content("#share-text")


def shared(page: Any) -> str:
    page.click("#share")
    link = str(page.input_value("#share-link"))
    page.click("#share-box [data-close]")
    return link


def test_share_in_a_page_without_an_address_of_its_own_is_the_same(quiet: Any, july: Store, tmp_path: Path) -> None:
    (tmp_path / "empty.html").write_text("<!doctype html>", "utf-8")
    quiet.goto((tmp_path / "empty.html").as_uri())
    quiet.route("blob:**", lambda route: route.continue_())
    quiet.evaluate(
        """html => new Promise(done => {
          const frame = document.createElement("iframe");
          [frame.width, frame.height] = [1100, 700];
          frame.src = URL.createObjectURL(new Blob([html], { type: "text/html" }));
          frame.onload = done;
          document.body.append(frame);
        })""",
        Page(july, focus="SRB").html(),
    )
    frame = next(each for each in quiet.frames if each != quiet.main_frame)
    frame.evaluate("window.foedus.ready")
    frame.click("[data-view=table]")
    assert shared(frame) == "#v=1&w=table"


def test_notebook_shows_what_one_state_owes_on_a_day(quiet: Any, july: Store, tmp_path: Path) -> None:
    shown = Page(july, case=("SRB", "", "1914-07-28"), part="state")
    (tmp_path / "state.html").write_text(shown.html(), "utf-8")
    quiet.goto((tmp_path / "state.html").as_uri())
    quiet.evaluate("window.foedus.ready")
    assert (quiet.input_value("#case-state"), quiet.input_value("#case-date")) == ("Serbia", "1914-07-28")
    assert "Greek–Serbian Alliance of 1913" in quiet.inner_text("#evidence")


def test_pyvis_drops_nothing_loads_nothing_and_runs_nothing(quiet: Any, tmp_path: Path) -> None:
    nodes = tuple(Node(ident, "State", (Name(f"{ident} {RUN}", "", "label"),)) for ident in ("a", "b"))
    piece = (Evidence("d", 0, 1, RUN),)
    said = tuple(Assertion("a", "accused", "b", str(year), evidence=piece) for year in range(1900, 1905))
    with Store.open(tmp_path / "s.db", create=True) as store:
        add(store, Reading(Document("d"), nodes, (*said, Assertion("b", "accused", "a", evidence=piece))))
        drawn = to_pyvis(to_networkx(store))
    assert len(drawn.edges) == 6 and len(drawn.nodes) == 2
    (tmp_path / "p.html").write_text(drawn.generate_html(), "utf-8")
    quiet.goto((tmp_path / "p.html").as_uri())
    quiet.wait_for_timeout(500)
    quiet.mouse.move(600, 350)
    quiet.wait_for_timeout(500)
    assert quiet.asked == []
    assert quiet.evaluate("window.ran") is None
    assert quiet.evaluate("network.body.data.edges.length") == 6
