"""What the page says of a node: names, year, whether it still exists, dates and provisions. All of it untrusted."""

from __future__ import annotations

import re
from typing import Any

from foedus.explorer.page.times import year
from foedus.graph.dates import FOREVER, interval
from foedus.graph.errors import BadDate
from foedus.graph.model import Node

_YEAR = re.compile(r"\b(?:1[0-9]{3}|20[0-9]{2})\b")
_DATES = ("existed", "signed", "in_force", "ended")


def dates(node: Node) -> list[list[str]]:
    """Its dates as pairs of what happened (existed, signed, in_force, ended) and EDTF."""
    return [[name, value] for name in _DATES if isinstance(value := node.attributes.get(name), str) and value]


def told_dates(node: Node) -> list[list[str]]:
    """Its dates as they are told: those of a state with a number of Correlates of War are what that list counts."""
    counted = node.kind == "State" and isinstance(node.attributes.get("cow"), str)
    return [["counted" if name == "existed" and counted else name, value] for name, value in dates(node)]


def treaty_year(node: Node) -> int | None:
    """The year to show with a treaty: of signature or force, else the one year that its names hold."""
    if node.kind != "Treaty":
        return None
    for name, value in dates(node):
        if name in ("signed", "in_force") and (found := _first_year(value)) is not None:
            return found
    said = {each for name in node.names for each in _YEAR.findall(name.text)}
    return int(said.pop()) if len(said) == 1 else None


def acronym(node: Node, language: str) -> str | None:
    """Its first acronym in a language."""
    return next((n.text for n in node.names if n.role == "acronym" and n.language in (language, "")), None)


def ended(node: Node) -> bool:
    """Whether it no longer exists or is no longer in force, as far as its attributes say."""
    said: dict[str, Any] = dict(dates(node))
    if said.get("ended"):
        return True
    try:
        return "existed" in said and all(interval(span).end != FOREVER for span in said["existed"].split("|"))
    except BadDate:
        return False


def _first_year(value: str) -> int | None:
    try:
        return year(value)
    except BadDate:
        return None
