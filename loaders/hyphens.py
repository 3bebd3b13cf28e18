"""Words that the end of a line broke, made whole: « mem- » and « bres » are one token, with both places as its own; and
those that were cut at a hyphen of theirs, « Celui - ci »."""

from __future__ import annotations

from collections.abc import Callable, Container, Sequence

from foedus.loaders.words import Token

_LONGEST = 60  # letters: longer than any word that a line may break


def rejoined(tokens: Sequence[Token], flat: str, is_word: Callable[[str], bool]) -> list[Token]:
    """The tokens of a plain text with broken words whole. A hyphen that belongs to a word stays: where the document
    has it elsewhere, or where only so it `is_word`."""
    made: list[Token] = []
    for token in tokens:
        if made and _broken(made[-1], token, flat):
            made[-1] = Token(_whole(made[-1].text, token.text, flat, is_word), made[-1].start, token.end)
        else:
            made.append(token)
    return made


def whole(tokens: Sequence[Token], listed: Container[str]) -> list[Token]:
    """The tokens, those of a listed word with a hyphen in it as one, whatever its first letter's case."""
    made: list[Token] = []
    for token in tokens:
        first, hyphen = made[-2:] if len(made) > 1 else (token, token)
        text = first.text + hyphen.text + token.text
        glued = first.end == hyphen.start and hyphen.end == token.start
        if hyphen.text == "-" and glued and text.lower() in listed:
            made[-2:] = [Token(text, first.start, token.end)]
        else:
            made.append(token)
    return made


def _broken(before: Token, after: Token, flat: str) -> bool:
    if not before.text.endswith("-") or not before.text[:1].isalpha() or not after.text[:1].islower():
        return False
    if len(before.text) > _LONGEST:
        return False
    between = flat[before.end : after.start]
    return between.count("\n") == 1 and not between.strip()


def _whole(first: str, second: str, flat: str, is_word: Callable[[str], bool]) -> str:
    joined, hyphened = first[:-1] + second, first + second
    if joined in flat:
        return joined
    only_hyphened = is_word(hyphened.lower()) and not is_word(joined.lower())
    return hyphened if hyphened in flat or only_hyphened else joined
