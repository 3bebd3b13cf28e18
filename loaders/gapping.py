"""« A envoya des armes à X, B des hommes »: a name behind a comma that has no verb did what the verb before says."""

from __future__ import annotations

from foedus.loaders.lexicon import Lexicon
from foedus.loaders.voice import is_verb
from foedus.loaders.words import Sentence, Word


def is_gapped(sentence: Sentence, name: Word, words: Lexicon) -> bool:
    """Whether a name is the subject of a verb left out: between a comma and a noun, with no verb and no name behind."""
    before = [w for w in sentence.words[: name.i] if w.pos != "DET"]
    behind = sentence.words[name.i + 1 :]
    if name.mention is None or not before or before[-1].text != "," or sentence.children(name, "case", "cc"):
        return False
    given = len(behind) > 1 and (behind[0].pos == "DET" or words.has("definite_cases", behind[0].lower))
    return (
        given
        and behind[1].pos in ("NOUN", "ADJ")
        and not any(is_verb(w) or w.mention or w.pos == "PRON" or w.text == "," for w in behind)
    )


def gapped(sentence: Sentence, verb: Word, words: Lexicon) -> list[Word]:
    """The names that did what a verb with a subject before it says, without a verb of their own."""
    if not any(w.i < verb.i for w in sentence.children(verb, "nsubj")):
        return []
    names = [w for w in sentence.words[verb.i + 1 :] if w.mention and is_gapped(sentence, w, words)]
    return [w for w in names if next(filter(is_verb, sentence.ancestors(w)), None) is verb]
