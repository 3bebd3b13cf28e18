"""One leader, one node: who counts as one and why, across documents, in any order, and by the user's word."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from foedus.exports.jsonl import generate_jsonl
from foedus.graph import (
    Assertion,
    Document,
    Evidence,
    Filter,
    Name,
    Node,
    Reading,
    Store,
    add,
    counts,
    edge,
    find,
    forget,
    node,
    nodes,
    resolve,
    select,
)
from foedus.graph.checks import check
from foedus.graph.errors import UnknownNode
from foedus.graph.names import slug
from foedus.graph.paths import shortest_routes
from foedus.graph.same import Decision, NotOne, decide, decisions, join, members, reasons, split


def leader(name: str, of: str = "", *, own: bool = False) -> Node:
    """A leader as a text spells the name, or as a gazetteer does (`own`); `of` is told without a relation."""
    return Node(slug(name), "Leader", (Name(name, "", "label" if own else "text"),), {"acts_for": of} if of else {})


def state(ident: str) -> Node:
    return Node(ident, "State", (Name(ident, "", "label"),))


def about(name: str, who: Node, *said: tuple[str, str], published: str | None = "2019-05-07") -> Reading:
    """A document in which one leader does things to states."""
    made = tuple(
        Assertion(who.id, relation, target, evidence=(Evidence(name, i, i + 1, "x", rule="r"),))
        for i, (relation, target) in enumerate(said)
    )
    others = dict.fromkeys(target for _, target in said)
    return Reading(Document(name, published=published), (who, *map(state, others)), made)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "s.db", create=True) as opened:
        yield opened
        assert check(opened) == []


def groups(store: Store) -> list[list[str]]:
    """The members of each leader's group."""
    return [members(store, each.id) for each in nodes(store, "Leader")]


FRENCH = about("a.txt", leader("Leonid Brejnev"), ("leads", "RUS"), ("accused", "CHN"))
ENGLISH = about("b.txt", leader("Leonid Brezhnev"), ("leads", "RUS"), ("accused", "CHN"), published="2019-06-20")


def test_two_spellings_are_one_node_with_one_edge_that_has_the_evidence_of_both(store: Store) -> None:
    add(store, FRENCH, ENGLISH)
    assert groups(store) == [["leonid-brejnev", "leonid-brezhnev"]]
    accused = [each for each in select(store) if each.relation == "accused"]
    assert [(each.source, [e.document for e in each.evidence]) for each in accused] == [
        ("leonid-brejnev", ["a.txt", "b.txt"])
    ]
    assert {name.text for name in node(store, "leonid-brezhnev").names} == {"Leonid Brejnev", "Leonid Brezhnev"}
    assert counts(store)["kinds"] == {"Leader": 1, "State": 2}
    assert counts(store)["edges"] == 2


def test_it_tells_why(store: Store) -> None:
    add(store, FRENCH, ENGLISH)
    (why,) = reasons(store, "leonid-brezhnev")
    assert (why.one, why.other, why.by) == ("leonid-brejnev", "leonid-brezhnev", "name")
    assert (why.names, why.acts_for) == (("Leonid Brejnev", "Leonid Brezhnev"), ("RUS",))


def test_either_spelling_finds_the_node_and_its_edges_and_paths(store: Store) -> None:
    add(store, FRENCH, ENGLISH)
    for spelling in ("leonid-brejnev", "leonid-brezhnev", "Leonid BREZHNEV", "Leonid Brejnev"):
        assert resolve(store, spelling) == "leonid-brejnev"
    assert [hit.id for hit in find(store, "brezh")] == ["leonid-brejnev"]
    (accused,) = select(store, Filter(relations=("accused",)))
    assert edge(store, accused.id) == edge(store, accused.id[:8]) == accused
    assert list(shortest_routes(store, "leonid-brezhnev", "CHN")) == [("leonid-brejnev", "CHN")]


def test_forgetting_one_of_two_leaves_the_other_as_it_was(store: Store) -> None:
    add(store, FRENCH, ENGLISH)
    forget(store, "a.txt")
    assert groups(store) == [["leonid-brezhnev"]]
    assert [each.source for each in select(store)] == ["leonid-brezhnev"] * 2
    with pytest.raises(UnknownNode):
        node(store, "leonid-brejnev")


