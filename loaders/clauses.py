"""Who fills which place of a verb, noun or adjective: active and passive, relative, participle and shared subjects.

A slot is `subj`, `obj`, `reflexive`, a preposition, or for nouns and adjectives also `possessive`, `adjective`,
`modifier`, `bearer` (what it is said of) and `carrier` (the subject of a light verb whose object it is). Passive voice
is turned: the slots are those of the active clause.
"""

from __future__ import annotations

from foedus.graph.names import fold
from foedus.loaders import gaps
from foedus.loaders.clefts import clefted
from foedus.loaders.complements import complements, shared_object
from foedus.loaders.gapping import gapped
from foedus.loaders.gaps import NEAR, Slots
from foedus.loaders.lexicon import Lexicon
from foedus.loaders.linear import NOMINAL, joined_to, subject_behind
from foedus.loaders.undergoing import agent_behind, has_it_done, is_undergone, turn
from foedus.loaders.voice import is_finite, is_passive, is_reflexive, is_verb, preposition
from foedus.loaders.words import Sentence, Word

__all__ = ["NEAR", "Slots", "complements", "is_passive", "is_verb", "noun_slots", "preposition", "slots", "verb_slots"]
_DEEP = 8


def slots(sentence: Sentence, word: Word, words: Lexicon) -> Slots:
    """All filled slots of a word."""
    return verb_slots(sentence, word, words) if is_verb(word) else noun_slots(sentence, word, words)


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


def verb_slots(sentence: Sentence, verb: Word, words: Lexicon, depth: int = 0) -> Slots:
    """The slots of a verb, with a subject that it shares or that controls it where it has none of its own.

    Kept by the sentence, because verbs that share a subject ask each other for it: unkept, that would double with each.
    """
    key = verb.i, depth
    if key not in sentence.slots:
        sentence.slots[key] = _slots_of_verb(sentence, verb, words, depth)
    return [*sentence.slots[key]]


def _slots_of_verb(sentence: Sentence, verb: Word, words: Lexicon, depth: int) -> Slots:
    passive = is_passive(sentence, verb, words)
    found: Slots = []
    for child in sentence.children(verb):
        if slot := _verb_slot(sentence, verb, child, passive, words):
            found.append((slot, child))
        if child.mention and child.relation != "nsubj":
            # a name has no complement of its own: « lié à l'Irak par un traité »
            inner = [(preposition(sentence, c, words), c) for c in sentence.children(child, "nmod")]
            found += [("subj" if passive and case in words.classes["agents"] else case, c) for case, c in inner if case]
        elif child.mention:
            found += _relatives(sentence, child, words)
    found += gaps.beside_object(sentence, verb, passive, found, words)
    gaps.modified(sentence, verb, passive, found, words)
    gaps.relative_object(sentence, verb, found, words)
    gaps.inverted(sentence, verb, found, words)
    gaps.doubled(verb, passive, found)
    gaps.exchanged(verb, passive, found, words)
    gaps.receiving(verb, passive, found, words)
    gaps.fronted(sentence, verb, passive, found)
    gaps.adjacent(sentence, verb, passive, found)
    gaps.by_order(sentence, verb, passive, found, words)
    gaps.behind_complement(sentence, passive, found, words)
    gaps.partitive(sentence, passive, found, words)
    gaps.again(sentence, verb, found, words)
    found += [] if passive else [("subj", name) for name in gapped(sentence, verb, words)]
    gaps.extracted(sentence, verb, found, words)
    gaps.mere_places(verb, found, words)
    if set_before := clefted(sentence, verb, words):
        found = [*set_before, *((slot, w) for slot, w in found if not words.has("wishing", w.lower))]
    found += [] if passive else shared_object(sentence, verb, found)
    missing = "obj" if passive else "subj"
    if verb.i <= 1 and verb.morph.get("VerbForm") == "Part" and not any(slot == missing for slot, _ in found):
        behind = subject_behind(sentence, verb)
        found += [(missing, behind)] if behind else _of_main_clause(sentence, verb, words, depth + 1)
    if depth < _DEEP and not any(slot == missing for slot, _ in found):
        shared = shared_subject(sentence, verb, words, depth + 1) or _in_a_row(sentence, verb, words, depth + 1)
        found += [(missing, subject) for subject in shared]
        if is_undergone(sentence, verb, words):
            found += agent_behind(sentence, verb, found, words)
            turn(found, shared, words)
    elif done_to := has_it_done(sentence, verb, words):
        found = [("subj", w) for w in done_to] + [(slot, w) for slot, w in found if w not in done_to]
        turn(found, done_to, words)
    return found


