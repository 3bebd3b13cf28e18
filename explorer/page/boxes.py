"""How much room a node takes: its disc and, below it, its label on one to three lines."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Any

from foedus.explorer.page.marks import marks
from foedus.explorer.page.nodes import acronym, treaty_year

if TYPE_CHECKING:
    import networkx

    from foedus.graph import Node

LINE = 17
_LETTER, _WIDE_LETTER = 7.3, 14.0
_MOST_LETTERS, _MOST_LINES = 21, 3
_GAP = 6
# Behind a dash that joins two names.
_DASH = re.compile(r"(?<=[^\W\d_]–)(?=[^\W\d_])")


def lines(label: str) -> list[str]:
    """A label as the drawing writes it: at most three lines of about 21 letters, cut with an ellipsis.

    js/geometry.js does the same in the page.
    """
    rows = _wrapped(label)
    kept = rows[:_MOST_LINES]
    if len(rows) > _MOST_LINES:
        kept[-1] += "…"
    return [row if len(row) <= _MOST_LETTERS + 1 else row[:_MOST_LETTERS] + "…" for row in kept]


def short(node: Node, language: str) -> str:
    """What the drawing calls a node: its acronym where its label would take three lines, else its label, its id where
    that is nothing but spaces."""
    label = node.label(language)
    if not label.strip():
        return node.id
    return (acronym(node, language) if len(_wrapped(label)) >= _MOST_LINES else None) or label


def _wrapped(label: str) -> list[str]:
    rows = [""]
    words = [_DASH.split(word) for word in label.split()]
    for part in (
        f" {part}" if place and not at else part for place, word in enumerate(words) for at, part in enumerate(word)
    ):
        joined = rows[-1] + part
        if len(joined) <= _MOST_LETTERS or not rows[-1]:
            rows[-1] = joined
        else:
            rows.append(part.strip())
    return rows


def box(data: dict[str, Any]) -> tuple[float, float, float, float]:
    """Pixels that a node reaches left, right, above and below its centre; the wider of its two labels counts."""
    mark = marks()["kinds"][data["kind"]]
    rows = [lines(short(data["node"], language)) for language in ("fr", "en")]
    height = LINE * (max(len(each) for each in rows) + (treaty_year(data["node"]) is not None))
    half = max(mark["size"], *(_width(row) / 2 for each in rows for row in each)) + _GAP
    return half, half, mark["size"] + _GAP, mark["size"] + height + 2 * _GAP


def boxes(network: networkx.MultiDiGraph[str]) -> dict[str, tuple[float, float, float, float]]:
    """The box of every node."""
    return {ident: box(data) for ident, data in network.nodes(data=True)}


def _width(text: str) -> float:
    return sum(_WIDE_LETTER if unicodedata.east_asian_width(letter) in "WF" else _LETTER for letter in text)
