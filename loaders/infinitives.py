"""Verbs without a person, and what belongs to them, where a parser hung either too deep or beside: « accusant A de
vouloir attaquer et assurant … », « cherche, par la ruse, à … », « B affirmant … »."""

from __future__ import annotations

from foedus.loaders.lexicon import Lexicon
from foedus.loaders.words import Word, dependents


def is_infinitive(verb: Word, words: list[Word]) -> bool:
    """Whether a verb is in the infinitive, of the perfect too: « d'avoir violé »."""
    first = next((w for w in dependents(verb, words) if w.dep.startswith("aux")), verb)
    return first.morph.get("VerbForm") == "Inf"


def over_aside(verb: Word, words: list[Word]) -> None:
    """« cherche, par la diplomatie, à se rapprocher de A »: behind the comma that closes an aside an infinitive belongs
    to the verb above it."""
    noun = words[verb.head]
    first = min((w.i for w in dependents(verb, words)), default=verb.i)
    between = words[noun.i + 1 : first]
    opened = any(w.text == "," for w in words[words[noun.head].i : noun.i])
    closed = bool(between) and between[-1].text == ","
    if noun.pos == "NOUN" and noun.dep.startswith("obl") and opened and closed and verb.dep.startswith("acl"):
        verb.head, verb.dep = noun.head, "xcomp"


def to_participle(verb: Word, words: list[Word]) -> None:
    """« accusant A de vouloir attaquer et assurant avoir … »: a participle of the present is joined to another, not to
    an infinitive below that, and the infinitive right behind it is its own."""
    if verb.morph.get("Tense") != "Pres":
        return
    above = words[verb.head]
    while above.head != above.i and above.pos in ("VERB", "AUX") and is_infinitive(above, words):
        above = words[above.head]
    if above.pos == "VERB" and above.morph.get("VerbForm") == "Part" and above.morph.get("Tense") == "Pres":
        verb.head = above.i
    behind = next((w for w in words[verb.i + 1 :] if w.pos != "AUX"), verb)
    if behind.head < verb.i and behind.pos == "VERB" and is_infinitive(behind, words):
        behind.head, behind.dep = verb.i, "xcomp"


def alone_before(verb: Word, words: list[Word]) -> None:
    """« A et B négocient, C affirmant … »: a name behind a comma right before a participle of the present is its
    subject, not one of a list."""
    if verb.i < 2 or verb.morph.get("VerbForm") != "Part" or verb.morph.get("Tense") != "Pres":
        return
    name, own = words[verb.i - 1], [w.dep for w in dependents(verb, words)]
    listed = name.dep == "conj" and not any(w.dep == "cc" for w in dependents(name, words))
    comma = next((w for w in reversed(words[: name.i]) if w.pos != "DET"), name)
    if name.mention and listed and comma.text == "," and not any(dep.startswith("nsubj") for dep in own):
        name.head, name.dep = verb.i, "nsubj"


def object_of(noun: Word, words: list[Word], lexicon: Lexicon) -> None:
    """« fait l'objet d'attaques de A »: what is done to the subject is no complement of the verb."""
    verb = words[noun.head]
    objects = [w for w in dependents(verb, words) if w.dep == "obj" and w.i < noun.i]
    undergone = objects and lexicon.has("undergoing_objects", objects[-1].lemma)
    if undergone and noun.dep.startswith("obl") and objects[-1].i in (noun.i - 2, noun.i - 3):
        noun.head, noun.dep = objects[-1].i, "nmod"
