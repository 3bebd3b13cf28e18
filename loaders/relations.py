"""Second stage: from the sentences to relations, by the rules of the lexicon on triggers and their slots."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import combinations, product

from foedus.graph.names import fold
from foedus.graph.ontology import ontology
from foedus.loaders.actors import refer
from foedus.loaders.cast import Cast
from foedus.loaders.clauses import NEAR, complements, is_passive, is_verb, preposition, slots, verb_slots
from foedus.loaders.filling import Trigger, fill, holds_both_ends, implied, lies_in
from foedus.loaders.lexicon import Rule, Words
from foedus.loaders.likewise import likewise
from foedus.loaders.pronouns import antecedents, is_relative, subjects_above
from foedus.loaders.tenses import is_negated
from foedus.loaders.words import Sentence, Word

_PARTS = {
    "verb": ("VERB", "AUX"), "noun": ("NOUN", "PROPN", "ADJ"), "adjective": ("ADJ", "NOUN", "VERB"),
    "adverb": ("ADV", "INTJ", "NOUN", "X", "PUNCT"),
}  # fmt: skip
_WITHIN = ("protested-against", "coerced", "attacked")  # what people of one state may do to a leader of it
_TAKING = ("attacked", "occupied")
_NOT_WORDS = ("tense", "own", "carrier", "negated", "case", "modal")


@dataclass(frozen=True, slots=True)
class Found:
    """A relation read in a sentence: ids of its ends, the rule and the word that triggered it; `negated` where the
    words say that it is not so although no negation stands beside the trigger."""

    source: str
    relation: str
    target: str
    rule: Rule
    trigger: Word
    negated: bool = False


def relations(sentence: Sentence, cast: Cast) -> Iterator[Found]:
    """All relations of a sentence, trigger by trigger; of the rules for a trigger the first that finds both ends, and
    those that go along with any other.

    Words that a rule needed (the help that is asked for, the signing that is refused) trigger nothing themselves, but
    for deeds that are told as done.
    """
    if any(cast.words.has("pastimes", w.lower) for w in sentence.words if not w.mention):
        return  # sport, books and films
    taken: set[int] = set()
    for word in sorted(sentence.words, key=lambda w: (not is_verb(w), w.i)):
        if word.i in taken:
            continue
        if not word.mention or word.mention.role == "demonym":
            yield from _of_word(word, sentence, cast, taken)
        yield from _of_preposition(word, sentence, cast)


def _of_word(word: Word, sentence: Sentence, cast: Cast, taken: set[int]) -> Iterator[Found]:
    trigger, done = None, False
    for rule in _rules(word, cast):
        if done and not rule.also:
            continue
        trigger = trigger or Trigger(
            sentence, word, cast, slots(sentence, word, cast.words), complements(sentence, word)
        )
        governed = _governed(rule, trigger)
        if governed is not None and (found := list(_apply(rule, _narrowed(rule, trigger)))):
            taken.update(i for i in governed if not cast.words.has("own_events", sentence.words[i].lemma))
            yield from found
            done = done or not rule.also


def _of_preposition(word: Word, sentence: Sentence, cast: Cast) -> Iterator[Found]:
    """What a preposition says of the noun behind it and of the clause that it stands in: « à la demande de A, B … »."""
    for case in sentence.children(word, "case", "mark"):
        for rule in cast.words.rules.get(case.lemma, ()):
            if rule.part == "preposition":
                filled = [("noun", word), *_governing(sentence, word, cast)]
                trigger = Trigger(sentence, word, cast, filled, [])
                if _governed(rule, trigger) is not None:
                    denied = "governor" in rule.source and _is_denied_above(word, sentence, cast)
                    yield from (replace(found, negated=denied or found.negated) for found in _apply(rule, trigger))


def _is_denied_above(word: Word, sentence: Sentence, cast: Cast) -> bool:
    """« A n'est pas venu au secours de B »: whether what the governor does is denied."""
    above = next((w for w in sentence.ancestors(word) if is_verb(w)), None)
    return above is not None and is_negated(above, sentence, cast.words)


