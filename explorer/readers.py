"""Who reads a page that is served: what each window has got by now, and where it stands in its drawing.

A window that loads again begins anew, and two windows know nothing of each other.
"""

from __future__ import annotations

import math
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Mapping

Place = tuple[int, int]
_MOST_READERS = 16
_RING, _WIDER = 12, 6
_NEAREST, _STEP = 150, 90
_CLEAR = 72
_OUTSIDE = 520


class Readers:
    """What each reader has, by what it calls itself; whoever is new, or was long away, has the page alone."""

    def __init__(self) -> None:
        self._sent: OrderedDict[str, dict[str, Place]] = OrderedDict()

    def of(self, reader: str, page: Mapping[str, Place]) -> dict[str, Place]:
        """The nodes that this one has, each with its place."""
        found = self._sent.setdefault(reader, dict(page))
        self._sent.move_to_end(reader)
        while len(self._sent) > _MOST_READERS:
            self._sent.popitem(last=False)
        return found


def put(idents: Iterable[str], sent: dict[str, Place], centre: str | None = None) -> None:
    """Give what is new a place, clear of all that is there: around a node that may be new itself, else outside."""
    left = [ident for ident in idents if ident not in sent]
    if not left:
        return
    taken = _Taken(sent.values())
    if centre in left:
        left.remove(centre)
        sent[centre] = taken.outside()
        taken.add(sent[centre])
    middle = sent[centre] if centre in sent else taken.outside()
    free = (place for place in _rings(middle) if taken.free(place))
    for ident in left:
        sent[ident] = next(free)
        taken.add(sent[ident])


def _rings(middle: Place) -> Iterator[Place]:
    """Places around a middle, ring after ring, those of one between those of the ring before."""
    ring = 0
    while True:
        count = _RING + _WIDER * ring
        for place in range(count):
            angle, reach = 2 * math.pi * (place + ring / 2) / count, _NEAREST + _STEP * ring
            yield round(middle[0] + reach * math.cos(angle)), round(middle[1] + reach * math.sin(angle))
        ring += 1


class _Taken:
    """Places that are taken, found by the square that they lie in."""

    def __init__(self, places: Iterable[Place]) -> None:
        self._squares: dict[tuple[int, int], list[Place]] = {}
        self._right = 0
        for place in places:
            self.add(place)

    def add(self, place: Place) -> None:
        self._squares.setdefault((place[0] // _CLEAR, place[1] // _CLEAR), []).append(place)
        self._right = max(self._right, place[0])

    def free(self, place: Place) -> bool:
        """Whether nothing lies so near that names would meet."""
        column, row = place[0] // _CLEAR, place[1] // _CLEAR
        near = (self._squares.get((column + dx, row + dy), ()) for dx in (-1, 0, 1) for dy in (-1, 0, 1))
        return all(math.dist(place, other) >= _CLEAR for some in near for other in some)

    def outside(self) -> Place:
        """A place with room around it, to the right of everything."""
        return self._right + _OUTSIDE, 0
