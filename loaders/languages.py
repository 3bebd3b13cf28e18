"""Which language a text is in, where it does not say so itself, or where it may say so wrongly."""

from __future__ import annotations

from foedus.loaders.lexicon import languages

_SAMPLE = 20_000  # characters
_UNSURE = 5.0  # how much more likely a language that cannot be read must be than one that can: short texts mislead
_ENOUGH = 400  # characters that tell a language more surely than what a page says of itself


def agreed(said: str | None, text: str) -> str | None:
    """The language of a text whose page says one: many pages say that of the program that made them."""
    found = language_of(text)
    return said if said and (len(text) < _ENOUGH or found is None) else found


def language_of(text: str) -> str | None:
    """ISO 639-1 code of the language that a text is most likely in; None where there are no words to tell it by."""
    from py3langid import rank

    sample = text[:_SAMPLE]
    if not any(letter.isalpha() for letter in sample):
        return None
    scores = {str(language): float(score) for language, score in rank(sample)}
    best = max(scores, key=scores.__getitem__)
    likely = {
        language: scores[language] for language in languages() if scores.get(language, -1e9) > scores[best] - _UNSURE
    }
    return max(likely, key=likely.__getitem__, default=best)
