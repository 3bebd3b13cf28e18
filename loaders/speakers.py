"""Third stage, who says so: verbs of saying, « selon X », and quotation marks that may run over sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from foedus.loaders.actors import Cast, refer
from foedus.loaders.clauses import preposition, verb_slots
from foedus.loaders.words import Sentence, Word

_LONGEST_QUOTE = 3000


@dataclass(frozen=True, slots=True)
class Quote:
    """Characters `start` to `end` of the document are quoted words; `speaker` is whose, where that can be told."""

    start: int
    end: int
    speaker: str | None = None


def quotes(text: str, original: str) -> Iterator[tuple[int, int]]:
    """Where quotations of a whole clause or more begin and end. Opening and closing marks are told apart in the
    original; plain ones pair up."""
    opened: int | None = None
    for i, mark in enumerate(text):
        if mark == '"':
            if opened is None and original[i] not in "»”":
                opened = i
            elif opened is not None and original[i] not in "«“":
                if text.count(" ", opened, i) > 2:
                    yield opened, i + 1
                opened = None
        if opened is not None and i - opened > _LONGEST_QUOTE:
            opened = None


def sayings(sentence: Sentence, cast: Cast) -> list[tuple[Word, str]]:
    """The verbs of saying of a sentence that have a known speaker, with that speaker."""
    found = []
    for word in sentence.words:
        if word.pos in ("VERB", "AUX") and cast.words.is_a(word.lemma, "say"):
            subjects = [s for slot, w in verb_slots(sentence, word, cast.words) if slot == "subj"
                        for s in refer(sentence, w, cast)]  # fmt: skip
            if subjects:
                found.append((word, subjects[0]))
    return found


def according_to(sentence: Sentence, cast: Cast) -> str | None:
    """Whom a sentence names as its source with « selon », « d'après »."""
    for word in sentence.words:
        if word.pos in ("NOUN", "PROPN", "PRON") and preposition(sentence, word, cast.words) in cast.words.classes["according_to"]:
            if found := refer(sentence, word, cast):
                return found[0]
    return None


def quote_speaker(quote: tuple[int, int], said: Sequence[tuple[int, str]]) -> str | None:
    """Whose words a quotation is: of the verb of saying nearest outside it. `said` are (place, speaker)."""
    near = [(min(abs(place - quote[0]), abs(place - quote[1])), speaker)
            for place, speaker in said if not quote[0] < place < quote[1]]  # fmt: skip
    distance, speaker = min(near, default=(None, None))
    return speaker if distance is not None and distance < 250 else None


def attributed(
    trigger: Word, sentence: Sentence, said: Sequence[tuple[Word, str]], source: str | None, quoted: str | None
) -> str | None:
    """Who is reported as claiming what a trigger says: the speaker above it, in quotation marks, or the source."""
    above = [trigger, *sentence.ancestors(trigger)]
    for verb, speaker in said:
        if verb in above[1:]:
            below = above[above.index(verb) - 1]
            if below.dep.split(":")[0] in ("ccomp", "xcomp", "parataxis", "obj"):
                return speaker
        elif verb.dep.split(":")[0] in ("parataxis", "conj") and sentence.head(verb) in above and verb.i > trigger.i:
            return speaker
    return quoted or source
