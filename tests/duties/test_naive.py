"""An independent and deliberately naive implementation: a loop over days, parties and articles, on random worlds.

It knows nothing of intervals: what a source says of a date is the set of all days that it may mean, and what holds on
a day is 2 (for certain), 1 (perhaps) or 0 (not), joined by min and max.
"""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from foedus.graph import Assertion, Document, Evidence, Node, Provision, Reading, Store, add
from foedus.graph.book import Book
from foedus.graph.dates import interval
from foedus.graph.days import NO
from foedus.graph.duties import Duty, duties
from foedus.graph.ties import StoreLinks
from foedus.loaders.table import Shelf
from foedus.loaders.tables import Tables

NEVER, PERHAPS, CERTAIN = 0, 1, 2
ANSWERS = {NEVER: "no", PERHAPS: "uncertain", CERTAIN: "yes"}
DAYS = [(date(2000, 1, 1) + timedelta(days=n)).isoformat() for n in range(91)]  # three months and a leap day
BEFORE, AFTER = -1, len(DAYS)
ASKED = range(20, 70, 7)
STATES, BODIES, TREATIES = ("AAA", "BBB", "CCC", "DDD"), ("UNION", "BLOC"), ("t1", "t2", "t3")
SIDES = ("", "guarantor", "guaranteed")
KINDS = ("defense", "nonaggression")

# ---- what a world is ----------------------------------------------------------------------------------------------


@dataclass
class Link:
    """Who is what to what: a row of parties.csv or members.csv, or an edge of a document."""

    source: str
    relation: str
    target: str
    start: str = ".."
    end: str = ""
    side: str = ""
    breaks: list[tuple[str, str]] = field(default_factory=list)
    stored: bool = False  # it is an edge, and what follows is for edges alone
    published: str | None = None
    shape: str = "spell"  # how it is dated: with a spell, with a day on which it was seen, or not
    negated: bool = False
    claimed: bool = False


@dataclass
class Clause:
    """A row of provisions.csv, or a provision that a document has."""

    treaty: str
    obligation: str
    bound: str
    towards: str
    start: str
    end: str
    stored: bool = False


@dataclass
class World:
    """Links, clauses, and treaties with the dates of their life; the tables are known until a day or for ever."""

    links: list[Link]
    clauses: list[Clause]
    lives: dict[str, tuple[str, str, str]]
    known_until: str


# ---- the naive answer ---------------------------------------------------------------------------------------------


@cache
def days_of(text: str) -> list[int]:
    """All days that a date may mean: that begin with its text."""
    return [n for n, day in enumerate(DAYS) if day.startswith(text)]


def starts(text: str) -> list[int]:
    if text == "..":
        return [BEFORE]
    return days_of(text) if text else [BEFORE, *range(len(DAYS)), AFTER]


def ends(text: str, known_until: str) -> list[int]:
    if text not in ("", ".."):
        return days_of(text)
    return [n for n in range(len(DAYS) + 1) if n >= days_of(known_until)[0]] if known_until else [AFTER]


@cache
def spell(start: str, end: str, day: int, known_until: str) -> int:
    may = any(first <= day for first in starts(start)) and any(last >= day for last in ends(end, known_until))
    must = all(first <= day for first in starts(start)) and all(last >= day for last in ends(end, known_until))
    return CERTAIN if must else PERHAPS if may else NEVER


def edge(link: Link, day: int) -> int:
    """An edge of a document on a day, looked at alone."""
    if link.shape == "spell":
        found = spell(link.start, link.end, day, link.published or "")
    else:
        seen = link.start if link.shape == "day" else link.published
        found = CERTAIN if seen is not None and days_of(seen) == [day] else PERHAPS
    return min(found, PERHAPS) if link.claimed else found


def row(link: Link, day: int, known_until: str) -> int:
    """A row of a table on a day: suspended from a treaty it is not bound, suspended from a body perhaps."""
    found = spell(link.start, link.end, day, known_until)
    for start, end in link.breaks:
        resting = spell(start, end, day, known_until)
        found = min(found, CERTAIN - resting if link.relation == "party-to" else max(PERHAPS, CERTAIN - resting))
    return found


