"""First stage, people: leaders whom the text introduces by an office or a state, and every later mention of them."""

from __future__ import annotations

from collections.abc import Sequence

from foedus.graph.dates import Interval
from foedus.graph.names import fold, slug
from foedus.loaders.gazetteer import Gazetteer
from foedus.loaders.introductions import Held, Introduction, introduced, offices_told
from foedus.loaders.lexicon import Lexicon
from foedus.loaders.naming import (
    is_called,
    is_surname,
    known_by_title,
    known_leader,
    known_offices,
    led_elsewhere,
    same_name,
    sounding,
)
from foedus.loaders.person import Person
from foedus.loaders.settings import foremost_states, owner_before, several_before, sole_state_before
from foedus.loaders.terms import nearest_held, once_held
from foedus.loaders.times import Days
from foedus.loaders.units import Unit, units
from foedus.loaders.words import Mention, Token


def people(
    paragraphs: Sequence[Sequence[Token]], found: Sequence[Mention], names: Gazetteer, words: Lexicon, days: Days
) -> tuple[list[Person], list[Mention], list[Unit]]:
    """The document's leaders, where it names them, and its units. `days` are the times that it tells of."""
    made = units(paragraphs, found, words)
    crowd = _Crowd(made, names, words, days)
    named = [unit for unit in made if unit.letter == "N"]
    for unit in named:
        if unit.mention and (unit.mention.end >= unit.end or crowd.may_be(unit.text, unit.mention.node)):
            crowd.meet(unit.text, unit.mention.node, unit.start)
    introductions = sorted(introduced(made, words), key=lambda i: -max(len(n.text.split()) for n, _ in i.names))
    for introduction in introductions:
        if not introduction.of_several:
            crowd.introduce(introduction)
    for unit in named:
        crowd.recognise(unit)
    for introduction in introductions:
        if introduction.of_several:  # whose office it is those tell who were named before
            crowd.introduce(introduction)
    called = [(i, unit, crowd.called(unit.text, _title(made, i))) for i, unit in enumerate(made) if unit.letter == "N"]
    mentions = [Mention(_begin(made, i), u.end, (p.id,), "Leader", "text") for i, u, p in called if p and p.offices]
    mentions += [mention for i in introductions if (mention := crowd.phrase(i))]
    return [person for person in crowd.persons if person.offices], mentions, made


def _begin(made: Sequence[Unit], i: int) -> int:
    """Where a name begins with what is put before it: « M. X », « le général X »."""
    while i > 0 and made[i - 1].letter == "H":
        i -= 1
    return made[i].start


def _title(made: Sequence[Unit], i: int) -> str:
    """The office right before a name."""
    return made[i - 1].text if i > 0 and made[i - 1].letter == "O" else ""


