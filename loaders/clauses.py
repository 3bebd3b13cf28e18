"""Who fills which place of a verb, noun or adjective: active and passive, relative, participle and shared subjects.

A slot is `subj`, `obj`, `possessive`, `adjective`, `bearer` (what a noun or adjective is said of), `reflexive`, or a
preposition. Passive voice is turned: the slots are those of the active clause.
"""

from __future__ import annotations

from foedus.loaders.lexicon import Lexicon
from foedus.loaders.words import Sentence, Word

Slots = list[tuple[str, Word]]
_CLAUSES = ("xcomp", "ccomp", "acl", "advcl")


def preposition(sentence: Sentence, word: Word, words: Lexicon) -> str:
    """The preposition before a word, as its lemma (`du` gives `de`), or ""."""
    cases = [child for child in sentence.children(word, "case") if child.i < word.i]
    for case in cases:
        lemma = words.settings["prepositions"].get(case.text.lower(), case.lemma)
        if lemma not in words.classes["skipped_prepositions"]:
            return str(lemma)
    return ""


def is_passive(sentence: Sentence, verb: Word) -> bool:
    """Whether a verb form is passive: by its auxiliary, or a past participle that modifies a noun."""
    if sentence.children(verb, "aux:pass", "nsubj:pass"):
        return True
    bare = verb.morph.get("VerbForm") == "Part" and verb.morph.get("Tense") == "Past"
    return bare and not sentence.children(verb, "aux") and verb.dep in ("acl", "amod", "nmod", "appos", "advcl")


def is_participle(verb: Word) -> bool:
    """Whether a verb form is a participle or an infinitive, which borrows its subject."""
    return verb.morph.get("VerbForm") in ("Part", "Inf", "Ger")


def slots(sentence: Sentence, word: Word, words: Lexicon) -> Slots:
    """All filled slots of a word, in the order of the sentence within each kind."""
    if word.pos in ("VERB", "AUX"):
        return verb_slots(sentence, word, words)
    return _noun_slots(sentence, word, words)


def verb_slots(sentence: Sentence, verb: Word, words: Lexicon, *, borrow: bool = True) -> Slots:
    """The slots of a verb; with `borrow` also a subject that it shares or is controlled by."""
    passive = is_passive(sentence, verb)
    found: Slots = []
    for child in sentence.children(verb):
        if slot := _verb_slot(sentence, verb, child, passive, words):
            found.append((slot, child))
    head = sentence.head(verb)
    if verb.dep in ("acl", "amod") and head is not verb and not _has_relative(sentence, verb):
        participle = verb.morph.get("VerbForm") == "Part" and verb.morph.get("Tense") == "Past"
        if participle or verb.morph.get("VerbForm") == "Part" or verb.morph.get("Tense") == "Pres":
            found.append(("obj" if passive else "subj", head))
    if borrow and not any(slot == "subj" for slot, _ in found) and not passive:
        found += [("subj", subject) for subject in _borrowed(sentence, verb, words)]
    if borrow and passive and not any(slot == "obj" for slot, _ in found):
        found += [("obj", subject) for subject in _borrowed(sentence, verb, words)]
    return found


def _verb_slot(sentence: Sentence, verb: Word, child: Word, passive: bool, words: Lexicon) -> str:
    dep = child.dep.split(":")[0]
    case = preposition(sentence, child, words)
    if child.dep == "obl:agent" or (passive and dep == "obl" and case == words.settings["agent_preposition"]):
        return "subj"
    if dep == "nsubj":
        return "obj" if passive else "subj"
    if dep == "obj" and not case:
        return "reflexive" if child.lemma in words.classes["reflexive"] else "obj"
    if dep in ("expl", "iobj", "obj") and child.pos == "PRON":
        if child.lemma in words.classes["reflexive"] or child.text.lower() in words.classes["reflexive"]:
            return "reflexive"
        return "à" if dep == "iobj" else ""
    if dep in ("obl", "nmod", "iobj", "obj", "advmod", "dep") and child.pos != "ADV":
        return case
    return ""


