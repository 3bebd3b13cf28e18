"""The served form: the same page and journeys, what it has not got fetched as asked for; nobody else is answered."""

from __future__ import annotations

import http.client
import json
import math
import random
from collections.abc import Callable, Iterator
from itertools import combinations
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from foedus.explorer.commands.explore import Page
from foedus.graph import Assertion, Document, Evidence, Name, Node, Reading, Store, add, counts

pytestmark = pytest.mark.browser
SIZE = 3_000
ASKED: dict[str, Any] = {
    "focus": ("s0",), "question": None, "mode": "explore", "tours": (), "title": "Large", "language": "en",
    "limit_nodes": 80,
}  # fmt: skip


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """More edges than a page takes whole, with a hub."""
    chance = random.Random(3)
    nodes = tuple(Node(f"s{n}", "State", (Name(f"State {n}", "en", "label"),)) for n in range(SIZE))
    piece = (Evidence("d", 0, 1, "x"),)
    said = [Assertion("s0", "accused", f"s{n}", "2001", evidence=piece) for n in range(1, 400)]
    said += [
        Assertion(f"s{n}", "aided", f"s{other}", str(chance.randint(1990, 2020)), evidence=piece)
        for n in range(SIZE)
        for other in chance.sample(range(SIZE), 2)
        if other != n
    ]
    path = tmp_path_factory.mktemp("large") / "large.db"
    with Store.open(path, create=True) as store:
        add(store, Reading(Document("d"), nodes, tuple(said)))
    return path


@pytest.fixture
def address(large: Path, serving: Callable[..., Any]) -> Iterator[str]:
    with serving(large, Page(**ASKED).html, 80) as found:
        yield found


@pytest.fixture
def page(address: str, browser: Any) -> Iterator[Any]:
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    opened = context.new_page()
    trouble: list[str] = []
    opened.on("console", lambda said: trouble.append(said.text) if said.type in ("error", "warning") else None)
    opened.on("pageerror", lambda error: trouble.append(str(error)))
    opened.on("request", lambda each: trouble.append(each.url) if not each.url.startswith((address, "data:")) else None)
    opened.goto(address, timeout=120_000)
    opened.evaluate("window.foedus.ready")
    yield opened
    context.close()
    assert trouble == []


def until(page: Any, condition: str) -> None:
    for _ in range(400):
        if page.evaluate(condition):
            return
        page.wait_for_timeout(25)
    pytest.fail(condition)


def test_page_counts_the_rest_and_fetches_neighbours(page: Any) -> None:
    assert "3000" in page.locator("#shown").inner_text().replace(",", "")
    shown = page.evaluate("window.foedus.state().nodes")
    known = set(page.evaluate("JSON.parse(document.getElementById('data').textContent).nodes.id"))
    assert len(known) <= 81
    page.evaluate("location.hash = '#f=s2500&s=n:s2500'")
    until(page, "window.foedus.state().focus[0] === 's2500'")
    after = page.evaluate("window.foedus.state().nodes")
    assert "s2500" not in known and len(after) > 2
    assert page.locator("#evidence h2").inner_text() == "State 2500"
    page.go_back()
    until(page, "window.foedus.state().focus[0] === 's0'")
    assert set(shown) <= set(page.evaluate("window.foedus.state().nodes"))


def drawn(page: Any) -> dict[str, tuple[float, float]]:
    """Where each node stands."""
    nodes = page.evaluate("window.foedus.state().nodes")
    places = {ident: page.evaluate("id => window.foedus.pointOf(id)", ident) for ident in nodes}
    return {ident: (at["x"], at["y"]) for ident, at in places.items()}


def nearest(places: dict[str, tuple[float, float]]) -> float:
    return min(math.dist(one, other) for one, other in combinations(places.values(), 2))


def test_what_was_fetched_comes_again_and_stands_apart_after_a_reload(page: Any) -> None:
    page.evaluate("location.hash = '#f=s2500'")
    until(page, "window.foedus.state().focus[0] === 's2500'")
    before = drawn(page)
    page.reload()
    page.evaluate("window.foedus.ready")
    until(page, "window.foedus.state().focus[0] === 's2500'")
    after = drawn(page)
    assert set(after) == set(before) and len(after) > 2
    assert nearest(before) > 20 and nearest(after) > 20


def test_two_windows_are_each_told_what_they_have_not_got(page: Any, address: str) -> None:
    other = page.context.new_page()
    other.goto(address, timeout=120_000)
    other.evaluate("window.foedus.ready")
    seen = []
    for window in (page, other):
        window.evaluate("location.hash = '#f=s2501'")
        until(window, "window.foedus.state().focus[0] === 's2501'")
        seen.append(set(drawn(window)))
    assert seen[0] == seen[1] and len(seen[0]) > 2