class _Crowd:
    """The persons of a document, while they are gathered."""

    def __init__(self, made: Sequence[Unit], names: Gazetteer, words: Lexicon, days: Days) -> None:
        self._made, self._names, self._words, self._days = made, names, words, days
        self._told = offices_told(made, words)
        self._states = {u.mention.node for u in made if u.mention and u.letter in "SDK"}
        self.persons: list[Person] = []

    def may_be(self, spelling: str, leader: str) -> bool:
        """Whether a name longer than the one by which the gazetteer knows a leader is still his: not « Victoria
        Nuland » that of Queen Victoria."""
        node = self._names.nodes.get(leader)
        return node is None or any(is_called(spelling.split(), name.text.split()) for name in node.names)

    def recognise(self, unit: Unit) -> None:
        """Meet a leader whom nobody introduced, where the name can only be that of one then in office or is full."""
        person, days = self.called(unit.text), self._days.at(unit.start)
        if person is None or self._is_lesser_namesake(person, unit):
            ident = known_leader(unit.text, None, self._names, days) or self._of_named_state(unit.text, days)
            person = self.meet(unit.text, ident, unit.start) if ident and ident != getattr(person, "id", "") else person
        if person and not person.offices:
            person.offices = self._out_of_office(person.id, unit)

    def _is_lesser_namesake(self, person: Person, named: Unit) -> bool:
        """Whether a surname alone rather means the head of a state who was in office: « Kennedy » in 1962, where the
        text names a brother in full."""
        heads = any(held.relation == "leads" for held in person.offices)
        return " " not in named.text and not heads and any(" " in known for known in person.spellings)

    def _out_of_office(self, ident: str, named: Unit) -> list[Held]:
        """Of whom somebody is who held no office when the text plays, if it names those or him in full."""
        names, language, full = self._names, self._words.language, " " in named.text
        held = once_held(ident, names, self._states, language)
        return held or (nearest_held(ident, names, self._days.at(named.start), language) if full else [])

    def _of_named_state(self, surname: str, days: Interval) -> str | None:
        """Who led a state that the text names some years before or after: « Trump » out of office."""
        if " " in surname or not self._states:
            return None
        held = {office.of for leader in sounding([surname], self._names) for office in self._names.offices[leader]}
        states = [of for of in self._states & held if self._kind(of) == "State"]
        known = {ident for of in states if (ident := known_leader(surname, of, self._names, days))}
        led = [ident for ident in known if any(o.relation == "leads" for o in self._names.offices[ident])]
        named = [i for i in led if any(is_surname(surname, name.text) for name in self._names.nodes[i].names)]
        return named[0] if len(known) == len(named) == 1 else None

    def introduce(self, found: Introduction) -> None:
        """Take in an office that the text gives somebody."""
        states: Sequence[str | None] = [None] * len(found.names)
        if found.of_several:
            states = several_before(self._made, found.at, len(found.names), self._owner)
        for (name, of), state in zip(found.names, states, strict=False):
            self._introduce(found, name, of, state)

    def _introduce(self, found: Introduction, name: Unit, whose: Unit | None, told: str | None = None) -> None:
        spelling, of, days = name.text, told or self._owner(whose), self._days.at(name.start)
        if found.relation == "heads" and (of is None or self._kind(of) == "State"):
            return  # « NATO boss A » heads it, « Germany boss A » perhaps a firm there
        if of is not None and (other := self._anothers(name, of)):
            if whose is None or other not in self._meanings(whose):
                return
            of = other
        title = found.office.text if found.office and found.office.start < name.start else ""
        person = self.called(spelling, title)
        if person and of and all(held.of != of for held in person.offices):  # a namesake, perhaps
            ident = known_leader(spelling, of, self._names, days)
            person = self.meet(spelling, ident, name.start) if ident else person
        if person is None and of is None:
            ident = known_by_title(title, spelling, self._names, days)
            ident = ident or known_leader(spelling, None, self._names, days, titled=True)
            ident = ident or self._of_other_days(spelling)
            person = self.meet(spelling, ident, name.start) if ident else None
        how = "nationality" if found.relation == "national" else "introduced"
        if of is None and (person is None or not person.offices):
            of, how = self._implied(found), "near"
            of = None if of and led_elsewhere(spelling, of, self._names) else of
        if person is None and of is not None and len(spelling) > 2:
            ident = known_leader(spelling, of, self._names, days)
            if ident is None and " " in spelling and self._kind(of) != "State":  # the head of a state chairs a body
                ident = known_leader(spelling, None, self._names, days)
            named = " " in spelling or found.titled or (found.office and found.office.start < name.start)
            named = named or found.relation == "represents"  # « A pour X, B pour Y »
            guessed = how == "near" and not found.owned and not self._may_serve(found, of)
            if ident or (named and found.relation != "known" and not guessed):
                person = self.meet(spelling, ident or slug(spelling), name.start)
        if person is None or (of is None and person.introduced):
            return
        if how == "nationality" and any(self._acts_for(held) for held in person.offices):
            return  # « le secrétaire général de X, le Portugais Y »
        if (of := of or person.state) is not None:
            self._hold(person, of, found, name, whose, how)

    def _may_serve(self, found: Introduction, of: str) -> bool:
        """Whether somebody unknown may hold an office of whom only the text around tells: no head, since others have
        kings and presidents too, nor one whom only states send."""
        office = found.office
        sent = office is not None and self._words.has("posted", office.text.lower()) and self._kind(of) != "State"
        return office is not None and office.relation == "represents" and not sent

    def _acts_for(self, held: Held) -> bool:
        """Whether an office is told, or that of a body of states."""
        told = held.start >= 0 and held.how != "nationality"
        return told or (held.how == "known" and bool(held.relation) and self._kind(held.of) != "State")

    def _of_other_days(self, spelling: str) -> str | None:
        """A leader with a full name who was not in office when the paragraph plays, but when others do, or the text
        was written."""
        others = (self._days.whole, self._days.written) if " " in spelling else ()
        known = (known_leader(spelling, None, self._names, days, titled=True) for days in others)
        return next(filter(None, known), None)

    def _anothers(self, name: Unit, of: str) -> str | None:
        """The other state whose leader then in office a full name is that of."""
        days = self._days.at(name.start)
        ident = known_leader(name.text, None, self._names, days) if " " in name.text else None
        held = known_offices(ident, self._names, days) if ident else []
        states = [office.of for office in held if self._kind(office.of) == "State"]
        return states[0] if states and of not in states and self._kind(of) == "State" else None

    def _meanings(self, unit: Unit) -> list[str]:
        """All states that a demonym may be that of: « congolais »."""
        return self._names.demonyms.get(fold(unit.text), [])

    def _kind(self, node: str) -> str:
        return self._names.nodes[node].kind if node in self._names.nodes else ""

    def _implied(self, found: Introduction) -> str | None:
        """Whose an office is that the text gives no owner: of the subject before a possessive, else of the only state
        that was named so far in the paragraph."""
        if found.office is None:
            return None
        if found.owned:
            owner = owner_before(self._made, found.at)
            return self._owner(owner) if owner else None
        titled = self._names.called(found.office.text, self._days.whole)
        if self._words.has("monarchs", fold(found.office.text)):
            titled &= self._states  # there may be a king where nobody else is called so
        before = sole_state_before(self._made, found.at, titled)
        if before or titled or found.office.relation != "represents":
            return before or (next(iter(titled)) if len(titled) == 1 else None)
        named = owner_before(self._made, found.at)
        state = self._owner(named) if named else None
        return state if state in foremost_states(self._made, found.at) else None

    def _owner(self, unit: Unit | None) -> str | None:
        if unit and unit.letter == "N":
            person = self.called(unit.text)
            return person.state if person else None
        return unit.mention.node if unit and unit.mention else None

    def _hold(self, person: Person, of: str, found: Introduction, name: Unit, whose: Unit | None, how: str) -> None:
        parts = [unit for unit in (name, found.office, whose) if unit]
        titles = (found.office.text,) if found.office else ()
        relation = "" if found.former else self._relation(found, person, of)
        held = Held(relation, of, titles, min(u.start for u in parts), max(u.end for u in parts), how)
        person.offices = [o for o in person.offices if o.start >= 0 or o.of != of]
        if not any((o.relation, o.of, o.titles) == (relation, of, titles) for o in person.offices):
            person.offices.append(held)

    def _relation(self, found: Introduction, person: Person, of: str) -> str:
        relation = (found.office.relation if found.office else "") or found.relation.replace("heads", "leads")
        if relation == "chairs" and self._kind(of) == "State":
            return "leads"
        if relation == "leads" and self._is_lesser(found, of):
            return "represents"
        if relation == "leads" and of in self._names.members and self._heads_state(person):
            return "chairs"
        told = relation not in ("same", "national", "known")
        if told and (found.office or relation != "leads"):
            return relation
        known = known_offices(person.id, self._names, self._days.at(found.start))
        if held := next((office.relation for office in known if office.of == of), relation if told else ""):
            return held
        if relation == "known":
            return ""
        before = [told for told in self._told if told.start < found.start and told.of != of]
        latest = max(before, key=lambda told: told.start, default=None)
        return latest.relation if latest and relation == "same" else "represents"

    def _is_lesser(self, found: Introduction, of: str) -> bool:
        """Whether a title heads some states only, and not this one: the chancellor of Argentina is its minister."""
        title = fold(found.office.text) if found.office else ""
        return title in self._words.settings.get("heads_where_known", ()) and (of, title) not in self._names.heads

    def _heads_state(self, person: Person) -> bool:
        return any(held.relation == "leads" and self._kind(held.of) == "State" for held in person.offices)

    def meet(self, spelling: str, ident: str, place: int) -> Person:
        """The person of an id, met perhaps for the first time, under a spelling at a place."""
        person = next((p for p in self.persons if p.id == ident), None)
        if person is None:
            person = Person(ident, [])
            times = (self._days.at(place), self._days.whole, self._days.written)
            offices = next(filter(None, (known_offices(ident, self._names, days) for days in times)), [])
            titles = (tuple(filter(None, (office.titles.get(self._words.language, ""),))) for office in offices)
            held = zip(offices, titles, strict=True)
            person.offices = [Held(office.relation, office.of, title, how="known") for office, title in held]
            if " " in spelling and not person.offices:
                person.offices = once_held(ident, self._names, self._states, self._words.language)
            person.offices.sort(key=lambda held: self._kind(held.of) != "State")
            self.persons.append(person)
        if spelling not in person.spellings:
            person.spellings.append(spelling)
        return person

    def called(self, spelling: str, title: str = "") -> Person | None:
        """The person met last that a name, whole or one word of it, may be a spelling of; it is noted as one. Behind a
        monarch's `title` no commoner is called by his given name."""
        latest = self.persons[::-1]
        if " " not in spelling and self._words.has("monarchs", fold(title)):
            latest = [person for person in latest if not self._is_given(spelling, person)]
        if spelt := next((person for person in latest if spelling in person.spellings), None):
            return spelt
        words = spelling.split()
        for person in latest:
            other = len(words) > 1 and not self.may_be(spelling, person.id)  # « Robert Kennedy » is no John F. Kennedy
            if not other and any(same_name(words, known.split()) for known in person.spellings):
                person.spellings.append(spelling)
                return person
        return None

    def _is_given(self, name: str, person: Person) -> bool:
        """Whether a word is only the given name of somebody who is no monarch."""
        full = [known.split() for known in person.spellings if " " in known]
        known = self._names.nodes.get(person.id)
        full += [each.text.split() for each in known.names if " " in each.text] if known else []
        crowned = any(self._words.has("regnal", fold(words[-1])) for words in full)
        titles = [fold(title) for held in person.offices for title in held.titles]
        crowned = crowned or any(self._words.has("monarchs", title) for title in titles)
        return not crowned and any(same_name([name], words[:1]) for words in full)

    def phrase(self, found: Introduction) -> Mention | None:
        """A whole introduction as a mention of the persons whom it introduces, where all became known."""
        persons = [self.called(name.text) for name, _ in found.names]
        nodes = [person.id for person in persons if person and person.offices]
        if len(nodes) < len(found.names):
            return None
        return Mention(found.start, found.end, tuple(nodes), "Leader", "list" if len(nodes) > 1 else "text")
