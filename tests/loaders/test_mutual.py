"""Words that tell of two alike: they fought, and who attacked is not said."""

from __future__ import annotations

import pytest

from foedus.graph import Document
from foedus.loaders.reader import read


@pytest.mark.parametrize(
    ("language", "text", "mutual"),
    [
        ("fr", "Des combats ont opposé le Pérou à l'Équateur en janvier 1995.", True),
        ("fr", "Le Honduras et le Salvador se sont affrontés.", True),
        ("fr", "L'Équateur a attaqué le Pérou.", False),
        ("en", "Eritrea and Ethiopia clashed in May.", True),
        ("en", "Eritrea and Ethiopia exchanged fire.", True),
        ("en", "Eritrea attacked Ethiopia.", False),
    ],
)
def test_an_edge_knows_whether_its_words_say_who_attacked(language: str, text: str, mutual: bool) -> None:
    attacks = [a for a in read(Document("x", published="2000-01-01", language=language), text).assertions
               if a.relation == "attacked"]  # fmt: skip
    assert attacks
    assert {attack.mutual for attack in attacks} == {mutual}


TRUCE = (
    "La trêve a été signée en mai 2009 par le Pérou et l'Équateur. Le président péruvien Alan García et le président "
    "équatorien Rafael Correa se sont rencontrés à Lima. La trêve s'est effondrée en quelques heures, les deux parties "
    "accusant l'autre de ne pas respecter la trêve."
)


def test_who_acts_on_each_other_are_those_who_act_and_each_speaks_of_the_other() -> None:
    found = read(Document("x", published="2010-01-01", language="fr"), TRUCE).assertions
    assert {(a.source, a.target) for a in found if a.relation == "accused"} == {("PER", "ECU"), ("ECU", "PER")}
    broken = {(a.source, a.attributed_to) for a in found if a.relation == "violated"}
    assert broken == {("PER", "ECU"), ("ECU", "PER")}