def test_whoever_has_a_name_of_its_own_gives_the_id(store: Store) -> None:
    add(store, FRENCH, about("g.txt", leader("Leonid Brezhnev", "RUS", own=True), ("accused", "CHN")))
    assert [each.id for each in nodes(store, "Leader")] == ["leonid-brezhnev"]
    assert node(store, "leonid-brejnev").label() == "Leonid Brezhnev"


APART = {
    "father and son": [leader("Hafez al-Assad", "SYR"), leader("Bachar el-Assad", "SYR")],
    "grandfather and grandson": [leader("Kim Jong-il", "PRK"), leader("Kim Jong-un", "PRK")],
    "an initial": [leader("George Bush", "USA"), leader("George W. Bush", "USA")],
    "other states": [leader("Ali Hassan", "IRQ"), leader("Ali Hasan", "SDN")],
    "each with a name of its own": [leader("Ali Hassan", "IRQ", own=True), leader("Ali Hasan", "IRQ", own=True)],
    "nobody knows whom they act for": [leader("Ali Hassan"), leader("Ali Hasan")],
}


@pytest.mark.parametrize("who", APART)
def test_homonyms_stay_two(store: Store, who: str) -> None:
    add(store, *(about(f"{i}.txt", each, ("accused", "CHN")) for i, each in enumerate(APART[who])))
    assert len(groups(store)) == 2


def test_two_of_one_name_who_lived_at_other_times_stay_two(store: Store) -> None:
    add(store, about("a.txt", leader("Ali Hassan", "IRQ"), ("accused", "CHN"), published="1921"))
    add(store, about("b.txt", leader("Ali Hasan", "IRQ"), ("accused", "CHN"), published="1991-02"))
    assert len(groups(store)) == 2


def test_a_surname_alone_is_enough_for_a_head_of_state_of_the_same_year_and_for_nobody_else(store: Store) -> None:
    add(store, about("a.txt", leader("Berdymoukhamedov"), ("leads", "TKM"), published="2023-03-28"))
    add(store, about("b.txt", leader("Serdar Berdimuhamedow"), ("leads", "TKM"), published="2023-04-02"))
    add(store, about("c.txt", leader("Ivanov"), ("represents", "RUS"), published="2023-03-28"))
    add(store, about("d.txt", leader("Igor Ivanov"), ("represents", "RUS"), published="2023-04-02"))
    assert groups(store) == [["igor-ivanov"], ["ivanov"], ["berdymoukhamedov", "serdar-berdimuhamedow"]]
    add(store, about("b.txt", leader("Serdar Berdimuhamedow"), ("leads", "TKM"), published="2010-04-02"))
    assert ["berdymoukhamedov"] in groups(store)


def test_whoever_may_be_either_of_two_is_neither(store: Store) -> None:
    add(store, about("a.txt", leader("Berdymoukhamedov"), ("leads", "TKM"), published="2022-10-01"))
    add(store, about("b.txt", leader("Serdar Berdimuhamedow"), ("leads", "TKM"), published="2022-11-01"))
    assert len(groups(store)) == 1
    add(store, about("c.txt", leader("Gurbanguly Berdimuhamedow"), ("leads", "TKM"), published="2022-09-01"))
    assert len(groups(store)) == 3
    forget(store, "b.txt")
    assert groups(store) == [["berdymoukhamedov", "gurbanguly-berdimuhamedow"]]


