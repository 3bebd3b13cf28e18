"""What verbs govern: the clauses below them, and an object that several in a row share."""

from __future__ import annotations

from itertools import chain

from foedus.loaders.gaps import NEAR, Slots
from foedus.loaders.voice import is_verb
from foedus.loaders.words import Sentence, Word


def shared_object(sentence: Sentence, verb: Word, found: Slots) -> Slots:
    """« A soutient et arme B »: the object of the verb behind « et » as that of the verb right before, as a second
    choice where this has none."""
    if any(slot.rstrip(NEAR) == "obj" for slot, _ in found):
        return []
    for other in sentence.children(verb, "conj"):
        between = sentence.words[verb.i + 1 : other.i]
        joined = is_verb(other) and all(w.pos in ("CCONJ", "ADV") for w in between) and between
        alike = other.morph.get("VerbForm") == verb.morph.get("VerbForm")
        if joined and alike:
            return [("obj" + NEAR, w) for w in sentence.children(other, "obj") if w.i > other.i]
    return []


def complements(sentence: Sentence, word: Word) -> list[Word]:
    """The heads of the clauses that a word governs: « demande à X d'intervenir », « espère que X viendra »."""
    found = [child for child in sentence.children(word, "xcomp", "ccomp") if is_verb(child) or child.pos == "NOUN"]
    said = [child for child in sentence.children(word, "ccomp") if child.pos == "ADJ"]
    found += [child for child in said if sentence.children(child, "nsubj")]
    parts = sentence.children(word, "obj", "obl", "iobj", "nmod", "xcomp")
    for part in chain.from_iterable((each, *sentence.children(each, "conj")) for each in parts):
        found += [c for c in sentence.children(part, "acl", "xcomp", "ccomp") if c.morph.get("VerbForm") == "Inf"]
    if not is_verb(word):  # « their demand that B leave »
        found += [c for c in sentence.children(word, "acl") if c.dep == "acl" and sentence.children(c, "mark")]
    own = ("advcl", "obl", "obj") if is_verb(word) else ("acl", "advcl")
    found += [c for c in sentence.children(word, *own) if is_verb(c) and c.morph.get("VerbForm") == "Inf"]
    bare = [c for c in sentence.children(word, "obl") if is_verb(c) and c.lower == c.lemma and is_verb(word)]
    found += [c for c in bare if sentence.children(c, "mark")]  # an infinitive that the parser did not know
    found = list({head.i: head for head in found}.values())
    return found + [c for head in found for c in sentence.children(head, "conj") if is_verb(c)]
