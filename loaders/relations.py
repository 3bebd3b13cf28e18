"""Second stage: from the sentences to relations, by the rules of the lexicon on triggers and their slots."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import combinations, product

from foedus.graph.ontology import Relation, ontology
from foedus.loaders.actors import refer
from foedus.loaders.cast import Cast
from foedus.loaders.clauses import NEAR, complements, is_passive, is_verb, slots, verb_slots
from foedus.loaders.filling import Trigger, fill, holds_both_ends, places
from foedus.loaders.lexicon import Rule
from foedus.loaders.likewise import likewise
from foedus.loaders.needs import governed, narrowed, rules_for
from foedus.loaders.pronouns import subjects_above
from foedus.loaders.standing_in import is_stand_in
from foedus.loaders.tenses import is_negated
from foedus.loaders.treaties import is_announced
from foedus.loaders.unsaid import implied
from foedus.loaders.words import Sentence, Word

_WITHIN = ("protested-against", "coerced", "attacked")  # what people of one state may do to a leader of it
_HELPING = ("aided", "pledged-aid-to", "refused-aid-to")
_TAKING = ("attacked", "occupied")


@dataclass(frozen=True, slots=True)
class Found:
    """A relation read in a sentence: ids of its ends, the rule and the word that triggered it; `negated` where the
    words say that it is not so although no negation stands beside the trigger, `repeated` the manner of what it says
    to have been done too."""

    source: str
    relation: str
    target: str
    rule: Rule
    trigger: Word
    negated: bool = False
    repeated: str = ""

    @property
    def manner(self) -> str:
        """Which of the things that its relation gathers it is, where the words say so."""
        return self.repeated or self.rule.manner


def relations(sentence: Sentence, cast: Cast) -> Iterator[Found]:
    """All relations of a sentence, trigger by trigger; of the rules for a trigger the first that finds both ends, and
    those that go along with any other.

    Words that a rule needed (the help that is asked for, the signing that is refused) trigger nothing themselves, but
    for deeds that are told as done.
    """
    if _is_pastime(sentence, cast):
        return
    taken: set[int] = set()
    for word in sorted(sentence.words, key=lambda w: (not is_verb(w), w.i)):
        if word.i in taken:
            continue
        if not word.mention or word.mention.role == "demonym" or is_announced(sentence, word):
            yield from _of_word(word, sentence, cast, taken)
        yield from _of_preposition(word, sentence, cast)


def _is_pastime(sentence: Sentence, cast: Cast) -> bool:
    """Whether a sentence tells of sport, books or films, by a word or by the score of a match."""
    if any(cast.words.has("pastimes", w.lower) and not w.mention for w in sentence.words):
        return True
    score = cast.words.settings.get("score")
    return bool(score and re.search(score, cast.text[sentence.start : sentence.end]))


def _of_word(word: Word, sentence: Sentence, cast: Cast, taken: set[int]) -> Iterator[Found]:
    trigger, done = None, False
    for rule in rules_for(word, cast):
        if done and not rule.also:
            continue
        trigger = trigger or Trigger(sentence, word, cast)
        needed = governed(rule, trigger)
        if needed is not None and (found := list(_apply(rule, narrowed(rule, trigger)))):
            taken.update(i for i in needed if not cast.words.has("own_events", sentence.words[i].lemma))
            yield from found
            done = done or not rule.also


def _of_preposition(word: Word, sentence: Sentence, cast: Cast) -> Iterator[Found]:
    """What a preposition says of the noun behind it and of the clause that it stands in: « à la demande de A, B … »."""
    for case in sentence.children(word, "case", "mark"):
        rules = [rule for rule in cast.words.rules.get(case.lemma, ()) if rule.part == "preposition"]
        if not rules:
            continue
        trigger = Trigger(sentence, word, cast)
        trigger.filled, trigger.clauses = [("noun", word), *_governing(sentence, word, cast)], []
        for rule in rules:
            if governed(rule, trigger) is not None:
                denied = "governor" in rule.source and _is_denied_above(word, sentence, cast)
                yield from (replace(found, negated=denied or found.negated) for found in _apply(rule, trigger))


def _is_denied_above(word: Word, sentence: Sentence, cast: Cast) -> bool:
    """« A n'est pas venu au secours de B »: whether what the governor does is denied."""
    above = next((w for w in sentence.ancestors(word) if is_verb(w)), None)
    return above is not None and is_negated(above, sentence, cast.words)


