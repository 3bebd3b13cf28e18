"""Who fills which place of a verb, noun or adjective: active and passive, relative, participle and shared subjects.

A slot is `subj`, `obj`, `reflexive`, a preposition, or for nouns and adjectives also `possessive`, `adjective`,
`modifier`, `bearer` (what it is said of) and `carrier` (the subject of a light verb whose object it is). Passive voice
is turned: the slots are those of the active clause.
"""

from __future__ import annotations

from itertools import chain

from foedus.loaders.lexicon import Lexicon
from foedus.loaders.linear import complements_behind, joined_to, subject_before, subject_behind
from foedus.loaders.words import Sentence, Word

Slots = list[tuple[str, Word]]
# Marks a slot's second choice: « un sommet de l'alliance dirigée par X ».
NEAR = "~"
_DEEP = 8
_NOMINAL = ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "X")


def slots(sentence: Sentence, word: Word, words: Lexicon) -> Slots:
    """All filled slots of a word."""
    return verb_slots(sentence, word, words) if is_verb(word) else noun_slots(sentence, word, words)


def is_verb(word: Word) -> bool:
    """Whether a word has the slots of a verb."""
    return word.pos in ("VERB", "AUX")


def preposition(sentence: Sentence, word: Word, words: Lexicon) -> str:
    """The preposition before a word, as the lexicon writes it (`du` gives `de`), or ""."""
    cases = [child for child in sentence.children(word, "case") if child.i < word.i]
    for case in cases:
        lemma = str(words.settings["prepositions"].get(case.lower, case.lemma))
        if lemma not in words.classes["skipped_prepositions"]:
            return lemma
    return ""


def is_passive(sentence: Sentence, verb: Word, words: Lexicon) -> bool:
    """Whether a verb form is passive: by its auxiliary, or a past participle that modifies a noun."""
    if any(child.lower in words.classes["reflexive_forms"] for child in sentence.children(verb)):
        return False
    if verb.lemma in words.classes["never_passive"]:
        return False
    if sentence.children(verb, "aux:pass", "nsubj:pass", "expl:pass"):
        return True
    participle = verb.morph.get("VerbForm") == "Part" and verb.morph.get("Tense") == "Past"
    if participle and _is_compound(sentence, verb, words):
        return False
    bare = participle and not sentence.children(verb, "aux") and not sentence.children(verb, "nsubj")
    return bare and (verb.relation in ("acl", "amod", "nmod", "appos", "advcl", "dep") or verb.head == verb.i)


def _of_main_clause(sentence: Sentence, verb: Word, words: Lexicon, depth: int) -> Slots:
    """« Sollicité par A, B enverra … » where the parser hung the main clause on the participle."""
    if depth >= _DEEP:
        return []
    clauses = [
        c
        for c in sentence.children(verb, "advcl", "ccomp", "parataxis", "conj", "xcomp")
        if is_verb(c) and c.i > verb.i
    ]
    own = [c for c in clauses if sentence.children(c, "nsubj")]
    missing = "obj" if is_passive(sentence, verb, words) else "subj"
    return [(missing, subject) for c in own[:1] for subject in _subjects(sentence, c, words, depth)]


def _is_compound(sentence: Sentence, verb: Word, words: Lexicon) -> bool:
    """Whether an auxiliary of the active voice stands before a participle, whatever the parser made of it."""
    for word in reversed(sentence.words[: verb.i]):
        if word.lemma in words.classes["active_auxiliaries"]:
            return True
        if word.pos not in ("ADV", "PUNCT", "PRON") and word.relation != "advmod" and word.dep != "fixed":
            return False
    return False


