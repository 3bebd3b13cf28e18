"""The plain values between the stages of reading: tokens, mentions, words, sentences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple


class _Relations(dict[str, str]):
    """Dependencies without their subtypes, each cut once: `obl` of `obl:agent`."""

    def __missing__(self, dep: str) -> str:
        self[dep] = cut = dep.partition(":")[0]
        return cut


_RELATIONS = _Relations()


class Token(NamedTuple):
    """A token of the plain text: its letters and where they stand in the document."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Mention:
    """Characters `start` to `end` name `nodes` (ids; more than one for a list of names), of `kind`.

    `role` is that of the Name that was found (label, alias, capital, demonym …), `text` where the document itself
    introduced it, or `list`.
    """

    start: int
    end: int
    nodes: tuple[str, ...]
    kind: str
    role: str

    @property
    def node(self) -> str:
        """The id of what is named, or named first."""
        return self.nodes[0]


@dataclass(slots=True, eq=False)
class Word:
    """A word of a sentence as the parser sees it; a name of several words is one Word with its Mention.

    `dep` and `pos` are Universal Dependencies labels, `head` the index of its head in the sentence (itself at the
    root), `morph` features such as {"Tense": "Past"}, `start` and `end` characters of the document, `lower` its letters
    in small. Each is equal to itself alone.
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
    lower: str = field(init=False)

    def __post_init__(self) -> None:
        self.lower = self.text.lower()

    @property
    def relation(self) -> str:
        """The dependency without its subtype: `obl` of `obl:agent`."""
        return _RELATIONS[self.dep]


@dataclass(slots=True)
class Sentence:
    """Words in order, where the sentence begins and ends in the document, and the number of its paragraph.

    `slots` keeps what was found to fill the places of its verbs, by the verb's index and how deep it was asked for. Of
    a question `answer` is who the next sentence says it was, `answered` whether it says `yes` or `no`.
    """

    words: list[Word]
    start: int
    end: int
    paragraph: int
    slots: dict[tuple[int, int], list[tuple[str, Word]]] = field(default_factory=dict)
    answer: tuple[str, ...] = ()
    answered: str = ""
    _below: list[list[Word]] = field(init=False)

    def __post_init__(self) -> None:
        self._below = [[self.words[i] for i in word.children] for word in self.words]

    def children(self, word: Word, *deps: str) -> list[Word]:
        """Dependents of a word, in order; of certain labels where some are given (`obl` stands for `obl:agent` too)."""
        below = self._below[word.i]
        if not deps or not below:
            return [*below]
        return [each for each in below if each.dep in deps or _RELATIONS[each.dep] in deps]

    def head(self, word: Word) -> Word:
        """What a word depends on: itself at the root."""
        return self.words[word.head]

    def subtree(self, word: Word) -> list[Word]:
        """A word and all that depends on it, in the order of the sentence."""
        found, waiting = [], [word]
        while waiting:
            found.append(current := waiting.pop())
            waiting += self._below[current.i]
        return sorted(found, key=lambda each: each.i)

    def ancestors(self, word: Word) -> list[Word]:
        """What a word depends on, nearest first, up to the root."""
        found = []
        while word.head != word.i:
            word = self.words[word.head]
            found.append(word)
        return found


def dependents(head: Word, words: Iterable[Word]) -> Iterator[Word]:
    """Dependents of a word in a sentence whose words have no children yet."""
    return (word for word in words if word.head == head.i and word is not head)


def break_circles(words: list[Word]) -> None:
    """Make a root of each word that, after heads were changed, would depend on itself through others, in place."""
    sound: set[int] = set()
    for word in words:
        below, above = [], word
        while above.i not in sound and above.head != above.i and above.i not in below:
            below.append(above.i)
            above = words[above.head]
        if above.i in below:
            above.head, above.dep = above.i, "ROOT"
        sound.update(below)
