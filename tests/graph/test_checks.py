"""Every kind of damage is found and named in one line; a good store gives nothing."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from foedus.graph import Assertion, Document, Evidence, Node, Reading, Store, add, forget
from foedus.graph.checks import check
from foedus.graph.errors import StoreError

EDGE = Assertion("SRB", "attacked", "TUR", "1912-10").id

# What is done to a good store with raw SQL, and words of the one line that has to tell of it.
DAMAGE = {
    "no evidence": ("DELETE FROM evidence WHERE quote LIKE 'Serbian troops%'", [EDGE, "no evidence"]),
    "quote elsewhere in the sentence": (
        "UPDATE evidence SET start = start + 1, stop = stop + 1 WHERE quote LIKE 'Serbian troops%'",
        [EDGE, "quote is not where it should be", "'war.txt'"],
    ),
    "quote of another length": (
        "UPDATE evidence SET stop = stop - 1 WHERE quote LIKE 'Serbian troops%'",
        [EDGE, "quote is not where it should be"],
    ),
    "quote before its sentence": (
        "UPDATE evidence SET sentence_start = start + 1 WHERE quote LIKE 'Serbian troops%'",
        [EDGE, "quote is not where it should be"],
    ),
    "quote changed": (
        "UPDATE evidence SET quote = 'Serbian TROOPS crossed the border' WHERE quote LIKE 'Serbian troops%'",
        [EDGE, "quote is not where it should be"],
    ),
    "details that are no object": (
        "UPDATE evidence SET details = '[1]' WHERE quote LIKE 'Serbian troops%'",
        [EDGE, "details in 'war.txt' cannot be read"],
    ),
    "details that are no JSON": (
        "UPDATE evidence SET details = '{' WHERE quote LIKE 'Serbian troops%'",
        [EDGE, "details in 'war.txt' cannot be read"],
    ),
    "end that the document does not mention": (
        "DELETE FROM mentions WHERE document = (SELECT id FROM documents WHERE name = 'war.txt')"
        " AND node = (SELECT id FROM nodes WHERE slug = 'SRB')",
        [EDGE, "'war.txt' is half loaded", "'SRB'", "Load the document again"],
    ),
    "node of no document": ("INSERT INTO nodes VALUES (99, 'MNE', 'State', '{}')", ["'MNE'", "no document mentions"]),
    "description of no document": (
        "INSERT INTO descriptions SELECT 99, id, kind, attributes, '[]' FROM nodes WHERE slug = 'balkan-league'",
        ["'balkan-league'", "a description that is of no document"],
    ),
    "name of a document that is gone": (
        "INSERT INTO names SELECT 99, id, 'Servia', 'en', 'text', 0, 77, 'servia' FROM nodes WHERE slug = 'SRB'",
        ["'SRB'", "names of a document that is gone"],
    ),
    "provision of a document that is gone": (
        "UPDATE provisions SET document = 77 WHERE article = '1'",
        ["'treaty-of-sofia'", "provisions of a document that is gone"],
    ),
    "name that nobody gave": (
        "INSERT INTO names SELECT 99, id, 'Servia', 'en', 'alias', 0, 0, 'servia' FROM nodes WHERE slug = 'SRB'",
        ["'SRB'", "is not what its documents say"],
    ),
    "attributes that nobody gave": (
        """UPDATE nodes SET attributes = '{"cow": "345"}' WHERE slug = 'SRB'""",
        ["'SRB'", "is not what its documents say"],
    ),
    "name folded wrongly": (
        "UPDATE names SET folded = 'grêce' WHERE text = 'Grèce'; INSERT INTO names_index (names_index)"
        " VALUES ('rebuild')",
        ["'GRC'", "'Grèce' is not found by a search"],
    ),
    "search index without a name": (
        "INSERT INTO names_index (names_index, rowid, folded) SELECT 'delete', id, folded FROM names WHERE text ="
        " 'Grèce'",
        ["search index does not agree with the names"],
    ),
    "edge id": (f"UPDATE assertions SET edge = '0123456789ab' WHERE edge = '{EDGE}'", ["0123456789ab", EDGE]),
    "edge that no path walks": (
        f"DELETE FROM steps WHERE assertion = (SELECT id FROM assertions WHERE edge = '{EDGE}') AND way = -1",
        [EDGE, "steps that paths are made of"],
    ),
    "path along an edge that is gone": (
        "INSERT INTO steps SELECT id, 1, 19120101, 2, 19121231, 1, 'affirmed', 77 FROM nodes WHERE slug = 'SRB'",
        ["from 'SRB' along an edge that is not in the store"],
    ),
    "publication date": (
        "UPDATE documents SET published = 'MCMXII' WHERE name = 'war.txt'", ["'war.txt'", "'MCMXII'", "EDTF"]
    ),
    "relation": (
        "INSERT INTO relations VALUES (99, 'befriended')", ["'befriended' is none that this foedus stores"]
    ),
    "derived relation": (
        "INSERT INTO relations VALUES (99, 'owes-defense-to')", ["'owes-defense-to' is none that this foedus stores"]
    ),
    "obligation": (
        "UPDATE provisions SET obligation = 'love' WHERE article = '1'", ["'love' is no obligation", "1 of"]
    ),
    "table": ("DROP INDEX mentions_by_node", ["index mentions_by_node is missing"]),
    "trigger": ("DROP TRIGGER names_removed", ["trigger names_removed is missing"]),
}  # fmt: skip


def damage(store: Store, script: str) -> None:
    store.connection.execute("PRAGMA foreign_keys = OFF")
    store.connection.executescript(script)


def test_a_good_store_gives_nothing(store: Store, tmp_path: Path) -> None:
    assert check(store) == []
    forget(store, "war.txt")
    assert check(store) == []
    with Store.open(tmp_path / "empty.db", create=True) as empty:
        assert check(empty) == []


@pytest.mark.parametrize("kind", DAMAGE)
def test_damage_is_found_and_named(store: Store, kind: str) -> None:
    script, words = DAMAGE[kind]
    damage(store, script)
    found = check(store)
    assert len(found) == 1 and "\n" not in found[0], found
    assert all(word in found[0] for word in words), found


@pytest.mark.parametrize(
    ("script", "words"),
    [
        ("UPDATE nodes SET kind = 'Empire' WHERE slug = 'TUR'", ["'Empire' is no kind", "'TUR' is not what"]),
        ("UPDATE descriptions SET kind = 'Empire' WHERE node = 1", ["'Empire' is no kind", "does not lead"]),
        ("UPDATE names SET role = 'nickname' WHERE text = 'Sofia'", ["'nickname' is no role", "'BGR' is not what"]),
        (f"UPDATE assertions SET polarity = 'maybe' WHERE edge = '{EDGE}'", ["'maybe' is no polarity", EDGE]),
        (f"UPDATE assertions SET modality = 'maybe' WHERE edge = '{EDGE}'", ["'maybe' is no modality", EDGE]),
        ("UPDATE assertions SET source = target, target = source WHERE relation ="
         " (SELECT id FROM relations WHERE name = 'consulted-with')", ["ends the wrong way round"]),
        (f"UPDATE assertions SET first_day = 19121002 WHERE edge = '{EDGE}'", ["'1912-10' but other days", "steps"]),
        (f"UPDATE assertions SET last_day = 19121030 WHERE edge = '{EDGE}'", ["'1912-10' but other days", "steps"]),
        (f"UPDATE assertions SET date = 'in autumn' WHERE edge = '{EDGE}'", [f"edge {EDGE}: 'in autumn' is not"]),
        ("UPDATE descriptions SET attributes = '{' WHERE node = 1", ["is not what its documents say"]),
        ("UPDATE descriptions SET names = '{}' WHERE node = 1", ["'BGR' is not what its documents say"]),
        ("UPDATE mentions SET description = 1 WHERE node = 2", ["with the description of another node"]),
        ("DELETE FROM documents WHERE name = 'war.txt'", ["evidence refers to", "mentions refers to"]),
        (f"UPDATE assertions SET target = 77 WHERE edge = '{EDGE}'", ["assertions refers to something", "nodes"]),
    ],
)  # fmt: skip
def test_damage_with_several_consequences_is_found(store: Store, script: str, words: list[str]) -> None:
    damage(store, script)
    found = check(store)
    assert all(any(word in line for line in found) for word in words), found


def test_ends_that_the_relation_does_not_join(store: Store) -> None:
    edge = Assertion("treaty-of-sofia", "attacked", "SRB", evidence=(Evidence("odd.txt", 0, 1, "x"),))
    nodes = (Node("treaty-of-sofia", "Treaty"), Node("SRB", "State"))
    add(store, Reading(Document("odd.txt"), nodes, (edge,)))
    (line,) = check(store)
    assert edge.id in line and "'attacked' does not lead from a Treaty to a State" in line and "'odd.txt'" in line


def test_documents_that_disagree_about_a_kind_are_no_damage(store: Store) -> None:
    edge = Assertion("nikola-pasic", "leads", "balkan-league", evidence=(Evidence("other.txt", 0, 1, "x"),))
    nodes = (Node("nikola-pasic", "Leader"), Node("balkan-league", "Organization"))
    add(store, Reading(Document("other.txt"), nodes, (edge,)))
    assert check(store) == []


def test_rows_of_a_data_set_have_no_sentence_to_stand_in(store: Store) -> None:
    nodes = (Node("SRB", "State"), Node("TUR", "State"))
    row = Evidence("events.csv", 17, 17, "SRB,TUR,190", rule="row", details={"row": 17})
    add(store, Reading(Document("events.csv"), nodes, (Assertion("SRB", "attacked", "TUR", evidence=(row,)),)))
    assert check(store) == []


def test_a_name_cannot_break_the_line(store: Store) -> None:
    add(store, Reading(Document("a\nb\x1b[31m"), (Node("x\r\ny\u2028z", "State"),)))
    damage(store, "DELETE FROM mentions WHERE document = (SELECT max(id) FROM documents)")
    found = check(store)
    assert found and all(line.isprintable() for line in found)


def test_many_findings_of_a_kind_are_counted(store: Store) -> None:
    damage(store, "; ".join(f"INSERT INTO nodes VALUES ({n}, 'X{n}', 'State', '{{}}')" for n in range(100, 145)))
    found = check(store)
    assert len(found) == 21 and "in 25 more places" in found[-1]


def test_torn_pages_are_found(store: Store) -> None:
    store.wipe()
    size = store.connection.execute("PRAGMA page_size").fetchone()[0]
    pages = store.connection.execute("PRAGMA page_count").fetchone()[0]
    store.close()
    for page in range(1, pages):
        content = bytearray(store.path.read_bytes())
        torn = content.copy()
        torn[page * size : page * size + 64] = b"\xa5" * 64
        store.path.write_bytes(torn)
        try:
            with Store.open(store.path) as damaged:
                found = check(damaged)
        except StoreError as error:  # the list of tables itself is torn
            found = [str(error)]
        assert any("damaged" in line or "search index" in line for line in found), (page, found)
        assert not any("\n" in line for line in found)
        store.path.write_bytes(content)


def test_a_store_that_others_write_is_not_waited_for_and_not_blamed(store: Store) -> None:
    store.connection.execute("PRAGMA busy_timeout = 50")
    other = sqlite3.connect(store.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    other.execute("DELETE FROM evidence")
    assert check(store) == []
    other.close()
