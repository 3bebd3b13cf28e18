"""Third stage, when: which of the time expressions of a sentence date the event of a trigger."""

from __future__ import annotations

from collections.abc import Sequence

from foedus.loaders.clauses import is_verb, preposition
from foedus.loaders.lexicon import Lexicon
from foedus.loaders.tenses import is_future
from foedus.loaders.when import Expression, Time
from foedus.loaders.words import Sentence, Word

_COMPLEMENTS = 8  # words that may stand between a verb and its date
_BESIDE = 3  # characters between a date and « quand »
_MODIFYING = ("acl", "amod")
_BEFORE = ("nsubj", "obl", "advmod", "advcl", "nmod")


def dates_of(
    trigger: Word,
    sentence: Sentence,
    times: Sequence[Time],
    words: Lexicon,
    *,
    lasting: bool = False,
    said: bool = False,
) -> list[str]:
    """The dates that a sentence gives for an event: of its own clause, else of one that frames it, else the day of
    what went before it in the same breath: « dans une note remise hier, Paris accuse ».

    A date beside a verb of saying is that of the saying, not of what is said, unless that is done by saying so
    (`said`). What is `lasting` has only a date of its own. Time expressions are no words of the
    sentence: each belongs to the word before it, or at the head of a sentence to its main clause.
    """
    own: list[str] = []
    framing: list[str] = []
    before: list[str] = []
    above = sentence.ancestors(trigger)
    for time in times:
        host = _host(time, sentence)
        if host is None:
            continue
        clause = _clause(host, sentence)
        if lasting and not (is_verb(trigger) or ".." in time.edtf or host is trigger or time.of or time.mark == "("):
            continue  # « a soutenu Riga, membre de l'alliance, en mars »
        by_it = words.has("agents", preposition(sentence, host, words))  # « se lient par le traité du 3 mai »
        if time.of and host is not trigger and _is_treaty(host, words) and not by_it:
            continue  # « invoque les accords de 1929 et de 1959 »
        if _is_own(time, host, clause, trigger, sentence):
            own.append(time.edtf)
        elif _introduces(time, trigger, sentence, words):
            own.append(time.edtf.replace("../", "").replace("/..", ""))
        elif lasting:
            continue
        elif clause.relation == "xcomp" and sentence.head(clause) is trigger and not sentence.children(clause, "aux"):
            framing.append(time.edtf)
        elif _goes_before(time, clause, [trigger, *above], sentence):
            before.append(time.edtf)
        elif clause not in above or _is_joined(trigger, clause, time, sentence):
            continue
        elif said or not _said(trigger, clause, sentence, words):
            framing.append(time.edtf)
    return list(dict.fromkeys(own or framing or before))


def is_aside(expression: Expression, sentence: Sentence) -> bool:
    """Whether a time expression stands in a clause about somebody or something, not in the story itself."""
    host = _host(expression, sentence)
    if host is None:
        return False
    return any(word.relation == "acl" and is_verb(word) for word in (host, *sentence.ancestors(host)))


def is_ahead(expression: Expression, sentence: Sentence) -> bool:
    """Whether a time expression stands in a clause told in the future."""
    host = _host(expression, sentence)
    verb = _clause(host, sentence) if host else None
    return verb is not None and is_future(verb, sentence)


def _is_own(time: Time, host: Word, clause: Word, trigger: Word, sentence: Sentence) -> bool:
    """Whether a date's host stands in the phrase of a trigger: in its clause, or in one that tells of a noun."""
    if trigger in (host, clause) or _inside(host, trigger, sentence) or _follows(time, trigger, sentence):
        return True
    return clause.relation == "acl" and not is_verb(trigger) and sentence.head(clause) is trigger


def _follows(time: Time, trigger: Word, sentence: Sentence) -> bool:
    """Whether a date stands behind a verb with nothing but complements between, whatever the parser made of them."""
    between = [w for w in sentence.words[trigger.i + 1 :] if w.end <= time.start]
    close = is_verb(trigger) and trigger.end <= time.start and len(between) <= _COMPLEMENTS
    apart = time.of or time.mark or any(is_verb(w) or w.pos in ("PUNCT", "SCONJ", "CCONJ") for w in between)
    return close and not apart


def _introduces(time: Time, trigger: Word, sentence: Sentence, words: Lexicon) -> bool:
    """Whether a clause tells what happened at a time just named: « le 3 avril, quand Paris protesta »."""
    clause = _clause(trigger, sentence)
    openers = [w for w in sentence.children(clause, "mark", "advmod") if words.has("when", w.lower)]
    return any(0 <= w.start - time.end <= _BESIDE for w in openers)


