"""What a cleft sentence sets before its clause: « c'est à A que B a demandé de l'aide »."""

from __future__ import annotations

from foedus.loaders.lexicon import Lexicon
from foedus.loaders.voice import preposition
from foedus.loaders.words import Sentence, Word


def clefted(sentence: Sentence, verb: Word, words: Lexicon) -> list[tuple[str, Word]]:
    """The complement with a preposition that stands between « c'est » and « que »."""
    head = sentence.head(verb)
    if head is verb or verb.relation not in ("acl", "ccomp", "advcl") or head.i > verb.i:
        return []
    set_before = sentence.children(head, "cop") and sentence.children(head, "expl", "nsubj")
    marked = any(words.has("wishing", c.lower) for c in sentence.children(verb, "mark", "obj"))
    case = preposition(sentence, head, words)
    return [(case, head)] if set_before and marked and case else []