def linked(world: World, alike: list[Link], day: int, side: str | None) -> int:
    """All that is said of one link on a day; with a side, of those on that side."""
    affirmed = [link for link in alike if not link.negated]
    dated = any(link.shape == "spell" for link in affirmed)
    denied = any(edge(link, day) == CERTAIN for link in alike if link.negated)
    best = NEVER
    for link in affirmed:
        found = edge(link, day) if link.stored else row(link, day, world.known_until)
        if link.shape != "spell" and dated and found < CERTAIN:
            found = NEVER
        if side is None or link.side == side:
            best = max(best, min(found, PERHAPS) if denied else found)
    return best


def tied(world: World, state: str, target: str, day: int, side: str | None, above: tuple[str, ...] = ()) -> int:
    """Whether a state is bound by a treaty, or belongs to a body, on a day; with a side, whether on that side."""
    best = NEVER
    for source in (state, *BODIES):
        for relation in ("party-to", "member-of", "founded-on"):
            alike = [x for x in world.links if (x.source, x.relation, x.target) == (source, relation, target)]
            if source == state:
                best = max(best, linked(world, alike, day, side))
            elif alike and source not in above:
                # The side that a body is on is its members', who have none of their own.
                found = linked(world, alike, day, side)
                best = max(best, min(found, tied(world, state, source, day, None, (*above, target))))
    return best


def chosen(world: World, who: str, state: str, treaty: str, day: int) -> int:
    names = who.split("|")
    if who == "all" or state in names:
        return tied(world, state, treaty, day, None)
    return max(tied(world, state, treaty, day, side) for side in names)


def life(world: World, treaty: str, day: int) -> int:
    """Whether the tables have a treaty in force on a day."""
    signed, began, ended = world.lives[treaty]
    rows = [link for link in world.links if link.target == treaty and not link.stored]
    listed = any(link.relation == "party-to" for link in rows)
    found = spell(began or (".." if listed else signed), ended, day, world.known_until)
    return min(found, PERHAPS) if not began and not rows else found


def stored_life(world: World, treaty: str, day: int) -> int:
    """Whether the documents have a treaty in force on a day."""
    signed, began, ended = world.lives[treaty]
    return min(spell(began or signed, ended, day, ""), CERTAIN if began else PERHAPS)


def owes(world: World, clause: Clause, debtor: str, creditor: str, day: int) -> int:
    dated = clause.start or clause.end
    until = "" if clause.stored else world.known_until
    own = spell(clause.start or "..", clause.end, day, until) if dated else CERTAIN
    if not clause.stored:
        own = min(own, life(world, clause.treaty, day))
    elif not dated:
        own = stored_life(world, clause.treaty, day)
    return min(
        own,
        chosen(world, clause.bound, debtor, clause.treaty, day),
        chosen(world, clause.towards, creditor, clause.treaty, day),
    )


def answer(values: list[int]) -> str:
    return "yes" if min(values) == CERTAIN else "no" if max(values) == NEVER else "uncertain"


# ---- random worlds ------------------------------------------------------------------------------------------------

_DAY = st.sampled_from(DAYS[20:70])
_DATE = st.one_of(_DAY, st.sampled_from(["2000-01", "2000-02", "2000-03"]))


@st.composite
def spells(draw: st.DrawFn, start: st.SearchStrategy[str], end: st.SearchStrategy[str]) -> tuple[str, str]:
    """A beginning and an end that is not before it, whatever they may mean."""
    first, last = draw(start), draw(end)
    if first not in ("", "..") and last not in ("", "..") and days_of(first)[0] > days_of(last)[-1]:
        return last, first
    return first, last


_SPELL = spells(st.one_of(_DATE, st.just("..")), st.one_of(_DATE, st.just("")))
_BREAK = spells(_DATE, st.one_of(_DATE, st.just("..")))