def verb_slots(sentence: Sentence, verb: Word, words: Lexicon, depth: int = 0) -> Slots:
    """The slots of a verb, with a subject that it shares or that controls it where it has none of its own."""
    passive = is_passive(sentence, verb, words)
    found: Slots = []
    for child in sentence.children(verb):
        if slot := _verb_slot(sentence, verb, child, passive, words):
            found.append((slot, child))
        if child.mention and child.relation != "nsubj":
            # a name has no complement of its own: « lié à l'Irak par un traité »
            inner = [(preposition(sentence, c, words), c) for c in sentence.children(child, "nmod")]
            found += [("subj" if passive and case in words.classes["agents"] else case, c) for case, c in inner if case]
    found += _beside_object(sentence, verb, passive, found, words)
    _modified(sentence, verb, passive, found, words)
    _relative_object(sentence, verb, found, words)
    _inverted(sentence, verb, found, words)
    _fronted(sentence, verb, passive, found)
    _adjacent(sentence, verb, passive, found, words)
    missing = "obj" if passive else "subj"
    _linear(sentence, verb, missing, found, words)
    if verb.i <= 1 and verb.morph.get("VerbForm") == "Part" and not any(slot == missing for slot, _ in found):
        behind = subject_behind(sentence, verb)
        found += [(missing, behind)] if behind else _of_main_clause(sentence, verb, words, depth + 1)
    if depth < _DEEP and not any(slot == missing for slot, _ in found):
        shared = shared_subject(sentence, verb, words, depth + 1) or _in_a_row(sentence, verb, words, depth + 1)
        found += [(missing, subject) for subject in shared]
    return found


def _in_a_row(sentence: Sentence, verb: Word, words: Lexicon, depth: int) -> list[Word]:
    """The subject of the verb before in a row of verbs that share it, where the parser did not join them."""
    if not (verb.morph.get("VerbForm") == "Fin" or sentence.children(verb, "aux")):
        return []
    first = joined_to(sentence, verb, words)
    return _subjects(sentence, first, words, depth) if first else []


def _linear(sentence: Sentence, verb: Word, missing: str, found: Slots, words: Lexicon) -> None:
    """What the order of words tells: a subject that the parse misses, and as second choices complements."""
    filled = {slot for slot, _ in found}
    finite = verb.morph.get("VerbForm") == "Fin" or sentence.children(verb, "aux", "aux:tense", "aux:pass")
    if finite and missing not in filled and (subject := subject_before(sentence, verb, words)):
        found.append((missing, subject))
    have = {word.i for _, word in found}
    for case, word in complements_behind(sentence, verb, words):
        if word.i not in have and (case or (missing == "subj" and "obj" not in filled)):
            found.append(((case or "obj") + NEAR, word))


def _beside_object(sentence: Sentence, verb: Word, passive: bool, found: Slots, words: Lexicon) -> Slots:
    """« massed troops on the border »: as second choices of the verb what the parser hung on its object."""
    if not words.settings.get("loose_complements"):
        return []
    things = [word for slot, word in found if slot == "obj" and not word.mention and not passive]
    inner = [(preposition(sentence, c, words), c) for thing in things for c in sentence.children(thing, "nmod")]
    near = [(case + NEAR, c) for case, c in inner if case and case not in words.classes["of"]]
    return near + _receiving(sentence, verb, things, words)


def _receiving(sentence: Sentence, verb: Word, things: list[Word], words: Lexicon) -> Slots:
    """« granted the Congo independence »: to whom, where the parser made a compound of it and what is given."""
    if not words.has("double_object", verb.lemma):
        return []
    named = [c for thing in things for c in sentence.children(thing, "compound") if c.mention]
    behind = [c for c in named if all(w.pos == "DET" for w in sentence.words[verb.i + 1 : c.i])]
    return [(str(words.settings["indirect"]), c) for c in behind if c.mention and c.mention.role != "demonym"]


