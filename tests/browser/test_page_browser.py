"""The page in a real Chromium: every request but the file's own, and every error, fails the test that met it."""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, Any

import networkx
import pytest

from foedus.explorer.page import render, scripts, write
from foedus.explorer.page.opening import opening
from foedus.graph import Assertion, Document, Evidence, Name, Node, Reading, Store, add, to_networkx

if TYPE_CHECKING:
    import networkx
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser
Open = Callable[..., Any]


def shown(page: Any) -> dict[str, Any]:
    state: dict[str, Any] = page.evaluate("window.foedus.state()")
    return state


def click(page: Any, ident: str) -> None:
    point = page.evaluate("id => window.foedus.pointOf(id)", ident)
    page.mouse.click(point["x"], point["y"])


def wait_until(page: Any, condition: str) -> None:
    """Until a condition holds in the page. Playwright's own wait evaluates text there, which the page's policy bars."""
    deadline = time.monotonic() + 20
    while not page.evaluate(condition):
        assert time.monotonic() < deadline, condition
        page.wait_for_timeout(20)


def overlap(a: dict[str, float], b: dict[str, float]) -> bool:
    apart = (
        a["x"] + a["w"] <= b["x"] or b["x"] + b["w"] <= a["x"] or a["y"] + a["h"] <= b["y"] or b["y"] + b["h"] <= a["y"]
    )
    return not apart


def test_opens_on_its_focus_with_what_python_chose(
    open_page: Open, july_page: Path, network: networkx.MultiDiGraph[str]
) -> None:
    page = open_page(july_page)
    state = shown(page)
    assert state["focus"] == ["SRB"]
    assert set(state["nodes"]) == set(opening(network, ("SRB",)).shown)
    assert page.title() == "Juillet 1914"


def test_is_ready_at_once_and_small(open_page: Open, july_page: Path) -> None:
    page = open_page(july_page)
    assert page.evaluate("performance.now()") < 5000
    assert july_page.stat().st_size < 700_000


def test_names_stand_apart_however_many_actors_it_begins_at(
    open_page: Open, july_page: Path, network: networkx.MultiDiGraph[str]
) -> None:
    page = open_page(july_page, f"#f={','.join(network)}")
    labels = shown(page)["labels"]
    assert len(shown(page)["focus"]) == len(network) and len(labels) > len(network) / 3
    assert not [(a["key"], b["key"]) for a, b in combinations(labels, 2) if overlap(a, b)]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_drawing_is_neither_blank_nor_a_blot(open_page: Open, july_page: Path, scheme: str) -> None:
    page = open_page(july_page, color_scheme=scheme)
    share = page.evaluate("""() => {
        const canvas = document.querySelector("#graph canvas");
        const pixels = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
        let drawn = 0;
        for (let i = 3; i < pixels.length; i += 4) drawn += pixels[i] > 0;
        return drawn / (pixels.length / 4);
    }""")
    assert 0.03 < share < 0.5


def test_centres_lie_inside_and_labels_apart(open_page: Open, july_page: Path) -> None:
    page = open_page(july_page)
    state = shown(page)
    box = page.locator("#graph").bounding_box()
    for ident in state["nodes"]:
        point = page.evaluate("id => window.foedus.pointOf(id)", ident)
        assert box["x"] < point["x"] < box["x"] + box["width"]
        assert box["y"] < point["y"] < box["y"] + box["height"]
    labels = state["labels"]
    assert {label["key"] for label in labels} == set(state["nodes"])
    assert not [(a["key"], b["key"]) for i, a in enumerate(labels) for b in labels[:i] if overlap(a, b)]


@pytest.mark.parametrize("width", [1280, 390])
def test_counts_of_ropes_stand_clear_of_discs(open_page: Open, july_page: Path, width: int) -> None:
    page = open_page(july_page, "#w=graph", width=width)
    numbers = page.evaluate("JSON.parse(document.getElementById('data').textContent).nodes.id")
    places = {ident: page.evaluate("id => window.foedus.pointOf(id)", ident) for ident in shown(page)["nodes"]}
    ropes = 0
    for one, other in combinations(sorted(places, key=numbers.index), 2):
        key = f"rope {numbers.index(one)}~{numbers.index(other)}"
        if point := page.evaluate("key => window.foedus.pointOf(key)", key):
            ropes += 1
            assert min(math.dist((at["x"], at["y"]), (point["x"], point["y"])) for at in places.values()) > 15
    assert ropes >= 1


