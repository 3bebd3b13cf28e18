"""First stage: where a text names actors and treaties that the gazetteer knows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

from foedus.graph.dates import Interval
from foedus.graph.names import fold
from foedus.loaders.gazetteer import Form, Gazetteer
from foedus.loaders.lexicon import Lexicon, lexicon
from foedus.loaders.words import Mention, Token

_FEW = 4


def known(tokens: Sequence[Token], names: Gazetteer, days: Interval, words: Lexicon) -> list[Mention]:
    """Mentions of gazetteer entries, the longest name first, without overlaps, in the order of the text.

    `days` is the time that the text speaks of: it tells a state that ceased from its successor.
    """
    parts = [(word, i) for i, token in enumerate(tokens) for word in fold(token.text).split()]
    passed_over = _passed_over(words.language)
    found: list[Mention] = []
    at = 0
    while at < len(parts):
        if parts[at][0] not in names.longest and parts[at][0] not in passed_over:
            at += 1  # no name begins with that word
            continue
        mention, width = _longest(parts, at, tokens, names, days, words)
        if mention:
            found.append(mention)
        at += width
    return _joined(found, tokens)


def _longest(
    parts: list[tuple[str, int]],
    at: int,
    tokens: Sequence[Token],
    names: Gazetteer,
    days: Interval,
    known_words: Lexicon,
) -> tuple[Mention | None, int]:
    reach = max(names.longest.get(parts[at][0], 1), _passed_over(known_words.language).get(parts[at][0], 1))
    for width in range(min(reach, len(parts) - at), 0, -1):
        inside = at + width < len(parts) and parts[at + width][1] == parts[at + width - 1][1]
        if inside or (at and parts[at - 1][1] == parts[at][1]):
            continue
        words = " ".join(word for word, _ in parts[at : at + width])
        if known_words.has("no_actors", words):
            return None, width
        if not names.knows(words):
            continue
        first, last = tokens[parts[at][1]], tokens[parts[at + width - 1][1]]
        mention = _named(words, tokens[parts[at][1] : parts[at + width - 1][1] + 1], names, days, known_words)
        place = parts[at][1], parts[at + width - 1][1]
        if (
            mention
            and not _national(mention, tokens, place[1] + 1, names)
            and not _of_another(tokens, *place, known_words)
            and not _is_given_name(mention, tokens, *place, names, known_words)
        ):
            return Mention(first.start, last.end, *mention), width
    return None, 1


@cache
def _passed_over(language: str) -> dict[str, int]:
    """The most words of an expression that names no actor, by its first word."""
    found: dict[str, int] = {}
    for expression in lexicon(language).classes.get("no_actors", ()):
        first, *rest = expression.split() or [""]
        found[first] = max(found.get(first, 1), 1 + len(rest))
    return found


def _of_another(tokens: Sequence[Token], first: int, last: int, words: Lexicon) -> bool:
    """Whether a name is part of that of a company or the like, or of a word such as « pro-russe »."""
    around = [*tokens[max(first - 1, 0) : first], *tokens[last + 1 : last + 2]]
    if any(token.text[:1].isupper() and words.has("namesakes", fold(token.text)) for token in around):
        return True
    hyphened = first > 1 and tokens[first - 1].text == "-" and tokens[first - 1].end == tokens[first].start
    return hyphened and words.has("prefixes", fold(tokens[first - 2].text))


def _is_given_name(
    mention: tuple[tuple[str, ...], str, str], tokens: Sequence[Token], first: int, last: int, names: Gazetteer,
    words: Lexicon,
) -> bool:  # fmt: skip
    """« Jordan X », « Paris Y »: a state or town without article right before another name."""
    alone = mention[1] == "State" and mention[2] != "demonym" and first == last and last + 1 < len(tokens)
    if not alone or not words.settings.get("given_names_bare"):
        return False
    name, surname = tokens[last], tokens[last + 1]
    bare = first == 0 or not words.has("determiners", fold(tokens[first - 1].text) or tokens[first - 1].text)
    written = surname.start == name.end + 1 and name.text.istitle() and surname.text.istitle()
    known = fold(surname.text).split()[:1]
    own = not known or known[0] in names.longest or known[0] in words.office_begins
    return bare and written and not own and not words.has("never_names", fold(surname.text))


def _national(mention: tuple[tuple[str, ...], str, str], tokens: Sequence[Token], after: int, names: Gazetteer) -> bool:
    """Whether the name of an organization is that of a state's own body: « le Conseil de sécurité turc »."""
    if mention[1] != "Organization" or mention[2] != "alias" or after >= len(tokens):
        return False
    return tokens[after].text.islower() and fold(tokens[after].text) in names.demonyms