def _governing(sentence: Sentence, word: Word, cast: Cast) -> list[tuple[str, Word]]:
    """The subject and complements of the verb above a noun, as `governor` and `governed`; a noun itself where that is
    above it."""
    above = next((w for w in sentence.ancestors(word) if is_verb(w) or w.pos == "NOUN"), None)
    if above is None:
        return []
    if not is_verb(above):
        return [("governed:" + slot, w) for slot, w in slots(sentence, above, cast.words)]
    if above.lemma in cast.words.classes["object_control"]:  # « accuse X de livrer …, en violation de … »
        told = [c for c in complements(sentence, above) if c.i < word.i and is_verb(c)]
        above = told[-1] if told else above
    names = {"subj": "governor", "obj": "governed"}
    return [
        (names.get(slot, "governed:" + slot), w) for slot, w in verb_slots(sentence, above, cast.words) if w is not word
    ]


def _rules(word: Word, cast: Cast) -> list[Rule]:
    if word.relation == "aux":  # « have fired », whatever stands behind
        return []
    rules = cast.words.rules
    candidates = dict.fromkeys((*rules.get(word.lemma, ()), *rules.get(word.lower, ())))
    return [rule for rule in candidates if rule.part in _PARTS and word.pos in _PARTS[rule.part]]


def _apply(rule: Rule, trigger: Trigger) -> Iterator[Found]:
    if rule.relation == "likewise":
        for told, source in likewise(rule, trigger):
            yield Found(source, told.relation, told.target, rule, trigger.word, told.polarity == "negated")
        return
    declared = ontology().relations[rule.relation]
    sources = fill(rule.source, trigger, declared.sources)
    if not sources and not declared.symmetric:
        return
    targets = fill(
        rule.target, trigger, declared.targets, owned=rule.owned, placed=rule.placed, but=sources, shared=rule.source
    )
    mutual = _is_mutual(rule, trigger, sources, targets)
    if mutual and len(sources) > 1:
        targets = targets or sources
    himself = rule.relation in trigger.cast.words.settings["spoken"] and not mutual and {*targets} <= {*sources}
    if sources and (not targets or (rule.implied and himself)):  # « A crie à l'agression contre A »
        targets = _unsaid(rule, trigger, sources, declared.targets)
        if not targets and (answering := _answering(rule, trigger, sources)):
            sources, targets = answering
    if sources and not targets and rule.relation == "requested-aid-from" and rule.needs:
        trigger.cast.memory.pleas.append(trigger.cast.state_of(sources[0]) or sources[0])
    pairs = _pairs(rule, trigger, sources, targets)
    mutual = mutual or any(holds_both_ends(slot, trigger.cast.words) for slot in rule.target)
    if not declared.symmetric and (not mutual or rule.relation == "mediated-between"):
        pairs = [(source, target) for source, target in pairs if target not in sources]
    for source, target in pairs:
        apart = declared.family == "structure" or trigger.cast.state_of(source) != trigger.cast.state_of(target)
        apart = apart or (rule.relation in _WITHIN and trigger.cast.is_a(target, "Leader"))
        if source != target and apart:
            yield Found(source, rule.relation, target, rule, trigger.word)


def _holds_place(rule: Rule, trigger: Trigger) -> bool:
    """Whether a town that nobody knows stands where what is taken or attacked does: « s'emparent de X »."""
    held = [w for slot, w in trigger.filled if slot.rstrip(NEAR) in rule.target]
    taking = trigger.cast.words.has("taking", trigger.word.lemma)
    return taking and any(w.pos == "PROPN" and not w.mention for w in held)


def _unsaid(rule: Rule, trigger: Trigger, sources: list[str], kinds: Collection[str]) -> list[str]:
    """The other end of a relation that a sentence leaves unsaid, by what the document told before."""
    cast = trigger.cast
    again = _is_alike(trigger) and not _says_whom(rule, trigger, kinds)
    ways = (*rule.implied, "same") if again else rule.implied
    found = [n for n in implied(ways, trigger, sources, rule.relation) if cast.kinds[n] in kinds]
    telling = _who_tells(trigger) if found else set()
    found = [n for n in found if n not in telling]
    if not found and rule.relation in _TAKING and _holds_place(rule, trigger):
        found = implied(("opponent",), trigger, sources, rule.relation)
    return found


