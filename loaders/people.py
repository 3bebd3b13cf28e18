"""First stage, people: leaders that the text introduces by an office or a state, and every later mention of them.

Tokens are turned into a string of one letter each, on which the lexicon's introduction patterns match:
O office, S state or organization, D demonym, N person's name, H honorific, P preposition "of", T article, C comma,
A word that may stand between, X any other.
"""

from __future__ import annotations


from collections.abc import Sequence
from dataclasses import dataclass, field

from foedus.graph.dates import Interval
from foedus.graph.names import fold, slug
from foedus.loaders.gazetteer import Gazetteer
from foedus.loaders.lexicon import Lexicon
from foedus.loaders.mentions import Token
from foedus.loaders.transliteration import alike
from foedus.loaders.words import Mention


@dataclass(slots=True)
class Person:
    """A leader of this document: id, spellings met, and the offices that the text gives (or one known by date)."""

    id: str
    spellings: list[str]
    offices: list[Held] = field(default_factory=list)

    @property
    def surnames(self) -> list[str]:
        """Last words of the spellings."""
        return [spelling.split()[-1] for spelling in self.spellings]

    @property
    def state(self) -> str | None:
        """What the person leads or represents, as first told."""
        return next((held.of for held in self.offices), None)


@dataclass(frozen=True, slots=True)
class Held:
    """An office as the text gives it: `leads` or `represents`, of whom, its words, and their place."""

    relation: str
    of: str
    title: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Unit:
    """A stretch of tokens that counts as one letter of the pattern."""

    letter: str
    first: int
    last: int
    mention: Mention | None = None
    relation: str = ""


def people(
    tokens: Sequence[Token], found: Sequence[Mention], names: Gazetteer, words: Lexicon, days: Interval
) -> tuple[list[Person], list[Mention]]:
    """The document's leaders and their mentions, the gazetteer's leaders among `found` included."""
    units = _units(tokens, found, words)
    letters = "".join(unit.letter for unit in units)
    cast = _introduced(tokens, units, letters, names, words, days)
    mentions = []
    for unit in units:
        if unit.letter == "N" and (person := _called(cast, _text(tokens, unit), exact=unit.mention is not None)):
            start = tokens[unit.first].start
            mentions.append(Mention(start, tokens[unit.last].end, (person.id,), "Leader", "text"))
    return [person for person in cast if person.offices], mentions


def _units(tokens: Sequence[Token], found: Sequence[Mention], words: Lexicon) -> list[Unit]:
    by_start = {mention.start: mention for mention in found}
    units: list[Unit] = []
    at = 0
    while at < len(tokens):
        unit = _unit(tokens, at, by_start, words)
        units.append(unit)
        at = unit.last + 1
    return units


def _unit(tokens: Sequence[Token], at: int, by_start: dict[int, Mention], words: Lexicon) -> Unit:
    word = fold(tokens[at].text)
    if mention := by_start.get(tokens[at].start):
        last = next(i for i in range(at, len(tokens)) if tokens[i].end >= mention.end)
        letter = {"Leader": "N", "Treaty": "X"}.get(mention.kind, "D" if mention.role == "demonym" else "S")
        if letter == "D" and tokens[at].text[:1].isupper() and words.settings["demonym_nouns"]:
            letter = "S"
        return Unit(letter, at, last, mention)
    if office := _office(tokens, at, words):
        return Unit("O", at, at + len(office[0].split()) - 1, None, office[1])
    if (last := _name_end(tokens, at, by_start, words)) is not None:
        return Unit("N", at, last)
    for letter, name in (("H", "honorifics"), ("P", "of"), ("T", "articles"), ("A", "between_title_and_name")):
        if word in words.classes[name]:
            return Unit(letter, at, at)
    return Unit("C" if tokens[at].text in (",", "(") else "X", at, at)


def _office(tokens: Sequence[Token], at: int, words: Lexicon) -> tuple[str, str] | None:
    for width in range(min(8, len(tokens) - at), 0, -1):
        parts = [fold(token.text) for token in tokens[at : at + width]]
        if all(parts) and (office := words.offices.get(" ".join(parts))):
            # the width in tokens matters, not in folded words
            return " ".join("x" for _ in parts), office.relation
    return None