def _governing(sentence: Sentence, word: Word, cast: Cast) -> list[tuple[str, Word]]:
    """The subject and complements of the verb above a noun, as `governor` and `governed`, and the verb as `doing`; a
    noun itself where that is above it."""
    above = next((w for w in sentence.ancestors(word) if is_verb(w) or w.pos == "NOUN"), _opened(sentence, word))
    if above is None:
        return []
    if above.pos == "NOUN" and above.relation in ("obj", "obl") and cast.words.is_a(above.lemma, "agreements"):
        above = sentence.head(above)  # « A et B ont conclu une trêve grâce à la médiation de C »
    if not is_verb(above):
        return [("governed:" + slot, w) for slot, w in slots(sentence, above, cast.words)]
    if above.lemma in cast.words.classes["object_control"]:  # « accuse X de livrer …, en violation de … »
        told = [c for c in complements(sentence, above) if c.i < word.i and is_verb(c)]
        above = told[-1] if told else above
    names = {"subj": "governor", "obj": "governed"}
    others = [(slot, w) for slot, w in verb_slots(sentence, above, cast.words) if w is not word]
    return [("doing", above), *((names.get(slot, "governed:" + slot), w) for slot, w in others)]


def _opened(sentence: Sentence, word: Word) -> Word | None:
    """« Grâce à A, les deux pays concluent … » where the parser hung the subject on A: the verb of the main clause."""
    nouns = sentence.children(word, "nmod", "appos", "conj") if sentence.head(word) is word else []
    clauses = (c for noun in nouns for c in sentence.children(noun, "acl") if c.morph.get("VerbForm") == "Fin")
    relative = (c for c in clauses if not any(w.morph.get("PronType") == "Rel" for w in sentence.children(c)))
    return next(relative, None)


def _apply(rule: Rule, trigger: Trigger) -> Iterator[Found]:
    if rule.relation == "likewise":
        for told, source in likewise(rule, trigger):
            yield Found(source, told.relation, told.target, rule, trigger.word, told.polarity == "negated", told.manner)
        return
    declared = ontology().relations[rule.relation]
    sources = fill(rule.source, trigger, declared.sources) or _doer(rule, trigger, declared)
    if not sources and not declared.symmetric:
        return
    targets = fill(
        rule.target, trigger, declared.targets, owned=rule.owned, placed=rule.placed, but=sources, shared=rule.source
    )
    mutual = _is_mutual(rule, trigger, sources, targets)
    if mutual and len(sources) > 1:
        targets = targets or sources
    himself = rule.relation in trigger.cast.words.settings["spoken"] and not mutual and {*targets} <= {*sources}
    among = declared.symmetric and len(sources) > 1 and not targets  # « les deux pays ont signé », with each other
    if sources and not among and (not targets or (rule.implied and himself)):  # « A crie à l'agression contre A »
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


def _doer(rule: Rule, trigger: Trigger, declared: Relation) -> list[str]:
    """Who does what a sentence tells without anybody who does it: « A was bombed », « the bombing of A »."""
    acting = "subj" not in rule.needs and any(slot.rstrip(NEAR) in rule.source for slot, _ in trigger.filled)
    if not rule.doer or acting:
        return []
    targets = fill(rule.target, trigger, declared.targets, owned=rule.owned, placed=rule.placed)
    found = implied(rule.doer, trigger, targets, rule.relation) if len(targets) == 1 else []
    return [node for node in found if trigger.cast.kinds[node] in declared.sources]


