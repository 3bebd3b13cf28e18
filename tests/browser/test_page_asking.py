"""A case as it is put: where the sources put the attack, where the reader does, and what he types that names nobody."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from foedus.explorer.knowledge import knowledge_of
from foedus.explorer.page import render, write
from foedus.graph import Assertion, Document, Evidence, Reading, Store, add, to_networkx
from foedus.loaders.known import known

pytestmark = pytest.mark.browser
Open = Callable[..., Any]
CASE = "#m=o&o=GBR~ARG~1982-04-02&l=en"


WHERE = Evidence("d", 0, 9, "", details={"where": "the Falkland Islands"})
AID = Evidence("d", 10, 19, "Aid.", details={"aid": "arms", "kind": "military"})
TOLD = (
    Assertion("ARG", "attacked", "GBR", "1982-04-02", evidence=(WHERE,)),
    Assertion("USA", "aided", "ARG", "1982-04-05", evidence=(AID,)),
)


@pytest.fixture(scope="module")
def islands(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A page of an attack away from home, and of a state that helps the attacker."""
    folder = tmp_path_factory.mktemp("islands")
    nodes = tuple(node for each in ("ARG", "GBR", "USA") if (node := known().node(each)))
    with Store.open(folder / "s.db", create=True) as store:
        add(store, Reading(Document("d"), nodes, TOLD))
        facts = knowledge_of(store, "en")
        write(folder / "s.html", render(to_networkx(store), title="x", language="en", focus=("GBR",), facts=facts))
    yield folder / "s.html"


def nato(page: Any) -> str:
    cards = page.locator(".duties > li", has_text="North Atlantic Treaty, article 5")
    return str(cards.first.inner_text())


def test_the_case_stands_where_the_sources_put_it_or_at_home_where_that_is_asked(
    open_page: Open, islands: Path
) -> None:
    page = open_page(islands, CASE)
    chosen = page.locator("#case-place option:checked")
    assert chosen.inner_text() == "As these sources say: Falkland Islands"
    assert "the attack was outside its area" in nato(page)
    page.select_option("#case-place", "home")
    assert page.url.endswith("~1982-04-02~home")
    assert chosen.inner_text() == "On the homeland: United Kingdom"
    assert "outside its area" not in nato(page) and "binding" in nato(page)
    page.reload()
    assert chosen.inner_text() == "On the homeland: United Kingdom"
    for place, told in (("", True), ("~home", False)):
        steps = open_page(islands, f"#m=o&o=GBR~ARG~1982-04-02{place}&g=steps.1&l=en").inner_text("#evidence")
        assert ("elsewhere than at home: Falkland Islands" in steps) == told


def test_help_to_the_attacker_is_told_as_the_answer_that_it_is(open_page: Open, islands: Path) -> None:
    page = open_page(islands, CASE)
    came = page.locator(".came", has_text="United States").first
    assert "answered otherwise" in came.inner_text() and "took the other side" in came.inner_text()


@pytest.mark.parametrize(
    ("language", "place", "kind"),
    [("en", ("Where", "the Falkland Islands"), ("Kind of aid", "military")),
     ("fr", ("Lieu", "the Falkland Islands"), ("Nature de l'aide", "militaire"))],
)  # fmt: skip
def test_the_panel_says_what_qualifies_a_relation(
    open_page: Open, islands: Path, language: str, place: tuple[str, str], kind: tuple[str, str]
) -> None:
    for edge, told in zip(TOLD, (place, kind), strict=True):
        rows = open_page(islands, f"#s=e:{edge.id}&l={language}").locator("#evidence .claim dl")
        assert "\n".join(told) in rows.first.inner_text()


@pytest.mark.parametrize(("typed", "taken"), [("Atlantis", False), ("argentina", True)])
def test_what_is_typed_and_left_is_taken_whole_or_said_to_be_nobody(
    open_page: Open, islands: Path, typed: str, taken: bool
) -> None:
    page = open_page(islands, "#m=o&o=USA~GBR~1982-04-02&l=en")
    page.fill("#case-attacked", typed)
    page.press("#case-attacked", "Tab")
    assert ("o=ARG~" in page.url) == taken
    said = page.locator("#evidence .wrong:visible")
    assert said.all_inner_texts() == (
        [] if taken else ["Nothing was picked for “Atlantis”; what is shown has not changed."]
    )


def test_an_address_of_no_mode_opens_the_page(open_page: Open, islands: Path) -> None:
    page = open_page(islands, "#v=1&m=zzz")
    assert page.evaluate("window.foedus.state().mode") == "explore"
    assert page.locator("#evidence").inner_text().strip()


def test_who_is_taken_as_the_attacked_is_said_and_undone_in_one_click(either: Any) -> None:
    box = "document.getElementById('case-{}').value"
    either.evaluate("location.hash = '#l=en'")
    either.click("[data-mode=obligations]")
    assert either.inner_text("#taken p") == "Serbia, where the drawing begins, is taken as the attacked state."
    either.click("#taken-attacker")
    assert [either.evaluate(box.format(each)) for each in ("attacked", "attacker")] == ["", "Serbia"]
    either.click("[data-mode=explore]")
    either.click("[data-mode=obligations]")  # who is named as attacker is not attacked as well
    assert [either.evaluate(box.format(each)) for each in ("attacked", "attacker")] == ["", "Serbia"]
    either.evaluate("location.hash = '#l=en&m=o&o=SRB~~'")
    either.click("#taken-none")
    assert not either.locator("#taken").count()
    either.click("[data-mode=obligations]")
    assert [either.evaluate(box.format(each)) for each in ("attacked", "attacker")] == ["", ""]
    either.evaluate("location.hash = '#l=en&m=o&o=RUS~~'")  # of whom nobody said that the drawing begins there
    either.wait_for_function("() => document.getElementById('case-attacked').value === 'Russia'")
    assert not either.locator("#taken").count()
