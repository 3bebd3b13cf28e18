"""Third stage, when: which of the time expressions of a sentence date the event of a trigger."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from foedus.loaders.clauses import is_verb, preposition
from foedus.loaders.lexicon import Lexicon
from foedus.loaders.tenses import is_future
from foedus.loaders.when import Expression, Time
from foedus.loaders.words import Sentence, Word

_COMPLEMENTS = 8  # words that may stand between a verb and its date
_BESIDE = 3  # characters between a date and « quand »
_MODIFYING = ("acl", "amod")
_REPORTED = ("ccomp", "xcomp", "parataxis")
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
    own: list[Time] = []
    framing: list[str] = []
    before: list[str] = []
    above = sentence.ancestors(trigger)
    bracketed = sum(time.mark == "(" for time in times) > 1
    for time in times:
        host = _host(time, sentence)
        if host is None:
            continue
        clause = _clause(host, sentence)
        if bracketed and time.mark == "(" and host.mention and host is not trigger:
            continue  # « A (mai) et B (juin) y adhèrent »: that of each name
        if lasting and not (is_verb(trigger) or ".." in time.edtf or host is trigger or time.of or time.mark == "("):
            continue  # « a soutenu Riga, membre de l'alliance, en mars »
        by_it = words.has("agents", preposition(sentence, host, words))  # « se lient par le traité du 3 mai »
        if time.of and host is not trigger and _is_treaty(host, words) and not by_it:
            continue  # « invoque les accords de 1929 et de 1959 »
        if _is_own(time, host, clause, trigger, sentence):
            own.append(time)
        elif _introduces(time, trigger, sentence, words):
            own.append(replace(time, edtf=time.edtf.replace("../", "").replace("/..", "")))
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
    # « le 28 juillet, soit un mois après l'attentat »: the day itself, not what it is counted from
    told = [time for time in own if not time.counted] or own
    return list(dict.fromkeys([time.edtf for time in told] or framing or before))


def is_aside(expression: Time | Expression, sentence: Sentence) -> bool:
    """Whether a time expression stands in a clause about somebody or something, not in the story itself."""
    host = _host(expression, sentence)
    if host is None:
        return False
    counted = isinstance(expression, Expression) and counts_on(expression)
    asides = (*_MODIFYING, "advcl") if counted else _MODIFYING  # « dont l'effet se voit cinquante ans après »
    return any(word.relation in asides and is_verb(word) for word in (host, *sentence.ancestors(host)))


def counts_on(expression: Expression) -> bool:
    """Whether an expression counts years, or any time by a number, from what was told: « l'année suivante »."""
    relative = expression.entry.get("anchor") == "last" and expression.entry.get("unit") == "year"
    return relative or "count" in expression.caught


def is_ahead(expression: Expression, sentence: Sentence) -> bool:
    """Whether a time expression stands in a clause told in the future."""
    host = _host(expression, sentence)
    verb = _clause(host, sentence) if host else None
    return verb is not None and is_future(verb, sentence)


def is_past(expression: Expression, sentence: Sentence) -> bool:
    """Whether a time expression stands in a clause about how things were, or had been, at some time of the past."""
    host = _host(expression, sentence)
    verb = _clause(host, sentence) if host else None
    return verb is not None and (verb.morph.get("Tense") == "Imp" or _had_been(verb, sentence))


def is_life(expression: Expression, sentence: Sentence) -> bool:
    """Whether a time expression tells in brackets right behind a person's name when he lived."""
    host = _host(expression, sentence) if expression.mark == "(" else None
    person = host is not None and host.mention is not None and host.mention.kind == "Leader"
    return person and expression.caught.keys() <= {"year", "until"}


def is_before(time: Time | Expression, sentence: Sentence, words: Lexicon) -> bool:
    """Whether a time is that of what had been before what is told: « avait fait savoir le 2 mai »."""
    host = _host(time, sentence)
    verb = _clause(host, sentence) if host else None
    while verb and verb.relation == "xcomp":
        verb = _clause(sentence.head(verb), sentence)
    if verb is None:
        return False
    had = any(words.has("had_before", aux.lower) for aux in sentence.children(verb, "aux"))
    return had or _had_been(verb, sentence)


