"""Which rules a word may trigger, and whether the words around it are those that a rule needs."""

from __future__ import annotations

from foedus.graph.names import fold
from foedus.loaders.actors import refer
from foedus.loaders.cast import Cast
from foedus.loaders.clauses import NEAR, is_verb, preposition, verb_slots
from foedus.loaders.filling import Trigger, lies_in, places, purposes
from foedus.loaders.lexicon import Rule, Words
from foedus.loaders.pronouns import antecedents, is_relative
from foedus.loaders.tenses import is_negated
from foedus.loaders.words import Sentence, Word

_PARTS = {
    "verb": ("VERB", "AUX"), "noun": ("NOUN", "PROPN", "ADJ"), "adjective": ("ADJ", "NOUN", "VERB"),
    "adverb": ("ADV", "INTJ", "NOUN", "X", "PUNCT"),
}  # fmt: skip
_NOT_WORDS = ("indefinite", "several", "tense", "own", "carrier", "negated", "case", "modal", "reported")


def rules_for(word: Word, cast: Cast) -> list[Rule]:
    """The rules of the lexicon that a word may trigger."""
    if word.relation == "aux":  # « have fired », whatever stands behind
        return []
    rules = cast.words.rules
    if word.mention and word.mention.kind == "Treaty":  # that is all a sentence tells of
        return list(rules.get("TREATY", ()))
    candidates = dict.fromkeys((*rules.get(word.lemma, ()), *rules.get(word.lower, ())))
    if not candidates:
        return []
    return [rule for rule in candidates if rule.part in _PARTS and word.pos in _PARTS[rule.part]]


def governed(rule: Rule, trigger: Trigger) -> list[int] | None:
    """The words that meet the rule's needs; None when one is not met, or one that must lack is there."""
    needed: list[int] = []
    for slot, lemmas in rule.needs.items():
        met = _met(slot, lemmas, trigger)
        if not met:
            return None
        needed += [w.i for w in met] if slot not in _NOT_WORDS else []
    return None if any(_met(slot, lemmas, trigger) for slot, lemmas in rule.lacks.items()) else needed


def _met(slot: str, lemmas: Words, trigger: Trigger) -> list[Word]:
    sentence, word = trigger.sentence, trigger.word
    if slot == "tense":
        told = [w for w in (word, *sentence.children(word, "aux")) if w.morph.get("Tense") in lemmas]
        return told or [w for w in (word,) if word.relation == "ccomp" and w.morph.get("Mood") in lemmas]
    if slot == "negated":
        return [word] if is_negated(word, sentence, trigger.cast.words) else []
    if slot == "carrier":
        head = sentence.head(word)
        return [head] if head is not word and head.lemma in lemmas else []
    if slot == "case":
        return [word] if preposition(sentence, word, trigger.cast.words) in lemmas else []
    if slot in _MANNERS:
        return [w for place, w in trigger.filled if place in lemmas and _MANNERS[slot](w, trigger)]
    if slot == "own":
        return _own_clauses(trigger)
    if slot in ("modal", "denied"):
        return [c for c in trigger.clauses if (_has_modal if slot == "modal" else _is_denied)(c, lemmas, trigger)]
    if slot in ("clause", "infinitive", "purpose"):
        heads = _clauses(slot, lemmas, trigger)
        return [w for head in heads for w in sentence.subtree(head) if w.pos in ("VERB", "NOUN") and not w.mention]
    return [w for w, called in _near(slot, trigger) if "*" in lemmas or not lemmas.isdisjoint(called)]


def _has_modal(clause: Word, lemmas: Words, trigger: Trigger) -> bool:
    return any(helper.lower in lemmas for helper in trigger.sentence.children(clause, "aux"))


def _is_denied(clause: Word, lemmas: Words, trigger: Trigger) -> bool:
    """« jure de ne pas abandonner A »."""
    return clause.lemma in lemmas and is_negated(clause, trigger.sentence, trigger.cast.words)


