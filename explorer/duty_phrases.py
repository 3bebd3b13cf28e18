"""Instruments, articles, conditions and doubts in words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from foedus.explorer.edition import edition
from foedus.explorer.wording import Words
from foedus.exports.lookup import IF, condition_line
from foedus.graph import ontology
from foedus.graph.dates import FOREVER, Interval, iso_day
from foedus.graph.days import UNCERTAIN
from foedus.graph.doubts import doubts
from foedus.graph.duties import Duty
from foedus.graph.instruments import Instrument, Step
from foedus.graph.provisions import ANY, SOME, Provision, as_record
from foedus.loaders.known import Known

_MOST_NAMED = 8  # states against which alone something holds


class DutyPhrases:
    """How to say in one language what instruments provide; areas have their names from the gazetteer."""

    def __init__(self, words: Words, known: Known) -> None:
        self.words, self.known = words, known

    def instrument(self, instrument: Instrument) -> str:
        """Name, id, and when it is in force: `North Atlantic Treaty (north-atlantic-treaty), in force since 1949`."""
        named = f"{self.words.label(instrument.id)} ({instrument.id})"
        dates = {step.date for clause in instrument.clauses for step in clause.steps if step.relation == "in-force"}
        shown = [self.words.duty["in_force"].format(self.words.when(date)) for date in sorted(filter(None, dates))]
        return ", ".join([named, *shown])

    def clause(self, provision: Provision) -> str:
        """Article, obligation and conditions: `article 4, defense, on its request`."""
        article = [self.words.article(provision.article)] if provision.article else []
        return ", ".join([*article, self.obligation(provision.obligation), *self.conditions(provision)])

    def obligation(self, name: str) -> str:
        """One of the five, in words."""
        return ontology().obligation_labels[name][self.words.language]

    def conditions(self, provision: Provision) -> list[str]:
        """What it hangs on, one text each."""
        own = [self.trigger(provision.condition)] if provision.condition else []
        return own + [self.condition(name, value) for name, value in provision.conditions.said() if value != (ANY,)]

    def trigger(self, condition: str) -> str:
        """A condition that is told in words: `if nuclear weapons are used`."""
        said = self.known.word(condition, self.words.language)
        elided = self.words.language == "fr" and said.startswith(("il ", "ils "))
        return f"s'{said}" if elided else f"{IF[self.words.language]} {said}"

    def condition(self, name: str, value: Any) -> str:
        """A condition with its value, states and areas by their names."""
        if name == "adversary" and len(value) > _MOST_NAMED:  # a text that says « another power » names none of them
            value = (self.words.duty["many_states"].format(len(value)),)
        elif name == "adversary":
            value = (format(self.words.names(*value), "le"),)
        elif name == "place":
            value = self.known.area_name(value, self.words.language)
        elif name == "conflict":
            value = self.known.word(value, self.words.language)
        return condition_line(name, value, self.words.language)

    def statement(self, provision: Provision) -> str:
        """What it provides, in our own words; in another language where there are none in this one."""
        said = provision.statements
        return said.get(self.words.language) or next(iter(said.values()), "")

    def stated(self, provision: Provision) -> str:
        """What it provides in short, and where its text is printed."""
        statement = self.statement(provision)
        told = self.words.duty["in_short"].format(statement) if statement else ""
        return " — ".join(part for part in (told, provision.reference) if part)

    def provision(self, provision: Provision) -> dict[str, Any]:
        """A provision as a JSON object, with its conditions in words."""
        return {**as_record(provision), "phrase": self.clause(provision)}

    def name(self, state: str, holds: str) -> str:
        """A state's name, marked where it is uncertain whether it is meant."""
        label = self.words.label(state)
        return self.words.duty["doubtful"].format(label) if holds == UNCERTAIN else label

    def doubt(self, duty: Duty, days: Interval, answer: str = UNCERTAIN) -> str:
        """Why a duty holds only perhaps, or not at all: the steps that say so, with their dates."""
        if duty.clause.provision.towards == SOME and answer == UNCERTAIN:
            return self.words.duty["some"]
        said = dict.fromkeys(self.step(step, days) for step in _told(duty, days, answer))
        return self.words.joined(said) or self.words.duty["together"]

    def open_dates(self, duty: Duty, days: Interval) -> str:
        """What is open about when a duty holds: dates that are not precise, or a source that ends before."""
        return self.ended(duty, days) or self.words.duty["dates"].format(self.doubt(duty, days))

    def ended(self, duty: Duty, days: Interval) -> str:
        """Until when a duty is known to have held, where nothing but the end of its source leaves it open; else ""."""
        told = _told(duty, days, UNCERTAIN)
        if not told or duty.clause.provision.towards == SOME or not all(_late(step, days) for step in told):
            return ""
        last = _sure(told)
        key = "dates_edition" if last == edition() else "dates_beyond"
        return self.words.duty[key].format(self.words.when(iso_day(last)))

    def step(self, step: Step, days: Interval) -> str:
        """A step of a derivation: who is what to what, and since when."""
        said = self._dated(step)
        if not _late(step, days):
            return said
        last = step.span.certain[-1].end
        key = "beyond_edition" if last == edition() else "beyond"
        return self.words.duty[key].format(said, self.words.when(iso_day(last)))

    def _dated(self, step: Step) -> str:
        if step.relation == "provides":
            said = self.words.duty[step.relation].format(self.words.names(step.source), self.words.article(step.target))
        else:
            targets = [step.target] if step.target else []
            said = self.words.duty[step.relation].format(self.words.names(step.source), self.words.names(*targets))
        if step.date is None:
            # An article that is given no time of its own holds as long as its treaty.
            return said if step.relation == "provides" else self.words.duty["step_undated"].format(said)
        return self.words.duty["step_dated"].format(said, self.words.when(step.date))


def _told(duty: Duty, days: Interval, answer: str) -> list[Step]:
    """The steps that tell why; whoever is bound by a treaty that is not in force is bound to nothing."""
    found = doubts(duty, days, answer)
    return [each.step for each in found if answer == UNCERTAIN or each.whose == found[0].whose]


def _sure(steps: Iterable[Step]) -> int:
    """The last day on which all of some steps held for sure."""
    return min(step.span.certain[-1].end for step in steps)


def _late(step: Step, days: Interval) -> bool:
    """Whether a step has no end and was certain until its source was written, before these days."""
    open_end = bool(step.date and step.span.possible) and step.span.possible[-1].end == FOREVER
    late = open_end and step.span.on(days) == UNCERTAIN and bool(step.span.certain)
    return late and step.span.certain[-1].end < days.end
