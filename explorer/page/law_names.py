"""What the page carries of a treaty that is none of its nodes, beside its labels: further names, and its dates."""

from __future__ import annotations

from collections.abc import Iterable

from foedus.explorer.page.nodes import dates
from foedus.explorer.wording import Words
from foedus.graph import Node
from foedus.graph.instruments import FOUNDED, Instrument
from foedus.graph.names import fold

DATES = ("signed", "in_force", "ended")
_OF_A_BODY = ("acronym", "label", "long")


def dates_of(treaty: str, words: Words) -> list[str | None]:
    """When it was signed, came into force and ended, as far as anybody says."""
    told = dict(dates(words.lookup.node(treaty))) if words.has(treaty) else {}
    return [told.get(name) for name in DATES]


def called(instrument: Instrument, words: Words) -> list[str]:
    """Names that its labels do not hold, the longest first; the bodies that are founded on it lead to it too."""
    if not words.has(instrument.id):
        return []
    node = words.lookup.node(instrument.id)
    return _fresh(_texts(node, None), [node.label(language) for language in ("fr", "en")]) + _fresh(
        (
            text
            for body in _bodies(instrument)
            if words.has(body)
            for text in _texts(words.lookup.node(body), _OF_A_BODY)
        ),
        [each.text for each in node.names],
    )


def _bodies(instrument: Instrument) -> list[str]:
    steps = (step for tie in instrument.ties for step in tie.steps)
    return sorted({each.source for each in steps if each.relation == FOUNDED and each.target == instrument.id})


def _texts(node: Node, roles: tuple[str, ...] | None) -> list[str]:
    return [name.text for name in node.names if roles is None or name.role in roles]


def _fresh(texts: Iterable[str], known: Iterable[str]) -> list[str]:
    """Those that are no part of what is known or comes before them: whoever types them finds the longer ones."""
    kept: list[str] = []
    held = [f" {fold(text)}" for text in known]
    for text in sorted(set(texts), key=lambda each: (-len(each), each)):
        if not any(f" {fold(text)}" in each for each in held):
            kept.append(text)
            held.append(f" {fold(text)}")
    return kept
