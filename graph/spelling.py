"""Whether two spellings are one name: consonants that transliterations from other scripts share, vowels that agree."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import zip_longest

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
_NUMERAL = re.compile(r"[ivxlc]+|\d+\w*|ier|iere|1er|jr|sr")
_PARTICLES = frozenset(
    ("al", "el", "ul", "ad", "as", "ash", "bin", "ben", "ibn", "bint", "de", "del", "della", "der", "des", "di", "da",
     "do", "dos", "du", "la", "le", "les", "van", "von")
)  # fmt: skip
_WORD = re.compile(r"[^\W_]+")
_SHORT = 3  # letters; so short a word has only one spelling


@lru_cache(maxsize=65536)
def skeleton(name: str) -> str:
    """The consonants of a name by sound: `Loukachenko` and `Lukashenko` give the same."""
    sounds = "".join(_VALUES.get(m[0], m[0]) for m in _TOKENS.finditer(fold(name.lower().translate(_LETTERS))))
    consonants = re.sub(r"[aeiouy ]", "", sounds)
    return re.sub(r"(.)\1+", r"\1", consonants)


@lru_cache(maxsize=65536)
def _vowels(word: str) -> str:
    """The vowels of a folded word, those that sound alike as one letter: A, I, U, and E which may be A or I."""
    plain = re.sub(r"ou|oo|w(?=[aeiou])", "u", re.sub(r"(?<=[gq])u(?=[eiy])", "", word))
    plain = re.sub(r"ee|ii|yy|iy|yi", "i", re.sub(r"ai|ay|ei|ey|eu", "e", plain))
    plain = re.sub(r"[iy]e", "e", plain)
    kinds = plain.translate(str.maketrans("aioue" + "y", "AIUUE" + "I"))
    return "".join(letter for letter in re.sub(r"(.)\1+", r"\1", kinds) if letter in "AIUE")


def one_word(first: str, second: str) -> bool:
    """Whether two words, of whatever names, are spellings of one; numerals and short words only as they are."""
    a, b = fold(first), fold(second)
    if a == b:
        return bool(a)
    if min(len(a), len(b)) <= _SHORT or _NUMERAL.fullmatch(a) or _NUMERAL.fullmatch(b):
        return False
    return len(skeleton(first)) > 1 and skeleton(first) == skeleton(second) and _agree(_vowels(a), _vowels(b))


def _agree(first: str, second: str) -> bool:
    for a, b in zip_longest(first, second):
        if a is None or b is None:  # a mute e at the end: Poutine, Putin
            return abs(len(first) - len(second)) == 1 and (a or b) == "E"
        if a != b and {a, b} not in ({"E", "A"}, {"E", "I"}):
            return False
    return True


@lru_cache(maxsize=65536)
def parts(name: str) -> tuple[str, ...]:
    """The words of a person's name in small letters, without particles unless there is nothing else."""
    words = tuple(_WORD.findall(unicodedata.normalize("NFC", name.replace("İ", "I")).lower()))
    return tuple(word for word in words if fold(word) not in _PARTICLES) or words


def same_name(first: str, second: str) -> str:
    """How much two names of persons are one: `full` with all words, in this order or with the surname at the other
    end; `middle` where one has whole words between that the other lacks; `surname` where one has no other word; or
    nothing."""
    a, b = sorted((parts(first), parts(second)), key=len)
    if not a:
        return ""
    if len(a) == len(b):
        whole = any(all(map(one_word, a, turned)) for turned in _turned(b))
        return ("full" if len(a) > 1 else "surname") if whole else ""
    if len(a) == 1:
        return "surname" if one_word(a[0], b[-1]) else ""
    if not (one_word(a[0], b[0]) and one_word(a[-1], b[-1])):
        return ""
    between = list(b[1:-1])
    for word in a[1:-1]:
        found = next((other for other in between if one_word(word, other)), None)
        if found is None:
            return ""
        between.remove(found)
    return "middle" if all(len(word) >= _SHORT for word in between) else ""


def _turned(words: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    return (words, (*words[1:], words[0]), (words[-1], *words[:-1])) if len(words) > 1 else (words,)