@pytest.mark.parametrize("number", [50, 51, 120])
def test_evidence_stays_with_its_edge_however_many_edges_there_are(store: Store, number: int) -> None:
    """Of edges that two nodes tell which are one, half is told by each document, the rest by both."""
    places = range(1, number + 1)
    told: dict[str, list[Assertion]] = {"b.txt": [], "a.txt": []}
    for at in places:
        for document, source, at_once in (("b.txt", "ROM", at % 3 != 1), ("a.txt", "ROU", at % 3 != 2)):
            pieces = tuple(Evidence(document, start, start + 1, f"{at}") for start in (9 * at + 1, 9 * at))
            told[document] += [Assertion(source, "accused", "CHN", str(1500 + at), evidence=pieces)] * at_once
    ends = tuple(Node(ident, "State") for ident in ("ROU", "ROM", "CHN"))
    add(store, *(Reading(Document(document), ends, tuple(said)) for document, said in told.items()))
    join(store, "ROU", "ROM")
    found = list(select(store))
    assert [(each.source, each.date) for each in found] == [("ROM", str(1500 + at)) for at in places]
    for at, each in zip(places, found, strict=True):
        by = [name for name, left_out in (("a.txt", 2), ("b.txt", 1)) if at % 3 != left_out]
        assert [(e.document, e.start, e.quote) for e in each.evidence] == [
            (name, start, str(at)) for name in by for start in (9 * at, 9 * at + 1)
        ]
        assert edge(store, each.id) == each


def test_the_user_joins_and_splits_and_the_last_word_counts(store: Store) -> None:
    add(store, FRENCH, ENGLISH)
    assert split(store, "leonid-brejnev") == ["leonid-brejnev", "leonid-brezhnev"]
    assert len(groups(store)) == 2
    join(store, "leonid-brezhnev", "leonid-brejnev")
    assert groups(store) == [["leonid-brejnev", "leonid-brezhnev"]]
    assert {each.by for each in reasons(store, "leonid-brejnev")} == {"user"}
    assert split(store, "leonid-brezhnev") == ["leonid-brezhnev"]
    assert len(groups(store)) == 2


def test_decisions_outlive_their_nodes(store: Store) -> None:
    add(store, FRENCH, ENGLISH)
    split(store, "leonid-brejnev")
    forget(store, "a.txt")
    forget(store, "b.txt")
    assert counts(store)["nodes"] == 0
    add(store, ENGLISH)
    add(store, FRENCH)
    assert len(groups(store)) == 2
    assert decisions(store) == [Decision("leonid-brejnev", "leonid-brezhnev", False)]


def test_any_two_nodes_of_a_kind_may_be_joined(store: Store) -> None:
    add(store, about("a.txt", leader("Ali Hassan"), ("aided", "ROM"), ("accused", "ROU"), ("aided", "ROU")))
    join(store, "ROU", "ROM")
    assert [(each.relation, each.target) for each in select(store)] == [("accused", "ROM"), ("aided", "ROM")]
    with pytest.raises(NotOne, match="of different kinds: Leader, State"):
        join(store, "ROM", "ali-hassan")
    with pytest.raises(NotOne, match="count as one already"):
        join(store, "ROM", "ROU")
    with pytest.raises(NotOne, match="stands for itself"):
        split(store, "ali-hassan")


def test_a_decision_waits_while_documents_disagree_about_the_kind(store: Store) -> None:
    add(store, about("a.txt", leader("Ali Hassan"), ("aided", "ROM")))
    add(store, Reading(Document("b.txt"), (Node("hassan", "Leader"), Node("ROM", "State"))))
    join(store, "hassan", "ali-hassan")
    assert len(groups(store)) == 1
    add(store, Reading(Document("b.txt"), (Node("hassan", "Alliance"),)))
    assert len(groups(store)) == 1
    assert node(store, "hassan").kind == "Alliance"
    add(store, Reading(Document("b.txt"), (Node("hassan", "Leader"),)))
    assert groups(store) == [["ali-hassan", "hassan"]]


SPELLINGS = (
    "Leonid Brejnev",
    "Leonid Brezhnev",
    "Leonida Brezhnev",
    "Brejnev",
    "Youri Brejnev",
    "Leonid Kravtchouk",
)
STATES = ("RUS", "CHN")


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    name = draw(st.sampled_from(("a.txt", "b.txt", "c.txt", "d.txt")))
    spelt = draw(st.lists(st.sampled_from(SPELLINGS), min_size=1, max_size=3, unique=True))
    who = [leader(each, draw(st.sampled_from(("", *STATES))), own=draw(st.integers(0, 4)) == 0) for each in spelt]
    said = []
    for i in range(draw(st.integers(0, 4))):
        relation = draw(st.sampled_from(("leads", "represents", "accused", "consulted-with")))
        ids = [each.id for each in who] + ([*STATES] if relation not in ("leads", "represents") else [])
        source = draw(st.sampled_from(ids[: len(who)]))
        target = draw(st.sampled_from(STATES if relation in ("leads", "represents") else ids))
        speaker = draw(st.sampled_from((None, who[0].id)))
        piece = Evidence(name, i % 2, 2, "x", rule="r")
        polarity = draw(st.sampled_from(("affirmed", "affirmed", "negated")))
        said.append(Assertion(source, relation, target, None, polarity, "actual", speaker, (piece,)))
    day = draw(st.sampled_from((None, "1991", "2019-05-07", "2019-06")))
    return Reading(Document(name, published=day), (*who, *map(state, STATES)), tuple(said))