def _named(
    words: str, tokens: Sequence[Token], names: Gazetteer, days: Interval, lexicon: Lexicon
) -> tuple[tuple[str, ...], str, str] | None:
    written = "".join(token.text for token in tokens)
    forms = [form for form in names.forms.get(words, ()) if _spelt(form, tokens, written)]
    if not lexicon.settings.get("foreign_acronyms", True):
        forms = [form for form in forms if form.role != "acronym" or form.language in ("", lexicon.language)]
    if forms:
        # A form that several share goes to the one that bears it as its own name before those that merely sit there.
        ranked = sorted(forms, key=lambda form: form.role in ("capital", "seat"))
        ids = names.at(list(dict.fromkeys(form.entry for form in ranked)), days)
        role = next(form.role for form in ranked if form.entry == ids[0])
        return (ids[0],), names.nodes[ids[0]].kind, role
    if written[:1].isupper() and (state := names.lands.capital_of(words, days)):
        return (state,), "State", "capital"
    large = words in names.small or any(token.text[:1].isupper() for token in tokens)
    if large and (several := names.group(words, days)):
        return several, "State", "list"
    if large and words in names.demonyms and (len(tokens) == 1 or "-" in written or written[:1].isupper()):
        return (names.at(names.demonyms[words], days)[0],), "State", "demonym"
    if "-" in written and (pair := names.compound(words, days)):
        return pair, "State", "demonym"
    return None


def _spelt(form: Form, tokens: Sequence[Token], written: str) -> bool:
    if form.exact:
        return written.replace(".", "") == form.text.replace(" ", "").replace(".", "").replace("-", "") or (
            written == form.text.replace(" ", "")
        )
    if not form.text[:1].isupper():
        return True
    return any(token.text[:1].isupper() for token in tokens)


def _joined(found: list[Mention], tokens: Sequence[Token]) -> list[Mention]:
    """A name and its acronym in brackets behind it are one mention."""
    starts = {token.start: i for i, token in enumerate(tokens)}
    ends = {token.end: i for i, token in enumerate(tokens)}
    joined: list[Mention] = []
    for mention in found:
        before = joined[-1] if joined else None
        opening = tokens[starts[mention.start] - 1] if starts[mention.start] else None
        closing = tokens[ends[mention.end] + 1] if ends[mention.end] + 1 < len(tokens) else None
        if (
            before and opening and closing and opening.text == "(" and closing.text == ")"
            and ends.get(before.end) == starts[mention.start] - 2 and mention.node == before.node
        ):  # fmt: skip
            joined[-1] = Mention(before.start, closing.end, before.nodes, before.kind, before.role)
        else:
            joined.append(mention)
    return joined


def halves(flat: str, found: Sequence[Mention], names: Gazetteer, words: Lexicon, days: Interval) -> dict[str, str]:
    """What « the North » means in a text that tells of North Korea, « le Sud » in one that tells of either Korea."""
    states = [m for m in reversed(found) if m.kind == "State"]
    named = [(flat[m.start : m.end].lower().split()[0], m.node) for m in states]
    meant = {first: node for first, node in named if words.has("quarters", first)}
    told = list(dict.fromkeys(node for m in states for node in m.nodes if node in names.nodes))
    for own, half, other, another in (found for node in told for found in _divided(node, names, words)):
        enough = words.has("told_by_other_half", half) or another in told
        if enough and names.was_at(own, days) and names.was_at(another, days):
            meant = {half: own, other: another} | meant
    return meant