def _has_relative(sentence: Sentence, verb: Word) -> bool:
    return any(word.morph.get("PronType") == "Rel" for word in sentence.subtree(verb) if word.pos == "PRON")


def _borrowed(sentence: Sentence, verb: Word, words: Lexicon) -> list[Word]:
    head = sentence.head(verb)
    if head is verb:
        return []
    if verb.dep == "conj" or verb.dep.split(":")[0] in ("xcomp", "advcl", "ccomp", "parataxis"):
        if verb.dep != "conj" and not is_participle(verb):
            return []
        if head.pos in ("VERB", "AUX"):
            wanted = verb_slots(sentence, head, words)
            if head.lemma in words.classes["object_control"] and verb.dep != "conj":
                controllers = [w for slot, w in wanted if slot in ("obj", "à")]
                if controllers:
                    return controllers
            return [w for slot, w in wanted if slot == ("obj" if is_passive(sentence, head) else "subj")]
    if verb.dep == "acl" and verb.morph.get("VerbForm") == "Inf":
        return [w for slot, w in _noun_slots(sentence, head, words) if slot in ("de", "possessive", "adjective", "carrier")]
    return []


def _noun_slots(sentence: Sentence, noun: Word, words: Lexicon) -> Slots:
    found: Slots = []
    for child in sentence.children(noun):
        dep = child.dep.split(":")[0]
        if dep in ("nmod", "obl", "appos", "acl", "dep") and child.pos not in ("VERB", "AUX"):
            if case := preposition(sentence, child, words):
                found.append((case, child))
        elif dep == "amod" and child.mention:
            found.append(("adjective", child))
        elif dep == "amod" or child.mention:
            found.append(("modifier", child))
        elif dep == "det" and child.morph.get("Poss") == "Yes":
            found.append(("possessive", child))
    return found + _bearers(sentence, noun) + _carriers(sentence, noun, words)


def _bearers(sentence: Sentence, noun: Word) -> Slots:
    """What a noun or adjective is said of: its subject with a copula, or the noun it stands in apposition to."""
    head = sentence.head(noun)
    if sentence.children(noun, "cop"):
        return [("bearer", subject) for subject in sentence.children(noun, "nsubj")]
    if noun.dep == "conj" and head.pos == noun.pos:
        return _bearers(sentence, head)
    if noun.dep in ("appos", "amod", "acl", "xcomp", "nmod") and not sentence.children(noun, "case") and head is not noun:
        return [("bearer", head)]
    return []


def _carriers(sentence: Sentence, noun: Word, words: Lexicon) -> Slots:
    """A noun that is the object of a light verb has the verb's subject and complements as its own."""
    head = sentence.head(noun)
    if noun.dep == "conj" and head.dep in ("obj", "nsubj:pass"):
        noun, head = head, sentence.head(head)
    is_object = noun.dep.split(":")[0] in ("obj", "obl", "xcomp") or (
        noun.dep.startswith("nsubj") and is_passive(sentence, head)
    )
    if not is_object or head.lemma not in words.classes["light_verbs"]:
        return []
    found = [(slot, word) for slot, word in verb_slots(sentence, head, words) if word is not noun]
    return [("carrier" if slot == "subj" else slot, word) for slot, word in found if slot not in ("obj",)]


def complements(sentence: Sentence, word: Word) -> list[Word]:
    """The heads of the clauses that a word governs: « demande à X d'intervenir », « espère que X viendra »."""
    found = [child for child in sentence.children(word) if child.dep.split(":")[0] in ("xcomp", "ccomp")]
    found += [
        child
        for part in sentence.children(word, "obj", "obl", "iobj", "nmod")
        for child in sentence.children(part, "acl", "xcomp")
        if child.morph.get("VerbForm") == "Inf"
    ]
    if word.pos in ("VERB", "AUX"):
        found += [c for c in sentence.children(word, "advcl") if c.morph.get("VerbForm") == "Inf"]
    else:
        found += [c for c in sentence.children(word, "acl") if c.morph.get("VerbForm") == "Inf"]
    conjuncts = [c for head in found for c in sentence.children(head, "conj") if c.pos == "VERB"]
    return found + conjuncts
