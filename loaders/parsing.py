"""The one door to spaCy: tokens of a plain text, and sentences parsed with every name as a single familiar word.

A parser trained on the news of one decade stumbles over acronyms and names it never saw. So each mention is shown to
it as one common word of the same gender and number (settings `[[stand_in]]` of the lexicon), and the words of the
sentence keep the places of the original. Where sentences begin is settled beforehand, by punctuation.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from foedus.graph.errors import FoedusError
from foedus.graph.names import fold
from foedus.loaders.lexicon import Lexicon
from foedus.loaders.universal import universal
from foedus.loaders.when import Expression
from foedus.loaders.words import Mention, Sentence, Token, Word

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Span
    from spacy.tokens import Token as SpacyToken

_ENDS, _CLOSING, _OPENING = (".", "!", "?", ";", "..", "..."), ("”", '"', ")", "]"), ("“", '"', "(", "[", "-")
_LONGEST = 150  # words; a longer sentence is cut, because the parser's time and errors grow with it


@dataclass(frozen=True, slots=True)
class Piece:
    """What the parser is shown for a token or a whole mention, where that stands in the document, and whether a
    time expression stands just before it."""

    shown: str
    start: int
    end: int
    space: bool
    mention: Mention | None
    after_time: bool


@cache
def _pipeline(language: str, models: tuple[str, ...]) -> Language:
    import spacy

    for model in models:
        try:
            return spacy.load(model, exclude=["ner"])
        except OSError:
            continue
    names = " or ".join(model.replace("_", "-") for model in models)
    raise FoedusError(f"to read {language!r}, a language model is needed. Install it with: pip install {names}")


def _pipeline_of(words: Lexicon) -> Language:
    return _pipeline(words.language, tuple(words.settings["models"]))


def tokens(text: str, words: Lexicon, start: int, end: int) -> list[Token]:
    """The tokens of a stretch of plain text, without spaces; places count from the document's begin."""
    doc = _pipeline_of(words).tokenizer(text[start:end])
    return [Token(t.text, start + t.idx, start + t.idx + len(t)) for t in doc if not t.is_space]


def sentences(
    paragraphs: Iterable[tuple[Sequence[Token], Sequence[Mention], Sequence[Expression]]], words: Lexicon
) -> Iterator[list[Sentence]]:
    """The sentences of each paragraph, given as its tokens, mentions and time expressions.

    Time expressions are not shown to the parser and are no words of a sentence: they stand anywhere between a verb
    and its complements, where they only lead it astray.
    """
    from spacy.tokens import Doc

    pipeline = _pipeline_of(words)

    def shown() -> Iterator[tuple[Doc, tuple[int, list[Piece], Sequence[Expression]]]]:
        for number, (paragraph, mentions, times) in enumerate(paragraphs):
            pieces = _pieces(_timeless(paragraph, times), mentions, times, words)
            doc = Doc(pipeline.vocab, words=[p.shown for p in pieces], spaces=[p.space for p in pieces])
            for token, begins in zip(doc, _begins(pieces), strict=True):
                token.is_sent_start = begins
            yield doc, (number, pieces, times)

    for doc, (number, pieces, times) in pipeline.pipe(shown(), as_tuples=True, batch_size=32):
        yield _with_times([_sentence(span, pieces, number, words) for span in doc.sents], times)


def _with_times(parsed: list[Sentence], times: Sequence[Expression]) -> list[Sentence]:
    """The sentences stretched over the time expressions before, and after the last one behind, their words."""
    last_end = -1
    for sentence in parsed:
        sentence.start = min([sentence.start, *(t.start for t in times if last_end <= t.start < sentence.start)])
        last_end = sentence.end
    if parsed:
        parsed[-1].end = max([parsed[-1].end, *(t.end for t in times)])
    return parsed


def _begins(pieces: Sequence[Piece]) -> list[bool]:
    """Which pieces begin a sentence."""
    begins, since = [], 0
    for i, piece in enumerate(pieces):
        since += 1
        ended = i > 0 and not _closes(pieces, i) and _ended(pieces, i) and _can_begin(pieces, i)
        begins.append(i == 0 or since > _LONGEST or ended)
        since = 0 if begins[-1] else since
    return begins


def _closes(pieces: Sequence[Piece], i: int) -> bool:
    return pieces[i].shown in ("”", ")", "]") or (pieces[i].shown == '"' and pieces[i - 1].end == pieces[i].start)


def _ended(pieces: Sequence[Piece], i: int) -> bool:
    before = i - 1
    while before > 0 and pieces[before].shown in _CLOSING and i - before <= 3:
        before -= 1
    return pieces[before].shown in _ENDS


def _can_begin(pieces: Sequence[Piece], i: int) -> bool:
    if pieces[i - 1].shown == ";" or pieces[i].after_time:
        return True
    after = i
    while after < len(pieces) - 1 and pieces[after].shown in _OPENING and after - i < 3:
        after += 1
    letter = pieces[after].shown[:1]
    return letter.isupper() or letter.isdigit() or pieces[after].mention is not None


