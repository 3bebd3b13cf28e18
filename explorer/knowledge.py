"""All that obligations are computed from: the user's store, where there is one, and the gazetteer that ships."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from foedus.explorer.edition import today
from foedus.explorer.main import Misuse
from foedus.explorer.stores import named as only
from foedus.explorer.stores import open_or_empty
from foedus.explorer.wording import Words
from foedus.exports.lookup import Lookup
from foedus.graph import Node, Store, node
from foedus.graph.book import Book
from foedus.graph.dates import ALWAYS, Interval, interval, iso_day
from foedus.graph.errors import UnknownNode
from foedus.graph.search import named
from foedus.graph.ties import StoreLinks
from foedus.loaders.known import Known, known, living
from foedus.loaders.tables import tables

if TYPE_CHECKING:
    from foedus.graph.cases import Case
    from foedus.graph.court import Court
    from foedus.graph.derived import Derived

STATE = "State"


@dataclass
class Knowledge:
    """A store with the gazetteer beside it: instruments of both, and names in one language."""

    store: Store
    known: Known
    words: Words

    @cached_property
    def book(self) -> Book:
        """The instruments of the store and of the gazetteer."""
        return Book(StoreLinks(self.store), tables())

    @cached_property
    def court(self) -> Court:
        """What judges cases, with the areas and lands of the gazetteer."""
        from foedus.graph.court import Court

        return Court(self.book, self.known.areas, self.known.lands, self.known.is_land)

    def state(self, text: str, days: Interval = ALWAYS) -> str:
        """The id of the state that is called so, of several the one that existed on some days. Raises UnknownNode, and
        Misuse for what is no state."""
        found = [node(self.store, hit.id) for hit in named(self.store, text)]
        states = living([each for each in found if each.kind == STATE], days)
        if len(states) == 1:
            return states[0].id
        if len(states) > 1:
            return only(self.store, text, beyond=False)
        try:
            return self.known.state(text, days).id
        except UnknownNode:
            if found := found or [each for each in [self.known.named(text)] if each]:
                raise Misuse(self._no_state(found[0])) from None
            raise

    def living(self, text: str, days: Interval) -> str:
        """The same for a state that may have existed, between its first and its last day. Raises Misuse."""
        ident = self.state(text, days)
        lived = self.book.lived(ident)
        if lived == (ALWAYS,) or any(days.overlaps(life) for life in lived):
            return ident
        raise Misuse(self._not_alive(ident, days))

    def uncovered(self, ident: str, days: Interval, only: Iterable[str] = ()) -> str:
        """What to say where nothing binds a state: that it did not exist, or that these sources do not cover it; `only`
        is what alone was looked for."""
        spells = self._existed(ident)
        if spells and not any(days.overlaps(interval(spell)) for spell in spells):
            return self._not_alive(ident, days)
        sought = self.words.joined(only)
        said = self.words.duty["not_covered_only" if sought else "not_covered"]
        return said.format(self.words.names(ident), shown(days), sought)

    def _existed(self, ident: str) -> list[str]:
        said = self.words.lookup.node(ident).attributes.get("existed")
        return [spell for spell in said.split("|") if spell] if isinstance(said, str) else []

    def _not_alive(self, ident: str, days: Interval) -> str:
        label = f"{self.words.label(ident)} ({ident})"
        said = self.words.duty["not_alive"].format(label, ", ".join(map(self.words.when, self._existed(ident))))
        instead = (f"{each.label(self.words.language)} ({each.id})" for each in self.known.instead(ident, days))
        return " ".join([said, *(self.words.duty["instead"].format(names) for names in [", ".join(instead)] if names)])

    def case(self, attacked: str, attackers: list[str], days: Interval, place: str | None) -> Case:
        """A case of states by their ids, with a place by its name. Raises Misuse where one attacks itself."""
        from foedus.graph.cases import Case

        if attacked in attackers:
            raise Misuse(self.words.duty["self_attack"].format(self.words.label(attacked)))
        return Case(attacked, tuple(dict.fromkeys(attackers)), days, self._place(place) if place else None)

    def _place(self, text: str) -> str:
        """The id of an area or a state that is called so; else the text, which then may lie anywhere."""
        if area := self.known.area(text):
            return area
        try:
            return self.state(text)
        except (UnknownNode, Misuse):
            return text

    def _no_state(self, found: Node) -> str:
        return self.words.duty["no_state"].format(found.label(self.words.language), self.words.kind(found).lower())


@contextmanager
def knowledge(language: str) -> Iterator[Knowledge]:
    """The user's store beside the gazetteer; where the user named no store and has none, the gazetteer alone."""
    with open_or_empty() as store:
        yield knowledge_of(store, language)


def knowledge_of(store: Store, language: str) -> Knowledge:
    """The gazetteer beside a store that is open."""
    return Knowledge(store, known(), Words(Lookup(store, known()), language))


def derived_relations(store: Store) -> Derived:
    """The derived relations of a store beside the gazetteer."""
    from foedus.graph.derived import Derived

    return Derived(store, Book(StoreLinks(store), tables()), known().node, known().document)


def asked(as_of: str | None) -> Interval:
    """The days of --as-of; without it, today as far as the gazetteer knows it. Raises BadDate."""
    return interval(as_of if as_of is not None else today())


def shown(days: Interval) -> str:
    """Days as EDTF: one day, or a first and a last one."""
    first, last = iso_day(days.start), iso_day(days.end)
    return f"{first}" if first == last else f"{first or '..'}/{last or '..'}"