def _is_treaty(noun: Word, words: Lexicon) -> bool:
    named = noun.mention is not None and noun.mention.kind == "Treaty"
    return named or words.has("treaty_nouns", noun.lemma)


def _goes_before(time: Time, clause: Word, chain: Sequence[Word], sentence: Sentence) -> bool:
    """Whether a day is that of a participle or relative clause before a verb, in what leads up to it."""
    if not time.is_day or clause.relation not in _MODIFYING:
        return False
    if any(aux.morph.get("Tense") == "Imp" for aux in sentence.children(clause, "aux")):
        return False  # what had been before
    for word in sentence.ancestors(clause):
        if word in chain:
            return clause.i < word.i and is_verb(word)
        if word.relation not in _BEFORE:
            return False
    return False


def is_narrated(trigger: Word, sentence: Sentence, words: Lexicon) -> bool:
    """Whether an event is told in a tense that moves a story on: what is told in the present or the imperfect may
    have been so at any time, and what had been before was not then."""
    if trigger.relation == "amod":
        return False
    verb = _clause(trigger, sentence)
    while verb.morph.get("VerbForm") in ("Part", "Ger") and verb.morph.get("Tense") == "Pres" and verb.head != verb.i:
        verb = _clause(sentence.head(verb), sentence)  # « s'appuyant sur le traité, Riga a demandé »
    tense = verb.morph.get("Tense")
    auxiliaries = sentence.children(verb, "aux")
    if any(aux.morph.get("Tense") == "Imp" or words.has("had_before", aux.lower) for aux in auxiliaries):
        return False
    return tense != "Imp" and (tense != "Pres" or bool(auxiliaries))


def _is_joined(trigger: Word, clause: Word, time: Time, sentence: Sentence) -> bool:
    """Whether a trigger stands in a clause that is joined to another, which has the date for itself."""
    chain = [trigger, *sentence.ancestors(trigger)]
    below = chain[chain.index(clause) - 1]
    apart = below.relation == "conj" and bool(sentence.children(below, "nsubj"))
    return apart and clause.start < time.start < below.start


def _host(time: Time | Expression, sentence: Sentence) -> Word | None:
    if time.mark in (":", ";") and (clause := _next_clause(time, sentence)):
        return clause
    before = [w for w in sentence.words if w.end <= time.start and w.pos not in ("PUNCT", "ADP", "DET")]
    if before and before[-1].pos == "CCONJ":  # « ..., et en 1896 son armée ... »
        if not time.of and (clause := _next_clause(time, sentence)):
            return clause
        before = [w for w in before if w.pos != "CCONJ"]
    if before:
        last = before[-1]
        if time.mark == ",":  # apart from a noun it is not of it: « a soutenu Kaboul, membre de l'alliance, en mars »
            last = _clause(last, sentence)
        # « ... a, mardi, signé »: an auxiliary is part of the verb behind it.
        return sentence.head(last) if last.pos == "AUX" else last
    after = next((w for w in sentence.words if w.start >= time.end and w.pos != "PUNCT"), None)
    if after is None:
        return None
    return [after, *sentence.ancestors(after)][-1]


def _next_clause(time: Time | Expression, sentence: Sentence) -> Word | None:
    """The verb of the clause that begins behind a time expression, where one does."""
    after = [w for w in sentence.words if w.start >= time.end and w.pos != "PUNCT"]
    subjects = [w for w in after if w.relation == "nsubj"]
    return sentence.head(subjects[0]) if subjects and is_verb(sentence.head(subjects[0])) else None


def _clause(word: Word, sentence: Sentence) -> Word:
    """The verb of the clause that a word stands in; where there is none, the word at the top."""
    chain = [word, *sentence.ancestors(word)]
    return next((w for w in chain if is_verb(w)), chain[-1])


def _inside(host: Word, trigger: Word, sentence: Sentence) -> bool:
    """Whether a word stands in the phrase of a trigger, with no clause between."""
    for word in (host, *sentence.ancestors(host)):
        if word is trigger:
            return True
        if is_verb(word):
            return False
    return False


def _said(trigger: Word, verb: Word, sentence: Sentence, words: Lexicon) -> bool:
    """Whether a trigger stands in what a verb reports."""
    chain = [trigger, *sentence.ancestors(trigger)]
    below = chain[: chain.index(verb)]
    return words.is_a(verb.lemma, "say") and bool(below) and below[-1].relation in ("ccomp", "xcomp", "parataxis")
