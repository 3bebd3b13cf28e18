"""Second stage: from the sentences to relations, by the rules of the lexicon on triggers and their slots."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, product

from foedus.graph.ontology import ontology
from foedus.loaders.actors import Cast, owners, refer
from foedus.loaders.clauses import Slots, complements, slots, verb_slots
from foedus.loaders.lexicon import Rule
from foedus.loaders.treaties import treaties_of
from foedus.loaders.whether import judge
from foedus.loaders.words import Sentence, Word

_POS = {"verb": ("VERB", "AUX"), "noun": ("NOUN", "PROPN", "ADJ"), "adjective": ("ADJ", "NOUN", "VERB")}


@dataclass(frozen=True, slots=True)
class Found:
    """A relation read in a sentence: ids of its ends, the rule and the word that triggered it, and the words of
    the complement that it governs (what is only asked, refused or promised is not a fact of its own)."""

    source: str
    relation: str
    target: str
    rule: Rule
    trigger: Word
    governs: tuple[int, ...] = ()


def relations(sentence: Sentence, cast: Cast) -> Iterator[Found]:
    """All relations of a sentence, trigger by trigger; of the rules for a trigger the first that finds both ends."""
    consumed: set[int] = set()
    for word in sentence.words:
        if word.mention and word.mention.role != "demonym":
            continue
        if word.i in consumed:
            continue
        for rule in _rules(word, cast):
            found = list(_apply(rule, sentence, word, cast))
            if found:
                consumed.update(i for each in found for i in each.governs)
                yield from found
                break


def _rules(word: Word, cast: Cast) -> list[Rule]:
    candidates = [*cast.words.rules.get(word.lemma, ()), *cast.words.rules.get(word.text.lower(), ())]
    return [rule for rule in dict.fromkeys(candidates) if word.pos in _POS[rule.pos]]


def _apply(rule: Rule, sentence: Sentence, word: Word, cast: Cast) -> Iterator[Found]:
    filled = slots(sentence, word, cast.words)
    clauses = complements(sentence, word)
    governs = _needed(rule, sentence, word, filled, clauses, cast)
    if governs is None:
        return
    sources = _fill(rule.source, sentence, filled, clauses, cast, _kinds(rule, "sources"))
    targets = _fill(rule.target, sentence, filled, clauses, cast, _kinds(rule, "targets"))
    for source, target in _pairs(rule, sources, targets, filled, sentence):
        yield Found(source, rule.relation, target, rule, word, governs)


def _kinds(rule: Rule, end: str) -> frozenset[str]:
    declared = ontology().relations[rule.relation]
    return declared.sources if end == "sources" else declared.targets


def _pairs(
    rule: Rule, sources: list[str], targets: list[str], filled: Slots, sentence: Sentence
) -> Iterator[tuple[str, str]]:
    if "reflexive" in rule.target and any(slot == "reflexive" for slot, _ in filled) and len(sources) > 1:
        yield from ((a, b) for a, b in product(sources, sources) if a != b)
        return
    if ontology().relations[rule.relation].symmetric and not set(targets) - set(sources):
        yield from combinations(sources, 2)
        return
    yield from ((a, b) for a, b in product(sources, targets) if a != b)


def _needed(
    rule: Rule, sentence: Sentence, word: Word, filled: Slots, clauses: list[Word], cast: Cast
) -> tuple[int, ...] | None:
    """The words that the rule's needs consumed; None when a need is not met."""
    governs: list[int] = []
    for slot, lemmas in rule.needs:
        if slot == "clause":
            heads = [c for c in clauses if "*" in lemmas or _helps(c, sentence, lemmas, cast)]
            met = [w for head in heads for w in sentence.subtree(head) if w.pos in ("VERB", "NOUN")]
        elif slot == "tense":
            met = [w for w in (word, *sentence.children(word, "aux")) if w.morph.get("Tense") in lemmas]
        elif slot == "negated":
            met = [word] if judge(word, sentence, cast.words) in (("negated", "actual"),) else []
        elif slot == "carrier_verb":
            met = [head for head in (sentence.head(word),) if head.lemma in lemmas]
        else:
            words = [w for name, w in filled if name == slot or slot == "any"]
            met = [w for each in words for w in (each, *sentence.children(each, "conj")) if {w.lemma, "*"} & lemmas]
        if not met:
            return None
        if slot not in ("tense", "negated", "carrier_verb"):
            governs += [w.i for w in met]
    return tuple(governs)


def _helps(head: Word, sentence: Sentence, lemmas: frozenset[str], cast: Cast) -> bool:
    if head.lemma in lemmas:
        return True
    objects = [w for slot, w in verb_slots(sentence, head, cast.words, borrow=False) if slot in ("obj", "de")]
    around = [w for o in objects for w in (o, *sentence.children(o, "nmod"), *sentence.children(o, "conj"))]
    return any(w.lemma in lemmas for w in around)


def _fill(
    wanted: tuple[str, ...], sentence: Sentence, filled: Slots, clauses: list[Word], cast: Cast, kinds: frozenset[str]
) -> list[str]:
    """What the first of some slots that holds anything holds; only nodes of the kinds that the relation allows."""
    for slot in wanted:
        prefix, _, inner = slot.rpartition(":")
        places = filled
        if prefix == "clause":
            places = [place for head in clauses for place in verb_slots(sentence, head, cast.words, borrow=False)]
        elif prefix:
            places = [place for name, word in filled if name == prefix for place in slots(sentence, word, cast.words)]
        nodes = [n for name, word in places if name == inner for n in _nodes(sentence, word, name, cast, kinds)]
        fitting = [node for node in dict.fromkeys(nodes) if cast.kinds.get(node) in kinds]
        if fitting:
            return fitting
    return []


def _nodes(sentence: Sentence, word: Word, slot: str, cast: Cast, kinds: frozenset[str]) -> list[str]:
    if kinds == {"Treaty"}:
        return treaties_of(sentence, word, cast)
    if slot == "possessive":
        return owners(sentence, sentence.head(word), cast)
    found = refer(sentence, word, cast)
    if not found and "Treaty" in kinds:
        found = treaties_of(sentence, word, cast)
    return found
