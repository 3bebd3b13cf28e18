"""War that was only declared: said so, unless the words deny it or tell of more."""

from __future__ import annotations

import pytest

from foedus.graph import Assertion, Evidence
from foedus.graph.declared import only_declared


@pytest.mark.parametrize(
    ("quote", "trigger", "alone"),
    [
        ("Peru declared war on Chile", "declared", True),
        ("le Pérou a déclaré la guerre au Chili", "déclaré", True),
        ("le Pérou est entré en guerre contre le Chili", "entré", True),
        ("without a declaration of war, Peru attacked Chile", "attacked", False),
        ("sans déclarer la guerre, le Pérou envahit le Chili", "envahit", False),
        ("Peru declared war on Chile and invaded Tarapacá", "invaded", False),
        ("Peru attacked Chile without declaring war", "", False),
        ("Peru attacked Chile", "attacked", False),
    ],
)
def test_war_is_only_declared_where_no_more_is_told(quote: str, trigger: str, alone: bool) -> None:
    piece = Evidence("d", 0, len(quote), quote, details={"trigger": trigger} if trigger else {})
    assert only_declared(Assertion("PER", "attacked", "CHL", "1879-04-05", evidence=(piece,))) is alone
