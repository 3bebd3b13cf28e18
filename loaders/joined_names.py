"""Names that go with another though the parser hung them elsewhere: « A, comme B, a … », « A a … B, et C aussi »,
« ni A ni B »."""

from __future__ import annotations

from foedus.loaders.lexicon import Lexicon
from foedus.loaders.words import Word

_FAR = 3  # words between a name and the comma before it


def join(word: Word, words: list[Word], lexicon: Lexicon) -> None:
    """Hang a name on the one with which it goes, in place: before words have children."""
    if not word.mention:
        return
    before = words[max(word.i - _FAR, 0) : word.i]
    after = words[word.i + 1] if word.i + 1 < len(words) else None
    if any(w.head == word.i and lexicon.has("none_of_both", w.lower) for w in before) and word.dep == "nmod":
        word.dep = "conj"
    elif after and after.text == ",":
        _as(word, words, lexicon)
    elif after and lexicon.has("too", after.lower) and word.dep == "conj":
        _too(word, words)


def _as(word: Word, words: list[Word], lexicon: Lexicon) -> None:
    """« A, comme B, a condamné … »: both did so."""
    cases = [w for w in words[max(word.i - _FAR, 0) : word.i] if w.head == word.i]
    like = next((w for w in cases if lexicon.has("alike", w.lower)), None)
    if like is None or like.i < 2 or words[like.i - 1].text != ",":
        return
    other = words[like.i - 2]
    verb = next((w for w in words[word.i + 1 :] if w.pos == "VERB"), None)
    if not other.mention or verb is None or other.head != verb.i:
        return
    told = any(w.head == verb.i and w.dep.startswith("nsubj") and w is not other for w in words)
    if not told:
        other.dep = other.dep if other.dep.startswith("nsubj") else "nsubj"
        word.head, word.dep, like.dep = other.i, "conj", "dep"


def _too(word: Word, words: list[Word]) -> None:
    """« A a condamné B, et C aussi »: behind a comma C did so, rather than was condemned too."""
    comma = any(w.text == "," for w in words[max(word.i - _FAR, 0) : word.i])
    above = words[word.head]
    while above.pos != "VERB" and above.head != above.i:
        above = words[above.head]
    subject = next((w for w in words[: above.i] if w.head == above.i and w.dep == "nsubj"), None)
    if comma and subject is not None and above.i < word.i:
        word.head = subject.i
