"""Lines that can be followed: none runs through a disc that it has nothing to do with, and all their ends are seen."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

pytestmark = pytest.mark.browser
Open = Callable[..., Any]
Point = tuple[float, float]
NUMBER = r"(-?[\d.]+)"
CURVE = re.compile(rf"M{NUMBER} {NUMBER}(?:L{NUMBER} {NUMBER}|Q{NUMBER} {NUMBER} {NUMBER} {NUMBER})")
DISC = re.compile(rf"M{NUMBER} {NUMBER}M{NUMBER} {NUMBER}a{NUMBER} ")
STATES = [
    "#m=p&p=JPN~SRB", "#f=DEU&d=1", "#f=RUS&d=2",
    "#m=o&o=SRB~cow-auh~1914-07-28", "#m=o&o=FRA~DEU~1914-08-03",
]  # fmt: skip


def paths(drawn: bytes) -> Iterator[tuple[str, ElementTree.Element]]:
    for each in ElementTree.fromstring(drawn).iter("{http://www.w3.org/2000/svg}path"):
        if "opacity" not in each.attrib:
            yield each.get("d", ""), each


def lines(drawn: bytes) -> list[list[Point]]:
    """The lines that have not faded, each as points on it."""
    found = []
    for data, each in paths(drawn):
        if each.get("fill") == "none" and (match := CURVE.fullmatch(data)):
            numbers = [float(part) for part in match.groups() if part]
            found.append([bent(numbers, step / 50) for step in range(51)])
    return [way for way in found if math.dist(way[0], way[-1]) > 45]


def bent(numbers: list[float], share: float) -> Point:
    start, end = numbers[:2], numbers[-2:]
    via = numbers[2:4] if len(numbers) == 6 else [(a + b) / 2 for a, b in zip(start, end, strict=True)]
    rest = 1 - share
    x, y = (rest * rest * a + 2 * rest * share * b + share * share * c for a, b, c in zip(start, via, end, strict=True))
    return x, y


def discs(drawn: bytes) -> set[tuple[float, float, float]]:
    """The states that have not faded: where, and how large."""
    found = [DISC.match(data) for data, each in paths(drawn) if each.get("stroke-width") == "2"]
    numbers = [[float(part) for part in match.groups()] for match in found if match]
    return {(right - radius, y, radius) for right, y, _, _, radius in numbers}


def crossed(drawn: bytes) -> list[tuple[list[Point], Any]]:
    """The lines that run through a disc which is not their end."""
    return [
        (way, disc)
        for way in lines(drawn)
        for disc in discs(drawn)
        if all(math.dist(end, disc[:2]) > 1 for end in (way[0], way[-1]))
        and any(math.dist(point, disc[:2]) < disc[2] for point in way)
    ]


@pytest.mark.parametrize("state", STATES)
def test_no_line_runs_through_a_disc_that_it_has_nothing_to_do_with(
    open_page: Open, lawful_page: Path, saved: Callable[..., bytes], state: str
) -> None:
    drawn = saved(open_page(lawful_page, state), "save_svg")
    assert lines(drawn)
    assert discs(drawn)
    assert not crossed(drawn)


def marks(drawn: bytes) -> tuple[list[Point], list[Point], bool]:
    """The tips of arrow heads, the middles of bars, and whether all of these lie over all lines."""
    arrows, bars, order = [], [], []
    for data, each in paths(drawn):
        numbers = [float(part) for part in re.findall(NUMBER, data)]
        if data.endswith("Z") and len(numbers) == 6 and each.get("stroke") is None:
            arrows.append((numbers[0], numbers[1]))
        elif each.get("stroke-width") == "3" and math.dist(numbers[:2], numbers[-2:]) < 14:
            bars.append(((numbers[0] + numbers[2]) / 2, (numbers[1] + numbers[3]) / 2))
        elif each.get("fill") == "none" and math.dist(numbers[:2], numbers[-2:]) > 45:
            order.append(len(arrows) + len(bars))
    return arrows, bars, not any(order)


@pytest.mark.parametrize("state", ["#m=o&o=SRB~AUH~1914-07-28", "#f=DEU&d=1"])
def test_the_mark_at_the_end_of_a_line_is_under_no_line_and_no_other_mark(
    open_page: Open, lawful_page: Path, saved: Callable[..., bytes], state: str
) -> None:
    drawn = saved(open_page(lawful_page, state), "save_svg").split(b'<g class="key"')[0] + b"</svg>"
    arrows, bars, over = marks(drawn)
    assert arrows
    assert bars
    assert over
    assert all(math.dist(bar, arrow) > 6 for bar in bars for arrow in arrows)
    assert all(math.dist(one, other) > 6 for at, one in enumerate(bars) for other in bars[:at])
