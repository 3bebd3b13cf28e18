"""A language's lexicon: the words and patterns by which it is read, from lexicon/LANGUAGE.toml."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from foedus.graph.names import fold


@dataclass(frozen=True, slots=True)
class OfficeWord:
    """An office as a text names it: `words` folded, and whether its holder leads or represents."""

    words: tuple[str, ...]
    relation: str


@dataclass(frozen=True, slots=True)
class Rule:
    """How one kind of trigger becomes a relation: words that trigger it, and the slots where its ends stand.

    Slots are `subj`, `obj`, `possessive`, `adjective`, or a preposition; the first one that holds an actor counts.
    `needs` are word classes of which one must stand in the named slot.
    """

    name: str
    relation: str
    pos: str
    lemmas: frozenset[str]
    source: tuple[str, ...]
    target: tuple[str, ...]
    needs: tuple[tuple[str, frozenset[str]], ...] = ()
    polarity: str = "affirmed"
    modality: str = "actual"


@dataclass(frozen=True)
class Lexicon:
    """Everything lexicon/LANGUAGE.toml declares; `classes` are word classes by name, `settings` the rest as it is."""

    language: str
    classes: dict[str, frozenset[str]]
    offices: dict[str, OfficeWord]
    rules: dict[str, tuple[Rule, ...]]
    introductions: tuple[tuple[re.Pattern[str], str], ...]
    settings: dict[str, Any]

    def is_a(self, lemma: str, *names: str) -> bool:
        """Whether a lemma belongs to one of some word classes."""
        return any(lemma in self.classes[name] for name in names)


@cache
def languages() -> tuple[str, ...]:
    """ISO 639-1 codes of the languages that can be read."""
    folder = files("foedus.loaders").joinpath("lexicon")
    return tuple(sorted(f.name.removesuffix(".toml") for f in folder.iterdir() if f.name.endswith(".toml")))


@cache
def lexicon(language: str) -> Lexicon:
    """The lexicon of a language. Raises KeyError for one that has none."""
    if language not in languages():
        raise KeyError(language)
    path = files("foedus.loaders").joinpath("lexicon", f"{language}.toml")
    declared = tomllib.loads(path.read_text(encoding="utf-8"))
    classes = {name: frozenset(words) for name, words in declared.pop("classes").items()}
    offices = {
        fold(title): OfficeWord(tuple(fold(title).split()), relation)
        for relation, titles in declared.pop("offices").items()
        for title in titles
    }
    rules: dict[str, list[Rule]] = {}
    for number, entry in enumerate(declared.pop("rule"), 1):
        rule = _rule(entry, number, classes)
        for lemma in rule.lemmas:
            rules.setdefault(lemma, []).append(rule)
    patterns = tuple((re.compile(p["pattern"]), p.get("relation", "")) for p in declared.pop("introduction"))
    return Lexicon(language, classes, offices, {k: tuple(v) for k, v in rules.items()}, patterns, declared)


def _rule(entry: dict[str, Any], number: int, classes: dict[str, frozenset[str]]) -> Rule:
    pos = next(part for part in ("verb", "noun", "adjective") if part in entry)
    lemmas = frozenset(word for lemma in entry[pos] for word in classes.get(lemma.removeprefix("@"), {lemma}))
    needs = tuple(
        (slot, frozenset(word for lemma in words for word in classes.get(lemma.removeprefix("@"), {lemma})))
        for slot, words in entry.get("needs", {}).items()
    )
    return Rule(
        entry.get("name", f"{entry['relation']}-{pos}-{number}"),
        entry["relation"],
        pos,
        lemmas,
        tuple(entry.get("source", ["subj"] if pos == "verb" else ["de", "possessive", "adjective"])),
        tuple(entry.get("target", ["obj"])),
        needs,
        entry.get("polarity", "affirmed"),
        entry.get("modality", "actual"),
    )
