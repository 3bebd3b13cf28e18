"""Who is meant by a word of a sentence: by name, by what stands for a state, by an office, by reference back.

Whatever cannot be told is nobody: an empty answer is better than a guess.
"""

from __future__ import annotations

from foedus.loaders import pronouns
from foedus.loaders.cast import Cast
from foedus.loaders.clauses import is_verb, preposition
from foedus.loaders.offices import holders
from foedus.loaders.words import Sentence, Word

_DEEP = 12
_JOINED = ("PROPN", "NOUN", "PRON", "ADJ", "X", "NUM")


def refer(sentence: Sentence, word: Word, cast: Cast, depth: int = 0) -> list[str]:
    """The ids of all actors that a word and what is coordinated with it mean, in the order of the text."""
    if depth > _DEEP:
        return []
    found = _one(sentence, word, cast, depth)
    for other in sentence.children(word, "conj"):
        if other.pos in _JOINED or other.mention:
            found += refer(sentence, other, cast, depth + 1)
    return list(dict.fromkeys(found))


def _one(sentence: Sentence, word: Word, cast: Cast, depth: int) -> list[str]:
    if word.mention:
        return [] if word.mention.kind == "Treaty" else list(word.mention.nodes)
    if word.pos == "PRON" or word.lower in cast.words.classes["pronouns"]:
        return _pronoun(sentence, word, cast, depth)
    if is_verb(word) or word.pos in ("ADV", "PUNCT"):
        return []
    if named := _named_person(sentence, word, cast):
        return named
    if sentence.children(word, "cop"):
        return [n for w in sentence.children(word, "nsubj") for n in refer(sentence, w, cast, depth + 1)]
    for noun_class, meaning in _MEANINGS.items():
        if cast.words.is_a(word.lemma, noun_class) or cast.words.is_a(word.lower, noun_class):
            return meaning(sentence, word, cast, depth)
    return []


def _pronoun(sentence: Sentence, word: Word, cast: Cast, depth: int) -> list[str]:
    if pronouns.is_relative(word, cast.words):
        nouns = (refer(sentence, noun, cast, depth + 1) for noun in pronouns.antecedents(sentence, word))
        return next((found for found in nouns if found), [])
    above = [node for noun in pronouns.subjects_above(sentence, word) for node in refer(sentence, noun, cast, depth + 1)]
    return pronouns.resolve(sentence, word, cast, above)


def _named_person(sentence: Sentence, word: Word, cast: Cast) -> list[str]:
    for child in sentence.children(word, "appos", "nmod", "flat", "dep", "compound"):
        if child.mention and child.mention.kind == "Leader" and not preposition(sentence, child, cast.words):
            return [child.mention.node]
    return []


def owners(sentence: Sentence, word: Word, cast: Cast, depth: int = 0) -> list[str]:
    """Whose something is: by adjective (« l'armée russe »), by « de », by a possessive."""
    if depth > _DEEP:
        return []
    found: list[str] = []
    for child in sentence.children(word, "amod", "acl", "appos", "nmod", "compound", "conj", "dep"):
        if child.mention and child.mention.role == "demonym":
            found += [n for c in (child, *sentence.children(child, "conj")) if c.mention for n in c.mention.nodes]
    for child in sentence.children(word, "nmod", "obl", "appos", "dep", "compound") if not found else ():
        case = preposition(sentence, child, cast.words)
        if case in cast.words.classes["of_prepositions"] or child.dep == "nmod:poss" or (child.mention and not case):
            found += refer(sentence, child, cast, depth + 1) or _through(sentence, word, child, cast, depth)
    for child in sentence.children(word, "det", "nmod") if not found else ():
        if child.lower in cast.words.classes["possessives"]:
            above = [n for w in pronouns.subjects_above(sentence, word) for n in refer(sentence, w, cast, depth + 1)]
            found += pronouns.possessor(child, cast, above)
    return list(dict.fromkeys(found))


def _through(sentence: Sentence, word: Word, part: Word, cast: Cast, depth: int) -> list[str]:
    """Whose is « le nord du pays », « le ministère de la Défense de X »: through places, parts and fields of office."""
    passable = cast.words.is_a(part.lemma, "parts") or cast.words.is_a(word.lemma, "stands_for", "office_nouns")
    return owners(sentence, part, cast, depth + 1) if passable else []


def _officer(sentence: Sentence, word: Word, cast: Cast, depth: int) -> list[str]:
    of = owners(sentence, word, cast, depth)
    return holders(sentence, word, of, cast)


def _country(sentence: Sentence, word: Word, cast: Cast, depth: int) -> list[str]:
    """« le pays », « les deux États », « son royaume »."""
    if named := _listed(sentence, word, cast, depth):
        return named
    if owned := [n for n in owners(sentence, word, cast, depth) if cast.is_a(n, "State", "Leader")]:
        return list(dict.fromkeys(state for node in owned if (state := cast.state_of(node))))
    if pair := _pair(sentence, word, cast, depth):
        return pair
    states = _states_before(sentence, word, cast)
    if word.morph.get("Number") == "Plur" or sentence.children(word, "nmod") or not is_definite(sentence, word, cast):
        return []
    above = [n for w in pronouns.subjects_above(sentence, word) for n in refer(sentence, w, cast, depth + 1)]
    subject = [state for node in above if (state := cast.state_of(node)) and cast.is_a(state, "State")]
    if word.relation in ("obj", "obl"):  # « a envahi le royaume » is hardly about its own subject's
        return [state for state in states if state not in subject[:1]][:1]
    return (subject or states)[:1]


