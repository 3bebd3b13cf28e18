"""Who says so, in more words than a verb of saying: charges denied, letters, « à en croire », « ..., assure X »."""

from __future__ import annotations

import pytest

from foedus.graph import Document
from foedus.loaders.reader import read


def told(text: str, language: str = "fr") -> set[tuple[str, str, str, str, str | None]]:
    found = read(Document("h.txt", "", "1995-07-02", language), text).assertions
    return {(a.source, a.relation, a.target, a.polarity, a.attributed_to) for a in found}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Le Pérou dément les informations selon lesquelles il a aidé le Chili.", "fr"),
        ("Le Pérou a rejeté les accusations selon lesquelles il aiderait le Chili.", "fr"),
        ("Peru denied reports that it had armed Chile.", "en"),
        ("Peru dismissed claims that it had aided Chile.", "en"),
    ],
)
def test_a_charge_that_is_denied_is_denied_by_whom_it_is_about(text: str, language: str) -> None:
    assert ("PER", "aided", "CHL", "negated", "PER") in told(text, language)


def test_a_charge_that_is_not_denied_stands() -> None:
    text = "Le Pérou n'a pas démenti les informations selon lesquelles il a aidé le Chili."
    assert ("PER", "aided", "CHL", "affirmed") in {each[:4] for each in told(text)}


@pytest.mark.parametrize(
    "text",
    [
        "Le Pérou a remis au Chili une note l'accusant de violer le traité de 1904.",
        "À en croire Lima, le Chili a violé le traité de 1904.",
        "Aux yeux de Lima, le Chili a violé le traité de 1904.",
    ],
)
def test_whose_word_it_is(text: str) -> None:
    assert {each[4] for each in told(text) if each[1] == "violated"} == {"PER"}


def test_who_stands_behind_a_verb_of_saying_says_so() -> None:
    assert ("CHL", "attacked", "BOL", "affirmed", "PER") in told("Le Chili aurait attaqué la Bolivie, assure Lima.")


def test_what_all_of_it_met_with_is_not_what_was_said() -> None:
    text = "Le Chili reprocha au Pérou d'avoir armé la Bolivie, ce que les Péruviens contestèrent en vain."
    assert {each[4] for each in told(text) if each[1] == "rejected"} <= {None}


def test_a_verb_of_saying_with_its_own_clause_is_no_aside() -> None:
    said = told("Le Chili a attaqué la Bolivie et affirme que le Pérou le menace.")
    assert ("CHL", "attacked", "BOL", "affirmed", None) in said