def _modified(sentence: Sentence, verb: Word, passive: bool, found: Slots, words: Lexicon) -> None:
    """The noun that a participle or a relative clause says something of."""
    noun = sentence.head(verb)
    if noun is verb or noun.pos not in _NOMINAL:
        return
    filled = {slot for slot, _ in found}
    if verb.dep == "acl:relcl":
        relative = next((w for w in _own(sentence, verb) if w.morph.get("PronType") == "Rel"), None)
        if any(w.lower == words.settings.get("relative_place") for w in sentence.children(verb, "advmod")):
            found.append(("in", noun))  # « A, where B stationed troops »
        elif relative is None and "obj" not in filled and "subj" in filled:
            found.append(("obj", noun))
        return
    if verb.relation in ("acl", "amod") and verb.morph.get("VerbForm") == "Part":
        slot = "obj" if passive else "subj"
        if slot not in filled:
            found.append((slot, noun))
            above = sentence.head(noun)
            owner = [above] if noun.mention and above.pos == "NOUN" and above.i < noun.i else []
            found += [(slot + NEAR, w) for w in (*_just_before(sentence, verb), *owner) if w is not noun]


def _relative_object(sentence: Sentence, verb: Word, found: Slots, words: Lexicon) -> None:
    """« A, que B avait rencontré », « A, qui … et que B accuse », where the parser took « que » for a conjunction."""
    filled = {slot for slot, _ in found}
    if "obj" in filled or "subj" not in filled or verb.relation not in ("acl", "advcl", "dep", "conj", "ccomp"):
        return
    marks = [
        w for w in sentence.children(verb, "mark", "obj", "advmod") if w.lower in words.classes["relative_objects"]
    ]
    for mark in marks[:1]:
        before = [w for w in sentence.words[: mark.i] if w.pos != "PUNCT"][-1:]
        if before and before[0].lower in words.classes["and"]:
            above = next((w for w in sentence.ancestors(verb) if w.relation == "acl"), None)
            before = [sentence.head(above)] if above else []
        comma = mark.i > 0 and sentence.words[mark.i - 1].text == ","
        fits = comma or verb.relation == "acl" or (before and before[0].i < mark.i - 1)
        found += [("obj", noun) for noun in before if fits and (noun.pos in ("NOUN", "PROPN") or noun.mention)]


def _just_before(sentence: Sentence, verb: Word) -> list[Word]:
    """The noun right before a participle, which may be what it modifies where the parser took one farther away."""
    before = [w for w in sentence.words[: verb.i] if w.pos != "PUNCT"]
    return before[-1:] if before and before[-1].pos in _NOMINAL else []


def _inverted(sentence: Sentence, verb: Word, found: Slots, words: Lexicon) -> None:
    """« …, a déclaré le ministre »: behind what is reported, the noun after a verb of saying is its subject."""
    if not words.has("inverted", verb.lemma) or verb.relation not in ("parataxis", "advcl", "conj", "ROOT", "ccomp"):
        return
    if any(slot == "subj" for slot, _ in found) or sentence.children(verb, "ccomp", "xcomp"):
        return
    if verb.relation == "conj" and any(w.lower in words.classes["and"] for w in sentence.words[verb.i - 1 : verb.i]):
        return  # « and declared war »
    for i, (slot, word) in enumerate(found):
        if slot == "obj" and word.i > verb.i and not any(w.i < verb.i for w in sentence.children(verb, "obl")):
            found[i] = ("subj", word)


def _fronted(sentence: Sentence, verb: Word, passive: bool, found: Slots) -> None:
    """The noun before a finite verb that the parser took for a bare complement is its subject."""
    slot = "obj" if passive else "subj"
    if verb.morph.get("VerbForm") in ("Inf", "Part") and not sentence.children(verb, "aux"):
        return
    if any(name == slot for name, _ in found):
        return
    before = [w for w in sentence.children(verb, "obl", "nmod", "obj", "dep", "dislocated") if w.i < verb.i]
    bare = [w for w in before if w.pos in ("NOUN", "PROPN") and not sentence.children(w, "case")]
    found += [(slot, w) for w in bare[-1:]]