def test_a_count_gives_way_to_a_disc_in_the_middle_of_its_rope(browser: Browser) -> None:
    counts = """async (middle) => {
        const { middle: spot, sceneOf } = await import("https://page.test/scene.js");
        const node = (key, x) => ({ key, x, y: 0, size: 10 });
        const edges = [{ key: "rope", from: "a", to: "b", bend: 0, count: 5 }];
        const nodes = [node("a", -200), node("b", 200), ...(middle ? [node("c", 0)] : [])];
        const camera = { x: 0, y: 0, scale: 1, stretch: 1, w: 800, h: 600 };
        return spot(sceneOf({ nodes, edges, colours: {} }, camera).lines[0]);
    }"""
    page = browser.new_page()
    modules = Path(scripts.__file__).parent / "js"
    page.route("**/*.js", lambda route: route.fulfill(path=modules / Path(route.request.url).name))
    page.route("https://page.test/", lambda route: route.fulfill(body="", content_type="text/html"))
    page.goto("https://page.test/")
    assert page.evaluate(counts, False) == {"x": 400, "y": 300}
    aside = page.evaluate(counts, True)
    assert aside["y"] == 300 and 25 < abs(aside["x"] - 400) < 150
    page.close()


def test_names_of_the_focus_are_whole(open_page: Open, july_page: Path) -> None:
    for focus in ("SRB", "GBR", "cow-auh", "ROU"):
        page = open_page(july_page, f"#f={focus}&w=graph", width=390)
        box = page.locator("#graph").bounding_box()
        label = next(each for each in shown(page)["labels"] if each["key"] == focus)
        assert label["x"] >= 0 and label["x"] + label["w"] <= box["width"]


def test_clicking_a_node_tells_panel_and_hash_and_moves_nothing(
    open_page: Open, july_page: Path, network: networkx.MultiDiGraph[str]
) -> None:
    page = open_page(july_page)
    for ident in ("SRB", "DEU", "TRIPLE-ALLIANCE", "BLACK-HAND", "nikola-pasic"):
        before = page.evaluate("window.foedus.pointOf('RUS')")
        click(page, ident)
        assert page.locator("#evidence h2").inner_text() == network.nodes[ident]["label_fr"]
        assert f"s=n:{ident}" in page.url
        assert page.evaluate("window.foedus.pointOf('RUS')") == before


def test_clicking_a_line_tells_panel_hash_and_table(
    open_page: Open, july_page: Path, network: networkx.MultiDiGraph[str]
) -> None:
    page = open_page(july_page)
    edge = next(key for a, b, key in network.edges(keys=True) if (a, b) == ("BGR", "BALKAN-LEAGUE"))
    piece = network.edges["BGR", "BALKAN-LEAGUE", edge]["assertion"].evidence[0]
    click(page, edge)
    assert f"s=e:{edge}" in page.url
    assert page.locator("#evidence mark").inner_text() == piece.quote
    assert page.locator("#evidence blockquote").inner_text() == piece.sentence
    assert page.locator("#evidence blockquote").get_attribute("lang") == "fr"
    assert f"caractères {piece.start} à {piece.end}" in page.locator("#evidence").inner_text()
    page.click("[data-view=table]")
    assert page.locator("tr[aria-current]").inner_text().startswith("Bulgarie")


def test_table_shows_the_same_relations_and_sorts(open_page: Open, july_page: Path) -> None:
    page = open_page(july_page, "#w=table&dr=1")
    rows = page.locator("#table tbody tr")
    assert rows.count() == len(shown(page)["edges"])
    page.click("th[data-sort=from] button")
    assert page.locator("th[data-sort=from]").get_attribute("aria-sort") == "ascending"
    first = rows.first.inner_text()
    page.click("th[data-sort=from] button")
    assert page.locator("th[data-sort=from]").get_attribute("aria-sort") == "descending"
    assert rows.last.inner_text() == first
    assert str(rows.count()) in page.locator("#table caption").inner_text()


