"""First stage, people: offices without a name, « le président russe »: their holder, where the text names one
elsewhere, else the state for which an official speaks."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterator, Sequence

from foedus.graph.names import fold
from foedus.loaders.introductions import Held
from foedus.loaders.lexicon import Lexicon
from foedus.loaders.person import Person
from foedus.loaders.units import Unit
from foedus.loaders.words import Mention

_OWNERS = ("s", "s3", "s4", "s2")  # in the order of the text


def office_phrases(
    made: Sequence[Unit], named: Sequence[Mention], persons: Sequence[Person], words: Lexicon
) -> Iterator[Mention]:
    """Offices without a name as mentions; `named` are those of persons. A holder's first such office is noted."""
    letters = "".join(unit.letter for unit in made)
    taken = _taken(made, named)
    holders = _Holders(named, persons, words)
    for pattern in words.office_phrases:
        for match in pattern.finditer(letters):
            here = slice(match.start(), match.end())
            former = match.start() > 0 and letters[match.start() - 1] == "F"
            ours = any(words.has("first_person_plural", unit.text.lower()) for unit in made[_with_before(match)])
            if not (former or ours or any(taken[here])) and (mention := _mention(match, made, holders)):
                yield mention
                taken[here] = b"\1" * (here.stop - here.start)


def _with_before(match: re.Match[str]) -> slice:
    """The units of a match and the one before it."""
    return slice(max(match.start() - 1, 0), match.end())


def _taken(made: Sequence[Unit], named: Sequence[Mention]) -> bytearray:
    """Which units stand in mentions of persons."""
    spans = sorted((mention.start, mention.end) for mention in named)
    taken, at, reach = bytearray(len(made)), 0, -1
    for i, unit in enumerate(made):
        while at < len(spans) and spans[at][0] <= unit.start:
            reach = max(reach, spans[at][1])
            at += 1
        taken[i] = unit.start < reach
    return taken


def _mention(match: re.Match[str], made: Sequence[Unit], holders: _Holders) -> Mention | None:
    office = made[match.start("o")]
    owners = [made[match.start(s)] for s in _OWNERS if s in match.re.groupindex and match[s]]
    start, end = made[match.start()].start, made[match.end() - 1].end
    if not owners:
        person = holders.latest(office)
        return Mention(start, end, (person.id,), "Leader", "office") if person else None
    nodes, kinds = [], set()
    for owner in owners:
        if owner.mention is None:
            return None
        person = holders.of(office, owner.mention.node) if office.letter == "O" or len(owners) > 1 else None
        nodes.append(person.id if person else owner.mention.node)
        kinds.add("Leader" if person else owner.mention.kind)
        if person:
            _note(person, Held(office.relation, owner.mention.node, (office.text,), start, end))
    kind = kinds.pop() if len(kinds) == 1 else "State"
    return Mention(start, end, tuple(dict.fromkeys(nodes)), kind, "list" if len(owners) > 1 else "office")


def _note(person: Person, held: Held) -> None:
    if held.relation in ("leads", "represents") and not person.introduced:
        person.offices = [held, *(o for o in person.offices if o.of != held.of)]


class _Holders:
    """The persons of a document by where it names them."""

    def __init__(self, named: Sequence[Mention], persons: Sequence[Person], words: Lexicon) -> None:
        self._words = words
        self._persons = {person.id: person for person in persons}
        self._places: dict[str, list[int]] = {}
        for mention in sorted(named, key=lambda m: m.start):
            for node in mention.nodes:
                self._places.setdefault(node, []).append(mention.start)

    def of(self, office: Unit, owner: str) -> Person | None:
        """Who of the persons named, the latest before an office first, may hold it for an owner."""
        held = [(p, h) for p in self._by_recency(office.start) for h in p.offices if h.of == owner and h.relation]
        return next((p for p, h in held if self._fits(office, h)), None)

    def latest(self, office: Unit) -> Person | None:
        """Who was named last before an office without owner and may hold it; only heads have one meaning there."""
        if office.relation != "leads":
            return None
        before = self._by_recency(office.start, only_before=True)
        return next((p for p in before for h in p.offices if h.relation and self._fits(office, h)), None)

    def _by_recency(self, place: int, *, only_before: bool = False) -> list[Person]:
        latest = {node: bisect(places, place) for node, places in self._places.items()}
        order = sorted(latest, key=lambda node: -self._places[node][latest[node] - 1] if latest[node] else 0)
        kept = [node for node in order if latest[node] or not only_before]
        return [self._persons[node] for node in kept if node in self._persons]

    def _fits(self, office: Unit, held: Held) -> bool:
        """Whether a title may be that of an office held: the same words, one of the same rank, or for any head."""
        title = fold(office.text)
        ranks = [rank for rank in self._words.settings.get("same_offices", ()) if title in rank]
        for other in map(fold, held.titles):
            if title in other or other in title or any(title in rank and other in rank for rank in ranks):
                return True
        heads = office.relation == held.relation == "leads"
        untitled = not held.titles and not self._words.has("sovereigns", office.text.lower())
        return heads and (untitled or self._words.has("any_head", office.text.lower()))
