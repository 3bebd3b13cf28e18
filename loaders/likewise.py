"""Who did the same as was told last: « l'OLP aussi », « suivie des Émirats », « Rome l'imita », « la France, non »."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from foedus.graph.ontology import ontology
from foedus.loaders.clauses import is_verb
from foedus.loaders.filling import Trigger, fill
from foedus.loaders.lexicon import Rule
from foedus.loaders.memory import Told

_NEAR = 400  # characters between what was told and who did the same
_ACTORS = frozenset({"State", "Leader", "Alliance", "Organization"})


def likewise(rule: Rule, trigger: Trigger) -> Iterator[tuple[Told, str]]:
    """What was told last and who else did it, or, where the rule is negated, did not."""
    if rule.part == "adverb" and any(is_verb(word) for word in trigger.sentence.words):
        return
    latest = [told for told in trigger.cast.memory.latest() if not ontology().relations[told.relation].symmetric]
    if trigger.sentence.head(trigger.word) is not trigger.word:  # « as X did »: what the same sentence tells
        latest = [told for told in latest if told.place >= trigger.sentence.start]
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


def _newcomers(rule: Rule, trigger: Trigger) -> list[str]:
    if rule.part != "adverb":
        return fill(rule.source, trigger, _ACTORS)
    named = [w.mention for w in trigger.sentence.words if w.mention and w.mention.role != "demonym"]
    return [node for mention in named[:1] for node in mention.nodes if trigger.cast.kinds.get(node) in _ACTORS]
