"""Who did the same as was told last: « l'OLP aussi », « suivie des Émirats », « Rome l'imita », « la France, non »."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from foedus.graph.ontology import ontology
from foedus.loaders.clauses import is_verb
from foedus.loaders.filling import Trigger, fill
from foedus.loaders.lexicon import Rule
from foedus.loaders.memory import Told
from foedus.loaders.pairs import one_of_pair

_NEAR = 400  # characters between what was told and who did the same
_ACTORS = frozenset({"State", "Leader", "Alliance", "Organization"})


def likewise(rule: Rule, trigger: Trigger) -> Iterator[tuple[Told, str]]:
    """What was told last and who else did it, or, where the rule is negated, did not."""
    if rule.part == "adverb" and any(is_verb(word) for word in trigger.sentence.words):
        return
    latest = [told for told in trigger.cast.memory.latest() if not ontology().relations[told.relation].symmetric]
    if trigger.word.pos == "PUNCT" and not _is_gapped(trigger):
        return
    if trigger.sentence.head(trigger.word) is not trigger.word and not _opens(rule, trigger):
        latest = [told for told in latest if told.place >= trigger.sentence.start]  # « as X did »: in the same sentence
    if rule.part == "adverb":
        latest = [told for told in latest if _just_told(told, trigger)]
    latest = [told for told in latest if trigger.word.start - told.place < _NEAR]
    followed = fill(rule.target, trigger, _ACTORS)
    sources = {told.source for told in latest}
    if followed and not sources & {*followed}:
        latest = [t for t in trigger.cast.memory.told if t.source in followed and trigger.word.start - t.place < _NEAR][
            -1:
        ]
    for told in dict.fromkeys(replace(t, source="", source_state="") for t in latest):
        for source in _newcomers(rule, trigger):
            if source != told.target and source not in sources:
                negated = (told.polarity == "negated") != (rule.polarity == "negated")
                yield replace(told, polarity="negated" if negated else "affirmed"), source


def _opens(rule: Rule, trigger: Trigger) -> bool:
    """« A aussi »: whether nothing but an actor stands before what says that he did so too."""
    first = next((w for w in trigger.sentence.words if w.pos != "DET"), trigger.word)
    named = first.mention is not None or trigger.word.pos == "PUNCT"
    return rule.part == "adverb" and named and first.i == trigger.word.i - 1


def _just_told(told: Told, trigger: Trigger) -> bool:
    """Whether no other sentence stands between: « A refuse ; B aussi » repeats what A does, though nothing be read."""
    between = trigger.cast.text[told.place : trigger.sentence.start].rstrip()
    return not any(mark in between[:-1] for mark in (". ", "; ", "! ", "? "))


def _is_gapped(trigger: Trigger) -> bool:
    """« A attaqua X le 1er ; B, le 17 »: behind a semicolon nothing but an actor stands before the comma."""
    before = trigger.cast.text[: trigger.sentence.start].rstrip()
    opening = [w for w in trigger.sentence.words[: trigger.word.i] if w.pos != "DET"]
    if not before.endswith(";") or len(opening) != 1:
        return False
    return opening[0].mention is not None or bool(one_of_pair(trigger.sentence, opening[0], trigger.cast))


def _newcomers(rule: Rule, trigger: Trigger) -> list[str]:
    if rule.part != "adverb":
        return fill(rule.source, trigger, _ACTORS)
    first = next((w for w in trigger.sentence.words if w.pos != "DET"), trigger.word)
    if placed := one_of_pair(trigger.sentence, first, trigger.cast):
        return placed
    named = [w.mention for w in trigger.sentence.words if w.mention and w.mention.role != "demonym"]
    return [node for mention in named[:1] for node in mention.nodes if trigger.cast.kinds.get(node) in _ACTORS]
