"""What is noted while a document is read, for those who ask why: sentences, mentions, and the words that triggered."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from foedus.graph.model import Assertion, Evidence
from foedus.loaders.plain import blocks, plain
from foedus.loaders.words import Mention

Span = tuple[int, int]


@dataclass(slots=True)
class Watch:
    """Notes on a document: its `text`, what of it was `seen`, and where that begins; the places of the `sentences` and
    the `mentions` in them; for the place and the rule of a piece of evidence the place of its trigger."""

    text: str = ""
    seen: str = ""
    start: int = 0
    sentences: list[Span] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    triggers: dict[tuple[int, int, str], Span] = field(default_factory=dict)

    def begin(self, text: str, seen: str, start: int) -> None:
        """Take notes on another document."""
        self.text, self.seen, self.start = text, seen, start
        self.sentences, self.mentions, self.triggers = [], [], {}

    def trigger(self, piece: Evidence) -> Span | None:
        """Where the word stands that made a rule apply."""
        return self.triggers.get((piece.start, piece.end, piece.rule))

    def told(
        self, assertions: Sequence[Assertion]
    ) -> Iterator[tuple[Span, list[Mention], list[tuple[Assertion, Evidence]]]]:
        """Each sentence (or paragraph, where a reader does not tell its sentences) in the order of the text, with its
        mentions and with what was read in it."""
        places = sorted(self.sentences) or list(blocks(plain(self.seen), self.start))
        pieces = sorted(
            ((piece, a) for a in assertions for piece in a.evidence),
            key=lambda each: (each[0].start, each[0].end, each[0].rule),
        )
        starts = [*(start for start, _ in places[1:]), len(self.text) + 1]
        at = 0
        for place, limit in zip(places, starts, strict=False):
            inside = [m for m in self.mentions if place[0] <= m.start < place[1]]
            read = []
            while at < len(pieces) and pieces[at][0].start < limit:
                read.append((pieces[at][1], pieces[at][0]))
                at += 1
            yield place, inside, read