def is_then(trigger: Word, sentence: Sentence, words: Lexicon) -> bool:
    """Whether a clause says itself that it was so at the time just told of: « qui la présidait alors »."""
    return any(words.has("then", w.lower) for w in sentence.children(_clause(trigger, sentence), "advmod"))


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


def _had_been(verb: Word, sentence: Sentence) -> bool:
    return any(aux.morph.get("Tense") == "Imp" for aux in sentence.children(verb, "aux"))


def _goes_before(time: Time, clause: Word, chain: Sequence[Word], sentence: Sentence) -> bool:
    """Whether a day is that of a participle or relative clause before a verb, in what leads up to it."""
    if not time.is_day or clause.relation not in _MODIFYING:
        return False
    for word in sentence.ancestors(clause):
        if word in chain:
            background = _had_been(clause, sentence) and not _had_been(word, sentence)
            return clause.i < word.i and is_verb(word) and not background
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
    auxiliaries = sentence.children(verb, "aux")
    alone = not auxiliaries and not sentence.children(verb, "nsubj")
    if verb.relation == "conj" and alone and verb.morph.get("Tense") == "Pres":
        auxiliaries = sentence.children(sentence.head(verb), "aux")  # « a rejeté le grief et fait savoir »
    tense = verb.morph.get("Tense")
    if any(aux.morph.get("Tense") == "Imp" or words.has("had_before", aux.lower) for aux in auxiliaries):
        return False
    return tense != "Imp" and (tense != "Pres" or bool(auxiliaries))


def is_in_present(sentence: Sentence) -> bool:
    """Whether the main clause of a sentence tells a story in the present: « le 22 mai, un pacte unit A à B ». Where a
    perfect stands too, the parser may have taken a relative clause for the main one."""
    top = next((w for w in sentence.words if w.head == w.i), None)
    perfect = any(word.relation == "aux" and _is_present(word) for word in sentence.words)
    return top is not None and _is_present(top) and not perfect and not sentence.children(top, "aux", "cop")


def is_perfect(trigger: Word, sentence: Sentence) -> bool:
    """Whether a clause tells what has been done: « A et B ont accordé … »."""
    auxiliaries = sentence.children(_clause(trigger, sentence), "aux")
    return any(map(_is_present, auxiliaries))


def _is_present(verb: Word) -> bool:
    return verb.morph.get("Tense") == "Pres" and verb.morph.get("VerbForm") == "Fin"


def is_background(trigger: Word, sentence: Sentence, words: Lexicon) -> bool:
    """Whether an event is one that another deed is about, has no one time, or only tells who somebody is: « a salué la
    médiation », « refusa à plusieurs reprises », « les soldats accourus au secours »."""
    above = sentence.head(trigger)
    if trigger.relation == "obj" and not is_verb(trigger) and is_verb(above):
        return above.lemma in words.rules and not words.is_a(above.lemma, "light_verbs")
    if any(words.has("over_time", w.lower) for w in sentence.children(trigger, "advmod", "obl")):
        return True
    told = (
        trigger.relation == "acl" and trigger.morph.get("VerbForm") == "Part" and not sentence.children(trigger, "aux")
    )
    return told and trigger.morph.get("Tense") == "Past"


def _is_joined(trigger: Word, clause: Word, time: Time, sentence: Sentence) -> bool:
    """Whether a trigger stands in a clause that is joined to another, which has the date for itself."""
    chain = [trigger, *sentence.ancestors(trigger)]
    below = chain[chain.index(clause) - 1]
    unlike = below.morph.get("VerbForm") == "Inf" and clause.morph.get("VerbForm") == "Fin"
    apart = below.relation == "conj" and (bool(sentence.children(below, "nsubj")) or unlike)
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
    """Whether a trigger stands in what a verb reports, or what one below it does: « remit une note l'accusant »."""
    chain = [trigger, *sentence.ancestors(trigger)]
    pairs = pairwise(chain[: chain.index(verb) + 1])
    return any(words.is_a(above.lemma, "say") and below.relation in _REPORTED for below, above in pairs)
