"""The time that a text is about, and the years that its dates without one are given."""

from __future__ import annotations

import pytest

from foedus.graph import Document
from foedus.loaders.reader import read


def dated(text: str, published: str, language: str = "fr") -> set[tuple[str, str, str, str | None]]:
    found = read(Document("h.txt", "", published, language), text).assertions
    return {(a.source, a.relation, a.target, a.date) for a in found}


ESSAY = (
    "Retour sur une crise\n\nOn enseigne que les traités calment les voisins. Celui que Lima conclut avec Quito "
    "le 4 mars 1910 n'y réussit pas.\n\nLe 2 octobre, le Pérou attaqua l'Équateur.\n\nEn 1911, l'affaire fut close."
)


def test_an_anniversary_is_no_news_though_its_days_are_near_that_of_the_text() -> None:
    assert ("PER", "attacked", "ECU", "1910-10-02") in dated(ESSAY, "2010-10-20")


@pytest.mark.parametrize(
    "opening",
    ["Le 2 octobre, le Pérou a attaqué l'Équateur.", "Jeudi, Lima a parlé. Le 2 octobre, elle a attaqué Quito."],
)
def test_a_text_that_opens_with_a_day_of_its_own_is_news_whatever_it_recalls(opening: str) -> None:
    text = f"{opening}\n\nOn s'était battu en 1941, en 1960 et en 1981.\n\nQuito se tait.\n\nLa foule attend."
    assert ("PER", "attacked", "ECU", "1995-10-02") in dated(text, "1995-10-20")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            "Il y a trente ans jour pour jour, le Pérou attaquait le Chili. Le Pérou rompit en novembre avec Quito.",
            "fr",
        ),
        ("Thirty years ago today, Peru attacked Chile. In November, Peru broke with Ecuador.", "en"),
    ],
)
def test_years_counted_back_to_the_day_are_that_day_and_the_story_goes_on_there(text: str, language: str) -> None:
    told = dated(text, "2013-10-06", language)
    assert ("PER", "attacked", "CHL", "1983-10-06") in told
    assert ("PER", "sanctioned", "ECU", "1983-11") in told


def test_a_span_in_the_past_counts_from_where_the_story_is() -> None:
    text = "Le 3 juillet 1977, le Pérou attaquait le Chili, que la Libye armait depuis deux ans."
    assert {day for *_, day in dated(text, "2017-07-03")} <= {"1977-07-03", "1975"}
