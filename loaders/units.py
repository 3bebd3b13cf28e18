"""First stage, people: tokens gathered into units of one letter each, on which patterns of introduction match.

O office, Q several of an office, S state or organization, D demonym, K demonym as a noun, N person's name, M ministry
or the like, L government or the like, which may be called by who leads it, H honorific, P preposition "of", B
preposition "at", R preposition "for", Y "in the name of", W field of an office, V possessive, T article, C comma or
bracket, E "and", A word that may stand between, F "former", G genitive mark, I "is", Z "became", U "succeeded", J "led
by", h "who leads", b "chief", q a relative that owns, . end of a sentence, | end of a paragraph, X any other.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from foedus.graph.names import fold
from foedus.loaders.lexicon import Lexicon, Words, lexicon
from foedus.loaders.words import Mention, Token

_CLASSES = (
    ("H", "honorifics"), ("F", "former"), ("P", "of"), ("V", "owning_determiners"), ("T", "articles"), ("E", "and"),
    ("G", "genitive"), ("M", "institutions"), ("A", "between_title_and_name"), ("B", "at"), ("R", "on_behalf"),
    ("b", "chiefs"), ("W", "fields"), ("L", "led_bodies"), ("I", "copulas"), ("Z", "becoming"), ("U", "succeeding"),
    ("J", "led_by"), ("q", "owning_relatives"),
)  # fmt: skip
_OF_SEVERAL = (
    ("between_title_and_name", "A"), ("in_name_of", "Y"), ("becoming", "Z"), ("led_by", "J"), ("who_leads", "h"),
    ("owning_phrases", "V"),
)  # fmt: skip
_LONGEST_OFFICE = 9  # tokens
_LONGEST_BETWEEN = 4
_FEW_TOKENS = 3
_MARKS = {",": "C", "(": "C", ")": "C", "-": "C"} | dict.fromkeys(".;:!?", ".")


class Unit(NamedTuple):
    """Tokens that count as one letter of a pattern, where they stand in the document, and what they mention."""

    letter: str
    text: str
    start: int
    end: int
    mention: Mention | None = None
    relation: str = ""


def units(paragraphs: Sequence[Sequence[Token]], found: Sequence[Mention], words: Lexicon) -> list[Unit]:
    """All tokens of a document as units; `found` are the mentions of its paragraphs."""
    by_start = {mention.start: mention for mention in found}
    made: list[Unit] = []
    bodies: list[Unit] = []
    for paragraph in paragraphs:
        for unit in _of_paragraph(paragraph, by_start, words):
            made.append(_known_body(unit, made, bodies, words))
            if unit.mention and unit.mention.kind in ("Alliance", "Organization"):
                bodies.append(unit)
        if paragraph:
            made.append(Unit("|", "", paragraph[-1].end, paragraph[-1].end))
    return made


def _known_body(unit: Unit, before: Sequence[Unit], bodies: Sequence[Unit], words: Lexicon) -> Unit:
    """« the organisation », « the League »: a unit of that body, named before, that has the noun in its name; of a noun
    that no name needs, « the alliance », the body that was named last."""
    if not before or before[-1].letter not in "TP" or unit.letter not in "NXM":
        return unit
    noun = fold(unit.text)
    if not words.has("body_nouns", noun):
        return unit
    bearing = [body for body in bodies if noun in fold(body.text).split()]
    bearing = bearing or ([] if unit.letter == "M" or words.has("own_names", noun) else [*bodies])
    return unit._replace(letter="S", mention=bearing[-1].mention) if bearing else unit


def _of_paragraph(tokens: Sequence[Token], by_start: dict[int, Mention], words: Lexicon) -> Iterator[Unit]:
    at = 0
    shouted = is_shouted(tokens)
    while at < len(tokens):
        letter, width, mention, relation = _letter(tokens, at, by_start, words)
        if shouted and letter == "N" and not mention:
            letter = "X"
        part = tokens[at : at + width]
        yield Unit(letter, text_of(part), part[0].start, part[-1].end, mention, relation)
        at += width


def _letter(
    tokens: Sequence[Token], at: int, by_start: dict[int, Mention], words: Lexicon
) -> tuple[str, int, Mention | None, str]:
    office = _office(tokens, at, words, by_start)
    mention = by_start.get(tokens[at].start)
    if mention:
        width = next(i for i in range(at, len(tokens)) if tokens[i].end >= mention.end) - at + 1
        if mention.kind == "Leader":
            # « cheikh Jaber » goes on where it is « cheikh Jaber al-Ahmad »
            last = at + width - 1
            width = max(
                width, name_width(tokens, at, by_start, words), width - 1 + name_width(tokens, last, by_start, words)
            )
            width = _with_number(tokens, at, width, words)
        if not office or (width >= office[1] and mention.kind != "Leader"):
            return _of_mention(mention, tokens[at], words), width, mention, ""
    if office:
        return office[0], office[1], None, office[2]
    word = fold(tokens[at].text) or tokens[at].text
    letter = _letters(words.language).get(word, "X")
    if letter in "XT" and (width := name_width(tokens, at, by_start, words)):
        return "N", _with_number(tokens, at, width, words), None, ""
    if letter in "XBPRTIb":
        for name, of_several in _OF_SEVERAL:
            if word.partition(" ")[0] in _begins(words.language, name) and (width := _several(tokens, at, words, name)):
                return of_several, width, None, ""
    return _MARKS.get(tokens[at].text, letter), 1, None, ""


@cache
def _letters(language: str) -> dict[str, str]:
    """The letter of each word that has one: of the first class that holds it."""
    classes = lexicon(language).classes
    return {word: letter for letter, name in reversed(_CLASSES) for word in classes.get(name, ())}


@cache
def _begins(language: str, name: str) -> Words:
    """The first words of the expressions of a class."""
    return frozenset(each.partition(" ")[0] for each in lexicon(language).classes.get(name, ()) if " " in each)


def _several(tokens: Sequence[Token], at: int, words: Lexicon, name: str) -> int:
    """How many tokens from `at` on are one expression of a class: « par intérim », « au nom de »."""
    for width in range(min(_LONGEST_BETWEEN, len(tokens) - at), 1, -1):
        if words.has(name, " ".join(fold(t.text) or t.text for t in tokens[at : at + width])):
            return width
    return 0


def _with_number(tokens: Sequence[Token], at: int, width: int, words: Lexicon) -> int:
    """The width of a ruler's name with its number."""
    after = tokens[at + width] if at + width < len(tokens) else None
    return width + bool(after and after.text[:1].isupper() and words.has("regnal", fold(after.text)))