def _relatives(sentence: Sentence, name: Word, words: Lexicon) -> Slots:
    """« A, dont B assure la présidence »: no relative pronoun is a name's own either."""
    slots_of: dict[str, str] = words.settings["pronoun_slots"]
    relatives = [c for c in sentence.children(name, "nmod") if words.has("owning_relatives", c.lower)]
    return [(slots_of[c.lower], c) for c in relatives if c.lower in slots_of]


def _in_a_row(sentence: Sentence, verb: Word, words: Lexicon, depth: int) -> list[Word]:
    """The subject of the verb before in a row of verbs that share it, where the parser did not join them."""
    if not is_finite(sentence, verb):
        return []
    first = joined_to(sentence, verb, words)
    return _subjects(sentence, first, words, depth) if first else []


def _verb_slot(sentence: Sentence, verb: Word, child: Word, passive: bool, words: Lexicon) -> str:
    case = preposition(sentence, child, words)
    if child.pos == "PRON" and not case and (inner := words.settings["pronoun_slots"].get(child.lower)):
        return str(inner)
    agent = child.dep == "obl:agent" or (passive and child.relation in ("obl", "nmod", "obj"))
    hyphened = child.dep == "obl:agent" and not case and "structure" in words.settings  # « Russian-led »
    if hyphened or (agent and case in words.classes["agents"]):
        return "subj"
    if child.relation in ("nsubj", "csubj"):
        return "obj" if passive and child.relation == "nsubj" else "subj"
    if child.lemma in words.classes["reflexive"] or (child.relation == "expl" and child.dep != "expl:subj"):
        return "reflexive" if child.lower in words.classes["reflexive_forms"] else ""
    if child.dep == "expl:subj":
        return "subj"
    if child.relation == "obj" and case in words.classes["partitives"] and not child.mention:
        return "obj"
    if child.relation in ("obj", "iobj", "obl", "nmod", "dep", "xcomp", "advmod", "appos") and child.pos in NOMINAL:
        return case or _bare(child, words) or ("obj" if not passive and _is_quoted(sentence, verb, child) else "")
    return ""


def _is_quoted(sentence: Sentence, verb: Word, child: Word) -> bool:
    """« Apporte son « plein soutien » »: a noun in quotation marks right behind a verb."""
    between = sentence.words[verb.i + 1 : child.i]
    marks = [w.text for w in between if w.pos == "PUNCT"]
    return marks == ["“"] and all(w.pos in ("PUNCT", "DET", "ADJ", "ADV") for w in between)


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
        return _subjects(sentence, _agreeing(sentence, verb, head), words, depth)
    if not _borrows(sentence, verb):
        return []
    if is_verb(head):
        filled = verb_slots(sentence, head, words, depth)
        controls = head.lemma in words.classes["object_control"] or _is_directed(filled, words)
        controls = controls and verb.relation != "advcl"
        indirect = str(words.settings["indirect"])
        for places in (("obj", indirect), ("obj" + NEAR,)):
            if controlled := [w for slot, w in filled if controls and slot in places]:
                return controlled
        if controls and head.lemma in words.classes.get("strict_control", ()):
            return []  # « accuse X de livrer … »: whoever it is, it is not the one who accuses
        return _subjects(sentence, head, words, depth)
    return _controlling(sentence, verb, head, words, depth)


def _controlling(sentence: Sentence, verb: Word, head: Word, words: Lexicon, depth: int) -> list[Word]:
    """What stands for the subject of a verb below a noun or an adjective."""
    personal = words.has("personal_adjectives", head.lemma)
    if sentence.children(head, "cop", "aux"):  # « est capable de … », « a beau jeu de … »
        # « il est prêt à … », not « il est temps de … »
        return sentence.children(head, "nsubj", *(("expl:subj",) if personal else ()))
    if verb.morph.get("VerbForm") == "Inf":
        if personal and head.relation in ("amod", "acl", "appos"):  # « A, désireux de … »
            return [word for _, word in _bearers(sentence, head, words)]
        owning = {*words.classes["of_prepositions"], "possessive", "adjective", "carrier"}
        owners = [w for slot, w in noun_slots(sentence, head, words) if slot in owning]
        return _directed(sentence, head, words, depth) or owners
    return []


def _agreeing(sentence: Sentence, verb: Word, first: Word) -> Word:
    """« A exige le départ des forces qui s'y trouvent et signe … »: the verb above a relative clause to which a verb is
    joined, where it agrees with that alone."""
    number, others = _number(sentence, verb), _number(sentence, first)
    if first.dep != "acl:relcl" or not number or others in ("", number):
        return first
    return next((w for w in sentence.ancestors(first) if is_verb(w) and _number(sentence, w) == number), first)


