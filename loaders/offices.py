"""Who is meant by an office without a name: « le président russe », « le ministre », « le porte-parole du Kremlin »."""

from __future__ import annotations

from collections.abc import Sequence

from foedus.graph.names import fold
from foedus.loaders.cast import Cast
from foedus.loaders.introductions import Held
from foedus.loaders.person import Person
from foedus.loaders.words import Sentence, Word


def holders(sentence: Sentence, word: Word, of: Sequence[str], cast: Cast) -> list[str]:
    """The person whom the text names elsewhere as holding an office of `of`, else what the office is of.

    An official whom the text does not name speaks for the state. Without an owner, « le président » is the last one
    named who is a president.
    """
    if word.morph.get("Number") == "Plur":
        return list(of)
    if of:
        persons = [p for p in _by_recency(cast) if any(held.of in of for held in p.offices)]
    else:
        here = [node for w in sentence.words[: word.i] if w.mention for node in reversed(w.mention.nodes)]
        persons = [cast.people[node] for node in reversed(here) if node in cast.people]
        persons += [p for p in _by_recency(cast) if p.id in cast.recent]
    fitting = [p for p in persons if _holds(p, word, of, cast)]
    return [fitting[0].id] if fitting else list(of)


def _by_recency(cast: Cast) -> list[Person]:
    order = {node: place for place, node in enumerate(cast.recent)}
    return sorted(cast.people.values(), key=lambda p: -order.get(p.id, -1))


def _holds(person: Person, word: Word, of: Sequence[str], cast: Cast) -> bool:
    lesser = cast.words.is_a(word.lemma, "lesser_offices") or cast.words.has("sovereigns", word.lemma)
    sent = cast.words.has("any_envoy", word.lemma)
    for held in person.offices:
        if of and held.of not in of:
            continue
        if sent and (held.relation or _was(held, cast)) == "represents":
            return True
        titled = any(word.lower in title.lower() or word.lemma in title.lower() for title in held.titles)
        titled = titled or any(_same_rank(word.lower, title, cast) for title in held.titles)
        if titled or (not held.titles and not of and not lesser and held.relation == "leads"):
            return True
        if cast.words.is_a(word.lemma, "any_head") and held.relation == "leads":
            return True
    return False


def _was(held: Held, cast: Cast) -> str:
    """The relation of an office that somebody held at another time, by its title."""
    return next((cast.words.offices.get(fold(title), "") for title in held.titles), "")


def _same_rank(noun: str, title: str, cast: Cast) -> bool:
    """Whether a noun is another title of an office: « the premier » of a prime minister."""
    ranks = cast.words.settings.get("same_offices", ())
    return any(fold(noun) in rank and fold(title) in rank for rank in ranks)
