"""What is kept of a page: SVG, PNG, CSV, JSON and paper hold every relation that is shown, and its source."""

from __future__ import annotations

import csv
import io
import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree

import pytest

if TYPE_CHECKING:
    import networkx

pytestmark = pytest.mark.browser
Open = Callable[..., Any]
STATE = "#k=-Leader&y=1882..1933&u=0"


def phrases(page: Any) -> list[str]:
    """What each relation that is shown says, with its source, as the table has it."""
    rows = page.evaluate("""() => [...document.querySelectorAll("#table tbody tr")].map((row) =>
        [row.querySelector(".source").title, row.cells[0].innerText, row.cells[2].innerText])""")
    return [" ".join(row) for row in rows]


def test_svg_and_csv_and_json_hold_what_is_shown(
    open_page: Open, july_page: Path, network: networkx.MultiDiGraph[str], saved: Callable[..., Any]
) -> None:
    page = open_page(july_page, STATE)
    shown = page.evaluate("window.foedus.state()")
    drawn = ElementTree.fromstring(saved(page, "save_svg"))
    words = "\n".join(drawn.itertext())
    edges = {key: data for *_, key, data in network.edges(keys=True, data=True)}
    titles = {document.title for document in network.graph["documents"].values()}
    for ident in shown["nodes"]:
        label = network.nodes[ident]["label_fr"]
        assert label.split()[0] in words, ident
    counted = sum(line.count(" — ") for line in words.splitlines() if any(title in line for title in titles))
    assert counted >= len(shown["edges"])
    records = json.loads(saved(page, "save_json"))
    listed = set(shown["listed"])
    assert {each["id"] for each in records["relations"]} == listed > set(shown["edges"])
    assert all(
        each["evidence"][0]["quote"] == edges[each["id"]]["assertion"].evidence[0].quote
        for each in records["relations"]
    )
    assert "k=-Leader" in records["state"]
    text = saved(page, "save_csv").decode("utf-8-sig")
    assert text.startswith("id,source,")  # spreadsheets take the first line for the names of columns
    rows = list(csv.DictReader(io.StringIO(text)))
    assert {row["id"] for row in rows} == listed
    said = {f"page_{name}": value for name, value in records.items() if name != "relations"}
    assert all(row.items() >= said.items() for row in rows)
    assert all(row["title"] in titles for row in rows)


def test_png_is_twice_as_fine(open_page: Open, july_page: Path, saved: Callable[..., Any]) -> None:
    image = saved(open_page(july_page), "save_png")
    assert image.startswith(b"\x89PNG") and int.from_bytes(image[16:20]) == 2400


def test_paper_holds_every_relation_with_its_source(open_page: Open, july_page: Path, tmp_path: Path) -> None:
    from pypdf import PdfReader

    page = open_page(july_page, STATE)
    count = len(page.evaluate("window.foedus.state()")["listed"])
    page.click("[data-view=table]")
    wanted = page.evaluate("""() => [...document.querySelectorAll("#table tbody .source")].map((each) => each.title)""")
    page.pdf(path=tmp_path / "page.pdf")
    text = " ".join(each.extract_text() for each in PdfReader(tmp_path / "page.pdf").pages)
    assert "Juillet 1914" in text and f"{count} relations" in text
    for title in set(wanted):
        assert text.replace("\n", " ").count(title[:18]) >= wanted.count(title)


def test_paper_holds_what_was_found(open_page: Open, july_page: Path, tmp_path: Path) -> None:
    from pypdf import PdfReader

    page = open_page(july_page, "#m=p&p=SRB~RUS")
    told = page.locator("#evidence .sentence").inner_text()
    page.emulate_media(media="print")
    page.pdf(path=tmp_path / "page.pdf")
    text = " ".join(" ".join(each.extract_text() for each in PdfReader(tmp_path / "page.pdf").pages).split())
    assert told[:60] in text and page.locator(".paper input, .paper [id]").count() == 0


def on_paper(open_page: Open, path: Path, state: str) -> Any:
    """The page as paper has it, on the screen."""
    page = open_page(path, state)
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    return page


@pytest.mark.parametrize(
    ("language", "case", "path"),
    [
        (
            "en",
            ["Attacked state: Serbia", "Attacker: Austria-Hungary", "On this date: 28 July 1914", "Where: "],
            ["From: Serbia", "To: Russia", "Dates: "],
        ),
        (
            "fr",
            ["État attaqué : Serbie", "Attaquant : Autriche-Hongrie", "28 juillet 1914", "Lieu : "],
            ["De : Serbie", "À : Russie", "Dates : "],
        ),
    ],
)
def test_paper_says_what_was_asked(
    open_page: Open, lawful_page: Path, language: str, case: list[str], path: list[str]
) -> None:
    for state, wanted in (("#m=o&o=SRB~cow-auh~1914-07-28", case), ("#m=p&p=SRB~RUS", path)):
        page = on_paper(open_page, lawful_page, f"{state}&l={language}")
        asked = page.locator(".paper .answer > .asked").inner_text().replace("\u00a0", " ")
        assert all(each in asked for each in wanted), asked
        assert page.locator(".paper :is(.fields, input, select)").count() == 0


