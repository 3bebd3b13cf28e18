"""Parses of models that do not speak Universal Dependencies, turned into those: labels and heads, by the lexicon.

`[labels]` renames dependencies. `[structure]` names what stands the other way round: `prepositions` (labels of a
preposition that governs its noun; in UD it depends on the noun as `case`), `objects` (labels of that noun), and
`predicates` (labels of what a copula governs; in UD the copula depends on it as `cop`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from foedus.loaders.words import Word


def universal(words: list[Word], labels: Mapping[str, str], structure: Mapping[str, Sequence[str]]) -> None:
    """Turn the words of a sentence, which have no children yet, in place."""
    if not labels and not structure:
        return
    for word in words:
        if word.dep in structure.get("objects", ()) and words[word.head].dep in structure.get("prepositions", ()):
            _lift_over_preposition(words, word, structure)
    for word in words:
        copula = words[word.head]
        if word.dep in structure.get("predicates", ()) and copula.lemma in structure.get("copulas", ()):
            _lift_over_copula(words, word, copula)
    for word in words:
        word.dep = labels.get(word.dep, word.dep)


def _lift_over_preposition(words: list[Word], noun: Word, structure: Mapping[str, Sequence[str]]) -> None:
    preposition = words[noun.head]
    above = words[preposition.head]
    agent = preposition.dep in structure.get("agents", ())
    clause = noun.pos in ("VERB", "AUX")
    nominal = "nmod" if above.pos in ("NOUN", "PROPN", "ADJ", "PRON", "NUM") else "obl"
    _replace(words, preposition, noun)
    noun.dep = "obl:agent" if agent else "advcl" if clause else nominal
    preposition.head, preposition.dep = noun.i, "mark" if clause else "case"


def _lift_over_copula(words: list[Word], predicate: Word, copula: Word) -> None:
    dep = copula.dep
    _replace(words, copula, predicate)
    predicate.dep = dep
    copula.head, copula.dep = predicate.i, "cop"
    for word in words:
        if word.head == copula.i and word is not copula:
            word.head = predicate.i


def _replace(words: list[Word], above: Word, below: Word) -> None:
    """Hang `below` where `above` hangs."""
    below.head = below.i if above.head == above.i else above.head