def test_rope_lists_its_relations_by_date(open_page: Open, july_page: Path) -> None:
    page = open_page(july_page)
    numbers = page.evaluate("JSON.parse(document.getElementById('data').textContent).nodes.id")
    click(page, "rope " + "~".join(str(n) for n in sorted(numbers.index(ident) for ident in ("cow-auh", "SRB"))))
    listed = page.locator("#evidence .relations li").all_inner_texts()
    assert len(listed) == 6
    assert "23 juillet 1914" in listed[0]
    assert "sans date" in listed[-1]


def test_contradiction_is_called_disputed_and_shown_side_by_side(open_page: Open, july_page: Path) -> None:
    page = open_page(july_page, "#w=table")
    row = page.locator("#table tbody tr", has_text="dit que non").filter(has_text="a soutenu")
    assert "contesté" in row.inner_text()
    row.click()
    panel = page.locator("#evidence")
    assert panel.locator("h2").inner_text().startswith("La Serbie n'a pas soutenu")
    assert panel.locator(".side-claim:not(.here) blockquote").inner_text().startswith("À en croire")
    assert panel.locator(".side-claim > p").first.inner_text()


def test_citation_as_text_and_bibtex(open_page: Open, july_page: Path, network: networkx.MultiDiGraph[str]) -> None:
    edge = next(key for a, b, key in network.edges(keys=True) if (a, b) == ("DEU", "LUX"))
    page = open_page(july_page, f"#s=e:{edge}")
    page.click("#evidence .cite summary")
    text, bibtex = page.locator("#evidence .cite pre").all_inner_texts()
    assert text.startswith("« Trente-huit jours », Revue d'hier, 1er septembre 1914")
    assert bibtex.startswith(f"@misc{{crise-md-{edge},")
    assert "url = {https://example.org/38}" in bibtex
    assert page.locator("#evidence dd a").get_attribute("href") == "https://example.org/38"


def test_legend_filters_and_counts(open_page: Open, july_page: Path) -> None:
    page = open_page(july_page)
    before = shown(page)
    page.locator("#legend label.row", has_text="est membre de").locator("input").uncheck()
    after = shown(page)
    assert len(after["edges"]) < len(before["edges"])
    assert "r=-member-of" in page.url
    family = page.locator("#legend .family-head", has_text="Structure").locator("input")
    assert family.evaluate("box => box.indeterminate")
    family.uncheck()
    page.locator("#legend label.row", has_text="Dirigeants").locator("input").uncheck()
    assert "k=-Leader" in page.url
    assert "nicholas-ii" not in shown(page)["nodes"]
    page.click("#show-all")
    assert shown(page)["edges"] == before["edges"]


@pytest.mark.parametrize("typed", ["PACHITCH", "pašic", "pasić", "nikola p"])
def test_search_finds_any_spelling(open_page: Open, july_page: Path, typed: str) -> None:
    page = open_page(july_page)
    page.fill("#search", typed)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert "s=n:nikola-pasic" in page.url
    assert page.locator("#evidence h2").inner_text() == "Nikola Pašić"


def test_search_speaks_both_languages_and_says_when_nothing_is_found(open_page: Open, july_page: Path) -> None:
    page = open_page(july_page)
    page.fill("#search", "ottoman empire")
    assert page.locator("#suggestions li .hit").first.inner_text() == "Empire ottoman"
    page.fill("#search", "zzz")
    assert page.locator("#suggestions").inner_text() == "Rien ici ne porte ce nom"
    page.keyboard.press("Escape")
    assert page.locator("#suggestions").is_hidden()


def test_whoever_is_usually_called_so_comes_before_who_is_called_so_too(open_page: Open, tmp_path: Path) -> None:
    empire = Node("a", "State", (Name("Elbonian Empire", "en", "label"), Name("Elbonia", "en", "alias")))
    republic = Node("b", "State", (Name("Elbonia", "en", "label"),))
    said = Assertion("a", "aided", "b", evidence=(Evidence("d", 0, 5, "helps", "a helps b", 0, "rule"),))
    with Store.open(tmp_path / "x.db", create=True) as store:
        add(store, Reading(Document("d"), (empire, republic), (said,)))
        write(tmp_path / "x.html", render(to_networkx(store), title="x", language="en"))
    page = open_page(tmp_path / "x.html")
    page.fill("#search", "elbonia")
    assert page.locator("#suggestions li .hit").all_inner_texts() == ["Elbonia", "Elbonian Empire"]


