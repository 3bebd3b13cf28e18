"""Spellings: how names are folded so that accents, case, dashes and quotes do not matter."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_LETTERS = str.maketrans({"ı": "i", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ß": "ss"})


_LONGEST_KEPT = 200  # characters: real names are shorter, and what is not one shall not fill the memory


def fold(text: str) -> str:
    """A name without accents, case and punctuation: `L’Érévan-Ouest` gives `l erevan ouest`."""
    return _folded(text) if len(text) <= _LONGEST_KEPT else _folded.__wrapped__(text)


@lru_cache(maxsize=65536)
def _folded(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter)).casefold()
    return " ".join("".join(letter if letter.isalnum() else " " for letter in plain).split())


def slug(text: str) -> str:
    """An id from a name: `Nikol Pachinian` gives `nikol-pachinian`; letters of any alphabet are kept."""
    return re.sub(r"\s+", "-", fold(text)) or "unnamed"
