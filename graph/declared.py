"""Wars that are told of by words alone: declared, or entered, and no blow."""

from __future__ import annotations

import re

from foedus.graph.model import Assertion, Evidence
from foedus.graph.names import fold

# As `fold` writes them, in the languages that are read.
_WORDS = re.compile(
    r"\b(declar\w*( the| its| a)? war|declarations? of war|(goes|go|went|gone|going) to war|(enter\w*|join\w*) the war"
    r"|declar\w* (la|sa|une) guerre|declarations? de guerre|entr\w* en guerre)\b"
)
# « sans déclarer la guerre », "without a declaration of war"; and what a rule names where war is all that it tells.
_DENIED = re.compile(r"\b(without|no|never|not|sans|ni|jamais|pas)( \w+)? (declar|entr|enter|go)")
_TRIGGER = re.compile(r"declar|entr|enter|join|go|went|gone|guerre|war\b|etat|state")


def only_declared(edge: Assertion) -> bool:
    """Whether an attack is told of by no more than that war was declared or entered."""
    return bool(edge.evidence) and all(map(_tells_of_no_more, edge.evidence))


def _tells_of_no_more(piece: Evidence) -> bool:
    said, trigger = fold(piece.quote), fold(piece.details.get("trigger", ""))
    return bool(_WORDS.search(said)) and not _DENIED.search(said) and (not trigger or bool(_TRIGGER.match(trigger)))
