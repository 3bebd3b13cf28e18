"""A leader of a document, and what offices of another time tell of him."""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import dataclass, field

from foedus.graph.dates import Interval
from foedus.loaders.gazetteer import Office
from foedus.loaders.introductions import Held


@dataclass(slots=True)
class Person:
    """A leader of this document: id, spellings met, the offices that the text gives or that are known by date."""

    id: str
    spellings: list[str]
    offices: list[Held] = field(default_factory=list)

    @property
    def state(self) -> str | None:
        """What the person leads or represents, as first told; what he only chairs comes last."""
        ranked = sorted(self.offices, key=lambda held: (held.relation == "chairs", held.start < 0))
        return next((held.of for held in ranked), None)

    @property
    def introduced(self) -> bool:
        """Whether the text gives an office."""
        return any(held.start >= 0 for held in self.offices)


def spellings_of(person: Person) -> list[str]:
    """All spellings, the fullest first."""
    return sorted(dict.fromkeys(person.spellings), key=lambda s: (-len(s.split()), -len(s), s))


def once_held(offices: Iterable[Office], states: Container[str], language: str) -> list[Held]:
    """Of somebody who led one of the states that a text names, at another time: that he is of that state."""
    return [_former(office, language) for office in offices if office.of in states]


def nearest_held(offices: Iterable[Office], days: Interval, language: str) -> list[Held]:
    """That somebody is of the state or body whose office he held nearest in time to some days."""
    nearest = min(offices, key=lambda o: max(days.start - o.days.end, o.days.start - days.end), default=None)
    return [_former(nearest, language)] if nearest else []


def _former(office: Office, language: str) -> Held:
    return Held("", office.of, tuple(filter(None, (office.titles.get(language, ""),))), how="known")
