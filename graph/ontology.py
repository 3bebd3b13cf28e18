"""The ontology: kinds of nodes, relations and vocabularies, read once from ontology.toml."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, replace
from functools import cache
from typing import Any
from unicodedata import normalize

from foedus.graph.packaged import text_of

_SLOT = re.compile(r"\{(\w+)(?::([^}]*))?\}|\{([^|{}]*)\|([^|{}]*)\}")
# A vowel, with any accent; y only before a consonant: d'Ypres, but de Yaoundé.
_ELIDES = re.compile(r"[aeiouœæ]|y[bcdfghj-np-tv-z]", re.IGNORECASE)
_CONTRACTED = {("de", "le"): "du ", ("de", "les"): "des ", ("à", "le"): "au ", ("à", "les"): "aux "}


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of node: `name` as stored, one `letter` for relation ends, labels by language, whether it acts."""

    name: str
    letter: str
    labels: dict[str, str]
    plurals: dict[str, str]
    acts: bool


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation: kebab-case `name`, family, kinds allowed at both ends, PLOVER types, CAMEO codes, wording."""

    name: str
    family: str
    sources: frozenset[str]
    targets: frozenset[str]
    symmetric: bool
    plover: tuple[str, ...]
    cameo: tuple[str, ...]
    says: str
    labels: dict[str, str]
    phrases: dict[str, str]
    planned: dict[str, str]  # phrases of what was only to be done, where it can be planned
    denials: dict[str, str]

    @property
    def derived(self) -> bool:
        """Whether it is computed when asked and never stored."""
        return self.family == "derived"

    @property
    def neo4j_type(self) -> str:
        """The relationship type in Neo4j: `member-of` becomes `MEMBER_OF`."""
        return self.name.replace("-", "_").upper()

    def allows(self, source_kind: str, target_kind: str) -> bool:
        """Whether an edge may join these kinds; a symmetric relation also the other way round."""
        forward = source_kind in self.sources and target_kind in self.targets
        return forward or (self.symmetric and target_kind in self.sources and source_kind in self.targets)


@dataclass(frozen=True, slots=True)
class Manner:
    """One of the things that a relation gathers, as it may be that forces leave where something is conceded: the
    relation's name, a note on it, what it is called and its wording, by language."""

    relation: str
    notes: dict[str, str]
    labels: dict[str, str]
    phrases: dict[str, str]
    planned: dict[str, str]
    denials: dict[str, str]


@dataclass(frozen=True, slots=True)
class Attribute:
    """What nodes have besides names and relations: labels by language, what words as values are called in a language,
    and whether the values are ids of nodes, between bars."""

    labels: dict[str, str]
    values: dict[str, dict[str, str]]
    nodes: bool


@dataclass(frozen=True, slots=True)
class Detail:
    """What may qualify an assertion: labels by language, what it says, the relations that may have it (all, where none
    are named), and what words as values are called by language, where only those can stand."""

    labels: dict[str, str]
    says: str
    relations: frozenset[str]
    values: dict[str, dict[str, str]]

    def fits(self, relation: str) -> bool:
        """Whether a relation may have it."""
        return not self.relations or relation in self.relations


@dataclass(frozen=True, slots=True)
class Ontology:
    """Everything ontology.toml declares, by name and in its order."""

    kinds: dict[str, Kind]
    families: dict[str, dict[str, str]]
    relations: dict[str, Relation]
    manners: dict[str, Manner]
    polarities: tuple[str, ...]
    modalities: tuple[str, ...]
    obligations: tuple[str, ...]
    obligation_labels: dict[str, dict[str, str]]
    conditions: dict[str, dict[str, str]]
    attributes: dict[str, Attribute]
    details: dict[str, Detail]
    also: dict[str, tuple[str, ...]]
    truces: tuple[str, ...]

    def called(self, vocabulary: str) -> dict[str, tuple[str, ...]]:
        """The names of a vocabulary (`relations`, `kinds`, `obligations` and so on), each with all that it is called
        in any language."""
        labels = self.families | self.obligation_labels
        labels |= {name: each.labels for name, each in self.kinds.items()}
        labels |= {name: each.labels for name, each in self.relations.items()}
        return {
            name: (name, *labels.get(name, {}).values(), *self.also.get(name, ())) for name in getattr(self, vocabulary)
        }

    def family(self, name: str) -> tuple[str, ...]:
        """The relations of a family. Raises KeyError for a family that is not declared."""
        if name not in self.families:
            raise KeyError(name)
        return tuple(r.name for r in self.relations.values() if r.family == name)


