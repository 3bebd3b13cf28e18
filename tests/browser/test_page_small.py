"""Small windows and crowded cases: the drawing has most of the window, discs stand apart, what is lit has a name."""

from __future__ import annotations

import math
from collections.abc import Callable
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from foedus.explorer.page import render, scripts, write
from foedus.explorer.page.marks import marks
from foedus.graph import Assertion, Document, Evidence, Name, Node, Reading, Store, add, to_networkx

pytestmark = pytest.mark.browser
Open = Callable[..., Any]
CASE = "#m=o&o=cow-auh~RUS~1914-08-06&w=graph"


def shown(page: Any) -> dict[str, Any]:
    return dict(page.evaluate("window.foedus.state()"))


def places(page: Any, idents: list[str]) -> dict[str, dict[str, float]]:
    return {ident: page.evaluate("id => window.foedus.pointOf(id)", ident) for ident in idents}


def overlap(a: dict[str, float], b: dict[str, float]) -> bool:
    across = min(a["x"] + a["w"], b["x"] + b["w"]) - max(a["x"], b["x"])
    down = min(a["y"] + a["h"], b["y"] + b["h"]) - max(a["y"], b["y"])
    return across > 0 and down > 0


@pytest.mark.parametrize(("width", "height", "share"), [(640, 400, 0.6), (320, 640, 0.5), (390, 844, 0.6)])
def test_a_small_window_is_drawing_before_all_else(
    open_page: Open, july_page: Path, width: int, height: int, share: float
) -> None:
    page = open_page(july_page, "#w=graph", width=width, height=height)
    box, state = page.locator("#graph").bounding_box(), shown(page)
    assert box["width"] * box["height"] > share * width * height
    at = places(page, state["nodes"])
    assert all(
        box["x"] < each["x"] < box["x"] + box["width"] and box["y"] < each["y"] < box["y"] + box["height"]
        for each in at.values()
    )
    assert min(math.dist((a["x"], a["y"]), (b["x"], b["y"])) for a, b in combinations(at.values(), 2)) > 17
    assert len(state["labels"]) > 0.8 * len(state["nodes"])
    assert not [(a["key"], b["key"]) for a, b in combinations(state["labels"], 2) if overlap(a, b)]


def test_what_a_tiny_window_has_no_room_for_is_scrolled_to(open_page: Open, july_page: Path) -> None:
    page = open_page(july_page, "#w=graph", width=320, height=256)
    page.locator("#graph").scroll_into_view_if_needed()
    box = page.locator("#graph").bounding_box()
    assert box["height"] > 110 and box["y"] + box["height"] < 256
    page.click("[data-sheet=evidence]")
    assert page.locator("#evidence h2").first.is_visible()


def test_in_a_low_window_the_evidence_stands_beside_the_drawing(open_page: Open, july_page: Path) -> None:
    page = open_page(july_page, "#w=graph&s=n:SRB", width=640, height=400)
    page.click("[data-sheet=evidence]")
    sheet, graph = (page.locator(each).bounding_box() for each in ("#evidence", "#graph"))
    assert sheet["height"] > 300 and graph["x"] + graph["width"] <= sheet["x"] + 1
    at = page.evaluate("window.foedus.pointOf('SRB')")
    assert 0 < at["x"] < sheet["x"]


@pytest.mark.parametrize(("width", "height"), [(1280, 800), (390, 844)])
def test_whoever_is_lit_in_a_case_has_a_name(open_page: Open, lawful_page: Path, width: int, height: int) -> None:
    page = open_page(lawful_page, CASE, width=width, height=height)
    if width < 900:
        page.keyboard.press("Escape")
        page.wait_for_timeout(100)
    state = shown(page)
    owed = [line.split("|") for line in state["answer"]["heard"]]
    lit = {each for line in owed if line[6] != "not binding" and line[0] != "own" for each in line[1:3]}
    lit &= set(state["nodes"])
    assert len(lit) > 3
    assert lit <= {label["key"] for label in state["labels"]}


KINDS = list(marks()["duties"])