def _timeless(paragraph: Sequence[Token], times: Sequence[Expression]) -> list[Token]:
    hidden = {start for time in times for start in range(time.start, time.end)}
    kept: list[Token] = []
    for i, token in enumerate(paragraph):
        leading = token.text == "," and i > 0 and paragraph[i - 1].start in hidden
        if token.start not in hidden and not (leading and (not kept or kept[-1].text in _ENDS)):
            kept.append(token)
    return kept


def _pieces(
    paragraph: Sequence[Token], mentions: Sequence[Mention], times: Sequence[Expression], words: Lexicon
) -> list[Piece]:
    named = {mention.start: mention for mention in mentions}
    ends = {time.end for time in times}
    pieces: list[Piece] = []
    skip_to = -1
    for i, token in enumerate(paragraph):
        if token.start < skip_to:
            continue
        mention = named.get(token.start)
        end = mention.end if mention else token.end
        after = next((t for t in paragraph[i + 1 :] if t.start >= end), None)
        shown = _retold(token.text, words)
        if end == token.end and not mention and (long := _number(paragraph, i)):
            shown, end = long
        if mention and mention.role != "demonym":
            if mention.role == "list" and pieces and fold(pieces[-1].shown) in words.classes["determiners"]:
                pieces[-1] = replace(pieces[-1], shown=words.settings["plural_determiner"])
            shown = _stand_in(mention, pieces[-1].shown if pieces else "", words)
        space = bool(after and after.start > end)
        after_time = any(end in ends for end in range(token.start - 3, token.start + 1))
        pieces.append(Piece(shown, token.start, end, space, mention, after_time))
        skip_to = end
    return pieces


def _number(paragraph: Sequence[Token], i: int) -> tuple[str, int] | None:
    """« 15 000 » as one word, and where it ends."""
    last = i
    while last + 1 < len(paragraph) and paragraph[last].text.isdigit() and paragraph[last + 1].start == paragraph[last].end + 1:
        if len(paragraph[last + 1].text) != 3 or not paragraph[last + 1].text.isdigit():
            break
        last += 1
    digits = "".join(token.text for token in paragraph[i : last + 1])
    return (digits, paragraph[last].end) if last > i else None


def _retold(text: str, words: Lexicon) -> str:
    """A verb in a tense that the model hardly knows, in one that it knows."""
    lower = text.lower()
    if form := words.settings["retold"].get(lower):
        return str(form)
    for ending, present, infinitive in words.settings["retold_endings"]:
        if lower.endswith(ending) and lower.removesuffix(ending) + infinitive in words.verbs:
            return text[: len(text) - len(ending)] + str(present)
    return text


def _stand_in(mention: Mention, before: str, words: Lexicon) -> str:
    for choice in words.settings["stand_in"]:
        kind = "list" if mention.role == "list" and mention.kind != "Leader" else mention.kind
        if kind in choice["kinds"] and ("after" not in choice or fold(before) in choice["after"]):
            return str(choice["word"])
    return "X"


def _sentence(span: Span, pieces: list[Piece], paragraph: int, words: Lexicon) -> Sentence:
    parsed = [_word(token, span, pieces[token.i], words) for token in span]
    universal(parsed, words.settings.get("labels", {}), words.settings.get("structure", {}))
    for word in parsed:
        if word.head != word.i:
            parsed[word.head].children.append(word.i)
    first, last = pieces[span.start], pieces[span.end - 1]
    return Sentence(parsed, first.start, last.end, paragraph)


def _word(token: SpacyToken, span: Span, piece: Piece, words: Lexicon) -> Word:
    head = token.head.i - span.start if span.start <= token.head.i < span.end else token.i - span.start
    word = Word(
        token.i - span.start, token.text, token.lemma_.lower(), token.pos_, token.dep_, head,
        piece.start, piece.end, token.morph.to_dict(), piece.mention,
    )  # fmt: skip
    if not piece.mention:
        _mend(word, words)
    return word


def _mend(word: Word, words: Lexicon) -> None:
    """Give a form the lemma that the model missed, and a participle taken for an adjective its due."""
    if verb := words.settings["forms"].get(word.lower):
        if word.pos in ("VERB", "AUX", "ADV") or (word.pos in ("NOUN", "ADJ") and word.relation in ("ROOT", "conj")):
            word.lemma, word.pos = verb, "VERB"
            return
    if word.pos not in ("VERB", "ADJ", "NOUN") or word.lemma in (words.verbs if word.pos == "VERB" else words.known):
        return
    for ending, lemma_ending, participle in words.settings["inflections"]:
        lemma = word.lower.removesuffix(ending) + lemma_ending
        if word.lower.endswith(ending) and lemma in words.verbs and (participle or word.pos == "VERB"):
            if word.pos in ("ADJ", "NOUN"):
                word.pos, word.morph = "VERB", {**word.morph, "VerbForm": "Part", "Tense": "Past"}
            word.lemma = lemma
            return
    singulars = (word.lower.removesuffix(plural) for plural in ("", *words.settings["plurals"]))
    if noun := next((each for each in singulars if each in words.known and each not in words.verbs), None):
        word.lemma, word.pos = noun, "NOUN"
