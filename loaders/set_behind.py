"""What a sentence sets behind « ce que A veut, c'est … », "what A wanted was …": it is the object of that clause, whose
verb is the main one."""

from __future__ import annotations

from foedus.loaders.lexicon import Lexicon
from foedus.loaders.words import Word, dependents

_LEADING = ("PUNCT", "CCONJ")
_NOMINAL = ("NOUN", "PROPN", "PRON")


def unfold(words: list[Word], lexicon: Lexicon) -> None:
    """Change heads and labels of such a sentence's words, which have no children yet, in place: A veut …"""
    opening = _opening(words, lexicon)
    verb = words[opening[-1].head] if opening else None
    if verb is None or verb.pos != "VERB" or verb.i < opening[-1].i:
        return
    copula = next((w for w in words[verb.i + 1 :] if lexicon.has("equating", w.lower) and w.head != verb.i), None)
    told = _told_behind(copula, words) if copula else None
    if copula is None or told is None or _is_denied(words[verb.i + 1 : told.i], lexicon):
        return
    linked = [w for w in words[verb.i + 1 : copula.i + 1] if w is copula or lexicon.has("equated", w.lower)]
    verb.head, verb.dep = verb.i, "ROOT"
    for word in (*opening, *linked):
        for below in dependents(word, words):
            below.head = verb.i
        word.head, word.dep, word.pos, word.morph = verb.i, "discourse", "PART", {}
    told.head, told.dep = verb.i, _label(told, words)


def _opening(words: list[Word], lexicon: Lexicon) -> list[Word]:
    """« Ce que », « what » at the head of a sentence, of a quotation, or behind « mais »."""
    start = next((w.i for w in words if w.pos not in _LEADING), 0)
    links = lexicon.classes.get("free_relative_links")
    opening = words[start : start + (2 if links else 1)]
    held = bool(opening) and lexicon.has("free_relatives", opening[0].lower)
    return opening if held and (links is None or opening[-1].lower in links) else []


def _told_behind(copula: Word, words: list[Word]) -> Word | None:
    """The head of what stands behind a copula."""
    behind = (w for w in words[copula.i + 1 :] if w.head <= copula.i or w.head == w.i)
    return next((w for w in behind if w.pos in (*_NOMINAL, "VERB")), None)


def _is_denied(between: list[Word], lexicon: Lexicon) -> bool:
    """« Ce que A veut, ce n'est pas … »."""
    return any(lexicon.has("negations", w.lower) for w in between)


def _label(told: Word, words: list[Word]) -> str:
    if told.pos == "VERB":
        return "xcomp"
    return "obl" if any(w.dep == "case" for w in dependents(told, words)) else "obj"
