"""The ontology: all that was agreed is declared, and every relation is worded in both languages."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files

import pytest

from foedus.graph.ontology import ontology, phrase, with_article

# What was agreed. Family, relation, ends by letter (= for a symmetric one), PLOVER types, CAMEO codes.
AGREED = """
    | structure   | member-of          | S → A, O          |                     |            |
    | structure   | leads              | L, S → S, A, O    |                     |            |
    | structure   | represents         | L → S, A, O       |                     |            |
    | structure   | chairs             | S, L → A, O       |                     |            |
    | structure   | party-to           | S, A → T          |                     |            |
    | structure   | founded-on         | A, O → T          |                     |            |
    | structure   | allied-with        | S, A = S, A       |                     |            |
    | treaty      | signed             | any → T           | SUPPORT             | 057        |
    | treaty      | refused-to-sign    | any → T           | REJECT              | 12         |
    | treaty      | invoked            | any → T           | REQUEST assist      | 023        |
    | treaty      | violated           | any → T           | ASSAULT             | 196        |
    | treaty      | withdrew-from      | S, L → A, O, T    | SANCTION withdraw   | 16         |
    | cooperation | requested-aid-from | any → any         | REQUEST assist      | 023, 103   |
    | cooperation | pledged-aid-to     | any → any         | AGREE               | 033        |
    | cooperation | aided              | any → any         | AID                 | 07         |
    | cooperation | supported          | any → any         | SUPPORT             | 05         |
    | cooperation | consulted-with     | any = any         | CONSULT             | 04         |
    | cooperation | agreed-with        | any = any         | AGREE               | 03         |
    | cooperation | cooperated-with    | any = any         | COOPERATE           | 06         |
    | cooperation | mediated-between   | any → S           | CONSULT third-party | 045        |
    | cooperation | deployed-forces-to | S, A, O → S       | MOBILIZE troops     | 074, 15    |
    | cooperation | conceded-to        | any → any         | CONCEDE, RETREAT    | 08         |
    | conflict    | called-on          | any → any         | REQUEST change      | 02, 10     |
    | conflict    | accused            | any → any         | ACCUSE              | 09, 11     |
    | conflict    | refused-aid-to     | any → any         | REJECT assist       | 122        |
    | conflict    | rejected           | any → any, T      | REJECT              | 12         |
    | conflict    | threatened         | any → any         | THREATEN            | 13         |
    | conflict    | protested-against  | any → any         | PROTEST             | 14         |
    | conflict    | mobilized-against  | S, A, O → any     | MOBILIZE            | 15         |
    | conflict    | sanctioned         | any → any         | SANCTION            | 16         |
    | conflict    | coerced            | any → any         | COERCE              | 17         |
    | conflict    | attacked           | any → S, A, O, L  | ASSAULT             | 18, 19, 20 |
    | conflict    | occupied           | S, A, O → S       | ASSAULT             | 192        |
    | derived     | owes-defense-to    | S → S             |                     |            |
    | derived     | owes-offense-to    | S → S             |                     |            |
    | derived     | owes-neutrality-to | S → S             |                     |            |
    | derived     | owes-nonaggression-to | S → S          |                     |            |
    | derived     | owes-consultation-to  | S → S          |                     |            |
