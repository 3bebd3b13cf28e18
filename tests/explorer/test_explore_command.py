"""`foedus explore`: the page is written, whole, where it says."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from click.testing import Result

from foedus.explorer.page.questions import UnknownQuestion, chosen
from foedus.graph import Assertion, Document, Evidence, Node, Reading, Store, add
from foedus.graph.ledgers import Ledger


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


def test_a_file_that_serving_would_not_write_is_said(foedus: Callable[..., Result], tmp_path: Path) -> None:
    result = foedus("explore", "--serve", "-o", "page.html")
    assert result.exit_code == 2
    assert "--serve writes no file" in result.stderr
    assert not (tmp_path / "page.html").exists()


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


def test_a_page_of_a_part_says_which_and_opens_on_its_day(foedus: Callable[..., Result]) -> None:
    page = foedus("explore", "-o", "-", "--as-of", "1982", "--source", "chili", "--family", "structure").stdout
    assert '"start":"#v=1&on=1982"' in page
    assert "This page holds only a part of the graph: on 1982; from Chile; families: Structure." in page
    assert "Cette page ne tient qu'une partie du graphe : au 1982 ; de Chili ; familles : Structure." in page
    assert '"kept":{"fr":"","en":""}' in foedus("explore", "-o", "-").stdout


def test_a_node_without_an_edge_that_fits_is_there_all_the_same(foedus: Callable[..., Result]) -> None:
    result = foedus("explore", "-o", "-", "--focus", "chili", "--as-of", "1850")
    assert result.exit_code == 0
    assert '"id":["CHL"' in result.stdout


def test_only_the_attacks_of_a_page_are_judged(
    foedus: Callable[..., Result], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A large store tells of many more than its page holds."""
    states = [f"s{n}" for n in range(40)]
    blows = [Assertion(a, "attacked", b, "1999", evidence=(Evidence("d", 0, 1, "x"),)) for a, b in pairwise(states)]
    with Store.open(tmp_path / "wars.db", create=True) as store:
        add(store, Reading(Document("d"), tuple(Node(each, "State") for each in states), tuple(blows)))
    judged: list[str] = []
    entry = Ledger._entry
    monkeypatch.setattr(Ledger, "_entry", lambda self, attack: judged.append(attack.attacked) or entry(self, attack))
    foedus("--store", str(tmp_path / "wars.db"), "explore", "-o", "-", "--limit-nodes", "3", "--focus", "s9")
    assert {"s9"} <= set(judged) <= {"s8", "s9", "s10", "s11"}


def test_an_empty_page_is_told_of_with_the_filters_that_made_it_so(foedus: Callable[..., Result]) -> None:
    result = foedus("explore", "--relation", "coerced", "--as-of", "1850", "--dated")
    assert result.exit_code == 0
    assert result.stderr == "No edge fits --relation coerced --as-of 1850 --dated: the page is empty.\n"
    assert result.stdout.startswith("The page is at ")
    assert not foedus("explore", "--relation", "leads").stderr


def test_no_words_open_no_question_and_questions_are_listed_as_they_read(foedus: Callable[..., Result]) -> None:
    for asked in ("", " ", "99"):
        result = foedus("explore", "-o", "-", "--question", asked)
        assert result.exit_code == 2
        assert "There are: 1 " in result.stderr
        assert "{date}" not in result.stderr


def test_a_question_is_found_by_its_date_too() -> None:
    known = [{"fr": "Qui, le {date} ?", "en": "Who, on {date}?", "date": "1914-08-06", "hash": "#"}]
    assert chosen("1914-08-06", known) == known[0]
    with pytest.raises(UnknownQuestion, match="1 Who, on 1914-08-06"):
        chosen("99", known)
