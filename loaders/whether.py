"""Third stage, whether: polarity and modality of what a trigger says, and whether it is said at all."""

from __future__ import annotations

from foedus.loaders.lexicon import Lexicon
from foedus.loaders.words import Sentence, Word

_NO = ("negated", "actual")


def judge(trigger: Word, sentence: Sentence, words: Lexicon) -> tuple[str, str] | None:
    """(polarity, modality) of the event of a trigger; None where it is only wished for, asked or a purpose."""
    polarity, modality = _of_form(trigger, sentence, words)
    below = trigger
    for above in sentence.ancestors(trigger):
        if words.is_a(above.lemma, "nonfactive") and _is_complement(below):
            return None
        if words.is_a(above.lemma, "deny", "fail") and _is_complement(below):
            polarity = "negated" if polarity == "affirmed" else "affirmed"
        if words.is_a(above.lemma, "plan") and _is_complement(below):
            modality = "planned"
        elif words.is_a(above.lemma, "may", "hope") and _is_complement(below):
            modality = "possible"
        if _is_complement(below) and below.dep.startswith("xcomp") or above.lemma in words.classes["light_verbs"]:
            outer = _of_form(above, sentence, words)
            polarity = "negated" if outer[0] == "negated" else polarity
            modality = outer[1] if outer[1] != "actual" else modality
        if _is_purpose(below, sentence, words):
            return None
        below = above
    return polarity, modality


def _is_complement(word: Word) -> bool:
    return word.dep.split(":")[0] in ("xcomp", "ccomp", "obj", "acl", "obl", "nsubj", "advcl")


def _is_purpose(word: Word, sentence: Sentence, words: Lexicon) -> bool:
    if word.morph.get("VerbForm") != "Inf" or word.dep.split(":")[0] not in ("advcl", "acl"):
        return False
    return any(m.lemma in words.classes["purpose"] for m in sentence.children(word, "mark", "case"))


def _of_form(word: Word, sentence: Sentence, words: Lexicon) -> tuple[str, str]:
    """What the form itself says: negation around it, tense and mood of it or of its auxiliaries."""
    helpers = sentence.children(word, "aux", "cop")
    polarity = "affirmed"
    for child in sentence.children(word):
        if child.lemma in words.classes["negations"] or child.text.lower() in words.classes["negations"]:
            polarity = "negated"
        elif child.dep.split(":")[0] in ("nsubj", "obj", "obl") and any(
            d.lemma in words.classes["negative_determiners"] for d in sentence.children(child, "det", "advmod")
        ):
            polarity = "negated"
        elif child.dep in ("mark", "case") and child.lemma in words.classes["without"]:
            polarity = "negated"
    return polarity, _modality(word, helpers, sentence, words)


def _modality(word: Word, helpers: list[Word], sentence: Sentence, words: Lexicon) -> str:
    conditional_clause = any(
        m.lemma in words.classes["if"] for c in sentence.children(word, "advcl") for m in sentence.children(c, "mark")
    )
    if conditional_clause or any(m.lemma in words.classes["if"] for m in sentence.children(word, "mark")):
        return "conditional"
    for form in (word, *helpers):
        if words.is_a(form.lemma, "plan") and form is not word:
            return "planned"
        if words.is_a(form.lemma, "may") and form is not word:
            return "possible"
        if form.morph.get("Mood") == "Cnd":
            return "possible" if helpers and word.morph.get("VerbForm") == "Part" else "conditional"
        if form.morph.get("Tense") == "Fut":
            return "planned"
    return "actual"
