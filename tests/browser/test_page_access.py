"""For everybody: axe-core's rules in every mode and theme, the three modes by keyboard alone, no loss when narrow."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from datetime import date, timedelta
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from foedus.explorer.edition import edition_date
from foedus.graph.dates import iso_day
from foedus.graph.days import next_day
from foedus.loaders.tables import tables

pytestmark = pytest.mark.browser
Open = Callable[..., Any]
AXE = files("axe_playwright_python").joinpath("axe.min.js")
CASE = "o=cow-auh~RUS~1914-08-06"
STATES = [
    "#v=1", "#s=n:SRB", "#s=t:crise.md&dc=crise.md", "#s=i:warsaw-treaty-1955", "#w=table", "#w=timeline",
    f"#m=o&{CASE}",
    f"#m=o&{CASE}&g=steps.1", "#m=o", "#m=o&g=ledger&w=table", "#m=p&p=SRB~RUS", "#m=p&p=SRB~JPN&r=*leads",
    "#m=p&p=SRB~RUS&w=table",
]  # fmt: skip
RUN = """async () => {
    const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
    const { violations } = await axe.run({ runOnly: tags });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).slice(0, 3)}`);
}"""


def settle(page: Any, state: str) -> None:
    page.evaluate(
        """async (hash) => {
            if (location.hash === hash) return;
            location.hash = hash;
            await new Promise((done) => {
                addEventListener("hashchange", () => setTimeout(done, 150), { once: true });
            });
        }""",
        state,
    )


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_no_violation(open_page: Open, lawful_page: Path, language: str, scheme: str, width: int) -> None:
    page = open_page(lawful_page, f"#l={language}", color_scheme=scheme, width=width)
    page.evaluate(AXE.read_text("utf-8"))
    found = {}
    for state in STATES if width > 900 else STATES[2:8]:
        settle(page, f"{state}&l={language}")
        if violations := page.evaluate(RUN):
            found[state] = violations
    assert found == {}


def press(page: Any, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def tab_to(page: Any, selector: str, key: str = "Tab") -> None:
    """Go on with Tab until the focus is there."""
    for _ in range(90):
        if page.evaluate("(selector) => document.activeElement.matches(selector)", selector):
            return
        page.keyboard.press(key)
    pytest.fail(f"Tab does not come to {selector}")


def test_exploring_by_keyboard_alone(either: Any) -> None:
    page = either
    tab_to(page, "#graph")
    press(page, "ArrowRight")
    assert ", 1 sur " in page.locator("#live").inner_text()
    press(page, "Enter")
    tab_to(page, "#evidence .relation")
    press(page, "Enter")
    assert page.locator("#evidence blockquote").first.is_visible()
    assert page.evaluate("window.foedus.state().chosen.type") == "edge"


def pick(page: Any, box: str, typed: str) -> None:
    page.fill(box, typed)
    page.keyboard.press("Enter")


def test_states_that_only_treaties_tell_of_can_be_asked_about(either: Any) -> None:
    page = either
    pick(page, "#search", "canada")
    assert page.locator("#case-attacked").input_value() == "Canada"
    pick(page, "#case-attacker", "corée du nord")
    page.fill("#case-date", "1955")
    page.keyboard.press("Tab")
    owed = page.locator("#evidence").inner_text().casefold()
    assert "atlantique nord" in owed and "états-unis" in owed
    page.click("[data-mode=path]")
    pick(page, "#path-0", "canada")
    pick(page, "#path-1", "islande")
    page.locator("#evidence h3", has_text="Pas de chemin").wait_for()
    told = page.locator("#evidence").inner_text().casefold()
    assert "aucun document de cette page ne les relie" in told and "atlantique nord" in told


@pytest.mark.parametrize("typed", ["1914-08-01", "1er août 1914", "1 aout 1914", "August 1, 1914", "1st Aug. 1914"])
def test_dates_are_read_as_people_write_them(open_page: Open, lawful_page: Path, typed: str) -> None:
    page = open_page(lawful_page, "#m=o&o=SRB~cow-auh~1914-07-28")
    box = page.locator("#case-date")
    for wrong in ("le jour d'après", "31 février 1914", "août"):
        box.fill(wrong)
        page.keyboard.press("Tab")
        assert "Cela ne se lit pas comme une date" in page.locator("#case-date ~ .wrong[role=alert]").inner_text()
        assert box.get_attribute("aria-invalid") == "true" and page.url.endswith("~1914-07-28")
    box.fill(typed)
    page.keyboard.press("Tab")
    assert page.url.endswith("~1914-08-01") and box.input_value() == "1914-08-01"
    assert box.get_attribute("aria-invalid") != "true" and not page.get_by_text("Cela ne se lit pas").count()


def test_a_day_in_numbers_is_read_where_it_is_plain(open_page: Open, lawful_page: Path) -> None:
    page = open_page(lawful_page, "#m=o&o=SRB~cow-auh~1914-07-28&l=en")
    read = {
        "30/07/1914": "1914-07-30",
        "07/29/1914": "1914-07-29",
        "8.8.1914": "1914-08-08",
        "31.12.1913": "1913-12-31",
    }
    for typed, day in read.items():
        page.fill("#case-date", typed)
        page.keyboard.press("Tab")
        assert page.input_value("#case-date") == day
    for wrong in ("1/8/1914", "31/2/1914", "13/13/1914"):
        page.fill("#case-date", wrong)
        page.keyboard.press("Tab")
        assert page.locator("#case-date").get_attribute("aria-invalid") == "true" and page.url.endswith("~1913-12-31")


def test_today_is_a_date(open_page: Open, lawful_page: Path) -> None:
    for language, typed in (("fr", "Aujourd\u2019hui"), ("en", "today")):
        page = open_page(lawful_page, f"#m=o&o=SRB~cow-auh~1914-07-28&l={language}")
        page.clock.set_fixed_time("2021-02-03T12:00:00")
        page.fill("#case-date", typed)
        page.keyboard.press("Tab")
        assert page.input_value("#case-date") == "2021-02-03" and "~2021-02-03" in page.url


def test_today_is_the_last_day_that_the_gazetteer_knows(open_page: Open, lawful_page: Path) -> None:
    last = edition_date() or ""
    for language, said in (("fr", "dernier jour auquel le répertoire"), ("en", "the last day the gazetteer")):
        page = open_page(lawful_page, f"#m=o&o=SRB~cow-auh~1914-07-28&l={language}")
        page.clock.set_fixed_time(f"{date.fromisoformat(last) + timedelta(days=2)}T12:00:00")
        assert said not in page.inner_text("#evidence")
        since = (date.fromisoformat(last) + timedelta(days=1)).isoformat()
        page.fill("#case-date", "today" if language == "fr" else since)
        page.keyboard.press("Tab")
        assert page.input_value("#case-date") == last and f"~{last}" in page.url
        assert said in page.inner_text("#evidence .known")
        page.evaluate("(last) => { location.hash += `&on=${last}`; }", last)
        page.locator("#shown", has_text=said).wait_for()
    page = open_page(lawful_page, f"#m=o&g=state&o=FRA~~{iso_day(next_day(tables().known_until))}&l=en")
    told = page.inner_text("#evidence")
    assert "the gazetteer ends on" in told and "the last day the gazetteer" not in told


def test_what_filters_leave_is_told_to_who_listens(either: Any) -> None:
    live = either.locator("#live")
    before = live.inner_text()
    either.locator("#legend input[type=checkbox]").first.click()
    either.wait_for_function("(before) => document.querySelector('#live').textContent !== before", arg=before)
    assert live.inner_text() == either.inner_text("#shown")
    either.click("[data-view=table]")
    either.fill("#table-find", "1914")
    live.get_by_text("contiennent ces mots").wait_for(state="attached")
    either.evaluate("location.hash = '#m=o&o=SRB~cow-auh~1914-07-28&l=en'")
    told = either.locator("#live", has_text=re.compile("^(binding|open|No instrument)"))
    told.wait_for(state="attached")


def test_obligations_by_keyboard_alone(either: Any) -> None:
    page = either
    tab_to(page, "[data-mode=obligations]")
    press(page, "Enter")
    tab_to(page, "#case-attacked")
    page.keyboard.type("autriche")
    press(page, "ArrowDown", "Enter")
    tab_to(page, "#case-attacker")
    page.keyboard.type("russie")
    press(page, "ArrowDown", "Enter")
    tab_to(page, "#case-more summary")
    press(page, "Enter")
    tab_to(page, "#case-another")
    page.keyboard.type("serbie")
    press(page, "ArrowDown", "Enter")
    assert "cow-auh~RUS+SRB~" in page.url
    tab_to(page, "#without-SRB", "Shift+Tab")
    press(page, "Enter")
    tab_to(page, "#case-date")
    page.keyboard.type("1914-08-06")
    press(page, "Enter")
    tab_to(page, "#case-place")
    page.keyboard.type("chy")  # "Chine et Corée" stands before "Chypre"
    page.wait_for_url(re.compile("~1914-08-06~cyprus$"))
    press(page, "Home")
    assert page.url.endswith("~1914-08-06")
    answer = page.locator("#evidence").inner_text()
    assert "Allemagne → Autriche-Hongrie" in answer and "lie" in answer
    tab_to(page, "#part-steps", "Shift+Tab")
    press(page, "Enter")
    said = page.locator("#evidence").inner_text()
    assert "Entrée en guerre de l'Allemagne pour l'Autriche-Hongrie contre la Russie" in said
    tab_to(page, "#step-previous")
    press(page, "Enter")
    assert "g=steps.0" in page.url


def test_paths_by_keyboard_alone(either: Any) -> None:
    page = either
    tab_to(page, "[data-mode=path]")
    press(page, "Enter")
    tab_to(page, "#path-1")
    page.keyboard.type("japon")
    press(page, "ArrowDown", "Enter")
    page.locator(".route").first.wait_for()
    tab_to(page, ".route[aria-pressed=false]")
    press(page, "Enter")
    page.wait_for_url(re.compile("j=2"))


@pytest.mark.parametrize("state", STATES)
def test_nothing_is_lost_at_320_pixels_or_at_200_percent(open_page: Open, lawful_page: Path, state: str) -> None:
    for width, height in ((320, 640), (640, 400)):
        page = open_page(lawful_page, state, width=width, height=height)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        wide = page.evaluate("""() => [...document.querySelectorAll("#evidence, #table, #timeline, #ledger, .top")]
            .filter((each) => each.offsetParent && each.scrollWidth > each.clientWidth + 1).map((each) => each.id)""")
        assert wide == []


@pytest.mark.parametrize("options", [{"forced_colors": "active"}, {"reduced_motion": "reduce"}])
def test_forced_colours_and_reduced_motion_are_honoured(
    open_page: Open, lawful_page: Path, options: dict[str, Any]
) -> None:
    page = open_page(lawful_page, **options)
    assert page.locator("#evidence h2").first.is_visible()
    if "reduced_motion" in options:
        moving = page.evaluate("""() => [...document.querySelectorAll("*")]
            .filter((each) => getComputedStyle(each).transitionDuration !== "0s").length""")
        assert moving == 0


@pytest.mark.parametrize(
    ("name", "state", "selector"),
    [
        ("table", "#w=table&r=*signed,refused-aid-to&l=en", "#table"),
        ("claim", "#w=table&l=en", "#evidence"),
        ("obligations", f"#m=o&{CASE}&l=en", "#evidence"),
        ("path", "#m=p&p=SRB~JPN&l=en", "#evidence"),
    ],
)
def test_what_a_screen_reader_is_told(open_page: Open, lawful_page: Path, name: str, state: str, selector: str) -> None:
    page = open_page(lawful_page, state)
    if name == "claim":
        page.locator("#table tbody .relation-cell").first.click()
    told = page.locator(selector).aria_snapshot() + "\n"
    golden = Path(__file__).parent / "golden" / f"{name}.yaml"
    if os.environ.get("FOEDUS_REFRESH"):
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(told, "utf-8")
    assert told == golden.read_text("utf-8")
