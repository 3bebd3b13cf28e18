"""A leader of a document, with the offices by which he is known."""

from __future__ import annotations

from dataclasses import dataclass, field

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