def _divided(node: str, names: Gazetteer, words: Lexicon) -> Iterator[tuple[str, str, str, str]]:
    """A state that is half of what it is called after, the word that tells which, that of another half, and that."""
    known = names.nodes[node]
    own = known.names if known.kind == "State" and "halves" in words.classes else ()
    for name in (each for each in own if each.language == words.language):
        parts = fold(name.text).split()
        half = next((part for part in parts if words.has("halves", part)), "")
        for other in sorted(words.classes["halves"] - {half}) if half else ():
            forms = names.forms.get(" ".join(other if part == half else part for part in parts), ())
            yield from ((node, half, other, form.entry) for form in forms if form.entry != node)


def settled(found: Sequence[Mention], flat: str, names: Gazetteer, days: Interval) -> list[Mention]:
    """The mentions, where several treaties share a name with the one among whose parties are most that are named; and
    where a town stands for an organization of that time rather than for a state that the text does not name."""
    found = _seated(found, flat, names, days)
    anothers = _others_seats(found, flat)
    found = [m for m in found if not (m.role == "seat" and flat[m.start : m.end].lower() in anothers)]
    named = Counter(node for mention in found for node in mention.nodes if mention.kind == "State")
    told = [_settled(mention, flat, names, named) if mention.kind == "Treaty" else mention for mention in found]
    return [m for m in told if m.kind != "Treaty" or not _is_anothers(m, flat, names, named)]


def _seated(found: Sequence[Mention], flat: str, names: Gazetteer, days: Interval) -> list[Mention]:
    """« Brussels » is the Union in a text that tells of its time or names it, unless it names Belgium otherwise too."""
    named = {mention.node for mention in found if mention.role != "capital"}
    seats = {town: node for town, node in names.seats.items() if node in named or names.was_at(node, days)}

    def of(mention: Mention) -> Mention:
        seated = seats.get(fold(flat[mention.start : mention.end])) if mention.role == "capital" else None
        if seated is None or mention.node in named:
            return mention
        return replace(mention, nodes=(seated,), kind=names.nodes[seated].kind)

    return [of(mention) for mention in found] if seats else list(found)


def _others_seats(found: Sequence[Mention], flat: str) -> set[str]:
    """The names of seats that the text gives another state: « Pakistan's Foreign Office » is not that of London."""
    seats = set()
    for before, seat in pairwise(found):
        between = flat[before.end : seat.start].strip()
        owned = between in ("'s", "’s", "'") or (not between and before.role == "demonym")
        if seat.role == "seat" and before.kind == "State" and owned and before.node != seat.node:
            seats.add(flat[seat.start : seat.end].lower())
    return seats


def _is_anothers(mention: Mention, flat: str, names: Gazetteer, named: Mapping[str, int]) -> bool:
    """Whether a treaty is one between few of whom the text names none: « l'accord intérimaire de 1995 », « l'accord
    d'Alger » may be others, « le traité franco-russe » is not."""
    parties = names.parties(mention.node)
    few = 1 < len(parties) <= _FEW and not any(party in named for party in parties)
    return few and not names.paired(flat[mention.start : mention.end])


def _settled(mention: Mention, flat: str, names: Gazetteer, named: Mapping[str, int]) -> Mention:
    forms = [form.entry for form in names.forms.get(fold(flat[mention.start : mention.end]), ())]
    shared = {entry: _parties_named(entry, names, named) for entry in forms if names.nodes[entry].kind == "Treaty"}
    best = max(shared, key=lambda entry: (shared[entry], entry == mention.node), default=mention.node)
    return replace(mention, nodes=(best,))


def _parties_named(entry: str, names: Gazetteer, named: Mapping[str, int]) -> int:
    return sum(named.get(party, 0) for party in names.parties(entry))


def merged(part: Sequence[Token], found: Sequence[Mention]) -> list[Mention]:
    """The mentions of a paragraph without overlaps: the longest first, people before others of the same length.

    Of people only those count whom `loaders.people` found, which tells who they are.
    """
    if not part:
        return []
    chosen: list[Mention] = []
    inside = [m for m in found if part[0].start <= m.start and m.end <= part[-1].end]
    for mention in sorted(inside, key=lambda m: (m.start - m.end, m.kind != "Leader", m.start)):
        if mention.kind == "Leader" and mention.role not in ("text", "office", "list"):
            continue
        if all(mention.end <= other.start or other.end <= mention.start for other in chosen):
            chosen.append(mention)
    return sorted(chosen, key=lambda m: m.start)
