"""What the page computes is what Python computes: duties, cascades, routes and what is shown, over random worlds."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from foedus.explorer.knowledge import Knowledge
from foedus.explorer.page import render, write
from foedus.explorer.page.law import Law
from foedus.explorer.page.opening import around
from foedus.explorer.wording import Words
from foedus.exports.lookup import Lookup
from foedus.graph import Assertion, Document, Evidence, Filter, Name, Node, Reading, Store, add, select, to_networkx
from foedus.graph.attacks import Attacks
from foedus.graph.book import Book
from foedus.graph.cascades import Cascade, cascade
from foedus.graph.cases import Case, Judgement, Reason
from foedus.graph.dates import interval
from foedus.graph.days import NO, UNCERTAIN
from foedus.graph.edges import count
from foedus.graph.enduring import times
from foedus.graph.hearing import hear
from foedus.graph.instruments import Clause
from foedus.graph.nodes import node
from foedus.graph.paths import Allowed, hops, simple_routes
from foedus.graph.together import best, held, told
from foedus.loaders.known import known
from foedus.loaders.tables import tables

pytestmark = pytest.mark.browser
STATES = [
    "FRA", "DEU", "cow-auh", "RUS", "ITA", "TUR", "GBR", "SRB", "BEL", "POL", "USA", "UZB", "GEO", "NOR", "PRK", "JPN",
    "CHN", "GRC", "BGR", "ROU", "HUN", "ESP", "EGY", "IRQ",
]  # fmt: skip
LEADERS = ["elizabeth-ii", "vladimir-putin", "nicholas-ii", "charles-de-gaulle", "woodrow-wilson", "otto-von-bismarck"]
CASES, WORLDS, ATTACKS = 120, 12, 80
VISIT = """async (hashes) => {
    const found = [];
    for (const hash of hashes) {
        location.hash = hash;
        await new Promise((done) => { addEventListener("hashchange", () => setTimeout(done), { once: true }); });
        found.push(window.foedus.state());
    }
    return found;
}"""
ARRIVED = """async () => {
    while (window.foedus.state().mode !== "path") await new Promise((done) => { setTimeout(done, 10); });
    return window.foedus.state();
}"""
Europe = tuple[Path, Knowledge, set[str]]
PIECE = (Evidence("d", 0, 1, "x"),)


def facts_of(store: Store) -> Knowledge:
    return Knowledge(store, known(), Words(Lookup(store, known()), "en"))


@pytest.fixture(scope="module")
def europe(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Europe]:
    """States of two centuries of which a document tells no more than that they accused each other."""
    chance = random.Random(1914)
    nodes = [node for ident in STATES if (node := known().node(ident))]
    said = [
        Assertion(a.id, "accused", b.id, str(year), evidence=PIECE)
        for year in range(1816, 2023, 3)
        for a, b in [chance.sample(nodes, 2)]
    ]
    said += [
        Assertion(a, relation, b, date, modality=modality, evidence=PIECE)
        for attacked, (attacker, *_), year in cases()[:ATTACKS]
        for relation, a, b in [("attacked", attacker, attacked), *_asks(chance, attacked)]
        for date in [f"{year[:4]}-0{chance.randint(6, 7)}{chance.choice(['', '-15'])}"]
        for modality in ["actual" if relation == "attacked" else chance.choice(["actual"] * 3 + ["planned"])]
    ]
    folder = tmp_path_factory.mktemp("europe")
    with Store.open(folder / "europe.db", create=True) as store:
        invoked = {each.target for each in said if each.relation == "invoked"}
        nodes += [node for each in sorted(invoked) if (node := known().node(each))]
        add(store, Reading(Document("d", published="2023"), tuple(nodes), tuple(said)))
        facts = facts_of(store)
        network = to_networkx(store)
        write(folder / "page.html", render(network, title="Europe", focus=("FRA",), facts=facts))
        yield folder / "page.html", facts, {each.id for each in Law(facts, network).instruments}


def cases() -> list[tuple[str, list[str], str]]:
    chance = random.Random(28)
    dates = [f"{chance.randint(1830, 2022)}{chance.choice(['', '-07', '-07-28'])}" for _ in range(CASES)]
    sampled = [chance.sample(STATES, chance.choice([2, 2, 3])) for _ in dates]
    return [(who[0], who[1:], date) for who, date in zip(sampled, dates, strict=True)]


def placed(areas: list[str]) -> Iterator[tuple[Case, str]]:
    """The cases with their states of the page; more than half at home, the others in an area that texts name."""
    chance = random.Random(7)
    for attacked, attackers, date in cases():
        place = chance.choice([None, None, chance.choice(areas)])
        written = f"#m=o&o={attacked}~{'+'.join(attackers)}~{date}{f'~{place}' if place else ''}"
        case = Case(attacked, tuple(attackers), interval(date), place=place)
        yield case, written + ("&g=steps.1" if len(attackers) == 1 else "")


def _asks(chance: random.Random, state: str) -> list[tuple[str, str, str]]:
    """A state asks some of the others, and calls on a treaty that helps whoever asks."""
    asked = [("requested-aid-from", state, each) for each in STATES if each != state and chance.random() < 0.2]
    invoked = [each for each in Book(tables()).of(state) if any(on_request(clause) for clause in each.clauses)]
    return [*asked, *(("invoked", state, each.id) for each in invoked)]


def on_request(clause: Clause) -> bool:
    return clause.provision.conditions.on_request


def _is_past(each: Judgement) -> bool:
    return [reason.name for reason in each.reasons] == ["not-in-force"]


def line(each: Judgement) -> str:
    duty, provision = each.duty, each.duty.clause.provision
    parts = each.side, duty.debtor, duty.creditor, duty.instrument.id, provision.article, duty.obligation, each.verdict
    return "|".join((*parts, ";".join(map(why, each.reasons)), ";".join(sorted(map(why, each.notes)))))


def why(each: Reason) -> str:
    settled = "settled" if each.settled else "open"
    return ":".join((each.name, settled, ",".join(each.values), ",".join(each.about)))


def steps(found: Cascade) -> list[list[str]]:
    return [
        sorted(
            f"{step.number}|{link.debtor}|{link.judgement.duty.creditor}|{link.judgement.duty.instrument.id}|"
            + str(link.sure).lower()
            for link in [*(each for each in step.entries if each.new), *step.torn]
        )
        for step in found.steps
    ]


def test_duties_and_cascades_are_those_of_python(open_page: Callable[..., Any], europe: tuple[Path, Knowledge]) -> None:
    path, facts, carried = europe
    page = open_page(path)
    areas = page.evaluate("Object.keys(JSON.parse(document.getElementById('data').textContent).law.areas)")
    asked, judged, turned = list(placed(areas)), 0, 0
    for (case, _), state in zip(asked, page.evaluate(VISIT, [written for _, written in asked]), strict=True):
        # Of texts that were not in force in any of the page's days it has those between its own states only.
        wanted = sorted(line(each) for each in facts.court.judge(case) if each.duty.instrument.id in carried)
        assert all(_is_past(each) for each in facts.court.judge(case) if each.duty.instrument.id not in carried)
        judged += len(wanted)
        told = [each.judgement for each in hear(facts.court, Attacks(facts.store), case).judged]
        heard = sorted(line(each) for each in told if each.duty.instrument.id in carried)
        assert sorted(state["answer"]["heard"]) == heard, case
        turned += heard != wanted
        if len(case.attackers) == 1:
            assert state["answer"]["steps"] == steps(cascade(facts.court, case)), case
    assert judged > 10 * CASES
    assert turned > 5


def test_what_a_state_owes_on_a_day_is_that_of_python(open_page: Callable[..., Any], europe: Europe) -> None:
    path, facts, carried = europe
    page = open_page(path)
    asked = [(state, year) for _, (state, *_), year in cases()[:40]]
    states = page.evaluate(VISIT, [f"#m=o&g=state&o={state}~~{year}" for state, year in asked])
    told = 0
    for (state, year), found in zip(asked, states, strict=True):
        days = interval(year)
        owed = [*facts.book.owed_by(state, days), *facts.book.owed_to(state, days)]
        wanted = sorted(
            "|".join((d.debtor, d.creditor, d.instrument.id, d.clause.provision.article, d.obligation, d.span.on(days)))
            for d in owed
            if d.instrument.id in carried
        )
        assert found["answer"] == {"owed": wanted}, (state, year)
        told += len(wanted)
    assert told > 500


def world(seed: int, store: Store) -> list[str]:
    """A random graph of a few relations, dates and denials."""
    chance = random.Random(seed)
    names = [f"n{chance.randrange(10**6)}" for _ in range(chance.randint(8, 24))]
    nodes = tuple(Node(name, "State", (Name(name, "", "label"),)) for name in names)
    kinds = ["accused", "aided", "attacked", "allied-with"]
    said = [
        Assertion(one, chance.choice(kinds), other, date, polarity, evidence=PIECE)
        for _ in range(chance.randint(10, 50))
        for one, other in [chance.sample(names, 2)]
        for year in [chance.randint(1900, 1920)]
        for date in [chance.choice([None, str(year), f"{year}-07-28/..", f"{year}/{year + 9}"])]
        for polarity in [chance.choice(["affirmed"] * 4 + ["negated"])]
    ]
    add(store, Reading(Document("d"), nodes, tuple(said)))
    return names


def test_routes_and_what_is_shown_are_those_of_python(open_page: Callable[..., Any], tmp_path: Path) -> None:
    together: Counter[str] = Counter()
    for seed in range(WORLDS):
        chance = random.Random(seed + 1000)
        with Store.open(tmp_path / f"{seed}.db", create=True) as store:
            names = world(seed, store)
            network = to_networkx(store, isolated=True)
            write(tmp_path / f"{seed}.html", render(network, title="x", focus=(names[0],)))
            page = open_page(tmp_path / f"{seed}.html")
            ends = [chance.sample(names, 2) for _ in range(5)]
            focuses = [(chance.choice(names), depth) for depth in (1, 2, 3)]
            states = page.evaluate(VISIT, [f"#m=p&p={a}~{b}" for a, b in ends] + [f"#f={f}&d={d}" for f, d in focuses])
            for (a, b), state in zip(ends, states, strict=False):
                alive = times(store, partial(node, store), tables())
                ways = simple_routes(store, a, b)
                found = best(ways, 5, lambda route, store=store: hops(store, route), lives=alive)
                every = [hops(store, route) for route in found]
                assert state["answer"]["routes"] == [list(route) for route in found], (seed, a, b)
                assert state["answer"]["held"] == [held(each, alive).together for each in every]
                tellers = [[told(edges, held(each, alive).common, alive).id for edges in each] for each in every]
                assert state["answer"]["told"] == tellers, (seed, a, b)
                together.update(state["answer"]["held"])
            for (focus, depth), state in zip(focuses, states[len(ends) :], strict=True):
                assert set(state["nodes"]) == set(around(network, (focus,), depth, 40)), (seed, focus, depth)
    assert min(together[each] for each in ("yes", "no", "uncertain")) > 20


def bound_world(store: Store) -> None:
    """States of which it is told, mostly without a date, to what treaties and bodies of the gazetteer they are tied, by
    whom they are led and what they did to each other."""
    chance = random.Random(1949)
    states = [node for ident in STATES if (node := known().node(ident))]
    bodies = [
        Node("league", "Alliance", (Name("League", "", "label"),), {"existed": "1900/1950"}),
        known().node("NATO"),
    ]
    treaties = [known().node(each) for each in chance.sample(sorted(tables().treaties()), 60)]
    ties = {"Treaty": ["party-to", "signed", "invoked", "withdrew-from"], "Alliance": ["member-of", "leads", "chairs"]}
    said = [
        Assertion(state.id, chance.choice(ties[thing.kind]), thing.id, date, polarity, modality, evidence=PIECE)
        for thing in [*treaties, *bodies * 8] if thing
        for state in chance.sample(states, 3)
        for date in [chance.choice([None] * 5 + [str(chance.randint(1850, 2022))])]
        for polarity in [chance.choice(["affirmed"] * 4 + ["negated"])]
        for modality in [chance.choice(["actual"] * 5 + ["planned"])]
    ]  # fmt: skip
    leaders = [Node(ident, "Leader") for ident in chance.sample(LEADERS, 4)]
    said += [
        Assertion(chance.choice([*states, *leaders]).id, relation, state.id, None, modality=modality, evidence=PIECE)
        for state in states
        for relation in ("leads", "attacked", "allied-with", "requested-aid-from") * 2
        for modality in [chance.choice(["actual", "planned"])]
    ]
    add(store, Reading(Document("d"), tuple(filter(None, [*states, *bodies, *treaties, *leaders])), tuple(said)))


@pytest.fixture
def ties(either_of: Callable[..., Any], tmp_path: Path) -> Iterator[tuple[Any, Store]]:
    """The page of such a world, from a folder and served, and its store."""

    def html(store: Store, **more: Any) -> str:
        return render(to_networkx(store), title="x", focus=("FRA",), **more)

    with Store.open(tmp_path / "ties.db", create=True) as store:
        bound_world(store)
        write(tmp_path / "ties.html", html(store))
        yield either_of(tmp_path / "ties.html", store.path, html), store


def test_undated_ties_count_on_the_same_days_as_in_python(ties: tuple[Any, Store]) -> None:
    page, store = ties
    everything = {each.id for each in select(store)}
    hidden = 0
    for year in range(1836, 2024, 24):
        (state,) = page.evaluate(VISIT, [f"#w=table&on={year}"])
        wanted = Filter(as_of=str(year), bonds=tables())
        found = {each.id: each for each in select(store, wanted)}
        assert set(state["listed"]) == found.keys(), year
        assert count(store, wanted) == len(found)
        undated = sum(each.date is None for each in found.values())
        assert re.sub(r"\D", "", page.inner_text(".undated span")) == str(undated), year
        hidden += len(everything) - len(found)
        page.evaluate(f"location.hash = '#m=p&p=FRA~ITA&on={year}'")
        state = page.evaluate(ARRIVED)
        allowed = Allowed(as_of=str(year), bonds=tables())
        ways = best(simple_routes(store, "FRA", "ITA", allowed), 5, lambda route, a=allowed: hops(store, route, a))
        assert state["answer"]["routes"] == [list(route) for route in ways], year
    assert hidden > 300


def test_undated_ties_of_who_never_lived_at_once_are_no_way_as_in_python(ties: tuple[Any, Store]) -> None:
    page, store = ties
    alive, together = times(store, partial(node, store), tables()), Counter[str]()
    for pair in (("cow-auh", "UZB"), ("PRK", "NOR"), ("IRQ", "cow-auh"), ("POL", "GEO"), ("EGY", "SRB")):
        page.evaluate(VISIT, ["#w=table"])
        page.evaluate(f"location.hash = '#m=p&p={'~'.join(pair)}'")
        state = page.evaluate(ARRIVED)
        ways = best(simple_routes(store, *pair), 5, lambda route: hops(store, route), lives=alive)
        every = [held(hops(store, route), alive).together for route in ways]
        assert state["answer"]["routes"] == [list(route) for route in ways], pair
        assert state["answer"]["held"] == every, pair
        together.update(every)
    assert together[NO] and together[UNCERTAIN]


def test_what_a_date_leaves_is_what_python_selects(open_page: Callable[..., Any], tmp_path: Path) -> None:
    with Store.open(tmp_path / "dates.db", create=True) as store:
        names = world(5, store)
        network = to_networkx(store)
        write(tmp_path / "dates.html", render(network, title="x", focus=(names[0],)))
        page = open_page(tmp_path / "dates.html")
        for year in range(1900, 1921, 4):
            (state,) = page.evaluate(VISIT, [f"#on={year}&u=0&d=3"])
            day = interval(str(year))
            held = {key for _, _, key, d in network.edges(keys=True, data="date") if d and interval(d).overlaps(day)}
            assert set(state["edges"]) <= held
            inner = {key for a, b, key in network.edges(keys=True) if {a, b} <= set(state["nodes"])}
            assert set(state["edges"]) == held & inner
