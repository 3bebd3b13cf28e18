"""Short words before verbs that a parser takes for something else: « nous » for a subject beside another, « le » before
« lui » for an article, « ce dernier » for a part of what stands behind it."""

from __future__ import annotations

from collections.abc import Sequence

from foedus.loaders.lexicon import Lexicon
from foedus.loaders.words import Word, dependents

_FAR = 5  # words between « ce dernier » and its verb


def behind_article(parsed: Sequence[Word], i: int, words: Lexicon) -> bool:
    """« Le lui reproche », « la leur a refusée »: before an indirect pronoun there is no article."""
    indirect = words.settings.get("pronoun_labels", {})
    after = parsed[i + 1] if i + 1 < len(parsed) else None
    clitic = parsed[i].pos == "DET" and words.has("neutral_objects", parsed[i].lower)
    return clitic and after is not None and indirect.get(after.lower) == "iobj"


def after_pair(parsed: Sequence[Word], i: int, words: Lexicon) -> bool:
    """What stands right behind « le lui », which is a verb."""
    return i > 1 and parsed[i - 2].pos == "PRON" and behind_article([_article(parsed[i - 2]), parsed[i - 1]], 0, words)


def _article(word: Word) -> Word:
    return Word(word.i, word.text, word.lemma, "DET", word.dep, word.head, word.start, word.end)


def set_clitic(word: Word, words: list[Word], lexicon: Lexicon) -> None:
    """Change the head and label of a short word before a verb, in place."""
    if lexicon.has("acted_on_us", word.lower) and word.dep.startswith("nsubj"):
        _beside_subject(word, words)
    elif lexicon.has("latter", word.lower) and word.i and lexicon.has("pointing", words[word.i - 1].lower):
        _before_clitic(word, words, lexicon)
    elif lexicon.has("owning_relatives", word.lower) and word.dep.startswith("nmod"):
        _of_predicate(word, words, lexicon)
    elif word.dep == "obj" and behind_article([_article(word), *words[word.i + 1 : word.i + 2]], 0, lexicon):
        verb = next((w for w in words[word.i : word.i + _FAR] if w.pos == "VERB"), None)
        word.head = verb.i if verb else word.head


def _beside_subject(pronoun: Word, words: list[Word]) -> None:
    """« A nous a attaqués »: beside another subject it is acted on."""
    verb = words[pronoun.head]
    others = [w for w in dependents(verb, words) if w.dep.startswith("nsubj") and w.lower != pronoun.lower]
    if any(w.i < pronoun.i for w in others) and verb.i > pronoun.i:
        taken = any(w.dep == "obj" for w in dependents(verb, words))
        pronoun.dep = "iobj" if taken else "obj"


def _before_clitic(noun: Word, words: list[Word], lexicon: Lexicon) -> None:
    """« Ce dernier lui en a promis »: whom a verb has as its subject, not what stands between."""
    head = words[noun.head]
    if not lexicon.has("clitics", head.lower) or head.i < noun.i or not noun.dep.startswith(("amod", "det", "nmod")):
        return
    verb = next((w for w in words[head.i : noun.i + 1 + _FAR] if w.pos == "VERB"), None)
    if verb and not any(w.dep.startswith("nsubj") for w in dependents(verb, words) if w is not head):
        noun.head, noun.dep, noun.pos = verb.i, "nsubj", "NOUN"
        words[noun.i - 1].head = noun.i


def _of_predicate(relative: Word, words: list[Word], lexicon: Lexicon) -> None:
    """« A, dont son pays est membre »: what has a possessive of its own is nobody else's."""
    noun = words[relative.head]
    owned = any(w.dep == "det" and lexicon.has("possessives", w.lower) for w in dependents(noun, words))
    predicate = words[noun.head]
    if not owned or not noun.dep.startswith("nsubj") or not any(w.dep == "cop" for w in dependents(predicate, words)):
        return
    relative.head, relative.dep = predicate.i, "iobj"
    before = next((w for w in reversed(words[: relative.i]) if w.pos != "PUNCT"), None)
    if before and before.pos in ("NOUN", "PROPN") and not predicate.dep.startswith("acl"):
        predicate.head, predicate.dep = before.i, "acl:relcl"
