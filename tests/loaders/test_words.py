"""Whatever a parser and the mending of its parses make of heads: no word depends on itself, and reading ends."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from foedus.loaders.clauses import complements, slots
from foedus.loaders.lexicon import lexicon
from foedus.loaders.universal import universal
from foedus.loaders.words import Sentence, Word, break_circles

TEXTS = ("France", "asked", "was", "to", "of", "help", "by", ",", "who", "and", "refused", "war", "its", "each")
TAGS = ("NOUN", "PROPN", "VERB", "AUX", "ADP", "PRON", "PUNCT", "ADJ", "CCONJ")
DEPS = ("nsubj", "pobj", "prep", "agent", "pcomp", "attr", "acomp", "conj", "acl", "relcl", "advcl", "xcomp", "dative")
FORMS: tuple[dict[str, str], ...] = (
    {},
    {"VerbForm": "Fin"},
    {"VerbForm": "Inf"},
    {"Tense": "Past", "VerbForm": "Part"},
    {"Aspect": "Prog"},
)


@st.composite
def parses(draw: st.DrawFn, *, trees: bool) -> list[Word]:
    """Words with any heads at all, or with those of a tree, as a parser gives them."""
    count = draw(st.integers(1, 14))
    order = draw(st.permutations(range(count)))
    words = []
    for i in range(count):
        text = draw(st.sampled_from(TEXTS))
        above = order[draw(st.integers(0, order.index(i)))] if trees else draw(st.integers(0, count - 1))
        head = i if trees and order.index(i) == 0 else above
        lemma = "be" if text == "was" else text.lower()
        dep = "ROOT" if head == i else draw(st.sampled_from(DEPS))
        morph = dict(draw(st.sampled_from(FORMS)))
        words.append(Word(i, text, lemma, draw(st.sampled_from(TAGS)), dep, head, 8 * i, 8 * i + 7, morph))
    return words


def whole(words: list[Word]) -> Sentence:
    for word in words:
        if word.head != word.i:
            words[word.head].children.append(word.i)
    return Sentence(words, 0, words[-1].end, 0)


@given(parses(trees=False))
def test_no_word_depends_on_itself(words: list[Word]) -> None:
    kept = {word.i for word in words if _ends(words, word)}
    before = [(word.head, word.dep) for word in words]
    break_circles(words)
    assert all(_ends(words, word) for word in words)
    assert all((word.head, word.dep) == before[word.i] for word in words if word.i in kept)


def _ends(words: list[Word], word: Word) -> bool:
    """Whether the way up from a word comes to a root."""
    for _ in words:
        if words[word.head] is word:
            return True
        word = words[word.head]
    return False


@settings(deadline=None)
@given(parses(trees=True))
def test_mended_parses_can_be_read(words: list[Word]) -> None:
    english = lexicon("en")
    universal(words, english.settings)
    break_circles(words)
    sentence = whole(words)
    for word in sentence.words:
        assert word not in sentence.ancestors(word)
        assert sentence.subtree(word).count(word) == 1
        slots(sentence, word, english)
        complements(sentence, word)
