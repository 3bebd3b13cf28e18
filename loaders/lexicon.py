"""A language's lexicon: the words and patterns by which it is read, from lexicon/LANGUAGE.toml.

Lists of words are texts, with a space between words and `_` for a space inside one; `@name` stands for all the words
of the class `name`.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from foedus.graph.names import fold
from foedus.loaders.forms import Form, conjugate

Words = frozenset[str]
_PLACED = ("attacked", "occupied", "deployed-forces-to", "aided", "conceded-to")
_PARTS = ("verb", "noun", "adjective", "adverb", "preposition")


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """How one kind of trigger becomes a relation: the words that trigger it, and the slots where its ends stand.

    Slots are those of loaders.clauses; of several, the first that holds a fitting actor counts. `a:b` is slot b of
    the word in slot a, `clause:a` slot a of the clause that the trigger governs, `a+b` both together. `needs` are
    slots that must hold one of some words (`*` any), `lacks` slots that must not, `denied` a clause that is
    negated; `indefinite`, `several` and `reported` name the slots that must hold some one thing, several actors or
    what a clause of its own tells. Where `owned`, what an actor owns stands for it as target: to shell an army is
    to attack its state; where `placed`, a town stands for it. A rule that goes `also` applies besides another;
    `implied` are ways to a target that the sentence leaves unsaid, `doer` to such a source (see loaders.unsaid). A
    `mutual` rule reads words that tell of both alike: they fought, whoever began. `manner` is which of the things that
    the relation gathers its words tell of (see `manners` in graph/ontology.toml). The relation `likewise` repeats what
    was told.
    """

    name: str
    relation: str
    part: str
    lemmas: Words
    source: tuple[str, ...]
    target: tuple[str, ...]
    needs: Mapping[str, Words]
    lacks: Mapping[str, Words]
    owned: bool = False
    placed: bool = False
    polarity: str = "affirmed"
    also: bool = False
    implied: tuple[str, ...] = ()
    mutual: bool = False
    doer: tuple[str, ...] = ()
    manner: str = ""


@dataclass(frozen=True)
class Lexicon:
    """Everything lexicon/LANGUAGE.toml declares; `classes` are word classes by name, `settings` the rest as it is.

    `verbs` are the lemmas of verbs that it knows, `forms` their written forms, `present` those of the present by verb
    and person, `participles` those of participles, `shown_as` the verbs that a parser is shown for others, `known` all
    its lemmas. `offices` gives for an office's folded words whether its holder `leads` or `represents` (or is of the
    `same` office as another), `plural_offices` for several of them; `introductions` are patterns (see loaders.people)
    with the relation they imply, or "".
    """

    language: str
    classes: Mapping[str, Words]
    offices: Mapping[str, str]
    plural_offices: Mapping[str, str]
    office_begins: Words
    rules: Mapping[str, tuple[Rule, ...]]
    introductions: tuple[tuple[re.Pattern[str], str], ...]
    office_phrases: tuple[re.Pattern[str], ...]
    settings: Mapping[str, Any]
    verbs: Words
    known: Words
    forms: Mapping[str, Form]
    present: Mapping[tuple[str, str], str]
    participles: Words
    shown_as: Mapping[str, str]

    def is_a(self, lemma: str, *names: str) -> bool:
        """Whether a lemma belongs to one of some word classes."""
        return any(lemma in self.classes[name] for name in names)

    def has(self, name: str, word: str) -> bool:
        """Whether a word class, which a lexicon may do without, holds a word."""
        return word in self.classes.get(name, ())


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
    classes: dict[str, Words] = {}
    for name, listed in declared.pop("classes").items():
        classes[name] = _words(listed, classes)
    offices = {fold(title): relation for relation, titles in declared.pop("offices").items() for title in titles}
    plural = {title: relation for one, relation in offices.items() for title in _plurals(one, declared)}
    rules: dict[str, list[Rule]] = {}
    for rule in _rules(declared.pop("rule"), classes, declared.pop("sources")):
        for lemma in rule.lemmas:
            rules.setdefault(lemma, []).append(rule)
    patterns = tuple((re.compile(p["pattern"]), p.get("relation", "")) for p in declared.pop("introduction"))
    phrases = tuple(re.compile(p["pattern"]) for p in declared.pop("office_phrase", ()))
    declared["same_offices"] = [frozenset(map(fold, one["titles"])) for one in declared.pop("same_office", ())]
    if declared.get("specific_first"):
        rules = {lemma: sorted(found, key=_generality) for lemma, found in rules.items()}
    triggers = {lemma: tuple(found) for lemma, found in rules.items()}
    verbs = {lemma for lemma, found in triggers.items() if any(rule.part == "verb" for rule in found)}
    verbs = verbs.union(*(classes[name] for name in declared["verb_classes"]))
    verbs |= classes.get("verbs", frozenset())
    verbs = {lemma for lemma in verbs if lemma.endswith(tuple(declared["infinitives"]))}
    known = frozenset(triggers).union(*classes.values())
    forms, present, participles = conjugate(verbs, declared.get("conjugation", {}), declared.get("conjugated", ()))
    shown_as = {verb: shown for shown, alike in declared.pop("shown_as", {}).items() for verb in alike.split()}
    return Lexicon(
        language,
        classes,
        offices,
        plural,
        frozenset(title.partition(" ")[0] for title in (*offices, *plural)),
        triggers,
        patterns,
        phrases,
        declared,
        frozenset(verbs),
        known,
        forms,
        present,
        participles,
        shown_as,
    )


def _generality(rule: Rule) -> int:
    """The more a rule needs, the sooner it is tried."""
    return -len(rule.needs)


def _plurals(title: str, declared: Mapping[str, Any]) -> Iterator[str]:
    """An office's title for several holders: its first word or two in the plural, regular or as the lexicon has it."""
    irregular: Mapping[str, str] = declared.get("irregular_plurals", {})
    words = title.split()
    plural = [irregular.get(w) or (w if w.endswith(("s", "x")) else w + declared["plurals"][0]) for w in words[:2]]
    if plural[0] != words[0]:
        yield " ".join([plural[0], *words[1:]])
    if len(words) > 1:
        yield " ".join([*plural, *words[2:]])
        yield " ".join([words[0], *plural[1:], *words[2:]])