def _is_indefinite(word: Word, trigger: Trigger) -> bool:
    return any(trigger.cast.words.has("indefinite", c.lower) for c in trigger.sentence.children(word, "det"))


def _is_several(word: Word, trigger: Trigger) -> bool:
    """« les deux présidents »; not one."""
    return len(refer(trigger.sentence, word, trigger.cast)) > 1


def _is_reported(word: Word, trigger: Trigger) -> bool:
    """« les accusations selon lesquelles … »: what a clause of its own tells."""
    return bool(trigger.sentence.children(word, "acl"))


_MANNERS = {"indefinite": _is_indefinite, "several": _is_several, "reported": _is_reported}


def _near(slot: str, trigger: Trigger) -> list[tuple[Word, list[str]]]:
    """The words in a slot or beside one there, each with what a rule may call it: kept, as one rule after the other
    asks for it."""
    if slot not in trigger.near:
        sentence, word = trigger.sentence, trigger.word
        if slot == "any":
            words = _around(sentence, word)
        elif slot == "particle":
            words = [c for c in sentence.children(word, "compound", "advmod") if c.i > word.i]
        else:
            prefix, _, inner = slot.rpartition(":")
            filled = [w for name, w in places(prefix, trigger) if name.rstrip(NEAR) == inner]
            words = [noun for w in filled for noun in _meant(w, trigger)]
        near = [(each, *sentence.children(each, "conj"), *_counted(sentence, each, trigger)) for each in words]
        trigger.near[slot] = [(w, _called(w, trigger)) for around in near for w in around]
    return trigger.near[slot]


def _own_clauses(trigger: Trigger) -> list[Word]:
    """The clauses in which a trigger's own subject does something, or something that is his: « prévient qu'il … »."""
    cast, sentence = trigger.cast, trigger.sentence
    own = [w for slot, w in trigger.filled if slot == "subj"]
    states = {cast.state_of(node) for w in own for node in refer(sentence, w, cast)}
    return [
        clause
        for clause in trigger.clauses
        for slot, w in verb_slots(sentence, clause, cast.words)
        if slot == "subj" and states & {cast.state_of(node) for node in refer(sentence, w, cast)}
    ]


def _clauses(slot: str, lemmas: Words, trigger: Trigger) -> list[Word]:
    """The heads of those clauses that a trigger governs which are about one of some things, and are not denied."""
    sentence, words = trigger.sentence, trigger.cast.words
    if slot == "purpose":
        heads = purposes(trigger)
    else:
        heads = [c for c in trigger.clauses if slot == "clause" or _is_infinitive(c, sentence)]
    if "*" in lemmas:
        return heads
    heads = [c for c in heads if _about(c, trigger, lemmas) and not _is_given_up(c, trigger, lemmas)]
    return [c for c in heads if not is_negated(c, sentence, words)]


def _is_given_up(clause: Word, trigger: Trigger, lemmas: Words) -> bool:
    """« conjure A de renoncer à vendre … », « somme A de cesser d'armer … »: not what a rule about it asks for."""
    above = trigger.sentence.head(clause)
    verbs = [clause, *([above] if above in trigger.clauses else [])]
    return any(trigger.cast.words.has("fail", verb.lemma) and verb.lemma not in lemmas for verb in verbs)


def narrowed(rule: Rule, trigger: Trigger) -> Trigger:
    """A trigger with those clauses alone of which a rule speaks: « s'engage à ne plus aider A et à défendre B »."""
    if "clause" not in rule.needs or not trigger.clauses:
        return trigger
    alone = Trigger(trigger.sentence, trigger.word, trigger.cast)  # with what stands in those alone
    alone.filled, alone.clauses = trigger.filled, _clauses("clause", rule.needs["clause"], trigger)
    return alone


def _meant(word: Word, trigger: Trigger) -> list[Word]:
    """A word, or the nouns that it may stand for as a relative pronoun."""
    relative = word.pos == "PRON" and is_relative(word, trigger.cast.words)
    return antecedents(trigger.sentence, word) if relative else [word]


