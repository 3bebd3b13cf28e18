"""Questions that the next sentence answers: « Qui arme les rebelles ? Moscou. », "Did A ask B for help? No." """

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from foedus.loaders.clauses import is_verb
from foedus.loaders.lexicon import Lexicon
from foedus.loaders.tenses import is_negated
from foedus.loaders.voice import is_finite
from foedus.loaders.words import Sentence, Word

_BARE = ("DET", "ADP", "PUNCT", "CCONJ")


def answer(paragraph: Sequence[Sequence[Sentence]], words: Lexicon) -> None:
    """Tell all parses of each question of a paragraph what the sentence behind it answers, in place."""
    for asking, telling in pairwise(paragraph):
        if not any(w.text == "?" for w in asking[0].words[-1:]):
            continue
        for question in asking:
            if asks_who(question, question.words[0], words):
                question.answer = _named(telling[0])
            elif not _asks_for_more(question, words):
                question.answered = _said(telling[0], words)


def asks_who(question: Sentence, word: Word, words: Lexicon) -> bool:
    """Whether a word at the head of a question asks who: « qui », « à qui »."""
    opening = question.words[:2] if question.words[0].pos == "ADP" else question.words[:1]
    return word in opening and any(words.has("who", w.lower) for w in opening)


def is_denied(trigger: Word, sentence: Sentence) -> bool:
    """Whether what a trigger tells in the main clause of a question is answered with no."""
    if sentence.answered != "no":
        return False
    above = (trigger, *sentence.ancestors(trigger))
    return not any(is_finite(sentence, w) and w.dep in ("advcl", "acl", "acl:relcl") for w in above)


def _asks_for_more(question: Sentence, words: Lexicon) -> bool:
    """Whether yes or no is no answer to a question, or it may be understood either way."""
    more = ("who", "asking", "presuming", "either")
    asked = any(words.has(name, w.lower) for w in question.words for name in more)
    return asked or any(is_negated(w, question, words) for w in question.words if is_verb(w))


def _named(telling: Sentence) -> tuple[str, ...]:
    """The actors that are all that a sentence names."""
    mentions = [w.mention for w in telling.words if w.mention]
    bare = all(w.mention or w.pos in _BARE for w in telling.words)
    actors = all(m.kind != "Treaty" and m.role != "demonym" for m in mentions)
    return tuple(node for m in mentions for node in m.nodes) if bare and actors else ()


def _said(telling: Sentence, words: Lexicon) -> str:
    """`yes` or `no` as a sentence begins with it and nothing takes back, or "": « Non. », « Pas encore. »."""
    heard = [w for w in telling.words if w.pos != "PUNCT"]
    if not heard or any(words.has("qualifying", w.lower) for w in heard):
        return ""
    alone = not any(is_verb(w) or w.mention for w in heard)
    behind = telling.words[heard[0].i + 1 : heard[0].i + 2]
    opening = heard[:1] if any(w.text == "," for w in behind) else []
    said = {name for w in (heard if alone else opening) for name in ("yes", "no") if words.has(name, w.lower)}
    return said.pop() if len(said) == 1 else ""
