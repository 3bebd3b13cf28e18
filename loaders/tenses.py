"""What the form of a word says: negation around it, tense and mood of it or of its auxiliaries."""

from __future__ import annotations

from foedus.loaders.lexicon import Lexicon
from foedus.loaders.words import Sentence, Word

_PLACES = ("nsubj", "obj", "obl")
_FAR = 6  # words between an auxiliary and its participle


def is_future(trigger: Word, sentence: Sentence) -> bool:
    """Whether the form of a trigger is the future."""
    return any(form.morph.get("Tense") == "Fut" for form in (trigger, *sentence.children(trigger, "aux", "cop")))


def seen_later(modality: str, trigger: Word, sentence: Sentence, words: Lexicon) -> str:
    """The modality of what a text tells of days that were over: « he will return in 1847 », « would return »."""
    if modality == "conditional":
        return modality if has_condition(trigger, sentence, words) else "actual"
    return "actual" if is_future(trigger, sentence) else modality


def is_report(trigger: Word, sentence: Sentence) -> bool:
    """Whether a trigger tells in a clause of its own, under a verb, what had been done before."""
    done = trigger.morph.get("VerbForm") == "Part" and trigger.morph.get("Tense") == "Past"
    clause = trigger.relation == "ccomp" and bool(sentence.children(trigger, "nsubj"))
    return clause and done and any(aux.dep != "aux:pass" for aux in sentence.children(trigger, "aux"))


def of_form(word: Word, sentence: Sentence, words: Lexicon) -> tuple[str, str]:
    """(polarity, modality) as the form itself says them."""
    polarity = "negated" if is_negated(word, sentence, words) else "affirmed"
    return polarity, _modality(word, sentence, words)


def is_negated(word: Word, sentence: Sentence, words: Lexicon) -> bool:
    """Whether the form of a word says that it did not happen."""
    around = (*sentence.children(word), *_beside_auxiliary(word, sentence, words))
    if any(words.has("no_more", c.lower) for c in around) and any(words.has("not_word", c.lower) for c in around):
        return True
    if words.has("denied_by_one_word", word.lemma) and any(words.has("not_word", c.lower) for c in around):
        return True  # « ne cesse de »
    for child in around:
        if child.pos == "INTJ":  # « said no » is no negation of saying
            continue
        denied = child.lemma in words.classes["negations"] or child.lower in words.classes["negations"]
        if denied and not sentence.children(child, "det", "amod", "nmod"):  # « leur dernier point » denies nothing
            if any(words.has("none_the_less", w.lower) for w in sentence.words[child.i + 1 : child.i + 2]):
                continue
            return not any(words.has("restrictions", c.lower) for c in sentence.children(child))
        if child.relation in ("mark", "case") and child.lemma.replace("_", " ") in words.classes["without"]:
            return True
        if child.pos == "ADV" and _denies(child, sentence, words):
            return True
        parts = sentence.children(child, "det", "advmod", "cc")
        inner = [*parts, *(() if child.mention else (child,))] if child.relation in _PLACES else [child]
        if any(d.lower in words.classes["negative_determiners"] for d in inner):
            return True
        if child.relation == "nsubj" and any(words.has("none_of_two", d.lower) for d in sentence.children(child)):
            return True
    return False


def _beside_auxiliary(participle: Word, sentence: Sentence, words: Lexicon) -> list[Word]:
    """What the parser hung on the auxiliary before a participle: « n'a pas pour autant adhéré »."""
    if participle.morph.get("VerbForm") != "Part" or sentence.children(participle, "aux"):
        return []
    for word in reversed(sentence.words[max(participle.i - _FAR, 0) : participle.i]):
        if word.pos == "AUX" or words.has("active_auxiliaries", word.lemma):
            return sentence.children(word, "advmod")
        if word.pos not in ("ADV", "ADP", "PUNCT"):
            break
    return []


def _denies(adverb: Word, sentence: Sentence, words: Lexicon) -> bool:
    """« Pas encore »; but not « pas seulement », nor « n'en a pas moins signé »."""
    if words.has("none_the_less", adverb.lower):
        return False
    denied = any(words.has("negations", w.lower) for w in sentence.children(adverb))
    return denied and not words.has("restrictions", adverb.lower)


def has_condition(word: Word, sentence: Sentence, words: Lexicon) -> bool:
    """Whether a clause with « if » hangs on a word."""
    clauses = sentence.children(word, "advcl")
    if any(m.lower in words.classes["if"] for c in clauses for m in sentence.children(c, "mark")):
        return True
    # of a promise also where the parser missed the clause: « livrera des armes si ... »
    parts = sentence.children(word, "obj", "obl") if word.morph.get("Tense") == "Fut" else []
    return any(w.lower in words.classes["if"] and w.i > word.i for part in parts for w in sentence.children(part))


def _modality(word: Word, sentence: Sentence, words: Lexicon) -> str:
    helpers = sentence.children(word, "aux", "cop")
    if has_condition(word, sentence, words):
        return "conditional"
    headline = word.head == word.i and word.morph.get("VerbForm") == "Inf" and not helpers
    if headline and {"mark", "nsubj"} <= {c.relation for c in sentence.children(word)}:  # « X to meet Y »
        return "planned"
    for form in (word, *helpers):
        if form is not word and words.is_a(form.lemma, "plan"):
            return "planned"
        if form is not word and words.is_a(form.lemma, "may"):
            return "possible"
        if form.morph.get("Mood") == "Cnd":
            return "possible" if helpers and word.morph.get("VerbForm") == "Part" else "conditional"
        if form.morph.get("Tense") == "Fut":
            return "planned"
    return "actual"