def _adjacent(sentence: Sentence, verb: Word, passive: bool, found: Slots, words: Lexicon) -> None:
    """« A rompt … » where the parser made the verb a modifier of A: what a finite verb modifies is its subject."""
    slot = "obj" if passive else "subj"
    finite = verb.morph.get("VerbForm") == "Fin" or sentence.children(verb, "aux")
    if not finite or any(name == slot for name, _ in found) or verb.dep == "acl:relcl":
        return
    head = sentence.head(verb)
    modifies = head.i < verb.i and head.pos in _NOMINAL and verb.relation in ("acl", "nmod", "appos", "dep")
    if modifies and not sentence.children(head, "case"):
        found.append((slot, head))


def _own(sentence: Sentence, verb: Word) -> list[Word]:
    """The words of a clause down to the next clause."""
    found, waiting = [], sentence.children(verb)
    while waiting:
        found.append(word := waiting.pop())
        waiting += [] if is_verb(word) else sentence.children(word)
    return found


def _verb_slot(sentence: Sentence, verb: Word, child: Word, passive: bool, words: Lexicon) -> str:
    case = preposition(sentence, child, words)
    if child.pos == "PRON" and not case and (inner := words.settings["pronoun_slots"].get(child.lower)):
        return str(inner)
    if child.dep == "obl:agent" or (passive and child.relation in ("obl", "nmod") and case in words.classes["agents"]):
        return "subj"
    if child.relation in ("nsubj", "csubj"):
        return "obj" if passive and child.relation == "nsubj" else "subj"
    if child.lemma in words.classes["reflexive"] or (child.relation == "expl" and child.dep != "expl:subj"):
        return "reflexive" if child.lower in words.classes["reflexive_forms"] else ""
    if child.dep == "expl:subj":
        return "subj"
    if child.relation == "obj" and case in words.classes["partitives"]:
        return "obj"
    if child.relation in ("obj", "iobj", "obl", "nmod", "dep", "xcomp", "advmod", "appos") and child.pos in _NOMINAL:
        return case or _bare(child, words)
    return ""


def _bare(child: Word, words: Lexicon) -> str:
    """The slot of a complement without preposition."""
    if child.dep == "iobj":
        return str(words.settings["indirect"])
    return "obj" if child.relation == "obj" or (child.relation == "xcomp" and child.mention) else ""


def shared_subject(sentence: Sentence, verb: Word, words: Lexicon, depth: int = 0) -> list[Word]:
    """What stands for the subject that a verb has not got: that of the verb it is joined to or controlled by."""
    head = sentence.head(verb)
    if head is verb:
        return []
    if verb.dep == "conj" and is_verb(head):
        return _subjects(sentence, head, words, depth)
    if not _borrows(sentence, verb):
        return []
    if is_verb(head):
        filled = verb_slots(sentence, head, words, depth)
        controls = head.lemma in words.classes["object_control"] and verb.relation != "advcl"
        if controlled := [w for slot, w in filled if controls and slot in ("obj", str(words.settings["indirect"]))]:
            return controlled
        if controls and head.lemma in words.classes.get("strict_control", ()):
            return []  # « accuse X de livrer … »: whoever it is, it is not the one who accuses
        return _subjects(sentence, head, words, depth)
    if sentence.children(head, "cop"):
        return sentence.children(head, "nsubj")
    if verb.morph.get("VerbForm") == "Inf":
        owning = {*words.classes["of_prepositions"], "possessive", "adjective", "carrier"}
        return [w for slot, w in noun_slots(sentence, head, words) if slot in owning]
    return []


def _subjects(sentence: Sentence, verb: Word, words: Lexicon, depth: int) -> list[Word]:
    wanted = "obj" if is_passive(sentence, verb, words) else "subj"
    return [w for slot, w in verb_slots(sentence, verb, words, depth) if slot == wanted]


def _borrows(sentence: Sentence, verb: Word) -> bool:
    if verb.relation not in ("xcomp", "ccomp", "advcl", "acl", "obl", "obj", "parataxis"):
        return False
    return verb.morph.get("VerbForm") in ("Part", "Inf", "Ger") and not sentence.children(verb, "nsubj")


