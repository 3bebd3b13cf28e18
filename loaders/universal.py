"""Parses of models that do not speak Universal Dependencies, turned into those: labels and heads, by the lexicon.

`[labels]` renames dependencies. `[structure]` names what stands the other way round: `prepositions` (labels of a
preposition that governs its noun; in UD it depends on the noun as `case`), `objects` (labels of that noun or clause),
`agents` (labels of who does it in the passive), `hyphened` (labels of such a one before a hyphen: « Russian-led »),
`compounds` (prepositions that keep their name before a second one), `adverbial` (prepositions that make of a verb a
circumstance, not a complement), `predicates` and `copulas` (labels of what a copula governs; in UD the copula depends
on it as `cop`), `marks` (particles of the infinitive), `clefts` and `relatives` (what opens « it was X that … », and
what goes on behind X) and `infinitive_copula` (the lemma of a copula that governs an infinitive). `[features]` gives
forms of auxiliaries features that the model does not tell.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from foedus.loaders.words import Word

_VERBAL = ("VERB", "AUX")
_NOMINAL = ("NOUN", "PROPN", "ADJ", "PRON", "NUM")


def universal(words: list[Word], settings: Mapping[str, Any]) -> None:
    """Turn the words of a sentence, which have no children yet, in place."""
    labels, structure = settings.get("labels", {}), settings.get("structure", {})
    if structure:
        _turn(words, structure)
        _raise_finite(words)
        _find_relatives(words)
        _free_participles(words)
        _take_gerunds(words)
        _see_passives(words)
        _split_clefts(words, structure)
    for word in words:
        word.dep = labels.get(word.dep, word.dep)
        if word.relation in ("aux", "cop"):
            word.morph = {**word.morph, **settings.get("features", {}).get(word.lower, {})}


def _turn(words: list[Word], structure: Mapping[str, Any]) -> None:
    for word in words:
        if word.dep in structure["objects"]:
            _lift_over_preposition(words, word, structure)
        elif word.dep == "aux" and word.lower in structure["marks"]:
            word.dep = "mark"
        elif word.dep in structure["hyphened"] and words[min(word.i + 1, len(words) - 1)].text == "-":
            word.dep = structure["agents"][0]
    for word in words:
        copula = words[word.head]
        if copula is not word and copula.lemma in structure["copulas"]:
            if word.dep in structure["predicates"]:
                _lift_over_copula(words, word, copula)
            elif word.dep == "xcomp" and word.morph.get("VerbForm") == "Inf":
                copula.lemma = structure["infinitive_copula"]


def _raise_finite(words: list[Word]) -> None:
    """Where a sentence has no verb but a participle behind a comma, that is its verb: « X, president of Y, offered … »;
    and a finite verb is not joined to an infinitive but to what governs that."""
    root = next(word for word in words if word.head == word.i)
    below = [word for word in words if word.head == root.i and word is not root]
    clauses = [w for w in below if w.dep == "acl" and w.morph.get("Tense") == "Past" and words[w.i - 1].text == ","]
    if root.pos in ("NOUN", "PROPN") and clauses and not any(w.dep in ("cop", "nsubj", "acl:relcl") for w in below):
        verb = clauses[-1]
        verb.morph, verb.head, verb.dep = {"Tense": "Past", "VerbForm": "Fin"}, verb.i, "ROOT"
        root.head, root.dep = verb.i, "nsubj"
    for word in words:
        head, moved = words[word.head], False
        while word.dep == "conj" and head.head != head.i and (head.pos not in _VERBAL or _disagree(words, word, head)):
            if head.pos not in _VERBAL and word.head == head.i and not moved:
                break
            word.head, head, moved = head.head, words[head.head], True


def _find_relatives(words: list[Word]) -> None:
    """« the sanctions X imposed »: a name between a noun and what seems its participle is the subject of a relative
    clause without a pronoun."""
    for verb in words:
        name = words[verb.head]
        noun = words[name.head]
        participle = verb.dep == "acl" and verb.morph.get("Tense") == "Past" and verb.i == name.i + 1
        if (
            participle
            and name.mention
            and noun.pos == "NOUN"
            and all(w.pos == "DET" for w in words[noun.i + 1 : name.i])
        ):
            verb.dep, verb.head, verb.morph = "relcl", noun.i, {"Tense": "Past", "VerbForm": "Fin"}
            name.dep, name.head = "nsubj", verb.i


def _free_participles(words: list[Word]) -> None:
    """« X imposed sanctions on Y, accusing it … »: behind a comma a present participle goes with the verb before."""
    for word in words:
        behind_comma = word.i > 1 and words[word.i - 1].text == ","
        if word.dep == "acl" and word.morph.get("Aspect") == "Prog" and behind_comma:
            verbs = [w for w in words[: word.i] if w.pos == "VERB" and w.dep not in ("amod", "acl", "aux")]
            if verbs:
                word.head, word.dep = verbs[-1].i, "advcl"


def _take_gerunds(words: list[Word]) -> None:
    """« X ruled out sending troops »: right behind a verb and its particle a present participle is its complement."""
    for word in words:
        if word.dep != "advcl" or word.morph.get("Aspect") != "Prog" or word.head >= word.i:
            continue
        between = words[word.head + 1 : word.i]
        close = 0 <= len(between) <= 1 and all(w.dep in ("prt", "advmod") for w in between)
        if close and not any(w.head == word.i and w.dep in ("mark", "case", "aux", "nsubj") for w in words):
            word.dep, word.morph = "xcomp", {"VerbForm": "Inf"}


def _split_clefts(words: list[Word], structure: Mapping[str, Any]) -> None:
    """« It was X that armed Y »: what is told behind the name is said of it."""
    for verb in words:
        named = words[verb.head]
        if verb.dep != "ccomp" or verb.pos != "VERB" or named.pos not in ("NOUN", "PROPN") or not named.mention:
            continue
        below = [w for w in words if w.head == named.i]
        opened = any(w.dep == "nsubj" and w.lower in structure["clefts"] for w in below)
        subjects = [w for w in words if w.head == verb.i and w.dep == "nsubj"]
        relatives = [w for w in subjects if w.lower in structure["relatives"]]
        if opened and relatives and any(w.dep == "cop" for w in below):
            verb.dep = "relcl"
            relatives[0].pos = "PRON"


def _see_passives(words: list[Word]) -> None:
    """« X, backed by Y, pressed on »: what has an agent and no object is a participle, even where the model took it
    for the verb of the sentence."""
    for word in words:
        if word.pos != "VERB" or word.morph.get("VerbForm") != "Fin" or word.morph.get("Tense") != "Past":
            continue
        below = {w.dep for w in words if w.head == word.i}
        if "obl:agent" in below and below.isdisjoint({"dobj", "aux"}):
            word.morph = {**word.morph, "VerbForm": "Part"}


def _disagree(words: list[Word], verb: Word, other: Word) -> bool:
    """Whether two verbs can hardly be joined: a finite one and an infinitive, a singular and a plural."""
    if verb.morph.get("VerbForm") != "Fin" or _has_auxiliary(words, verb):
        return False
    if other.morph.get("VerbForm") == "Inf":
        return not _has_auxiliary(words, other)
    present = other.pos == "VERB" and other.morph.get("Tense") == "Pres" and other.morph.get("VerbForm") == "Fin"
    return present and verb.morph.get("Number") == "Sing" and other.morph.get("Number") != "Sing"


def _has_auxiliary(words: list[Word], verb: Word) -> bool:
    return any(word.head == verb.i and word.dep == "aux" for word in words)


def _lift_over_preposition(words: list[Word], below: Word, structure: Mapping[str, Any]) -> None:
    """Hang a noun or clause where its preposition hangs, and the preposition on it."""
    preposition = words[below.head]
    if preposition.dep == "case":  # another noun has taken it along: « with A and with B » share theirs
        below.head, below.dep = preposition.head, "conj"
        return
    outer, dep = words[preposition.head], preposition.dep
    name = preposition
    while outer is not preposition and outer.dep in structure["prepositions"] and outer.head != outer.i:
        compound, above = outer, words[outer.head]
        name = compound if compound.lower in structure["compounds"] else name
        compound.head, compound.dep = (below.i, "case") if name is compound else (above.i, "prt")
        dep, outer = ("prep" if dep in structure["prepositions"] else dep), above
    _replace(words, preposition, below, outer)
    below.dep = _dependency(below, dep, outer, structure)
    preposition.head, preposition.dep = below.i, "mark" if below.pos in ("VERB", "AUX") else "case"
    if _is_gerund(words, below) and preposition.lower not in structure["adverbial"]:
        below.morph = {"VerbForm": "Inf"} if below.morph.get("Aspect") == "Prog" else below.morph
        below.dep = "xcomp" if below.dep == "advcl" else below.dep


def _is_gerund(words: list[Word], verb: Word) -> bool:
    """« of shelling », « of having shelled »."""
    helpers = [w for w in words if w.head == verb.i and w.dep in ("aux", "auxpass")]
    return any(w.morph.get("Aspect") == "Prog" for w in (verb, *helpers))


def _dependency(below: Word, dep: str, above: Word, structure: Mapping[str, Any]) -> str:
    if dep not in structure["prepositions"]:
        return dep
    if dep in structure["agents"]:
        return "obl:agent"
    if below.pos in ("VERB", "AUX"):
        return "advcl" if above.pos in ("VERB", "AUX") else "acl"
    return "nmod" if above.pos in _NOMINAL else "obl"


def _lift_over_copula(words: list[Word], predicate: Word, copula: Word) -> None:
    dep = copula.dep
    _replace(words, copula, predicate, words[copula.head])
    predicate.dep = dep
    copula.head, copula.dep = predicate.i, "cop"
    for word in words:
        if word.head == copula.i and word is not copula:
            word.head = predicate.i


def _replace(words: list[Word], above: Word, below: Word, outer: Word) -> None:
    """Hang `below` on `outer`, or make it the root where `above` was."""
    below.head = below.i if outer is above else outer.i
