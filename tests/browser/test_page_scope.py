"""Table, timeline and files hold every relation that the filters leave, drawn or not, and say how many are which."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    import networkx

pytestmark = pytest.mark.browser
Open = Callable[..., Any]
# A focus around which the filters leave nothing, though the page holds a relation of this kind.
AWAY = "#f=LUX&d=1&r=*member-of"
HELD = "JSON.parse(document.getElementById('data').textContent).edges.id.length"


def count(page: Any) -> int:
    """What the legend counts of the one relation that is shown."""
    row = page.locator("#legend .family label.row:not(.strong)", has=page.locator("input:checked"))
    return int(row.locator(".count").inner_text())


SAID = {
    "en": (
        "{} relations left by the filters: 0 drawn, {} not",
        "0 relations, the same as in the drawing: the filters leave {}",
        "{} relations elsewhere on this page",
    ),
    "fr": (
        "{} relations laissées par les filtres : 0 dans le dessin, {} en dehors",
        "0 relation, la même que dans le dessin : les filtres en laissent {}",
        "{} relations ailleurs sur cette page",
    ),
}


@pytest.mark.parametrize("language", SAID)
def test_the_table_holds_what_the_filters_leave_drawn_or_not(
    either: Any, network: networkx.MultiDiGraph[str], language: str, visit: Callable[..., Any]
) -> None:
    wanted = {key for *_, key, relation in network.edges(keys=True, data="relation") if relation == "member-of"}
    told, only, elsewhere = (each.replace("{}", str(len(wanted))) for each in SAID[language])
    visit(either, f"{AWAY}&l={language}")
    assert either.evaluate("window.foedus.state().edges") == []
    assert elsewhere in either.inner_text("#empty").replace("\xa0", " ")
    either.click("#elsewhere")
    assert either.locator("#table tbody tr").count() == count(either) == len(wanted)
    assert set(either.evaluate("window.foedus.state().listed")) == wanted
    caption = either.locator("#table caption")
    assert told in caption.inner_text().replace("\xa0", " ")
    either.check("#only-drawn")
    assert either.locator("#table tbody tr").count() == 0
    assert only in caption.inner_text().replace("\xa0", " ")


def test_the_search_of_the_table_covers_them_all_and_says_which_are_drawn(
    either: Any, visit: Callable[..., Any]
) -> None:
    visit(either, "#w=table&l=en&d=1")
    drawn = set(either.evaluate("window.foedus.state().edges"))
    either.fill("#table-find", "member")
    found = either.evaluate("window.foedus.state().listed")
    there = len(drawn & {*found})
    assert 0 < there < len(found)
    total = either.evaluate(HELD)
    said = f"{len(found)} of {total} relations hold these words: {there} drawn, {len(found) - there} not"
    assert said in either.inner_text("#table caption")


def test_the_timeline_holds_them_too(either: Any, visit: Callable[..., Any]) -> None:
    visit(either, f"{AWAY}&w=timeline&l=en")
    marks = either.locator("#timeline .event:not(.more-events)").count()
    assert marks > 0 and ": 0 drawn, " in either.inner_text(".timeline-scope")
    either.check("#only-drawn-timeline")
    assert either.locator("#timeline .event").count() == 0 and "dr=1" in either.url


def test_files_hold_what_the_table_lists_and_say_so(
    either: Any, visit: Callable[..., Any], saved: Callable[..., Any]
) -> None:
    visit(either, f"{AWAY}&w=table&l=en")
    listed = set(either.evaluate("window.foedus.state().listed"))
    records = json.loads(saved(either, "save_json"))
    assert {each["id"] for each in records["relations"]} == listed != set()
    assert f"0 drawn, {len(listed)} not" in records["listed"]
    text = saved(either, "save_csv").decode("utf-8-sig")
    rows = csv.DictReader(io.StringIO(text))
    assert {row["id"] for row in rows} == listed
    either.check("#only-drawn")
    assert json.loads(saved(either, "save_json"))["relations"] == []


def test_the_switch_stands_in_the_address(open_page: Open, july_page: Path) -> None:
    page = open_page(july_page, "#w=table&dr=1")
    state = page.evaluate("window.foedus.state()")
    assert page.is_checked("#only-drawn") and state["listed"] == state["edges"]
    assert len(state["edges"]) < page.evaluate(HELD)
    page.uncheck("#only-drawn")
    assert "dr=" not in page.url
    page.go_back()
    page.wait_for_timeout(300)
    assert page.is_checked("#only-drawn")
    assert open_page(july_page, "#dr=2").locator("#notice").is_visible()


def test_a_mode_about_some_relations_lists_those(open_page: Open, july_page: Path) -> None:
    page = open_page(july_page, "#m=p&p=SRB~RUS&w=table&dr=1")
    assert page.locator("#only-drawn").is_hidden()
    assert page.locator("#table tbody tr").count() == len(page.evaluate("window.foedus.state().listed")) > 0


@pytest.mark.parametrize(
    ("language", "said"), [("en", "said not so"), ("fr", "dit que non"), ("en", "disputed"), ("en", "planned")]
)
def test_the_search_of_the_table_finds_what_marks_a_relation(
    either: Any, language: str, said: str, visit: Callable[..., Any]
) -> None:
    visit(either, f"#w=table&l={language}")
    either.fill("#table-find", said)
    rows = either.locator("#table tbody tr")
    assert 0 < rows.count() < either.evaluate(HELD)
    assert all(said in row.casefold() for row in rows.all_inner_texts())


def table_of(text: str) -> list[dict[str, str]]:
    return [*csv.DictReader(io.StringIO(text))]


def test_files_hold_the_duties_of_a_case(either: Any, visit: Callable[..., Any], saved: Callable[..., Any]) -> None:
    visit(either, "#m=o&o=SRB~cow-auh~1914-07-28&l=en")
    lines = either.evaluate("window.foedus.state().answer.heard")
    duties = table_of(saved(either, "save_duties").decode("utf-8-sig"))
    told = [
        [row[name] for name in ("side", "debtor", "creditor", "treaty", "article", "obligation", "verdict")]
        for row in duties
    ]
    assert sorted(told) == sorted(line.split("|")[:7] for line in lines)
    assert {row["attacked"] for row in duties} == {"SRB"} and {row["date"] for row in duties} == {"1914-07-28"}
    assert all(row["page_state"].startswith("#m=o&o=SRB~") and row["page_asked"] for row in duties)
    assert all(row["reasons"] for row in duties if row["verdict"] in ("open", "not binding"))
    assert len(json.loads(saved(either, "save_json"))["duties"]) == len(duties) > 0


@pytest.mark.parametrize("part", ["steps", "state", "ledger"])
def test_every_part_of_the_obligations_has_its_duties_in_the_file(
    either: Any, part: str, visit: Callable[..., Any], saved: Callable[..., Any]
) -> None:
    states = {"steps": "&g=steps.1", "state": "&g=state", "ledger": "&g=ledger"}
    visit(either, "#m=o&o=SRB~cow-auh~1914-07-28&l=en" + states[part])
    duties = json.loads(saved(either, "save_json"))["duties"]
    assert duties and all(duty["debtor_name"] and duty["treaty_name"] and duty["terms"] for duty in duties)
    assert any(duty["step"] for duty in duties) == (part == "steps")


def test_where_nothing_is_owed_there_is_no_file_of_duties(either: Any, saved: Callable[..., Any]) -> None:
    either.click("#export")
    assert either.locator("[data-save=save_duties]").is_hidden()
    either.keyboard.press("Escape")
    assert "duties" not in json.loads(saved(either, "save_json"))