def is_shouted(tokens: Sequence[Token]) -> bool:
    """Whether a stretch is written all in capitals, which then tell no name."""
    return len(tokens) > _FEW_TOKENS and "".join([token.text for token in tokens]).isupper()


def _of_mention(mention: Mention, token: Token, words: Lexicon) -> str:
    if mention.role == "demonym":
        return "K" if token.text[:1].isupper() and words.settings["demonym_nouns"] else "D"
    return {"Leader": "N", "Treaty": "X"}.get(mention.kind, "S")


def _office(
    tokens: Sequence[Token], at: int, words: Lexicon, by_start: Mapping[int, Mention] = MappingProxyType({})
) -> tuple[str, int, str] | None:
    """The letter, width and relation of an office that begins at a token, and ends before or with a name: not
    « président de la République » in « président de la République du Kenya »."""
    if fold(tokens[at].text).partition(" ")[0] not in words.office_begins:
        return None
    for width in range(min(_LONGEST_OFFICE, len(tokens) - at), 0, -1):
        if not fold(tokens[at].text) or not fold(tokens[at + width - 1].text):
            continue
        within = (by_start.get(token.start) for token in tokens[at + 1 : at + width])
        if any(mention and mention.end > tokens[at + width - 1].end for mention in within):
            continue
        title = " ".join(filter(None, (fold(token.text) for token in tokens[at : at + width])))
        if relation := words.offices.get(title):
            return "O", width, relation
        if relation := words.plural_offices.get(title):
            return "Q", width, relation
    return None


def name_width(tokens: Sequence[Token], at: int, by_start: dict[int, Mention], words: Lexicon) -> int:
    """How many tokens from `at` on are capitalised words that may be a person's name; 0 for none."""
    if not _capitalised(tokens[at].text) and fold(tokens[at].text) not in words.classes["name_particles"]:
        return 0
    last = 0
    i = at
    while i < len(tokens):
        text, folded = tokens[i].text, fold(tokens[i].text)
        inner = by_start.get(tokens[i].start) if i > at else None
        if inner and inner.role != "demonym" and (inner.kind != "Leader" or _is_owner(tokens, i, inner, words)):
            break
        glued = i > at and tokens[i].start == tokens[i - 1].end
        elided = i > at and text.endswith("'") and i + 1 < len(tokens) and tokens[i + 1].text[:1].isupper()
        prefixed = i == at and folded in words.classes["name_particles"] and _hyphened(tokens, i)
        initial = text == "." and glued and len(tokens[i - 1].text) == 1
        joined = last and glued and tokens[i - 1].text == "-" and text.isalpha()  # « Pyun Yung-tai »
        if (
            _capitalised(text)
            and (elided or folded not in words.classes["never_names"])
            and (i == at or not _office(tokens, i, words))
        ) or joined:
            last = i - at + 1
        elif not prefixed and (
            not last or not ((text in "-'" and glued) or initial or folded in words.classes["name_particles"])
        ):
            break
        i += 1
    return last


def _is_owner(tokens: Sequence[Token], at: int, leader: Mention, words: Lexicon) -> bool:
    """« Mirage de Nicolas Sarkozy »: a full name behind "of" is whose something is."""
    return words.has("of", fold(tokens[at - 1].text)) and leader.end > tokens[at].end


def _hyphened(tokens: Sequence[Token], at: int) -> bool:
    """Whether a hyphen and a capitalised word follow without space: « al-Wasila »."""
    after = tokens[at + 1 : at + 3]
    return len(after) == 2 and after[0].text == "-" and after[0].start == tokens[at].end and _capitalised(after[1].text)


def _capitalised(text: str) -> bool:
    return text[:1].isupper() and (text.isalpha() or any(letter.isalpha() for letter in text))


def text_of(tokens: Sequence[Token]) -> str:
    """The letters of tokens with a space where the document has one."""
    if len(tokens) == 1:
        return tokens[0].text
    text = ""
    for i, token in enumerate(tokens):
        text += (" " if i and tokens[i - 1].end < token.start else "") + token.text
    return text
