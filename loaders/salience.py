"""Who stands out: what a sentence names, actors and mere things, and how likely a later pronoun means each.

The subject of the clause before stands out more than what the text is about, that more than objects, those more than
the rest. Things compete: a pronoun that likely means a thing means no actor.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from foedus.loaders.lexicon import Lexicon
from foedus.loaders.words import Sentence, Word

if TYPE_CHECKING:
    from foedus.loaders.cast import Cast

_TOPIC, _SUBJECT, SECOND, OBJECT, _PLACE, _OTHER, _ADJECTIVE = 90, 80, 68, 50, 40, 37, 12
_BELOW = 6  # how much less what a clause below another acts on
_FADES = (0, 35)  # by how much what the last sentence named, and the one before, stands out less
_GENDERS = {"Masc": "m", "Fem": "f"}
_CORE = ("nsubj", "obj", "iobj")
_TOWNS = ("capital", "seat")

Referring = Callable[[Sentence, Word], Sequence[str]]


class Figure(NamedTuple):
    """What an expression names: actors, or none for a mere thing; `gender` is m, f, p (plural) or "" for any of the
    singular ones; how much it stands out; where it stands in the text; whether it says where something happens, and by
    the name of a town; whether it is the name of a person who is not known."""

    nodes: tuple[str, ...]
    gender: str
    weight: int
    place: int
    place_name: bool = False
    town: bool = False
    unknown: bool = False


def figures(sentence: Sentence, cast: Cast, referring: Referring, end: int | None = None) -> Iterator[Figure]:
    """All that a sentence names before a word."""
    for word in sentence.words[:end]:
        mention = word.mention
        if mention and mention.kind == "Treaty":
            yield Figure((), _article_gender(sentence, word, cast), _weight(sentence, word, cast), word.start)
        elif mention:
            weight = _weight(sentence, word, cast)
            located = bool(sentence.children(word, "case"))
            town = located and mention.role in _TOWNS
            nodes = tuple(referring(sentence, word)) if mention.role == "demonym" else mention.nodes
            yield Figure(nodes, _gender(sentence, word, cast), weight, word.start, located, town)
            joined = [w.mention.nodes for w in sentence.children(word, "conj") if w.mention]
            if joined and mention.role != "demonym":
                nodes = (*mention.nodes, *(node for each in joined for node in each))
                yield Figure(nodes, "p", weight, word.start)
        elif word.lower in cast.words.settings.get("pairs", {}) and (nodes := tuple(referring(sentence, word))):
            yield Figure(nodes, "" if len(nodes) == 1 else "p", _weight(sentence, word, cast), word.start)
        elif place := _place(sentence, word, cast):
            yield place
        elif word.pos == "PROPN" and word.relation in _CORE and _is_full_name(sentence, word):
            yield Figure((), "", _weight(sentence, word, cast), word.start, unknown=True)
        elif word.pos == "NOUN" and ((actor := _stands_for_actor(sentence, word, cast)) or word.relation in _CORE):
            nodes = tuple(referring(sentence, word)) if actor or word.relation == "nsubj" else ()
            unknown = not nodes and actor and is_called(sentence, word, cast.words)
            yield Figure(nodes, _noun_gender(word), _weight(sentence, word, cast), word.start, unknown=unknown)
        elif (
            word.lower in cast.words.settings["pronouns"]
            and word.pos == "PRON"
            and (nodes := tuple(referring(sentence, word)))
        ):
            told = cast.words.settings["pronouns"][word.lower].get("genders", "")
            gender = (told or "p")[:1] if len(nodes) > 1 else ""  # « il » for the summit of two bodies
            yield Figure(nodes, gender, _weight(sentence, word, cast), word.start)


def _is_full_name(sentence: Sentence, word: Word) -> bool:
    """Whether a name that nobody knows is of two words or more, as those of persons are."""
    return any(part.text[:1].isupper() for part in sentence.children(word, "flat", "compound"))


def is_called(sentence: Sentence, word: Word, words: Lexicon) -> bool:
    """Whether a noun for a person has a name of its own that nobody knows: « le comte Antonelli », « la princesse de
    Galles », « le premier ministre, le colonel Takoré »."""
    behind = sentence.words[word.i + 1 : word.i + 5]
    if behind and words.has("of", behind[0].lower) and words.has("lords", word.lemma):
        behind = behind[1:]
    elif len(behind) > 1 and behind[0].text == ",":  # another title may stand between
        behind = behind[1:]
        titled = [w.pos == "DET" for w in behind[:1]] == [True] and len(behind) > 1 and _is_title(behind[1], words)
        behind = behind[2:] if titled else behind
    return bool(behind) and behind[0].text[:1].isupper() and not behind[0].mention


def _is_title(word: Word, words: Lexicon) -> bool:
    return words.is_a(word.lemma, "office_nouns") or words.has("person_nouns", word.lemma)


def _stands_for_actor(sentence: Sentence, word: Word, cast: Cast) -> bool:
    """« à son voisin », « le pays », « aux deux hommes »: a noun that means an actor wherever it stands."""
    if cast.words.is_a(word.lemma, "country_nouns", "ally_nouns", "office_nouns"):
        return True
    if cast.words.has("state_bodies", word.lemma):
        return word.relation in ("obl", "iobj")  # « remises à la junte »
    counted = any(c.lower in cast.words.settings["numbers"] for c in sentence.children(word, "nummod", "det"))
    several = counted and word.morph.get("Number") == "Plur"
    return several and cast.words.is_a(word.lemma, "person_nouns", "pair_nouns")


def _place(sentence: Sentence, word: Word, cast: Cast) -> Figure | None:
    """A town or region, and the state in which it lies."""
    places = cast.words.classes["prepositions_of_place"]
    if word.pos != "PROPN" or not any(case.lower in places for case in sentence.children(word, "case")):
        return None
    states = cast.names.states_of_place(word.text, cast.days)
    known = tuple(states) if len(states) == 1 else ()
    cast.kinds |= dict.fromkeys(known, "State")
    return Figure(known, "", _weight(sentence, word, cast), word.start, True, True)


def faded(scene: Sequence[Sequence[Figure]]) -> Iterator[Figure]:
    """What the last sentences named, standing out the less the longer ago."""
    for fades, named in zip(_FADES, reversed(scene), strict=False):
        for each in named:
            yield each._replace(weight=each.weight - fades)


def _weight(sentence: Sentence, word: Word, cast: Cast) -> int:
    if word.mention and word.mention.role == "demonym" and word.relation in ("amod", "nmod", "compound"):
        return _ADJECTIVE
    if any(cast.words.has("as_for", w.lower) for w in sentence.words[max(word.i - 3, 0) : word.i]):
        return _TOPIC
    head, joined = word, 0
    while head.dep == "conj" and sentence.head(head) is not head:
        head, joined = sentence.head(head), joined + 4
    return _role(sentence, head) - min(joined, 8)


def _role(sentence: Sentence, word: Word) -> int:
    head = sentence.head(word)
    if head is word:
        return _TOPIC
    if word.relation in ("nsubj", "csubj", "dislocated"):
        main = sentence.head(head) is head or head.relation in ("conj", "parataxis")
        return _SUBJECT if main else SECOND
    if word.i <= 1 and word.mention and not sentence.children(word, "case"):
        return _SUBJECT  # « X, pour sa part, … »
    if word.dep == "obl:agent":
        return SECOND - 8
    if word.relation in ("obj", "iobj"):
        return OBJECT - (_BELOW if head.relation in ("xcomp", "ccomp", "acl", "advcl") else 0)
    return _PLACE if word.relation == "obl" else _OTHER


def _gender(sentence: Sentence, word: Word, cast: Cast) -> str:
    mention = word.mention
    if mention is None:
        return ""
    if len(mention.nodes) > 1:
        return "p"
    if mention.role in _TOWNS:
        return ""
    if mention.role == "office":  # « le roi de Jordanie » is not feminine, whatever Jordan is
        article = cast.text[mention.start : mention.end].lower().replace("'", "' ").split(" ", 1)[0]
        return str(cast.words.settings.get("genders", {}).get(article, ""))
    if mention.role == "demonym" and word.morph.get("Number") == "Plur":
        return "p"
    return _article_gender(sentence, word, cast) or cast.gender(mention.node)


def _article_gender(sentence: Sentence, word: Word, cast: Cast) -> str:
    genders: dict[str, str] = cast.words.settings.get("genders", {})
    articles = (genders.get(child.lower, "") for child in sentence.children(word, "det"))
    return next((gender for gender in articles if gender), "")


def _noun_gender(word: Word) -> str:
    return "p" if word.morph.get("Number") == "Plur" else _GENDERS.get(word.morph.get("Gender", ""), "")