def _called(word: Word, trigger: Trigger) -> list[str]:
    """What a rule may call a word: its lemma, form or kind; an office without a name, a treaty and a list also by the
    words that are written there, of a list in the singular; an armed group or a party also `FACTION`, so many people
    of a state also `PEOPLE`."""
    mention, words = word.mention, trigger.cast.words
    shown = mention is not None and mention.role != "office"  # as another name
    named = [_kind(word, trigger)] if shown else [word.lemma, word.lower, _kind(word, trigger)]
    if mention and trigger.cast.is_faction(mention.node):
        named.append("FACTION")
    if mention and mention.role == "demonym" and _is_counted(word, trigger):
        named.append("PEOPLE")
    if mention is None or not (mention.role in ("office", "list", "seat") or mention.kind == "Treaty"):
        return named
    written = trigger.cast.text[mention.start : mention.end].lower().replace("'", " ").split()
    if mention.role == "list":
        named += [w.removesuffix(end) for w in written for end in words.settings["plurals"]]
        if any(fold(w) in words.plural_offices for w in written[:2]):  # « les présidents ghanéen et ivoirien »
            named.append("OFFICE")
    return named + written


def _is_counted(word: Word, trigger: Trigger) -> bool:
    """« two million Germans », « every German », « thousands of Germans »: some of a people, not their state."""
    head, words = trigger.sentence.head(word), trigger.cast.words
    told = trigger.sentence.children(word, "nummod", "det", "amod")
    if any(c.relation == "nummod" or words.has("portions", c.lower) for c in told):
        return True
    return (head.pos == "NUM" and word.relation == "nmod") or words.is_a(head.lemma, "quantities")


def _kind(word: Word, trigger: Trigger) -> str:
    """`STATE` for the name of a state, and so on; `OFFICE` for an office without a name, `PLACE` for a town."""
    if word.mention:
        return "OFFICE" if word.mention.role == "office" else word.mention.kind.upper()
    return "PLACE" if word.pos == "PROPN" and lies_in(trigger.sentence, word, trigger.cast, trigger.cast.days) else ""


def _is_infinitive(verb: Word, sentence: Sentence) -> bool:
    return verb.morph.get("VerbForm") == "Inf" and not sentence.children(verb, "aux")


def _around(sentence: Sentence, word: Word) -> list[Word]:
    """The words of a clause but for its subject: « mis d'accord », « joué les intermédiaires »."""
    found, waiting = [], [child for child in sentence.children(word) if child.relation != "nsubj"]
    while waiting:
        found.append(each := waiting.pop())
        waiting += [
            c
            for c in sentence.children(each)
            if not is_verb(c) and c.relation in ("fixed", "case", "amod", "nmod", "flat", "compound")
        ]
    return found


def _counted(sentence: Sentence, word: Word, trigger: Trigger) -> list[Word]:
    """What there are so many of: « un millier de soldats »; what something is one of: « an aid package »."""
    counts = trigger.cast.words.is_a(word.lemma, "quantities") or word.pos == "NUM"
    kinds = sentence.children(word, "compound") if trigger.cast.words.has("frames", word.lemma) else []
    counted = sentence.children(word, "nmod") if counts else []
    return kinds + [w for each in counted for w in (each, *sentence.children(each, "conj"))]


def _about(head: Word, trigger: Trigger, lemmas: Words) -> bool:
    """Whether a clause is about one of some things: its verb, or what the verb gives or takes."""
    if head.lemma in lemmas:
        return True
    sentence, words = trigger.sentence, trigger.cast.words
    if not is_verb(head):
        return False
    things = [w for slot, w in verb_slots(sentence, head, words) if slot not in ("subj", "reflexive")]
    plain = [thing for thing in things if not words.has("measures", thing.lemma)]  # « un embargo sur les armes »
    around = things + [w for thing in plain for w in sentence.children(thing, "nmod", "conj")]
    inner = [c for c in sentence.children(head, "xcomp", "ccomp") if is_verb(c)]
    return any(w.lemma in lemmas for w in (*around, *inner))
