"""Subjects that do not stand right before their verb: « Pourquoi A a-t-elle rompu … ? », where a pronoun behind the
verb takes up the name, « Que reproche A à B ? », and « “…”, a promis A »; and what is put before the subject and then
taken up by a pronoun: « Les demandes de A, B les a rejetées »."""

from __future__ import annotations

from foedus.loaders.lexicon import Lexicon
from foedus.loaders.words import Word, dependents

_NOMINAL = ("NOUN", "PROPN")
_FINITE = ("VERB", "AUX")
_CLOSING = ("”", "»")
_FAR = 9  # words before the comma behind what is put before a subject
_PUT = ("nsubj", "dislocated", "obl", "obj", "nmod", "dep", "ROOT")


def set_inverted(words: list[Word], lexicon: Lexicon) -> None:
    """Give verbs their subjects, in place."""
    _asked(words, lexicon)
    for mark in words[:-3]:
        if mark.text in _CLOSING and words[mark.i + 1].text == ",":
            _said(words[mark.i + 2], words, lexicon)
    _taken_up(words, lexicon)


def _asked(words: list[Word], lexicon: Lexicon) -> None:
    if not any(w.text == "?" for w in words[-3:]):
        return
    for word in words[2:]:
        if lexicon.has("doubling", word.lower):
            _take_up(word, words, lexicon)
    if len(words) > 3 and lexicon.has("asking_objects", words[0].lower):
        _behind(words, lexicon)


def _take_up(pronoun: Word, words: list[Word], lexicon: Lexicon) -> None:
    links = [w for w in words[pronoun.i - 1 : pronoun.i] if lexicon.has("linking", w.lower)]
    finite = words[pronoun.i - 1 - len(links)]
    behind = words[pronoun.i + 1] if pronoun.i + 1 < len(words) else pronoun
    helped = finite.pos == "AUX" and behind.pos == "VERB"
    verb = behind if helped else finite
    noun = _before(finite, words, lexicon)
    if noun is None or verb.pos not in _FINITE:
        return
    for word in (pronoun, *links):
        _yield_to(verb, word, words)
        word.head, word.dep = verb.i, "expl"
    for other in dependents(verb, words):
        if other.dep.startswith("nsubj") and other is not noun:
            other.dep = "obl" if other.i < noun.i else "obj"
    passive = any(w.dep == "aux:pass" for w in dependents(verb, words))
    _yield_to(verb, noun, words)
    noun.head, noun.dep = verb.i, "nsubj:pass" if passive else "nsubj"


def _yield_to(verb: Word, word: Word, words: list[Word]) -> None:
    """Let a verb that hung on a word take its place."""
    if verb.head != word.i:
        return
    verb.head, verb.dep = (verb.i, "ROOT") if word.head == word.i else (word.head, word.dep)
    for child in [*dependents(word, words)]:
        if child.i > verb.i:
            child.head = verb.i


def _before(finite: Word, words: list[Word], lexicon: Lexicon) -> Word | None:
    """The noun or name right before a verb, up to the head of its phrase: « l'armée de A »."""
    i = finite.i - 1
    while i > 0 and lexicon.has("clitics", words[i].lower):
        i -= 1
    word = words[i]
    while word.pos == "ADJ" and not word.mention and word.head < word.i:
        word = words[word.head]
    for _ in range(3):
        before = words[word.i - 1] if word.i else word
        before = words[before.i - 1] if before.pos == "DET" and before.i else before
        owner = lexicon.has("of", before.lower) and before.i
        if not owner or words[before.i - 1].pos not in _NOMINAL:
            break
        word = words[before.i - 1]
    return word if (word.mention or word.pos in _NOMINAL) and word.i < finite.i else None


def _behind(words: list[Word], lexicon: Lexicon) -> None:
    verb = words[1]
    if verb.pos != "VERB" or verb.morph.get("VerbForm") != "Fin":
        return
    noun = next((w for w in words[2:] if w.pos not in ("DET", "ADJ")), verb)
    if not (noun.mention or noun.pos in _NOMINAL):
        return
    words[0].head, words[0].dep = verb.i, "obj"
    noun.head, noun.dep = verb.i, "nsubj"
    for word in words[noun.i + 1 :]:
        cased = any(w.dep == "case" for w in dependents(word, words))
        if word.head == noun.i and cased and not any(lexicon.has("of", w.lower) for w in dependents(word, words)):
            word.head, word.dep = verb.i, "obl"


def _said(first: Word, words: list[Word], lexicon: Lexicon) -> None:
    """« “…”, a promis A »: behind a quotation, the noun behind a verb of speech is its subject."""
    behind = words[first.i + 1] if first.i + 1 < len(words) else first
    verb = behind if first.pos == "AUX" else first
    speaks = lexicon.has("behind_quotations", verb.lemma)
    if verb.pos != "VERB" or not speaks or verb.morph.get("VerbForm") == "Inf":
        return
    noun = next((w for w in words[verb.i + 1 :] if w.pos not in ("DET", "ADJ", "ADV")), verb)
    if noun is verb or not (noun.mention or noun.pos in _NOMINAL) or any(w.head == verb.i for w in _subjects(words)):
        return
    noun.head, noun.dep = verb.i, "nsubj"


def _subjects(words: list[Word]) -> list[Word]:
    return [w for w in words if w.dep.startswith("nsubj")]


def _taken_up(words: list[Word], lexicon: Lexicon) -> None:
    """« Les demandes de A, B les a rejetées »: what stands before the comma is the object that the pronoun means."""
    comma = next((w for w in words[1:_FAR] if w.text == ","), None)
    if comma is None or words[0].pos not in ("DET", *_NOMINAL) or any(w.pos in _FINITE for w in words[: comma.i]):
        return
    start = comma.i + 1 + (words[comma.i + 1].pos == "DET") if comma.i + 3 < len(words) else 0
    name, pronoun = (words[start], words[start + 1]) if 0 < start < len(words) - 2 else (comma, comma)
    if not (name.mention or name.pos in _NOMINAL) or not lexicon.has("neutral_objects", pronoun.lower):
        return
    verb = words[pronoun.head]
    put = next((w for w in words[: comma.i] if w.pos == "NOUN" or w.mention), None)
    if put is None or pronoun.pos != "PRON" or verb.pos != "VERB" or verb.i < pronoun.i or put.relation not in _PUT:
        return
    name.head, name.dep = verb.i, "nsubj"
    put.head, put.dep = verb.i, "obj"
    pronoun.dep = "expl"
