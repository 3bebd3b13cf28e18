"""The plain values between the stages of reading: mentions, words, sentences."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Mention:
    """Characters `start` to `end` name one of `nodes` (ids, the likeliest first), of `kind`; `role` as of a Name."""

    start: int
    end: int
    nodes: tuple[str, ...]
    kind: str
    role: str

    @property
    def node(self) -> str:
        """The id of what is most likely meant."""
        return self.nodes[0]


@dataclass(slots=True)
class Word:
    """A word of a sentence as the parser sees it; a name of several words is one Word with its Mention.

    `dep` and `pos` are Universal Dependencies labels, `head` the index of its head in the sentence (itself at the
    root), `morph` features such as {"Tense": "Past"}, `start` and `end` characters of the document.
    """

    i: int
    text: str
    lemma: str
    pos: str
    dep: str
    head: int
    start: int
    end: int
    morph: dict[str, str] = field(default_factory=dict)
    mention: Mention | None = None
    children: list[int] = field(default_factory=list)


@dataclass(slots=True)
class Sentence:
    """Words in order, where the sentence begins and ends in the document, and the number of its paragraph."""

    words: list[Word]
    start: int
    end: int
    paragraph: int

    def children(self, word: Word, *deps: str) -> list[Word]:
        """Dependents of a word, in order; of certain labels where some are given."""
        found = (self.words[i] for i in word.children)
        return [child for child in found if not deps or child.dep in deps or child.dep.split(":")[0] in deps]

    def head(self, word: Word) -> Word:
        """What a word depends on: itself at the root."""
        return self.words[word.head]

    def subtree(self, word: Word) -> list[Word]:
        """A word and all that depends on it, in the order of the sentence."""
        found, waiting = [], [word]
        while waiting:
            found.append(current := waiting.pop())
            waiting += [self.words[i] for i in current.children]
        return sorted(found, key=lambda each: each.i)

    def ancestors(self, word: Word) -> list[Word]:
        """What a word depends on, nearest first, up to the root."""
        found = []
        while word.head != word.i:
            word = self.words[word.head]
            found.append(word)
        return found
