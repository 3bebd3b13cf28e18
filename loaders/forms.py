"""Forms of verbs: of which verb, tense and person a written form is, by a lexicon's tables of conjugation."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

_TENSES = {
    "pres": {"VerbForm": "Fin", "Tense": "Pres"}, "imp": {"VerbForm": "Fin", "Tense": "Imp"},
    "past": {"VerbForm": "Fin", "Tense": "Past"}, "fut": {"VerbForm": "Fin", "Tense": "Fut"},
    "cnd": {"VerbForm": "Fin", "Tense": "Pres", "Mood": "Cnd"}, "sub": {"VerbForm": "Fin", "Mood": "Sub"},
    "part": {"VerbForm": "Part", "Tense": "Past"}, "ger": {"VerbForm": "Part", "Tense": "Pres"},
}  # fmt: skip
_NUMBERS = {"s": "Sing", "p": "Plur"}
_RARE = ("past 1s", "past 2s")  # hardly written; « pris » is a participle


@dataclass(frozen=True, slots=True)
class Form:
    """A form of the verb `lemma`: its tense as the lexicon calls it, and `3s` for the third person singular, `fp` for
    a feminine plural."""

    lemma: str
    tense: str
    person: str

    @property
    def morph(self) -> dict[str, str]:
        """Its features as Universal Dependencies write them."""
        return {**_TENSES[self.tense], **({"Number": _NUMBERS[self.person[1]]} if self.person else {})}


def conjugate(
    lemmas: Iterable[str], tables: Mapping[str, str], order: Sequence[str]
) -> tuple[dict[str, Form], dict[tuple[str, str], str], frozenset[str]]:
    """Forms by what is written, the first in `order` where several are alike, the rare ones last; the present by verb
    and person; and what is written like a participle.

    `tables` give for the end of an infinitive, the longest that fits, the ends of its forms in `order` (`pres 3s`).
    """
    forms: dict[str, Form] = {}
    present: dict[tuple[str, str], str] = {}
    participles: set[str] = set()
    for lemma in sorted(lemmas):
        ending = next((lemma[i:] for i in range(len(lemma)) if lemma[i:] in tables), None)
        if ending is None:
            continue
        stem = lemma.removesuffix(ending)
        named = zip(order, tables[ending].split(), strict=True)
        for name, written in sorted(named, key=lambda each: each[0] in _RARE):
            tense, _, person = name.partition(" ")
            forms.setdefault(stem + written, Form(lemma, tense, person))
            if tense in ("part", "ger"):
                participles.add(stem + written)
            if tense == "pres":
                present[lemma, person] = stem + written
    return forms, present, frozenset(participles)
