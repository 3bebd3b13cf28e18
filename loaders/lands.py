"""Whose a town or a region is, or was at a time: of places that changed hands, and of states that came later."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from foedus.graph.dates import ALWAYS, FOREVER, Interval, interval
from foedus.graph.names import fold
from foedus.loaders.entries import values

Held = list[tuple[str, Interval]]


@dataclass
class Lands:
    """In which state a place lies today, by its folded name; who held places that changed hands, and when; whose the
    land of a state was before it; which towns were capitals for a time, and of whom."""

    today: dict[str, str] = field(default_factory=dict)
    changed: dict[str, Held] = field(default_factory=dict)
    before: dict[str, Held] = field(default_factory=dict)
    capitals: dict[str, Held] = field(default_factory=dict)

    def holders(self, name: str, days: Interval) -> list[str]:
        """The states that held a place that changed hands at some day of a time: of any time, those that still do."""
        held = self.changed.get(fold(name), [])
        current = [state for state, span in held if span.end == FOREVER]
        return current if days == ALWAYS else _during(held, days)

    def forerunners(self, state: str, days: Interval) -> list[str]:
        """The states to which the land of another belonged at a time."""
        return _during(self.before.get(state, []), days)

    def capital_of(self, words: str, days: Interval) -> str | None:
        """The state of which a town was the capital all through a time."""
        return next((state for state, span in self.capitals.get(words, ()) if days.within(span)), None)


def lands(tables: Mapping[str, Iterable[Mapping[str, str]]]) -> Lands:
    """What places.csv, territories.csv, predecessors.csv and capitals.csv tell. Raises KeyError, BadDate."""
    made = Lands({fold(row["name"]): row["state"] for row in tables["places"]})
    for row in tables["predecessors"]:
        made.before.setdefault(row["id"], []).extend(_spans(row["before"], row["held"]))
    for table, known in (("territories", made.changed), ("capitals", made.capitals)):
        for row in tables[table]:
            for word in {fold(name) for name in values(row["called"])}:
                known.setdefault(word, []).extend(_spans(row["state"], row["held"]))
    return made


def _spans(state: str, held: str) -> Held:
    return [(state, interval(span)) for span in values(held)]


def _during(held: Held, days: Interval) -> list[str]:
    return list(dict.fromkeys(state for state, span in held if span.overlaps(days)))
