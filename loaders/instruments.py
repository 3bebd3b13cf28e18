"""First stage, treaties: agreements, declarations and the like that a text describes rather than names.

« le traité d'amitié, de coopération et d'assistance mutuelle de 1997 entre A et B » is one mention: a treaty noun with
its matters, adjectives, year and parties. A later « le traité » is the one of its kind that was named last.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from foedus.graph import Node
from foedus.graph.names import fold, slug
from foedus.loaders.gazetteer import Gazetteer
from foedus.loaders.lexicon import Lexicon
from foedus.loaders.words import Mention, Token

_FEW = 3
_BESIDE = 8  # tokens between a treaty and the year in which it was made
_STOPS = (".", ";", ":")
_YEAR = re.compile(r"1[5-9]\d\d|20\d\d")


@dataclass(slots=True)
class Described:
    """A treaty as a text describes it: id, head noun, folded content words, year (of one that the gazetteer names those
    in which it was signed and came into force), parties, and all its wordings."""

    id: str
    head: str
    content: frozenset[str]
    year: str
    parties: list[str]
    wordings: list[str] = field(default_factory=list)
    named: bool = False  # by the gazetteer, and its name does not tell its parties
    plural: bool = False  # several at once, « des pactes avec A et B »

    def may_be(self, other: Described) -> bool:
        """Whether another description may be of this treaty: the same noun, and nothing at odds."""
        if self.head != other.head or (self.year and other.year and other.year not in self.year):
            return False
        if self.plural != other.plural and not self.content & other.content:
            return False
        if self.parties and other.parties and not {*self.parties} & {*other.parties}:
            return False
        return other.content <= self.content or self.content <= other.content


class Instruments:
    """The treaties of a document, gathered paragraph by paragraph in the order of the text."""

    def __init__(
        self, names: Gazetteer, words: Lexicon, flat: str, document: str, states: Collection[str] = ()
    ) -> None:
        self._names, self._words, self._flat, self._document, self._states = names, words, flat, document, states
        self.known: list[Described] = []
        self._heads: dict[str, str] = {}  # treaty nouns by how they are written, in the singular and in the plural
        for ending in ("", *words.settings["plurals"]):
            self._heads = {noun + ending: noun for noun in words.classes["treaty_nouns"]} | self._heads

    def find(self, tokens: Sequence[Token], found: Sequence[Mention]) -> list[Mention]:
        """Mentions of described treaties in a paragraph; `found` are its other mentions."""
        by_start = {mention.start: mention for mention in found}
        named = [(mention.start, mention.end) for mention in found if mention.kind == "Treaty"]
        mentions = []
        at = free = 0
        while at < len(tokens):
            if (known := by_start.get(tokens[at].start)) and known.kind == "Treaty":
                self._note(tokens, known)
            width = self._width(tokens, at, by_start)
            inside = width > 0 and any(start <= tokens[at].start < end for start, end in named)
            if not width or inside or self._is_no_treaty(tokens, at, width):
                at += 1
                continue
            first, after = self._first(tokens, at, free, found), at + width
            wide = after - first > 1 or (first > 0 and self._is(tokens[first - 1], "definite"))
            made = self._made(tokens, first, after) if wide else ""
            if wide and (ident := self._which(tokens[first:after], at - first, by_start, made)):
                mentions.append(Mention(tokens[first].start, tokens[after - 1].end, (ident,), "Treaty", "text"))
                free = after
            at = after
        return mentions

    def _note(self, tokens: Sequence[Token], mention: Mention) -> None:
        """Take a treaty that the gazetteer knows for one that a later « le traité » may mean."""
        inside = [token for token in tokens if mention.start <= token.start < mention.end]
        heads = [head for token in inside if (head := self._head(token))]
        content = frozenset(fold(token.text) for token in inside if not self._head(token))
        told = self._names.nodes[mention.node].attributes
        years = " ".join(str(day)[:4] for day in (told.get("signed"), told.get("in_force")) if day)
        self.known = [each for each in self.known if each.id != mention.node]
        if heads:
            parties = self._names.parties(mention.node)
            apart = not self._names.paired(self._flat[mention.start : mention.end])
            self.known.append(Described(mention.node, heads[0], content, years, parties, named=apart))

    def _first(self, tokens: Sequence[Token], head: int, free: int, found: Sequence[Mention]) -> int:
        """Where a description begins whose noun stands at `head`, in a language that puts matters before it."""
        by_end = {mention.end: mention for mention in found if mention.kind not in ("Treaty", "Leader")}
        first = head
        while self._words.settings.get("matters_first") and first > free:
            token = tokens[first - 1]
            if mention := by_end.get(token.end):
                start = next(i for i, t in enumerate(tokens) if t.end > mention.start)
            elif self._describes(token) or (first > 1 and self._joint(tokens, first - 1)):
                start = first - 1
            else:
                break
            if start < free:
                break
            first = start
        return first

    def _describes(self, token: Token) -> bool:
        if self._is(token, "treaty_adjectives") or self._is(token, "treaty_matters") or _YEAR.fullmatch(token.text):
            return True
        return self._names_one(token)

    def _specifies(self, token: Token) -> bool:
        """Whether a word behind « le texte » begins to tell which one is meant: « le texte préparé par A »."""
        written = token.text.lower()
        return written in self._words.participles or any(
            self._is(token, name) for name in ("of", "relative_pronouns", "treaty_about")
        )

    def _joint(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether a hyphen or an « and » between two matters stands here."""
        glued = tokens[at].text == "-" and tokens[at - 1].end == tokens[at].start
        return glued or (self._is(tokens[at], "and") and self._is(tokens[at - 1], "treaty_matters"))

    def _is(self, token: Token, name: str) -> bool:
        if name == "manner":
            return token.text.lower().endswith(str(self._words.settings.get("adverb_ending", "\0")))
        folded = fold(token.text) or token.text
        return self._words.has(name, folded) or self._words.has(name, token.text.lower())

    def _width(self, tokens: Sequence[Token], at: int, by_start: dict[int, Mention]) -> int:
        """How many tokens from `at` on describe a treaty; 0 for none."""
        if tokens[at].start in by_start or not self._head(tokens[at]):
            return 0
        end = at + 1
        while step := self._step(tokens, at, end, by_start):
            end += step
        return end - at

    def _is_no_treaty(self, tokens: Sequence[Token], at: int, width: int) -> bool:
        """Whether words around a treaty noun say that there is none, « faute d'accord », or that something else is
        meant: "a treaty port", « le texte préparé par A »."""
        if at > 1 and self._is(tokens[at - 1], "of"):
            before = tokens[at - 3 : at - 1] if self._is(tokens[at - 2], "manner") else tokens[at - 2 : at - 1]
            if any(self._is(token, "of_no_treaty") for token in before):
                return True  # « tombe finalement d'accord »
        after = tokens[at + width : at + width + 1]
        told = width == 1 and self._is(tokens[at], "any_treaty")
        return any(self._is(token, "treaty_compounds") or (told and self._specifies(token)) for token in after)

    def _head(self, token: Token) -> str:
        return self._heads.get(token.text.lower(), "")

    def _step(self, tokens: Sequence[Token], head: int, at: int, by_start: dict[int, Mention]) -> int:
        """How many tokens go on describing it: an adjective, « de » with a matter, a year, « entre » with parties."""
        if at >= len(tokens):
            return 0
        mention = by_start.get(tokens[at].start)
        behind = not self._words.settings.get("matters_first")
        if behind and mention and mention.role == "demonym":
            return sum(mention.start <= token.start < mention.end for token in tokens)
        if behind and self._is(tokens[at], "treaty_adjectives"):
            return 1
        start = at + 1 if tokens[at].text == "," or self._is(tokens[at], "and") else at
        if start >= len(tokens):
            return 0
        if start == at and self._is(tokens[at], "between"):
            return 0 if self._is(tokens[head], "truces") else self._parties(tokens, at, by_start)
        if start + 2 < len(tokens) and self._is(tokens[start + 1], "treaty_fields"):
            start += 2  # « en matière de défense »
        if not self._is(tokens[start], "treaty_links"):
            return 0
        inner = start + 1
        while inner < len(tokens) and self._is(tokens[inner], "determiners"):
            inner += 1
        return self._matter(tokens, inner, by_start, at, listed=start > at)

    def _matter(
        self, tokens: Sequence[Token], inner: int, by_start: dict[int, Mention], at: int, *, listed: bool
    ) -> int:
        if inner >= len(tokens):
            return 0
        text = tokens[inner].text
        if self._is(tokens[inner], "treaty_matters"):
            return inner - at + 1
        if listed:
            return 0
        if self._is(tokens[at], "treaty_about") and text.islower() and text.isalpha() and inner > at + 1:
            return inner - at + 1
        dated = self._is(tokens[at], "of")
        if dated and _YEAR.fullmatch(text):
            return inner - at + 1
        if (
            dated
            and text.isdigit()
            and inner + 2 < len(tokens)
            and tokens[inner + 1].text.lower() in self._words.settings["months"]
        ):
            return inner - at + (3 if _YEAR.fullmatch(tokens[inner + 2].text) else 2)
        if mention := by_start.get(tokens[inner].start):
            if mention.kind in ("State", "Organization", "Alliance") and mention.role != "demonym":
                return sum(mention.start <= t.start < mention.end for t in tokens) + inner - at
            return 0
        name = self._name(tokens, inner, by_start, inner > at + 1)
        return inner - at + name if name else 0

    def _names_one(self, token: Token) -> bool:
        return token.text[:1].isupper() and not self._is(token, "never_names")

    def _name(self, tokens: Sequence[Token], at: int, by_start: dict[int, Mention], definite: bool) -> int:
        """How many tokens of a name stand at `at`: « traité de Trianon », « traité de la Triple Alliance »."""
        run = [self._names_one(token) and token.start not in by_start for token in tokens[at : at + 1 + definite]]
        width = sum(run) if run and run[0] else 0
        return width + self._hyphened(tokens, at + width) if width else 0

    def _hyphened(self, tokens: Sequence[Token], at: int) -> int:
        """How many tokens more a name has behind a hyphen: « Brest-Litovsk »."""
        parts = tokens[at - 1 : at + 2]
        hyphened = len(parts) == 3 and parts[1].text == "-" and parts[0].end == parts[1].start
        return 2 if hyphened and parts[1].end == parts[2].start and self._names_one(parts[2]) else 0

    def _parties(self, tokens: Sequence[Token], at: int, by_start: dict[int, Mention]) -> int:
        """The tokens of « entre A et B » or « avec B », where all of A and B are names."""
        end, last = at + 1, at
        while end < len(tokens):
            mention = by_start.get(tokens[end].start)
            if mention and mention.role != "demonym" and mention.kind != "Treaty":
                end = last = next(i for i in range(end, len(tokens)) if tokens[i].end >= mention.end) + 1
            elif self._is(tokens[end], "determiners") or self._is(tokens[end], "and") or tokens[end].text == ",":
                end += 1
            else:
                break
        return last - at if last > at else 0

    def _made(self, tokens: Sequence[Token], first: int, end: int) -> str:
        """The year beside a word that says when a treaty was made: « un traité d'amitié conclu en 1971 »."""
        begins = tuple(self._words.classes.get("treaty_made", ()))
        behind = [*takewhile(lambda token: token.text not in _STOPS, tokens[end : end + _BESIDE])]
        for near in (behind, tokens[max(first - _BESIDE, 0) : first]):
            year = next((t.text for t in near if _YEAR.fullmatch(t.text)), "")
            if year and any(fold(t.text).startswith(begins) for t in near):
                return year
        return ""

    def _which(self, part: Sequence[Token], head: int, by_start: dict[int, Mention], made: str) -> str | None:
        described = self._describe(part, head, by_start, made)
        if len(part) == 1 and self._is(part[0], "any_treaty"):  # « le texte », whatever it is called elsewhere
            binding = (each.id for each in reversed(self.known) if not self._words.has("unbinding", each.head))
            if named := next(binding, None):
                return named
        for known in reversed(self.known):
            if known.may_be(described):
                known.wordings += [w for w in described.wordings if w not in known.wordings]
                known.content |= described.content
                known.year = known.year or described.year
                known.parties = known.parties or described.parties
                return known.id
        if self._is(part[head], "any_treaty") and not self._tells_what(part, described):
            return None  # « des documents à Lomé »
        if not described.content and not described.year and not described.parties:
            return None  # « un accord »: nothing tells it from any other
        self.known.append(described)
        return described.id

    def _tells_what(self, part: Sequence[Token], described: Described) -> bool:
        """Whether a text or document is described as a treaty is, not by a place alone."""
        matters = self._words.classes["treaty_matters"] | self._words.classes["treaty_adjectives"]
        about = any(self._is(token, "treaty_about") for token in part)
        return bool(about or described.year or described.parties or described.content & matters)

    def _describe(self, part: Sequence[Token], head: int, by_start: dict[int, Mention], made: str) -> Described:
        wording = self._flat[part[0].start : part[-1].end]
        between = next((t.start for t in part[head + 1 :] if self._is(t, "between")), part[-1].end)
        shorter = self._flat[part[0].start : between].strip()
        place = next((t.start for t in part[head + 1 :] if self._is(t, "prepositions_of_place")), part[-1].end)
        unplaced = self._flat[part[0].start : place].strip() if place > part[head].end + 1 else wording
        rest = [*part[:head], *part[head + 1 :]]
        skipped = ("treaty_links", "determiners", "between", "and")
        content = {fold(t.text) for t in rest if fold(t.text) and not any(self._is(t, name) for name in skipped)}
        year = next((t.text for t in reversed(part) if _YEAR.fullmatch(t.text)), "")
        parties = self._named_parties(part, by_start)
        known = self._known_by(year, parties) or self._known_of(year or made, parties, content)
        ident = known or slug(wording)
        if not (known or year or parties or any(t.text[:1].isupper() for t in rest)):
            ident = f"{ident}-{slug(self._document.rpartition('.')[0] or self._document)[:40]}"
        return Described(
            ident,
            self._head(part[head]),
            frozenset(content - {year}),
            year,
            parties,
            [*dict.fromkeys((wording, shorter, unplaced))],
            plural=part[head].text.lower() != self._head(part[head]),
        )

    def _named_parties(self, part: Sequence[Token], by_start: dict[int, Mention]) -> list[str]:
        """Whom a description names as parties: « entre A et B »; elsewhere a capital is where it was signed."""
        between = next((i for i, token in enumerate(part) if self._is(token, "between")), len(part))
        named = [(i, m) for i, token in enumerate(part) if (m := by_start.get(token.start))]
        told = [m for i, m in named if i > between or (m.kind == "State" and m.role not in ("capital", "seat"))]
        binds = not any(self._is(token, "unbinding") for token in part)
        return [node for m in told for node in (m.nodes if binds else m.nodes[:1])]

    def _known_by(self, year: str, parties: Sequence[str]) -> str | None:
        """The one treaty of the gazetteer that was signed in a year by these parties among others."""
        if len(parties) < 2:
            return None
        return _only(node for node in self._signed_in(year) if {*parties} <= {*self._names.parties(node.id)})

    def _known_of(self, year: str, parties: Sequence[str], content: Collection[str]) -> str | None:
        """The one treaty of the gazetteer that was signed in a year by few, all of whom the text names, on one of the
        matters of a description."""
        classes = self._words.classes
        matters = {*content} & (classes["treaty_matters"] | classes["treaty_adjectives"])

        def fits(node: Node) -> bool:
            known = self._names.parties(node.id)
            about = {word for name in node.names for word in fold(name.text).split()}
            return 1 < len(known) <= _FEW and {*parties} <= {*known} <= {*self._states} and bool(about & matters)

        return _only(node for node in self._signed_in(year) if fits(node)) if matters else None

    def _signed_in(self, year: str) -> list[Node]:
        return self._names.signed.get(year, []) if year else []


def _only(nodes: Iterable[Node]) -> str | None:
    """The id of the one node that there is; None of none and of several."""
    ids = [node.id for node in nodes]
    return ids[0] if len(ids) == 1 else None