def _answering(rule: Rule, trigger: Trigger, sources: list[str]) -> tuple[list[str], list[str]] | None:
    """« A warned B. On Monday he backed down »: who answers is whom the one asked or threatened whom the pronoun seems
    to mean, by what was told last."""
    subjects = [w for slot, w in trigger.filled if slot == "subj"]
    if "asker" not in rule.implied or any(w.pos != "PRON" or w.mention for w in subjects) or not subjects:
        return None
    state = trigger.cast.state_of(sources[0])
    asked = [t for t in trigger.cast.memory.requests() if t.source_state == state]
    return ([asked[0].target], [asked[0].source]) if asked else None


def _says_whom(rule: Rule, trigger: Trigger, kinds: Collection[str]) -> bool:
    """Whether another rule for the same relation finds its other end in the sentence: « demande aussi l'aide de C »."""
    others = [r for r in _rules(trigger.word, trigger.cast) if r is not rule and r.relation == rule.relation]
    fitting = [other for other in others if _governed(other, trigger) is not None]
    return any(fill(other.target, trigger, frozenset(kinds), owned=other.owned) for other in fitting)


def _is_mutual(rule: Rule, trigger: Trigger, sources: list[str], targets: list[str]) -> bool:
    """Whether several do something to each other: « se promettent », « chacun accuse l'autre »."""
    if "reflexive" in rule.target and any(slot == "reflexive" for slot, _ in trigger.filled):
        return True
    same = len(sources) > 1 and sources == targets
    return same and any(trigger.cast.words.has("each_other", w.lower) for _, w in trigger.filled)


def _pairs(rule: Rule, trigger: Trigger, sources: list[str], targets: list[str]) -> Iterable[tuple[str, str]]:
    """The ends of the relations that a rule finds; of « A et B élaborent avec C … » also A and B."""
    declared = ontology().relations[rule.relation]
    if declared.symmetric and not set(targets) - set(sources) and not _acts_on_another(rule, trigger):
        return combinations(dict.fromkeys([*sources, *targets]), 2)
    pairs = list(product(sources, targets))
    shared = any(trigger.cast.words.has("sharing", slot.rstrip(NEAR)) for slot, _ in trigger.filled)
    if declared.symmetric and declared.family != "structure" and is_verb(trigger.word) and shared:
        pairs += combinations(dict.fromkeys(sources), 2)
    return pairs


def _who_tells(trigger: Trigger) -> set[str | None]:
    """Those who blame somebody for what a clause tells, and their states, or who do something about what a noun tells:
    « A accuse B d'avoir capitulé », hardly before A; « A condemned B's aggression », not that against itself."""
    sentence, cast = trigger.sentence, trigger.cast
    blaming = any(cast.words.has("strict_control", w.lemma) for w in sentence.ancestors(trigger.word))
    if is_verb(trigger.word) and not blaming:
        return set()
    telling = [node for w in subjects_above(sentence, trigger.word) for node in refer(sentence, w, cast)]
    return {*telling, *map(cast.state_of, telling if is_verb(trigger.word) else ())}


def _is_alike(trigger: Trigger) -> bool:
    """Whether a word says that somebody else did so before: « également », « à son tour »."""
    around = trigger.sentence.children(trigger.word)
    return any(
        trigger.cast.words.has("likewise", w.lower) or trigger.cast.words.has("likewise", w.lemma) for w in around
    )


def _acts_on_another(rule: Rule, trigger: Trigger) -> bool:
    """Whether a verb with several subjects has another object: « A et B négocient le retrait » does not say with whom,
    nor does « négocié par A et B »; nor do « les dirigeants alliés, A et B » say whose allies they are."""
    if not is_verb(trigger.word):
        return trigger.word.relation == "amod" or "self" in rule.source  # « les trois alliés », nor each other's
    if is_passive(trigger.sentence, trigger.word, trigger.cast.words):
        return True
    goes = "subj" in rule.needs  # « les présidents de A et de B sont venus », but not to each other
    return goes or (not rule.needs and any(slot == "obj" for slot, _ in trigger.filled))


