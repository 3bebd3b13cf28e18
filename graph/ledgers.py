"""The ledger: for each attack that the documents tell of, what was owed, who was asked, and what came of it.

The duty (a provision in force), the call (invoked, asked for aid) and the deed (aided, refused, looked away) are kept
apart: none stands in for another, and each has its own evidence.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date

from foedus.graph.answers import ANSWERS, HONOURED, LATER, OTHERWISE, Answer, answer, verdict
from foedus.graph.attacks import Attack, Attacks
from foedus.graph.beginnings import NEAR, shifted
from foedus.graph.cases import ATTACKED, NOT_BINDING, OWN, PARTIES, Case, Court, Judgement
from foedus.graph.dates import Interval, interval
from foedus.graph.duties import Duty
from foedus.graph.edges import Filter, select
from foedus.graph.hearing import Asked, begun_before, case_of, heard_duty, speakers
from foedus.graph.model import Assertion
from foedus.graph.store import Store

KINDS = ("defense", "consultation")
# Days within which a meeting answers a call to confer. Articles say "at once" or give no time; this is as long as
# attacks are taken to be of one war.
CONFER_WITHIN = NEAR


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
    `others` the answers of those who owed nothing in these sources, `case` how it was judged, and `begun` the attacks
    that it answers."""

    attack: Attack
    lines: tuple[Line, ...]
    own: tuple[Judgement, ...]
    calls: tuple[Assertion, ...]
    others: tuple[Answer, ...]
    case: Case
    begun: tuple[Assertion, ...] = ()


@dataclass(frozen=True, slots=True)
class _Matter:
    """An attack as a case, with the calls and answers in its time."""

    attack: Attack
    asked: Asked
    answers: list[tuple[Assertion, str]]


@dataclass
class Ledger:
    """The ledger of a store. `states` keeps attacks in which all of these have a part. Raises BadDate."""

    store: Store
    court: Court
    states: frozenset[str] = frozenset()
    since: str | None = None
    until: str | None = None
    attacks: Attacks = field(init=False)

    def __post_init__(self) -> None:
        self.attacks = Attacks(self.store)
        self.voices = self.attacks.voices

    def entries(self) -> Iterator[Entry]:
        """The attacks in the order of time, undated ones last, each with all that hangs on it."""
        return map(self._entry, self.attacks.told(self.states, since=self.since, until=self.until))

    def _entry(self, attack: Attack) -> Entry:
        calls = self.attacks.calls(attack)
        case, first = case_of(self.court, attack), begun_before(self.court, self.attacks, attack)
        answers = self._answers(attack)
        counted = frozenset(call.id for call in calls if call.modality == "actual")
        matter = _Matter(attack, Asked(case, tuple(calls), counted, bool(first)), answers)
        judged = [each for each in self.court.judge(case) if each.verdict != NOT_BINDING]
        owed = [each for each in judged if each.side == ATTACKED and each.duty.obligation in KINDS]
        lines = [self._line(each, matter) for each in owed]
        bound = {who for each in owed for who in speakers(self.voices, each.duty.instrument, each.duty.debtor)}
        free = [(edge, towards) for edge, towards in answers if edge.source not in bound]
        others = [_when(made, attack) for edge, towards in free if (made := answer(edge, "defense", towards))]
        own = [each for each in judged if each.side == OWN and each.duty.obligation == "nonaggression"]
        return Entry(attack, tuple(lines), tuple(own), tuple(calls), tuple(others), case, tuple(first))

    def _line(self, judgement: Judgement, matter: _Matter) -> Line:
        duty = judgement.duty
        heard = heard_duty(self.court, self.voices, judgement, matter.asked)
        who = speakers(self.voices, duty.instrument, duty.debtor)
        mine = [(edge, towards) for edge, towards in matter.answers if edge.source in who]
        answers = [each for edge, towards in mine if (each := answer(edge, duty.obligation, towards))]
        until = shifted(asked(matter.attack, heard.calls).end, CONFER_WITHIN)
        found = [self._whose(_when(_in_time(each, duty, until), matter.attack), duty) for each in answers]
        elsewhere = self._elsewhere(heard.judgement, matter.asked.case)
        return Line(heard.judgement, heard.calls, tuple(found), verdict(found), elsewhere)

    def _whose(self, made: Answer, duty: Duty) -> Answer:
        """An answer of a debtor with the body that gave it, where it was not the debtor itself."""
        own = made.edge.source in self.voices.of(duty.debtor)
        return made if own else replace(made, body=self.voices.owner(made.edge.source))

    def _elsewhere(self, judgement: Judgement, case: Case) -> bool:
        """Whether a duty hangs on a place outside the homeland of the attacked."""
        areas = [area for each in judgement.reasons if each.name == "place" for area in each.values]
        states = [self.court.areas.get(area) for area in areas]
        return any(some and PARTIES not in some and case.attacked not in some for some in states)

    def _answers(self, attack: Attack) -> list[tuple[Assertion, str]]:
        """The edges that may be answers, with whether they are towards the attacked or the attacker."""
        found: dict[str, tuple[Assertion, str]] = {}
        for towards, owner in (("attacked", attack.attacked), ("attacker", attack.attacker)):
            voices = self.voices.of(owner)
            for edge in select(self.store, Filter(nodes=tuple(voices), relations=ANSWERS)):
                turned = _turned(edge, voices)
                ends = self.voices.owners((turned.source, turned.target))
                ours = ends[0] not in (attack.attacked, attack.attacker) and turned.target in voices
                if ours and self.attacks.about(edge, attack):
                    found.setdefault(f"{edge.id} {towards}", (turned, towards))
        return list(found.values())


def asked(attack: Attack, calls: Iterable[Assertion]) -> Interval:
    """From when an answer is counted: from the first call, or where there was none, from the attack."""
    days = [interval(call.date) for call in calls if call.modality == "actual" and call.date]
    return min(days) if days else attack.days


def days_between(first: Interval, second: Interval) -> int | None:
    """Days from one date to another, where both are known to the day."""
    if first.start != first.end or second.start != second.end:
        return None
    return (_date(second.start) - _date(first.start)).days


def _in_time(made: Answer, duty: Duty, until: int) -> Answer:
    """An answer; a meeting after some day is no longer one to a duty to confer, and is called a later one."""
    late = duty.obligation == "consultation" and made.worth == HONOURED and until < interval(made.edge.date).start
    return replace(made, worth=OTHERWISE, kind=LATER) if late else made


def _when(made: Answer, attack: Attack) -> Answer:
    """An answer, vague where no date puts it in the time that an attack began: it may be about something else."""
    return replace(made, vague=interval(made.edge.date).start < attack.days.start)


def _turned(edge: Assertion, voices: frozenset[str]) -> Assertion:
    """A symmetric edge so that it ends at one of some actors."""
    from foedus.graph.ontology import ontology

    if ontology().relations[edge.relation].symmetric and edge.target not in voices:
        return replace(edge, source=edge.target, target=edge.source)
    return edge


def _date(day: int) -> date:
    return date(day // 10000, day // 100 % 100, day % 100)
