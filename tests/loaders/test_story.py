"""How far a story has come: what the day of one sentence dates in the next, and what it does not."""

from __future__ import annotations

import pytest

from foedus.graph import Document
from foedus.loaders.reader import read


def dated(text: str, published: str = "1998-07-02", language: str = "fr") -> set[tuple[str, str, str, str | None]]:
    found = read(Document("s.txt", "", published, language), text).assertions
    return {(a.source, a.relation, a.target, a.date) for a in found}


@pytest.mark.parametrize("verb", ["condamna", "condamne"])
def test_the_second_half_of_a_sentence_is_of_the_time_of_the_first(verb: str) -> None:
    text = f"En mai 1934 et en mai 1935, rien. En mars 1937, Lima menaça Quito ; Bogota {verb} Lima."
    assert ("COL", "accused", "PER", "1937-03") in dated(text)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("En mai 1914, Lima attaqua Quito ; Bogota rejeta longtemps les demandes de Lima.", "fr"),
        ("In May 1914 Peru attacked Ecuador; Colombia long rejected Peru's demands.", "en"),
    ],
)
def test_what_lasts_is_of_no_month(text: str, language: str) -> None:
    assert ("COL", "rejected", "PER", None) in dated(text, language=language)


NUMBERED = (
    "COMMUNIQUÉ\n\n1. Les ministres se sont réunis le 3 mai à Lima.\n\n"
    "2. Le Pérou a accusé le Chili. Quito avait fait savoir le 2 mai que rien ne pressait.\n\n"
    "3. La Bolivie a condamné le Chili."
)


def test_numbered_paragraphs_go_on_and_what_had_been_before_takes_them_nowhere() -> None:
    told = dated(NUMBERED, "2021-05-03")
    assert {("PER", "accused", "CHL", "2021-05-03"), ("BOL", "accused", "CHL", "2021-05-03")} <= told
    apart = dated(NUMBERED.replace("2. ", "").replace("3. ", ""), "2021-05-03")
    assert ("BOL", "accused", "CHL", None) in apart


def test_what_a_deed_is_about_came_before_it() -> None:
    text = "Le 3 mai 1921, Quito protesta. Lima salua la médiation de Bogota entre le Chili et la Bolivie."
    told = dated(text, "1922-07-02")
    assert not {day for _, relation, _, day in told if relation == "mediated-between"} & {"1921-05-03"}


def test_a_participle_behind_a_noun_is_not_of_the_day_of_the_story() -> None:
    told = dated("Le 3 mai 1921, Lima attaqua Quito. Les Boliviens accourus au secours de Quito furent battus.")
    assert not {day for source, *_, day in told if source == "BOL"} & {"1921-05-03"}


def test_who_then_held_a_chair_did_so_at_the_time_told_of() -> None:
    text = "En novembre, Alberto Fujimori, qui présidait alors l'Union africaine, avait désigné trois émissaires."
    assert ("alberto-fujimori", "chairs", "AU", "1994-11") in dated(text, "1995-10-22")
    assert ("alberto-fujimori", "chairs", "AU", None) in dated(text.replace(" alors", ""), "1995-10-22")


def test_some_days_later_is_within_some_days() -> None:
    text = "Le 4 mai 1936, l'Italie attaqua l'Éthiopie. Quelques jours plus tard, la France condamna l'Italie."
    assert ("FRA", "accused", "ITA", "1936-05-06/1936-05-13") in dated(text)
    english = "On 4 May 1936 Italy attacked Ethiopia. A few days later, France condemned Italy."
    assert ("FRA", "accused", "ITA", "1936-05-06/1936-05-13") in dated(english, language="en")


def test_what_a_letter_charges_is_not_of_the_day_of_the_letter() -> None:
    text = "Lima a remis mardi au Chili une note l'accusant de violer le traité de 1904."
    assert ("CHL", "violated", None) in {(a, b, day) for a, b, _, day in dated(text, "1995-07-02")}