def _states_before(sentence: Sentence, word: Word, cast: Cast) -> list[str]:
    """The states named so far, the latest first."""
    before = [node for w in sentence.words if w.i < word.i and w.mention for node in w.mention.nodes]
    states = [cast.state_of(node) for node in [*reversed(before), *reversed(cast.recent)]]
    return list(dict.fromkeys(state for state in states if state and cast.is_a(state, "State")))


def _pair(sentence: Sentence, word: Word, cast: Cast, depth: int) -> list[str]:
    """« les deux pays », « les trois États »; « les parties au conflit », « les belligérants »: the latest so many
    states, but for the one that acts on them."""
    number = next((c.lower for c in sentence.children(word, "nummod", "det") if c.lower in _numbers(cast)), "")
    named = sentence.children(word, "amod", "nmod", "acl", "obl")
    opposed = word.morph.get("Number") == "Plur" and cast.words.is_a(word.lemma, "pair_nouns")
    if not (number and not named) and not (opposed and is_definite(sentence, word, cast)):
        return []
    above = [cast.state_of(n) for w in pronouns.subjects_above(sentence, word) for n in refer(sentence, w, cast, depth + 1)]
    states = [state for state in _states_before(sentence, word, cast) if state not in above]
    count = _numbers(cast)[number] if number else 2
    here = [w.mention.nodes for w in sentence.words[: word.i] if w.mention and len(w.mention.nodes) > 1]
    for nodes in reversed([*cast.lists, *here]):
        if len(nodes) == count and all(cast.is_a(node, "State") for node in nodes):
            return list(nodes)
    return states[:count][::-1] if len(states) >= count > 1 else []


def _meeting(sentence: Sentence, word: Word, cast: Cast, depth: int) -> list[str]:
    """« la session », « le sommet » of a body that was named before."""
    if found := _nationals(sentence, word, cast, depth):
        return found
    latest = cast.latest("Alliance", "Organization") if is_definite(sentence, word, cast) else None
    return [latest] if latest and not sentence.children(word, "nmod") else []


def _opponents(sentence: Sentence, word: Word, cast: Cast, depth: int) -> list[str]:
    return _nationals(sentence, word, cast, depth) or _pair(sentence, word, cast, depth)


def _numbers(cast: Cast) -> dict[str, int]:
    numbers: dict[str, int] = cast.words.settings["numbers"]
    return numbers


def is_definite(sentence: Sentence, word: Word, cast: Cast) -> bool:
    """Whether a noun stands for something known: with a definite article or « ce »."""
    return any(child.lower in cast.words.classes["definite"] for child in sentence.children(word, "det", "case"))


def _group(sentence: Sentence, word: Word, cast: Cast, depth: int) -> list[str]:
    """« l'alliance », « le bloc », « l'organisation », with or without its name beside it."""
    if named := _listed(sentence, word, cast, depth):
        return named
    if owned := [n for n in owners(sentence, word, cast, depth) if cast.is_a(n, "Alliance", "Organization")]:
        return owned
    plural = word.morph.get("Number") == "Plur"
    if plural or not is_definite(sentence, word, cast) or sentence.children(word, "nmod"):
        return []
    before = [node for w in sentence.words if w.i < word.i and w.mention for node in w.mention.nodes]
    kinds = ("Alliance",) if cast.words.is_a(word.lemma, "alliance_nouns") else ("Alliance", "Organization")
    found = cast.latest(*kinds, among=[*cast.recent, *before])
    return [found] if found else []


def _listed(sentence: Sentence, word: Word, cast: Cast, depth: int) -> list[str]:
    """Names set beside a noun: « l'alliance militaire X », « ses alliés, notamment Y et Z », « six pays, dont X »."""
    found: list[str] = []
    for child in sentence.children(word, "appos", "nmod", "flat", "dep", "amod", "conj", "compound", "acl"):
        case = preposition(sentence, child, cast.words)
        listing = not case or case in cast.words.classes["such_as"]
        if child.mention and listing and child.mention.role != "demonym" and child.mention.kind != "Treaty":
            found += refer(sentence, child, cast, depth + 1)
    return list(dict.fromkeys(found))


def _ally(sentence: Sentence, word: Word, cast: Cast, depth: int) -> list[str]:
    """« ses alliés, dont X », « son voisin malien »; « son allié » alone is the other state that was named last."""
    if named := _listed(sentence, word, cast, depth):
        return named
    possessive = next((c for c in sentence.children(word, "det", "nmod") if c.lower in cast.words.classes["possessives"]), None)
    if named := [] if possessive else owners(sentence, word, cast, depth):
        return named
    adjectives = [n for c in sentence.children(word, "amod") if c.mention for n in c.mention.nodes]
    if adjectives or possessive is None or word.morph.get("Number") == "Plur":
        return adjectives
    whose = owners(sentence, word, cast, depth)
    return [state for state in _states_before(sentence, word, cast) if state not in whose][:1] if whose else []


def _nationals(sentence: Sentence, word: Word, cast: Cast, depth: int) -> list[str]:
    return _listed(sentence, word, cast, depth) or owners(sentence, word, cast, depth)


_MEANINGS = {
    "office_nouns": _officer,
    "country_nouns": _country,
    "group_nouns": _group,
    "ally_nouns": _ally,
    "meeting_nouns": _meeting,
    "pair_nouns": _opponents,
    "stands_for": _nationals,
}