@st.composite
def table_worlds(draw: st.DrawFn) -> World:
    """Parties with sides and suspensions, members of bodies and of bodies of bodies, one-way guarantees, phases."""
    links = []
    for treaty in TREATIES:
        how = draw(st.sampled_from(["listed", "founded", "original"]))
        if how == "listed":
            for party in draw(st.lists(st.sampled_from((*STATES, *BODIES)), max_size=5)):
                start, end = draw(_SPELL)
                breaks = draw(st.lists(_BREAK, max_size=2))
                links.append(Link(party, "party-to", treaty, start, end, draw(st.sampled_from(SIDES)), breaks))
        elif how == "founded":
            links.append(Link(draw(st.sampled_from(BODIES)), "founded-on", treaty))
    for body in BODIES:
        others = tuple(other for other in BODIES if other != body)
        for member in draw(st.lists(st.sampled_from((*STATES, *others)), max_size=4)):
            start, end = draw(_SPELL)
            links.append(Link(member, "member-of", body, start, end, "", draw(st.lists(_BREAK, max_size=1))))
    names = st.one_of(st.just("all"), st.sampled_from(SIDES[1:]), st.just("AAA|BBB"), st.just("guarantor|CCC"))
    phase = st.one_of(st.just(("", "")), spells(st.one_of(_DATE, st.just("")), st.one_of(_DATE, st.just(""))))
    clauses = [
        Clause(draw(st.sampled_from(TREATIES)), draw(st.sampled_from(KINDS)), draw(names), draw(names), *draw(phase))
        for _ in range(draw(st.integers(1, 4)))
    ]
    lives = {}
    for treaty in TREATIES:
        start, end = draw(spells(st.one_of(_DATE, st.just("")), st.one_of(_DATE, st.just(""))))
        lives[treaty] = ("2000-01-01", start, end)
    return World(links, clauses, lives, draw(st.sampled_from(["", DAYS[60]])))


@st.composite
def mixed_worlds(draw: st.DrawFn) -> World:
    """The same with documents beside the tables: undated, denied, claimed, and dated by when they were written."""
    world = draw(table_worlds())
    for _ in range(draw(st.integers(1, 8))):
        relation = draw(st.sampled_from(["party-to", "member-of", "founded-on"]))
        source = draw(st.sampled_from({"party-to": (*STATES, *BODIES), "member-of": STATES}.get(relation, BODIES)))
        target = draw(st.sampled_from(BODIES if relation == "member-of" else TREATIES))
        start, end = draw(_SPELL)
        shape = draw(st.sampled_from(["spell", "day", "undated", "undated"]))
        world.links.append(
            Link(
                source, relation, target, draw(_DATE) if shape == "day" else start, end, "", [], True,
                draw(st.one_of(st.none(), _DATE)), shape, draw(st.sampled_from([False, False, True])),
                draw(st.sampled_from([False, False, True])),
            )
        )  # fmt: skip
    names = st.sampled_from(["all", "AAA|BBB", "DDD"])
    phase = st.one_of(st.just(("", "")), spells(st.one_of(_DATE, st.just("")), st.one_of(_DATE, st.just(""))))
    for _ in range(draw(st.integers(0, 2))):
        treaty, kind = draw(st.sampled_from(TREATIES)), draw(st.sampled_from(KINDS))
        world.clauses.append(Clause(treaty, kind, draw(names), draw(names), *draw(phase), True))
    return world


# ---- the same world for the real implementation -------------------------------------------------------------------


class Folder:
    """The tables of a world, in memory."""

    def __init__(self, world: World) -> None:
        rows = [link for link in world.links if not link.stored]
        members = [link for link in rows if link.relation == "member-of"]
        parties = [link for link in rows if link.relation == "party-to"]
        self.tables: dict[str, list[dict[str, str]]] = {
            "treaties.csv": [
                {"id": ident, "signed": signed, "in_force": began, "ended": ended, "parties": "", "registration": ""}
                for ident, (signed, began, ended) in world.lives.items()
            ],
            "parties.csv": [
                {"treaty": link.target, "party": link.source, "side": link.side, "start": link.start, "end": link.end,
                 "suspended": "|".join(map("/".join, link.breaks)), "note": ""}
                for link in parties
            ],
            "members.csv": [
                {"organization": link.target, "state": link.source, "start": link.start, "end": link.end,
                 "note": "suspended " + "; ".join(map("/".join, link.breaks)) if link.breaks else ""}
                for link in members
            ],
            "organizations.csv": [
                {"id": link.source, "treaty": link.target, "existed": ""}
                for link in rows
                if link.relation == "founded-on"
            ] + [{"id": body, "treaty": "", "existed": ""} for body in BODIES],
            "provisions.csv": [
                {"treaty": each.treaty, "article": str(number), "obligation": each.obligation, "bound": each.bound,
                 "towards": each.towards, "start": each.start, "end": each.end, "reference": "", "statement_en": ""}
                | dict.fromkeys(("armed_attack", "unprovoked", "adversary", "place", "conflict", "adversaries",
                                 "on_request", "own_means", "constitutional", "consent", "political"), "")
                for number, each in enumerate(world.clauses)
                if not each.stored
            ],
            "states.csv": [{"id": state, "existed": ""} for state in STATES],
        }  # fmt: skip
        if world.known_until:
            self.tables["edition.csv"] = [{"known_until": world.known_until}]

    def text(self, name: str) -> str:
        """A table as the text of a file. Raises FileNotFoundError."""
        if (rows := self.tables.get(name)) is None:
            raise FileNotFoundError
        columns = rows[0] if rows else {"treaty": "", "party": "", "state": "", "organization": ""}
        text = io.StringIO()
        writer = csv.DictWriter(text, list(columns))
        writer.writeheader()
        writer.writerows(rows)
        return text.getvalue()


