"""Who is meant: pronouns, possessives, members of a body, those who are made to act."""

from __future__ import annotations

import pytest

from foedus.graph import Document
from foedus.loaders.reader import read


def told(text: str, language: str = "fr") -> set[tuple[str, str, str]]:
    """What a text tells, as source, relation and target."""
    read_text = read(Document("a.txt", "", "2023-10-10", language), text)
    return {(a.source, a.relation, a.target) for a in read_text.assertions}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("L'Égypte s'est rapprochée de la Somalie. Elle lui a livré des armes.", ("EGY", "aided", "SOM")),
        ("La Norvège a consulté la Suède. Quant au Danemark, il a condamné l'Iran.", ("DNK", "accused", "IRN")),
        ("Le Kenya a rencontré le Soudan. Ce dernier a accusé le Tchad.", ("SDN", "accused", "TCD")),
        ("Les soldats de deux pays de l'OTAN, la Grèce et l'Italie, occupent Malte.", ("GRC", "member-of", "NATO")),
        ("Le Mali et le Niger ont quitté la CEDEAO, dont ils étaient membres.", ("MLI", "member-of", "ECOWAS")),
        ("La Finlande et la Suède ont conclu un accord. Le Japon a salué l'accord.", ("JPN", "supported", "SWE")),
    ],
)  # fmt: skip
def test_who_is_meant(text: str, expected: tuple[str, str, str]) -> None:
    assert expected in told(text)


@pytest.mark.parametrize(
    ("text", "unsaid"),
    [
        ("Le Japon a rompu une trêve. L'Inde l'a dénoncée.", ("IND", "accused", "JPN")),
        ("La Turquie accuse le Qatar de livrer des armes à la Libye.", ("TUR", "aided", "LBY")),
        ("La Hongrie a rencontré la Serbie. Des officiers ont attaqué leur allié.", ("HUN", "attacked", "SRB")),
    ],
)  # fmt: skip
def test_who_is_not_meant(text: str, unsaid: tuple[str, str, str]) -> None:
    assert unsaid not in told(text)


def test_a_word_for_several_states_means_those_that_there_were() -> None:
    baltic = {("SUN", "threatened", state) for state in ("EST", "LVA", "LTU")}
    assert told("In 1930 the Soviet Union threatened the Baltic states.", "en") >= baltic
    assert not told("In 1970 the Soviet Union threatened the Baltic states.", "en")


@pytest.mark.parametrize(
    ("language", "text"),
    [("fr", "La réunion franco-allemande a eu lieu mardi."), ("en", "Franco-German talks opened in Paris.")],
)
def test_a_word_of_two_halves_means_two_states(language: str, text: str) -> None:
    assert told(text, language) == {("FRA", "consulted-with", "DEU")}
