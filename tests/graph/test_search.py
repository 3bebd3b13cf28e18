"""Finding nodes: by any spelling, by a part, misspelt; what is ambiguous; and what tries to break the search."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from foedus.graph import Document, Name, Node, Reading, Store, add, find, forget, resolve
from foedus.graph.errors import UnknownNode

NODES = (
    Node("COD", "State", (Name("RD Congo", "fr", "label"), Name("Congo-Kinshasa", "fr"), Name("Congo", "en"))),
    Node("COG", "State", (Name("Congo", "fr", "label"), Name("Congo-Brazzaville", "fr"), Name("Congo", "en", "label"))),
    Node(
        "CIV",
        "State",
        (
            Name("Côte d'Ivoire", "fr", "label"),
            Name("Ivory Coast", "en", "label"),
            Name("Yamoussoukro", "", "capital"),
            Name("ivoirien", "fr", "demonym"),
            Name("République de Côte d'Ivoire", "fr", "long"),
        ),
    ),
    Node("TUR", "State", (Name("Turquie", "fr", "label"), Name("Türkiye", "tr", "alias"))),
    Node("ECOWAS", "Organization", (Name("CEDEAO", "fr", "acronym"), Name("Community of West African States"))),
    Node("patrice-lumumba", "Leader", (Name("Patrice Lumumba", "", "label"), Name("M. Lumumba", "fr", "text"))),
    Node("dove", "Organization", (Name("🕊", "", "label"),)),
    Node("dots", "Organization", (Name("…", "", "label"),)),
)  # fmt: skip
HOSTILE = (
    '"', '""', "'", "\\", "*", "Congo*", "^Congo", "Congo OR 1", "NEAR(a b, 9)", "folded:Congo", "- + : ^ ( ) { }",
    "NOT Congo", '" OR "a"', "Congo AND", "%", "_", "C%o", "'; DROP TABLE nodes; --", "\x00", "Congo\x00",
    "\udc80", "Congo\udc80", "a" * 100_000, "\u202eognoC", "🕊🕊🕊", "((((((((((" * 50,
)  # fmt: skip


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with Store.open(tmp_path_factory.mktemp("search") / "names.db", create=True) as opened:
        add(opened, Reading(Document("a.txt"), NODES))
        yield opened


@pytest.mark.parametrize(
    ("text", "ident"),
    [
        ("CIV", "CIV"), ("civ", "CIV"), ("Côte d'Ivoire", "CIV"), ("cote d’ivoire", "CIV"), ("COTE-D'IVOIRE", "CIV"),
        ("  Ivory   coast ", "CIV"), ("Yamoussoukro", "CIV"), ("turkiye", "TUR"), ("TÜRKİYE", "TUR"),
        ("cedeao", "ECOWAS"), ("C.E.D.E.A.O", None), ("patrice-lumumba", "patrice-lumumba"),
        ("Patrice Lumumba", "patrice-lumumba"), ("m lumumba", "patrice-lumumba"), ("🕊", "dove"), (" … ", "dots"),
        ("Congo-Kinshasa", "COD"), ("COG", "COG"),
    ],
)  # fmt: skip
def test_any_spelling_is_exact(store: Store, text: str, ident: str | None) -> None:
    hits = find(store, text)
    assert [(hit.id, hit.score) for hit in hits if hit.score == 100] == ([(ident, 100)] if ident else [])
    if ident:
        assert resolve(store, text) == ident


def test_what_several_are_called_is_told_with_their_ids(store: Store) -> None:
    with pytest.raises(UnknownNode) as caught:
        resolve(store, "congo")
    assert str(caught.value) == "'congo' may mean: Congo (COD), Congo (COG). Name one by its id."
    assert [hit.id for hit in find(store, "Congo")] == ["COD", "COG"]


def test_a_part_of_a_name_finds_it_the_closest_first(store: Store) -> None:
    assert [(hit.id, hit.name) for hit in find(store, "ivoire")] == [("CIV", "Côte d'Ivoire")]
    assert [hit.id for hit in find(store, "west african")] == ["ECOWAS"]
    assert [hit.id for hit in find(store, "ongo")] == ["COD", "COG"]
    assert find(store, "ongo")[0].score == pytest.approx(79.2)
    assert find(store, "on") == []


def test_what_is_misspelt_gets_suggestions(store: Store) -> None:
    assert find(store, "Lumuba")[0].id == "patrice-lumumba"
    assert find(store, "Yamousoukro")[0].id == "CIV"
    with pytest.raises(UnknownNode) as caught:
        resolve(store, "Yamousoukro")
    assert str(caught.value) == "nothing in the store is called 'Yamousoukro'. Did you mean: Yamoussoukro (CIV)?"
    assert find(store, "Ruritania") == []
    assert find(store, "subivoirification") == [], "a name within a long word is none of its misspellings"


def test_a_demonym_is_a_suggestion_but_no_name(store: Store) -> None:
    with pytest.raises(UnknownNode, match=r"Did you mean: ivoirien \(CIV\)"):
        resolve(store, "Ivoirien")


@pytest.mark.parametrize("text", HOSTILE, ids=[repr(text[:12]) for text in HOSTILE])
def test_hostile_text_finds_nothing_it_does_not_name(store: Store, text: str) -> None:
    before = store.connection.execute("SELECT count(*) FROM nodes").fetchone()
    assert all(hit.score < 100 or "congo" in text.casefold() for hit in find(store, text))
    if text.strip("\x00") != "Congo":
        with pytest.raises(UnknownNode):
            resolve(store, text)
    assert store.connection.execute("SELECT count(*) FROM nodes").fetchone() == before


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.text(max_size=30))
def test_any_text_may_be_looked_for(store: Store, text: str) -> None:
    hits = find(store, text)
    assert hits == sorted(hits, key=lambda hit: -hit.score)
    assert len({hit.id for hit in hits}) == len(hits)


def test_a_long_text_of_many_letters_is_no_burden(store: Store) -> None:
    letters = random.Random(1).choices("abcdefghijklmnopqrstuvwxyz ", k=200_000)
    assert find(store, "".join(letters)) == []


def test_only_so_many_are_given(store: Store) -> None:
    assert len(find(store, "congo", 1)) == 1
    assert len(find(store, "ongo", 1)) == 1


def test_the_best_is_found_among_thousands_whatever_was_loaded_first(tmp_path: Path) -> None:
    crowd = [Node(f"n{i}", "Organization", (Name(f"Ligue des amis de la ville numéro {i}"),)) for i in range(3000)]
    best = Node("best", "Organization", (Name("Ligue des amis x"),))
    found = []
    for name, nodes in (("first.db", [best, *crowd]), ("last.db", [*reversed(crowd), best])):
        with Store.open(tmp_path / name, create=True) as store:
            add(store, Reading(Document("a.txt"), tuple(nodes)))
            found.append((find(store, "ligue des amis"), find(store, "ligue dse amsi x")))
    assert found[0] == found[1]
    assert found[0][0][0].id == found[0][1][0].id == "best"


def test_names_are_found_as_long_as_a_document_says_them(tmp_path: Path) -> None:
    with Store.open(tmp_path / "names.db", create=True) as store:
        named = Node("COD", "State", (Name("Zaïre", "fr", "alias"), Name("le pays", "fr", "text")))
        add(store, Reading(Document("old.txt"), (named,)), Reading(Document("new.txt"), (Node("COD", "State"),)))
        assert resolve(store, "zaire") == resolve(store, "Le pays") == "COD"
        forget(store, "old.txt")
        assert find(store, "zaire") == find(store, "le pays") == []
        assert resolve(store, "COD") == "COD"


@pytest.mark.parametrize("typed", ["Itlay", "Iatly", "itlay", "Tialy"])
def test_swapped_letters_are_one_slip(tmp_path: Path, typed: str) -> None:
    with Store.open(tmp_path / "s.db", create=True) as store:
        nodes = (
            Node("ITA", "State", (Name("Italy", "en", "label"),)),
            Node("MLT", "State", (Name("Malta", "", "label"),)),
        )
        add(store, Reading(Document("d"), (*nodes, Node("UAS", "Organization", (Name("UAS", "", "label"),)))))
        assert [(hit.id, hit.score) for hit in find(store, typed)] == [("ITA", 90.0)]
        assert not find(store, "USA") and not find(store, "Natlia")
