"""Short words for what was asked for before: « Paris demanda des troupes ; Londres en envoya », "London sent some"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from foedus.loaders.clauses import is_verb
from foedus.loaders.lexicon import Lexicon
from foedus.loaders.words import Sentence, Word

_OBJECTS = ("obj", "iobj", "obl")
_ACTED_ON = (*_OBJECTS, "nmod")


def stand_in(paragraph: Sequence[Sequence[Sentence]], words: Lexicon) -> None:
    """Make such words of a paragraph the noun that they stand for, as the object of their verb, in place: of each
    parse what its sentence, or the one before, last named of what may be asked for."""
    before: Sequence[Word] = ()
    for parses in paragraph:
        for sentence in parses:
            for word in sentence.words:
                if _is_object(word, sentence, words):
                    _replace(word, [*before, *sentence.words[: word.i]], words)
        before = parses[0].words


def is_stand_in(word: Word, words: Lexicon) -> bool:
    """Whether a word was made the noun that it stands for."""
    return word.pos == "NOUN" and (words.has("standing_in", word.lower) or "NumType" in word.morph)


def _is_object(word: Word, sentence: Sentence, words: Lexicon) -> bool:
    """Whether a word stands for some of what is given: « en », « twenty », where no noun is given."""
    verb = sentence.head(word)
    number = word.pos == "NUM" and word.relation == "obj"
    if not number and not (words.has("standing_in", word.lower) and word.relation in _OBJECTS):
        return False
    given = [w for w in sentence.children(verb, "obj") if w is not word and not _counts(w, words)]
    return is_verb(verb) and words.has("giving", verb.lemma) and not given and not sentence.children(word, "nmod")


def _counts(word: Word, words: Lexicon) -> bool:
    """« en livra vingt », « n'en livra aucun »."""
    return word.pos == "NUM" or words.has("negative_determiners", word.lower)


def _replace(word: Word, before: Iterable[Word], words: Lexicon) -> None:
    nouns = (w for w in reversed([*before]) if w.pos == "NOUN" and w.relation in _ACTED_ON and not w.mention)
    noun = next(nouns, None)
    if noun and words.is_a(noun.lemma, "asked_for"):
        word.lemma, word.pos, word.dep = noun.lemma, "NOUN", "obj"
