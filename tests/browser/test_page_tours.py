"""Tours: files that are none are refused, shipped ones are shown where their actors are, a step is a state."""

from __future__ import annotations

from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from foedus.explorer.page import render, write
from foedus.explorer.page.tours import BadTour, parse, read_tours, shown_tours

if TYPE_CHECKING:
    import networkx

TOUR = """# Serbia

## One

A paragraph
of two lines.

And <b>another</b>.

[see](#f=SRB&d=1)

## Two

Why.

[p](#m=p&p=SRB~RUS)
"""


def test_a_tour_is_read_as_it_is_written() -> None:
    tour = parse("serbia.en.md", TOUR)
    assert (tour.name, tour.language, tour.title) == ("serbia", "en", "Serbia")
    assert tour.steps[0] == ("One", "A paragraph of two lines.\nAnd <b>another</b>.", "f=SRB&d=1")
    assert tour.nodes == {"SRB", "RUS"}


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("serbia.md", TOUR, "something.fr.md"),
        ("serbia.en.md", "## One\n\n[x](#f=A)", "has a title"),
        ("serbia.en.md", "# Serbia\n", "steps"),
        ("serbia.en.md", "# Serbia\n\n## One\n\nNo link.\n", "no state"),
    ],
)
def test_what_is_no_tour_is_said_to_be_none(name: str, text: str, said: str) -> None:
    with pytest.raises(BadTour, match=said):
        parse(name, text)


def test_a_tour_of_actors_that_are_not_there_is_refused_if_asked_for(
    network: networkx.MultiDiGraph[str], tmp_path: Path
) -> None:
    (tmp_path / "far.en.md").write_text("# Far\n\n## One\n\n[x](#f=NOWHERE)\n", "utf-8")
    with pytest.raises(BadTour, match="NOWHERE"):
        shown_tours(read_tours([str(tmp_path / "far.en.md")]), network, None)
    assert shown_tours(read_tours(), network, None) == []


def test_shipped_tours_have_both_languages_alike() -> None:
    tours = read_tours()
    assert {tour.name for tour in tours} == {"armenia-2022", "july-1914"}
    for name in ("armenia-2022", "july-1914"):
        french, english = (next(t for t in tours if (t.name, t.language) == (name, lang)) for lang in ("fr", "en"))
        assert [step[2] for step in french.steps] == [step[2] for step in english.steps]
    assert len(list(files("foedus.seeds").joinpath("tours").iterdir())) == 4


@pytest.mark.browser
def test_a_tour_leads_from_state_to_state(
    open_page: Callable[..., Any], network: networkx.MultiDiGraph[str], tmp_path: Path
) -> None:
    page_file = tmp_path / "tour.html"
    write(page_file, render(network, title="x", language="en", focus=("SRB",), tours=[parse("serbia.en.md", TOUR)]))
    page = open_page(page_file)
    page.click("#tour-0")
    assert page.locator(".tour h2").inner_text() == "One"
    assert "<b>another</b>" in page.locator(".tour").inner_text()
    assert page.locator("#tour-previous").is_disabled()
    page.click("#tour-next")
    page.wait_for_timeout(200)
    assert page.evaluate("window.foedus.state().mode") == "path"
    assert page.locator(".tour h2").inner_text() == "Two"
    assert page.locator(".route").count() >= 1
    again = open_page(page_file, "#" + page.url.split("#")[1])
    assert again.locator(".tour h2").inner_text() == "Two"
    page.click("#tour-leave")
    assert page.locator(".tour").count() == 0
