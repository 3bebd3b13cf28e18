"""What the form of a word tells: its preposition, whether it is a verb, and whether that is in the passive voice."""

from __future__ import annotations

from foedus.loaders.lexicon import Lexicon
from foedus.loaders.words import Sentence, Word


def is_verb(word: Word) -> bool:
    """Whether a word has the slots of a verb."""
    return word.pos in ("VERB", "AUX")


def is_finite(sentence: Sentence, verb: Word) -> bool:
    """Whether a verb is finite, by itself or with an auxiliary."""
    return verb.morph.get("VerbForm") == "Fin" or bool(sentence.children(verb, "aux"))


def is_reflexive(sentence: Sentence, verb: Word, words: Lexicon) -> bool:
    """Whether « se » stands before a verb."""
    return any(child.lower in words.classes["reflexive_forms"] for child in sentence.children(verb))


def preposition(sentence: Sentence, word: Word, words: Lexicon) -> str:
    """The preposition before a word, as the lexicon writes it (`du` gives `de`), or ""."""
    cases = [child for child in sentence.children(word, "case") if child.i < word.i]
    for case in cases:
        named = "_" in case.lemma  # a compound, shown as another one
        lemma = case.lemma if named else str(words.settings["prepositions"].get(case.lower, case.lemma))
        if lemma not in words.classes["skipped_prepositions"]:
            return lemma
    return ""


def is_passive(sentence: Sentence, verb: Word, words: Lexicon) -> bool:
    """Whether a verb form is passive: by its auxiliary, or a past participle that modifies a noun."""
    if is_reflexive(sentence, verb, words):
        return False
    if verb.lemma in words.classes["never_passive"]:
        return False
    participle = verb.morph.get("VerbForm") == "Part" and verb.morph.get("Tense") == "Past"
    if sentence.children(verb, "aux:pass", "expl:pass"):
        return True
    if participle and _is_compound(sentence, verb, words):
        return False
    if sentence.children(verb, "nsubj:pass"):
        return True
    if participle and not sentence.children(verb, "aux") and sentence.children(verb, "obl:agent"):
        return True
    bare = participle and not sentence.children(verb, "aux") and not sentence.children(verb, "nsubj")
    return bare and (verb.relation in ("acl", "amod", "nmod", "appos", "advcl", "obl", "dep") or verb.head == verb.i)


def _is_compound(sentence: Sentence, verb: Word, words: Lexicon) -> bool:
    """Whether an auxiliary of the active voice stands before a participle, whatever the parser made of it."""
    for word in reversed(sentence.words[: verb.i]):
        if word.lemma in words.classes["active_auxiliaries"]:
            return True
        if word.pos not in ("ADV", "PUNCT", "PRON") and word.relation != "advmod" and word.dep != "fixed":
            return False
    return False
