"""The ledger: for each attack that the documents tell of, what was owed, who was asked, and what came of it.

The duty (a provision in force), the call (invoked, asked for aid) and the deed (aided, refused, looked away) are kept
apart: none stands in for another, and each has its own evidence.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from foedus.graph.answers import (
    ALREADY,
    DECLINED,
    HONOURED,
    INVOKED,
    MEDIATED,
    OTHERWISE,
    PROMISED,
    Answer,
    answer,
    verdict,
)
from foedus.graph.appeals import appeals
from foedus.graph.attacks import Attack, Attacks, order
from foedus.graph.beginnings import NEAR, shifted
from foedus.graph.cases import ATTACKED, NOT_BINDING, OWN, PARTIES, PARTLY, Case, Judgement
from foedus.graph.court import Court
from foedus.graph.dates import Interval, interval
from foedus.graph.deeds import Deeds, in_time
from foedus.graph.edges import Filter, select
from foedus.graph.hearing import Asked, begun_before, case_of, heard_duty, speakers
from foedus.graph.model import Assertion
from foedus.graph.store import Store
from foedus.graph.wars import fought

KINDS = ("defense", "consultation")
_OFFERED = (PROMISED, MEDIATED)
_HOSTILE = ("attacked", "occupied")


@dataclass(frozen=True, slots=True)
class Line:
    """A duty called up by an attack, as judged, with the calls for it, the answers to it and what they come to.

    `elsewhere` is that it would bind only if the attack was not where the attacked is at home.
    """

    judgement: Judgement
    calls: tuple[Assertion, ...]
    answers: tuple[Answer, ...]
    verdict: str
    elsewhere: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """An attack with its lines; `own` are the attacker's duties to keep peace; `calls` all that the attacked made,
    `others` the answers of those who owed nothing in these sources, `case` how it was judged, `begun` the attacks that
    it answers, and `fought` those of other wars of these two by then."""

    attack: Attack
    lines: tuple[Line, ...]
    own: tuple[Judgement, ...]
    calls: tuple[Assertion, ...]
    others: tuple[Answer, ...]
    case: Case
    begun: tuple[Assertion, ...] = ()
    fought: tuple[Assertion, ...] = ()


@dataclass(frozen=True, slots=True)
class _Matter:
    """An attack as a case, with the calls and answers in its time, what the attacked turned down, and the wars that its
    attacker was in already."""

    attack: Attack
    asked: Asked
    answers: list[tuple[Assertion, str]]
    invoked: list[tuple[Assertion, bool]]
    declined: list[Assertion]
    wars: list[Assertion]


@dataclass
class Ledger:
    """The ledger of a store. `states` keeps attacks in which all of these have a part, `among` those of some nodes on
    each other. Raises BadDate."""

    store: Store
    court: Court
    states: frozenset[str] = frozenset()
    since: str | None = None
    until: str | None = None
    among: tuple[str, ...] = ()
    attacks: Attacks = field(init=False)
    deeds: Deeds = field(init=False)

    def __post_init__(self) -> None:
        self.attacks = Attacks(self.store)
        self.voices = self.attacks.voices
        self.deeds = Deeds(self.attacks)

    def entries(self) -> Iterator[Entry]:
        """The attacks in the order of time, undated ones last, and the calls for help without one, each with all that
        hangs on it."""
        told = self.attacks.told(self.states, since=self.since, until=self.until, among=self.among)
        calls = appeals(self.attacks, self.states, since=self.since, until=self.until, among=self.among)
        return map(self._entry, sorted([*told, *calls], key=order))

    def _entry(self, attack: Attack) -> Entry:
        calls = self.attacks.calls(attack)
        case, first = case_of(self.court, self.attacks, attack), begun_before(self.court, self.attacks, attack)
        answers = self.deeds.about(attack)
        counted = frozenset(call.id for call in calls if call.modality == "actual")
        heard = Asked(case, tuple(calls), counted, bool(first))
        beside = self.deeds.invoked(attack), self.deeds.declined(attack), self.deeds.wars_before(attack)
        matter = _Matter(attack, heard, answers, *beside)
        judged = [each for each in self.court.judge(case) if each.verdict != NOT_BINDING]
        foes = self._foes(attack)
        owed = [each for each in judged if each.side == ATTACKED and each.duty.obligation in KINDS]
        owed = [each for each in owed if each.duty.debtor not in foes]
        lines = [self._line(each, matter) for each in owed]
        told = {each.edge.id for line in lines if not line.elsewhere for each in line.answers}
        free = [(edge, towards) for edge, towards in answers if edge.id not in told]
        others = [in_time(made, attack) for edge, towards in free if (made := answer(edge, "defense", towards))]
        own = [each for each in judged if each.side == OWN and each.duty.obligation == "nonaggression"]
        also = tuple(each for each in fought(self.attacks, case) if each not in first)
        return Entry(attack, tuple(lines), tuple(own), tuple(calls), tuple(others), case, tuple(first), also)

    def _foes(self, attack: Attack) -> frozenset[str]:
        """Whom a state that asks for help fights by then, or who holds the other's land, by what that time tells."""
        if attack.attacker:
            return frozenset()
        wanted = Filter(nodes=tuple(self.voices.of(attack.attacked)), relations=_HOSTILE, polarity="affirmed",
                        modality="actual")  # fmt: skip
        time = Interval(shifted(attack.days.start, -NEAR), attack.window.end)
        blows = [edge for edge in select(self.store, wanted) if self.attacks.about(edge, attack, time)]
        return frozenset(self.voices.owner(end) for edge in blows for end in (edge.source, edge.target))

    def _line(self, judgement: Judgement, matter: _Matter) -> Line:
        duty = judgement.duty
        heard = heard_duty(self.court, self.voices, judgement, matter.asked)
        who = speakers(self.voices, duty.instrument, duty.debtor)
        mine = [(edge, towards) for edge, towards in matter.answers if edge.source in who]
        answers = [each for edge, towards in mine if (each := answer(edge, duty.obligation, towards))]
        answers += [
            Answer(each, OTHERWISE, INVOKED)
            for each, by_body in matter.invoked
            if each.target == duty.instrument.id and (each.source in who or by_body)
        ]
        since = asked(matter.attack, heard.calls)
        found = [self.deeds.weighed(each, duty, matter.attack, since) for each in answers]
        if any(each.kind in _OFFERED for each in found):
            found += [Answer(each, OTHERWISE, DECLINED) for each in matter.declined if each.target in who]
        if duty.obligation == "defense" and all(each.worth != HONOURED for each in found):
            found += [Answer(war, OTHERWISE, ALREADY) for war in matter.wars if self._fights(duty.debtor, war)]
        elsewhere = self._elsewhere(heard.judgement, matter.asked.case)
        return Line(heard.judgement, heard.calls, tuple(found), verdict(found), elsewhere)

    def _fights(self, who: str, war: Assertion) -> bool:
        return who in map(self.voices.owner, (war.source, war.target))

    def _elsewhere(self, judgement: Judgement, case: Case) -> bool:
        """Whether a duty hangs on a place outside the homeland of the attacked."""
        areas = [area for each in judgement.reasons if each.name == "place" for area in each.values]
        states = [self.court.areas.get(area) for area in areas]
        home = {PARTIES, case.attacked, f"{case.attacked}{PARTLY}"}
        return any(some and home.isdisjoint(some) for some in states)


def asked(attack: Attack, calls: Iterable[Assertion]) -> Interval:
    """From when an answer is counted: from the first call, or where there was none or it came before, from the
    attack."""
    days = [interval(call.date) for call in calls if call.modality == "actual" and call.date]
    return max(min(days), attack.days) if days else attack.days


def days_between(first: Interval, second: Interval) -> int | None:
    """Days from one date to another, where both are known to the day."""
    if first.start != first.end or second.start != second.end:
        return None
    return (_date(second.start) - _date(first.start)).days


def _date(day: int) -> date:
    return date(day // 10000, day // 100 % 100, day % 100)
