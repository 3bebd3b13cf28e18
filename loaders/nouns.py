"""A noun in its sentence that may refer back, and what is named around it."""

from __future__ import annotations

from typing import Protocol

from foedus.loaders.cast import Cast
from foedus.loaders.lexicon import Lexicon
from foedus.loaders.words import Sentence, Word

_FAR = 10  # words between a noun and the names set beside it


class Noun(Protocol):
    """A noun in its sentence, as loaders.actors hands it over."""

    sentence: Sentence
    word: Word
    cast: Cast

    def refer(self, word: Word) -> list[str]: ...
    def told(self, word: Word) -> list[str]: ...
    def owners(self) -> list[str]: ...
    def adjectives(self) -> list[str]: ...
    def above(self) -> list[str]: ...
    def listed(self) -> list[str]: ...


def is_definite(sentence: Sentence, word: Word, cast: Cast) -> bool:
    """Whether a noun stands for something known: with a definite article or « ce »."""
    around = sentence.children(word, "det", "case")
    joined = any(child.pos == "ADP" and cast.words.has("definite_cases", child.lower) for child in around)
    return joined or any(child.lower in cast.words.classes["definite"] for child in around)


def is_pointed_at(sentence: Sentence, word: Word, cast: Cast) -> bool:
    """Whether « ce » stands before a noun."""
    return any(child.lower in cast.words.classes["pointing"] for child in sentence.children(word, "det"))


def is_ours(sentence: Sentence, word: Word, cast: Cast) -> bool:
    """Whether a noun is called that of those who tell: « notre président »."""
    owning = sentence.children(word, "det", "nmod")
    return any(cast.words.has("first_person_plural", child.lower) for child in owning)


def set_beside(sentence: Sentence, word: Word, words: Lexicon) -> list[str]:
    """Names behind a comma, dash, colon or bracket behind a noun and its complement, which go on with no verb: « ses
    alliées, la Serbie et la Grèce », « les trois pays de la Confédération – Mali, Burkina Faso et Niger – »."""
    opened = False
    inside = {w.i for w in sentence.subtree(word)}
    for after in sentence.words[word.i + 1 : word.i + 1 + _FAR]:
        if opened and after.mention and after.mention.role != "demonym" and after.mention.kind != "Treaty":
            behind = sentence.words[after.i + 1] if after.i + 1 < len(sentence.words) else None
            goes_on = behind is not None and behind.pos in ("VERB", "AUX", "PRON", "ADV")
            return [] if goes_on else list(after.mention.nodes)
        if after.text in (",", "-", "(", ":"):
            opened = True
        elif after.pos != "DET" and not words.has("such_as", after.lower) and (opened or after.i not in inside):
            return []
    return []


def named_before(noun: Noun) -> list[str]:
    """All that were named so far, the latest last."""
    here = [node for w in noun.sentence.words[: noun.word.i] if w.mention for node in w.mention.nodes]
    return [*noun.cast.recent, *here]


def states_before(noun: Noun) -> list[str]:
    """The states named so far, the latest first."""
    states = [noun.cast.state_of(node) for node in reversed(named_before(noun))]
    return list(dict.fromkeys(state for state in states if state and noun.cast.is_a(state, "State")))
