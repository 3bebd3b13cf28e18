"""Who is meant by what somebody is or was: « l'ancien guérillero », « l'archevêque », « le maréchal »."""

from __future__ import annotations

from foedus.loaders.antecedents import Pronoun, foremost_person
from foedus.loaders.lexicon import Lexicon
from foedus.loaders.nouns import Noun, is_definite
from foedus.loaders.words import Sentence, Word


def described(noun: Noun) -> list[str]:
    """The person who stands out most before a noun that says what a person is, with a definite article; of a state or
    a people only where the noun has no other adjective."""
    sentence, word, cast = noun.sentence, noun.word, noun.cast
    if word.morph.get("Number") == "Plur" or not is_definite(sentence, word, cast) or _is_owned(noun):
        return []
    if word.lemma in cast.strangers or _is_called(noun):
        return []
    told = set(noun.adjectives())
    gender = {"Masc": "m", "Fem": "f"}.get(word.morph.get("Gender", ""), "")
    fits = {"kinds": "Leader", "genders": gender} if gender else {"kinds": "Leader"}
    found = foremost_person(Pronoun(sentence, word, cast, fits, [noun.above()], lambda _, other: noun.told(other)))
    return [node for node in found if not told or cast.state_of(node) in told]


def _is_owned(noun: Noun) -> bool:
    """« son avocat », « l'avocat de X »: somebody else, unless it tells what he was: « l'ancien avocat de X »."""
    sentence, word, words = noun.sentence, noun.word, noun.cast.words
    if any(c.lower in words.classes["possessives"] for c in sentence.children(word, "det", "nmod")):
        return True
    once = any(words.has("former", child.lower) for child in sentence.children(word, "amod"))
    return not once and any(c.mention for c in sentence.children(word, "nmod"))


def _is_called(noun: Noun) -> bool:
    """« le comte Antonelli », « la princesse de Galles »: with a name of his own that nobody knows."""
    words = noun.cast.words
    behind = noun.sentence.words[noun.word.i + 1 : noun.word.i + 3]
    if behind and words.has("of", behind[0].lower) and words.has("lords", noun.word.lemma):
        behind = behind[1:]
    return bool(behind) and behind[0].text[:1].isupper() and not behind[0].mention


def strangers(sentence: Sentence, words: Lexicon) -> set[str]:
    """What persons are called of whom a sentence begins to tell without a name: « un avocat »."""
    return {word.lemma for word in sentence.words if _is_stranger(sentence, word, words)}


def _is_stranger(sentence: Sentence, word: Word, words: Lexicon) -> bool:
    if word.pos != "NOUN" or word.relation in ("appos", "acl") or not words.has("person_nouns", word.lemma):
        return False
    counted = sentence.children(word, "det", "nummod")
    return any(words.has("indefinite", child.lower) for child in counted) and not sentence.children(word, "cop")
