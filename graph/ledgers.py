"""The ledger: for each attack that the documents tell of, what was owed, who was asked, and what came of it.

The duty (a provision in force), the call (invoked, asked for aid) and the deed (aided, refused, looked away) are kept
apart: none stands in for another, and each has its own evidence.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date

from foedus.graph.answers import ANSWERS, HONOURED, IN_PART, NONE, Answer, answer, verdict
from foedus.graph.beginnings import NEAR, begun, shifted
from foedus.graph.cases import ANYWHERE, ATTACKED, BINDING, NOT_BINDING, OPEN, OWN, PARTIES, Case, Court, Judgement
from foedus.graph.dates import ALWAYS, FOREVER_AGO, Interval, interval
from foedus.graph.edges import Filter, select
from foedus.graph.instruments import Instrument
from foedus.graph.model import Assertion
from foedus.graph.nodes import document
from foedus.graph.store import Store
from foedus.graph.voices import Voices

CALLS = ("requested-aid-from", "invoked")
KINDS = ("defense", "consultation")
WITHIN = 365  # days after an attack in which calls and answers are taken to be about it


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
    `others` the answers of those who owed nothing in these sources, and `begun` the attacks that it answers."""

    attack: Attack
    lines: tuple[Line, ...]
    own: tuple[Judgement, ...]
    calls: tuple[Assertion, ...]
    others: tuple[Answer, ...]
    begun: tuple[Assertion, ...] = ()


@dataclass(frozen=True, slots=True)
class _Matter:
    """An attack as a case, with the calls and answers in its time; `answering` is that its side had begun."""

    attack: Attack
    case: Case
    calls: list[Assertion]
    answers: list[tuple[Assertion, str]]
    answering: bool


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
            yield self._entry(attack, Interval(attack.days.start, min([shifted(attack.days.start, WITHIN), *ends])))

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
            if groups and interval(edge.date).start <= shifted(last, NEAR):
                groups[-1].append(edge)
            else:
                groups.append([edge])
        for group in groups:
            days = _finest(group)
            near_days = Interval(days.start, shifted(days.start, WITHIN))
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
        case = Case(attack.attacked, (attack.attacker,), attack.days, ANYWHERE)
        answers = self._answers(attack, window)
        first = begun(self.store, self.court, self.voices, (attack.attacked, attack.attacker), attack.days)
        matter = _Matter(attack, case, calls, answers, bool(first))
        judged = [each for each in self.court.judge(case) if each.verdict != NOT_BINDING]
        owed = [each for each in judged if each.side == ATTACKED and each.duty.obligation in KINDS]
        lines = [self._line(each, matter) for each in owed]
        bound = {who for each in owed for who in self._speakers(each.duty.instrument, each.duty.debtor)}
        free = [(edge, towards) for edge, towards in answers if edge.source not in bound]
        others = [made for edge, towards in free if (made := answer(edge, "defense", towards))]
        own = [each for each in judged if each.side == OWN and each.duty.obligation == "nonaggression"]
        return Entry(attack, tuple(lines), tuple(own), tuple(calls), tuple(others), tuple(first))

    def _line(self, judgement: Judgement, matter: _Matter) -> Line:
        duty = judgement.duty
        speakers = self._speakers(duty.instrument, duty.debtor)
        asked = [call for call in matter.calls if call.target == duty.instrument.id or call.target in speakers]
        if asked and any(call.modality == "actual" for call in asked):
            judgement = self.court.judged(duty, ATTACKED, replace(matter.case, asked=True))
        mine = [(edge, towards) for edge, towards in matter.answers if edge.source in speakers]
        made = [each for edge, towards in mine if (each := answer(edge, duty.obligation, towards))]
        found = [replace(each, vague=self._may_precede(each, duty.obligation, matter.attack)) for each in made]
        judgement = self.court.answered(judgement) if matter.answering else judgement
        return Line(judgement, tuple(asked), tuple(found), verdict(found), self._elsewhere(judgement, matter.case))

    def _elsewhere(self, judgement: Judgement, case: Case) -> bool:
        """Whether a duty hangs on a place outside the homeland of the attacked."""
        areas = [area for each in judgement.reasons if each.name == "place" for area in each.values]
        states = [self.court.areas.get(area) for area in areas]
        return any(some and PARTIES not in some and case.attacked not in some for some in states)

    def _may_precede(self, made: Answer, obligation: str, attack: Attack) -> bool:
        """Whether an answer may be of days before an attack began: by its date, and for help that has none, by being
        told no later than the attack, because it could hardly be known so soon."""
        start = interval(made.edge.date).start
        if start > FOREVER_AGO:
            return start < attack.days.start
        helped = obligation == "defense" and made.worth in (HONOURED, IN_PART)
        return helped and attack.dated and self._told(made.edge).start <= attack.days.end

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


def _date(day: int) -> date:
    return date(day // 10000, day // 100 % 100, day % 100)


__all__ = ["BINDING", "NONE", "OPEN", "Attack", "Entry", "Ledger", "Line", "days_between"]
