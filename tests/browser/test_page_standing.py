"""Paths by alliances and treaties: those in force come first, on the page as in the command, and tell of when."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from foedus.explorer import edition
from foedus.explorer.main import cli
from foedus.explorer.page import render, write
from foedus.graph import Assertion, Document, Evidence, Name, Node, Reading, Store, add, to_networkx

LIVES = {"dead": ("1955-05-14", "1991-07-01"), "living": ("1949-08-24", ""), "undated": ("", "")}
TIES = [
    *((state, "party-to", treaty, None) for treaty in LIVES for state in ("A", "B")),
    ("A", "allied-with", "C", "1950/.."), ("C", "allied-with", "B", "1950/.."), ("A", "member-of", "old", "1950/1960"),
    ("B", "member-of", "old", None),
]  # fmt: skip
ONLY = "&r=*member-of,party-to,founded-on,allied-with,signed"
NOW = "2026-11-25"
Told = dict[str, list[list[str]]]


@pytest.fixture(scope="module")
def pacts(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A store of two states that three treaties, a third state and a body join, and a page of it beside."""
    folder = tmp_path_factory.mktemp("pacts")
    nodes = [Node(each, "State", (Name(f"State {each}", "", "label"),)) for each in "ABC"]
    nodes.append(Node("old", "Alliance", (Name("Old Pact", "", "label"),)))
    for each, (began, ended) in LIVES.items():
        said = {name: value for name, value in (("in_force", began), ("ended", ended)) if value}
        nodes.append(Node(each, "Treaty", (Name(each.title(), "", "label"),), said))
    said = tuple(Assertion(*tie, evidence=(Evidence("d", n, n + 1, "x"),)) for n, tie in enumerate(TIES))
    with Store.open(folder / "pacts.db", create=True) as store:
        add(store, Reading(Document("d"), tuple(nodes), said))
        write(folder / "pacts.html", render(to_networkx(store), title="x", language="en", focus=("A",)))
    yield folder / "pacts.db"


def listed(pacts: Path, *arguments: str) -> list[str]:
    """What lies between on each route that the command gives."""
    asked = ("path", "A", "B", "--family", "structure", "--family", "treaty", "--format", "json", *arguments)
    done = CliRunner().invoke(cli, ["--store", str(pacts), *asked], catch_exceptions=False)
    return ["".join(route["nodes"][1:-1]) for route in json.loads(done.stdout)]


@pytest.mark.parametrize(
    ("day", "order"),
    [(NOW, ["C", "living", "dead", "old", "undated"]), ("1956", ["C", "dead", "living", "old", "undated"]),
     ("1949-12", ["living", "C", "dead", "old", "undated"])],
)  # fmt: skip
def test_routes_in_force_come_first(pacts: Path, monkeypatch: pytest.MonkeyPatch, day: str, order: list[str]) -> None:
    monkeypatch.setattr(edition, "clock", lambda: date.fromisoformat(NOW))
    alike = [[each for each in listed(pacts, "-k", "9", "--as-of", day) if each in order]]
    if day == NOW:
        alike.append(listed(pacts))
    for found in alike:
        left = [each for each in order if each in found]
        assert found == left and found[0] == order[0]


def test_the_page_orders_them_alike_and_says_when_each_was(pacts: Path, open_page: Callable[..., Any]) -> None:
    page = open_page(pacts.with_suffix(".html"), f"#m=p&p=A~B{ONLY}&l=en")
    stops = page.locator(".routes .stops").all_inner_texts()
    assert [each.split(" → ")[1] for each in stops] == ["State C", "Living", "Dead", "Old Pact", "Undated"]
    page.click("#route-2")
    assert page.locator(".told .life").first.inner_text().strip() == "(until 1 July 1991)"
    page.click("#route-1")
    assert page.locator(".told .life").first.inner_text().strip() == "(since 24 August 1949)"
    page = open_page(pacts.with_suffix(".html"), f"#m=p&p=A~B{ONLY}&on=1956&l=fr")
    stops = page.locator(".routes .stops").all_inner_texts()
    assert [each.split(" → ")[1] for each in stops][:3] == ["State C", "Dead", "Living"]


@pytest.mark.parametrize(("language", "said"), [("en", "(until 1991-07-01)"), ("fr", "(jusqu'au 1991-07-01)")])
def test_a_hop_says_until_when_its_treaty_was(pacts: Path, language: str, said: str) -> None:
    asked = ("path", "A", "B", "--relation", "party-to", "--language", language)
    told = CliRunner().invoke(cli, ["--store", str(pacts), *asked], catch_exceptions=False).stdout
    assert f"State A → Dead {said}" in told and "State A → Living (" in told and "State A → Undated\n" in told
    explained = CliRunner().invoke(cli, ["--store", str(pacts), *asked, "--explain"], catch_exceptions=False).stdout
    assert f"{said}." in explained


def test_what_happened_is_not_ranked_by_what_stands_today(pacts: Path) -> None:
    done = CliRunner().invoke(
        cli, ["--store", str(pacts), "path", "A", "B", "--format", "json"], catch_exceptions=False
    )
    assert all("stands" not in route for route in json.loads(done.stdout))


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "not dated; Dead itself: until 1 July 1991"), ("fr", "sans date ; Dead : jusqu'au 1er juillet 1991")],
)
def test_the_panel_of_a_tie_without_a_date_says_when_its_treaty_was(
    language: str, said: str, pacts: Path, open_page: Callable[..., Any]
) -> None:
    edge = Assertion("A", "party-to", "dead")
    page = open_page(pacts.with_suffix(".html"), f"#s=e:{edge.id}&l={language}")
    assert said in page.locator("#evidence .flags").first.inner_text().replace("\u00a0", " ")
