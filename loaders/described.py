"""Who is meant by what somebody is or was: « l'ancien guérillero », « l'archevêque », « le maréchal »."""

from __future__ import annotations

from foedus.loaders.antecedents import Pronoun, foremost_person
from foedus.loaders.cast import Cast
from foedus.loaders.clauses import preposition
from foedus.loaders.lexicon import Lexicon
from foedus.loaders.nouns import Noun, is_definite, named_before
from foedus.loaders.pairs import pair
from foedus.loaders.salience import is_called
from foedus.loaders.words import Sentence, Word

_LATELY = 8  # actors
_FEW = 2


def described(noun: Noun) -> list[str]:
    """The person who stands out most before a noun that says what a person is, with a definite article; of a state or
    a people only where the noun has no other adjective."""
    sentence, word, cast = noun.sentence, noun.word, noun.cast
    if word.morph.get("Number") == "Plur":
        return pair(noun, persons=True)
    if not is_definite(sentence, word, cast) or _is_owned(noun):
        return []
    if word.lemma in cast.strangers or is_called(sentence, word, cast.words):
        return []
    seated = _seated(noun)
    told = {*noun.adjectives(), *seated}
    genders = cast.words.settings.get("genders", {})
    gender = next((genders[c.lower] for c in (*sentence.children(word, "det"), word) if c.lower in genders), "")
    fits = {"kinds": "Leader", "genders": gender} if gender else {"kinds": "Leader"}
    found = foremost_person(Pronoun(sentence, word, cast, fits, [noun.above()], lambda _, other: noun.told(other)))
    return [node for node in found if not told or cast.state_of(node) in told] or seated


def _seated(noun: Noun) -> list[str]:
    """« the man in the Kremlin »: the state of the seat in which somebody is."""
    places = noun.cast.words.classes["prepositions_of_place"]
    behind = noun.sentence.children(noun.word, "nmod")
    named = [c for c in behind if c.mention and preposition(noun.sentence, c, noun.cast.words) in places]
    return [node for c in named if c.mention and c.mention.role in ("capital", "seat") for node in c.mention.nodes]


def counterpart(noun: Noun) -> list[str]:
    """« son hôte », « son visiteur »: of the leaders named before the last one of another state than whose he is,
    else what acted last."""
    cast = noun.cast
    if named := noun.listed():
        return named
    with cast.freely():  # whose guest is acted on may be the one that acts
        whose = {cast.state_of(node) for node in noun.owners()}
    but = whose | {cast.state_of(node) for node in cast.sought.but}
    leaders = [node for node in reversed(named_before(noun)) if cast.is_a(node, "Leader")]
    order = [*leaders[:_LATELY], *reversed(cast.subjects[-_FEW:])] if len(whose) == 1 else []
    return next(([node] for node in order if cast.state_of(node) not in but), [])


def is_anothers(noun: Noun) -> bool:
    """Whether a possessive alone tells whose a noun is."""
    sentence, word, words = noun.sentence, noun.word, noun.cast.words
    beside = sentence.children(word, "det", "nmod")
    owned = any(child.lower in words.classes["possessives"] for child in beside)
    return owned and not noun.adjectives() and word.morph.get("Number") != "Plur"


def national(sentence: Sentence, word: Word, cast: Cast) -> list[str]:
    """« le Slovaque »: who of that state was named before, or, where the text names that nowhere else, who acts for a
    body of states and may be of it."""
    state = word.mention.node if word.mention else ""
    behind = sentence.words[word.i + 1].text[:1] if word.i + 1 < len(sentence.words) else ""
    if not _is_one(sentence, word, cast) or behind.isupper():
        return []
    here = [node for w in sentence.words[: word.i] if w.mention for node in w.mention.nodes]
    leaders = [node for node in [*cast.recent[-_LATELY:], *here] if cast.is_a(node, "Leader")]
    own = [node for node in leaders if cast.state_of(node) == state]
    if own or cast.weights.get(state, 0) > 1:
        return own[-1:]
    bodies = [node for node in leaders if cast.is_a(cast.state_of(node) or "", "Alliance", "Organization")]
    return [node for node in bodies if not cast.is_faction(cast.state_of(node) or "")][-1:]


def _is_one(sentence: Sentence, word: Word, cast: Cast) -> bool:
    """« Le Slovaque », « l'Italien », but not « le Premier ministre slovaque »."""
    before = sentence.words[word.i - 1].lower if word.i else ""
    apart = word.relation in ("amod", "compound", "nmod") or word.pos == "ADJ"
    return word.text[:1].isupper() and cast.words.has("definite_singular", before) and not apart


def is_stranger_of(sentence: Sentence, word: Word, cast: Cast) -> bool:
    """« Le Grec, son associé, … »: somebody of a state that the text names nowhere else, no leader that it tells of."""
    state = word.mention.node if word.mention else ""
    return _is_one(sentence, word, cast) and word.relation == "nsubj" and cast.weights.get(state, 0) < _FEW


def _is_owned(noun: Noun) -> bool:
    """« son avocat », « l'avocat de X »: somebody else, unless it tells what he was: « l'ancien avocat de X »."""
    sentence, word, words = noun.sentence, noun.word, noun.cast.words
    if any(c.lower in words.classes["possessives"] for c in sentence.children(word, "det", "nmod")):
        return True
    once = any(words.has("former", child.lower) for child in sentence.children(word, "amod"))
    return not once and not _seated(noun) and any(c.mention for c in sentence.children(word, "nmod"))


def strangers(sentence: Sentence, words: Lexicon) -> set[str]:
    """What persons are called of whom a sentence begins to tell without a name: « un avocat »."""
    return {word.lemma for word in sentence.words if _is_stranger(sentence, word, words)}


def _is_stranger(sentence: Sentence, word: Word, words: Lexicon) -> bool:
    if word.pos != "NOUN" or word.relation in ("appos", "acl") or not words.has("person_nouns", word.lemma):
        return False
    counted = sentence.children(word, "det", "nummod")
    return any(words.has("indefinite", child.lower) for child in counted) and not sentence.children(word, "cop")
