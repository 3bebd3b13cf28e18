"""Derived relations: what one state owes another by law, as edges that are computed when asked for and never stored.

An edge is one spell of one kind of duty between two states; several instruments that give the same spell are its
evidence together. Its evidence is its derivation: each step with the document or data row that it rests on.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from foedus.graph.book import Book
from foedus.graph.dates import ALWAYS, FOREVER, FOREVER_AGO, Interval, iso_day
from foedus.graph.days import YES, Days
from foedus.graph.doubts import derivation
from foedus.graph.duties import Duty, duties, relations
from foedus.graph.edges import Filter, edge, order
from foedus.graph.instruments import Instrument, Step
from foedus.graph.model import Assertion, Document, Evidence, Node
from foedus.graph.store import Store

_WHOLE_YEAR, _WHOLE_MONTH = re.compile(r"(\d{4})-01-01/\1-12-31"), re.compile(r"(\d{4}-\d\d)-01/\1-(?:28|29|30|31)")


class Derived:
    """The derived edges of a book, for `Filter.beyond`. `node` and `document` give what a store may lack of them."""

    def __init__(
        self,
        store: Store,
        book: Book,
        node: Callable[[str], Node | None] = lambda ident: None,
        document: Callable[[str], Document | None] = lambda ident: None,
    ) -> None:
        self._store, self._book = store, book
        self.node, self.document = node, document
        self._quoted: dict[int, tuple[Evidence, ...]] = {}
        self._kept: list[Step] = []  # so that no id is given to another step

    def edges(self, wanted: Filter) -> Iterator[Assertion]:
        """The derived edges that a filter lets through, in the order of `select`. Raises UnknownName, BadDate."""
        kinds, days = _kinds(wanted), Interval(*wanted.days())
        if not kinds or wanted.polarity not in (None, "affirmed"):
            return
        found: dict[tuple[str, str, str, str | None, str], list[tuple[Duty, Interval]]] = {}
        for duty in self._duties(wanted, days, kinds):
            for spell in (spell for spell in duty.span.possible if spell.overlaps(days)):
                date, modality = spelled(spell, duty.span.certain), _modality(duty, days, spell)
                found.setdefault((duty.debtor, duty.relation, duty.creditor, date, modality), []).append((duty, spell))
        made = (Assertion(*key[:4], modality=key[4]) for key in found)
        for assertion in sorted((each for each in made if wanted.modality in (None, each.modality)), key=order):
            ends = (assertion.source, assertion.relation, assertion.target)
            since = found[(*ends, assertion.date, assertion.modality)]
            whole = replace(assertion, evidence=tuple(self._evidence(since, days)))
            if not wanted.documents or any(piece.document in wanted.documents for piece in whole.evidence):
                yield whole

    def neighbours(self, ident: str, wanted: Filter, *, ahead: bool) -> Iterator[tuple[str, Interval]]:
        """The states to which a state owes something that a filter lets through, or which owe it to that state, with
        the spells in which they may."""
        kinds, days = _kinds(wanted), Interval(*wanted.days())
        if kinds and wanted.polarity in (None, "affirmed"):
            owed = self._book.owed_by(ident, days, kinds) if ahead else self._book.owed_to(ident, days, kinds)
            for duty in (each for each in owed if each.legal):
                other = duty.creditor if ahead else duty.debtor
                yield from ((other, spell) for spell in duty.span.possible if spell.overlaps(days))

    def beginning(self, ident: str, most: int, days: Interval = ALWAYS) -> Iterator[Assertion]:
        """The derived edges whose ids begin so, in the order of their ids, at most so many."""
        wanted = Filter(as_of=_edtf(days)) if days != ALWAYS else Filter()
        found: dict[str, Assertion] = {}
        for duty in self._duties(wanted, days, tuple(relations().values())):
            for spell in (spell for spell in duty.span.possible if spell.overlaps(days)):
                date, modality = spelled(spell, duty.span.certain), _modality(duty, days, spell)
                made = Assertion(duty.debtor, duty.relation, duty.creditor, date, modality=modality)
                if made.id.startswith(ident):
                    found[made.id] = made
        for _, each in sorted(found.items())[:most]:
            ends = Filter(
                sources=(each.source,), targets=(each.target,), relations=(each.relation,), as_of=wanted.as_of
            )
            yield next(whole for whole in self.edges(ends) if whole.id == each.id)

    def _duties(self, wanted: Filter, days: Interval, kinds: tuple[str, ...]) -> Iterator[Duty]:
        for instrument in self._instruments(wanted, days):
            for debtor in wanted.sources or (None,):
                for creditor in wanted.targets or (None,):
                    for duty in duties(instrument, debtor, creditor, kinds, days):
                        if duty.legal and (not wanted.nodes or {duty.debtor, duty.creditor} & {*wanted.nodes}):
                            yield duty

    def _instruments(self, wanted: Filter, days: Interval) -> Iterable[Instrument]:
        """Those of the fewest states that are asked for; all where none is."""
        asked = [states for states in (wanted.sources, wanted.targets, wanted.nodes) if states]
        if not asked:
            return self._book.every(days)
        states = min(asked, key=len)
        return {each.id: each for state in states for each in self._book.of(state)}.values()

    def _evidence(self, found: list[tuple[Duty, Interval]], days: Interval) -> Iterator[Evidence]:
        number = 0
        for duty, spell in found:
            looked_at = days if days != ALWAYS else _inside(spell)
            for doubt in derivation(duty, looked_at):
                number += 1
                said = {"step": number, "treaty": duty.instrument.id, **_said(doubt.step)}
                for piece in self._quotes(doubt.step):
                    yield replace(piece, details={**said, **piece.details})

    def _quotes(self, step: Step) -> tuple[Evidence, ...]:
        if id(step) not in self._quoted:
            self._kept.append(step)
            stored = edge(self._store, step.edge) if step.edge else None
            self._quoted[id(step)] = stored.evidence if stored else step.evidence
        return self._quoted[id(step)]


def spelled(spell: Interval, certain: Days) -> str | None:
    """A spell as EDTF, each bound as fine as it is known: `1994/1999-04-02`; None for one without any bound."""
    inside = [each for each in certain if each.within(spell)]
    start = _bound(spell.start, inside[0].start) if inside else iso_day(spell.start)
    end = _bound(inside[-1].end, spell.end) if inside else iso_day(spell.end)
    # An end that is open is certain only up to the day of its source.
    end = None if spell.end == FOREVER else end
    return f"{start or '..'}/{end or '..'}" if start or end else None


def _bound(first: int, last: int) -> str | None:
    """A bound that may lie on any day between two, both included."""
    if first == FOREVER_AGO or last == FOREVER:
        return None
    between = f"{iso_day(first)}/{iso_day(last)}"
    if first == last or not (year := _WHOLE_YEAR.fullmatch(between) or _WHOLE_MONTH.fullmatch(between)):
        return iso_day(first) if first == last else f"{iso_day(first)}?"
    return year[1]


def _modality(duty: Duty, days: Interval, spell: Interval) -> str:
    """Whether it holds for certain on the days asked about; where none are, whether it ever does within the spell."""
    if days == ALWAYS or days.start == FOREVER_AGO or days.end == FOREVER:
        certain = any(each.within(spell) for each in duty.span.certain)
    else:
        certain = duty.span.on(days) == YES
    return "actual" if certain else "possible"


def _kinds(wanted: Filter) -> tuple[str, ...]:
    known, names = relations(), wanted.relation_names()
    return tuple(kind for name, kind in known.items() if names is None or name in names)


def _inside(spell: Interval) -> Interval:
    """A day of a spell that is as good as any to derive it for: its last, or where it has none, its first."""
    day = spell.end if spell.end < FOREVER else spell.start
    return Interval(day, day) if FOREVER_AGO < day < FOREVER else spell


def _edtf(days: Interval) -> str:
    return f"{iso_day(days.start) or '..'}/{iso_day(days.end) or '..'}"


def _said(step: Step) -> dict[str, str]:
    """What a step says, as details of evidence."""
    said = {"source": step.source, "relation": step.relation, "target": step.target, "date": step.date}
    return {name: value for name, value in said.items() if value}
