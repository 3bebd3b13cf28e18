"""What a tagger takes for something else, mended word by word: verbs by their forms, plurals by the lexicon."""

from __future__ import annotations

from collections.abc import Sequence

from foedus.loaders.clitics import after_pair, behind_article
from foedus.loaders.forms import Form
from foedus.loaders.lexicon import Lexicon
from foedus.loaders.words import Word

_TAKEN_FOR_VERBS = ("NOUN", "ADJ", "ADV", "PROPN", "X", "VERB", "ADP")
_INFINITIVES = {"obj": "xcomp", "nmod": "acl", "obl": "advcl"}  # what a noun becomes that is an infinitive
_FAR = 5  # words between an auxiliary and its participle
_MARKS = ("“", "”", '"')  # which a tagger that saw few of them takes for verbs or nouns
_OPENERS = ("DET", "PRON", "ADP", "PROPN", "NUM", "SCONJ")


def mend(parsed: Sequence[Word], i: int, words: Lexicon) -> None:
    """Give a word its due lemma, part of speech and features, where the lexicon knows better than the tagger."""
    word = parsed[i]
    if word.text in _MARKS:
        word.pos, word.dep = "PUNCT", word.dep if word.head == i else "punct"
    elif (
        i and word.lower in words.settings.get("pairs", {}) and parsed[i - 1].lower in words.settings.get("genders", {})
    ):
        _make_placed(word, parsed[i - 1])
    else:
        _mend(parsed, i, words)


def _make_placed(word: Word, article: Word) -> None:
    """« La seconde » is no form of « seconder »."""
    article.pos, article.dep, article.head = "DET", "det", word.i
    word.pos, word.lemma, word.morph = "ADJ" if word.pos == "VERB" else word.pos, word.lower, {}


def _mend(parsed: Sequence[Word], i: int, words: Lexicon) -> None:
    word = parsed[i]
    if _elided_reflexive(parsed, i, words):
        word.pos, word.dep = "PRON", "expl"
    if word.pos == "DET" and word.relation in ("obj", "iobj", "nsubj") and words.has("clitics", word.lower):
        word.pos, word.dep = "PRON", "obj" if word.relation == "nsubj" else word.dep  # « A les avait … »
    if behind_article(parsed, i, words):
        word.pos, word.dep = "PRON", "obj"
        word.head = parsed[i + 1].head
    if word.pos == "ADP" and not _before_preposition(parsed, i, words):
        return
    if _is_infinitive(parsed, i, words):
        word.lemma, word.pos, word.morph = word.lower, "VERB", {"VerbForm": "Inf"}
        word.dep = _INFINITIVES.get(word.dep.partition(":")[0], word.dep)
        return
    if adjective := _adjective(parsed, i, words):
        word.lemma, word.pos, word.morph = adjective, "ADJ", {}
        return
    likely = word.pos in ("VERB", "AUX", "ADV") or (word.pos in ("NOUN", "ADJ") and word.relation in ("ROOT", "conj"))
    if likely and (verb := words.settings["forms"].get(word.lower)):
        _make_verb(word, Form(verb, "pres", "3s"), words)
        return
    form = words.forms.get(word.lower)
    if form and form.tense == "ger" and i and words.has("before_gerunds", parsed[i - 1].lower):
        _make_verb(word, form, words)
        word.dep = "advcl"
        return
    if form and word.pos == "AUX" and form.tense != "part":  # it may have been shown in another tense
        word.morph = {**word.morph, **form.morph}
        return
    if form and word.pos in _TAKEN_FOR_VERBS and _is_verb(parsed, i, form, words):
        _make_verb(word, form, words)
        if i and form.tense != "part" and parsed[i - 1].pos == "DET" and words.has("clitics", parsed[i - 1].lower):
            parsed[i - 1].pos, parsed[i - 1].dep, parsed[i - 1].head = "PRON", "obj", i
    elif (word.pos in ("ADJ", "NOUN", "VERB") or (form and i and parsed[i - 1].pos == "DET")) and (
        form or word.lemma not in words.known
    ):
        _make_noun(word, words)


def _adjective(parsed: Sequence[Word], i: int, words: Lexicon) -> str:
    """The adjective that a word is by what stands behind it: « prête à … », « Forte du soutien de A, B … »."""
    word, after = parsed[i].lower, parsed[i + 1].lower if i + 1 < len(parsed) else ""
    if words.has("ready", word) and words.has("verbs_before", after):
        return str(words.settings["ready_lemma"])
    strengthened = i == 0 and words.has("strengthened", word) and words.has("of", after)
    return str(words.settings["strengthened_lemma"]) if strengthened else ""


def _elided_reflexive(parsed: Sequence[Word], i: int, words: Lexicon) -> bool:
    """« S' » is « si » only before « il »."""
    if not (words.has("if", parsed[i].lower) and words.has("reflexive_forms", parsed[i].lower)):
        return False
    return not words.has("elided_if", parsed[i + 1].lower if i + 1 < len(parsed) else "")


