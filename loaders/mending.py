"""What a tagger takes for something else, mended word by word: verbs by their forms, plurals by the lexicon."""

from __future__ import annotations

from collections.abc import Sequence

from foedus.loaders.forms import Form
from foedus.loaders.lexicon import Lexicon
from foedus.loaders.words import Word

_TAKEN_FOR_VERBS = ("NOUN", "ADJ", "ADV", "PROPN", "X", "VERB")
_FAR = 5  # words between an auxiliary and its participle
_OPENERS = ("DET", "PRON", "ADP", "PROPN", "NUM", "SCONJ")


def mend(parsed: Sequence[Word], i: int, words: Lexicon) -> None:
    """Give a word its due lemma, part of speech and features, where the lexicon knows better than the tagger."""
    word = parsed[i]
    if word.pos == "ADP":
        return
    likely = word.pos in ("VERB", "AUX", "ADV") or (word.pos in ("NOUN", "ADJ") and word.relation in ("ROOT", "conj"))
    if likely and (verb := words.settings["forms"].get(word.lower)):
        _make_verb(word, Form(verb, "pres", "3s"))
        return
    form = words.forms.get(word.lower)
    if form and word.pos == "AUX" and form.tense != "part":  # it may have been shown in another tense
        word.morph = {**word.morph, **form.morph}
        return
    if form and word.pos in _TAKEN_FOR_VERBS and _is_verb(parsed, i, form, words):
        _make_verb(word, form)
        if i and form.tense != "part" and parsed[i - 1].pos == "DET" and words.has("clitics", parsed[i - 1].lower):
            parsed[i - 1].pos, parsed[i - 1].dep, parsed[i - 1].head = "PRON", "obj", i
    elif (word.pos in ("ADJ", "NOUN", "VERB") or (form and i and parsed[i - 1].pos == "DET")) and (
        form or word.lemma not in words.known
    ):
        _make_noun(word, words)


def _is_verb(parsed: Sequence[Word], i: int, form: Form, words: Lexicon) -> bool:
    """Whether a form of a verb is one here: it is nothing else, the tagger says so, or its neighbours do."""
    word = parsed[i]
    before, after = parsed[i - 1] if i else None, parsed[i + 1] if i + 1 < len(parsed) else None
    sure = form.tense != "part" and not _is_noun(word, words)
    if word.text[:1].isupper() and i > 0:
        return False
    if before and before.pos in ("DET", "NUM") and not sure:
        return False
    if word.pos == "VERB":
        return True
    if before and before.pos == "ADP":
        return False
    if form.tense == "part":
        return not _is_noun(word, words) or _behind_auxiliary(parsed, i)
    if sure:
        return True
    behind_subject = before is not None and (bool(before.mention) or before.pos == "PRON")
    return behind_subject and (after is None or after.pos in _OPENERS or bool(after.mention))


def _is_noun(word: Word, words: Lexicon) -> bool:
    """Whether what is written may be a noun or an adjective as well as a form of a verb."""
    return words.has("also_nouns", word.lower) or any(
        (noun := word.lower.removesuffix(plural)) in words.known and noun not in words.verbs
        for plural in ("", *words.settings["plurals"])
    )


def _behind_auxiliary(parsed: Sequence[Word], i: int) -> bool:
    """Whether an auxiliary stands before a participle, with only adverbs between."""
    for word in reversed(parsed[max(i - _FAR, 0) : i]):
        if word.pos == "AUX":
            return True
        if word.pos not in ("ADV", "PUNCT"):
            return False
    return False


def _make_verb(word: Word, form: Form) -> None:
    kept = {name: value for name, value in word.morph.items() if name in ("Gender",)}
    word.morph = {**kept, **form.morph}
    word.lemma, word.pos = form.lemma, "VERB"


def _make_noun(word: Word, words: Lexicon) -> None:
    """A noun whose plural the tagger left as it is."""
    plural = any(
        word.lemma.endswith(end)
        and words.is_a(word.lemma.removesuffix(end), "stands_for", "pair_nouns", "country_nouns")
        for end in words.settings["plurals"]
    )
    if word.lemma in words.known and word.lemma not in words.verbs and not plural:
        return
    ends = words.settings["plurals"] if plural else ("", *words.settings["plurals"])
    singulars = (word.lower.removesuffix(end) for end in ends)
    if noun := next((each for each in singulars if each in words.known and each not in words.verbs), None):
        word.lemma, word.pos = noun, "NOUN"