def readings(world: World) -> list[Reading]:
    """The documents of a world: one for each edge, and one for what the treaties provide."""
    kinds = dict.fromkeys(STATES, "State") | dict.fromkeys(BODIES, "Alliance") | dict.fromkeys(TREATIES, "Treaty")
    made = []
    for number, link in enumerate(world.links):
        if link.stored:
            name = f"document {number}"
            dates = {"spell": f"{link.start}/{link.end or '..'}", "day": link.start, "undated": None}
            said = Assertion(
                link.source, link.relation, link.target, dates[link.shape], "negated" if link.negated else "affirmed",
                attributed_to="speaker" if link.claimed else None, evidence=(Evidence(name, 0, 1, "x"),),
            )  # fmt: skip
            nodes = (Node("speaker", "Leader"), *(Node(each, kinds[each]) for each in (link.source, link.target)))
            made.append(Reading(Document(name, published=link.published), nodes, (said,)))
    treaties = []
    for treaty, (signed, began, ended) in world.lives.items():
        provisions = tuple(
            Provision(str(number), x.obligation, None, x.bound, x.towards, x.start or None, x.end or None)
            for number, x in enumerate(world.clauses)
            if x.stored and x.treaty == treaty
        )
        dates = {"signed": signed, "in_force": began, "ended": ended}
        treaties.append(Node(treaty, "Treaty", (), dates, provisions))
    return [*made, Reading(Document("treaties"), tuple(treaties))]


def named(duty: Duty) -> tuple[str, int, str, str]:
    """Which duty it is: treaty, article, debtor and creditor."""
    return duty.instrument.id, int(duty.clause.provision.article), duty.debtor, duty.creditor


def compared(world: World, book: Book, asked: list[tuple[int, int]]) -> None:
    """The real answers are the naive ones, for every article, debtor and creditor."""
    real = {named(duty): duty.span for treaty in TREATIES for duty in duties(book.instrument(treaty))}
    for first, last in asked:
        days = interval(f"{DAYS[first]}/{DAYS[last]}")
        holding = {key for key, span in real.items() if span.on(days) != NO}
        assert {named(duty) for each in (*STATES, *BODIES) for duty in book.owed_by(each, days)} == holding
        assert {named(duty) for each in (*STATES, *BODIES) for duty in book.owed_to(each, days)} == holding
    for number, clause in enumerate(world.clauses):
        for debtor in STATES:
            for creditor in STATES:
                span = real.get((clause.treaty, number, debtor, creditor))
                if debtor == creditor:
                    assert span is None
                    continue
                values = {n: owes(world, clause, debtor, creditor, n) for first, last in asked for n in (first, last)}
                for first, last in asked:
                    between = [
                        values[n] if n in values else owes(world, clause, debtor, creditor, n)
                        for n in range(first, last + 1)
                    ]
                    found = span.on(interval(f"{DAYS[first]}/{DAYS[last]}")) if span else "no"
                    assert found == answer(between), (clause, debtor, creditor, DAYS[first], DAYS[last])


_SPANS = st.lists(st.tuples(st.sampled_from(ASKED), st.sampled_from([0, 0, 3])), min_size=2, max_size=4)


@pytest.mark.slow
@settings(max_examples=1000, deadline=None, suppress_health_check=list(HealthCheck))
@given(table_worlds(), _SPANS)
def test_random_worlds_of_tables(world: World, asked: list[tuple[int, int]]) -> None:
    compared(world, Book(Tables(Shelf(Folder(world).text))), [(first, first + more) for first, more in asked])


@settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
@given(mixed_worlds(), _SPANS)
def test_random_worlds_of_tables_and_documents(world: World, asked: list[tuple[int, int]]) -> None:
    with Store.empty() as store:
        add(store, *readings(world))
        book = Book(StoreLinks(store), Tables(Shelf(Folder(world).text)))
        compared(world, book, [(first, first + more) for first, more in asked])
