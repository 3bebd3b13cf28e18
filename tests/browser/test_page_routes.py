"""Routes on the page and in the command: when their steps held, which are a conflict, and how both are said."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from foedus.explorer.page import render, scripts, write
from foedus.explorer.routes import Route, routes
from foedus.explorer.wording import Words
from foedus.exports.lookup import Lookup
from foedus.graph import Assertion, Document, Evidence, Name, Node, Reading, Store, add, to_networkx
from foedus.graph.paths import hops, simple_routes
from foedus.graph.together import APPEAL, LASTING, LOOKED_AT, REFUSALS, best, opponents

pytestmark = pytest.mark.browser
Open = Callable[..., Any]
NAMES = ("Elbonia", "Freedonia", "Grand Fenwick", "Ruritania", "Sylvania")
E, F, G, R, S = (name.split()[0] for name in NAMES)
SAID = (
    Assertion(E, "aided", F, "1914"),
    Assertion(F, "allied-with", S, "1949-04-04/.."),
    Assertion(E, "allied-with", R, "1900/1930"),
    Assertion(R, "agreed-with", S, "1920-05"),
    Assertion(R, "attacked", S, "1919"),
    Assertion(E, "attacked", G, "1910-01-01/1912"),
    Assertion(G, "aided", S),
)
# Of each route what is said under it, by its middle; those that held together come first.
TOLD = {
    "en": {
        R: [
            "Elbonia is allied with Ruritania, which came to an agreement with Sylvania.",
            "All steps held at the same time: 1920.",
            "These sources also tell of conflict between Ruritania and Sylvania.",
        ],
        G: [
            "Elbonia attacked Grand Fenwick; Grand Fenwick aided Sylvania.",
            "Whether the steps held at the same time is not known; undated: step 2.",
            "A conflict or a refusal, and no friendly tie: step 1.",
        ],
        F: [
            "Elbonia aided Freedonia, which is allied with Sylvania.",
            "The steps never held at the same time: step 1: 1914; step 2: since 1949.",
        ],
    },
    "fr": {
        R: [
            "Elbonia a Ruritania pour allié, qui a conclu un accord avec Sylvania.",
            "Toutes les étapes ont eu cours en même temps : 1920.",
            "Ces sources parlent aussi d'un conflit entre Ruritania et Sylvania.",
        ],
        G: [
            "Elbonia a attaqué Grand Fenwick ; Grand Fenwick a aidé Sylvania.",
            "Rien ne dit si les étapes ont eu cours en même temps ; sans date : étape 2.",
            "Un conflit ou un refus, non un lien amical : étape 1.",
        ],
        F: [
            "Elbonia a aidé Freedonia, qui a Sylvania pour allié.",
            "Les étapes n'ont jamais eu cours en même temps : étape 1 : 1914 ; étape 2 : depuis 1949.",
        ],
    },
}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("routes") / "routes.db"
    nodes = tuple(Node(name.split()[0], "State", (Name(name, "", "label"),)) for name in NAMES)
    told = [
        Assertion(each.source, each.relation, each.target, each.date, evidence=(Evidence("d", at, at + 1, "x"),))
        for at, each in enumerate(SAID)
    ]
    with Store.open(path, create=True) as made:
        add(made, Reading(Document("d"), nodes, tuple(told)))
    return path


def pages(store: Path) -> Callable[..., str]:
    return lambda opened, **more: render(to_networkx(opened), title="x", language="en", focus=(E,), **more)


@pytest.fixture(params=["file", "served"])
def page(request: Any, open_page: Open, store: Path, serving: Callable[..., Any], browser: Any) -> Any:
    if request.param == "file":
        with Store.open(store) as opened:
            write(store.with_suffix(".html"), pages(store)(opened))
        yield open_page(store.with_suffix(".html"))
        return
    with serving(store, pages(store), 300) as address:
        context = browser.new_context(viewport={"width": 1280, "height": 800})
        served = context.new_page()
        served.goto(address)
        served.evaluate("window.foedus.ready")
        yield served
        context.close()


@pytest.mark.parametrize("language", TOLD)
def test_each_route_says_when_its_steps_held_and_what_is_a_conflict(page: Any, language: str) -> None:
    wanted = TOLD[language]
    page.evaluate("hash => { location.hash = hash; }", f"#m=p&p={E}~{S}&l={language}")
    page.locator(".route").first.wait_for()
    assert page.evaluate("window.foedus.state().answer.routes") == [[E, middle, S] for middle in wanted]
    for place, told in enumerate(wanted.values()):
        page.click(f"#route-{place}")
        said = page.locator(".told > p").all_inner_texts()
        assert [each.replace("\xa0", " ") for each in said] == told
    flags = page.locator(".route .when").all_inner_texts()
    assert ["conflict" in each or "conflit" in each for each in flags] == [False, True, False]


@pytest.mark.parametrize("language", TOLD)
def test_the_command_says_the_same(store: Path, language: str) -> None:
    with Store.open(store) as opened:
        words = Words(Lookup(opened), language)
        found = best(simple_routes(opened, E, S), 5, lambda route: hops(opened, route))
        every = [Route(route, hops(opened, route), opponents=tuple(opponents(opened, route))) for route in found]
        listed = [list(routes([each], words).lines((1, each)))[1:] for each in every]
    for (middle, told), lines, route in zip(TOLD[language].items(), listed, every, strict=True):
        assert route.nodes[1] == middle
        notes = [line.strip() for line in lines if line.startswith("  ") and " → " not in line and line[2] != " "]
        assert notes == told[1:]


def test_page_and_command_look_at_the_same(open_page: Open) -> None:
    text = (Path(scripts.__file__).parent / "js" / "together.js").read_text("utf-8")
    assert f"LOOKED_AT = {LOOKED_AT};" in text and f'"{APPEAL}"' in text
    assert all(f'"{each}"' in text for each in LASTING)
    from foedus.explorer.page.marks import marks

    assert tuple(marks()["refusal"]["relations"]) == REFUSALS
