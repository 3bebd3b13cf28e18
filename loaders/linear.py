"""Who stands next to a verb: subject and complements by the order of words, where the parse misses them.

A parser errs where names, brackets and rare verbs crowd. But a subject stands before its verb, with only adverbs,
pronouns and what commas enclose between, and what the verb acts on stands right behind it.
"""

from __future__ import annotations

from collections.abc import Iterator

from foedus.loaders.lexicon import Lexicon
from foedus.loaders.voice import is_finite
from foedus.loaders.words import Sentence, Word

NOMINAL = ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "X")
_LIGHT = ("ADV", "AUX")
_ENDS = (";", ":", "(", ")", "“", "”", '"', "!", "?", ".", "-")
_FAR = 40  # words


def subject_before(sentence: Sentence, verb: Word, words: Lexicon) -> Word | None:
    """The head of the noun phrase, or the pronoun, that stands before a finite verb and its auxiliaries."""
    i = _group_begin(sentence, verb, words) - 1
    lowest = max(i - _FAR, -1)
    while i > lowest:
        word = sentence.words[i]
        if word.text == ",":
            opening = _enclosed_from(sentence, i, lowest)
            if opening is None:
                return None
            i = opening - 1
        elif word.pos in _LIGHT or (word.pos == "PART"):
            i -= 1
        elif word.lower in words.classes["subject_pronouns"]:
            return word
        elif word.pos in NOMINAL or word.mention:
            head = _head_of_phrase(sentence, word, verb)
            if not _cases(sentence, head, words):
                return head if head.pos in ("NOUN", "PROPN", "PRON") or head.mention else None
            i = min(w.i for w in sentence.subtree(head) if w.i <= word.i) - 1
        else:
            return None
    return None


def joined_to(sentence: Sentence, verb: Word, words: Lexicon) -> Word | None:
    """The finite verb whose subject a finite one behind it shares: « A quitta X, renvoya Y et rompit avec Z », whatever
    the parser hung these on. None where no such row stands before it."""
    i = _group_begin(sentence, verb, words) - 1
    before = sentence.words[i] if i > 0 else None
    if before is None or not (before.text == "," or before.lower in words.classes["and"]):
        return None
    for word in reversed(sentence.words[:i]):
        if word.text in _ENDS:
            return None
        if word.pos == "VERB" and is_finite(sentence, word) and not _is_subordinate(sentence, word, words):
            return word
    return None


def _is_subordinate(sentence: Sentence, verb: Word, words: Lexicon) -> bool:
    """Whether a conjunction or a relative pronoun opens a verb's clause."""
    opening = [w for w in sentence.children(verb) if w.i < verb.i]
    opens = any(
        w.relation == "mark" or w.morph.get("PronType") == "Rel" or w.lower in words.classes["relative_pronouns"]
        for w in opening
    )
    return opens or verb.dep == "acl:relcl"


def complements_behind(sentence: Sentence, verb: Word, words: Lexicon) -> Iterator[tuple[str, Word]]:
    """The bare object ("") and the complements with a preposition that stand behind a verb in its clause."""
    i, bare, barrier = verb.i + 1, True, verb.i
    case = ""
    while i < min(len(sentence.words), verb.i + _FAR):
        word = sentence.words[i]
        if word.text in _ENDS or _opens_clause(sentence, word, words):
            return
        if word.text == ",":
            closing = _enclosed_to(sentence, i, words)
            if closing is None:
                return
            i = barrier = closing
        elif word.pos == "ADP" and not _is_article(sentence, word, words):
            case = word.lemma if "_" in word.lemma else str(words.settings["prepositions"].get(word.lower, word.lemma))
        elif word.pos in ("NOUN", "PROPN") or word.mention:
            own = not _modifies(sentence, word, barrier) or (not case and _is_stranded(sentence, word, words))
            if (case and (own or case not in words.classes["of_prepositions"])) or (bare and own):
                yield case, word
            bare, case = bare and bool(case), ""
        i += 1


def subject_behind(sentence: Sentence, participle: Word) -> Word | None:
    """« Sollicité par A, B enverra … »: the noun behind the comma that ends what a participle opens a sentence with."""
    comma = next((w.i for w in sentence.words[participle.i + 1 : participle.i + _FAR] if w.text == ","), None)
    if comma is None:
        return None
    for word in sentence.words[comma + 1 : comma + 6]:
        if word.pos in ("NOUN", "PROPN", "PRON") or (word.mention and word.mention.role != "demonym"):
            return word
        if word.pos not in ("DET", "ADJ", "ADV", "NUM"):
            return None
    return None


