"""What "and" joins: a verb in the singular has one subject, whatever a parser hung on it."""

from __future__ import annotations

from foedus.loaders.coordinated import part_clauses
from foedus.loaders.lexicon import lexicon
from foedus.loaders.words import Mention, Word

TOLD = {"VerbForm": "Fin", "Number": "Sing"}


def parsed(number: str) -> list[Word]:
    """« A lâche son stylo et B paraît surpris », with the pen and B as subjects of the second verb."""
    rows = [
        ("Lima", "PROPN", "nsubj", 1, {}),
        ("lâche", "VERB", "ROOT", 1, TOLD),
        ("son", "DET", "det", 3, {}),
        ("stylo", "NOUN", "nsubj", 6, {}),
        ("et", "CCONJ", "cc", 5, {}),
        ("Quito", "PROPN", "conj", 3, {}),
        ("paraît", "VERB", "conj", 1, {**TOLD, "Number": number}),
    ]
    words = [
        Word(i, t, t.lower(), pos, dep, head, 8 * i, 8 * i + 7, m) for i, (t, pos, dep, head, m) in enumerate(rows)
    ]
    for word, state in ((words[0], "PER"), (words[5], "ECU")):
        word.mention = Mention(word.start, word.end, (state,), "State", "capital")
    return words


def test_what_stands_behind_another_verb_is_what_that_one_acts_on() -> None:
    words = parsed("Sing")
    part_clauses(words, lexicon("fr"))
    assert (words[3].head, words[3].dep) == (1, "obj")
    assert (words[5].head, words[5].dep) == (6, "nsubj")


def test_a_verb_in_the_plural_may_have_both() -> None:
    words = parsed("Plur")
    part_clauses(words, lexicon("fr"))
    assert [(word.head, word.dep) for word in words] == [(word.head, word.dep) for word in parsed("Plur")]