@pytest.mark.parametrize("language", ["fr", "en"])
def test_kinds_of_duty_are_drawn_apart_and_the_legend_tells_them(
    open_page: Open, lawful_page: Path, language: str
) -> None:
    page = open_page(lawful_page, f"{CASE}&l={language}")
    weightiest: dict[tuple[str, str], str] = {}
    for line in shown(page)["answer"]["heard"]:
        side, debtor, creditor, _, _, kind, verdict, reasons, *_ = line.split("|")
        elsewhere = any(each.startswith("place:open:") and each.split(":")[3] for each in reasons.split(";"))
        drawn = side != "own" and verdict != "not binding" and not elsewhere
        if drawn and {debtor, creditor} <= set(shown(page)["nodes"]):
            weightiest[debtor, creditor] = min(weightiest.get((debtor, creditor), kind), kind, key=KINDS.index)
    keys = page.locator("#duty-key li")
    assert {each.get_attribute("data-duty") for each in keys.all()} == set(weightiest.values())
    patterns = {
        (path.get_attribute("stroke"), path.get_attribute("stroke-dasharray"))
        for path in page.locator("#duty-key li svg > path:first-child").all()
    }
    assert len(patterns) == keys.count() >= 2
    page.click("[data-mode=explore]")
    assert page.locator("#duty-key").inner_text() == ""


def test_each_kind_of_duty_has_a_line_of_its_own() -> None:
    duties = marks()["duties"]
    assert len({(str(each["dashes"]), each.get("double", False)) for each in duties.values()}) == len(duties)
    assert all(each["light"] != each["dark"] for each in duties.values())


def test_choosing_moves_no_badge(open_page: Open, july_page: Path) -> None:
    page = open_page(july_page)
    marks = """() => {
        const at = [];
        const { fillText } = CanvasRenderingContext2D.prototype;
        CanvasRenderingContext2D.prototype.fillText = function (text, x, y) {
            if (text.startsWith("+")) at.push([text, Math.round(x), Math.round(y)]);
            return fillText.call(this, text, x, y);
        };
        window.badges = () => at.splice(0).sort().join(" ");
    }"""
    page.evaluate(marks)
    seen = []
    for ident in ("SRB", "DEU"):
        page.evaluate("id => { window.badges(); location.hash = `#s=n:${id}`; }", ident)
        page.wait_for_timeout(300)
        seen.append(page.evaluate("window.badges()"))
    assert seen[0] == seen[1] != ""


@pytest.fixture
def module(browser: Any) -> Any:
    """A page that has the modules of the drawing at hand."""
    page = browser.new_page()
    folder = Path(scripts.__file__).parent / "js"
    page.route("**/*.js", lambda route: route.fulfill(path=folder / Path(route.request.url).name))
    page.route("https://page.test/", lambda route: route.fulfill(body="", content_type="text/html"))
    page.goto("https://page.test/")
    yield page
    page.close()


def test_a_badge_takes_another_corner_or_none_where_it_would_hide_a_disc(module: Any) -> None:
    corners = """async (others) => {
        const { badgesApart } = await import("https://page.test/placing.js");
        const disc = { key: "a", at: { x: 100, y: 100 }, radius: 10, badge: "+3" };
        const taken = others.map(([x, y]) => ({ owner: "b", x: x - 10, y: y - 10, w: 20, h: 20 }));
        return badgesApart([disc], () => 20, taken).get("a");
    }"""
    assert module.evaluate(corners, []) == 0
    assert module.evaluate(corners, [[115, 85]]) == 1
    assert module.evaluate(corners, [[115, 85], [85, 85], [115, 115], [85, 115]]) == -1


def test_a_name_without_room_stands_farther_off_and_its_thread_passes_no_disc(module: Any) -> None:
    found = """async (others) => {
        const { beyond, led } = await import("https://page.test/placing.js");
        const { toSegment } = await import("https://page.test/geometry.js");
        const disc = { key: "a", at: { x: 200, y: 200 }, radius: 10 };
        const discs = [disc, ...others.map(([x, y]) => ({ at: { x, y }, radius: 10 }))];
        const tried = [];
        const clear = (box) => { tried.push(box); return tried.length > 12; };
        const box = beyond({ disc, places: [{ w: 60, h: 18 }] }, discs, { w: 400, h: 400 }, clear);
        return box && [box, Math.min(999, ...discs.slice(1).map(({ at }) => toSegment(at, ...led(disc, box))))];
    }"""
    free, _ = module.evaluate(found, [])
    crowded, passed = module.evaluate(found, [[185, 180]])
    assert free["led"] and crowded != free and passed > 13
    assert all(box["x"] >= 0 and box["x"] + box["w"] <= 400 for box in (free, crowded))
    assert module.evaluate(found, [[200, 200]]) is None


