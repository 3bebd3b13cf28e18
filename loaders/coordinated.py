"""What "and" or a comma joins, where a parser took the subject of a second clause for one of a list."""

from __future__ import annotations

from foedus.loaders.lexicon import Lexicon
from foedus.loaders.words import Word

_BOUND = ("obj", "obl", "nmod", "dep", "iobj", "appos")
_LONG = 3  # words between a verb and its object: a determiner and an adjective


def part_clauses(words: list[Word], lexicon: Lexicon) -> None:
    """« A laisse tomber son stylo et B paraît surpris »: change heads and labels, in place."""
    for word in words:
        _part_list(word, words, lexicon)
        noun = words[word.head]
        named = word.mention is not None and word.mention.role != "demonym"
        if word.dep != "conj" or not named or noun.mention or noun.i > word.i:
            continue
        if not any(w.head == word.i and lexicon.has("and", w.lower) for w in words):
            continue
        verb = _told_by(words[word.i + 1], words) if word.i + 1 < len(words) else None
        if verb and noun.head == verb.i:
            _one_of_two(word, noun, verb, words)
        elif verb and not _has(verb, words, "nsubj"):
            word.head, word.dep = verb.i, "nsubj"
            if verb.head in (noun.i, word.i):
                verb.head, verb.dep = (noun.head, "conj") if noun.head != noun.i else (noun.i, "conj")


def _part_list(word: Word, words: list[Word], lexicon: Lexicon) -> None:
    """« Essais pakistanais : A proteste, B suspend ses prêts, C se dit inquiet »: the name between a comma or colon and
    a finite verb is its subject, alone."""
    if word.mention is None or word.mention.role == "demonym" or not word.i or words[word.i - 1].text not in (",", ":"):
        return
    behind = next((w for w in words[word.i + 1 :] if not lexicon.has("reflexive_forms", w.lower)), None)
    verb = _told_by(behind, words) if behind else None
    if verb is None:
        return
    others = [w for w in words[: word.i] if w.head == verb.i and w.relation == "nsubj"]
    if word.relation == "nsubj" and word.head == verb.i and any(w.text == ":" for w in words[: word.i]):
        for other in others:  # what the headline is about
            other.dep = "dislocated"
    governing = words[word.head]
    if word.relation in _BOUND and not others and governing.pos == "VERB" and governing.i < word.i:
        word.head, word.dep = verb.i, "nsubj"


def _one_of_two(word: Word, noun: Word, verb: Word, words: list[Word]) -> None:
    """A verb in the singular has not two subjects: the one behind another verb is what that one acts on."""
    governing = _verb_before(noun, words)
    if noun.dep == "nsubj" and governing and _is_singular(verb, words):
        noun.head, noun.dep = governing.i, "obj"
        word.head, word.dep = verb.i, "nsubj"


def _told_by(word: Word, words: list[Word]) -> Word | None:
    """The verb that a finite form is, or is the auxiliary of."""
    verb = words[word.head] if word.dep.startswith(("aux", "cop")) else word
    return verb if word.pos in ("VERB", "AUX") and word.morph.get("VerbForm") == "Fin" else None


def _verb_before(noun: Word, words: list[Word]) -> Word | None:
    before = words[max(noun.i - _LONG, 0) : noun.i]
    verb = next((w for w in reversed(before) if w.pos not in ("DET", "ADJ", "NUM")), None)
    return verb if verb and verb.pos == "VERB" and not _has(verb, words, "obj") else None


def _has(verb: Word, words: list[Word], relation: str) -> bool:
    return any(w.head == verb.i and w.relation == relation for w in words)


def _is_singular(verb: Word, words: list[Word]) -> bool:
    """Whether a verb, or the auxiliary that is told of its subject, is in the singular."""
    parts = [verb, *(w for w in words if w.head == verb.i and w.dep.startswith(("aux", "cop")))]
    return any(w.morph.get("VerbForm") == "Fin" and w.morph.get("Number") == "Sing" for w in parts)
