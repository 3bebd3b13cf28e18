"""Pages with little or nothing on them: they say so, and why."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from foedus.explorer.page import render, write
from foedus.graph import Assertion, Document, Evidence, Filter, Name, Node, Reading, Store, add, to_networkx

pytestmark = pytest.mark.browser
Open = Callable[..., Any]


@pytest.fixture
def bare(open_page: Open, july: Store, tmp_path: Path) -> Callable[..., Any]:
    """A page of what a filter leaves of July 1914, in English."""

    def opened(wanted: Filter, state: str = "", **more: Any) -> Any:
        write(tmp_path / "bare.html", render(to_networkx(july, wanted), language="en", total_edges=91, **more))
        return open_page(tmp_path / "bare.html", state)

    return opened


def test_where_nothing_is_dated_words_stand_for_the_axis(bare: Callable[..., Any]) -> None:
    page = bare(Filter(relations=("coerced",)))
    said = page.inner_text("#years")
    assert "0000" not in said
    assert "Nothing here is dated" in said
    assert not page.locator("#years input[type=range]:visible, #as-of:visible").count()


def test_an_empty_page_says_why_it_is_empty(bare: Callable[..., Any]) -> None:
    page = bare(Filter(relations=("coerced",), since="1950"))
    assert (
        page.inner_text("#empty")
        == "None of the 91 relations of the store fits the filters that this page was made with."
    )


def test_a_page_of_one_node_tells_of_its_neighbours_and_hides_no_disc(
    bare: Callable[..., Any], saved: Callable[..., bytes]
) -> None:
    page = bare(Filter(), focus=("SRB",), most_nodes=1)
    assert "in the store but not on this page" in page.inner_text("#empty")
    words, disc = page.locator("#empty").bounding_box(), page.evaluate("window.foedus.pointOf('SRB')")
    assert words["y"] + words["height"] < disc["y"] - 30
    assert re.search(rb">\+\d+<", saved(page, "save_svg"))


def test_a_step_beyond_the_last_is_the_last_in_the_address_too_and_said_so(open_page: Open, lawful_page: Path) -> None:
    page = open_page(lawful_page, "#m=o&o=SRB~cow-auh~1914-07-28&g=steps.99")
    page.wait_for_function("!location.hash.includes('steps.99')")
    assert page.locator("#notice").is_visible()
    assert page.evaluate("/g=steps[.][0-9]/.test(location.hash)")
    assert page.locator("#step-next").is_disabled()


def test_to_expand_where_nothing_is_left_changes_no_address(open_page: Open, july_page: Path) -> None:
    page = open_page(july_page, "#d=3")
    page.focus("#graph")
    page.keyboard.press("e")
    assert page.locator("#live").inner_text() == "Tous les voisins sont dessinés"
    assert "x=" not in page.evaluate("location.hash")


def test_a_name_of_spaces_is_none_and_one_of_one_is_one(open_page: Open, tmp_path: Path) -> None:
    blank = Node("blank", "State", (Name(" ", "fr", "label"), Name(" ", "en", "label")))
    said = Assertion("blank", "accused", "bob", None, evidence=(Evidence("d", 0, 1, "x"),))
    with Store.open(tmp_path / "blank.db", create=True) as store:
        add(store, Reading(Document("d"), (blank, Node("bob", "State", (Name("Bob"),))), (said,)))
        html = render(to_networkx(store), title="Verordnung" * 9, language="en", focus=("blank",))
    write(tmp_path / "blank.html", html)
    page = open_page(tmp_path / "blank.html")
    assert ">blank</tspan>" in html
    assert page.inner_text("#shown") == "Drawn: 2 of 2 actors and treaties, 1 relation."
    assert page.get_by_text("blank", exact=True).first.is_visible()
    assert page.evaluate("(title => title.scrollWidth <= title.clientWidth)(document.getElementById('title'))")


def test_names_have_their_articles_in_what_is_owed_to_them(open_page: Open, lawful_page: Path) -> None:
    page = open_page(lawful_page, "#m=o&o=GBR~DEU~1914-08-05&l=en")
    assert page.get_by_role("heading", name="Owed to the United Kingdom", exact=True).count()


def test_headings_that_wrap_stand_in_line(open_page: Open, july_page: Path) -> None:
    page = open_page(july_page, "#w=table", width=320, height=700)
    words = page.locator("#table thead th button:visible")
    left = page.evaluate(
        """() => [...document.querySelectorAll("#table thead th")].filter((each) => each.offsetWidth).map((each) =>
            [each.offsetTop, each.offsetLeft + parseFloat(getComputedStyle(each.firstElementChild).paddingLeft)])"""
    )
    rows = {top: min(x for other, x in left if other == top) for top, _ in left}
    assert words.count() == len(left)
    assert len(rows) > 1
    assert len({*rows.values()}) == 1
