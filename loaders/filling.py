"""What fills the slots of a rule: from a trigger's places in the sentence to the actors or treaties that stand there.

Besides the slots of loaders.clauses there are `a:agent`, whoever did what the noun in slot a names, and `a:parties`,
all who take part in it; where its words do not tell, whoever the text told of last. `asked` is of whom was asked what
was told last, `proposer` whoever proposed it, `bound` who is party to the treaty that the trigger names, by its
description. `condition:a` is slot a of the clauses on which the trigger depends, « threatened to leave unless A came »,
`purpose:a` of those that tell what for; `clause:clause:a` slot a of the clause that the clause governs which the
trigger governs.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from foedus.graph.dates import Interval
from foedus.loaders.actors import is_means, listed, owners, possessors, refer
from foedus.loaders.cast import Cast, Sought
from foedus.loaders.clauses import NEAR, Slots, complements, preposition, slots
from foedus.loaders.lexicon import Lexicon
from foedus.loaders.nouns import is_definite
from foedus.loaders.pronouns import subjects_above
from foedus.loaders.proposing import proposer
from foedus.loaders.treaties import as_object, body_there, meant_by_it, treaties_of
from foedus.loaders.words import Sentence, Word

_YEAR = 10_000  # in days written YYYYMMDD
_LONGEST_PLACE = 3  # words of a place's name before its last
_HELPING = ("aided", "deployed-forces-to", "pledged-aid-to")
# Slots that nothing fills: what they mean is told by the trigger itself or was told before.
_UNHELD = frozenset(
    [
        "last-treaty",
        "last-group",
        "asked",
        "proposer",
        "self",
        "bound",
        "listed",
        "above",
        "known-parties",
        "agent",
        "parties",
    ]
)
_AGENTS = ("carrier", "adjective", "possessive")


@dataclass
class Trigger:
    """A word that may say that something happened. What fills its slots, the clauses that it governs and what stands
    in or beside each slot (`near`, see loaders.needs) are looked for once, when a rule asks for them."""

    sentence: Sentence
    word: Word
    cast: Cast
    near: dict[str, list[tuple[Word, list[str]]]] = field(default_factory=dict)

    @cached_property
    def filled(self) -> Slots:
        """The slots of the word."""
        return slots(self.sentence, self.word, self.cast.words)

    @cached_property
    def clauses(self) -> list[Word]:
        """The heads of the clauses that the word governs, but for questions: « demande à A pourquoi il est venu »."""
        return [verb for verb in complements(self.sentence, self.word) if not self._is_asked(verb)]

    def _is_asked(self, verb: Word) -> bool:
        """Whether a clause opens with the word of a question."""
        asking = self.sentence.children(verb, "advmod", "mark", "obl", "dep")
        return any(self.cast.words.has("presuming", word.lower) and word.i < verb.i for word in asking)


def fill(
    wanted: tuple[str, ...],
    trigger: Trigger,
    kinds: frozenset[str],
    *,
    owned: bool = False,
    placed: bool = False,
    but: Sequence[str] = (),
    shared: Sequence[str] = (),
) -> list[str]:
    """What the first of some slots that holds any actor of these kinds holds, others than `but`.

    A slot that holds nobody but those is passed over where another holds any. In a `shared` slot, which the other end
    is read from too, a pronoun may mean one of those. What an actor owns stands for it where `owned`, what lies in its
    territory where `placed`.
    """
    own: list[str] = []
    anybody, others = Sought(kinds), Sought(kinds, frozenset(but))
    held = {slot for slot, _ in trigger.filled}
    for name, written in [(slot, each) for slot in wanted for each in (slot, slot + NEAR)]:
        trigger.cast.sought = anybody if name in shared else others
        if written not in held and written not in _UNHELD and ":" not in written and "+" not in written:
            continue
        nodes = [node for one in written.split("+") for node in _held(one, trigger, kinds, owned=owned, placed=placed)]
        if "State" in kinds and "Leader" not in kinds:  # whose leader sends troops sends them
            nodes = [trigger.cast.state_of(node) or node for node in nodes]
        fitting = [node for node in dict.fromkeys(nodes) if trigger.cast.kinds.get(node) in kinds]
        together = name in ("reflexive", "bearer") or holds_both_ends(name, trigger.cast.words)
        if fitting and (together or not {*but}.issuperset(fitting)):
            return fitting
        own = own or fitting
        if placed and (states := _states_of_places(written, trigger)):
            return states
    return own


def holds_both_ends(slot: str, words: Lexicon) -> bool:
    """Whether a slot may hold both ends of a relation: « clashes between A and B »."""
    return slot == "subj" or words.has("both_ends", slot)


def _states_of_places(slot: str, trigger: Trigger) -> list[str]:
    """The states in which the towns or regions of a slot lie: « bombed Aleppo », « seized the town of Goma »."""
    prefix, _, inner = slot.rpartition(":")
    cast = trigger.cast
    found = []
    for name, word in places(prefix, trigger):
        near = trigger.sentence.children(word, "nmod", "appos", "compound", "flat", "conj")
        for each in (word, *near) if name == inner else ():
            if each.pos in ("PROPN", "NOUN", "X") and not each.mention and each.text[:1].isupper():
                found += _others_place(trigger.sentence, each, cast)
    states = list(dict.fromkeys(found))
    cast.kinds |= dict.fromkeys(states, "State")
    return states


def _others_place(sentence: Sentence, word: Word, cast: Cast) -> list[str]:
    """The state of a place; of what the other end holds by now, and perhaps took, that from which it came to it."""
    but = {cast.state_of(node) for node in cast.sought.but}
    held = lies_in(sentence, word, cast, cast.days)
    if held and but.issuperset(held):
        held = lies_in(sentence, word, cast, Interval(cast.days.start - _YEAR, cast.days.end))
    others = [state for state in held if state not in but]
    return others if len(others) == 1 else []


def lies_in(sentence: Sentence, word: Word, cast: Cast, days: Interval) -> list[str]:
    """The state of a place, whose name may be of several words, at a time: several where it changed hands then."""
    first = word
    while first.i > 0 and (before := sentence.words[first.i - 1]).text[:1].isupper() and not before.mention:
        if before.pos != "PROPN" or first.i - word.i < -_LONGEST_PLACE:
            break
        first = before
    last = word
    for after in sentence.words[word.i + 1 :]:  # « Bahía Negra » does not lie where « Bahía » does
        if after.pos != "PROPN" or after.mention or not after.text[:1].isupper():
            break
        last = after
    starts = range(first.i, word.i + 1)
    names = (cast.text[sentence.words[i].start : last.end] for i in starts)
    return next((states for name in names if (states := cast.names.states_of_place(name, days))), [])


def places(prefix: str, trigger: Trigger) -> Slots:
    """The filled slots at a path: of the trigger, of the word in one of its slots, of the clause that it governs."""
    sentence, words = trigger.sentence, trigger.cast.words
    if not prefix:
        return trigger.filled
    first, *deeper = prefix.split(":")
    if first == "clause" and {*deeper} <= {"clause"}:
        heads = trigger.clauses
        for _ in deeper:
            heads = [inner for head in heads for inner in complements(sentence, head)]
    elif prefix == "condition":
        heads = _conditions(trigger)
    elif prefix == "purpose":
        heads = purposes(trigger)
    else:
        heads = _words_at(prefix, trigger)
    return [place for head in heads for place in slots(sentence, head, words)]


def _conditions(trigger: Trigger) -> list[Word]:
    """The heads of the clauses on which a trigger, or what it governs, depends."""
    sentence, words = trigger.sentence, trigger.cast.words
    clauses = [c for word in (trigger.word, *trigger.clauses) for c in sentence.children(word, "advcl")]
    return [c for c in clauses if any(words.has("if", mark.lower) for mark in sentence.children(c, "mark"))]


def purposes(trigger: Trigger) -> list[Word]:
    """The heads of the clauses behind a trigger that tell what for: « écrit à A pour qu'il envoie … »."""
    sentence, words = trigger.sentence, trigger.cast.words
    behind = [c for c in sentence.children(trigger.word, "advcl") if c.i > trigger.word.i]
    return [c for c in behind if any(words.has("purpose", mark.lower) for mark in sentence.children(c, "mark"))]


