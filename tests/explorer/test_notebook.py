"""Names in a notebook mean what they mean to the commands."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from foedus.explorer.main import Misuse, cli
from foedus.explorer.notebook import Page
from foedus.graph import Assertion, Document, Evidence, Filter, Name, Node, Reading, Store, add
from foedus.graph.errors import BadDate, UnknownNode

TURKEY = Name("Turkey", "en")
NODES = (
    Node("TUR", "State", (Name("Türkiye", "en", "label"), TURKEY), {"existed": "1923-10-29/.."}),
    Node("cow-ottoman", "State", (Name("Ottoman Empire", "en", "label"), TURKEY), {"existed": "1816/1923-10-28"}),
    Node("KAZ", "State", (Name("Kazakhstan", "en", "label"),), {"existed": "1991-12-16/.."}),
    Node("DEU", "State", (Name("Germany", "en", "label"),), {"existed": "1871/.."}),
    Node("pact", "Treaty", (Name("Pact", "en", "label"),)),
    Node("pact-2", "Treaty", (Name("Pact", "en", "label"),)),
)
SAID = (("TUR", "KAZ", "2001"), ("cow-ottoman", "DEU", "1914"), ("TUR", "DEU", "1950"))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    piece = (Evidence("d", 0, 1, "x"),)
    said = tuple(Assertion(source, "aided", target, date, evidence=piece) for source, target, date in SAID)
    with Store.open(tmp_path / "s.db", create=True) as made:
        add(made, Reading(Document("d"), NODES, said))
        yield made


@pytest.fixture
def pages(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """What pages are made to open on; they themselves are not made."""
    found: list[dict[str, Any]] = []

    def render(_: object, **options: Any) -> str:
        found.append(options)
        return ""

    monkeypatch.setattr("foedus.explorer.page.render", render)
    return found


def asked(store: Store, *words: str) -> str:
    result = CliRunner().invoke(cli, ["--store", str(store.path), *words])
    assert result.exit_code == 0, result.output
    return result.stdout


def at(as_of: str | None) -> tuple[Filter | None, list[str]]:
    return (Filter(as_of=as_of), ["--as-of", as_of]) if as_of else (None, [])


@pytest.mark.parametrize(
    ("as_of", "goal", "ends"), [(None, "Kazakhstan", ["TUR", "KAZ"]), ("1914", "Germany", ["cow-ottoman", "DEU"])]
)
def test_ends_of_a_path_are_those_of_the_command(
    store: Store, pages: list[dict[str, Any]], as_of: str | None, goal: str, ends: list[str]
) -> None:
    wanted, options = at(as_of)
    Page(store, path=("Turkey", goal), filter=wanted).html()
    assert pages[0]["start"] == f"#v=1&m=p&p={'~'.join(ends)}" and pages[0]["focus"] == tuple(ends)
    (route,) = json.loads(asked(store, "path", "Turkey", goal, *options, "--format", "json"))
    assert route["nodes"] == ends


@pytest.mark.parametrize(("as_of", "focus"), [(None, "TUR"), ("1914", "cow-ottoman")])
def test_focus_is_that_of_the_command(store: Store, pages: list[dict[str, Any]], as_of: str | None, focus: str) -> None:
    wanted, options = at(as_of)
    Page(store, focus="Turkey", filter=wanted).html()
    asked(store, "explore", "--focus", "Turkey", *options, "-o", "-")
    assert [page["focus"] for page in pages] == [(focus,), (focus,)]


@pytest.mark.parametrize(("date", "ident"), [("1914-10-29", "cow-ottoman"), ("1950", "TUR")])
def test_states_of_a_case_are_those_of_its_day(
    store: Store, pages: list[dict[str, Any]], date: str, ident: str
) -> None:
    Page(store, case=("Turkey", "Germany", date)).html()
    assert pages[0]["start"] == f"#v=1&m=o&o={ident}~DEU~{date}"
    told = list(csv.DictReader(asked(store, "obligations", "Turkey", "--as-of", date, "--format", "csv").splitlines()))
    assert told and all(ident in (each["debtor"], each["creditor"]) for each in told)


def test_a_case_may_be_of_states_of_the_gazetteer(store: Store) -> None:
    html = Page(store, case=("Norway", "Iceland", "1950")).html()
    block = json.loads(re.findall(r'id="data">(.*?)</script>', html, re.DOTALL)[0])
    assert block["start"] == "#v=1&m=o&o=NOR~ISL~1950" and {"NOR", "ISL"} <= set(block["nodes"]["id"])


def test_what_is_not_known_or_no_state_is_told(store: Store) -> None:
    with pytest.raises(UnknownNode, match="may mean"):
        Page(store, focus="Pact").html()
    with pytest.raises(UnknownNode):
        Page(store, path=("Turkey", "Nowhere")).html()
    with pytest.raises(UnknownNode):
        Page(store, case=("Turkey", "Nowhere", "1950")).html()
    with pytest.raises(BadDate):
        Page(store, case=("Turkey", "Germany", "soon")).html()
    with pytest.raises(Misuse):
        Page(store, case=("Turkey", "pact", "1950")).html()