def _by_language(entry: dict[str, Any], field: str) -> dict[str, Any]:
    return {key.removeprefix(field + "_"): text for key, text in entry.items() if key.startswith(field + "_")}


@cache
def ontology() -> Ontology:
    """The one ontology of this installation."""
    declared = tomllib.loads(text_of("foedus.graph", "ontology.toml"))
    kinds = {
        name: Kind(name, entry["letter"], _by_language(entry, "label"), _by_language(entry, "plural"), entry["acts"])
        for name, entry in declared["kinds"].items()
    }
    letters = {kind.letter: kind.name for kind in kinds.values()}
    manners = {name: _manner(entry) for name, entry in declared["manners"].items()}
    details = {name: _detail(entry, declared["relations"]) for name, entry in declared["details"].items()}
    values = {name: each.labels | each.notes for name, each in manners.items()}
    details["manner"] = replace(details["manner"], values=values)
    families, obligations, conditions = (
        {name: _by_language(entry, "label") for name, entry in declared[table].items()}
        for table in ("families", "obligations", "conditions")
    )
    return Ontology(
        kinds=kinds,
        families=families,
        relations={name: _relation(name, entry, letters) for name, entry in declared["relations"].items()},
        manners=manners,
        polarities=tuple(declared["vocabulary"]["polarity"]),
        modalities=tuple(declared["vocabulary"]["modality"]),
        obligations=tuple(obligations),
        obligation_labels=obligations,
        conditions=conditions,
        attributes={name: _attribute(entry) for name, entry in declared["attributes"].items()},
        details=details,
        also={name: tuple(entry.get("also", ())) for name, entry in declared["obligations"].items()},
        truces=tuple(sorted({word for words in declared["truces"].values() for word in words})),
    )


def _relation(name: str, entry: dict[str, Any], letters: dict[str, str]) -> Relation:
    """A relation as declared; `letters` are those of the kinds that its ends may be."""
    return Relation(
        name,
        entry["family"],
        frozenset(letters[letter] for letter in entry["sources"]),
        frozenset(letters[letter] for letter in entry["targets"]),
        entry.get("symmetric", False),
        tuple(entry["plover"]),
        tuple(entry["cameo"]),
        entry["says"],
        *_worded(entry),
    )


def _manner(entry: dict[str, Any]) -> Manner:
    return Manner(entry["relation"], _by_language(entry, "note"), *_worded(entry))


def _worded(entry: dict[str, Any]) -> list[dict[str, Any]]:
    """What a relation or a manner of one is called, and how it is said, said to be planned and denied."""
    return [_by_language(entry, field) for field in ("label", "phrase", "planned", "denial")]


def _attribute(entry: dict[str, Any]) -> Attribute:
    return Attribute(_by_language(entry, "label"), _by_language(entry, "value"), entry.get("nodes", False))


def _detail(entry: dict[str, Any], relations: dict[str, Any]) -> Detail:
    """A detail as declared, with the relations that it names or all of the families that it names."""
    of_families = [name for name, each in relations.items() if each["family"] in entry.get("families", ())]
    fitting = frozenset((*entry.get("relations", ()), *of_families))
    return Detail(_by_language(entry, "label"), entry["says"], fitting, entry.get("values", {}))


def with_article(name: str, article: str = "", preposition: str = "") -> str:
    """A name as a sentence needs it: ("Bélarus", "le", "de") gives "du Bélarus", ("Arménie", "l'") "l'Arménie"."""
    if contracted := _CONTRACTED.get((preposition, article)):
        return contracted + name
    if not article and preposition == "de" and _ELIDES.match(normalize("NFD", name)):
        return f"d'{name}"
    joined = article + name if article.endswith("'") else f"{article} {name}".strip()
    return f"{preposition} {joined}".strip()


def phrase(
    relation: str,
    language: str,
    source: tuple[str, str],
    target: tuple[str, str],
    *,
    denied: bool = False,
    planned: bool = False,
    manner: str | None = None,
) -> str:
    """An edge as a clause; of what is denied, that it is not so, and of what is planned, that it was to be done.
    `source` and `target` are (name, article); English takes "" or "the" as article. Where the edge is of one `manner`,
    it is worded as that is.

    Raises KeyError for an unknown relation or a language that the ontology does not word.
    """
    ends = {"source": source, "target": target}

    def fill(slot: re.Match[str]) -> str:
        if slot[1]:
            return with_article(*ends[slot[1]], slot[2] or "")
        return slot[4] if source[1] == "les" else slot[3]

    worded = ontology().manners.get(manner or "") or ontology().relations[relation]
    phrases = worded.denials if denied else worded.planned if planned else worded.phrases
    return _SLOT.sub(fill, phrases.get(language) or worded.phrases[language])
