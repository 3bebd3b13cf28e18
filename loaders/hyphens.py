"""Words broken at a hyphen, made whole: by the end of a line, « mem- » and « bres », or by a tokenizer that knows them
in small letters alone, « Celle », « - » and « ci ». Each is one token, with all places as its own."""

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


def hyphened(tokens: Sequence[Token], known: Container[str]) -> list[Token]:
    """Tokens of which three that are written as one word with a hyphen are one, where that is `known`."""
    made: list[Token] = []
    for token in tokens:
        made.append(token)
        if len(made) < 3 or made[-2].text != "-":
            continue
        word, start = "".join(part.text for part in made[-3:]), made[-3].start
        if token.end - start == len(word) and word.lower() in known:
            made[-3:] = [Token(word, start, token.end)]
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
