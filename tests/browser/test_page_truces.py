"""Only alliances and treaties: what stops a war is none of them, and what nothing dates comes last."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from foedus.explorer.page import render, write
from foedus.graph import Assertion, Document, Evidence, Name, Node, Provision, Reading, Store, add, to_networkx
from foedus.graph.truces import truces

pytestmark = pytest.mark.browser
HELP = (Provision("1", "defense"),)
NODES = (
    *(Node(each, "State", (Name(f"State {each}", "", "label"),)) for each in "ABC"),
    Node("paper", "Treaty", (Name("Paper of May", "en", "label"), Name("Cessez-le-feu de mai", "fr", "alias"))),
    Node("old", "Treaty", (Name("Old Pact", "", "label"),), {"in_force": "1950-01-01", "ended": "1960-01-01"}),
    Node("kept", "Treaty", (Name("Armistice and Alliance", "", "label"),), {}, HELP),
)
TIES = [
    *((state, "signed", treaty, "1950-05-01") for treaty in ("paper", "old", "kept") for state in "AB"),
    *((state, "party-to", "old", None) for state in "AB"), ("A", "allied-with", "B", None),
    *((state, "signed", "paper", "1950-05-01") for state in "C"),
]  # fmt: skip


def page_of(store: Store, **more: Any) -> str:
    return render(to_networkx(store), title="Truces", language="en", focus=("A",), **more)


@pytest.fixture(scope="module")
def peace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of a cease-fire, an alliance that began as one, a pact that has ended and a tie without a date."""
    folder = tmp_path_factory.mktemp("peace")
    said = tuple(Assertion(*each, evidence=(Evidence("d", at, at + 1, "x"),)) for at, each in enumerate(TIES))
    with Store.open(folder / "peace.db", create=True) as store:
        add(store, Reading(Document("d"), NODES, said))
        assert truces(store) == ("paper",)
        write(folder / "peace.html", page_of(store))
    return folder / "peace.html"


def test_a_cease_fire_is_no_alliance_unless_it_is_asked_for(
    either_of: Callable[..., Any], peace: Path, visit: Callable[..., Any]
) -> None:
    page = either_of(peace, peace.with_suffix(".db"), page_of)
    visit(page, "#m=p&p=A~B")
    routes = [each.split("\n")[0] for each in page.locator("#evidence .route").all_inner_texts()]
    assert "State A → Paper of May → State B" in routes
    page.check("#by-text")
    page.wait_for_timeout(400)
    routes = [each.split("\n")[0] for each in page.locator("#evidence .route").all_inner_texts()]
    assert routes == [
        "State A → Armistice and Alliance → State B",
        "State A → Old Pact → State B",
        "State A → State B",  # without any date
    ]
    page.locator("#route-1").click()
    page.wait_for_timeout(300)
    first = page.locator("#evidence .told section").first.locator(".relation")
    assert [each.split("\n") for each in first.all_inner_texts()] == [
        ["State A signed the Old Pact", "1 May 1950"],
        ["State A is party to the Old Pact", "not dated"],
    ]
    kept = page.url.split("#")[1]
    visit(page, "#" + kept.replace("p=A~B", "p=A~C"))
    assert page.locator("#evidence .route").count() == 0
    assert "without this filter: relations left out" in page.inner_text("#evidence")
    visit(page, "#" + kept.replace("p=A~B", "p=A~paper"))
    assert page.locator("#evidence .route").count() > 0
