"""Adding and forgetting documents: each is one transaction, and the store holds what its documents say and no more."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable
from dataclasses import replace
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from foedus.exports.jsonl import generate_jsonl
from foedus.graph import (
    Assertion,
    Document,
    Evidence,
    Name,
    Node,
    Provision,
    Reading,
    Store,
    add,
    document,
    documents,
    find,
    forget,
    node,
    nodes,
    ontology,
    select,
)  # fmt: skip
from foedus.graph.checks import check
from foedus.graph.errors import BadDate, BadReading, StoreUnwritable
from foedus.graph.nodes import ROLES

IDS = ("BGR", "GRC", "SRB", "t")
DOCUMENTS = ("a.txt", "b.txt", "c.txt")
texts = st.sampled_from(("Bulgarie", "BULGARIE", "Bulgaria", "le royaume", "🕊", "", "a'b", "x\x00y"))


def everything(store: Store) -> tuple[Any, ...]:
    """All that a store holds, as it comes out of it."""
    return list(documents(store)), list(nodes(store)), list(select(store)), list(generate_jsonl(store))


def reading(name: str, *assertions: Assertion, names: tuple[Name, ...] = ()) -> Reading:
    """Assertions as this document makes them, with a quote for each."""
    said = tuple(replace(each, evidence=(Evidence(name, i, i + 1, "x"),)) for i, each in enumerate(assertions))
    ids = dict.fromkeys(ident for e in said for ident in (e.source, e.target, e.attributed_to) if ident)
    return Reading(Document(name), tuple(Node(ident, "State", names) for ident in ids), said)


# Every kind of thing that a document can say about a node, few of each, so that documents overlap and disagree.
described = st.builds(
    Node,
    st.just(""),
    st.sampled_from(("State", "Organization", "Treaty")),
    st.lists(st.builds(Name, texts, st.sampled_from(("fr", "")), st.sampled_from(ROLES)), max_size=4).map(tuple),
    st.dictionaries(st.sampled_from(("cow", "existed")), st.sampled_from(("355", [1, None], {"x": "é"})), max_size=2),
    st.lists(
        st.builds(
            Provision,
            st.sampled_from(("1", "2")),
            st.sampled_from(ontology().obligations),
            st.sampled_from((None, "if so")),
        ),
        max_size=2,
    ).map(tuple),
)


@st.composite
def random_readings(draw: st.DrawFn) -> Reading:
    name = draw(st.sampled_from(DOCUMENTS))
    pieces = st.builds(
        Evidence,
        st.just(name),
        st.integers(0, 2),
        st.integers(2, 3),
        texts,
        rule=st.sampled_from(("r", "s")),
        details=st.dictionaries(st.just("article"), st.sampled_from(("5", 5)), max_size=1),
    )
    said = st.builds(
        Assertion,
        st.sampled_from(IDS),
        st.sampled_from(("aided", "consulted-with")),
        st.sampled_from(IDS),
        st.sampled_from((None, "1912", "1912/..")),
        st.sampled_from(ontology().polarities),
        st.just("actual"),
        st.sampled_from((None, "SRB")),
        st.lists(pieces, min_size=1, max_size=3).map(tuple),
    )
    heading = Document(name, draw(texts), draw(st.sampled_from((None, "1913"))))
    whole = tuple(replace(draw(described), id=ident) for ident in IDS)
    return Reading(heading, whole, tuple(draw(st.lists(said, max_size=4))))


steps = st.lists(st.one_of(random_readings(), st.sampled_from(DOCUMENTS)), max_size=7)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(steps=steps, order=st.randoms(use_true_random=False))
def test_added_replaced_and_forgotten_in_any_order_leaves_what_the_survivors_say(
    tmp_path_factory: pytest.TempPathFactory, steps: list[Reading | str], order: random.Random
) -> None:
    folder = tmp_path_factory.mktemp("any-order")
    left: dict[str, Reading] = {}
    with Store.open(folder / "lived.db", create=True) as lived, Store.open(folder / "new.db", create=True) as new:
        lived.connection.execute("PRAGMA synchronous = OFF")
        for step in steps:
            if isinstance(step, Reading):
                add(lived, step)
                left[step.document.id] = step
            else:
                assert forget(lived, step) == (step in left)
                left.pop(step, None)
        survivors = list(left.values())
        order.shuffle(survivors)
        add(new, *survivors)
        assert everything(lived) == everything(new)
        # The kinds in these readings are any, so their relations may not join them.
        assert [line for line in check(lived) + check(new) if "does not lead" not in line] == []


def test_the_order_of_loading_does_not_matter(readings: dict[str, Reading], tmp_path: Path) -> None:
    odd = reading("odd.txt", Assertion("BGR", "aided", "GRC"), names=(Name("Hellas", "en", "label"), Name("Grèce")))
    found = []
    for number, some in enumerate(permutations([*readings.values(), odd])):
        with Store.open(tmp_path / f"{number}.db", create=True) as store:
            for each in some:
                add(store, each)
            found.append(everything(store))
    assert all(each == found[0] for each in found)


def test_a_document_loaded_again_replaces_what_it_said(store: Store, readings: dict[str, Reading]) -> None:
    before = everything(store)
    add(store, readings["war.txt"])
    assert everything(store) == before
    other = reading("war.txt", Assertion("GRC", "attacked", "TUR"))
    add(store, other)
    mine = [each for each in select(store) if any(piece.document == "war.txt" for piece in each.evidence)]
    assert [each.key for each in mine] == [other.assertions[0].key]
    assert document(store, "war.txt") == other.document
    add(store, readings["war.txt"])
    assert everything(store) == before


def test_of_the_same_document_twice_the_last_counts(tmp_path: Path) -> None:
    with Store.open(tmp_path / "x.db", create=True) as store:
        add(store, *(reading("a.txt", Assertion("BGR", "aided", "GRC", date)) for date in ("1911", "1912")))
        assert [each.date for each in select(store)] == ["1912"]


def test_all_readings_or_none(store: Store, readings: dict[str, Reading]) -> None:
    before = everything(store)
    good = reading("good.txt", Assertion("BGR", "aided", "GRC"))
    bad = reading("bad.txt", Assertion("BGR", "aided", "GRC", "in autumn"))
    with pytest.raises(BadDate):
        add(store, good, bad)
    assert everything(store) == before


@pytest.mark.parametrize("statement", range(1, 60, 2))
def test_whatever_fails_midway_leaves_no_half_of_a_document(store: Store, statement: int) -> None:
    before = everything(store)
    done = 0

    def fail(_: str) -> int:
        nonlocal done
        done += 1
        if done == statement:
            store.connection.interrupt()
        return 0

    store.connection.set_trace_callback(fail)
    try:
        add(store, reading("war.txt", Assertion("GRC", "attacked", "TUR"), Assertion("BGR", "aided", "MNE", "1911")))
    except StoreUnwritable as error:
        assert "interrupted" in str(error)
        assert everything(store) == before
    store.connection.set_trace_callback(None)
    assert check(store) == []


def bad(**changes: Any) -> Reading:
    """A reading with something wrong in its one assertion."""
    good = reading("bad.txt", Assertion("BGR", "aided", "GRC"))
    return replace(good, assertions=(replace(good.assertions[0], **changes),))


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        (bad(source="MNE"), "'MNE' is in an assertion but not described"),
        (bad(target=""), "'' is in an assertion"),
        (bad(attributed_to="MNE"), "'MNE' is in an assertion"),
        (bad(relation="befriended"), "'befriended' is no relation"),
        (bad(relation="owes-defense-to"), "'owes-defense-to' is no relation"),
        (bad(polarity="maybe"), "'maybe' is no polarity"),
        (bad(modality="maybe"), "'maybe' is no modality"),
        (bad(evidence=()), "has no evidence"),
        (bad(evidence=(Evidence("other.txt", 0, 1, "x"),)), "from 'other.txt'"),
        (Reading(Document("bad.txt"), (Node("BGR", "Empire"),)), "'Empire' is no kind"),
        (Reading(Document("bad.txt"), (Node("", "State"),)), "no id"),
        (Reading(Document("bad.txt"), (Node("BGR", "State"), Node("BGR", "State"))), "'BGR' is described twice"),
        (Reading(Document("x"), (Node("BGR", "State", (Name("x", role="nickname"),)),)), "'nickname' is no role"),
    ],
)  # fmt: skip
def test_a_reading_that_contradicts_itself_is_refused(store: Store, wrong: Reading, words: str) -> None:
    before = everything(store)
    with pytest.raises(BadReading, match=words):
        add(store, wrong)
    assert everything(store) == before


def test_numbers_that_json_does_not_have_are_refused(store: Store) -> None:
    for where in ({"x": float("nan")}, {"x": [float("inf")]}):
        with pytest.raises(ValueError, match="JSON"):
            add(store, Reading(Document("bad.txt"), (Node("BGR", "State", attributes=where),)))
    assert document(store, "bad.txt") is None


def test_half_a_character_is_refused(store: Store) -> None:
    for wrong in (Document("caf\udce9.txt"), Document("x.txt", title="\udce9")):
        with pytest.raises(ValueError, match="surrogates"):
            add(store, Reading(wrong))
    assert len(list(documents(store))) == 3


def test_two_edges_with_the_same_hash_are_never_made_one(store: Store) -> None:
    edge = Assertion("GRC", "attacked", "TUR", "1912")
    taken = Assertion("SRB", "attacked", "TUR", "1912-10")
    store.connection.execute("UPDATE assertions SET edge = ? WHERE edge = ?", (edge.id, taken.id))
    with pytest.raises(BadReading, match="same hash"):
        add(store, reading("new.txt", edge))
    assert document(store, "new.txt") is None


def test_names_and_ids_of_any_length_are_kept_and_found(tmp_path: Path) -> None:
    long = "Ab" * 1_000_000
    with Store.open(tmp_path / "x.db", create=True) as store:
        add(store, Reading(Document(long, long), (Node(long, "State", (Name(long, "", "label"),)),)))
        assert node(store, long).label() == long
        assert [hit.id for hit in find(store, long.swapcase())] == [long]
        assert forget(store, long) and check(store) == []


def test_rows_with_the_same_place_and_rule_are_all_kept(tmp_path: Path) -> None:
    rows = tuple(Evidence("a.csv", 0, 0, quote, details=more) for quote in ("x", "y") for more in ({}, {"troops": 9}))
    whole = replace(reading("a.csv", Assertion("BGR", "aided", "GRC")))
    with Store.open(tmp_path / "x.db", create=True) as store:
        add(store, replace(whole, assertions=(replace(whole.assertions[0], evidence=rows + rows[:1]),)))
        (edge,) = select(store)
    assert sorted(edge.evidence, key=str) == sorted(rows, key=str)


SECRETS = ("Xyzzyqu", "Plughmo", "Frobnic", "Quuxlet", "Wibblor", "Grueson", "Zorkmid", "Thudfoo", "Bazqual")


def secret_reading() -> Reading:
    """A document with a word of its own wherever a word can stand, besides what other documents also say."""
    name, ident, label, text, value, quote, sentence, detail, title = SECRETS
    person = Node(ident, "Leader", (Name(label, "", "label"), Name(text, "", "text")), {"office": value})
    shared = Node("BGR", "State", (Name(f"{label} state", "en", "long"), Name(f"{text} state", "en", "text")))
    treaty = Node("treaty-of-sofia", "Treaty", provisions=(Provision(value, "defense", detail),))
    piece = Evidence(name, 0, len(quote), quote, f"{quote} {sentence}", 0, detail, {detail: value})
    said = (
        Assertion(ident, "leads", "BGR", evidence=(piece,)),
        Assertion("BGR", "signed", "treaty-of-sofia", "1912-03-13", attributed_to=ident, evidence=(piece,)),
    )
    return Reading(Document(name, title, "1912", "en", title, title, title), (person, shared, treaty), said)


def traces(folder: Path) -> list[str]:
    """Which secrets stand anywhere in the files of a folder, or three letters of one as the search index has them."""
    content = b"".join(path.read_bytes() for path in folder.iterdir()).lower()
    return [secret for secret in SECRETS if secret.lower().encode() in content]


@pytest.mark.parametrize("close", [True, False])
def test_forgetting_leaves_no_trace_in_any_file(store: Store, close: bool) -> None:
    before = everything(store)
    add(store, secret_reading())
    assert set(traces(store.path.parent)) == set(SECRETS)
    assert forget(store, SECRETS[0])
    assert everything(store) == before and check(store) == []
    if close:
        store.close()
    assert traces(store.path.parent) == []
    assert close or not forget(store, SECRETS[0])


def test_the_search_index_forgets_too(store: Store) -> None:
    def indexed() -> set[str]:
        vocabulary = "CREATE VIRTUAL TABLE IF NOT EXISTS temp.terms USING fts5vocab(main, names_index, row)"
        store.connection.execute(vocabulary)
        return {term for (term,) in store.connection.execute("SELECT term FROM terms")}

    before = indexed()
    add(store, secret_reading())
    assert "uxl" in indexed()
    forget(store, SECRETS[0])
    assert indexed() == before
    store.close()
    assert not any(b"uxl" in path.read_bytes() for path in store.path.parent.iterdir())


def test_forgetting_among_many_leaves_no_trace(tmp_path: Path) -> None:
    """Pages that split and merge must not keep copies of what once stood in them."""
    chance = random.Random(5)

    def crowd(number: int) -> Reading:
        name = f"{number:03d}-Xyzzyqu{number:03d}z.txt"
        piece = Evidence(name, 0, 9, f"Plughmo{number:03d}z " * chance.randint(1, 60), rule="r")
        who = Node(f"Grueson{number:03d}z", "Leader", (Name(f"Quuxlet{number:03d}z", "", "label"),))
        said = Assertion(who.id, "leads", f"S{number % 7}", evidence=(piece,))
        return Reading(Document(name), (who, Node(f"S{number % 7}", "State")), (said,))

    with Store.open(tmp_path / "x.db", create=True) as store:
        everyone = [crowd(number) for number in range(250)]
        for each in everyone:
            add(store, each)
        chance.shuffle(everyone)
        for each in everyone:
            forget(store, each.document.id)
            content = b"".join(path.read_bytes() for path in tmp_path.iterdir()).lower()
            number = each.document.id[:3]
            words = (f"{word}{number}z".lower() for word in SECRETS)
            assert [word for word in words if word.encode() in content] == []
        assert check(store) == [] and everything(store) == ([], [], [], [])


def test_traces_that_another_reader_keeps_are_told(store: Store) -> None:
    add(store, secret_reading())
    other = sqlite3.connect(store.path, isolation_level=None)
    other.execute("BEGIN")
    other.execute("SELECT count(*) FROM nodes").fetchone()
    store.connection.execute("PRAGMA busy_timeout = 50")
    with pytest.raises(StoreUnwritable, match=r"traces stay in .*-wal: another program is reading"):
        forget(store, SECRETS[0])
    assert document(store, SECRETS[0]) is None
    other.close()
    assert not forget(store, SECRETS[0])
    assert traces(store.path.parent) == []


def test_what_other_documents_say_too_is_not_forgotten(store: Store) -> None:
    edge = Assertion("BGR", "consulted-with", "GRC", "1912")
    assert forget(store, "war.txt")
    (left,) = (each for each in select(store) if each.id == edge.id)
    assert [piece.document for piece in left.evidence] == ["quarrel.txt"]
    assert "TUR" not in [each.id for each in nodes(store)]
    assert node(store, "SRB").names[0].text == "Serbie"
    assert not forget(store, "war.txt")


def test_documents_that_disagree_both_stand(tmp_path: Path) -> None:
    with Store.open(tmp_path / "x.db", create=True) as store:
        claims = [Assertion("BGR", "aided", "GRC", polarity=polarity) for polarity in ("affirmed", "negated")]
        add(store, *(reading(f"{claim.polarity}.txt", claim) for claim in claims))
        assert [each.polarity for each in select(store)] == ["affirmed", "negated"]


def test_loading_takes_no_longer_when_much_is_loaded(tmp_path: Path) -> None:
    """Counted in steps of SQLite's machine, because clocks lie."""
    names = tuple(Name(f"name {i}", "en", "alias") for i in range(10))

    def cost(store: Store, act: Callable[[], object]) -> int:
        steps = 0

        def count() -> int:
            nonlocal steps
            steps += 1
            return 0

        store.connection.set_progress_handler(count, 100)
        act()
        store.connection.set_progress_handler(None, 0)
        return steps

    def some(number: int) -> Reading:
        return reading(f"{number:04d}.txt", Assertion("BGR", "aided", "GRC", f"{1000 + number}"), names=names)

    with Store.open(tmp_path / "x.db", create=True) as store:
        add(store, some(0))
        few = [cost(store, lambda: add(store, some(1))), cost(store, lambda: add(store, some(1)))]
        add(store, *(some(number) for number in range(2, 1500)))
        many = [cost(store, lambda: add(store, some(1500))), cost(store, lambda: add(store, some(1)))]
    assert many[0] < 2 * few[0] + 10 and many[1] < 2 * few[1] + 10, (few, many)


def test_a_body_is_not_founded_on_the_day_of_its_document(tmp_path: Path) -> None:
    ends = (Node("LEAGUE", "Alliance"), Node("pact", "Treaty"))
    said = [
        Assertion("LEAGUE", "founded-on", "pact", date, evidence=(Evidence("d", at, at + 1, "x"),))
        for at, date in enumerate([None, "1950-03-04", "1949-04-04"])
    ]
    with Store.open(tmp_path / "league.db", create=True) as store:
        add(store, Reading(Document("d", published="1950-03-04"), ends, tuple(said)))
        found = {each.date: len(each.evidence) for each in select(store)}
        assert found == {None: 2, "1949-04-04": 1}
        assert list(check(store)) == []
