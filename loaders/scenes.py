"""The clause in which a relation was found: what stands in it, and which of it goes with the trigger."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from foedus.graph.ontology import ontology
from foedus.loaders.cast import Cast
from foedus.loaders.clauses import complements, is_verb, preposition
from foedus.loaders.words import Sentence, Word


@dataclass
class Scene:
    """The trigger of a relation in its sentence; `text` is the document as it is written."""

    trigger: Word
    relation: str
    sentence: Sentence
    cast: Cast
    text: str

    @cached_property
    def verb(self) -> Word:
        """The verb of the clause: the trigger, or the light verb whose noun it is; else the trigger though a noun."""
        if is_verb(self.trigger):
            return self.trigger
        above = next((w for w in self.sentence.ancestors(self.trigger) if is_verb(w)), None)
        light = above is not None and self.cast.words.is_a(above.lemma, "light_verbs")
        return above if above is not None and light else self.trigger

    @cached_property
    def words(self) -> list[Word]:
        """The words of the clause in order, without those of clauses that have a verb of their own."""
        found, waiting = [], [self.verb]
        while waiting:
            found.append(word := waiting.pop())
            waiting += [child for child in self.sentence.children(word) if not is_verb(child) or child is self.trigger]
        return sorted(found, key=lambda word: word.i)

    def is_beside(self, word: Word) -> bool:
        """Whether a word hangs on the verb, the trigger, or what either is about."""
        near = (self.verb, self.trigger, *self.sentence.children(self.verb, "obj", "nsubj:pass"))
        return self.sentence.head(word) in near

    def stands_behind(self, word: Word, name: str) -> bool:
        """Whether the preposition before a word is of a class."""
        case = _spaced(preposition(self.sentence, word, self.cast.words))
        return word is not self.trigger and bool(case) and self.cast.words.has(name, case)

    def invoked(self) -> Iterator[Word]:
        """What a participle beside the verb invokes: « invoquant l'article 4 »."""
        for clause in self.sentence.children(self.verb, "advcl", "acl"):
            if self.cast.words.has("invoking", clause.lemma) and clause.morph.get("VerbForm") in ("Part", "Ger"):
                yield from self.sentence.children(clause, "obj")

    def objects(self) -> Iterator[Word]:
        """What is given, asked for or sent: the trigger that is a noun, objects also of an infinitive below, what
        stands behind a preposition, and what belongs to any of these."""
        nouns = [] if is_verb(self.trigger) else [self.trigger, *self.sentence.children(self.trigger, "nmod")]
        for verb in (self.verb, *complements(self.sentence, self.verb)):
            nouns += self.sentence.children(verb, "obj", "nsubj:pass", "obl")
        for noun in dict.fromkeys(nouns):
            yield noun
            yield from self.sentence.children(noun, "nmod", "conj")

    def openings(self) -> Iterator[Word]:
        """The words with which conditions of what happens begin."""
        about = {self.trigger, self.verb, *complements(self.sentence, self.verb)}
        about |= {child for verb in (*about,) for child in self.sentence.children(verb)}
        for word in self.sentence.words:
            opens = self.cast.words.has("if", word.lower) or self.cast.words.has("on_condition", _spaced(word.lemma))
            if opens and word.relation in ("mark", "case") and self.sentence.head(self.sentence.head(word)) in about:
                yield word

    def acts(self, noun: Word) -> bool:
        """Whether whom a noun names takes part in what the verb tells, and not under it: « attaqué par 300 hommes »."""
        if noun.relation in ("obj", "iobj") and self.cast.words.has("harming", self.verb.lemma):
            return False
        return not any(is_verb(w) and w.relation in ("acl", "amod") for w in self.sentence.children(noun))

    def are_forces(self, noun: Word) -> bool:
        """Whether a noun is of those who are counted: where aid is given, persons, not the arms that are sent."""
        name = "soldiers" if ontology().details["aid"].fits(self.relation) else "troops"
        return self.cast.words.has(name, noun.lemma) or self.cast.words.has(name, noun.lower)

    def with_article(self, number: Word) -> Word:
        """Where a number begins: « un millier »."""
        before = self.sentence.words[number.i - 1] if number.i else number
        many = self.cast.words.has("many", number.lemma) and self.cast.words.has("indefinite", before.lower)
        return before if many else number

    def written(self, words: Sequence[Word]) -> str:
        """From the first of some words to the last, as in the document, in one line."""
        return " ".join(self.text[words[0].start : words[-1].end].split())

    def is_number(self, word: Word) -> bool:
        """Whether a word counts several: « 2 500 », « mille », « un millier »."""
        words = self.cast.words
        numbers = words.settings["numbers"]
        written = any(numbers.get(part, 0) > 1 for part in word.lower.split("-"))
        many = words.has("many", word.lemma) or words.has("number_words", word.lower)
        return written or many or word.text[:1].isdigit()

    def counts(self, word: Word) -> bool:
        """Whether a word may stand in a number, or between it and what it counts."""
        words = self.cast.words
        joins = words.has("of", word.lower) or words.has("and_in_numbers", word.lower)
        return joins or self.is_number(word) or word.pos in ("NUM", "ADJ") or word.lower in words.settings["numbers"]


def _spaced(name: str) -> str:
    """A preposition of several words as word classes have it."""
    return name.replace("_", " ")
