"""Who wanted what a clause tells, whom it concerns that somebody else opposes it: « B s'y opposa »."""

from __future__ import annotations

from foedus.loaders.actors import refer
from foedus.loaders.cast import Cast
from foedus.loaders.clauses import is_passive, is_verb, verb_slots
from foedus.loaders.words import Sentence, Word


def proposer(sentence: Sentence, word: Word, cast: Cast) -> list[str]:
    """« A proposa une union ; B s'y opposa »: who wanted what the clause above a word tells, or the sentence before."""
    above = [w for w in sentence.ancestors(word) if is_verb(w)]
    return next((wanting(sentence, verb, cast) for verb in above), cast.proposing)


def wanting(sentence: Sentence, verb: Word, cast: Cast) -> list[str]:
    """Who wants or proposes something by a verb."""
    if not cast.words.has("proposing", verb.lemma) or is_passive(sentence, verb, cast.words):
        return []
    acting = [w for slot, w in verb_slots(sentence, verb, cast.words) if slot == "subj"]
    return [node for w in acting for node in refer(sentence, w, cast)]
