"""Routes as a whole: when their steps held together, which come first, and what tells a step."""

from __future__ import annotations

from functools import partial
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.graph import Assertion, Document, Evidence, Name, Node, Reading, Store, add
from foedus.graph.dates import ALWAYS, interval
from foedus.graph.days import NO, UNCERTAIN, YES, Days
from foedus.graph.enduring import times
from foedus.graph.nodes import node
from foedus.graph.together import best, held, opposes, told

YEARS = st.one_of(st.none(), st.integers(1900, 1912).flatmap(lambda a: st.integers(a, 1915).map(lambda b: f"{a}/{b}")))
STEPS = st.lists(st.lists(YEARS, min_size=1, max_size=3), min_size=2, max_size=4)


def tie(date: str | None = None, relation: str = "aided", **more: str) -> Assertion:
    return Assertion("a", relation, "b", date, **more)


@given(STEPS)
def test_steps_held_together_where_one_day_was_in_all_of_them(steps: list[list[str | None]]) -> None:
    found = held([[tie(date) for date in dates] for dates in steps])
    dated = [[date for date in dates if date] for dates in steps]
    days = [year * 10000 + 701 for year in range(1900, 1916)]
    spans = [[interval(date) for date in dates] for dates in dated if dates]
    shared = [day for day in days if all(any(a <= day <= b for a, b in each) for each in spans)]
    wanted = NO if spans and not shared else YES if all(dated) else UNCERTAIN
    assert found.together == wanted
    assert all(any(a <= day <= b for a, b in found.common) for day in shared)


def test_one_step_is_together_with_itself() -> None:
    assert held([[tie()]]).together == held([]).together == YES


def test_steps_whose_ends_never_lived_at_once_never_held_together() -> None:
    now, then, ever = (interval("1992/.."),), (interval("1816/1918"),), (ALWAYS,)
    lives = {"leads": now, "aided": then, "allied-with": ever}

    def alive(each: Assertion) -> Days:
        return (interval(each.date),) if each.date else lives[each.relation]

    route = [[tie("1914")], [tie(relation="leads")], [tie(relation="allied-with")]]
    assert held(route).together == UNCERTAIN
    found = held(route, alive)
    assert (found.together, found.times) == (NO, ((interval("1914"),), now, ()))
    assert held([[tie("1914")], [tie()]], alive).together == UNCERTAIN
    assert best([0, 1], 1, lambda at: [route[:2], [[tie("1914")], [tie()]]][at], lives=alive) == [1]


def test_of_routes_as_short_those_that_held_together_are_taken_and_come_first() -> None:
    apart, unknown, together = ([[tie("1914")], [tie(date)]] for date in ("1949/..", None, "1914-07-28"))
    longer = [*together, [tie("1914")]]
    routes = [("a", apart), ("b", unknown), ("c", together), ("d", longer), ("e", apart)]

    def names(most: int) -> str:
        return "".join(name for name, _ in best(routes, most, lambda each: each[1]))

    assert [names(most) for most in (1, 2, 3, 4, 5)] == ["c", "cb", "cba", "cbae", "cdbae"]


@pytest.mark.parametrize("order", list(product([0, 1], repeat=3))[:4])
def test_what_tells_a_step_is_of_its_time_and_no_conflict_if_it_can_be(order: tuple[int, ...]) -> None:
    war, help_, pact, old = (
        tie("1914-08", "attacked"), tie("1914-08-02"), tie("1914/1918", "allied-with"), tie("1870", "allied-with"),
    )  # fmt: skip
    days = (interval("1914-08"),)
    edges = [war, old, help_, pact]
    rotated = edges[sum(order) :] + edges[: sum(order)]
    assert told(rotated, days) == pact
    assert told([war, old, help_], days) == help_
    assert told([war, old], days) == war and opposes(war) and not opposes(old)
    assert told([war, old], ()) == old
    assert opposes(tie(None, "withdrew-from"))


def test_a_tie_that_lasts_still_holds_when_a_later_step_does(tmp_path: Path) -> None:
    nodes = tuple(Node(each, "State", (Name(each),)) for each in "ABC")
    quote = (Evidence("one", 0, 3, "So."),)
    said = (
        Assertion("A", "allied-with", "B", "1914-08-02", evidence=quote),
        Assertion("B", "aided", "C", "1916", evidence=quote),
    )
    left = Assertion("A", "allied-with", "B", "1915-05-03", "negated", evidence=(Evidence("two", 0, 3, "So."),))
    with Store.open(tmp_path / "s.db", create=True) as store:
        add(store, Reading(Document("one"), nodes, said))
        route = [[said[0]], [said[1]]]
        assert held(route).together == NO
        assert held(route, times(store, partial(node, store))).together == YES
        assert told([said[0]], held(route).common, times(store, partial(node, store))) == said[0]
        add(store, Reading(Document("two"), nodes, (left,)))
        assert held(route, times(store, partial(node, store))).together == NO
