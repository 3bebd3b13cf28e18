"""War that was only declared or entered, as a document is read: said so, unless it tells of more."""

from __future__ import annotations

import pytest

from foedus.graph import Document
from foedus.graph.declared import only_declared
from foedus.loaders.reader import read


@pytest.mark.parametrize(
    ("language", "text", "alone"),
    [
        ("en", "Peru declared war on Chile on 5 April 1879.", True),
        ("fr", "Le Pérou a déclaré la guerre au Chili.", True),
        ("fr", "Le Pérou est entré en guerre contre le Chili.", True),
        ("en", "Peru went to war with Chile.", True),
        ("en", "Without a declaration of war, Peru attacked Chile.", False),
        ("fr", "Sans déclarer la guerre, le Pérou a envahi le Chili.", False),
        ("en", "Peru declared war on Chile and Bolivia bombed Chile.", True),
        ("en", "Peru waged war on Chile.", False),
        ("en", "Peru bombed Chile.", False),
    ],
)
def test_war_is_only_declared_where_no_more_is_told(language: str, text: str, alone: bool) -> None:
    told = read(Document("x", published="1880-01-01", language=language), text).assertions
    attacks = [each for each in told if (each.source, each.relation, each.polarity) == ("PER", "attacked", "affirmed")]
    assert attacks
    assert {only_declared(each) for each in attacks} == {alone}