def _holds_place(rule: Rule, trigger: Trigger) -> bool:
    """Whether a town that nobody knows stands where what is taken or attacked does: « s'emparent de X »."""
    held = [w for slot, w in trigger.filled if slot.rstrip(NEAR) in rule.target]
    taking = trigger.cast.words.has("taking", trigger.word.lemma)
    return taking and any(w.pos == "PROPN" and not w.mention for w in held)


def _unsaid(rule: Rule, trigger: Trigger, sources: list[str], kinds: Collection[str]) -> list[str]:
    """The other end of a relation that a sentence leaves unsaid, by what the document told before."""
    cast = trigger.cast
    if _means_somebody(rule, trigger) or _means_us(trigger):
        return []
    again = _is_alike(trigger) and not _says_whom(rule, trigger, kinds)
    ways = (*rule.implied, "same") if again else rule.implied
    helping = rule.relation in _HELPING and any(is_stand_in(w, cast.words) for _, w in trigger.filled)
    ways = (*ways, "beggar") if helping else ways
    found = [n for n in implied(ways, trigger, sources, rule.relation) if cast.kinds[n] in kinds]
    telling = _who_tells(trigger) if found else set()
    found = [n for n in found if n not in telling]
    if not found and rule.relation in _TAKING and _holds_place(rule, trigger):
        found = implied(("opponent",), trigger, sources, rule.relation)
    return found


def _means_somebody(rule: Rule, trigger: Trigger) -> bool:
    """« A les avertit »: whether a personal pronoun stands for the other end, though nobody can tell whom it means."""
    fits = trigger.cast.words.settings["pronouns"]
    held = [w for slot, w in trigger.filled if slot in rule.target and w.pos == "PRON" and not w.mention]
    return any("p" in fits.get(w.lower, {}).get("genders", "") for w in held)


def _means_us(trigger: Trigger) -> bool:
    """« A menaça nos entreprises », « juge indigne la façon dont on nous traite »: whether those who tell are meant,
    though nobody can tell who they are."""
    around = trigger.sentence.subtree(trigger.word)
    return trigger.cast.speaker is None and any(trigger.cast.words.has("first_person_plural", w.lower) for w in around)


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
    others = [r for r in rules_for(trigger.word, trigger.cast) if r is not rule and r.relation == rule.relation]
    fitting = [other for other in others if governed(other, trigger) is not None]
    return any(fill(other.target, trigger, frozenset(kinds), owned=other.owned) for other in fitting)


def _is_mutual(rule: Rule, trigger: Trigger, sources: list[str], targets: list[str]) -> bool:
    """Whether several do something to each other: « se promettent », « chacun accuse l'autre »."""
    prefixes = [slot.removesuffix("reflexive").rstrip(":") for slot in rule.target if slot.endswith("reflexive")]
    if any(slot == "reflexive" for prefix in prefixes for slot, _ in places(prefix, trigger)):
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
    blaming = any(cast.words.has("strict_control", w.lemma) for w in _governing_verbs(trigger))
    if is_verb(trigger.word) and not blaming:
        return set()
    telling = [node for w in subjects_above(sentence, trigger.word) for node in refer(sentence, w, cast)]
    return {*telling, *map(cast.state_of, telling if is_verb(trigger.word) else ())}


def _governing_verbs(trigger: Trigger) -> list[Word]:
    """What a trigger depends on, up to the noun of a relative clause: « A accuse B de fraude, ce que B nie »."""
    above = [trigger.word, *trigger.sentence.ancestors(trigger.word)]
    apart = (i for i, w in enumerate(above) if w.relation == "acl" and w.morph.get("VerbForm") == "Fin")
    return above[1 : next(apart, len(above)) + 1]


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