"""
ROWS = [[cell.strip() for cell in line.strip(" |").split("|")] for line in AGREED.strip().splitlines()]
KINDS = {"S": "State", "L": "Leader", "A": "Alliance", "O": "Organization", "T": "Treaty"}


def listed(cell: str) -> tuple[str, ...]:
    return tuple(re.split(", ", cell)) if cell else ()


def kinds(cell: str) -> set[str]:
    return {KINDS[letter] for each in listed(cell.strip()) for letter in ("SLAO" if each == "any" else each)}


def test_the_table_has_every_relation_and_no_other() -> None:
    assert [row[1] for row in ROWS] == list(ontology().relations)


@pytest.mark.parametrize("row", ROWS, ids=[row[1] for row in ROWS])
def test_a_relation_is_declared_as_agreed(row: list[str]) -> None:
    family, name, ends, plover, cameo = (*row, "", "")[:5]
    declared = ontology().relations[name]
    sources, joint, targets = re.split("([→=])", ends)
    assert (declared.name, declared.family, declared.derived) == (name, family, family == "derived")
    assert (declared.sources, declared.targets) == (kinds(sources), kinds(targets))
    assert declared.symmetric == (joint == "=")
    assert (declared.plover, declared.cameo) == (listed(plover), listed(cameo))
    assert name in ontology().family(family)
    assert declared.says
    assert re.fullmatch("[A-Z]+(_[A-Z]+)*", declared.neo4j_type)
    for source in KINDS.values():
        for target in KINDS.values():
            fits = source in declared.sources and target in declared.targets
            turned = declared.symmetric and target in declared.sources and source in declared.targets
            assert declared.allows(source, target) == (fits or turned)


def test_kinds_families_and_vocabularies() -> None:
    known = ontology()
    assert {kind.letter: name for name, kind in known.kinds.items()} == KINDS
    assert [name for name, kind in known.kinds.items() if not kind.acts] == ["Treaty"]
    assert list(known.families) == ["structure", "treaty", "cooperation", "conflict", "derived"]
    assert known.polarities == ("affirmed", "negated")
    assert known.modalities == ("actual", "planned", "conditional", "possible")
    assert known.obligations == ("defense", "offense", "neutrality", "nonaggression", "consultation")
    assert [name.split("-")[1] for name in known.family("derived")] == list(known.obligations)
    with pytest.raises(KeyError):
        known.family("friendship")


def test_every_name_has_a_label_in_both_languages() -> None:
    known = ontology()
    for labels in (
        *(kind.labels for kind in known.kinds.values()),
        *(kind.plurals for kind in known.kinds.values()),
        *known.families.values(),
        *(relation.labels for relation in known.relations.values()),
    ):
        assert set(labels) == {"fr", "en"} and all(labels.values())


@pytest.mark.parametrize("name", [row[1] for row in ROWS])
@pytest.mark.parametrize(
    ("language", "one", "many"),
    [("fr", ("Serbie", "la"), ("Pays-Bas", "les")), ("en", ("Serbia", ""), ("Netherlands", "the"))],
)
def test_every_phrase_fills_in(name: str, language: str, one: tuple[str, str], many: tuple[str, str]) -> None:
    for source, target, denied in ((one, many, False), (many, one, False), (one, many, True), (many, one, True)):
        clause = phrase(name, language, source, target, denied=denied)
        assert (" pas " in clause or " not " in clause) is denied
        assert source[0] in clause and target[0] in clause
        assert clause.startswith(with_article(*source))
        assert not re.search(r"[{}|]|  |\b(de le|de les|à le|à les)\b", clause), clause
        assert clause == clause.strip()


@pytest.mark.parametrize("name", [row[1] for row in ROWS])
def test_a_phrase_agrees_with_the_number_of_its_source(name: str) -> None:
    target, clauses = ("Serbie", "la"), []
    for source in (("Grèce", "la"), ("Grèce", "les")):
        clauses.append(phrase(name, "fr", source, target).removeprefix(with_article(*source)))
    assert clauses[0] != clauses[1]


def test_slots_in_phrases_are_known_and_complete() -> None:
    declared = tomllib.loads(files("foedus.graph").joinpath("ontology.toml").read_text(encoding="utf-8"))
    for entry in declared["relations"].values():
        for language, prepositions in (("fr", {"de", "à"}), ("en", set())):
            for text in (entry[f"phrase_{language}"], entry[f"denial_{language}"]):
                ends = re.findall(r"\{(source|target)(?::(\w+|à))?\}", text)
                assert sorted(name for name, _ in ends) == ["source", "target"]
                assert {preposition for _, preposition in ends if preposition} <= prepositions


def test_names_in_a_phrase_stay_what_they_are() -> None:
    assert phrase("aided", "en", ("{target}", ""), ("{a|b}", "")) == "{target} aided {a|b}"
    assert phrase("aided", "fr", ("\\1", ""), ("\\g<0>", "")) == "\\1 a aidé \\g<0>"
    with pytest.raises(KeyError):
        phrase("befriended", "fr", ("x", ""), ("y", ""))
    with pytest.raises(KeyError):
        phrase("aided", "de", ("x", ""), ("y", ""))


@pytest.mark.parametrize(
    ("name", "article", "bare", "with_de", "with_a"),
    [
        ("Bénin", "le", "le Bénin", "du Bénin", "au Bénin"),
        ("Serbie", "la", "la Serbie", "de la Serbie", "à la Serbie"),
        ("Estonie", "l'", "l'Estonie", "de l'Estonie", "à l'Estonie"),
        ("États-Unis", "les", "les États-Unis", "des États-Unis", "aux États-Unis"),
        ("Chypre", "", "Chypre", "de Chypre", "à Chypre"),
        ("Israël", "", "Israël", "d'Israël", "à Israël"),
        ("Émile Zola", "", "Émile Zola", "d'Émile Zola", "à Émile Zola"),
        ("Álvaro Uribe", "", "Álvaro Uribe", "d'Álvaro Uribe", "à Álvaro Uribe"),
        ("Œcuménius", "", "Œcuménius", "d'Œcuménius", "à Œcuménius"),
        ("Yves", "", "Yves", "d'Yves", "à Yves"),
        ("Yasser Arafat", "", "Yasser Arafat", "de Yasser Arafat", "à Yasser Arafat"),
        ("Netherlands", "the", "the Netherlands", "de the Netherlands", "à the Netherlands"),
        ("", "", "", "de", "à"),
    ],
)
def test_articles_contract_with_prepositions(name: str, article: str, bare: str, with_de: str, with_a: str) -> None:
    assert with_article(name, article) == bare
    assert with_article(name, article, "de") == with_de
    assert with_article(name, article, "à") == with_a