def test_samples_are_as_small_on_paper_as_on_the_screen(open_page: Open, lawful_page: Path) -> None:
    for state in ("#m=o&o=SRB~cow-auh~1914-07-28", "#m=p&p=SRB~RUS"):
        page = on_paper(open_page, lawful_page, state)
        widths = page.evaluate("[...document.querySelectorAll('.paper .answer svg')].map((each) => each.clientWidth)")
        assert widths and max(widths) <= 40


def test_paper_holds_the_whole_ledger(open_page: Open, lawful_page: Path) -> None:
    page = on_paper(open_page, lawful_page, "#m=o&g=ledger&w=table")
    lines = page.locator("#ledger > details").count()
    page.evaluate("document.querySelectorAll('#ledger > details > summary').forEach((each) => each.click())")
    rows = page.evaluate("[...document.querySelectorAll('#ledger .ledger tbody tr')].map((row) => row.textContent)")
    attacks = page.locator(".paper .attack")
    printed = page.evaluate("[...document.querySelectorAll('.paper .ledger tbody tr')].map((row) => row.innerText)")
    assert attacks.count() == lines > 0
    assert len(printed) == len(rows) > 0 and all(printed)
    assert page.locator(".paper .ledger thead").first.is_visible()
    assert page.locator(".paper .questions, .paper [id]").count() == 0


def test_paper_holds_the_timeline_and_no_table(open_page: Open, july_page: Path) -> None:
    page = on_paper(open_page, july_page, "#w=timeline")
    assert page.locator(".paper .time-row").count() == page.locator("#timeline .time-row").count() > 0
    assert page.locator(".paper .event:visible").count() > 0
    assert page.locator(".paper table, .paper .more-events").count() == 0


@pytest.mark.parametrize(
    ("state", "name"),
    [
        ("#m=o&o=SRB~cow-auh~1914-07-28", "foedus-case-SRB-cow-auh-1914-07-28.csv"),
        ("#m=p&p=SRB~RUS", "foedus-path-SRB-RUS.csv"),
        ("#m=o", "foedus.csv"),
        ("", "foedus.csv"),
    ],
)
def test_a_file_is_named_after_what_was_asked(open_page: Open, lawful_page: Path, state: str, name: str) -> None:
    page = open_page(lawful_page, state)
    page.click("#export")
    with page.expect_download() as found:
        page.click("[data-save=save_csv]")
    assert found.value.suggested_filename == name


def test_first_drawing_comes_with_a_network_that_never_answers(browser: Any, july_page: Path) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    asked = []
    page.route(
        "**/*", lambda route: route.continue_() if route.request.url.startswith("file:") else asked.append(route)
    )
    start = time.monotonic()
    page.goto(july_page.as_uri(), wait_until="commit")
    page.evaluate(
        "new Promise((done) => { const look = () => (window.foedus ? done() : setTimeout(look, 5)); look(); })"
    )
    page.evaluate("window.foedus.ready")
    assert time.monotonic() - start < 20  # a bound for a busy machine; the benchmark measures
    assert asked == []
    context.close()


def test_files_and_drawings_say_which_case_they_are_of(
    open_page: Open, lawful_page: Path, saved: Callable[..., Any]
) -> None:
    page = open_page(lawful_page, "#m=o&o=SRB~cow-auh~1914-07-28&l=en")
    said = "Attacked state: Serbia · Attacker: Austria-Hungary · On this date: 28 July 1914"
    assert said in "".join(ElementTree.fromstring(saved(page, "save_svg")).itertext())
    assert json.loads(saved(page, "save_json"))["asked"].startswith(said)
    rows = csv.DictReader(io.StringIO(saved(page, "save_csv").decode("utf-8-sig")))
    assert all(row["page_asked"].startswith(said) for row in rows)
    assert "asked" not in json.loads(saved(open_page(lawful_page, "#l=en"), "save_json"))


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_drawing_that_is_kept_has_a_key_of_the_lines_in_it(
    open_page: Open, lawful_page: Path, language: str, saved: Callable[..., Any]
) -> None:
    def key(state: str) -> list[str]:
        page = open_page(lawful_page, f"{state}&l={language}")
        drawn = ElementTree.fromstring(saved(page, "save_svg"))
        (found,) = (each for each in drawn.iter() if each.get("class") == "key")
        shown = page.locator("#duty-key li").all_inner_texts()
        assert len([each for each in found.iter() if each.tag.endswith("path")]) >= len(shown)
        texts = [each.text or "" for each in found.iter() if each.tag.endswith("text")]
        assert texts[: len(shown)] == shown
        return texts

    duties = {"en": ["defense", "neutrality"], "fr": ["défense", "neutralité"]}[language]
    case = key("#m=o&o=FRA~DEU~1914-08-03")
    assert duties[0] in case
    told = key("#f=SRB&d=1")
    assert {"en": "Conflict and refusal", "fr": "Conflit et refus"}[language] in told and duties[0] not in told
    image = saved(open_page(lawful_page, f"#m=o&o=FRA~DEU~1914-08-03&l={language}"), "save_png")
    assert int.from_bytes(image[20:24]) > 2 * 934