@pytest.mark.parametrize("typed", ["germny", "Allemagnne"])
def test_a_name_misspelt_is_offered_but_not_taken(open_page: Open, july_page: Path, typed: str) -> None:
    page = open_page(july_page)
    page.fill("#search", typed)
    assert "vouliez-vous" in page.locator("#suggestions .none").inner_text()
    assert page.locator("#suggestions .hit").first.inner_text() == "Allemagne"
    page.keyboard.press("Enter")
    assert page.locator("#suggestions").is_visible() and "DEU" not in page.url
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert page.locator("#suggestions").is_hidden() and "s=n:DEU" in page.url


def test_search_of_a_node_not_drawn_starts_from_it(open_page: Open, july_page: Path) -> None:
    page = open_page(july_page)
    assert "JPN" not in shown(page)["nodes"]
    page.fill("#search", "japan")
    page.keyboard.press("Enter")
    assert shown(page)["focus"] == ["JPN"]
    page.go_back()
    wait_until(page, "window.foedus.state().focus[0] === 'SRB'")


def test_years_narrow_the_drawing_and_undated_have_their_switch(open_page: Open, july_page: Path) -> None:
    page = open_page(july_page)
    everything = shown(page)["edges"]
    page.evaluate("location.hash = '#y=1839..1913'")
    wait_until(page, f"window.foedus.state().edges.length < {len(everything)}")
    undated = page.locator("#undated")
    with_undated = len(shown(page)["edges"])
    undated.uncheck()
    assert len(shown(page)["edges"]) < with_undated
    page.evaluate("location.hash = '#v=1'")
    page.locator("#as-of").check()
    page.locator("input[type=range]:not([hidden])").press("ArrowLeft")
    assert "on=1933" in page.url


def test_years_stand_under_their_bars(open_page: Open, july_page: Path) -> None:
    page = open_page(july_page, "#on=1914")
    bar = page.locator("svg.bars rect.in").bounding_box()
    handle = page.locator("input[type=range]:not([hidden])")
    box, value = handle.bounding_box(), handle.evaluate("(each) => each.value / each.max")
    centre = box["x"] + 9 + value * (box["width"] - 18)
    assert centre == pytest.approx(bar["x"] + bar["width"] / 2, abs=1.5)
    ticks = page.locator(".ticks span").all_inner_texts()
    assert 2 <= len(ticks) <= 6 and all(int(tick) % 20 == 0 for tick in ticks)


def test_opening_view_is_one_click_away(open_page: Open, july_page: Path) -> None:
    page = open_page(july_page)
    before = shown(page)["nodes"]
    assert page.locator("#home").is_hidden()
    assert page.locator("#focus").inner_text() == "Serbie"
    page.click("[data-depth='3']")
    assert shown(page)["nodes"] != before
    page.click("#home")
    assert shown(page)["nodes"] == before
    assert page.locator("#home").is_hidden()
    page.locator("#years input[type=range]").first.fill("1")
    page.click("#home")
    assert shown(page)["nodes"] == before and page.locator("#home").is_hidden()


def test_a_chosen_line_that_is_not_drawn_says_so_and_leads_there(
    open_page: Open, july_page: Path, network: networkx.MultiDiGraph[str]
) -> None:
    drawn = set(opening(network, ("SRB",)).shown)
    edge = next(key for a, b, key in network.edges(keys=True) if not {a, b} <= drawn)
    page = open_page(july_page, f"#s=e:{edge}")
    assert "pas dans le dessin" in page.locator("#evidence").inner_text()
    page.click("#draw-edge")
    assert edge in shown(page)["edges"]
    assert page.locator("#draw-edge").count() == 0


def test_documents_and_further_names_unfold(open_page: Open, july_page: Path) -> None:
    page = open_page(july_page)
    page.click("#evidence .more summary")
    assert "Revue d'hier, 1er septembre 1914" in page.locator("#evidence .more li").first.inner_text()
    page = open_page(july_page, "#s=n:RUS")
    names = page.locator("#evidence .also").first.inner_text()
    assert "Empire russe" in names and "Russie" not in names.split(" · ")


def test_expand_adds_as_many_as_it_says(open_page: Open, july_page: Path) -> None:
    page = open_page(july_page)
    before = len(shown(page)["nodes"])
    click(page, "GBR" if "GBR" in shown(page)["nodes"] else "DEU")
    said = page.locator("#expand").inner_text()
    page.click("#expand")
    assert len(shown(page)["nodes"]) - before == int("".join(filter(str.isdigit, said)))
    assert page.locator("#expand").is_disabled()


