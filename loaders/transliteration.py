"""Whether two spellings may be one name: consonant skeletons that transliterations from other scripts share."""

from __future__ import annotations

import re
from functools import lru_cache

from foedus.graph.names import fold

# Longest first. What different conventions write for one sound is written as one letter.
_SOUNDS = (
    ("tsch", "S"), ("dsch", "Z"), ("schtsch", "S"), ("shch", "S"), ("chtch", "S"), ("tch", "S"), ("sch", "S"),
    ("dzh", "Z"), ("dj", "Z"), ("zh", "Z"), ("sh", "S"), ("ch", "S"), ("kh", "h"), ("gh", "g"), ("ph", "f"),
    ("th", "t"), ("qu", "k"), ("ck", "k"), ("ts", "z"), ("tz", "z"), ("c", "k"), ("q", "k"), ("x", "ks"), ("w", "v"),
    ("j", "Z"),
)  # fmt: skip
_LETTERS = str.maketrans({"ş": "sh", "š": "sh", "č": "ch", "ć": "ch", "ž": "zh", "ğ": "g", "ж": "zh"})
_TOKENS = re.compile("|".join(re.escape(written) for written, _ in sorted(_SOUNDS, key=lambda s: -len(s[0]))) + "|.")
_VALUES = dict(_SOUNDS)


@lru_cache(maxsize=65536)
def skeleton(name: str) -> str:
    """The consonants of a name by sound: `Loukachenko` and `Lukashenko` give the same."""
    sounds = "".join(_VALUES.get(m[0], m[0]) for m in _TOKENS.finditer(fold(name.lower().translate(_LETTERS))))
    consonants = re.sub(r"[aeiouy ]", "", sounds)
    return re.sub(r"(.)\1+", r"\1", consonants)


def alike(one: str, other: str) -> bool:
    """Whether two names, word for word, may be spellings of one."""
    from rapidfuzz import fuzz

    a, b = fold(one), fold(other)
    if a == b:
        return True
    if not a or not b or skeleton(one) != skeleton(other) or len(skeleton(one)) < 2:
        return fuzz.ratio(a, b) >= 88 and a[0] == b[0]
    return fuzz.ratio(a, b) >= 60