def _words(listed: str, classes: Mapping[str, Words]) -> Words:
    found: set[str] = set()
    for word in listed.split():
        found |= classes[word[1:]] if word.startswith("@") else {word.replace("_", " ")}
    return frozenset(found)


def _rules(entries: list[dict[str, Any]], classes: Mapping[str, Words], sources: Mapping[str, str]) -> list[Rule]:
    made: dict[str, Rule] = {}
    for entry in entries:
        part = next(part for part in _PARTS if part in entry)
        needs = [slot.replace(":", "-") for slot in entry.get("needs", {})]
        name = ".".join([entry["relation"], entry[part].split()[0].removeprefix("@"), *needs])
        while name in made:
            name += "+"
        made[name] = _rule(name, part, {"source": sources.get(part, ""), **entry}, classes)
    return list(made.values())


def _rule(name: str, part: str, entry: Mapping[str, Any], classes: Mapping[str, Words]) -> Rule:
    lemmas = frozenset(entry[part].split()) if part == "preposition" else _words(entry[part], classes)
    return Rule(
        name,
        entry["relation"],
        part,
        lemmas,
        tuple(entry["source"].split()),
        tuple(entry.get("target", "obj").split()),
        {slot: _words(words, classes) for slot, words in entry.get("needs", {}).items()},
        {slot: _words(words, classes) for slot, words in entry.get("lacks", {}).items()},
        entry.get("owned", False),
        entry.get("placed", entry["relation"] in _PLACED),
        entry.get("polarity", "affirmed"),
        entry.get("also", False),
        tuple(entry.get("implied", "").split()),
        entry.get("mutual", False),
        tuple(entry.get("doer", "").split()),
        entry.get("manner", ""),
    )
