"""Who is on stage: the actors that a document has named so far, and what can be told of each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from foedus.graph.dates import ALWAYS, Interval
from foedus.loaders.gazetteer import Gazetteer
from foedus.loaders.lexicon import Lexicon
from foedus.loaders.memory import Memory
from foedus.loaders.person import Person
from foedus.loaders.salience import Figure
from foedus.loaders.words import Mention

_FEW_PARTIES = 3


@dataclass(frozen=True, slots=True)
class Sought:
    """Of what kinds an actor must be that is looked for, and who it cannot be."""

    kinds: frozenset[str] = frozenset()
    but: frozenset[str] = frozenset()

    def fits(self, node: str, cast: Cast) -> bool:
        """Whether a node may be the one."""
        return node not in self.but and (not self.kinds or cast.kinds.get(node) in self.kinds)


@dataclass(slots=True)
class Cast:
    """The actors of a document while it is read.

    `recent` are all that were named, `subjects` those that acted, both with the latest last; `speaker` is whose
    quoted words are being read; `together` the latest several that acted as one subject, `lists` those that were named
    in one breath. `kinds` is the kind of every node. `wordings` are those of each treaty that the text describes,
    `parties` its parties as far as told there, `treaties` those that it calls by a bare noun, `instruments` all
    mentions of treaties in the order of the text, `memory` what has been told, `days` the time that it tells of;
    `sought` is what is being looked for, `weights` how often the document names each state, `official` for whom the
    officials spoke that were named last, `troops` whose the troops were, `bodies` whose a body of a state was that was
    named last by each noun, `quarters` the nation that « the North » means, `scene` what the last two sentences named,
    `strangers` what persons are called of whom it tells without a name, `proposing` who wanted or
    proposed what the last sentence tells, `assembled` the bodies whose assembly it tells
    of, `hero` the leader whose life it tells, `since` where the entry of a chronology begins, `meant` whom each word
    means that was asked for in the sentence at hand.
    """

    names: Gazetteer
    words: Lexicon
    people: dict[str, Person]
    kinds: dict[str, str]
    text: str = ""
    recent: list[str] = field(default_factory=list)
    subjects: list[str] = field(default_factory=list)
    together: list[str] = field(default_factory=list)
    lists: list[tuple[str, ...]] = field(default_factory=list)
    speaker: str | None = None
    treaties: dict[str, str] = field(default_factory=dict)
    wordings: dict[str, list[str]] = field(default_factory=dict)
    parties: dict[str, list[str]] = field(default_factory=dict)
    document: str = ""
    instruments: Sequence[Mention] = ()
    official: list[str] = field(default_factory=list)
    troops: list[str] = field(default_factory=list)
    bodies: dict[str, list[str]] = field(default_factory=dict)
    quarters: Mapping[str, str] = field(default_factory=dict)
    memory: Memory = field(default_factory=Memory)
    days: Interval = ALWAYS
    sought: Sought = Sought()
    weights: dict[str, int] = field(default_factory=dict)
    scene: list[Sequence[Figure]] = field(default_factory=list)
    strangers: set[str] = field(default_factory=set)
    proposing: list[str] = field(default_factory=list)
    assembled: list[str] = field(default_factory=list)
    hero: str | None = None
    since: int = 0
    meant: dict[tuple[int, int, int, int, str | None], list[str]] = field(default_factory=dict)

    @contextmanager
    def freely(self) -> Iterator[None]:
        """While looking for somebody else than the one who is sought."""
        sought, self.sought = self.sought, Sought()
        try:
            yield
        finally:
            self.sought = sought

    def note(self, named: Iterable[str], acting: Iterable[str]) -> None:
        """Remember the actors of a sentence once it is read, in the order of the text."""
        self.meant.clear()
        for node in named:
            _to_the_end(self.recent, node)
        for node in acting:
            _to_the_end(self.subjects, node)

    def begin_anew(self, place: int) -> None:
        """Forget what was told and who was meant before a place: an entry of a chronology says nothing of the one
        before."""
        self.since = place
        self.memory.begin_anew()
        self.together = []
        for order in (self.subjects, self.scene, self.official, self.troops):
            order.clear()
        self.meant.clear()

    def is_a(self, node: str, *kinds: str) -> bool:
        """Whether a node is of one of some kinds."""
        return self.kinds.get(node) in kinds

    def is_unmade(self, treaty: str) -> bool:
        """Whether a treaty is one that the text only describes, without the year in which it was made."""
        return treaty not in self.names.nodes and not any(c.isdigit() for w in self.wordings.get(treaty, ()) for c in w)

    def is_faction(self, node: str) -> bool:
        """Whether an organization is rather an armed group or a party: no states belong to it, and it is nobody's
        organ."""
        known = self.names.nodes.get(node)
        parent = known.attributes.get("parent") if known else None
        return self.is_a(node, "Organization") and node not in self.names.members and not parent

    def state_of(self, node: str | None) -> str | None:
        """What a leader leads or represents; any other node itself."""
        person = self.people.get(node or "")
        return person.state if person else node

    def latest(self, *kinds: str, among: Sequence[str] | None = None) -> str | None:
        """The node of some kinds that was named last."""
        order = reversed(self.recent if among is None else among)
        return next((node for node in order if self.is_a(node, *kinds)), None)

    def latest_treaty(self, place: int) -> list[str]:
        """The treaty that was named last before a place of the text."""
        latest = self.latest_instrument(place)
        return [latest.node] if latest else []

    def latest_instrument(self, place: int) -> Mention | None:
        """Where a treaty was named last before a place of the text, in its entry of a chronology."""
        told = (each for each in reversed(self.instruments) if self.since <= each.start and each.end <= place)
        return next(told, None)

    def alliance_of_treaty(self, place: int) -> str | None:
        """The alliance whose founding treaty was named last before a place: « l'alliance »."""
        if not (treaty := self.latest_treaty(place)):
            return None
        founded = self.names.founded.get(treaty[0], ())
        alliance = next((n for n in founded if self.names.nodes[n].kind == "Alliance"), None)
        self.kinds |= {alliance: "Alliance"} if alliance else {}
        return alliance

    def parties_of(self, treaty: str) -> list[str]:
        """The parties of a treaty as the text describes it, or, where they are few, those known ones that the document
        names."""
        listed = self.names.parties(treaty)
        few = listed if 1 < len(listed) <= _FEW_PARTIES else []
        self.kinds |= {party: self.names.nodes[party].kind for party in few if party in self.names.nodes}
        return self.parties.get(treaty) or [party for party in few if party in self.weights]

    def founding_treaty(self, among: Sequence[str]) -> list[str]:
        """The treaty on which the alliance rests that was named last: « l'article 5 » alone is an article of it."""
        alliance = self.names.nodes.get(self.latest("Alliance", among=among) or "")
        treaty = str(alliance.attributes.get("treaty", "")) if alliance else ""
        self.kinds |= {treaty: "Treaty"} if treaty in self.names.nodes else {}
        return [treaty] if treaty in self.names.nodes else []

    def label(self, node: str) -> str:
        """The name of a node in the language of the text."""
        known = self.names.nodes.get(node)
        return known.label(self.words.language) if known else next(iter(self.wordings.get(node, ())), "")

    def gender(self, node: str) -> str:
        """`m`, `f`, `p` (plural) in the language of the text, or "" where it cannot be told."""
        known = self.names.nodes.get(node)
        if node in self.people:
            return "" if known is None else "f" if node in self.names.women else "m"
        article = known.attributes.get(f"article_{self.words.language}", "") if known else ""
        genders: dict[str, Any] = self.words.settings.get("genders", {})
        if gender := genders.get(article):
            return str(gender)
        endings: dict[str, Any] = self.words.settings.get("gender_endings", {})
        noun = known.label(self.words.language).lower().partition(" ")[0] if known else ""
        return next((str(gender) for ending, gender in endings.items() if noun.endswith(ending)), "")


def _to_the_end(items: list[str], item: str) -> None:
    if item in items:
        items.remove(item)
    items.append(item)