def test_a_name_stands_where_it_is_read_as_that_of_its_own_disc(module: Any) -> None:
    chosen = """async (others) => {
        const { written } = await import("https://page.test/writing.js");
        const { sceneOf } = await import("https://page.test/scene.js");
        const node = (key, x, y) => ({ key, x, y, size: 10, label: key, rank: key === "Armenia" ? 1 : 0, strong: false, faded: false });
        const view = { nodes: [node("Armenia", 0, 0), ...others.map(([x, y], at) => node(`${at}`, x, y))], edges: [], colours: {} };
        const scene = sceneOf(view, { x: 0, y: 0, scale: 1, stretch: 1, w: 400, h: 400 });
        const { box } = written(scene).find(({ disc }) => disc?.key === "Armenia");
        const away = ({ at, radius }) => Math.hypot(Math.max(box.x - at.x, 0, at.x - box.x - box.w), Math.max(box.y - at.y, 0, at.y - box.y - box.h)) - radius;
        return [box.y, ...scene.discs.map(away)];
    }"""  # noqa: E501
    below, *_ = module.evaluate(chosen, [])
    assert below > 200
    # A disc beside where the name would stand: it goes to the other side.
    above, own, other = module.evaluate(chosen, [[0, 46]])
    assert above < 200 and other > 1.5 * own + 6
    _, own, *others = module.evaluate(chosen, [[0, 46], [0, -46]])
    assert min(others) > own


@pytest.mark.parametrize("width", [320, 390, 640, 1280])
@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_field_shows_the_whole_of_what_it_asks_for(
    open_page: Open, july_page: Path, width: int, language: str
) -> None:
    page = open_page(july_page, f"#l={language}", width=width)
    room = page.evaluate("""() => {
        const [field, ruler] = [document.getElementById("search"), document.createElement("canvas").getContext("2d")];
        const { font, paddingLeft, paddingRight } = getComputedStyle(field);
        ruler.font = font;
        return field.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight) - ruler.measureText(field.placeholder).width;
    }""")  # noqa: E501
    assert room >= 0


LONG = "Organisation permanente pour la consultation, la coordination et la coopération des États riverains"
WORD = "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverordnungsgremium"
OUTSIDE = """() => [...document.querySelectorAll("body *")]
    .filter((each) => each.offsetParent && !each.closest(".quiet, .paper") && each.getBoundingClientRect().width)
    .filter((each) => each.getBoundingClientRect().right > innerWidth + 1 || each.getBoundingClientRect().left < -1)
    .map((each) => `${each.tagName} ${each.id} ${each.textContent.slice(0, 30)}`)"""


@pytest.fixture(scope="module")
def long_names(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page of names and an outlet that are long as a whole, and have words longer than a narrow window is wide."""
    kinds = {"a": "Organization", "b": "Alliance", "c": "Treaty", "e": "State"}
    texts = {"a": LONG, "b": WORD, "c": f"{WORD} et {LONG}", "e": f"République {WORD}"}
    nodes = tuple(Node(ident, kinds[ident], (Name(texts[ident], "fr", "label"),)) for ident in kinds)
    piece = (Evidence("d", 0, 5, "aide", f"a aide b {WORD}", 0, f"regle.{WORD}"),)
    ties = ("a member-of b", "e signed c", "b founded-on c", "a aided e", "a accused e")
    said = tuple(Assertion(*tie.split(), "2020-01-01", evidence=piece) for tie in ties)
    told = Document(
        "d", f"{LONG} {WORD}", "2020-01-01", "fr", f"Bulletin {WORD} de la {LONG}", f"https://example.org/{WORD}"
    )
    folder = tmp_path_factory.mktemp("long")
    with Store.open(folder / "long.db", create=True) as store:
        add(store, Reading(told, nodes, said))
        write(folder / "long.html", render(to_networkx(store), language="fr", focus=("a",)))
    return folder / "long.html"


@pytest.mark.parametrize("state", ["#w=graph", "#w=table", "#w=timeline", "#w=graph&s=n:c", "#w=table&s=t:d&dc=d"])
@pytest.mark.parametrize(("width", "height"), [(320, 640), (640, 400), (1280, 800)])
def test_long_names_break_and_no_button_lies_outside(
    open_page: Open, long_names: Path, state: str, width: int, height: int
) -> None:
    page = open_page(long_names, state, width=width, height=height)
    assert page.evaluate(OUTSIDE) == []
    if "w=table" in state:
        assert page.evaluate(
            "() => document.querySelector('#table').scrollWidth <= document.querySelector('#table').clientWidth"
        )
    if "s=" in state and width < 900:
        page.click("[data-sheet=evidence]")
        assert page.evaluate(OUTSIDE) == []
        page.locator("#evidence", has_text=WORD).wait_for()
