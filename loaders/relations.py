"""Second stage: from the sentences to relations, by the rules of the lexicon on triggers and their slots."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations, product

from foedus.graph.ontology import ontology
from foedus.loaders.actors import owners, possessors, refer
from foedus.loaders.cast import Cast
from foedus.loaders.clauses import NEAR, Slots, complements, is_passive, is_verb, preposition, slots, verb_slots
from foedus.loaders.lexicon import Rule, Words
from foedus.loaders.pronouns import subjects_above
from foedus.loaders.treaties import meant_by_it, treaties_of
from foedus.loaders.whether import is_negated
from foedus.loaders.words import Sentence, Word

_PARTS = {"verb": ("VERB", "AUX"), "noun": ("NOUN", "PROPN", "ADJ"), "adjective": ("ADJ", "NOUN", "VERB")}
_NOT_WORDS = ("tense", "carrier", "negated", "case", "modal")


@dataclass(frozen=True, slots=True)
class Found:
    """A relation read in a sentence: ids of its ends, the rule and the word that triggered it."""

    source: str
    relation: str
    target: str
    rule: Rule
    trigger: Word


@dataclass(slots=True)
class Trigger:
    """A word that may say that something happened, with what fills its slots and the clauses that it governs."""

    sentence: Sentence
    word: Word
    cast: Cast
    filled: Slots
    clauses: list[Word]


def relations(sentence: Sentence, cast: Cast) -> Iterator[Found]:
    """All relations of a sentence, trigger by trigger; of the rules for a trigger the first that finds both ends.

    Words that a rule needed (the help that is asked for, the signing that is refused) trigger nothing themselves.
    """
    if _is_idle(sentence, cast):
        return
    taken: set[int] = set()
    for word in sorted(sentence.words, key=lambda w: (not is_verb(w), w.i)):
        if (word.mention and word.mention.role != "demonym") or word.i in taken:
            continue
        trigger = None
        for rule in _rules(word, cast):
            trigger = trigger or Trigger(
                sentence, word, cast, slots(sentence, word, cast.words), complements(sentence, word)
            )
            governed = _governed(rule, trigger)
            if governed is not None and (found := list(_apply(rule, trigger))):
                taken.update(governed)
                yield from found
                break


def _is_idle(sentence: Sentence, cast: Cast) -> bool:
    """Whether a sentence only asks, or tells of sport, books and films."""
    last = next((w for w in reversed(sentence.words) if w.text not in ("”", '"', ")")), None)
    if last is None or last.text == "?":
        return True
    return any(w.lower in cast.words.classes["pastimes"] for w in sentence.words if not w.mention)


def _rules(word: Word, cast: Cast) -> list[Rule]:
    rules = cast.words.rules
    candidates = dict.fromkeys((*rules.get(word.lemma, ()), *rules.get(word.lower, ())))
    return [rule for rule in candidates if word.pos in _PARTS[rule.part]]


def _apply(rule: Rule, trigger: Trigger) -> Iterator[Found]:
    declared = ontology().relations[rule.relation]
    sources = _fill(rule.source, trigger, declared.sources)
    if not sources and not declared.symmetric:
        return
    targets = _fill(rule.target, trigger, declared.targets, owned=rule.owned)
    if "reflexive" in rule.target and len(sources) > 1 and any(slot == "reflexive" for slot, _ in trigger.filled):
        targets = targets or sources
    if declared.symmetric and not set(targets) - set(sources) and not _acts_on_another(rule, trigger):
        pairs: Iterable[tuple[str, str]] = combinations(dict.fromkeys([*sources, *targets]), 2)
    else:
        pairs = product(sources, targets)
    if not declared.symmetric and not {"subj", "reflexive", "between"} & {*rule.target}:
        pairs = [(source, target) for source, target in pairs if target not in sources]
    for source, target in pairs:
        apart = declared.family == "structure" or trigger.cast.state_of(source) != trigger.cast.state_of(target)
        if source != target and apart:
            yield Found(source, rule.relation, target, rule, trigger.word)


def _acts_on_another(rule: Rule, trigger: Trigger) -> bool:
    """Whether a verb with several subjects has another object: « A et B négocient le retrait » does not say with whom,
    nor does « négocié par A et B »."""
    if not is_verb(trigger.word):
        return False
    if is_passive(trigger.sentence, trigger.word, trigger.cast.words):
        return True
    return not rule.needs and any(slot == "obj" for slot, _ in trigger.filled)


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
        return [w for w in (word, *sentence.children(word, "aux")) if w.morph.get("Tense") in lemmas]
    if slot == "negated":
        return [word] if is_negated(word, sentence, trigger.cast.words) else []
    if slot == "case":
        return [word] if preposition(sentence, word, trigger.cast.words) in lemmas else []
    if slot == "carrier":
        head = sentence.head(word)
        return [head] if head is not word and head.lemma in lemmas else []
    if slot == "modal":
        return [c for c in trigger.clauses if any(a.lower in lemmas for a in sentence.children(c, "aux"))]
    if slot in ("clause", "infinitive"):
        heads = [c for c in trigger.clauses if slot == "clause" or _is_infinitive(c, sentence)]
        heads = [c for c in heads if "*" in lemmas or _about(c, trigger, lemmas)]
        heads = [c for c in heads if not is_negated(c, sentence, trigger.cast.words)]
        return [w for head in heads for w in sentence.subtree(head) if w.pos in ("VERB", "NOUN") and not w.mention]
    words = [w for name, w in trigger.filled if name == slot]
    if slot == "any":
        words = [w for w in sentence.children(word) if w.relation != "nsubj"]
    near = [w for each in words for w in (each, *sentence.children(each, "conj"), *_counted(sentence, each, trigger))]
    return [w for w in near if "*" in lemmas or w.lemma in lemmas or w.lower in lemmas or _kind(w) in lemmas]


def _kind(word: Word) -> str:
    """`STATE` for the name of a state, and so on."""
    return word.mention.kind.upper() if word.mention else ""


def _is_infinitive(verb: Word, sentence: Sentence) -> bool:
    return verb.morph.get("VerbForm") == "Inf" and not sentence.children(verb, "aux")


def _counted(sentence: Sentence, word: Word, trigger: Trigger) -> list[Word]:
    """What there are so many of: « un millier de soldats »."""
    counts = trigger.cast.words.is_a(word.lemma, "quantities") or word.pos == "NUM"
    return sentence.children(word, "nmod") if counts else []


def _about(head: Word, trigger: Trigger, lemmas: Words) -> bool:
    """Whether a clause is about one of some things: its verb, or what the verb gives or takes."""
    if head.lemma in lemmas:
        return True
    sentence, words = trigger.sentence, trigger.cast.words
    if not is_verb(head):
        return False
    things = [w for slot, w in verb_slots(sentence, head, words) if slot not in ("subj", "reflexive")]
    around = [w for thing in things for w in (thing, *sentence.children(thing, "nmod", "conj"))]
    inner = [c for c in sentence.children(head, "xcomp", "ccomp") if is_verb(c)]
    return any(w.lemma in lemmas for w in (*around, *inner))


def _fill(wanted: tuple[str, ...], trigger: Trigger, kinds: frozenset[str], *, owned: bool = False) -> list[str]:
    """What the first of some slots that holds any actor of these kinds holds."""
    for slot in [name for slot in wanted for name in (slot, slot + NEAR)]:
        nodes = [node for one in slot.split("+") for node in _held(one, trigger, kinds, owned=owned)]
        if fitting := [node for node in dict.fromkeys(nodes) if trigger.cast.kinds.get(node) in kinds]:
            return fitting
    return []


def _held(slot: str, trigger: Trigger, kinds: frozenset[str], *, owned: bool) -> Iterator[str]:
    if slot == "last-treaty":
        yield from trigger.cast.latest_treaty(trigger.word.start)
    if slot == "last-group" and (group := trigger.cast.latest("Alliance", "Organization", among=_named(trigger))):
        yield group
    prefix, _, inner = slot.rpartition(":")
    if slot == "above":
        yield from (n for w in subjects_above(trigger.sentence, trigger.word) for n in refer(trigger.sentence, w, trigger.cast))
    if inner in ("parties", "known-parties"):
        described = [w.mention.node for w in _inside(prefix, trigger) if w.mention]
        told = trigger.cast.parties.get if inner == "parties" else trigger.cast.parties_of
        yield from (party for node in described for party in told(node) or ())
    for name, word in _places(prefix, trigger):
        if name == inner:
            yield from _nodes(trigger.sentence, word, name, trigger.cast, kinds, owned)


def _named(trigger: Trigger) -> list[str]:
    """The actors named so far, the latest last."""
    before = [w.mention for w in trigger.sentence.words[: trigger.word.i] if w.mention]
    return [*trigger.cast.recent, *(node for mention in before for node in mention.nodes)]


def _places(prefix: str, trigger: Trigger) -> Slots:
    sentence, words = trigger.sentence, trigger.cast.words
    if not prefix:
        return trigger.filled
    if prefix == "clause":
        return [place for head in trigger.clauses for place in slots(sentence, head, words)]
    every = [w for each in _inside(prefix, trigger) for w in (each, *sentence.children(each, "conj"))]
    return [place for w in every for place in slots(sentence, w, words)]


def _inside(prefix: str, trigger: Trigger) -> list[Word]:
    """What stands in a slot."""
    outer, _, name = prefix.rpartition(":")
    return [w for slot, w in _places(outer, trigger) if slot == name]


def _nodes(
    sentence: Sentence, word: Word, slot: str, cast: Cast, kinds: frozenset[str], owned: bool
) -> list[str]:
    if kinds == {"Treaty"}:
        return treaties_of(sentence, word, cast)
    if slot == "possessive":
        return possessors(sentence, word, cast)
    if "Treaty" in kinds and (treaty := meant_by_it(sentence, word, cast)):
        return treaty
    found = [node for node in refer(sentence, word, cast) if cast.kinds.get(node) in kinds]
    if not found and "Treaty" in kinds:
        found = treaties_of(sentence, word, cast)
    if not found and owned and not cast.words.is_a(word.lemma, "country_nouns", "group_nouns", "ally_nouns"):
        found = owners(sentence, word, cast) or _deeper(sentence, word, cast)
    return found


def _deeper(sentence: Sentence, word: Word, cast: Cast) -> list[str]:
    """Whose something is, where only a word inside tells: « des milliers d'hectares de son territoire »."""
    for inner in sentence.subtree(word):
        if inner is not word and inner.pos == "NOUN" and (found := owners(sentence, inner, cast)):
            return found
    return []
