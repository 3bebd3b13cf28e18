"""The lines of the static SVG, as the page draws them: curves, ends, signs, and ropes of many relations."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from foedus.explorer.page.marks import marks

_SHARES = (0.5, 0.42, 0.58, 0.35, 0.65, 0.28, 0.72)
_ROPE = 5


class Point(NamedTuple):
    """A place in the drawing."""

    x: float
    y: float


class Curve(NamedTuple):
    """A quadratic curve; it bends to the left of its way, seen on the screen, where `via` is made so."""

    start: Point
    via: Point
    end: Point

    def at(self, share: float) -> Point:
        """The point at a share of the way, 0 to 1."""
        rest = 1 - share
        a, b, c = rest * rest, 2 * rest * share, share * share
        return Point(*(a * p + b * q + c * r for p, q, r in zip(self.start, self.via, self.end, strict=True)))

    def reversed(self) -> Curve:
        """The same, walked the other way."""
        return Curve(self.end, self.via, self.start)


def curve(start: tuple[float, float], end: tuple[float, float], bend: float) -> Curve:
    """From one place to another, as js/geometry.js bends it."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    turn, reach = -bend * math.pi / 2, 0.5 + 0.5 * abs(bend)
    via = Point(
        start[0] + reach * (dx * math.cos(turn) - dy * math.sin(turn)),
        start[1] + reach * (dx * math.sin(turn) + dy * math.cos(turn)),
    )
    return Curve(Point(*start), via, Point(*end))


def relation(way: Curve, mark: Mapping[str, Any], both: bool, radii: tuple[float, float], theme: str) -> Iterator[str]:
    """One relation between discs of these radii: its line, and the end of its mark at the target or at both."""
    dashes = ' stroke-dasharray="{} {}"'.format(*mark["dashes"]) if mark["dashes"] else ""
    stroke = f'fill="none" stroke="{mark[theme]}" stroke-width="{mark["width"]}"{dashes}'
    yield f'<path d="M{_put(way.start)}Q{_put(way.via)} {_put(way.end)}" {stroke}/>'
    yield _end(way, radii[1], mark["end"], mark[theme])
    if both:
        yield _end(way.reversed(), radii[0], mark["end"], mark[theme])


def _end(way: Curve, radius: float, kind: str, colour: str) -> str:
    tip, angle = _touch(way, radius)
    turn = f'transform="translate({_put(tip)}) rotate({math.degrees(angle):.0f})"'
    if kind == "circle":
        return f'<circle cx="-4" cy="0" r="4" fill="{colour}" {turn}/>'
    if kind == "bar":
        return f'<path d="M-2 -6V6" stroke="{colour}" stroke-width="3" {turn}/>'
    if kind == "arrow":
        return f'<path d="M0 0L-12 -5.5V5.5Z" fill="{colour}" {turn}/>'
    return f'<path d="M-9 -4.5L0 0L-9 4.5" fill="none" stroke="{colour}" stroke-width="1.5" {turn}/>'


def _touch(way: Curve, radius: float) -> tuple[Point, float]:
    """Where a curve meets the disc that it ends at, and its direction there."""
    steps = [way.at(step / 60) for step in range(61)]
    outside = [point for point in steps if math.dist(point, way.end) > radius] or steps[:1]
    tip = outside[-1]
    return tip, math.atan2(way.end.y - tip.y, way.end.x - tip.x)


def sign(way: Curve, text: str, colour: str, paper: str, taken: Iterable[tuple[float, ...]]) -> str:
    """A sign in a circle, at the first place along the curve that no box (left, top, right, bottom) covers."""
    boxes = list(taken)
    places = [way.at(share) for share in _SHARES]
    free = (p for p in places if not any(b[0] - 8 < p.x < b[2] + 8 and b[1] - 8 < p.y < b[3] + 8 for b in boxes))
    x, y = next(free, places[0])
    return (
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="8" fill="{paper}" stroke="{colour}" stroke-width="1.25"/>'
        f'<text x="{x:.1f}" y="{y + 4:.1f}" font-size="12" font-weight="700" text-anchor="middle" '
        f'fill="{colour}">{text}</text>'
    )


def rope(way: Curve, families: list[str], theme: str, ink: str, paper: str) -> Iterator[str]:
    """Many relations as one: how many they are and, under the number, how much of them each family has."""
    grey = marks()["families"]["structure"][theme]
    x, y = way.at(0.5)
    wide = max(22, 12 + 8 * len(str(len(families))))
    yield f'<path d="M{_put(way.start)}L{_put(way.end)}" stroke="{grey}" stroke-width="{_ROPE}"/>'
    yield (
        f'<rect x="{x - wide / 2:.1f}" y="{y - 11:.1f}" width="{wide}" height="22" rx="11" fill="{paper}" '
        f'stroke="{grey}" stroke-width="1.25"/>'
        f'<text x="{x:.1f}" y="{y + 3:.1f}" font-size="12" font-weight="600" text-anchor="middle" '
        f'fill="{ink}">{len(families)}</text>'
    )
    left = x - wide / 2 + 5
    for family in dict.fromkeys(sorted(families, key=list(marks()["families"]).index)):
        part = (wide - 10) * families.count(family) / len(families)
        colour = marks()["families"][family][theme]
        yield f'<rect x="{left:.1f}" y="{y + 6:.1f}" width="{part:.1f}" height="2.5" fill="{colour}"/>'
        left += part


def _put(point: Point) -> str:
    return f"{point.x:.1f} {point.y:.1f}"
