"""Hostile words in every field: nothing runs, everything appears as it was typed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from foedus.explorer.knowledge import Knowledge
from foedus.explorer.page import render, write
from foedus.explorer.wording import Words
from foedus.exports.lookup import Lookup
from foedus.graph import Assertion, Document, Evidence, Name, Node, Provision, Reading, Store, add, to_networkx
from foedus.loaders.known import known

RAN = "window.ran=(window.ran||0)+1"
HOSTILE = {
    "tag": f"<img src=x onerror='{RAN}'>",
    "script": f"</script><script>{RAN}</script>",
    "comment": "<!--<script>",
    "quote": '"\'` onmouseover="' + RAN + '" x="',
    "href": f'href="javascript:{RAN}"',
    "right-to-left": "\u202eسوريا\u200f دولة",
    "long": "incommensurable" * 40,
    "empty": "",
    "emoji": "👩🏽‍🚀🇫🇷",
    "template": "{{7*7}} ${7*7} {% raw %}",
    "entity": "&lt;b&gt; &amp;amp;",
    "slashes": "~,*-=&#%2C..p:n:e:",
    "object": "__proto__",
}


def world(text: str, slug: str) -> Reading:
    """One reading in which every free field holds the text."""
    other = f"{slug}-other"
    state = Node(
        f"{slug}{text}", "State", (Name(text, "fr", "label"), Name(text, "en", "label"), Name(text, "", "alias")),
        {"existed": text, "article_fr": text, "cow": [text]},
    )  # fmt: skip
    treaty = Node(
        other,
        "Treaty",
        (Name(text, "", "label"),),
        {"signed": text, "ended": text},
        (Provision(text, "defense", text, statements={"fr": text}, reference=text),),
    )
    piece = Evidence(f"{slug}{text}.md", 0, len(text), text, f"{text} {text}", 0, text, {text: text, "list": [text]})
    document = Document(f"{slug}{text}.md", text, "2001", "fr", text, f"javascript:{RAN}//{text}")
    said = (
        Assertion(state.id, "signed", other, "2001", evidence=(piece,)),
        Assertion(state.id, "accused", state.id, "2002", "negated", "possible", state.id, (piece,)),
        Assertion(state.id, "accused", "hub", None, evidence=(piece,)),
        Assertion(state.id, "party-to", other, "2001/..", evidence=(piece,)),
        Assertion("friend", "party-to", other, "2001/..", evidence=(piece,)),
        Assertion("hub", "attacked", state.id, "2003-04-05", evidence=(piece,)),
        Assertion("friend", "aided", state.id, "2003-04-06", evidence=(piece,)),
    )
    hub, friend = (Node(ident, "State", (Name(ident.title(), "", "label"),)) for ident in ("hub", "friend"))
    return Reading(document, (state, treaty, hub, friend), said)


@pytest.fixture(scope="module")
def hostile_page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile")
    with Store.open(folder / "hostile.db", create=True) as store:
        add(store, *(world(text, slug) for slug, text in HOSTILE.items()))
        title = HOSTILE["script"] + HOSTILE["tag"] + HOSTILE["template"]
        facts = Knowledge(store, known(), Words(Lookup(store, known()), "fr"))
        html = render(to_networkx(store), title=title, focus=("hub",), facts=facts)
    path = folder / "page '\"<.html"
    write(path, html)
    return path


@pytest.mark.browser
def test_nothing_runs_and_text_stays_text(open_page: Callable[..., Any], hostile_page: Path) -> None:
    page = open_page(hostile_page, "#w=table&d=2")
    rows = page.locator("#table tbody tr").count()
    assert rows >= 2 * len(HOSTILE)
    seen = ""
    for place in range(rows):
        page.locator("#table tbody .relation-cell").nth(place).click()
        page.evaluate("document.querySelectorAll('#evidence details').forEach((each) => { each.open = true; })")
        seen += page.locator("#evidence").text_content()
        page.locator("#evidence .end").first.click()
        seen += page.locator("#evidence").text_content()
    for text in HOSTILE.values():
        assert text in seen
    assert page.title() == HOSTILE["script"] + HOSTILE["tag"] + HOSTILE["template"]
    assert page.evaluate("window.ran") is None
    assert page.locator("#evidence img, #evidence script, #table img, #evidence a[href^=javascript]").count() == 0


@pytest.mark.browser
def test_hostile_names_are_drawn_and_found(open_page: Callable[..., Any], hostile_page: Path) -> None:
    page = open_page(hostile_page, "#d=2")
    state = page.evaluate("window.foedus.state()")
    assert len(state["nodes"]) > len(HOSTILE)
    for slug, text in HOSTILE.items():
        ident = slug + text
        point = page.evaluate("id => window.foedus.pointOf(id)", ident)
        page.mouse.click(point["x"], point["y"])
        chosen = page.evaluate("window.foedus.state().chosen.node")
        assert (
            page.evaluate("n => JSON.parse(document.getElementById('data').textContent).nodes.id[n]", chosen) == ident
        )
        address = page.url
        again = open_page(hostile_page, "#" + address.split("#", 1)[1])
        assert again.evaluate("window.foedus.state().chosen.node") == chosen
        assert again.locator("#notice").is_hidden()
    page.fill("#search", "<img")
    assert page.locator("#suggestions .hit").first.inner_text() == HOSTILE["tag"]
    assert page.evaluate("window.ran") is None


def test_no_text_can_close_the_data_block(hostile_page: Path) -> None:
    html = hostile_page.read_text("utf-8")
    assert html.count("</script>") == 2
    data = html.split('id="data">')[1].split("</script>")[0]
    assert "<" not in data
    assert html.count(HOSTILE["tag"]) == 0


@pytest.mark.browser
def test_hostile_treaties_are_judged_and_stay_text(open_page: Callable[..., Any], hostile_page: Path) -> None:
    page = open_page(hostile_page)
    for slug, text in HOSTILE.items():
        ident = quote(slug + text, safe="").replace("~", "%7E")
        for part in ("", "&g=steps.1", "&g=ledger&w=table"):
            page.evaluate("(hash) => { location.hash = hash; }", f"#m=o&o={ident}~hub~2003-04-05{part}")
            page.wait_for_timeout(60)
            said = page.locator("#ledger" if "ledger" in part else "#evidence").text_content()
            assert text in said and "Friend" in said
    assert page.evaluate("window.ran") is None
    assert page.locator("#evidence img, #ledger img").count() == 0


@pytest.mark.browser
def test_hostile_documents_open_and_stay_text(open_page: Callable[..., Any], hostile_page: Path) -> None:
    page = open_page(hostile_page)
    for slug, text in HOSTILE.items():
        ident = quote(f"{slug}{text}.md", safe="").replace("~", "%7E")
        page.evaluate("(hash) => { location.hash = hash; }", f"#s=t:{ident}&dc={ident}&w=table")
        page.wait_for_timeout(100)
        assert page.locator("#notice").is_hidden()
        said = page.locator("#evidence").text_content()
        assert text in said and f"javascript:{RAN}//{text}" in said
        assert page.locator(".reading > li").count() == page.locator("#table tbody tr").count() == 7
    assert page.evaluate("window.ran") is None
    assert page.locator("#evidence img, #evidence a[href], #table img").count() == 0


@pytest.mark.browser
def test_further_reading_is_linked_over_https_alone(
    open_page: Callable[..., Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    addresses = [f"javascript:{RAN}", f"java\nscript:{RAN}", "data:text/html,x", "http://example.org/", HOSTILE["href"]]
    links = [[each, each, HOSTILE["tag"]] for each in [*addresses, "https://example.org/a"]]
    monkeypatch.setattr("foedus.explorer.page.columns.further", lambda document: links)
    with Store.open(tmp_path / "s.db", create=True) as store:
        add(store, world("plain", "plain"))
        write(tmp_path / "page.html", render(to_networkx(store), title="x", language="en", focus=("hub",)))
    page = open_page(tmp_path / "page.html", "#w=table")
    page.locator("#table tbody .relation-cell").first.click()
    for where in ("beside the quote", "in the panel of its document"):
        assert page.inner_text("#evidence .further").count(HOSTILE["tag"]) == len(links), where
        read = "(all) => all.map((each) => [each.href, each.rel])"
        found = page.locator("#evidence .further a").evaluate_all(read)
        assert found == [["https://example.org/a", "noopener noreferrer"]], where
        if where == "beside the quote":
            page.locator("#evidence [data-document]").first.click()
            page.wait_for_selector("#document-table")
    assert page.evaluate("window.ran") is None
