"""Chronologies: a day that heads a line dates what the line tells, one alone in its line all lines to the next."""

from __future__ import annotations

import pytest

from foedus.graph import Document
from foedus.loaders.reader import read


def dated(text: str, published: str) -> list[tuple[str, str, str, str | None]]:
    found = read(Document("c.txt", "", published, "fr"), text).assertions
    return [(a.source, a.relation, a.target, a.date) for a in found]


ALONE = """La guerre de 1866 jour par jour

14 juin 1866
La Diète mobilise.

16 juin
La Prusse envahit la Saxe. Vienne proteste.

20 juin
L'Italie déclare la guerre à l'Autriche.
"""


def test_a_day_alone_in_its_line_dates_what_follows() -> None:
    told = dated(ALONE, "1866-07-02")
    assert {day for _, relation, _, day in told if relation == "attacked"} == {"1866-06-16", "1866-06-20"}


def test_one_day_alone_is_that_of_the_page() -> None:
    told = dated("Tempête sur Lima\n\n3 mai 2024\n\nLe Pérou accuse le Chili d'espionnage.\n", "2024-05-04")
    assert ("PER", "accused", "CHL", "2024-05-03") not in told


@pytest.mark.parametrize("mark", ["• 3 mars.", "- 3 mars :", "3 mars -"])
def test_a_day_at_the_head_of_a_line_dates_the_line(mark: str) -> None:
    told = dated(
        f"Le conflit en 1995\n\n{mark} Lima suspend l'Équateur de ses ventes. Quito accuse le Pérou.\n", "1995-04-01"
    )
    assert ("ECU", "accused", "PER", "1995-03-03") in told


def test_since_when_somebody_attacks_is_when_he_did() -> None:
    assert ("RUS", "attacked", "UKR", "2014") in dated("La Russie attaque l'Ukraine depuis 2014.", "2019-01-01")


@pytest.mark.parametrize(("verb", "day"), [("a commencé", None), ("a culminé", "1995-01-26")])
def test_what_is_told_after_a_beginning_came_later(verb: str, day: str | None) -> None:
    told = dated(f"La crise {verb} le 26 janvier 1995. Le Pérou a bombardé l'Équateur.", "1995-04-01")
    assert ("PER", "attacked", "ECU", day) in told


def test_a_paragraph_goes_on_in_the_year_of_which_it_tells() -> None:
    past = "Une leçon.\n\nEn juin 1898, les flottes se rencontrent. Le 3 juillet, les États-Unis attaquent l'Espagne."
    assert ("USA", "attacked", "ESP", "1898-07-03") in dated(past, "1902-05-02")
    apart = past.replace(". Le", ".\n\nLe")
    assert ("USA", "attacked", "ESP", "1901-07-03") in dated(apart, "1902-05-02")


def test_a_day_right_before_that_of_the_text_is_news_whatever_the_paragraph_told_of() -> None:
    text = "Depuis la trêve de 1988, rien ne bouge. Le 2 août, l'Irak a attaqué le Koweït."
    assert ("IRQ", "attacked", "KWT", "1990-08-02") in dated(text, "1990-08-15")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Lima invoque contre Quito les traités de 1883 et de 1929.", None),
        ("Lima et Quito se promettent assistance par le traité du 1er mars.", "1998-03-01"),
    ],
)
def test_the_year_of_a_treaty_dates_only_what_is_done_by_it(text: str, day: str | None) -> None:
    told = [found for found in dated(text, "1998-04-01") if found[0] == "PER"]
    assert told and {found[3] for found in told} == {day}


def test_what_did_not_happen_has_no_day_of_the_story() -> None:
    told = dated("Le 3 mars 1921, Quito a attaqué Lima. Lima n'a pas demandé l'aide de Bogota.", "1922-07-02")
    assert ("PER", "requested-aid-from", "COL", None) in told
