"""Why a duty does not hold on some days, or only perhaps: the steps of its derivation that say so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from foedus.graph.dates import Interval
from foedus.graph.days import any_of
from foedus.graph.duties import Duty
from foedus.graph.instruments import Step, Tie

TREATY, DEBTOR, CREDITOR = "treaty", "debtor", "creditor"


class Doubt(NamedTuple):
    """A step that fails, or may fail, and whose it is: of the treaty, the debtor or the creditor."""

    whose: str
    step: Step


def doubts(duty: Duty, days: Interval, answer: str) -> list[Doubt]:
    """The steps of a duty that give an answer (`no`, `uncertain`) for some days.

    Of a party with several ways to be bound, all ways count only if together they give that answer. Nothing where it
    takes two steps together, such as spells that do not meet.
    """
    found = [Doubt(TREATY, step) for step in duty.clause.steps if step.span.on(days) == answer]
    for whose, ties in ((DEBTOR, duty.debtor_ties), (CREDITOR, duty.creditor_ties)):
        if any_of(tie.span for tie in ties).on(days) == answer:
            found += [Doubt(whose, step) for step in _failing(ties, days, answer)]
    # That an article had another wording then is the lesser reason.
    return sorted(found, key=lambda each: each.step.relation == "provides")


def derivation(duty: Duty, days: Interval) -> Iterator[Doubt]:
    """The steps by which a duty holds on some days: of the treaty, then of each party the ways that count that day."""
    yield from (Doubt(TREATY, step) for step in duty.clause.steps)
    for whose, ties in ((DEBTOR, duty.debtor_ties), (CREDITOR, duty.creditor_ties)):
        yield from (Doubt(whose, step) for step in _holding(ties, days))


def _holding(ties: tuple[Tie, ...], days: Interval) -> Iterator[Step]:
    """The steps of the ways that hold for certain, or where none does, of those that may."""
    for answer in ("yes", "uncertain"):
        if holding := [tie for tie in ties if tie.span.on(days) == answer]:
            yield from _once(step for tie in holding for step in tie.steps)
            return


def _failing(ties: tuple[Tie, ...], days: Interval, answer: str) -> Iterator[Step]:
    return _once(step for tie in ties for step in tie.steps if step.span.on(days) == answer)


def _once(steps: Iterable[Step]) -> Iterator[Step]:
    seen: list[Step] = []
    for step in steps:
        if step not in seen:
            seen.append(step)
            yield step
