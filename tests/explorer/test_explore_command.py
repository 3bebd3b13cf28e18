"""`foedus explore`: the page is written, whole, where it says."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from click.testing import Result


def test_the_page_is_written_where_it_says(foedus: Callable[..., Result], tmp_path: Path) -> None:
    result = foedus("explore", "--focus", "chili", "--title", "South Atlantic <1982>", "--language", "fr")
    assert result.exit_code == 0
    assert result.stdout == f"The page is at {(tmp_path / 'foedus.html').resolve()}\n"
    page = (tmp_path / "foedus.html").read_text("utf-8")
    assert "South Atlantic &lt;1982&gt;" in page and 'lang="fr"' in page and "Vanuatu" in page


def test_the_page_goes_to_standard_output_and_holds_what_the_filters_leave(foedus: Callable[..., Result]) -> None:
    page = foedus("explore", "-o", "-", "--relation", "leads", "--language", "en").stdout
    assert page.lstrip().lower().startswith("<!doctype html>")
    assert "Margaret Thatcher" in page and "Washington would not back" not in page


def test_a_folder_that_is_not_there_is_said(foedus: Callable[..., Result]) -> None:
    result = foedus("explore", "-o", "no/such/folder/page.html")
    assert result.exit_code == 2
    assert result.stderr.startswith("Error: no/such/folder")


def test_a_question_a_mode_and_a_limit_say_what_the_page_opens_on(foedus: Callable[..., Result]) -> None:
    page = foedus("explore", "-o", "-", "--question", "1", "--limit-nodes", "3", "--language", "en").stdout
    assert '"start":"#v=1&' in page
    nodes = page.split('"nodes":{"id":[')[1].split("]")[0].split(",")
    assert '"start":"#v=1&m=p"' in foedus("explore", "-o", "-", "--mode", "path").stdout
    assert page.count('"aside":[') == 1 and len(nodes) >= 3


def test_a_question_that_the_page_has_not_is_refused_with_those_it_has(foedus: Callable[..., Result]) -> None:
    result = foedus("explore", "-o", "-", "--question", "who is who in Ruritania")
    assert result.exit_code == 2
    assert "There are: 1 " in result.stderr


def test_a_file_that_is_no_tour_is_refused(foedus: Callable[..., Result], tmp_path: Path) -> None:
    (tmp_path / "x.en.md").write_text("# Nothing\n", "utf-8")
    result = foedus("explore", "-o", "-", "--tour", str(tmp_path / "x.en.md"))
    assert result.exit_code == 2
    assert "steps" in result.stderr
