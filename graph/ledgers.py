"""The ledger: for each attack that the documents tell of, what was owed, who was asked, and what came of it.

The duty (a provision in force), the call (invoked, asked for aid) and the deed (aided, refused, looked away) are kept
apart: none stands in for another, and each has its own evidence.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date

from foedus.graph.answers import ANSWERS, NONE, Answer, answer, verdict
from foedus.graph.cases import ATTACKED, BINDING, NOT_BINDING, OPEN, OWN, Case, Court, Judgement
from foedus.graph.dates import ALWAYS, FOREVER, FOREVER_AGO, Interval, interval
from foedus.graph.edges import Filter, select
from foedus.graph.instruments import Instrument
from foedus.graph.model import Assertion
from foedus.graph.nodes import document
from foedus.graph.store import Store
from foedus.graph.voices import Voices

CALLS = ("requested-aid-from", "invoked")
KINDS = ("defense", "consultation")
WITHIN = 365  # days after an attack in which calls and answers are taken to be about it
_APART = 60  # days between attacks of the same on the same that make two of them


@dataclass(frozen=True, slots=True)
class Attack:
    """The attacks of one on another that are close in time. `days` is when they began, or for those without a date the
    day of the first document that tells of them (`dated` false). `denied` are edges that say it did not happen."""

    attacked: str
    attacker: str
    days: Interval
    dated: bool
    edges: tuple[Assertion, ...]
    denied: tuple[Assertion, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """A duty called up by an attack, as judged, with the calls for it, the answers to it and what they come to."""

    judgement: Judgement
    calls: tuple[Assertion, ...]
    answers: tuple[Answer, ...]
    verdict: str


@dataclass(frozen=True, slots=True)
class Entry:
    """An attack with its lines; `own` are the attacker's duties to keep peace; `calls` all that the attacked made, and
    `others` the answers of those who owed nothing in these sources."""

    attack: Attack
    lines: tuple[Line, ...]
    own: tuple[Judgement, ...]
    calls: tuple[Assertion, ...]
    others: tuple[Answer, ...]


@dataclass
class Ledger:
    """The ledger of a store. `state` keeps attacks in which a state has a part, `pair` those between two."""

    store: Store
    court: Court
    state: str | None = None
    pair: tuple[str, str] | None = None
    since: str | None = None
    until: str | None = None
    voices: Voices = field(init=False)

    def __post_init__(self) -> None:
        self.voices = Voices(self.store)

    def entries(self) -> Iterator[Entry]:
        """The attacks in the order of time, undated ones last, each with all that hangs on it."""
        attacks = self._attacks()
        for place, attack in enumerate(attacks):
            ends = [
                later.days.start
                for later in attacks[place + 1 :]
                if later.dated and (later.attacked, later.attacker) == (attack.attacked, attack.attacker)
            ]
            yield self._entry(attack, Interval(attack.days.start, min([_after(attack.days.start, WITHIN), *ends])))

    def _attacks(self) -> list[Attack]:
        grouped: dict[tuple[str, str], list[Assertion]] = {}
        wanted = Filter(relations=("attacked",), modality="actual", since=self.since, until=self.until)
        for edge in select(self.store, wanted):
            pair = (self.voices.owner(edge.target), self.voices.owner(edge.source))
            if pair[0] != pair[1] and self._asked_for(*pair):
                grouped.setdefault(pair, []).append(edge)
        found = [attack for pair, edges in grouped.items() for attack in self._apart(*pair, edges)]
        return sorted(found, key=lambda each: (not each.dated, each.days, each.attacked, each.attacker))

    def _asked_for(self, attacked: str, attacker: str) -> bool:
        if self.state and self.state not in (attacked, attacker):
            return False
        return self.pair is None or {attacked, attacker} == {*self.pair}

    def _apart(self, attacked: str, attacker: str, edges: list[Assertion]) -> Iterator[Attack]:
        """The attacks of one on another, those near in time together; those without a date are one."""
        affirmed = sorted((e for e in edges if e.polarity == "affirmed"), key=lambda e: interval(e.date))
        denials = [edge for edge in edges if edge.polarity == "negated"]
        undated = [edge for edge in affirmed if interval(edge.date).start == FOREVER_AGO]
        groups: list[list[Assertion]] = []
        for edge in (each for each in affirmed if each not in undated):
            last = interval(groups[-1][-1].date).start if groups else FOREVER_AGO
            if groups and interval(edge.date).start <= _after(last, _APART):
                groups[-1].append(edge)
            else:
                groups.append([edge])
        for group in groups:
            days = _finest(group)
            near_days = Interval(days.start, _after(days.start, WITHIN))
            denied = [e for e in denials if (interval(e.date) if e.date else self._told(e)).overlaps(near_days)]
            yield Attack(attacked, attacker, days, True, tuple(group), tuple(denied))
        if undated:
            told = min((self._told(edge) for edge in undated), default=ALWAYS)
            yield Attack(attacked, attacker, told, False, tuple(undated), () if groups else tuple(denials))

    def _told(self, edge: Assertion) -> Interval:
        """The day of the first document that says so."""
        written = [document(self.store, piece.document) for piece in edge.evidence]
        return min((interval(each.published) for each in written if each and each.published), default=ALWAYS)

    def _entry(self, attack: Attack, window: Interval) -> Entry:
        calls = self._calls(attack, window)
        case = Case(attack.attacked, (attack.attacker,), attack.days)
        answers = self._answers(attack, window)
        judged = [each for each in self.court.judge(case) if each.verdict != NOT_BINDING]
        owed = [each for each in judged if each.side == ATTACKED and each.duty.obligation in KINDS]
        lines = [self._line(each, case, calls, answers) for each in owed]
        bound = {who for each in owed for who in self._speakers(each.duty.instrument, each.duty.debtor)}
        free = [(edge, towards) for edge, towards in answers if edge.source not in bound]
        others = [made for edge, towards in free if (made := answer(edge, "defense", towards))]
        own = [each for each in judged if each.side == OWN and each.duty.obligation == "nonaggression"]
        return Entry(attack, tuple(lines), tuple(own), tuple(calls), tuple(others))

    def _line(
        self, judgement: Judgement, case: Case, calls: list[Assertion], answers: list[tuple[Assertion, str]]
    ) -> Line:
        duty = judgement.duty
        speakers = self._speakers(duty.instrument, duty.debtor)
        asked = [call for call in calls if call.target == duty.instrument.id or call.target in speakers]
        if asked and any(call.modality == "actual" for call in asked):
            judgement = self.court.judged(duty, ATTACKED, replace(case, asked=True))
        mine = [(edge, towards) for edge, towards in answers if edge.source in speakers]
        made = [each for edge, towards in mine if (each := answer(edge, duty.obligation, towards))]
        found = [replace(each, vague=_may_precede(each.edge, case.days)) for each in made]
        return Line(judgement, tuple(asked), tuple(found), verdict(found))

    def _speakers(self, instrument: Instrument, debtor: str) -> set[str]:
        """Who speaks and acts for a debtor under an instrument: itself, its leaders, and the bodies that bind it."""
        bodies = {step.target for tie in instrument.by_state.get(debtor, ()) for step in tie.steps}
        owners = {debtor, *(body for body in bodies if body != instrument.id)}
        return {voice for owner in owners for voice in self.voices.of(owner)}

    def _calls(self, attack: Attack, window: Interval) -> list[Assertion]:
        wanted = Filter(sources=tuple(self.voices.of(attack.attacked)), relations=CALLS, polarity="affirmed")
        return [edge for edge in select(self.store, wanted) if self._about(edge, attack, window)]

    def _answers(self, attack: Attack, window: Interval) -> list[tuple[Assertion, str]]:
        """The edges that may be answers, with whether they are towards the attacked or the attacker."""
        found: dict[str, tuple[Assertion, str]] = {}
        for towards, owner in (("attacked", attack.attacked), ("attacker", attack.attacker)):
            voices = self.voices.of(owner)
            for edge in select(self.store, Filter(nodes=tuple(voices), relations=ANSWERS)):
                turned = _turned(edge, voices)
                ends = self.voices.owners((turned.source, turned.target))
                ours = ends[0] not in (attack.attacked, attack.attacker) and turned.target in voices
                if ours and self._about(edge, attack, window):
                    found.setdefault(f"{edge.id} {towards}", (turned, towards))
        return list(found.values())

    def _about(self, edge: Assertion, attack: Attack, window: Interval) -> bool:
        """Whether an edge is taken to be about an attack: dated within its time, or undated in a document about it."""
        days = interval(edge.date)
        if days.start > FOREVER_AGO:
            return window.start <= days.end and days.start <= window.end
        told = {piece.document for each in attack.edges for piece in each.evidence}
        return any(piece.document in told for piece in edge.evidence)


def _may_precede(edge: Assertion, attack: Interval) -> bool:
    """Whether by its date an edge may be of days before an attack began."""
    start = interval(edge.date).start
    return FOREVER_AGO < start < attack.start


def days_between(first: Interval, second: Interval) -> int | None:
    """Days from one date to another, where both are known to the day."""
    if first.start != first.end or second.start != second.end:
        return None
    return (_date(second.start) - _date(first.start)).days


def _turned(edge: Assertion, voices: frozenset[str]) -> Assertion:
    """A symmetric edge so that it ends at one of some actors."""
    from foedus.graph.ontology import ontology

    if ontology().relations[edge.relation].symmetric and edge.target not in voices:
        return replace(edge, source=edge.target, target=edge.source)
    return edge


def _finest(edges: list[Assertion]) -> Interval:
    """When it began: the earliest date, as finely as any of those that begin with it tells."""
    spans = [interval(edge.date) for edge in edges]
    first = min(spans)
    inside = [span for span in spans if span.within(first)]
    finest = min(inside, key=lambda span: (span.end - span.start, span.start))
    # Of a spell (`2020-09-27/2020-11-10`) the first day counts.
    return Interval(finest.start, finest.start) if _is_spell(edges, finest) else finest


def _is_spell(edges: list[Assertion], span: Interval) -> bool:
    return any("/" in (edge.date or "") and interval(edge.date) == span for edge in edges)


def _after(day: int, days: int) -> int:
    """A day so many days later, as YYYYMMDD."""
    if not 1_01_01 <= day < 99990101:
        return FOREVER
    later = date.fromordinal(_date(day).toordinal() + days)
    return later.year * 10000 + later.month * 100 + later.day


def _date(day: int) -> date:
    return date(day // 10000, day // 100 % 100, day % 100)


__all__ = ["BINDING", "NONE", "OPEN", "Attack", "Entry", "Ledger", "Line", "days_between"]