def _name_end(tokens: Sequence[Token], at: int, by_start: dict[int, Mention], words: Lexicon) -> int | None:
    """Where a run of capitalised words that may be a person's name ends, or nothing."""
    last = None
    i = at
    while i < len(tokens):
        text = tokens[i].text
        joined = i > at and tokens[i].start == tokens[i - 1].end
        if i > at and tokens[i].start in by_start and by_start[tokens[i].start].role != "demonym":
            break
        if _capitalised(text) and fold(text) not in words.classes["never_names"]:
            last = i
        elif last is None or not (text == "-" and joined or fold(text) in words.classes["name_particles"]):
            break
        i += 1
    return last


def _capitalised(text: str) -> bool:
    return text[:1].isupper() and (len(text) > 1 or text == "O") and any(letter.isalpha() for letter in text)


def _text(tokens: Sequence[Token], unit: Unit) -> str:
    words = ""
    for before, token in zip((None, *tokens[unit.first : unit.last]), tokens[unit.first : unit.last + 1], strict=True):
        words += (" " if before and before.end < token.start else "") + token.text
    return words


def _introduced(
    tokens: Sequence[Token], units: list[Unit], letters: str, names: Gazetteer, words: Lexicon, days: Interval
) -> list[Person]:
    cast: list[Person] = []
    for unit in units:
        if unit.letter == "N" and unit.mention:
            _meet(cast, _text(tokens, unit), unit.mention.node)
    introductions = sorted(
        ((match, relation) for pattern, relation in words.introductions for match in pattern.finditer(letters)),
        key=lambda found: (-(found[0].end("n") - found[0].start("n")), found[0].start()),
    )
    waiting = []
    for match, relation in introductions:
        unit = units[match.start("n")]
        of = units[match.start("s")] if match["s"] else None
        office = units[match.start("o")] if match["o"] else None
        title = _text(tokens, office) if office else ""
        waiting.append((unit, of, (office.relation if office else "") or relation, title))
    for unit, of, relation, title in waiting:
        _hold(cast, tokens, unit, of, relation, title)
    for person in cast:
        if not person.offices:
            _known_office(person, names, days)
    return cast


def _hold(cast: list[Person], tokens: Sequence[Token], unit: Unit, of: Unit | None, relation: str, title: str) -> None:
    spelling = _text(tokens, unit)
    held_of = None
    if of and of.mention and of.letter in "SD":
        held_of = of.mention.node
    elif of and of.letter == "N" and (other := _called(cast, _text(tokens, of))):
        held_of = other.state
    person = _called(cast, spelling)
    if held_of is None or (person is None and len(spelling) < 3):
        return
    person = person or _meet(cast, spelling, slug(spelling))
    start, end = tokens[unit.first].start, tokens[unit.last].end
    first = min(start, tokens[of.first].start if of else start)
    last = max(end, tokens[of.last].end if of else end)
    if relation and all((held.relation, held.of) != (relation, held_of) for held in person.offices):
        person.offices.append(Held(relation, held_of, title, first, last))


def _meet(cast: list[Person], spelling: str, ident: str) -> Person:
    if person := next((p for p in cast if p.id == ident), None) or _called(cast, spelling):
        if spelling not in person.spellings:
            person.spellings.append(spelling)
        return person
    cast.append(Person(ident, [spelling]))
    return cast[-1]


def _called(cast: list[Person], spelling: str, *, exact: bool = False) -> Person | None:
    """The person of the cast that a name, whole or its last word alone, may be a spelling of."""
    words = spelling.split()
    for person in cast:
        for known in person.spellings:
            if _same_name(words, known.split()):
                if spelling not in person.spellings and len(words) > 1:
                    person.spellings.append(spelling)
                return person
    return None


def _same_name(one: list[str], other: list[str]) -> bool:
    if not alike(one[-1], other[-1]):
        return False
    if len(one) == 1 or len(other) == 1:
        return True
    first, second = fold(one[0]), fold(other[0])
    return first[:1] == second[:1] or alike(first, second)


def _known_office(person: Person, names: Gazetteer, days: Interval) -> None:
    for office in names.offices.get(person.id, ()):
        if office.days.overlaps(days):
            person.offices.append(Held("", office.of, "", -1, -1))


def spellings_of(person: Person) -> list[str]:
    """All spellings, the fullest first."""
    return sorted(dict.fromkeys(person.spellings), key=lambda s: (-len(s.split()), -len(s), s))