def _group_begin(sentence: Sentence, verb: Word, words: Lexicon) -> int:
    """Where a verb begins with its auxiliaries, negation and pronouns."""
    i = verb.i
    while i > 0:
        before = sentence.words[i - 1]
        if before.pos not in _LIGHT and before.lower not in words.classes["clitics"]:
            break
        i -= 1
    return i


def _head_of_phrase(sentence: Sentence, word: Word, verb: Word) -> Word:
    """The noun at the top of the phrase that ends with a word, as the parser built it."""
    head = word
    for above in sentence.ancestors(word):
        if above.i > word.i or above.pos not in NOMINAL:
            break
        head = above
    return head


def _cases(sentence: Sentence, word: Word, words: Lexicon) -> bool:
    """Whether a preposition stands before a noun; not an article that is written as one, at the head of a clause."""
    cases = [child for child in sentence.children(word, "case") if child.i < word.i]
    first = cases[0].i if cases else 0
    opening = first == 0 or sentence.words[first - 1].text == ","
    return bool(cases) and not (opening and words.has("partitive_articles", cases[0].lower))


def _enclosed_from(sentence: Sentence, comma: int, lowest: int) -> int | None:
    """Where what a comma closes was opened: at the comma before."""
    for i in range(comma - 1, lowest, -1):
        if sentence.words[i].text == ",":
            return i
        if sentence.words[i].text in _ENDS:
            return None
    return None


def _enclosed_to(sentence: Sentence, comma: int, words: Lexicon) -> int | None:
    """Where what a comma opens is closed: at the next comma."""
    for word in sentence.words[comma + 1 : comma + _FAR]:
        if word.text == ",":
            return word.i
        if word.text in _ENDS or (word.morph.get("VerbForm") == "Fin" and word.i > comma + 1):
            return None
    return None


def _is_article(sentence: Sentence, word: Word, words: Lexicon) -> bool:
    """« promit à X des armes »: right behind a name no preposition is written like that article."""
    return words.has("partitive_articles", word.lower) and bool(sentence.words[word.i - 1].mention)


def _is_stranded(sentence: Sentence, word: Word, words: Lexicon) -> bool:
    """« demanda à X un appui », « reçut pendant deux heures X et Y »: a common noun that was hung on the name right
    before it, or people and lists of names on a noun that no title is and that has a preposition of its own."""
    head = sentence.head(word)
    between = sentence.words[head.i + 1 : word.i]
    if not all(w.pos in ("DET", "ADJ", "NUM", "ADP") for w in between) or head.i > word.i:
        return False
    if word.mention is None:
        return bool(head.mention)
    named = word.mention.kind == "Leader" or word.mention.role in ("list", "capital")
    title = words.is_a(head.lemma, "office_nouns", "ally_nouns", "country_nouns", "stands_for", "persons", "parts")
    return named and not title and bool(sentence.children(head, "case")) and not sentence.children(word, "case")


def _opens_clause(sentence: Sentence, word: Word, words: Lexicon) -> bool:
    if word.lower in words.classes["subordinators"]:
        return True
    if word.lower in words.classes["and"]:
        return _verb_follows(sentence, word, words)
    if word.pos == "ADV" and words.has("presuming", word.lower):  # « demande pourquoi … »
        return True
    adjective = word.relation == "amod"  # « une vive protestation », taken for a form of a verb
    return word.pos in ("VERB", "SCONJ") and word.morph.get("VerbForm") != "Part" and not adjective


def _verb_follows(sentence: Sentence, word: Word, words: Lexicon) -> bool:
    """Whether a conjunction joins verbs rather than nouns."""
    for after in sentence.words[word.i + 1 : word.i + 6]:
        if after.pos in ("VERB", "AUX"):
            return True
        if after.pos in ("NOUN", "PROPN") or after.mention:
            return False
    return False


def _modifies(sentence: Sentence, word: Word, barrier: int) -> bool:
    """Whether a noun belongs to another one that stands behind some place: « un avion de transport »."""
    head = sentence.head(word)
    return head is not word and barrier < head.i and head.pos in NOMINAL and word.relation not in ("conj", "obj")
