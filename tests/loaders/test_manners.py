"""Which of the things that a relation gathers a document tells of, and that it is worded so."""

from __future__ import annotations

import pytest

from foedus.graph import Assertion, Document, Evidence, ontology, phrase
from foedus.loaders.reader import read


@pytest.mark.parametrize(
    ("language", "text", "source", "relation", "manner"),
    [
        ("fr", "Hanoï a retiré ses troupes du Cambodge en 1989.", "VNM", "conceded-to", "withdrew"),
        ("fr", "Les troupes cubaines ont quitté l'Angola.", "CUB", "conceded-to", "withdrew"),
        ("fr", "La Somalie a relâché des prisonniers éthiopiens.", "SOM", "conceded-to", "released"),
        ("fr", "Le Kenya a cédé devant la Somalie.", "KEN", "conceded-to", None),
        ("fr", "Alger a rompu ses relations diplomatiques avec Rabat.", "DZA", "sanctioned", "cut-ties"),
        ("fr", "Le Niger a fermé sa frontière avec le Bénin.", "NER", "sanctioned", "cut-ties"),
        ("fr", "Les États-Unis ont suspendu leur aide militaire au Pakistan.", "USA", "sanctioned", "cut-aid"),
        ("fr", "L'Union africaine a suspendu le Gabon.", "AU", "sanctioned", "excluded"),
        ("fr", "La Norvège a sanctionné la Biélorussie.", "NOR", "sanctioned", None),
        ("fr", "Le Brésil a proposé sa médiation au Pérou.", "BRA", "mediated-between", "offered"),
        ("fr", "La Bulgarie a déclaré la guerre à la Roumanie.", "BGR", "attacked", "declared"),
        ("fr", "Le Paraguay est entré en guerre contre la Bolivie.", "PRY", "attacked", "at-war"),
        ("fr", "Le Honduras et le Salvador se sont affrontés.", "HND", "attacked", "fought"),
        ("fr", "Le Honduras a bombardé le Salvador.", "HND", "attacked", None),
        ("en", "Vietnam withdrew its troops from Cambodia in 1989.", "VNM", "conceded-to", "withdrew"),
        ("en", "Somalia released Ethiopian prisoners.", "SOM", "conceded-to", "released"),
        ("en", "Washington lifted sanctions on Sudan.", "USA", "conceded-to", "eased"),
        ("en", "Kenya yielded to Somalia.", "KEN", "conceded-to", None),
        ("en", "Algeria severed diplomatic relations with Morocco.", "DZA", "sanctioned", "cut-ties"),
        ("en", "The United States suspended military aid to Pakistan.", "USA", "sanctioned", "cut-aid"),
        ("en", "The African Union suspended Gabon.", "AU", "sanctioned", "excluded"),
        ("en", "Norway imposed sanctions on Belarus.", "NOR", "sanctioned", None),
        ("en", "Brazil offered to mediate between Peru and Ecuador.", "BRA", "mediated-between", "offered"),
        ("en", "Brazil mediated between Peru and Ecuador.", "BRA", "mediated-between", None),
        ("en", "Bulgaria declared war on Romania.", "BGR", "attacked", "declared"),
        ("en", "Paraguay went to war with Bolivia.", "PRY", "attacked", "at-war"),
        ("en", "Eritrea and Ethiopia clashed.", "ERI", "attacked", "fought"),
        ("en", "Eritrea shelled Ethiopia.", "ERI", "attacked", None),
    ],
)
def test_the_manner_of_what_is_told(language: str, text: str, source: str, relation: str, manner: str | None) -> None:
    told = read(Document("x", published="2023-01-01", language=language), text).assertions
    found = [each for each in told if (each.source, each.relation) == (source, relation)]
    assert found
    assert {each.manner for each in found} == {manner}


def test_an_edge_of_which_sources_tell_differently_is_of_no_manner() -> None:
    left, said = Evidence("a", 0, 1, "x", details={"manner": "withdrew"}), Evidence("b", 0, 1, "y")
    assert Assertion("VNM", "conceded-to", "KHM", evidence=(left,)).manner == "withdrew"
    assert Assertion("VNM", "conceded-to", "KHM", evidence=(left, said)).manner is None
    assert Assertion("VNM", "conceded-to", "KHM").manner is None


def test_a_manner_of_another_relation_or_of_none_is_passed_over() -> None:
    for odd in ("withdrew", "stormed", 7):
        piece = Evidence("a", 0, 1, "x", details={"manner": odd})
        assert Assertion("VNM", "attacked", "KHM", evidence=(piece,)).manner is None


def test_every_manner_is_worded_in_both_languages_and_tells_planned_and_denied_apart() -> None:
    for name, manner in ontology().manners.items():
        for language in ("fr", "en"):
            ends = ("A", ""), ("B", "")
            said = {
                phrase(manner.relation, language, *ends, denied=denied, planned=planned, manner=name)
                for denied, planned in ((False, False), (True, False), (False, True))
            }
            assert len(said) == 3
            assert all(each.startswith("A ") and each.endswith("B") for each in said)