def _number(sentence: Sentence, verb: Word) -> str:
    """The number that the finite form of a verb, or of its auxiliary, shows."""
    forms = (verb, *sentence.children(verb, "aux", "aux:pass", "cop"))
    return next((w.morph.get("Number", "") for w in forms if w.morph.get("VerbForm") == "Fin"), "")


def _is_directed(filled: Slots, words: Lexicon) -> bool:
    """« Faire grief à A de … », « donner à A l'ordre de … »: whether an object makes a verb control another one."""
    return any(slot == "obj" and words.has("controlling_nouns", word.lemma) for slot, word in filled)


def _directed(sentence: Sentence, noun: Word, words: Lexicon, depth: int) -> list[Word]:
    """To whom the verb above a noun directs it: « confier à A la mission de … »."""
    verb = sentence.head(noun)
    if not words.has("controlling_nouns", noun.lemma) or not is_verb(verb) or noun.relation != "obj":
        return []
    indirect = str(words.settings["indirect"])
    return [w for slot, w in verb_slots(sentence, verb, words, depth) if slot == indirect]


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
    found += _insisting(sentence, noun, words) + _aimed(sentence, noun, words)
    found += _beyond_owner(sentence, noun, found, words)
    for adjective in sentence.children(noun, "amod"):  # « exercices conjoints de A et de B »
        of = [c for c in sentence.children(adjective, "nmod", "obl") if c.mention and not is_verb(adjective)]
        found += [(case + NEAR, c) for c in of if (case := preposition(sentence, c, words))]
    if words.has("departures", noun.lemma):  # « le départ des Russes de X »
        out = [i for i, (slot, _) in enumerate(found) if slot in words.classes["of_prepositions"]]
        found = [(slot + NEAR if i in out[1:] else slot, w) for i, (slot, w) in enumerate(found)]
    found += _told(sentence, noun, words) + _governors(sentence, noun, words) + _framed(sentence, noun, words)
    above = sentence.head(noun)
    if noun.relation == "nmod" and words.has("members", fold(above.lemma)) and not preposition(sentence, noun, words):
        behind = [(preposition(sentence, c, words), c) for c in sentence.children(above, "nmod") if c.i > noun.i]
        found += [(case, c) for case, c in behind if case]  # « A, pays membre de B »
    if noun.relation == "xcomp" and sentence.head(noun).lemma in words.classes["being"]:
        around = [(preposition(sentence, c, words), c) for c in sentence.children(sentence.head(noun), "obl")]
        found += [(case, child) for case, child in around if case]
    return found + _bearers(sentence, noun, words) + _carriers(sentence, noun, words)


def _insisting(sentence: Sentence, noun: Word, words: Lexicon) -> Slots:
    """« A, membre lui aussi de B »: what the parser hung on the pronoun right behind a noun."""
    after = [w for w in sentence.words[noun.i + 1 : noun.i + 2] if words.has("insisting", w.lower)]
    described = [w for w in after if w.relation in ("amod", "nmod", "appos", "dep")]
    hung = [c for w in described for c in sentence.children(w, "obl", "nmod")]
    return [(case, c) for c in hung if (case := preposition(sentence, c, words))]


def _aimed(sentence: Sentence, noun: Word, words: Lexicon) -> Slots:
    """« A finance la guerre de B contre C »: as a second choice what stands behind an object but hangs on its verb."""
    verb = sentence.head(noun)
    if noun.relation != "obj" or not is_verb(verb) or noun.i < verb.i:
        return []
    behind = [(preposition(sentence, c, words), c) for c in sentence.children(verb, "obl") if c.i > noun.i]
    return [(case + NEAR, c) for case, c in behind if words.has("aiming", case)]


def _beyond_owner(sentence: Sentence, noun: Word, found: Slots, words: Lexicon) -> Slots:
    """« L'incursion de l'armée de A en B »: as second choices what the parser hung on whose the deed is."""
    owning = [w for slot, w in found if slot in words.classes["of_prepositions"] and not w.mention]
    beyond = [(preposition(sentence, c, words), c) for w in owning for c in sentence.children(w, "nmod") if c.mention]
    return [(case + NEAR, c) for case, c in beyond if case and case not in words.classes["of_prepositions"]]


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
    found: Slots = [("governor", subject) for subject in _subjects(sentence, verb, words, 1)]
    if words.has("channels", noun.lemma):  # « A exige de B, par téléphone, … »
        found += [("governed", w) for slot, w in verb_slots(sentence, verb, words) if slot != "subj" and w is not noun]
    return found