def test_what_is_not_drawn_says_so_rather_than_that_all_around_it_is(
    open_page: Open, july_page: Path, network: networkx.MultiDiGraph[str]
) -> None:
    absent = next(node for node in network if node not in shown(open_page(july_page))["nodes"])
    page = open_page(july_page, f"#s=n:{absent}")
    assert page.locator("#expand").count() == 0
    assert "Absent du dessin" in page.locator("#evidence .actions").first.inner_text()


def test_every_question_leads_to_an_answer(open_page: Open, july_page: Path) -> None:
    page = open_page(july_page)
    count = page.locator(".questions a").count()
    assert 3 <= count <= 5
    for place in range(count):
        page.locator(".questions a").nth(place).click()
        wait_until(page, "window.foedus.state().chosen !== null")
        assert page.locator("#evidence .relations li").count() >= 1
        page.go_back()
        wait_until(page, "window.foedus.state().chosen === null")


def test_language_and_theme_switch(open_page: Open, july_page: Path) -> None:
    page = open_page(july_page)
    page.click("[data-language=en]")
    assert page.locator("html").get_attribute("lang") == "en"
    assert page.locator("#legend h2").nth(1).inner_text() == "Actors and treaties"
    assert "l=en" in page.url
    page.click("#theme")
    assert page.locator("html").get_attribute("data-theme") == "dark"
    page.click("#help")
    assert page.locator("#about").is_visible()
    page.click("#about [data-close]")


def test_lines_that_are_seen_through_are_no_darker_where_they_cross(open_page: Open, july_page: Path) -> None:
    """Those that look alike are drawn as one."""
    page = open_page(july_page, "#s=n:SRB")
    page.evaluate("""() => {
        const draw = CanvasRenderingContext2D.prototype.stroke;
        window.drawn = [];
        CanvasRenderingContext2D.prototype.stroke = function (...given) {
            const look = [this.strokeStyle, this.lineWidth, this.getLineDash(), document.timeline.currentTime].join();
            if (this.globalAlpha < 0.2) window.drawn.push(look);
            return draw.apply(this, given);
        };
    }""")
    page.click("[data-zoom=in]")
    wait_until(page, "window.drawn.length > 1")
    looks = page.evaluate("window.drawn")
    assert len(looks) == len(set(looks)) > 1


def test_the_title_that_a_page_gives_itself_speaks_its_language(
    open_page: Open, network: networkx.MultiDiGraph[str], tmp_path: Path
) -> None:
    write(tmp_path / "page.html", render(network, focus=("SRB",)))
    page = open_page(tmp_path / "page.html")
    assert page.title() == page.inner_text("h1") == "Serbie dans 3 documents"
    page.click("[data-language=en]")
    assert page.title() == page.inner_text("h1") == "Serbia in 3 documents"


def test_keyboard_walks_selects_expands_and_returns(open_page: Open, july_page: Path) -> None:
    page = open_page(july_page)
    page.focus("#graph")
    page.keyboard.press("ArrowRight")
    first = page.locator("#live").inner_text()
    assert ", 1 sur " in first
    page.keyboard.press("ArrowRight")
    assert ", 2 sur " in page.locator("#live").inner_text()
    page.keyboard.press("ArrowLeft")
    assert page.locator("#live").inner_text() == first
    page.keyboard.press("Enter")
    assert shown(page)["chosen"]["type"] == "node"
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    assert shown(page)["chosen"] is None


@pytest.mark.parametrize(
    ("state", "first"),
    [
        ("#m=p&p=FRA~cow-auh", "France"),
        ("#m=o&o=RUS~DEU~1914-08-01", "Russie"),
        ("#m=o&o=RUS~DEU~1914-08-01&g=steps.2", "Russie"),
    ],
)
def test_the_keyboard_begins_with_what_is_in_play_and_stays_in_it(
    open_page: Open, lawful_page: Path, network: networkx.MultiDiGraph[str], state: str, first: str
) -> None:
    page = open_page(lawful_page, state)
    page.wait_for_timeout(300)  # until the page has said what it shows
    page.focus("#graph")
    page.wait_for_function("name => document.getElementById('live').innerText.startsWith(name)", arg=f"{first},")
    put = shown(page)
    told = {end for *ends, key in network.edges(keys=True) if key in put["listed"] for end in ends}
    told |= {ident for line in put["answer"].get("heard", []) for ident in line.split("|")[1:3]}
    asides = [network.nodes[each]["label_fr"] for each in put["nodes"] if each in network and each not in told]
    assert asides
    page.keyboard.press("ArrowRight")
    found: list[str] = []
    while (said := page.locator("#live").inner_text()) not in found:
        found.append(said)
        page.keyboard.press("ArrowRight")
    assert not [said for said in found if said.split(",")[0] in asides]
    assert ("m=o" in state) == any("→" in said for said in found)


