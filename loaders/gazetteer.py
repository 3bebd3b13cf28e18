"""The gazetteer: who the world's states, alliances, organizations, treaties and leaders are, and what they are called.

Reads the tables of foedus.seeds (described in seeds/gazetteer/README.md). A form is a name as folded words; what it
may mean is one or more entries, told apart by date.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from io import StringIO

from foedus.graph.dates import ALWAYS, Interval, interval
from foedus.graph.model import Name, Node
from foedus.graph.names import fold
from foedus.graph.packaged import text_of
from foedus.loaders.entries import entry, values
from foedus.loaders.lands import Lands, lands
from foedus.loaders.transliteration import skeleton

_TABLES = ("states", "organizations", "treaties", "leaders")
_LONGEST_DEMONYM = 2  # words


@dataclass(frozen=True, slots=True)
class Form:
    """One way to write an entry: its `words` folded, the `role` of that name, `exact` where capitals matter."""

    entry: str
    text: str
    role: str
    language: str

    @property
    def exact(self) -> bool:
        """Whether only this very spelling counts: acronyms are words of other meanings in small letters."""
        return self.text.isupper() and len(self.text) <= 8


@dataclass(frozen=True, slots=True)
class Office:
    """Who held an office: `leads` or `represents` a state or organization, titles by language, from when to when."""

    leader: str
    of: str
    relation: str
    titles: dict[str, str]
    days: Interval


@dataclass
class Gazetteer:
    """All entries as nodes by id; forms by folded words; demonyms by folded word; when an entry existed; offices by
    holder; leaders by the sound of the first and the last word of their names; the most words of a form or demonym,
    by its first word; states by the epithets that stand for them, with the time in which they did; neighbours; who
    belonged to an organization, and when; whose towns and regions are and were; states and days of what stands for
    several at once, by folded words, and which of those and of the demonyms are written `small`; states by the first
    part of words such as « franco-russe », folded; organizations by the towns, folded, that stand for them where their
    states do not; who ruled a state that was a colony; which leaders are women; by which folded titles states were led;
    what was founded by a treaty; the treaties signed in a year.
    """

    nodes: dict[str, Node] = field(default_factory=dict)
    forms: dict[str, list[Form]] = field(default_factory=dict)
    demonyms: dict[str, list[str]] = field(default_factory=dict)
    existed: dict[str, tuple[Interval, ...]] = field(default_factory=dict)
    offices: dict[str, list[Office]] = field(default_factory=dict)
    by_sound: dict[str, set[str]] = field(default_factory=dict)
    longest: dict[str, int] = field(default_factory=dict)
    epithets: dict[str, dict[str, list[Interval]]] = field(default_factory=dict)
    neighbours: dict[str, set[str]] = field(default_factory=dict)
    members: dict[str, list[tuple[str, Interval]]] = field(default_factory=dict)
    lands: Lands = field(default_factory=Lands)
    groups: dict[str, list[tuple[tuple[str, ...], tuple[Interval, ...]]]] = field(default_factory=dict)
    small: set[str] = field(default_factory=set)
    combining: dict[str, list[str]] = field(default_factory=dict)
    seats: dict[str, str] = field(default_factory=dict)
    women: set[str] = field(default_factory=set)
    rulers: dict[str, str] = field(default_factory=dict)
    heads: set[tuple[str, str]] = field(default_factory=set)
    founded: dict[str, list[str]] = field(default_factory=dict)
    signed: dict[str, list[Node]] = field(default_factory=dict)

    def at(self, entries: list[str], days: Interval) -> list[str]:
        """Those of some entries that existed at a time; all of them when that would leave none."""
        return [e for e in entries if self.was_at(e, days)] or entries

    def states_of_place(self, name: str, days: Interval) -> list[str]:
        """The state in which a town or region lay at a time: several where it changed hands then."""
        held = self.lands.holders(name, days)
        state = self.lands.today.get(fold(name))
        if not held and state and fold(name) not in self.lands.changed:
            held = [state] if self.was_at(state, days) else self._earlier(state, days)
        return [each for each in held if each in self.nodes and self.was_at(each, days)]

    def _earlier(self, state: str, days: Interval) -> list[str]:
        """Whose the land of a state was before that existed: its forerunners', else that of who ruled it last."""
        later = any(days.end < span.start for span in self.existed.get(state, ()))
        ruler = self.rulers.get(state) if later and state not in self.lands.before else None
        return self.lands.forerunners(state, days) or ([ruler] if ruler else [])

    def group(self, words: str, days: Interval) -> tuple[str, ...]:
        """The states that folded words stand for together (« pays baltes »), where there were such at a time."""
        for states, spans in self.groups.get(words, ()):
            if all(state in self.nodes for state in states) and any(span.overlaps(days) for span in spans):
                return states
        return ()

    def add_group(self, row: dict[str, str]) -> None:
        """Take in a row of groups.csv. Raises KeyError for a missing column, BadDate."""
        spans = tuple(interval(span) for span in values(row["existed"]))
        called = values(f"{row['called_fr']}|{row['called_en']}")
        self.small |= {fold(name) for name in called if name.islower()}
        for words in {fold(name) for name in called}:
            self.groups.setdefault(words, []).append((tuple(values(row["states"])), spans))
            self.reach(words)

    def add_combining(self, row: dict[str, str]) -> None:
        """Take in a row of combining.csv. Raises KeyError for a missing column."""
        for first in {fold(form) for form in values(f"{row['called_fr']}|{row['called_en']}")}:
            self.combining[first] = values(row["states"])
            self.reach(first + " -" * _LONGEST_DEMONYM)

    def knows(self, words: str) -> bool:
        """Whether folded words may name anybody, at any time."""
        if words in self.forms or words in self.demonyms or words in self.groups or words in self.lands.capitals:
            return True
        return words.partition(" ")[0] in self.combining

    def compound(self, words: str, days: Interval) -> tuple[str, ...]:
        """The two states of folded words such as « franco russe »; none where they are not two."""
        first, _, second = words.partition(" ")
        halves = [self.at(of, days)[0] for of in (self.combining.get(first), self.demonyms.get(second)) if of]
        states = dict.fromkeys(half for half in halves if self.nodes[half].kind == "State")
        return tuple(states) if len(states) == 2 else ()

    def paired(self, text: str) -> tuple[str, ...]:
        """The two states that the first word such as « franco-russe » of a text names, whenever they existed."""
        pairs = (self.compound(fold(word), ALWAYS) for word in text.split() if "-" in word)
        return next((pair for pair in pairs if pair), ())

    def was_at(self, entry: str, days: Interval) -> bool:
        """Whether an entry existed at a time, as far as is known."""
        return entry not in self.existed or any(span.overlaps(days) for span in self.existed[entry])

    def called(self, epithet: str, days: Interval) -> set[str]:
        """The states that an epithet may mean at a time."""
        told = self.epithets.get(fold(epithet), {})
        return {state for state, spans in told.items() if any(span.overlaps(days) for span in spans)}

    def first_called(self, epithet: str, days: Interval) -> str | None:
        """Of the states that an epithet may mean at a time the one that was called so before any other: « the tsar » of
        1914 is that of Russia, though Bulgaria had one too."""
        since = {state: min(spans).start for state, spans in self.epithets.get(fold(epithet), {}).items()}
        order = sorted(self.called(epithet, days), key=since.__getitem__)
        alone = len({since[state] for state in order[:2]}) == len(order[:2])
        return order[0] if order and alone else None

    def parties(self, treaty: str) -> list[str]:
        """The parties of a treaty that are known; none of an entry that the gazetteer does not know."""
        known = self.nodes.get(treaty)
        return values(str(known.attributes.get("parties", ""))) if known else []

    def add(self, table: str, row: dict[str, str]) -> None:
        """Take in a row of a table. Raises KeyError for a missing column, BadDate."""
        ident = row["id"]
        if table == "leaders":
            self.offices.setdefault(ident, []).append(office := _office(row))
            if office.relation == "leads":
                self.heads |= {(office.of, fold(title)) for title in office.titles.values() if title}
        if ident not in self.nodes:
            self.nodes[ident] = entry(table, row)
            self._index(self.nodes[ident])
        for word in self.demonyms_of(row):
            self.demonyms.setdefault(word, []).append(ident)
            self.reach(word)
        self.small |= {fold(word) for word in _demonyms(row) if word.islower()}
        if spans := values(row.get("existed", "")):
            self.existed[ident] = tuple(interval(span) for span in spans)

    def demonyms_of(self, row: dict[str, str]) -> list[str]:
        """The demonyms in a row, folded, each once."""
        return list(dict.fromkeys(fold(word) for word in _demonyms(row)))

    def prefer(self, node: Node, name: Name) -> None:
        """Let a name of an entry mean this entry before all others that have it."""
        if not (words := fold(name.text)):
            return
        form = Form(node.id, name.text, name.role, name.language)
        others = [each for each in self.forms.get(words, ()) if each != form]
        self.forms[words] = [form, *others]
        self._note(node, name, words)

    def allies(self, one: str, days: Interval) -> set[str]:
        """The states that belonged to an alliance together with another at a time."""
        found: set[str] = set()
        for organization, held in self.members.items():
            alliance = organization in self.nodes and self.nodes[organization].kind == "Alliance"
            if alliance and any(state == one and span.overlaps(days) for state, span in held):
                found |= {state for state, span in held if span.overlaps(days)}
        return found

    def _index(self, node: Node) -> None:
        if treaty := node.attributes.get("treaty"):
            self.founded.setdefault(str(treaty), []).append(node.id)
        if node.kind == "Treaty":
            self.signed.setdefault(str(node.attributes.get("signed", ""))[:4], []).append(node)
        for name in node.names:
            if not (words := fold(name.text)):
                continue
            self.forms.setdefault(words, []).append(Form(node.id, name.text, name.role, name.language))
            self._note(node, name, words)

    def reach(self, words: str) -> None:
        """Let names be looked for that are as long as some folded words."""
        first, *rest = words.split() or [""]
        self.longest[first] = max(self.longest.get(first, 1), 1 + len(rest))

    def _note(self, node: Node, name: Name, words: str) -> None:
        self.reach(words)
        if node.kind == "Leader":
            for word in (name.text.split()[0], name.text.split()[-1]):
                self.by_sound.setdefault(skeleton(word), set()).add(node.id)