def _said_with(sentence: Sentence, noun: Word, child: Word, words: Lexicon) -> str:
    """« dont X est membre », « X en est l'allié »: of whom a noun is said that a copula makes a statement."""
    slot = words.settings["pronoun_slots"].get(child.lower, "") if child.pos == "PRON" else ""
    return slot if slot in words.classes["of_prepositions"] and sentence.children(noun, "cop") else ""


def _noun_slot(sentence: Sentence, child: Word, words: Lexicon) -> str:
    if child.relation == "det" or child.dep == "nmod:poss":
        owned = child.morph.get("Poss") == "Yes" or child.lower in words.classes["possessives"] or child.mention
        return "possessive" if owned or child.dep == "nmod:poss" else ""
    if child.mention and child.mention.role == "demonym":
        case = preposition(sentence, child, words) if child.pos != "ADJ" and child.relation == "nmod" else ""
        return case or "adjective"
    if child.relation in ("nmod", "obl", "obj", "appos", "acl", "dep", "advmod") and child.pos in NOMINAL:
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
    if words.has("portions", head.lower) and not is_verb(head):
        apart = _named_before_comma(sentence, head) if noun.relation == "nmod" else []
        return [("bearer", w) for w in apart] or _bearers(sentence, head, words)
    if is_verb(head):
        if beside := _beside(sentence, noun):
            return [("bearer", beside)]
        as_what = noun.relation in ("xcomp", "obl", "obj", "nmod") and _presented(sentence, noun, head, words)
        as_what = as_what or _leads_in(sentence, noun, head)
        return [("bearer", w) for w in _subjects(sentence, head, words, 1)] if as_what else []
    if noun.relation in ("appos", "amod", "acl", "nmod", "xcomp", "dep") and not preposition(sentence, noun, words):
        # « A, pays membre de B », « A, proche allié de B »
        general = (words.has("members", fold(head.lemma)) or head.pos == "ADJ") and not head.mention
        return [("bearer", head), *(_bearers(sentence, head, words) if general else ())]
    return []


def _named_before_comma(sentence: Sentence, portion: Word) -> list[Word]:
    """« A, l'un des six membres de B »: the name that some of several are said to be."""
    before = [w for w in sentence.words[: portion.i] if w.pos not in ("PUNCT", "DET")][-1:]
    return [w for w in before if w.mention and any(c.text == "," for c in sentence.words[w.i : portion.i])]


def _beside(sentence: Sentence, noun: Word) -> Word | None:
    """« A menace B, alliée de C »: the name right before the comma that opens a bare noun, whatever that hangs on."""
    if noun.i < 2 or sentence.words[noun.i - 1].text != "," or noun.pos != "NOUN" or sentence.children(noun, "det"):
        return None
    before = sentence.words[noun.i - 2]
    return before if before.mention and before.mention.role != "demonym" else None


def _leads_in(sentence: Sentence, noun: Word, verb: Word) -> bool:
    """« Membre de X depuis 1955, A refuse … »: a bare noun at the head of a sentence describes the subject."""
    bare = not sentence.children(noun, "det", "case", "cop")
    return noun.i == 0 and bare and any(w.text == "," for w in sentence.words[noun.i : verb.i])


def _presented(sentence: Sentence, noun: Word, verb: Word, words: Lexicon) -> bool:
    """Whether a verb makes its complement a description of its subject: « reste membre », « en tant que membre »."""
    cases = {case.lower for case in sentence.children(noun, "case", "mark")}
    if words.has("presenting", verb.lemma):  # « se tient prêt »
        return is_reflexive(sentence, verb, words)
    return verb.lemma in words.classes["being"] or bool(cases & words.classes["as"])


def _carriers(sentence: Sentence, noun: Word, words: Lexicon) -> Slots:
    """A noun that is the object of a light verb has the verb's subject and complements as its own."""
    verb = sentence.head(noun)
    if (noun.dep == "conj" or verb.lemma in words.classes["quantities"]) and not is_verb(verb):
        noun, verb = verb, sentence.head(verb)
    if not is_verb(verb) or verb.lemma not in words.classes["light_verbs"]:
        return []
    filled = verb_slots(sentence, verb, words)
    if not any(w is noun and slot != "subj" and not words.has("apart_from_verbs", slot) for slot, w in filled):
        return []
    rest = [(slot, w) for slot, w in filled if w is not noun and slot != "obj"]
    return [("carrier" if slot == "subj" else slot, w) for slot, w in rest]