def test_skip_link_leads_to_the_evidence(open_page: Open, july_page: Path) -> None:
    page = open_page(july_page)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "evidence"


STATES = [
    "#d=1",
    "#f=RUS&d=2",
    "#k=-Leader&y=1882..1914",
    "#r=*attacked,refused-aid-to",
    "#x=DEU&s=n:DEU",
    "#u=0&l=en",
    "#on=1914",
    "#s=i:warsaw-treaty-1955&l=en",
    "#m=o&o=cow-auh~RUS~1914-08-06&s=i:manila-pact",
]


@pytest.mark.parametrize("state", STATES)
def test_state_survives_its_address(open_page: Open, lawful_page: Path, state: str) -> None:
    page = open_page(lawful_page, state)
    page.click("[data-view=table]")
    page.click("[data-view=graph]")
    address, before = page.url, shown(page)
    again = open_page(lawful_page, "#" + address.split("#")[1])
    after = shown(again)
    for key in ("nodes", "edges", "focus", "chosen", "language"):
        assert after[key] == before[key]
    assert again.locator("#notice").is_hidden()


@pytest.mark.parametrize(
    "state", ["#f=nobody", "#s=e:0000", "#d=9", "#y=3000..1", "#k=%E0%A4%A", "#r=?", "#s=p:SRB", "#s=i:nobody", "#f="]
)
def test_corrupt_address_gives_a_notice_and_the_opening_view(open_page: Open, july_page: Path, state: str) -> None:
    page = open_page(july_page, state)
    assert page.locator("#notice").is_visible()
    assert shown(page)["focus"] == ["SRB"]


def test_unknown_keys_are_kept(open_page: Open, july_page: Path) -> None:
    page = open_page(july_page, "#zz=later")
    page.click("[data-view=table]")
    assert "zz=later" in page.url


@pytest.mark.parametrize("width", [320, 390])
def test_narrow_window_shows_the_table_first_and_never_scrolls_sideways(
    open_page: Open, july_page: Path, width: int
) -> None:
    page = open_page(july_page, width=width, height=844)
    assert shown(page)["view"] == "table"
    for sheet in ("legend", "years", "evidence"):
        page.click(f"[data-sheet={sheet}]")
        assert page.locator(f"#{sheet}").is_visible()
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.click("[data-sheet=evidence]")
    page.click("[data-view=graph]")
    click(page, "SRB")
    assert page.locator("#evidence").is_visible()


def test_evidence_leaves_what_is_chosen_in_sight_of_a_narrow_window(open_page: Open, july_page: Path) -> None:
    page = open_page(july_page, "#w=graph", width=390, height=844)
    click(page, "SRB")
    sheet = page.locator("#evidence").bounding_box()
    for ident in ("SRB", "cow-auh"):
        point = page.evaluate("id => window.foedus.pointOf(id)", ident)
        assert 0 < point["x"] < 390 and 0 < point["y"] < sheet["y"]
    page.click("#unchoose")


def test_targets_are_large_enough(open_page: Open, july_page: Path) -> None:
    page = open_page(july_page)
    small = page.evaluate("""() => [...document.querySelectorAll("button, #legend label, #years label, .questions a")]
        .filter((each) => each.offsetParent && !each.closest("[hidden]"))
        .map((each) => [each.textContent, each.getBoundingClientRect()])
        .filter(([, box]) => box.width < 24 || box.height < 24).map(([text]) => text)""")
    assert small == []


def test_without_script_the_picture_stands(open_page: Open, browser: Any, july_page: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(july_page.as_uri())
    assert page.locator("noscript svg text").count() > 20
    context.close()
