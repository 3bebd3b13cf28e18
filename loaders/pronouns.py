"""Whom a pronoun or a possessive means: the nearest fitting antecedent, or nobody."""

from __future__ import annotations

from collections.abc import Sequence

from foedus.loaders.cast import Cast
from foedus.loaders.clauses import is_verb
from foedus.loaders.lexicon import Lexicon
from foedus.loaders.words import Sentence, Word


def is_relative(word: Word, words: Lexicon) -> bool:
    """Whether a pronoun stands for the noun that its clause modifies."""
    return word.morph.get("PronType") == "Rel" or word.lower in words.classes["relative_pronouns"]


def antecedents(sentence: Sentence, word: Word) -> list[Word]:
    """The nouns that a relative pronoun may stand for: the one that its clause modifies, and the one just before it."""
    found = []
    for above in sentence.ancestors(word):
        head = sentence.head(above)
        if above.relation in ("acl", "advcl") and head is not above and not is_verb(head):
            found.append(head)
            break
    before = [w for w in sentence.words[: word.i] if w.pos not in ("PUNCT", "ADP", "DET")]
    return [*found, *(w for w in before[-1:] if w.pos in ("NOUN", "PROPN") and w not in found)]


def subjects_above(sentence: Sentence, word: Word) -> list[Word]:
    """The subjects of the clauses that a word stands in, the nearest first; never one that the word is part of."""
    found: list[Word] = []
    inside = {word.i, *(w.i for w in sentence.ancestors(word))}
    for above in sentence.ancestors(word):
        found += [child for child in sentence.children(above, "nsubj") if child.i not in inside]
    return found


def resolve(sentence: Sentence, word: Word, cast: Cast, above: Sequence[str]) -> list[str]:
    """The actor that a personal pronoun means. `above` are the actors of `subjects_above` the pronoun."""
    classes = cast.words.classes
    if word.lower in classes["first_person"]:
        return [cast.speaker] if cast.speaker else []
    if word.lower in classes["first_person_plural"]:
        state = cast.state_of(cast.speaker)
        return [state] if state else []
    if word.lower.lstrip("-") in classes.get("anybody", ()):
        return _here(sentence, word)
    fits = cast.words.settings["pronouns"].get(word.lower.lstrip("-"))
    if fits is None:
        return []
    if "p" in fits.get("genders", "") and (group := list(above) if len(above) > 1 else cast.together):
        if word.relation in ("nsubj", "expl") or group != list(above):
            return group
    subject = word.relation in ("nsubj", "expl")
    own = set() if subject else set(above[:1])
    order = [*(above if subject else above[1:]), *_before(sentence, word, cast), *cast.by_recency()]
    fitting = (node for node in order if node not in own and _fits(node, fits, cast) and cast.sought.fits(node, cast))
    return next(([node] for node in fitting), [])


def _before(sentence: Sentence, word: Word, cast: Cast) -> list[str]:
    """The actors named in a sentence before a word: first those that act or that the sentence is about."""
    named = [w for w in sentence.words[: word.i] if w.mention and w.mention.role != "demonym"]
    leading = [w for w in named if w.relation == "nsubj" or _is_topic(sentence, w, cast)]
    others = [] if word.relation in ("nsubj", "expl") else [w for w in reversed(named) if w not in leading]
    return [node for w in (*reversed(leading), *others) if w.mention for node in w.mention.nodes]


def _is_topic(sentence: Sentence, word: Word, cast: Cast) -> bool:
    return any(cast.words.has("topics", case.lemma) for case in sentence.children(word, "case"))


def _here(sentence: Sentence, word: Word) -> list[str]:
    """« À Paris, on déplore … »: who speaks for the capital that the sentence is set in."""
    places = [w.mention for w in sentence.words if w.mention and w.mention.role == "capital" and sentence.children(w, "case")]
    return [places[0].node] if places else []


def _fits(node: str, fits: dict[str, str], cast: Cast) -> bool:
    if cast.kinds.get(node) not in fits["kinds"].split():
        return False
    gender = cast.gender(node)
    return not gender or gender in fits.get("genders", gender)


def possessor(sentence: Sentence, word: Word, cast: Cast, above: Sequence[str]) -> list[str]:
    """Whose something is by a possessive: the speaker's, or the subject's of the clause, or of the clause before."""
    classes = cast.words.classes
    if word.lower in classes["first_person_plural"] or word.lower in classes["first_person"]:
        state = cast.state_of(cast.speaker)
        return [state] if state else []
    if not above and subjects_above(sentence, word):
        return []  # somebody of whom nothing is known
    states = (cast.state_of(owner) for owner in [*above, *_before(sentence, word, cast), *cast.by_recency()])
    return next(([state] for state in states if state and state not in cast.sought.but), [])


def owning_antecedent(sentence: Sentence, word: Word, words: Lexicon) -> Word | None:
    """« A, dont les soldats … »: the noun before a relative pronoun that says whose the noun behind it is."""
    i = word.i - 1
    while i > 0 and sentence.words[i].pos in ("DET", "NUM", "ADJ"):
        i -= 1
    if i <= 0 or not words.has("owning_relatives", sentence.words[i].lower):
        return None
    before = [w for w in sentence.words[:i] if w.pos != "PUNCT"]
    return before[-1] if before and (before[-1].pos in ("NOUN", "PROPN") or before[-1].mention) else None
