"""Wars that are told of by words alone: declared, or entered, and no blow."""

from __future__ import annotations

import re

from foedus.graph.model import Assertion
from foedus.graph.names import fold

# As `fold` writes them, in the languages that are read.
_WORDS = re.compile(
    r"\b(declar\w*( the| its| a)? war|declarations? of war|(goes|go|went|gone|going) to war|(enter\w*|join\w*) the war"
    r"|declar\w* (la|sa|une) guerre|declarations? de guerre|entr\w* en guerre)\b"
)


def only_declared(edge: Assertion) -> bool:
    """Whether an attack is told of by no more than that war was declared or entered."""
    return bool(edge.evidence) and all(_WORDS.search(fold(piece.quote)) for piece in edge.evidence)
