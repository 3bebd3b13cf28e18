"""Gerunds that stand as nouns, « A's arming of B », « the looting of B by A »: read as the verbs that they are."""

from __future__ import annotations

from collections.abc import Sequence

from foedus.loaders.lexicon import Lexicon
from foedus.loaders.words import Word


def gerunds(parsed: Sequence[Word], words: Lexicon) -> None:
    """Make verbs, in place, of the gerunds of a sentence of which « of » tells the object and whose subject stands
    beside them. Those without a subject are anybody's, and what the lexicon knows as a noun stays one."""
    ending = words.settings.get("gerund")
    for word in parsed if ending else ():
        if word.pos not in ("NOUN", "PROPN", "VERB") or word.mention or not word.lower.endswith(str(ending)):
            continue
        if word.lemma in words.known and word.lemma not in words.verbs:
            continue
        verb = _verb(word.lower.removesuffix(str(ending)), words)
        subject, object_ = _subject(word, parsed, words), _behind(word, parsed, "of", words)
        if verb and subject and object_:
            word.lemma, word.pos, word.morph = verb, "VERB", {"VerbForm": "Ger"}
            _place(subject, "nsubj", parsed)
            _place(object_, "obj", parsed)


def _verb(stem: str, words: Lexicon) -> str:
    """The verb of a gerund's stem: « arm », « min » of mine, « plann » of plan."""
    return next((verb for verb in (stem, f"{stem}e", stem[:-1]) if verb in words.verbs), "")


def _subject(gerund: Word, parsed: Sequence[Word], words: Lexicon) -> Word | None:
    before = [w for w in parsed[: gerund.i] if w.head == gerund.i and w.mention]
    owning = [
        w for w in before if w.relation == "amod" or (w.relation == "nmod" and _case(w, parsed, "genitive", words))
    ]
    return next(iter(owning), None) or _behind(gerund, parsed, "agents", words)


def _behind(gerund: Word, parsed: Sequence[Word], opened: str, words: Lexicon) -> Word | None:
    behind = [w for w in parsed[gerund.i + 1 :] if w.head == gerund.i and w.relation in ("nmod", "obl")]
    return next((w for w in behind if _case(w, parsed, opened, words)), None)


def _case(word: Word, parsed: Sequence[Word], called: str, words: Lexicon) -> Word | None:
    cases = [w for w in parsed if w.head == word.i and w.relation == "case"]
    return next((w for w in cases if words.has(called, w.lower.removeprefix("'").removeprefix("’"))), None)


def _place(word: Word, dep: str, parsed: Sequence[Word]) -> None:
    """Give a word its place, which no preposition tells any more."""
    word.dep = dep
    for case in parsed:
        if case.head == word.i and case.relation == "case":
            case.pos, case.dep = "PUNCT", "punct"
