"""Verbs whose subject is whom something is done to: « A s'est vu refuser le passage », « s'est fait attaquer »."""

from __future__ import annotations

from foedus.loaders.gaps import NEAR, Slots
from foedus.loaders.lexicon import Lexicon
from foedus.loaders.linear import NOMINAL
from foedus.loaders.voice import is_reflexive, is_verb
from foedus.loaders.words import Sentence, Word


def is_undergone(sentence: Sentence, verb: Word, words: Lexicon) -> bool:
    """« A s'est vu refuser le passage par B »: whether the subject above is whom something is done to."""
    head = sentence.head(verb)
    seen = words.has("seeing", head.lemma) or words.has("seeing", head.lower)
    return verb.relation == "xcomp" and seen and is_reflexive(sentence, head, words)


def agent_behind(sentence: Sentence, verb: Word, found: Slots, words: Lexicon) -> Slots:
    """« s'est vu refuser l'aide qu'il réclamait par A »: who does it, hung on an active verb or a noun behind."""
    if any(slot.rstrip(NEAR) in words.classes["agents"] for slot, _ in found):
        return []
    behind = (w for w in sentence.words[verb.i :] if w.dep == "obl:agent" and is_verb(sentence.head(w)))
    return [("subj", w) for w in behind if sentence.head(w).morph.get("VerbForm") == "Fin"][:1]


def has_it_done(sentence: Sentence, verb: Word, words: Lexicon) -> list[Word]:
    """Whom something is done to in « A s'est fait attaquer par B », where the parser made one verb of the two."""
    helped = any(words.has("seeing", c.lemma) and c.i < verb.i for c in sentence.children(verb))
    if not helped or verb.morph.get("VerbForm") != "Inf" or not is_reflexive(sentence, verb, words):
        return []
    return [c for c in sentence.children(verb, "nsubj", "dep") if c.i < verb.i and c.pos in NOMINAL]


def turn(found: Slots, undergoing: list[Word], words: Lexicon) -> None:
    """Give slots as those of the active clause, in place."""
    indirect = str(words.settings["indirect"])
    held = any(slot.rstrip(NEAR) == "obj" for slot, _ in found)
    given = indirect if held else "obj"
    near = [] if held else [(indirect + NEAR, word) for slot, word in found if slot == "subj" and word in undergoing]
    for i, (slot, word) in enumerate(found):
        if slot == "subj" and word in undergoing:
            found[i] = (given, word)
        elif slot.rstrip(NEAR) in words.classes["agents"]:
            found[i] = ("subj", word)
    found += near  # « s'est vu reprocher d'avoir … »
