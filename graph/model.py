"""The values that flow: frozen, plain, with nothing that belongs to a file, a parser or a database."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from foedus.graph.ontology import ontology
from foedus.graph.provisions import Conditions, Provision

__all__ = [
    "Assertion", "Conditions", "Document", "Evidence", "Name", "Node", "Problem", "Provision", "Reading",
]  # fmt: skip


_READER = re.compile(r"([a-z][a-z0-9-]{0,39}):")
_AS_JSON = json.JSONEncoder(ensure_ascii=False)  # made once: a store may have a hundred thousand edges to name


@dataclass(frozen=True, slots=True)
class Name:
    """A name of a node: `language` is an ISO 639-1 code or "" where it is any; `role` is label, long, alias,
    acronym, demonym, capital, seat or text (as a document wrote it)."""

    text: str
    language: str = ""
    role: str = "alias"


@dataclass(frozen=True, slots=True)
class Node:
    """A state, leader, alliance, organization or treaty. `attributes` hold codes and dates (cow, existed, signed)."""

    id: str
    kind: str
    names: tuple[Name, ...] = ()
    attributes: Mapping[str, Any] = field(default_factory=dict)
    provisions: tuple[Provision, ...] = ()

    def label(self, language: str = "en") -> str:
        """The name to show in a language, else in any, else the id."""
        labels = [name for name in self.names if name.role == "label"]
        in_language = [name.text for name in labels if name.language in (language, "")]
        return next(iter(in_language or [name.text for name in labels] or [name.text for name in self.names]), self.id)


@dataclass(frozen=True, slots=True)
class Document:
    """What was read: `id` is its file name within what was loaded, `published` EDTF, `language` ISO 639-1,
    `digest` SHA-256 of its bytes, `skipped` how many characters were left out as not part of the text, `reader` who
    read it where that was not foedus itself."""

    id: str
    title: str = ""
    published: str | None = None
    language: str | None = None
    outlet: str | None = None
    address: str | None = None
    digest: str = ""
    skipped: int = 0
    reader: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where it stands: characters `start` to `end` of the document are `quote`, inside `sentence` that begins at
    `sentence_start`; `rule` names what read it. A data set row has file and row in place of a sentence."""

    document: str
    start: int
    end: int
    quote: str
    sentence: str = ""
    sentence_start: int = 0
    rule: str = ""
    details: Mapping[str, Any] = field(default_factory=dict)

    @property
    def reader(self) -> str:
        """Who read it, by the rule's name: `NAME:rule`; nothing for foedus itself."""
        found = _READER.match(self.rule)
        return found[1] if found else ""


@dataclass(frozen=True, slots=True)
class Assertion:
    """What one or more documents assert: ids of both ends and of the speaker, EDTF date, and the evidence."""

    source: str
    relation: str
    target: str
    date: str | None = None
    polarity: str = "affirmed"
    modality: str = "actual"
    attributed_to: str | None = None
    evidence: tuple[Evidence, ...] = ()

    @property
    def key(self) -> tuple[str | None, ...]:
        """What makes two assertions one edge; the ends of a symmetric relation are in alphabetical order."""
        ends = (self.source, self.target)
        if ontology().relations[self.relation].symmetric and self.target < self.source:
            ends = (self.target, self.source)
        return (ends[0], self.relation, ends[1], self.date, self.polarity, self.modality, self.attributed_to)

    @property
    def id(self) -> str:
        """The edge's id: 12 hexadecimal digits that depend on its key alone."""
        from hashlib import sha256  # which takes longer to import than much that needs no id

        return sha256(_AS_JSON.encode(self.key).encode()).hexdigest()[:12]

    @property
    def manner(self) -> str | None:
        """Which of the things that its relation gathers it tells of (see `manners` in ontology.toml), where all its
        evidence is of one manner."""
        manners = {piece.details.get("manner") for piece in self.evidence}
        manner = manners.pop() if len(manners) == 1 else None
        known = ontology().manners.get(manner) if isinstance(manner, str) else None
        return manner if known and known.relation == self.relation else None

    @property
    def mutual(self) -> bool:
        """Whether all its evidence tells of both ends alike: « A and B fought », whoever attacked."""
        return self.manner == "fought"

    @property
    def details(self) -> dict[str, list[Any]]:
        """All that its pieces of evidence add, each detail with its distinct values."""
        merged: dict[str, list[Any]] = {}
        for piece in self.evidence:
            for name, value in piece.details.items():
                if value not in merged.setdefault(name, []):
                    merged[name].append(value)
        return {name: merged[name] for name in sorted(merged)}


@dataclass(frozen=True, slots=True)
class Problem:
    """What could not be read: file, place in it (line, offset or row, as words) and reason."""

    file: str
    reason: str
    place: str = ""

    def __str__(self) -> str:
        return f"{self.file}{f', {self.place}' if self.place else ''}: {self.reason}"


@dataclass(frozen=True, slots=True)
class Reading:
    """What reading one document gave: the document, its nodes, its assertions, and what went wrong."""

    document: Document
    nodes: tuple[Node, ...] = ()
    assertions: tuple[Assertion, ...] = ()
    problems: tuple[Problem, ...] = field(default=())
