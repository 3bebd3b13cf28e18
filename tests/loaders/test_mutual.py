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
