"""Beside each quote stands from which document it is, who published that and when; a summary of our own says so."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from foedus.explorer.page import render, write
from foedus.graph import Store, add, to_networkx
from foedus.loaders import read_paths

pytestmark = pytest.mark.browser
DOSSIER = Path(__file__).parents[2] / "seeds" / "dossiers" / "2022-01-19-kazakhstan-otsc.md"
OWN = {"en": "foedus, own summary", "fr": "foedus, résumé maison"}
DAY = {"en": "25 November 2026", "fr": "25 novembre 2026"}
QUOTES = """(place) => [...document.querySelectorAll(`${place} blockquote`)].map((each) => {
    const [said, beside] = [each.innerText, each.nextElementSibling?.innerText ?? ""];
    return [said, beside.replace(/[\\u00a0\\s]+/g, " ")];
})"""


@pytest.fixture
def visit(visit: Callable[..., Any]) -> Callable[..., Any]:
    """Takes a page to a state, and opens what is folded away."""

    def opened(page: Any, state: str) -> None:
        visit(page, state)
        page.evaluate("for (const each of document.querySelectorAll('details:not(.cite)')) each.open = true")

    return opened


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_quote_names_its_document_its_outlet_and_its_date(
    either_autumn: Any, language: str, visit: Callable[..., Any]
) -> None:
    for state, place, cited in (
        ("#m=o&g=ledger&w=table", "#ledger", ("An autumn", OWN[language], DAY[language])),
        ("#m=o&o=USA~AFG~2001-09-11", "#evidence", ("An autumn", OWN[language], DAY[language])),
        ("#m=p&p=AFG~RUS", "#evidence", ("An autumn", OWN[language], DAY[language])),
        ("#s=t:own.md", "#evidence", (OWN[language],)),
    ):
        visit(either_autumn, f"{state}&l={language}")
        quotes = either_autumn.evaluate(QUOTES, place)
        assert quotes, state
        assert all(each in beside for _, beside in quotes for each in cited), state


@pytest.mark.parametrize("language", ["en", "fr"])
def test_tables_files_and_citations_name_them_too(
    either_autumn: Any, language: str, visit: Callable[..., Any], saved: Callable[..., Any]
) -> None:
    visit(either_autumn, f"#w=table&l={language}")
    cell = either_autumn.locator("#table tbody .source").first
    whole = f"An autumn, {OWN[language]}, {DAY[language]}"
    assert cell.get_attribute("title") == whole
    assert cell.inner_text().replace("\n", ", ") == whole
    either_autumn.fill("#table-find", OWN[language].split(", ")[1])
    assert either_autumn.locator("#table tbody tr").count() == 5
    lines = saved(either_autumn, "save_csv").decode("utf-8-sig").splitlines()
    assert {row["outlet"] for row in csv.DictReader(lines)} == {"foedus, own summary"}
    kept = json.loads(saved(either_autumn, "save_json"))["relations"]
    assert {each["outlet"] for edge in kept for each in edge["evidence"]} == {"foedus, own summary"}
    either_autumn.locator("#table tbody .relation-cell").first.click()
    assert either_autumn.locator("#evidence dd .flag.own").inner_text() == OWN[language]
    either_autumn.locator("#evidence .cite summary").click()
    assert f", {OWN[language]}, {DAY[language]}, " in either_autumn.locator("#evidence pre").first.inner_text()


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_primary_text_behind_a_summary_can_be_cited(
    open_page: Callable[..., Any], tmp_path: Path, language: str, visit: Callable[..., Any]
) -> None:
    with Store.open(tmp_path / "seeds.db", create=True) as store:
        for each in read_paths([str(DOSSIER)]):
            add(store, each)
        write(tmp_path / "page.html", render(to_networkx(store), title="x", focus=("KAZ",)))
    page = open_page(tmp_path / "page.html")
    visit(page, f"#w=table&l={language}")
    page.locator("#table tbody .relation-cell").first.click()
    page.locator("#evidence .cite summary").first.click()
    texts = page.locator("#evidence .cite pre").all_inner_texts()
    name = {"en": "“Collective Security Treaty (text)”", "fr": "« Traité de sécurité collective (texte, en anglais) »"}
    address = "https://en.odkb-csto.org/documents/documents/dogovor_o_kollektivnoy_bezopasnosti/"
    assert texts[2].replace("\xa0", " ").replace("\u202f", " ") == f"{name[language]}, {address}."
    assert texts[3].startswith("@misc{") and f"  url = {{{address}}}," in texts[3]