def _governed(rule: Rule, trigger: Trigger) -> list[int] | None:
    """The words that meet the rule's needs; None when one is not met, or one that must lack is there."""
    governed: list[int] = []
    for slot, lemmas in rule.needs.items():
        met = _met(slot, lemmas, trigger)
        if not met:
            return None
        governed += [w.i for w in met] if slot not in _NOT_WORDS else []
    return None if any(_met(slot, lemmas, trigger) for slot, lemmas in rule.lacks.items()) else governed


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
    if slot == "own":
        return _own_clauses(trigger)
    if slot == "modal":
        return [c for c in trigger.clauses if any(a.lower in lemmas for a in sentence.children(c, "aux"))]
    if slot in ("clause", "infinitive", "purpose"):
        heads = _clauses(slot, lemmas, trigger)
        return [w for head in heads for w in sentence.subtree(head) if w.pos in ("VERB", "NOUN") and not w.mention]
    words = [noun for name, w in trigger.filled if name.rstrip(NEAR) == slot for noun in _meant(w, trigger)]
    if slot == "any":
        words = _around(sentence, word)
    if slot == "particle":
        words = [c for c in sentence.children(word, "compound", "advmod") if c.i > word.i]
    near = [w for each in words for w in (each, *sentence.children(each, "conj"), *_counted(sentence, each, trigger))]
    return [w for w in near if "*" in lemmas or not lemmas.isdisjoint(_called(w, trigger))]


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
    if slot == "purpose":  # « écrit à A pour qu'il envoie … »
        behind = [c for c in sentence.children(trigger.word, "advcl") if c.i > trigger.word.i]
        heads = [c for c in behind if any(words.has("purpose", m.lower) for m in sentence.children(c, "mark"))]
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


def _narrowed(rule: Rule, trigger: Trigger) -> Trigger:
    """A trigger with those clauses alone of which a rule speaks: « s'engage à ne plus aider A et à défendre B »."""
    if not trigger.clauses or "clause" not in rule.needs:
        return trigger
    return replace(trigger, clauses=_clauses("clause", rule.needs["clause"], trigger))


def _meant(word: Word, trigger: Trigger) -> list[Word]:
    """A word, or the nouns that it may stand for as a relative pronoun."""
    relative = word.pos == "PRON" and is_relative(word, trigger.cast.words)
    return antecedents(trigger.sentence, word) if relative else [word]


def _called(word: Word, trigger: Trigger) -> list[str]:
    """What a rule may call a word: its lemma, form or kind; an office without a name, a treaty and a list also by the
    words that are written there, of a list in the singular; an armed group or a party also `FACTION`."""
    mention, words = word.mention, trigger.cast.words
    shown = mention is not None and mention.role != "office"  # as another name
    named = [_kind(word, trigger)] if shown else [word.lemma, word.lower, _kind(word, trigger)]
    if mention and trigger.cast.is_faction(mention.node):
        named.append("FACTION")
    if mention is None or not (mention.role in ("office", "list") or mention.kind == "Treaty"):
        return named
    written = trigger.cast.text[mention.start : mention.end].lower().replace("'", " ").split()
    if mention.role == "list":
        named += [w.removesuffix(end) for w in written for end in words.settings["plurals"]]
        if any(fold(w) in words.plural_offices for w in written[:2]):  # « les présidents ghanéen et ivoirien »
            named.append("OFFICE")
    return named + written


def _kind(word: Word, trigger: Trigger) -> str:
    """`STATE` for the name of a state, and so on; `OFFICE` for an office without a name, `PLACE` for a town."""
    if word.mention:
        return "OFFICE" if word.mention.role == "office" else word.mention.kind.upper()
    return "PLACE" if word.pos == "PROPN" and lies_in(trigger.sentence, word, trigger.cast) else ""


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
            if not is_verb(c) and c.relation in ("fixed", "case", "amod", "nmod", "flat")
        ]
    return found


def _counted(sentence: Sentence, word: Word, trigger: Trigger) -> list[Word]:
    """What there are so many of: « un millier de soldats »; what something is one of: « an aid package »."""
    counts = trigger.cast.words.is_a(word.lemma, "quantities") or word.pos == "NUM"
    kinds = sentence.children(word, "compound") if trigger.cast.words.has("frames", word.lemma) else []
    return kinds + (sentence.children(word, "nmod") if counts else [])


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