def _words_at(path: str, trigger: Trigger) -> list[Word]:
    """The words in a slot, with those coordinated with them."""
    outer, _, name = path.rpartition(":")
    inside = [word for slot, word in places(outer, trigger) if slot.removesuffix(NEAR) == name]
    return [word for each in inside for word in (each, *trigger.sentence.children(each, "conj"))]


def _held(slot: str, trigger: Trigger, kinds: frozenset[str], *, owned: bool, placed: bool) -> Iterator[str]:
    cast = trigger.cast
    if slot == "last-treaty":
        yield from cast.latest_treaty(trigger.word.start)
        return
    if slot == "last-group":
        before = [node for w in trigger.sentence.words[: trigger.word.i] if w.mention for node in w.mention.nodes]
        yield from filter(None, [cast.latest("Alliance", "Organization", among=[*cast.recent, *before])])
        return
    if slot == "asked":
        yield from cast.memory.asked()
        return
    if slot == "proposer":
        yield from proposer(trigger.sentence, trigger.word, cast)
        return
    if slot == "bound":
        yield from cast.parties.get(trigger.word.mention.node, ()) if trigger.word.mention else ()
        return
    if slot in ("self", "listed", "above"):
        yield from _around(slot, trigger)
        return
    prefix, _, inner = slot.rpartition(":")
    if inner == "known-parties":
        described = [word.mention.node for word in _words_at(prefix, trigger) if word.mention]
        yield from (party for node in described for party in cast.parties_of(node))
        return
    if inner in ("agent", "parties"):
        for word in _words_at(prefix, trigger):
            yield from _doers(word, inner, trigger)
        return
    for name, word in places(prefix, trigger):
        if name == inner:
            yield from _nodes(trigger.sentence, word, name, cast, kinds, owned=owned, placed=placed)