def noun_slots(sentence: Sentence, noun: Word, words: Lexicon) -> Slots:
    """The slots of a noun or an adjective."""
    found: Slots = []
    for child in sentence.children(noun):
        if slot := _noun_slot(sentence, child, words) or _said_with(sentence, noun, child, words):
            found.append((slot, child))
        if child.mention and child.mention.kind != "Leader":
            # « l'occupation par X de Y »: a name has no complement of its own
            found += [(case, c) for c in sentence.children(child, "nmod") if (case := preposition(sentence, c, words))]
    found += _told(sentence, noun, words) + _governors(sentence, noun, words) + _framed(sentence, noun, words)
    if noun.relation == "xcomp" and sentence.head(noun).lemma in words.classes["being"]:
        around = [(preposition(sentence, c, words), c) for c in sentence.children(sentence.head(noun), "obl")]
        found += [(case, child) for case, child in around if case]
    return found + _bearers(sentence, noun, words) + _carriers(sentence, noun, words)


def _told(sentence: Sentence, noun: Word, words: Lexicon) -> Slots:
    """What a participle says of a noun: « la demande adressée par A à B », « l'ultimatum que A remit à B »."""
    found: Slots = []
    named = [child for child in sentence.children(noun, "nmod") if child.mention]
    for clause in [c for word in (noun, *named) for c in sentence.children(word, "acl")]:
        if is_verb(clause) and (words.is_a(clause.lemma, "light_verbs") or words.has("doing", clause.lemma)):
            places = verb_slots(sentence, clause, words, _DEEP)
            if any(slot == "subj" and w.morph.get("PronType") == "Rel" for slot, w in places):
                continue  # « le sommet qui a adressé un message »
            found += [
                ("carrier" if slot == "subj" else slot, w) for slot, w in places if slot != "obj" and w is not noun
            ]
    return found


def _framed(sentence: Sentence, noun: Word, words: Lexicon) -> Slots:
    """What the noun that it only tells the kind of has: « a mediation effort between A and B », « B's aid package »."""
    frame = sentence.head(noun)
    if noun.relation != "compound" or not words.has("frames", frame.lemma) or frame.relation == "compound":
        return []
    return [(slot, word) for slot, word in noun_slots(sentence, frame, words) if word is not noun]


def _governors(sentence: Sentence, noun: Word, words: Lexicon) -> Slots:
    """Who does what a noun qualifies: « à la demande de A, B a envoyé … »."""
    verb = sentence.head(noun)
    if verb.mention and noun.relation == "nmod" and verb.relation == "nsubj":  # « A, in talks with B, promised … »
        return [("governor", verb)]
    if not is_verb(verb) or noun.relation not in ("obl", "nmod", "advmod", "dep"):
        return []
    return [("governor", subject) for subject in _subjects(sentence, verb, words, 1)]


def _said_with(sentence: Sentence, noun: Word, child: Word, words: Lexicon) -> str:
    """« dont X est membre », « X en est l'allié »: of whom a noun is said that a copula makes a statement."""
    slot = words.settings["pronoun_slots"].get(child.lower, "") if child.pos == "PRON" else ""
    return slot if slot in words.classes["of_prepositions"] and sentence.children(noun, "cop") else ""


def _noun_slot(sentence: Sentence, child: Word, words: Lexicon) -> str:
    if child.relation == "det" or child.dep == "nmod:poss":
        owned = child.morph.get("Poss") == "Yes" or child.lower in words.classes["possessives"] or child.mention
        return "possessive" if owned or child.dep == "nmod:poss" else ""
    if child.mention and child.mention.role == "demonym":
        return "adjective"
    if child.relation in ("nmod", "obl", "obj", "appos", "acl", "dep", "advmod") and child.pos in _NOMINAL:
        bare = "apposed" if child.relation == "appos" else "modifier"
        return preposition(sentence, child, words) or (bare if child.mention else "")
    return "modifier" if child.relation in ("amod", "compound", "flat") and child.mention else ""