pairs = st.sampled_from([(slug(a), slug(b)) for a in SPELLINGS for b in SPELLINGS if slug(a) < slug(b)])
changes = st.one_of(
    readings(),
    readings(),
    st.sampled_from(("a.txt", "b.txt")),
    st.builds(lambda p, s: Decision(*p, s), pairs, st.booleans()),
)


def everything(store: Store) -> tuple[list[Node], list[str], list[str], list[list[str]]]:
    why = [repr(each) for each in reasons(store)]
    return list(nodes(store)), list(generate_jsonl(store)), why, groups(store)


def live(store: Store, steps: Sequence[Reading | str | Decision]) -> None:
    store.connection.execute("PRAGMA synchronous = OFF")
    for step in steps:
        if isinstance(step, Reading):
            add(store, step)
        elif isinstance(step, Decision):
            decide(store, [step])
        else:
            forget(store, step)


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(steps=st.lists(changes, max_size=9), order=st.randoms(use_true_random=False))
def test_what_counts_as_one_follows_from_what_is_there_however_it_came(
    tmp_path_factory: pytest.TempPathFactory, steps: list[Reading | str | Decision], order: random.Random
) -> None:
    folder = tmp_path_factory.mktemp("any-order")
    left: dict[str, Reading] = {}
    decided: list[Reading | str | Decision] = [step for step in steps if isinstance(step, Decision)]
    for step in steps:
        if isinstance(step, Reading):
            left[step.document.id] = step
        elif isinstance(step, str):
            left.pop(step, None)
    survivors: list[Reading | str | Decision] = [*left.values()]
    order.shuffle(survivors)
    with Store.open(folder / "lived.db", create=True) as lived, Store.open(folder / "new.db", create=True) as new:
        live(lived, steps)
        live(new, [*survivors, *decided] if order.random() < 0.5 else [*decided, *survivors])
        assert everything(lived) == everything(new)
        assert check(lived) == check(new) == []


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(readings(), max_size=5))
def test_no_group_holds_two_given_names_or_two_states(
    tmp_path_factory: pytest.TempPathFactory, said: list[Reading]
) -> None:
    with Store.open(tmp_path_factory.mktemp("safe") / "s.db", create=True) as store:
        store.connection.execute("PRAGMA synchronous = OFF")
        add(store, *{each.document.id: each for each in said}.values())
        for together in groups(store):
            firsts = {each.split("-")[0] for each in together if "-" in each}
            assert len(firsts) <= 1, together


def test_the_order_of_decisions_and_documents_does_not_matter_for_what_they_make(tmp_path: Path) -> None:
    third = about("c.txt", leader("Leonid Breschnew"), ("leads", "RUS"))
    steps: list[Reading | str | Decision] = [
        FRENCH, ENGLISH, third, Decision("leonid-brejnev", "leonid-breschnew", True)
    ]  # fmt: skip
    made = set()
    for number, ordered in enumerate(permutations(steps)):
        with Store.open(tmp_path / f"{number}.db", create=True) as store:
            live(store, ordered)
            made.add(repr(everything(store)))
    assert len(made) == 1
    assert "['leonid-brejnev', 'leonid-breschnew', 'leonid-brezhnev']" in next(iter(made))


def test_a_split_holds_against_a_third_spelling_that_fits_both(store: Store) -> None:
    add(store, FRENCH, ENGLISH)
    split(store, "leonid-brejnev")
    add(store, about("c.txt", leader("Leonid Brezhnyev"), ("leads", "RUS")))
    assert len(groups(store)) == 3
