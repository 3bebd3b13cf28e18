"""Provisions of treaties as JSON from outside, checked field by field."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from foedus.graph import Conditions, Provision, ontology
from foedus.graph.provisions import ALL
from foedus.loaders.checked import Malformed, date, items, mapping, number, text, text_or_none, word

_FLAGS = ("armed_attack", "unprovoked", "on_request", "own_means", "constitutional", "consent", "political")


def provisions(record: Mapping[str, Any]) -> tuple[Provision, ...]:
    """The provisions of a node as `foedus export jsonl` writes them; only `obligation` has to be there.

    Raises Malformed.
    """
    return tuple(_provision(each) for each in items(record, "provisions"))


def _provision(record: Mapping[str, Any]) -> Provision:
    statements = mapping(record, "statements")
    return Provision(
        text(record, "article", ""),
        word(record, "obligation", ontology().obligations),
        text_or_none(record, "condition"),
        text(record, "bound", ALL),
        text(record, "towards", ALL),
        date(record, "start"),
        date(record, "end"),
        _conditions(mapping(record, "conditions")),
        {language: text(statements, language, "") for language in statements},
        text(record, "reference", ""),
    )


def _conditions(record: Mapping[str, Any]) -> Conditions:
    for name in record:
        if name not in ontology().conditions:
            raise Malformed(f"condition {name[:80]!r} is unknown.")
    adversary = record.get("adversary", [])
    if not isinstance(adversary, list):
        raise Malformed("'adversary' is not a list.")
    return Conditions(
        adversary=tuple(text({"adversary": each}, "adversary") for each in adversary),
        place=text(record, "place", ""),
        conflict=text(record, "conflict", ""),
        adversaries=number(record, "adversaries"),
        **{name: _flag(record, name) for name in _FLAGS},
    )


def _flag(record: Mapping[str, Any], field: str) -> bool:
    value = record.get(field, False)
    if not isinstance(value, bool):
        raise Malformed(f"{field!r} is neither true nor false.")
    return value