def _bearers(sentence: Sentence, noun: Word, words: Lexicon) -> Slots:
    """What a noun or adjective is said of: its subject with a copula, or the noun it stands in apposition to."""
    head = sentence.head(noun)
    if sentence.children(noun, "cop", "aux:pass") or (sentence.children(noun, "nsubj") and not is_verb(noun)):
        own = sentence.children(noun, "nsubj")
        shared = _subjects(sentence, head, words, 1) if not own and noun.dep == "conj" and is_verb(head) else []
        return [("bearer", subject) for subject in own or shared]
    if head is noun:
        return []
    if noun.relation == "nsubj" and sentence.children(head, "cop"):  # « le président en est X »
        return [("bearer", head)]
    if noun.dep == "conj" and not is_verb(head):
        return _bearers(sentence, head, words)
    if is_verb(head):
        as_what = noun.relation in ("xcomp", "obl", "obj", "nmod") and _presented(sentence, noun, head, words)
        as_what = as_what or _leads_in(sentence, noun, head)
        return [("bearer", w) for w in _subjects(sentence, head, words, 1)] if as_what else []
    if noun.relation in ("appos", "amod", "acl", "nmod", "xcomp", "dep") and not preposition(sentence, noun, words):
        return [("bearer", head)]
    return []


def _leads_in(sentence: Sentence, noun: Word, verb: Word) -> bool:
    """« Membre de X depuis 1955, A refuse … »: a bare noun at the head of a sentence describes the subject."""
    bare = not sentence.children(noun, "det", "case", "cop")
    return noun.i == 0 and bare and any(w.text == "," for w in sentence.words[noun.i : verb.i])


def _presented(sentence: Sentence, noun: Word, verb: Word, words: Lexicon) -> bool:
    """Whether a verb makes its complement a description of its subject: « reste membre », « en tant que membre »."""
    cases = {case.lower for case in sentence.children(noun, "case", "mark")}
    return verb.lemma in words.classes["being"] or bool(cases & words.classes["as"])


def _carriers(sentence: Sentence, noun: Word, words: Lexicon) -> Slots:
    """A noun that is the object of a light verb has the verb's subject and complements as its own."""
    verb = sentence.head(noun)
    if (noun.dep == "conj" or verb.lemma in words.classes["quantities"]) and not is_verb(verb):
        noun, verb = verb, sentence.head(verb)
    if not is_verb(verb) or verb.lemma not in words.classes["light_verbs"]:
        return []
    filled = verb_slots(sentence, verb, words)
    if not any(w is noun and slot != "subj" for slot, w in filled):
        return []
    rest = [(slot, w) for slot, w in filled if w is not noun and slot != "obj"]
    return [("carrier" if slot == "subj" else slot, w) for slot, w in rest]


def complements(sentence: Sentence, word: Word) -> list[Word]:
    """The heads of the clauses that a word governs: « demande à X d'intervenir », « espère que X viendra »."""
    found = [child for child in sentence.children(word, "xcomp", "ccomp") if is_verb(child) or child.pos == "NOUN"]
    said = [child for child in sentence.children(word, "ccomp") if child.pos == "ADJ"]
    found += [child for child in said if sentence.children(child, "nsubj")]
    parts = sentence.children(word, "obj", "obl", "iobj", "nmod", "xcomp")
    for part in chain.from_iterable((each, *sentence.children(each, "conj")) for each in parts):
        found += [c for c in sentence.children(part, "acl", "xcomp", "ccomp") if c.morph.get("VerbForm") == "Inf"]
    own = ("advcl", "obl", "obj") if is_verb(word) else ("acl", "advcl")
    found += [c for c in sentence.children(word, *own) if is_verb(c) and c.morph.get("VerbForm") == "Inf"]
    found = list({head.i: head for head in found}.values())
    return found + [c for head in found for c in sentence.children(head, "conj") if is_verb(c)]