def _around(slot: str, trigger: Trigger) -> list[str]:
    """Whom the trigger itself means, whose names stand beside it, or who is the subject above it."""
    sentence, word, cast = trigger.sentence, trigger.word, trigger.cast
    if slot == "self":
        return refer(sentence, word, cast)
    if slot == "listed":
        return listed(sentence, word, cast)
    return [node for w in subjects_above(sentence, word) for node in refer(sentence, w, cast)]


def _doers(noun: Word, what: str, trigger: Trigger) -> list[str]:
    """Who did what a noun names, or took part in it; by its own words, else by what was told last."""
    sentence, cast = trigger.sentence, trigger.cast
    if noun.mention:
        return cast.parties_of(noun.mention.node) if what == "parties" else []
    filled = slots(sentence, noun, cast.words)
    classes = cast.words.classes
    names = [*sorted(classes["agents"]), *_AGENTS, *(sorted(classes["between"]) if what == "parties" else ())]
    if what == "parties" or not cast.words.has("undergone", noun.lemma):
        names += sorted(classes["of_prepositions"])
    found = [
        node for name in names for slot, word in filled if slot == name
        for node in _nodes(sentence, word, name, cast, frozenset(), owned=True, placed=False)
    ]  # fmt: skip
    agreement = cast.words.is_a(noun.lemma, "agreements")
    bare = what == "parties" or agreement or not sentence.children(noun, "amod", "nmod", "acl")
    known = is_definite(sentence, noun, cast) or (agreement and not sentence.children(noun, "nmod"))
    if found or not bare or not known:
        return list(dict.fromkeys(found))
    but = _acting_state(trigger)
    if what == "parties" or agreement:
        return cast.memory.parties(but)
    if cast.words.has("replies", noun.lemma):
        return cast.memory.victim(but)
    relations = {rule.relation for rule in cast.words.rules.get(noun.lemma, ()) if rule.part == "noun"}
    relations |= set(_HELPING) if relations & {*_HELPING} else set()
    vague = cast.words.has("vague_events", noun.lemma)
    return cast.memory.agents(() if vague else relations, but) if relations or vague else []


def _acting_state(trigger: Trigger) -> str:
    """The state of whoever acts in a trigger."""
    subjects = [word for slot, word in trigger.filled if slot in ("subj", "carrier")]
    nodes = [node for word in subjects for node in refer(trigger.sentence, word, trigger.cast)]
    return (trigger.cast.state_of(nodes[0]) if nodes else None) or ""


def _nodes(
    sentence: Sentence, word: Word, slot: str, cast: Cast, kinds: frozenset[str], *, owned: bool, placed: bool
) -> list[str]:
    if kinds == {"Treaty"}:
        return treaties_of(sentence, word, cast) or as_object(word, cast)
    if slot == "possessive":
        return possessors(sentence, word, cast)
    if "Treaty" in kinds and (treaty := meant_by_it(sentence, word, cast)):
        return treaty
    if "Alliance" in kinds and (body := body_there(sentence, word, cast)):
        return body
    found = [node for node in refer(sentence, word, cast) if not kinds or _may_be(node, kinds, cast)]
    if not found and "Treaty" in kinds:
        found = treaties_of(sentence, word, cast)
    apart = cast.words.is_a(word.lemma, "country_nouns", "group_nouns", "ally_nouns") or is_means(sentence, word, cast)
    if not found and owned and not apart and not cast.words.has("undergone", word.lemma) and not word.mention:
        told = any(c.lower in cast.words.classes["possessives"] for c in sentence.children(word, "det", "nmod"))
        found = owners(sentence, word, cast) or ([] if told else _deeper(sentence, word, cast, placed=placed))
    return found


def _may_be(node: str, kinds: frozenset[str], cast: Cast) -> bool:
    kind = cast.kinds.get(node)
    return kind in kinds or (kind == "Leader" and "State" in kinds)


def _deeper(sentence: Sentence, word: Word, cast: Cast, *, placed: bool) -> list[str]:
    """Whose something is, where only a word inside tells: « des milliers d'hectares de son territoire », and of what is
    struck or taken (`placed`) where it lies: « neuf sites au Pakistan »."""
    clauses = [clause for clause in sentence.children(word, "acl", "advcl") if clause.dep == "acl:relcl"]
    apart = {w.i for clause in clauses for w in sentence.subtree(clause)}
    for inner in sentence.subtree(word):
        if inner is word or inner.i in apart or not _is_part_of(sentence, inner, word, cast.words):
            continue
        case = preposition(sentence, inner, cast.words)
        if case in cast.words.classes["prepositions_of_place"] and inner.mention and inner.mention.kind == "State":
            if placed:
                return list(inner.mention.nodes)
            continue
        if inner.pos == "NOUN" and (found := owners(sentence, inner, cast)):
            return found
    return []


def _is_part_of(sentence: Sentence, inner: Word, word: Word, words: Lexicon) -> bool:
    """Whether only « de » and places stand between a word and one inside its phrase: not « cinq avions, à l'aide de
    missiles turcs »."""
    passing = {"", *words.classes["of_prepositions"], *words.classes["prepositions_of_place"]}
    for above in (inner, *sentence.ancestors(inner)):
        if above is word:
            return True
        if preposition(sentence, above, words) not in passing:
            return False
    return False
