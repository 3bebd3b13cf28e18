"""Whose name a name is: two spellings of one person, and leaders whom the gazetteer knows by date."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

from foedus.graph.dates import Interval
from foedus.graph.names import fold
from foedus.loaders.gazetteer import Gazetteer, Office
from foedus.loaders.transliteration import alike, skeleton

_NEAR = 10_000  # a year, in days written YYYYMMDD
_FAR = 400_000
_NUMBER = re.compile(r"(?:[IVX]+|1)(?:er|re)?")
_FEW = 2  # words
_LONG = 5  # letters of a given name that may be spelt in several ways


def same_name(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two names, as words, may be one person's: the last words alike and the first ones not at odds.

    A single word may be the other's last word, or its first one (« M. Abiy » for Abiy Ahmed).
    """
    if len(one) == 1 and len(other) == 1:
        return alike(one[0], other[0])
    if len(one) == 1 or len(other) == 1:
        short, full = (one, other) if len(one) == 1 else (other, one)
        same_given = fold(short[0]) == fold(full[0]) or (len(short[0]) >= _LONG and alike(short[0], full[0]))
        return same_given or alike(short[0], full[-1])
    if not alike(one[-1], other[-1]):
        return _turned(one, other) or _begins(one, other) or _begins(other, one)
    first, second = fold(one[0]), fold(other[0])
    return first == second or alike(one[0], other[0]) or (min(len(first), len(second)) == 1 and first[:1] == second[:1])


def _begins(one: Sequence[str], other: Sequence[str]) -> bool:
    """A name without the family's: « Tamim ben Hamad » for Tamim ben Hamad Al Thani."""
    same = alike if len(one) > _FEW else lambda first, second: fold(first) == fold(second)
    return len(one) < len(other) and all(map(same, one, other))


def _turned(one: Sequence[str], other: Sequence[str]) -> bool:
    """Given name and surname the other way round."""
    return len(one) == len(other) == 2 and alike(one[0], other[1]) and alike(one[1], other[0])


def known_leader(
    spelling: str, of: str | None, names: Gazetteer, days: Interval, *, titled: bool = False
) -> str | None:
    """The id of the one leader whom the gazetteer may mean by a spelling; None where there is none or several.

    With `of`, only those of a state or organization; without, a single word must be the name of a head of state or
    government then in office, unless an office stands beside it (`titled`).
    """
    words = tuple(spelling.split())
    fitting: dict[str, Office] = {}
    for leader in sounding(words, names):
        offices = [o for o in names.offices[leader] if (of is None or o.of == of) and _around(o.days, days, words, of)]
        if offices and any(_is_named(words, name) for name in _names(leader, names, full=len(words) > 1)):
            fitting[leader] = offices[0]
    if not fitting:
        return None
    if len(words) == 1 and of is None:
        lasts = {leader: {fold(_surname(n.text)) for n in names.nodes[leader].names} for leader in fitting}
        fitting = {k: o for k, o in fitting.items() if titled or o.relation == "leads"}
        fitting = {k: o for k, o in fitting.items() if any(_is_surname(spelling, last, titled) for last in lasts[k])}
    better: tuple[Callable[[str], bool], ...] = (
        lambda leader: any(fold(words[-1]) == fold(name.text.split()[-1]) for name in names.nodes[leader].names),
        lambda leader: any(o.days.overlaps(days) for o in names.offices[leader]),
        lambda leader: any(o.days.overlaps(days) and o.relation == "leads" for o in names.offices[leader]),
    )
    for each in better:
        if len(fitting) > 1:
            fitting = {leader: office for leader, office in fitting.items() if each(leader)} or fitting
    return next(iter(fitting)) if len(fitting) == 1 else None


def led_elsewhere(spelling: str, of: str, names: Gazetteer) -> bool:
    """Whether a full name is that of leaders none of whom ever held an office of a state."""
    words = tuple(spelling.split())
    called = [n for n in sounding(words, names) if any(is_called(words, name) for name in _names(n, names, full=True))]
    return len(words) > 1 and bool(called) and all(o.of != of for leader in called for o in names.offices[leader])


def sounding(words: Sequence[str], names: Gazetteer) -> list[str]:
    """The ids of the leaders one of whose names begins or ends with the sound of the first or last of some words."""
    return sorted({*names.by_sound.get(skeleton(words[-1]), ()), *names.by_sound.get(skeleton(words[0]), ())})


@lru_cache(maxsize=65536)
def _is_named(words: tuple[str, ...], known: tuple[str, ...]) -> bool:
    """Whether a known name may be a spelling's, or all of its end: « Plombières Camillo Cavour »."""
    end = words[-len(known) :] if len(known) > 1 else ()
    return is_called(words, known) or [*map(fold, end)] == [*map(fold, known)]


def _names(leader: str, names: Gazetteer, *, full: bool) -> list[tuple[str, ...]]:
    """The names of a leader as words; of those only the full ones, where he has any: « Ricardo Patiño » is no Putin."""
    known = [tuple(name.text.split()) for name in names.nodes[leader].names]
    return [words for words in known if len(words) > 1 or not full] or known


def known_by_title(title: str, name: str, names: Gazetteer, days: Interval) -> str | None:
    """« le roi Hussein »: a leader who is known by his title with a name that others bear too."""
    ident = known_leader(f"{title} {name}", None, names, days) if title and " " not in name else None
    return ident if ident and fold(f"{title} {name}") in {fold(n.text) for n in names.nodes[ident].names} else None


def is_called(words: Sequence[str], known: Sequence[str]) -> bool:
    """Whether a known name may be a spelling's: one known by a given name alone has no other surname."""
    return same_name(words, known) and not (len(words) > len(known) == 1 and not alike(words[-1], known[0]))


def is_surname(spelling: str, name: str) -> bool:
    """Whether a single word is the surname in a name."""
    return " " in name and fold(spelling) == fold(_surname(name))


def _surname(name: str) -> str:
    """The word of a name by which somebody is called: the last one, of a monarch's the one before its number."""
    *before, last = name.split()
    return before[-1] if before and _NUMBER.fullmatch(last) else last


def _is_surname(spelling: str, last: str, titled: bool) -> bool:
    return fold(spelling) == last or (titled and alike(spelling, last))


def _around(held: Interval, days: Interval, words: Sequence[str], of: str | None) -> bool:
    """Whether a text may name the holder of an office: by a full name also long after, by a surname alone only near."""
    if len(words) > 1:
        return held.start <= days.end + _FAR
    margin = _NEAR if of is None else _NEAR * 3
    return held.overlaps(Interval(days.start - margin, days.end + margin))


def known_offices(leader: str, names: Gazetteer, days: Interval) -> list[Office]:
    """The offices that the gazetteer gives a leader at a time; of several states led at once, the one led longest."""
    held = [office for office in names.offices.get(leader, ()) if office.days.overlaps(days)]
    led = [office for office in held if office.relation == "leads" and names.nodes[office.of].kind == "State"]
    longest = max(led, key=lambda office: office.days.end - office.days.start, default=None)
    return [office for office in held if office not in led or office.of == (longest.of if longest else "")]
