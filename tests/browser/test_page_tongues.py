"""Treaties and bodies of documents by their names in the page's language, as far as the gazetteer has them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from foedus.explorer.page import render, write
from foedus.graph import Assertion, Document, Evidence, Name, Node, Reading, Store, add, to_networkx
from foedus.loaders.known import known

pytestmark = pytest.mark.browser
FRENCH, ENGLISH = Document("fr.md", "Une note", language="fr"), Document("en.md", "A note", language="en")
FRANCE = known().node("FRA") or Node("FRA", "State")
# By a name without its year, by a whole name in one language, unknown, and of a year in which no such treaty was made.
LONDON = Node("our-declaration", "Treaty", (Name("London Declaration", "", "text"),))
ATLANTIC = Node("our-pact", "Treaty", (Name("Traité de l'Atlantique nord", "fr", "label"),))
OWN = Node(
    "our-charter", "Treaty", (Name("charte de l'Atlantide", "", "text"),), {"article_fr": "la", "article_en": "the"}
)
LATER = Node("our-protocol", "Treaty", (Name("London Protocol", "", "text"),))


def said(node: Node, document: Document, date: str) -> Assertion:
    return Assertion("FRA", "signed", node.id, date, evidence=(Evidence(document.id, 0, 1, "x", "x", 0),))


def html(store: Store, **more: Any) -> str:
    return render(to_networkx(store), title="x", language="en", focus=("FRA",), **more)


@pytest.fixture
def page(either_of: Callable[..., Any], tmp_path: Path) -> Any:
    with Store.open(tmp_path / "names.db", create=True) as store:
        english = (said(LONDON, ENGLISH, "1914-09-05"), said(LATER, ENGLISH, "1999"))
        french = (said(ATLANTIC, FRENCH, "1949"), said(OWN, FRENCH, "1951"))
        add(store, Reading(ENGLISH, (FRANCE, LONDON, LATER), english), Reading(FRENCH, (FRANCE, ATLANTIC, OWN), french))
        write(tmp_path / "names.html", html(store))
        return either_of(tmp_path / "names.html", store.path, html)


def names(page: Any) -> dict[str, str | None]:
    """The names of treaties in the table, each with the language that it is marked with."""
    read = "(all) => all.map((each) => [each.textContent, each.getAttribute('lang')])"
    return dict(page.locator("#table .actor bdi").evaluate_all(read))


def test_known_ones_speak_the_page_s_language_and_others_say_which_they_speak(page: Any) -> None:
    page.evaluate("location.hash = '#w=table&l=en'")
    page.wait_for_selector("#table td")
    assert names(page) == {
        "France": None, "London Declaration (1914)": None, "North Atlantic Treaty": None,
        "charte de l'Atlantide": "fr", "London Protocol": None,
    }  # fmt: skip
    page.evaluate("location.hash = '#w=table&l=fr'")
    page.wait_for_selector("html[lang=fr]")
    assert names(page) == {
        "France": None, "Déclaration de Londres (1914)": None, "Traité de l'Atlantique nord": None,
        "charte de l'Atlantide": None, "London Protocol": "en",
    }  # fmt: skip


def test_a_relation_marks_the_name_in_its_title(page: Any) -> None:
    page.evaluate("location.hash = '#w=table&l=en'")
    page.locator("#table tr", has_text="charte").locator("button").first.click()
    assert page.inner_text("#evidence h2") == "France signed the charte de l'Atlantide"
    assert page.inner_text("#evidence h2 [lang=fr]") == "charte de l'Atlantide"
