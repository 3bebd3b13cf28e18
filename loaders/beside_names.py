"""Heads and labels that a parser gives wrongly to what stands beside names and numbers, given anew."""

from __future__ import annotations

from foedus.loaders.lexicon import Lexicon
from foedus.loaders.words import Word, dependents


def set_right(word: Word, words: list[Word], lexicon: Lexicon) -> None:
    """Change the head and label of a word beside names, in place, in a sentence whose words have no children yet."""
    role, kind = (word.mention.role, word.mention.kind) if word.mention else ("", "")
    if word.mention:
        _to_its_like(word, words, lexicon)
    if word.pos == "VERB" and lexicon.has("between", word.lower):
        _before_several(word, words)
    elif role == "demonym":
        _to_noun(word, words, lexicon)
    elif word.dep.startswith("flat") and kind == "Leader":
        _apart(word, words)
    elif word.dep.startswith("nmod") and kind == "Treaty":
        _from_a_name(word, words)
    elif word.pos == "NOUN" and lexicon.has("number_words", word.lower):
        _under_counted(word, words)
    elif word.dep == "amod" and word.lower in lexicon.settings.get("pairs", {}) and words[word.head].pos == "VERB":
        _to_its_verb(word, words)
    elif word.dep == "nmod" and word.pos == "NOUN":
        _given(word, words, lexicon)
    elif word.pos == "ADP" and word.dep == "det" and _is_indirect(word, lexicon):
        word.dep = "case"


def _to_its_like(name: Word, words: list[Word], lexicon: Lexicon) -> None:
    """« L'adhésion de A et de B à C »: a name behind « et » and a preposition is joined to the one right before, behind
    the same preposition."""
    joint = _opened(name, words, lexicon)
    if joint is None or joint.i < 2 or not lexicon.has("and", words[joint.i - 1].lower):
        return
    first = words[joint.i - 2]
    opening = _opened(first, words, lexicon) if first.mention else None
    alike = opening is not None and _preposition(opening, lexicon) == _preposition(joint, lexicon)
    if alike and first.head != name.i and first.mention and first.mention.kind != "Treaty":
        name.head, name.dep = first.i, "conj"


def _opened(name: Word, words: list[Word], lexicon: Lexicon) -> Word | None:
    """The preposition right before a name and its article."""
    before = [w for w in words[max(name.i - 2, 0) : name.i] if w.pos != "DET" or _preposition(w, lexicon)]
    opens = bool(before) and before[-1].pos in ("ADP", "DET") and not lexicon.has("definite", before[-1].lemma)
    return before[-1] if opens else None


def _preposition(word: Word, lexicon: Lexicon) -> str:
    return str(lexicon.settings["prepositions"].get(word.lower, word.lemma if word.pos == "ADP" else ""))


def _to_noun(demonym: Word, words: list[Word], lexicon: Lexicon) -> None:
    """« L'armée guyanienne »: an adjective right behind a noun that the parser took for a name and hung elsewhere."""
    if demonym.i == 0 or not demonym.text.islower() or not lexicon.settings.get("adjectives_behind"):
        return
    before = words[demonym.i - 1]
    stray = demonym.dep.partition(":")[0] not in ("amod", "conj", "nsubj") and demonym.head != before.i
    if stray and before.pos == "NOUN" and before.mention is None:
        demonym.head, demonym.dep = before.i, "amod"


def _apart(leader: Word, words: list[Word]) -> None:
    """A leader is no part of the name of another one."""
    other = words[leader.head].mention
    if leader.mention and other and leader.mention.kind == other.kind == "Leader" and leader.head < leader.i:
        leader.dep = "conj"


def _from_a_name(treaty: Word, words: list[Word]) -> None:
    """« Signe avec A un traité »: a treaty without preposition hangs on the verb rather than on a name."""
    name = words[treaty.head]
    verb = words[name.head]
    named = name.mention is not None and name.i < treaty.i
    free = verb.pos == "VERB" and not any(w.dep == "obj" for w in dependents(verb, words))
    if named and free and not any(w.dep == "case" for w in dependents(treaty, words)):
        treaty.head, treaty.dep = verb.i, "obj"


def _before_several(verb: Word, words: list[Word]) -> None:
    """« Conclu entre l'Italie et le Japon »: no form of « entrer »."""
    behind = next((w for w in words[verb.i + 1 :] if w.pos != "DET"), None)
    several = behind is not None and behind.mention is not None and len(behind.mention.nodes) > 1
    if behind is None or not several or behind.head != verb.i:
        return
    behind.head, behind.dep = (behind.i if verb.head == verb.i else verb.head), "obl:mod"
    for word in dependents(verb, words):
        word.head = behind.head
    verb.head, verb.dep, verb.pos, verb.lemma, verb.morph = behind.i, "case", "ADP", verb.lower, {}


def _under_counted(number: Word, words: list[Word]) -> None:
    """« Mille soldats »: the number belongs to what is counted, not the other way round."""
    noun = words[number.i + 1] if number.i + 1 < len(words) else number
    if noun.head != number.i or not noun.dep.startswith("flat") or noun is number:
        return
    noun.head, noun.dep, noun.pos = (noun.i if number.head == number.i else number.head), number.dep, "NOUN"
    for word in dependents(number, words):
        word.head = noun.i
    number.head, number.dep, number.pos = noun.i, "nummod", "NUM"


def _to_its_verb(one: Word, words: list[Word]) -> None:
    """« Le premier reproche au second … »: with an article, one of two is the subject of the verb behind it."""
    if words[one.i - 1].pos == "DET" and one.i < one.head:
        one.dep, one.pos, words[one.i - 1].head = "nsubj", "NOUN", one.i


def _given(noun: Word, words: list[Word], lexicon: Lexicon) -> None:
    """« Promet à son hôte deux mille soldats »: a noun with a number or an article and no preposition is what is given,
    not part of who is given it."""
    receiver = words[noun.head]
    verb = words[receiver.head]
    if verb.pos != "VERB" or not receiver.dep.startswith(("obl", "iobj")) or not verb.i < receiver.i < noun.i - 1:
        return
    told = any(w.dep.partition(":")[0] in ("det", "nummod") for w in dependents(noun, words))
    bare = not any(w.dep == "case" for w in dependents(noun, words)) and words[noun.i - 1].text != ","
    indirect = any(w.dep == "case" and _means_indirect(w, lexicon) for w in dependents(receiver, words))
    if told and bare and indirect and not any(w.dep == "obj" for w in dependents(verb, words)):
        noun.head, noun.dep = verb.i, "obj"


def _means_indirect(word: Word, lexicon: Lexicon) -> bool:
    indirect = lexicon.settings.get("indirect")
    return word.lower == indirect or lexicon.settings["prepositions"].get(word.lower) == indirect


def _is_indirect(word: Word, lexicon: Lexicon) -> bool:
    """« Cédant aux pressions »: whether an article hides the preposition of an indirect object."""
    return bool(lexicon.settings["prepositions"].get(word.lower) == lexicon.settings.get("indirect"))