@cache
def gazetteer() -> Gazetteer:
    """The gazetteer of this installation."""
    return installed()


def installed() -> Gazetteer:
    """The gazetteer of this installation, made anew, to be added to."""
    made = Gazetteer()
    for table in _TABLES:
        for row in _rows(table):
            made.add(table, row)
    for row in _rows("epithets"):
        for word in {w for column, cell in row.items() if column.startswith("called_") for w in values(cell)}:
            name, _, days = word.partition(":")
            called = made.epithets.setdefault(fold(name), {})
            called.setdefault(row["id"], []).append(interval(days or None))
    for row in _rows("seats"):
        made.seats |= {fold(town): row["id"] for town in values(row["called"])}
    for row in _rows("groups"):
        made.add_group(row)
    for row in _rows("combining"):
        made.add_combining(row)
    for row in _rows("borders"):
        made.neighbours.setdefault(row["one"], set()).add(row["other"])
        made.neighbours.setdefault(row["other"], set()).add(row["one"])
    made.rulers = {row["id"]: row["ruled_by"] for row in _rows("colonies")}
    made.women = {row["id"] for row in _rows("women")}
    made.lands = lands({table: _rows(table) for table in ("places", "territories", "predecessors", "capitals")})
    for town in made.lands.capitals:
        made.reach(town)
    for row in _rows("members"):
        span = interval(f"{row['start'] or '..'}/{row['end'] or '..'}")
        made.members.setdefault(row["organization"], []).append((row["state"], span))
    return made


def _rows(table: str) -> Iterator[dict[str, str]]:
    yield from csv.DictReader(StringIO(text_of("foedus.seeds", "gazetteer", f"{table}.csv")))


def _demonyms(row: dict[str, str]) -> Iterator[str]:
    for column, cell in row.items():
        if column.startswith("demonym_"):
            yield from dict.fromkeys(word for group in cell.split(";") for word in values(group))


def _office(row: dict[str, str]) -> Office:
    titles = {column.removeprefix("office_"): cell for column, cell in row.items() if column.startswith("office_")}
    start, end = row["start"], row["end"]
    days = interval(f"{start or '..'}/{end or '..'}" if start or end else None)
    return Office(row["id"], row["state"], row["relation"], titles, days)
