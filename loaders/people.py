"""First stage, people: leaders whom the text introduces by an office or a state, and every later mention of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from foedus.graph.dates import Interval
from foedus.graph.names import slug
from foedus.loaders.gazetteer import Gazetteer
from foedus.loaders.lexicon import Lexicon
from foedus.loaders.naming import known_leader, same_name
from foedus.loaders.units import Unit, units
from foedus.loaders.words import Mention, Token


@dataclass(frozen=True, slots=True)
class Held:
    """An office: `leads` or `represents`, of whom, its titles, and where the text says so (-1 where it does not)."""

    relation: str
    of: str
    titles: tuple[str, ...] = ()
    start: int = -1
    end: int = -1


@dataclass(slots=True)
class Person:
    """A leader of this document: id, spellings met, the offices that the text gives or that are known by date."""

    id: str
    spellings: list[str]
    offices: list[Held] = field(default_factory=list)
    gender: str = ""

    @property
    def state(self) -> str | None:
        """What the person leads or represents, as first told."""
        return next((held.of for held in sorted(self.offices, key=lambda held: held.start < 0)), None)


@dataclass(frozen=True, slots=True)
class _Introduction:
    """A person's name with an office of somebody, as a pattern found them."""

    name: Unit
    office: Unit | None
    of: Unit | None
    relation: str
    former: bool
    known: bool


def people(
    paragraphs: Sequence[Sequence[Token]], found: Sequence[Mention], names: Gazetteer, words: Lexicon, days: Interval
) -> tuple[list[Person], list[Mention]]:
    """The document's leaders, and where it names them. `days` is the time that the text tells of."""
    made = units(paragraphs, found, words)
    crowd = _Crowd(names, words, days)
    for unit in made:
        if unit.letter == "N" and unit.mention:
            crowd.known(unit)
    for introduction in sorted(_introductions(made, words), key=lambda i: -len(i.name.text.split())):
        crowd.introduce(introduction)
    for unit in made:
        if unit.letter == "N":
            crowd.recognise(unit)
    mentions = [
        Mention(unit.start, unit.end, (person.id,), "Leader", "text")
        for unit in made
        if unit.letter == "N" and (person := crowd.called(unit.text)) and person.offices
    ]
    return [person for person in crowd.persons if person.offices], mentions


def _introductions(made: Sequence[Unit], words: Lexicon) -> Iterable[_Introduction]:
    letters = "".join(unit.letter for unit in made)
    for pattern, relation, known in words.introductions:
        for match in pattern.finditer(letters):
            groups = {name: match.start(name) for name in match.re.groupindex if match[name]}
            office = made[groups["o"]] if "o" in groups else None
            former = "F" in match[0] or (match.start() > 0 and letters[match.start() - 1] == "F")
            for of, name in (("s", "n"), ("s2", "n2"), ("s3", "n3")):
                if name in groups:
                    whose = made[groups[of]] if of in groups else _before(made, groups.get("r"))
                    implied = relation or _office_before(made, groups["o"] if office and not office.relation else None)
                    yield _Introduction(made[groups[name]], office, whose, implied, former, known)


def _before(made: Sequence[Unit], place: int | None) -> Unit | None:
    """The state that was named last before a possessive: « X a rompu; son président, Y »."""
    before = reversed(made[:place]) if place is not None else ()
    return next((unit for unit in before if unit.mention and unit.mention.kind == "State"), None)


def _office_before(made: Sequence[Unit], place: int | None) -> str:
    """What a counterpart holds is what the one named before holds."""
    before = reversed(made[:place]) if place is not None else ()
    return next((unit.relation for unit in before if unit.relation), "")


class _Crowd:
    """The persons of a document, while they are gathered."""

    def __init__(self, names: Gazetteer, words: Lexicon, days: Interval) -> None:
        self._names, self._words, self._days = names, words, days
        self.persons: list[Person] = []

    def known(self, unit: Unit) -> None:
        """Meet a leader whom the gazetteer knows by this full name."""
        if unit.mention:
            self._meet(unit.text, unit.mention.node)

    def recognise(self, unit: Unit) -> None:
        """Meet a leader whom nobody introduced, where the name can only be that of one then in office."""
        if not self.called(unit.text) and (ident := known_leader(unit.text, None, self._names, self._days)):
            self._meet(unit.text, ident)

    def introduce(self, found: _Introduction) -> None:
        """Take in an office that the text gives somebody."""
        spelling, of = found.name.text, self._whose(found)
        person = self.called(spelling)
        if person and of and all(held.of != of for held in person.offices):  # a namesake, perhaps
            ident = known_leader(spelling, of, self._names, self._days)
            person = self._meet(spelling, ident) if ident else person
        if person is None and of is None:
            ident = known_leader(spelling, None, self._names, self._days, titled=True)
            person = self._meet(spelling, ident) if ident else None
        if person is None and of is not None and len(spelling) > 2:
            ident = known_leader(spelling, of, self._names, self._days)
            told = " " in spelling or (found.office and found.office.start < found.name.start)
            if ident or (told and not found.known):
                person = self._meet(spelling, ident or slug(spelling))
        if person is None or (of is None and any(held.start >= 0 for held in person.offices)):
            return
        of = of or person.state
        relation = "" if found.former else (found.office.relation if found.office else "") or found.relation
        if found.known and relation:  # the text does not say which office it is
            relation = next((o.relation for o in self._names.offices.get(person.id, ()) if o.of == of), relation)
        if of is not None:
            self._hold(person, relation, of, found)

    def _hold(self, person: Person, relation: str, of: str, found: _Introduction) -> None:
        parts = [unit for unit in (found.name, found.office, found.of) if unit]
        titles = (found.office.text,) if found.office else ()
        held = Held(relation, of, titles, min(u.start for u in parts), max(u.end for u in parts))
        person.offices = [o for o in person.offices if o.start >= 0 or o.of != of]
        if not any((o.relation, o.of, o.titles) == (relation, of, titles) for o in person.offices):
            person.offices.append(held)

    def _whose(self, found: _Introduction) -> str | None:
        if found.of and found.of.letter == "N":
            other = self.called(found.of.text)
            return other.state if other else None
        return found.of.mention.node if found.of and found.of.mention else None

    def _meet(self, spelling: str, ident: str) -> Person:
        person = next((p for p in self.persons if p.id == ident), None)
        if person is None:
            person = Person(ident, [])
            person.offices = [
                Held("", office.of, tuple(filter(None, (office.titles.get(self._words.language, ""),))))
                for office in self._names.offices.get(ident, ())
                if office.days.overlaps(self._days)
            ]
            self.persons.append(person)
        if spelling not in person.spellings:
            person.spellings.append(spelling)
        return person

    def called(self, spelling: str) -> Person | None:
        """The person met last that a name, whole or one word of it, may be a spelling of; it is noted as one."""
        words = spelling.split()
        for person in sorted(reversed(self.persons), key=lambda p: spelling not in p.spellings):
            if any(same_name(words, known.split()) for known in person.spellings):
                if spelling not in person.spellings:
                    person.spellings.append(spelling)
                return person
        return None


def spellings_of(person: Person) -> list[str]:
    """All spellings, the fullest first."""
    return sorted(dict.fromkeys(person.spellings), key=lambda s: (-len(s.split()), -len(s), s))
