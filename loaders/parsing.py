"""The one door to spaCy: tokens of a plain text, and the parsed sentences of a document."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from foedus.graph.errors import FoedusError
from foedus.loaders.coordinated import part_clauses
from foedus.loaders.gerunds import gerunds
from foedus.loaders.hyphens import hyphened, rejoined
from foedus.loaders.lexicon import Lexicon
from foedus.loaders.mending import mend
from foedus.loaders.pieces import Piece, begins, pieces
from foedus.loaders.rehanging import rehang
from foedus.loaders.universal import universal
from foedus.loaders.when import Expression
from foedus.loaders.words import Mention, Sentence, Token, Word, break_circles

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Span
    from spacy.tokens import Token as SpacyToken
    from spacy.tokens.morphanalysis import MorphAnalysis

_ENOUGH_ACTORS = 3


@cache
def _pipeline(language: str, models: tuple[str, ...]) -> Language:
    import spacy

    for model in models:
        try:
            return _quick(spacy.load(model, exclude=["ner"]))
        except OSError:
            continue
    names = " or ".join(model.replace("_", "-") for model in models)
    raise FoedusError(f"to read {language!r}, a language model is needed. Install it with: pip install {names}")


def _quick(pipeline: Language) -> Language:
    """A pipeline whose lemmatizer looks its tens of thousands of words up in sets: as spaCy loads them they are lists,
    through which half its time is spent searching. Rules that only give tags, which nothing here reads, are left out.
    """
    if pipeline.has_pipe("lemmatizer"):
        index = pipeline.get_pipe("lemmatizer").lookups.get_table("lemma_index", {})  # type: ignore[attr-defined]
        for part in index:
            index[part] = frozenset(index[part])
    if pipeline.has_pipe("attribute_ruler"):
        ruler = pipeline.get_pipe("attribute_ruler")
        telling = [rule for rule in ruler.patterns if rule["attrs"].keys() != {"TAG"}]  # type: ignore[attr-defined]
        ruler.clear()  # type: ignore[attr-defined]
        ruler.add_patterns(telling)  # type: ignore[attr-defined]
    return pipeline


def _pipeline_of(words: Lexicon) -> Language:
    return _pipeline(words.language, tuple(words.settings["models"]))


def tokens(text: str, words: Lexicon, start: int, end: int) -> list[Token]:
    """The tokens of a stretch of plain text, without spaces; places count from the document's begin."""
    pipeline = _pipeline_of(words)
    doc = pipeline.tokenizer(text[start:end])
    styles = [match.span() for match in re.finditer(words.settings.get("styles", r"(?!)"), text[start:end])]
    styled = {i for span in styles for i in range(*span)}  # « S. E. M. X » is mere « M. X »
    told = (t for t in doc if not t.is_space and t.idx not in styled)
    found = [Token(t.text, start + t.idx, start + t.idx + len(t)) for t in told]
    found = rejoined(found, text, pipeline.vocab.has_vector)
    return hyphened(found, words.classes.get("with_hyphen", ()))


def sentences(
    paragraphs: Iterable[tuple[Sequence[Token], Sequence[Mention], Sequence[Expression]]], words: Lexicon
) -> Iterator[list[list[Sentence]]]:
    """The sentences of each paragraph, given as its tokens, mentions and time expressions.

    Each sentence is a list of its parses, the likeliest first: one in which three or more actors are named is shown to
    the parser again with other words in their place, where the lexicon has others, because what it misread once it may
    not misread twice.
    """
    shown = [(pieces(*paragraph, words), paragraph[2]) for paragraph in paragraphs]
    firsts = list(_parsed([(of_paragraph, 0) for of_paragraph, _ in shown], words))
    spans = [
        (paragraph, span)
        for paragraph, parsed in enumerate(firsts)
        for span, sentence in enumerate(parsed)
        if sum(len(w.mention.nodes) for w in sentence.words if w.mention) >= _ENOUGH_ACTORS
    ]
    places = [_places(of_paragraph) for of_paragraph, _ in shown]
    tried = {(p, s): shown[p][0][slice(*places[p][s])] for p, s in spans}
    tried = {place: stretch for place, stretch in tried.items() if any(piece.others for piece in stretch)}
    again = _parsed([(stretch, 1) for stretch in tried.values()], words)
    seconds = {place: parsed[0] for place, parsed in zip(tried, again, strict=True)}
    for number, (parsed, (_, times)) in enumerate(zip(firsts, shown, strict=True)):
        _stretch(parsed, times)
        yield [
            [_numbered(first, first, number), *_second(seconds.get((number, i)), first, number)]
            for i, first in enumerate(parsed)
        ]


