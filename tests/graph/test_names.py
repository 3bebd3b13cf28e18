"""Spellings: what is the same name however it is written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.graph.names import fold, slug


@pytest.mark.parametrize(
    ("spellings", "folded"),
    [
        (["L’Élysée-Ouest", "l'elysee ouest", "L‘ÉLYSÉE — OUEST", "L'E\u0301lyse\u0301e‑Ouest"], "l elysee ouest"),
        (["Nikola Pašić", "NIKOLA PASIC", " nikola\tpašić\n", "Nikola  Pašić"], "nikola pasic"),
        (["Łódź", "lodz"], "lodz"),
        (["İstanbul", "Istanbul", "ISTANBUL", "ıstanbul"], "istanbul"),
        (["Straße", "STRASSE", "strasse"], "strasse"),
        (["Côte d'Ivoire", "Cote d’Ivoire", "COTE-D'IVOIRE"], "cote d ivoire"),
        (["Œuvre", "oeuvre"], "oeuvre"),
        (["Þingvellir"], "thingvellir"),
        (["Ｎ.Ａ.Ｔ.Ｏ."], "n a t o"),
        (["Αθήνα", "ΑΘΗΝΑ"], "αθηνα"),
        (["Београд", "БЕОГРАД"], "београд"),
        (["", "…", "🕊", "\x00", "\udc80"], ""),
    ],
)
def test_spellings_that_are_one(spellings: list[str], folded: str) -> None:
    assert {fold(each) for each in spellings} == {folded}


@given(st.text())
def test_folding_again_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert fold(text.upper()) == fold(text.upper().lower())


@given(st.text())
def test_a_folded_name_holds_letters_and_digits_in_single_spaced_words(text: str) -> None:
    assert all(letter.isalnum() or letter == " " for letter in fold(text))
    assert fold(text) == " ".join(fold(text).split())


def test_names_too_long_to_be_names_are_folded_all_the_same() -> None:
    assert fold("É" * 100_000) == "e" * 100_000


@pytest.mark.parametrize(
    ("name", "ident"), [("Nikola Pašić", "nikola-pasic"), ("Београд", "београд"), ("…", "unnamed"), ("A  B", "a-b")]
)
def test_an_id_from_a_name(name: str, ident: str) -> None:
    assert slug(name) == ident
