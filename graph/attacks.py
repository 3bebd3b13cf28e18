"""The attacks that documents tell of, who was asked for help in them, and by when that was known for sure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from foedus.graph.beginnings import NEAR, shifted
from foedus.graph.cases import Case
from foedus.graph.dates import ALWAYS, FOREVER_AGO, Interval, interval
from foedus.graph.edges import Filter, select
from foedus.graph.model import Assertion
from foedus.graph.nodes import document
from foedus.graph.store import Store
from foedus.graph.voices import Voices

UNKNOWN = ""  # the attacker of a state that asks for help against nobody who is told of
CALLS = ("requested-aid-from", "invoked")
WITHIN = 365  # days after an attack in which calls and answers are taken to be about it


@dataclass(frozen=True, slots=True)
class Attack:
    """The attacks of one on another that are close in time. `days` is when they began, or for those without a date the
    day of the first document that tells of them (`dated` false). `denied` are edges that say it did not happen.
    `window` is the time in which answers are taken to be about it: a year, or up to the next attack. `calling` is that
    for calls, which may come shortly before: whoever sees an attack come asks for help."""

    attacked: str
    attacker: str
    days: Interval
    dated: bool
    edges: tuple[Assertion, ...]
    denied: tuple[Assertion, ...] = ()
    window: Interval = ALWAYS
    calling: Interval = ALWAYS

    @property
    def near(self) -> Interval:
        """The days on which a case of these two is taken to be about it."""
        return Interval(shifted(self.days.start, -NEAR), shifted(self.days.end, NEAR))


@dataclass
class Attacks:
    """The attacks of a store."""

    store: Store
    voices: Voices = field(init=False)

    def __post_init__(self) -> None:
        self.voices = Voices(self.store)

    def told(
        self,
        states: frozenset[str] = frozenset(),
        *,
        since: str | None = None,
        until: str | None = None,
        among: Iterable[str] = (),
    ) -> list[Attack]:
        """Those in which all of some states have a part, in the order of time, undated ones last; with `among`, those
        of some nodes on each other. What tells no more than that two fought is none, because it does not say who
        attacked. Raises BadDate."""
        grouped: dict[tuple[str, str], list[Assertion]] = {}
        meant = tuple(self.voices.of(min(states))) if states else ()
        ends = tuple(sorted({voice for each in among for voice in self.voices.of(self.voices.owner(each))}))
        wanted = Filter(ends, ends, meant, ("attacked",), modality="actual", since=since, until=until)
        for edge in select(self.store, wanted):
            pair = (self.voices.owner(edge.target), self.voices.owner(edge.source))
            if pair[0] != pair[1] and states <= {*pair} and not edge.mutual:
                grouped.setdefault(pair, []).append(edge)
        return sorted((attack for pair, edges in grouped.items() for attack in self._apart(*pair, edges)), key=order)

    def of(self, case: Case) -> list[Attack]:
        """Those that a case is about, at most one of each attacker: of its days, else near them."""
        found = []
        for attacker in case.attackers:
            both = self.told(frozenset((case.attacked, attacker)))
            alike = [each for each in both if each.attacked == case.attacked]
            meant = [each for each in alike if each.dated and each.days.overlaps(case.days)]
            found += (meant or [each for each in alike if each.near.overlaps(case.days)])[:1]
        return found

    def calls(self, attack: Attack) -> list[Assertion]:
        """What the attacked asked for, or invoked, in the time of an attack or shortly before it."""
        wanted = Filter(sources=tuple(self.voices.of(attack.attacked)), relations=CALLS, polarity="affirmed")
        called = [edge for edge in select(self.store, wanted) if self.about(edge, attack, attack.calling)]
        struck = self._struck_before(attack)
        earlier = (struck <= interval(e.date).start and interval(e.date).end < attack.days.start for e in called)
        return [edge for edge, other in zip(called, earlier, strict=True) if not (edge.date and other)]

    def looming(self, attack: Attack) -> Interval:
        """The days before an attack on which what is said of help is about it: sixty at most, none from an earlier
        attack on the same on."""
        last = min(self._struck_before(attack), attack.days.start)
        return Interval(attack.calling.start, shifted(last, -1))

    def _struck_before(self, attack: Attack) -> int:
        """The first day within a year before an attack on which anybody attacked the same: what was asked between these
        is about that. The day of the attack itself where there is none."""
        whom, begun = tuple(self.voices.of(attack.attacked)), attack.days.start
        wanted = Filter(targets=whom, relations=("attacked",), polarity="affirmed", modality="actual")
        days = (interval(edge.date).start for edge in select(self.store, wanted) if edge.date)
        return min((day for day in days if shifted(begun, -WITHIN) <= day < begun), default=begun)

    def about(self, edge: Assertion, attack: Attack, window: Interval | None = None) -> bool:
        """Whether an edge is taken to be about an attack: dated within its time, or undated in a document about it."""
        days = interval(edge.date)
        if days.start > FOREVER_AGO:
            return (window or attack.window).overlaps(days)
        return bool(_documents([edge]) & _documents(attack.edges))

    def first_told(self, edge: Assertion) -> Interval:
        """The day of the first document that says so."""
        return min((interval(day) for day in self._published([edge])), default=ALWAYS)

    def known_by(self, call: Assertion) -> int | None:
        """The first day on which it has happened for sure: by its date, or by that of a document that tells of it.
        None for what is planned, possible or conditional."""
        if call.modality != "actual":
            return None
        ends = [interval(call.date).end, *(interval(day).end for day in self._published([call]))]
        return min(ends)

    def _published(self, edges: Iterable[Assertion]) -> Iterator[str]:
        written = [document(self.store, piece.document) for edge in edges for piece in edge.evidence]
        return (each.published for each in written if each and each.published)

    def _apart(self, attacked: str, attacker: str, edges: list[Assertion]) -> Iterator[Attack]:
        """The attacks of one on another, those near in time together. One without a date is that which a document that
        tells of it dates, where it dates one alone; the other ones without a date are one."""
        affirmed = sorted((e for e in edges if e.polarity == "affirmed"), key=lambda e: interval(e.date))
        denials = [edge for edge in edges if edge.polarity == "negated"]
        groups = near([edge for edge in affirmed if interval(edge.date).start != FOREVER_AGO])
        starts, told_in = [_finest(group) for group in groups], [_documents(group) for group in groups]
        undated: list[Assertion] = []
        for edge in (each for each in affirmed if interval(each.date).start == FOREVER_AGO):
            meant = [group for group, told in zip(groups, told_in, strict=True) if told & _documents([edge])]
            (meant[0] if len(meant) == 1 else undated).append(edge)
        for place, (days, group) in enumerate(zip(starts, groups, strict=True)):
            year = Interval(days.start, shifted(days.start, WITHIN))
            denied = [e for e in denials if (interval(e.date) if e.date else self.first_told(e)).overlaps(year)]
            end = min([year.end, *(later.start for later in starts[place + 1 :])])
            window, calling = Interval(days.start, end), Interval(shifted(days.start, -NEAR), end)
            yield Attack(attacked, attacker, days, True, tuple(group), tuple(denied), window, calling)
        if undated:
            told = min(map(self.first_told, undated))
            window = Interval(told.start, shifted(told.start, WITHIN))
            rest = () if groups else tuple(denials)
            yield Attack(attacked, attacker, told, False, tuple(undated), rest, window, window)


def order(attack: Attack) -> tuple[bool, Interval, str, str]:
    return not attack.dated, attack.days, attack.attacked, attack.attacker


def near(edges: list[Assertion]) -> list[list[Assertion]]:
    """Dated edges in groups that are near in time; they come in the order of time."""
    groups: list[list[Assertion]] = []
    for edge in edges:
        last = interval(groups[-1][-1].date).start if groups else FOREVER_AGO
        if groups and interval(edge.date).start <= shifted(last, NEAR):
            groups[-1].append(edge)
        else:
            groups.append([edge])
    return groups


def _documents(edges: Iterable[Assertion]) -> set[str]:
    """The documents that tell of any of some edges."""
    return {piece.document for edge in edges for piece in edge.evidence}


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