def test_expanding_brings_what_a_store_of_few_edges_has_more_of(
    large: Path, browser: Any, serving: Callable[..., Any], tmp_path: Path
) -> None:
    nodes = tuple(Node(f"n{n}", "State", (Name(f"Land {n}", "en", "label"),)) for n in range(120))
    piece = (Evidence("d", 0, 1, "x"),)
    said = [Assertion("n0", "accused", f"n{n}", "2001", evidence=piece) for n in range(1, 60)]
    said += [Assertion(f"n{n}", "accused", f"n{n + 60}", "2002", evidence=piece) for n in range(60)]
    with Store.open(tmp_path / "few.db", create=True) as store:
        add(store, Reading(Document("d"), nodes, tuple(said)))
    with serving(tmp_path / "few.db", Page(**{**ASKED, "focus": ("n0",)}).html, 80) as found:
        window = browser.new_page()
        window.goto(found, timeout=120_000)
        window.evaluate("window.foedus.ready")
        known = set(window.evaluate("JSON.parse(document.getElementById('data').textContent).nodes.id"))
        hidden = next(f"n{n}" for n in range(1, 60) if f"n{n}" in known and f"n{n + 60}" not in known)
        window.evaluate("id => { location.hash = `#f=${id}` }", hidden)
        until(window, f"window.foedus.state().nodes.includes('n{int(hidden[1:]) + 60}')")
        window.close()


def test_the_table_says_how_many_the_store_holds(page: Any, large: Path) -> None:
    page.click("[data-view=table]")
    with Store.open(large) as store:
        total = counts(store)["edges"]
    assert f"the store holds {total} in all" in page.inner_text("#table caption").replace(",", "")


def test_search_and_path_reach_what_the_page_does_not_hold(page: Any, large: Path) -> None:
    page.fill("#search", "State 2999")
    until(page, "document.querySelectorAll('#suggestions .hit').length > 0")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    until(page, "window.foedus.state().focus[0] === 's2999'")
    page.evaluate("location.hash = '#m=p&p=s0~s2999'")
    until(page, "(window.foedus.state().answer?.routes.length ?? 0) > 0")
    from foedus.graph.paths import hops, simple_routes
    from foedus.graph.together import best

    with Store.open(large) as store:
        found = best(simple_routes(store, "s0", "s2999"), 5, lambda route: hops(store, route))
        wanted = [list(route) for route in found]
    assert page.evaluate("window.foedus.state().answer.routes") == wanted


def test_a_document_that_tells_more_than_a_page_takes_says_so(page: Any, large: Path) -> None:
    page.evaluate("location.hash = '#s=t:d'")
    until(page, "document.querySelectorAll('.reading li').length > 0")
    here = page.evaluate("window.foedus.state().listed.length")
    with Store.open(large) as store:
        total = counts(store)["edges"]
    said = page.locator("#evidence").inner_text().replace(",", "")
    assert f"{here} relations read in it" in said and here < 900 < total
    assert f"Of {total} relations that it tells of {here} are on this page." in said


def get(address: str, path: str, **headers: str) -> int:
    where = urlsplit(address)
    connection = http.client.HTTPConnection(where.hostname or "", where.port, timeout=20)
    connection.request("GET", path, headers=headers)
    status = connection.getresponse().status
    connection.close()
    return status


def test_nobody_else_is_answered(address: str) -> None:
    where = urlsplit(address)
    good = f"{where.path}find?q=State"
    assert get(address, good) == 200
    assert get(address, "/") == 404
    assert get(address, "/wrong/find?q=State") == 404
    assert get(address, good, Host="evil.example") == 404
    assert get(address, good, Origin="https://evil.example") == 404
    assert get(address, f"{where.path}near?id=nobody") == 400
    assert get(address, f"{where.path}../../etc/passwd") == 400
    assert where.hostname == "127.0.0.1" and len(where.path) > 30


def test_only_reading(address: str) -> None:
    where = urlsplit(address)
    connection = http.client.HTTPConnection(where.hostname or "", where.port, timeout=20)
    connection.request("POST", where.path, body=json.dumps({}))
    assert connection.getresponse().status == 501
    connection.close()


def test_file_of_a_large_store_is_small_and_counts_the_rest(
    open_page: Callable[..., Any], large: Path, tmp_path: Path
) -> None:
    with Store.open(large) as store:
        html = Page(**ASKED).html(store)
    (tmp_path / "large.html").write_text(html, "utf-8")
    page = open_page(tmp_path / "large.html", "#s=n:s0")
    assert len(html) < 700_000
    assert "are in the store but not on this page" in page.locator("#evidence").inner_text()