def _places(of_paragraph: Sequence[Piece]) -> list[tuple[int, int]]:
    starts = [i for i, begin in enumerate(begins(of_paragraph)) if begin]
    return list(pairwise([*starts, len(of_paragraph)]))


def _second(second: Sentence | None, first: Sentence, number: int) -> list[Sentence]:
    return [_numbered(second, first, number)] if second else []


def _numbered(sentence: Sentence, first: Sentence, number: int) -> Sentence:
    sentence.start, sentence.end, sentence.paragraph = first.start, first.end, number
    return sentence


def _parsed(stretches: Sequence[tuple[Sequence[Piece], int]], words: Lexicon) -> Iterator[list[Sentence]]:
    """Stretches of pieces, in a variant, as sentences."""
    from spacy.tokens import Doc

    pipeline = _pipeline_of(words)

    def shown() -> Iterator[tuple[Doc, Sequence[Piece]]]:
        for stretch, variant in stretches:
            shown_words = [piece.variant(variant) for piece in stretch]
            starts: list[bool | int | None] = (
                [*begins(stretch)] if variant == 0 else [i == 0 for i in range(len(stretch))]
            )
            spaces = [piece.space for piece in stretch]
            yield Doc(pipeline.vocab, words=shown_words, spaces=spaces, sent_starts=starts), stretch

    for doc, stretch in pipeline.pipe(shown(), as_tuples=True, batch_size=64):
        yield [_sentence(span, stretch, words) for span in doc.sents]


def _stretch(parsed: Sequence[Sentence], times: Sequence[Expression]) -> None:
    """Let sentences hold the time expressions before, and the last one also those behind, their words."""
    last_end = -1
    for sentence in parsed:
        sentence.start = min([sentence.start, *(t.start for t in times if last_end <= t.start < sentence.start)])
        last_end = sentence.end
    if parsed:
        parsed[-1].end = max([parsed[-1].end, *(t.end for t in times)])


def _sentence(span: Span, stretch: Sequence[Piece], words: Lexicon) -> Sentence:
    parsed = [_word(token, span, stretch[token.i]) for token in span]
    mistaken = words.settings.get("lemmas", {})
    for word in parsed:
        word.lemma = mistaken.get(word.lemma, word.lemma)
        if "oe" in word.lemma and (ligated := word.lemma.replace("oe", "œ")) in words.known:
            word.lemma = ligated
    for i, word in enumerate(parsed):
        if not word.mention:
            mend(parsed, i, words)
        elif word.pos in ("VERB", "AUX"):
            word.pos = "NOUN"
    universal(parsed, words.settings)
    rehang(parsed, words)
    part_clauses(parsed, words)
    gerunds(parsed, words)
    break_circles(parsed)
    for word in parsed:
        if word.head != word.i:
            parsed[word.head].children.append(word.i)
    return Sentence(parsed, stretch[span.start].start, stretch[span.end - 1].end, 0)


def _word(token: SpacyToken, span: Span, piece: Piece) -> Word:
    begin, i, head = span.start, token.i, token.head.i
    return Word(
        i - begin, piece.text or token.text, piece.lemma or token.lemma_.lower(), token.pos_, token.dep_,
        (head if begin <= head < span.end else i) - begin, piece.start, piece.end, _features(token.morph),
        piece.mention,
    )  # fmt: skip


@lru_cache(maxsize=4096)
def _features(morph: MorphAnalysis) -> dict[str, str]:
    return morph.to_dict()