def _before_preposition(parsed: Sequence[Word], i: int, words: Lexicon) -> bool:
    """« Entre en guerre »: what stands before a preposition and may be a verb is one."""
    after = parsed[i + 1] if i + 1 < len(parsed) else None
    finite = (form := words.forms.get(parsed[i].lower)) is not None and form.tense == "pres"
    return finite and after is not None and words.has("verbs_before", after.lower)


def _is_infinitive(parsed: Sequence[Word], i: int, words: Lexicon) -> bool:
    """Whether what the tagger took for a noun is an infinitive: « de ravitailler », « pour secourir »; where
    infinitives have a particle, only behind that: « to aid », but « under attack »."""
    word, before = parsed[i], parsed[i - 1] if i else None
    particles = words.settings.get("structure", {}).get("marks")
    if before is not None and particles and before.lower not in particles:
        return False
    taken = word.pos in ("NOUN", "ADJ", "PROPN", "X") and word.lower in words.verbs and not word.text[:1].isupper()
    behind = before is not None and (before.pos == "ADP" or words.has("clitics", before.lower)) and before.pos != "DET"
    return taken and behind and not words.has("also_nouns", word.lower)


def _is_verb(parsed: Sequence[Word], i: int, form: Form, words: Lexicon) -> bool:
    """Whether a form of a verb is one here: it is nothing else, the tagger says so, or its neighbours do."""
    word = parsed[i]
    before = parsed[i - 1] if i else None
    sure = form.tense not in ("part", "ger") and not _is_noun(word, words)
    if word.text[:1].isupper() and i > 0:
        return False
    if before and before.pos in ("DET", "NUM") and not sure:
        return False
    if word.pos == "VERB" and form.tense == "part" and _describes(parsed, i, words):
        return False
    if word.pos in ("VERB", "ADP") or (form.tense == "pres" and after_pair(parsed, i, words)):
        return True
    if before and before.pos == "ADP":
        return False
    if form.tense == "part":
        return not _is_noun(word, words) or _behind_auxiliary(parsed, i)
    if sure:
        return True
    behind_subject = before is not None and (bool(before.mention) or before.pos == "PRON" or _joins(parsed, i))
    follows = next((each for each in parsed[i + 1 :] if each.pos != "ADV"), None)
    return behind_subject and (follows is None or follows.pos in _OPENERS or bool(follows.mention))


def _joins(parsed: Sequence[Word], i: int) -> bool:
    """« A condamne B et menace de … »: behind « et » and without article, in a sentence that has a finite verb."""
    finite = any(word.morph.get("VerbForm") == "Fin" for word in parsed[: i - 1])
    return parsed[i - 1].pos == "CCONJ" and parsed[i].dep == "conj" and finite


def _describes(parsed: Sequence[Word], i: int, words: Lexicon) -> bool:
    """« Fidèle allié de X », « , allié de X », « sont alliés »: a participle that is also a noun, and that has a noun's
    place here, whatever adjectives stand behind it."""
    if not any(words.has("ally_nouns", word) for word in _singulars(parsed[i], words)):
        return False
    around = [parsed[j] for j in (i - 1, i + 1) if 0 <= j < len(parsed)]
    if any(words.has("reflexive_forms", w.lower) or words.has("prepositions_of_place", w.lower) for w in around):
        return False  # « s'est allié », « , alliée à X »
    behind = next((w for w in parsed[i + 1 :] if w.pos not in ("ADJ", "ADV")), None)
    owned = behind is not None and words.has("of", behind.lower)
    before = parsed[i - 1] if i else None
    acts = parsed[i].relation in ("nsubj", "obj")
    opened = before is None or before.pos in ("ADJ", "PUNCT", "DET", "NOUN", "ADV")
    being = before is not None and before.lemma in words.classes["being"]
    acting = acts and before is not None and before.pos in ("ADJ", "DET")  # « son plus vieil allié a … »
    return (owned and opened) or being or acting


def _singulars(word: Word, words: Lexicon) -> list[str]:
    return [word.lower, *(word.lower.removesuffix(plural) for plural in words.settings["plurals"])]


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


def _make_verb(word: Word, form: Form, words: Lexicon) -> None:
    either = not words.participles or word.lower in words.participles
    if word.pos == "VERB" and word.morph.get("VerbForm") == "Part" and either:  # the tagger saw more of « dit »
        word.lemma = form.lemma
        return
    kept = {name: value for name, value in word.morph.items() if name in ("Gender",)}
    word.morph = {**kept, **form.morph}
    word.lemma, word.pos = form.lemma, "VERB"


def _make_noun(word: Word, words: Lexicon) -> None:
    """A noun whose plural the tagger left as it is."""
    plural = any(
        form.endswith(end) and words.is_a(form.removesuffix(end), "stands_for", "pair_nouns", "country_nouns")
        for end in words.settings["plurals"]
        for form in (word.lemma, word.lower)
    )
    if word.lemma in words.known and word.lemma not in words.verbs and not plural:
        return
    ends = words.settings["plurals"] if plural else ("", *words.settings["plurals"])
    singulars = (word.lower.removesuffix(end) for end in ends)
    nouns = [each for each in singulars if each in words.known and each not in words.verbs]
    if nouns:
        word.lemma, word.pos = next((each for each in nouns if each in words.rules), nouns[0]), "NOUN"
