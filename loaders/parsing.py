"""The one door to spaCy: tokens of a plain text, and sentences parsed with every name as a single familiar word.

A parser trained on the news of one decade stumbles over acronyms and names it never saw. So each mention is shown to
it as one common word of the same gender and number (settings `[[stand_in]]` of the lexicon), and the words of the
sentence keep the places of the original.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from foedus.graph.errors import FoedusError
from foedus.graph.names import fold
from foedus.loaders.lexicon import Lexicon
from foedus.loaders.mentions import Token
from foedus.loaders.words import Mention, Sentence, Word

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Span
    from spacy.tokens import Token as SpacyToken


@dataclass(frozen=True, slots=True)
class Piece:
    """What the parser is shown for a token or a whole mention, and where that stands in the document."""

    shown: str
    start: int
    end: int
    space: bool
    mention: Mention | None


@cache
def _pipeline(model: str) -> Language:
    import spacy

    try:
        return spacy.load(model, exclude=["ner"])
    except OSError as error:
        raise FoedusError(
            f"the language model {model} is not installed. Install it with: pip install {model.replace('_', '-')}"
        ) from error


def tokens(text: str, words: Lexicon, start: int, end: int) -> list[Token]:
    """The tokens of a stretch of plain text, without spaces; places count from the document's begin."""
    doc = _pipeline(words.settings["model"]).tokenizer(text[start:end])
    return [Token(t.text, start + t.idx, start + t.idx + len(t)) for t in doc if not t.is_space]


def sentences(
    paragraphs: Iterable[tuple[Sequence[Token], Sequence[Mention]]], words: Lexicon
) -> Iterator[tuple[int, list[Sentence]]]:
    """For each paragraph, given as its tokens and mentions: its number and its sentences."""
    from spacy.tokens import Doc

    pipeline = _pipeline(words.settings["model"])

    def shown() -> Iterator[tuple[Doc, tuple[int, list[Piece]]]]:
        for number, (paragraph, mentions) in enumerate(paragraphs):
            pieces = _pieces(paragraph, mentions, words)
            doc = Doc(pipeline.vocab, words=[p.shown for p in pieces], spaces=[p.space for p in pieces])
            yield doc, (number, pieces)

    for doc, (number, pieces) in pipeline.pipe(shown(), as_tuples=True, batch_size=32):
        yield number, [_sentence(span, pieces, number) for span in doc.sents]


def _pieces(paragraph: Sequence[Token], mentions: Sequence[Mention], words: Lexicon) -> list[Piece]:
    named = {mention.start: mention for mention in mentions}
    pieces: list[Piece] = []
    skip_to = -1
    for i, token in enumerate(paragraph):
        if token.start < skip_to:
            continue
        mention = named.get(token.start)
        end = mention.end if mention else token.end
        after = next((t for t in paragraph[i + 1 :] if t.start >= end), None)
        shown = token.text
        if mention and mention.role != "demonym":
            shown = _stand_in(mention, paragraph[i - 1].text if i else "", words)
        pieces.append(Piece(shown, token.start, end, bool(after and after.start > end), mention))
        skip_to = end
    return pieces


def _stand_in(mention: Mention, before: str, words: Lexicon) -> str:
    for choice in words.settings["stand_in"]:
        if mention.kind in choice["kinds"] and ("after" not in choice or fold(before) in choice["after"]):
            return str(choice["word"])
    return "X"


def _sentence(span: Span, pieces: list[Piece], paragraph: int) -> Sentence:
    words = [_word(token, span, pieces[token.i]) for token in span]
    for word in words:
        if word.head != word.i:
            words[word.head].children.append(word.i)
    first, last = pieces[span.start], pieces[span.end - 1]
    return Sentence(words, first.start, last.end, paragraph)


def _word(token: SpacyToken, span: Span, piece: Piece) -> Word:
    head = token.head.i - span.start if span.start <= token.head.i < span.end else token.i - span.start
    return Word(
        token.i - span.start, token.text, token.lemma_.lower(), token.pos_, token.dep_, head,
        piece.start, piece.end, token.morph.to_dict(), piece.mention,
    )  # fmt: skip
