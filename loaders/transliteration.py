"""Whether two spellings may be one name, as freely as within one document, where few people have nearly one name."""

from __future__ import annotations

from functools import lru_cache

from foedus.graph.names import fold
from foedus.graph.spelling import skeleton

__all__ = ["alike", "skeleton"]
_LONG = 6  # letters of a word that may be misspelt


@lru_cache(maxsize=65536)
def alike(one: str, other: str) -> bool:
    """Whether two names, word for word, may be spellings of one."""
    from rapidfuzz import fuzz

    a, b = fold(one), fold(other)
    if a == b:
        return True
    if not a or not b or skeleton(one) != skeleton(other) or len(skeleton(one)) < 2:
        # one letter more makes another word of a short one: « Bien » is nobody called « Biden »
        return fuzz.ratio(a, b) >= 88 and a[0] == b[0] and min(len(a), len(b)) >= _LONG
    return fuzz.ratio(a, b) >= 60
