"""Edges in words."""

from __future__ import annotations

from pathlib import Path

import pytest

from foedus.explorer.wording import Words
from foedus.exports.lookup import Lookup
from foedus.graph import Assertion, Document, Evidence, Node, Store


@pytest.fixture
def words(store_path: Path) -> dict[str, Words]:
    with Store.open(store_path) as store:
        lookup = Lookup(store)
        for ident in ("ARG", "CHL", "USA", "OAS", "rio-treaty", "margaret-thatcher"):
            lookup.node(ident)
    return {language: Words(lookup, language) for language in ("fr", "en")}


@pytest.mark.parametrize(
    ("assertion", "english", "french"),
    [
        (
            Assertion("USA", "refused-aid-to", "ARG", "1982-04-30"),
            "The United States refused aid to Argentina (1982-04-30)",
            "Les États-Unis ont refusé assistance à l'Argentine (1982-04-30)",
        ),
        (
            Assertion("CHL", "attacked", "ARG", None, "negated", "actual", "CHL"),
            "Chile did not attack Argentina (according to Chile)",
            "Le Chili n'a pas attaqué l'Argentine (selon le Chili)",
        ),
        (
            Assertion("OAS", "aided", "ARG", "1982/..", modality="conditional"),
            "The Organization of American States aided Argentina (since 1982; conditional)",
            "L'Organisation des États américains a aidé l'Argentine (depuis 1982; sous condition)",
        ),
        (
            Assertion("ARG", "invoked", "rio-treaty", "1982-04/1982-06", modality="possible"),
            "Argentina invoked the Rio Treaty (1982-04 to 1982-06; possible)",
            "L'Argentine a invoqué le traité de Rio (1982-04 à 1982-06; possible)",
        ),
        (
            Assertion("USA", "mediated-between", "ARG", "1982-04"),
            "The United States mediated a dispute of Argentina (1982-04)",
            "Les États-Unis ont servi de médiateur dans un différend de l'Argentine (1982-04)",
        ),
        (
            Assertion("CHL", "party-to", "rio-treaty", "../1982", attributed_to="margaret-thatcher"),
            "Chile is party to the Rio Treaty (until 1982; according to Margaret Thatcher)",
            "Le Chili est partie au traité de Rio (jusqu'à 1982; selon Margaret Thatcher)",
        ),
    ],
)
def test_sentences(assertion: Assertion, english: str, french: str, words: dict[str, Words]) -> None:
    assert words["en"].sentence(assertion) == english
    assert words["fr"].sentence(assertion) == french


def test_an_article_that_is_no_text_is_left_out(store_path: Path) -> None:
    class Odd(Lookup):
        def node(self, ident: str) -> Node:
            return Node(ident, "State", (), {"article_en": ["the"]})

    with Store.open(store_path) as store:
        assert Words(Odd(store), "en").phrase(Assertion("X", "attacked", "Y")) == "X attacked Y"


def test_evidence_is_one_line_with_its_place(store_path: Path) -> None:
    class Known(Lookup):
        def document(self, ident: str) -> Document:
            return Document(ident, "" if ident == "bare.txt" else "A title", None, outlet="Gazette")

    with Store.open(store_path) as store:
        words = Words(Known(store), "fr")
    assert words.evidence(Evidence("a.txt", 0, 9, "deux\nlignes")) == "« deux lignes » — A title, Gazette [a.txt]"
    assert words.evidence(Evidence("bare.txt", 0, 9, "x" * 500), 10) == "« xxxxxxxxx… » — Gazette [bare.txt]"
