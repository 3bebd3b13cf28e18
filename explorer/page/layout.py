"""Positions, computed once: the opening view as a picture that reads, everything else around it.

Distances in the drawing follow distances in the graph (stress majorization); of a few seeded beginnings the
picture with the fewest crossings is kept; then boxes of discs and labels are pushed apart.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from foedus.explorer.page.boxes import boxes
from foedus.explorer.page.crossings import badness
from foedus.explorer.page.opening import Opening

if TYPE_CHECKING:
    import networkx
    import numpy as np

    Points = np.ndarray[tuple[int, ...], np.dtype[np.float64]]

WIDTH, HEIGHT = 690.0, 600.0
_BEGINNINGS = 24
_ROUNDS = 80
_SPACING = 130.0
_EVEN = 0.4


def positions(
    network: networkx.MultiDiGraph[str], first: Opening, ties: Sequence[tuple[str, str]] = ()
) -> dict[str, tuple[int, int]]:
    """Pixels of every node's centre, (0, 0) in the middle: the same network gives the same positions.

    `ties` are pairs that belong near each other without any line between them.
    """
    import numpy as np

    core = list(first.shown)
    if not core:
        return {}
    rest = sorted(set(network) - set(core))
    room = boxes(network)
    placed = _core(network, core, np.array([room[n] for n in core]))
    if rest:
        placed = _rest(_tied(network, ties), core + rest, placed, np.array([room[n] for n in core + rest]))
    return {ident: (round(float(x)), round(float(y))) for ident, (x, y) in zip(core + rest, placed, strict=True)}


def _tied(network: networkx.MultiDiGraph[str], ties: Sequence[tuple[str, str]]) -> networkx.MultiDiGraph[str]:
    """The network with these pairs joined, as far as it has them."""
    if not ties:
        return network
    joined = network.copy()
    joined.add_edges_from((one, other) for one, other in ties if one in network and other in network)
    return joined


def _core(network: networkx.MultiDiGraph[str], core: list[str], room: Points) -> Points:
    """The opening view, spread over a canvas of 690 by 600 pixels."""
    import numpy as np

    goal = _distances(network, core)
    pairs = _pairs(network, core)
    best: Points
    best, least = np.zeros((len(core), 2)), float("inf")
    for seed in range(_BEGINNINGS):
        start = np.random.default_rng(seed).normal(size=(len(core), 2)) * _SPACING
        drawn = apart(_fill(_stress(start, goal, 0), room), room, 0)
        if (cost := badness(drawn, pairs, room)) < least:
            best, least = drawn, cost
    return best


def _rest(network: networkx.MultiDiGraph[str], names: list[str], core: Points, room: Points) -> Points:
    """What is hidden at first, set around the opening view, which stays where it is."""
    import numpy as np

    fixed = len(core)
    angles = np.random.default_rng(fixed).uniform(0, 2 * np.pi, len(names) - fixed)
    ring = np.stack([np.cos(angles) * WIDTH, np.sin(angles) * HEIGHT], axis=1)
    drawn = _stress(np.concatenate([core, ring]), _distances(network, names) * 1.3, fixed)
    return apart(drawn, room, fixed)


def _distances(network: networkx.MultiDiGraph[str], names: list[str]) -> Points:
    """Wished distances in pixels: steps in the graph; nodes without any route a little beyond the farthest."""
    import networkx
    import numpy as np

    simple = networkx.Graph(network.subgraph(names).to_undirected(as_view=True))
    for a, b in simple.edges():
        simple[a][b]["length"] = _length(len({*simple[a]} ^ {*simple[b]}))
    far = dict(networkx.all_pairs_dijkstra_path_length(simple, weight="length"))
    table = np.array([[far[a].get(b, -1) for b in names] for a in names], dtype=float)
    table[table < 0] = min(table.max(initial=0) + 1, 6)
    return table * _SPACING


def _length(unshared: int) -> float:
    """Two hubs with few neighbours in common stand farther apart than a leaf from its hub."""
    return float(min(max((unshared / 6) ** 0.5, 0.75), 2.0))


def _pairs(network: networkx.MultiDiGraph[str], names: list[str]) -> Any:
    """The pairs that a line joins, as rows of two places in `names`."""
    import numpy as np

    place = {ident: index for index, ident in enumerate(names)}
    joined = {tuple(sorted((place[a], place[b]))) for a, b in network.edges() if a in place and b in place and a != b}
    return np.array(sorted(joined), dtype=int).reshape(-1, 2)


def _stress(points: Points, goal: Points, fixed: int) -> Points:
    """Move points (all but the first `fixed`) until their distances come near to the goal (SMACOF)."""
    import numpy as np

    weight = (1 - np.eye(len(goal))) / np.maximum(goal, 1) ** 2
    total = np.maximum(weight.sum(axis=1), 1e-12)[:, None]
    for _ in range(_ROUNDS):
        span = points[:, None, :] - points[None, :, :]
        length = np.maximum(np.sqrt((span**2).sum(axis=2)), 1e-6)
        wished = points[None, :, :] + span * (goal / length)[:, :, None]
        moved = (weight[:, :, None] * wished).sum(axis=1) / total
        points = np.concatenate([points[:fixed], moved[fixed:]])
    return points


def _fill(points: Points, room: Points) -> Points:
    """Turned so that the long way lies across, crowded parts spread a little, and stretched to the canvas."""
    import numpy as np

    points = points - points.mean(axis=0)
    if len(points) < 3:
        return points
    _, _, axes = np.linalg.svd(points, full_matrices=False)
    turned = points @ (axes * np.sign(axes[np.arange(2), np.abs(axes).argmax(axis=1)])[:, None]).T
    low, high = turned.min(axis=0), turned.max(axis=0)
    space = np.array([WIDTH - 2 * room[:, 0].mean(), HEIGHT - room[:, 2:].sum(axis=1).mean()])
    stretch = np.minimum(space / np.maximum(high - low, 1), 1.7)
    ranks = turned.argsort(axis=0).argsort(axis=0) / (len(points) - 1) * (high - low) + low
    spread: Points = (turned * (1 - _EVEN) + ranks * _EVEN - (low + high) / 2) * stretch
    return spread


def apart(points: Points, room: Points, fixed: int) -> Points:
    """Push boxes apart along the way that needs least, until none overlap; the first `fixed` never move."""
    import numpy as np

    points = points.copy()
    movable = (np.arange(len(points)) >= fixed).astype(float)
    share = movable[:, None] / np.maximum(movable[:, None] + movable[None, :], 1)
    centre = (room[:, [1, 3]] - room[:, [0, 2]]) / 2
    half = (room[:, [0, 2]] + room[:, [1, 3]]) / 2
    reach = half[:, None, :] + half[None, :, :]
    itself = np.eye(len(points), dtype=bool)
    for _ in range(600):
        middle = points + centre
        span = middle[:, None, :] - middle[None, :, :]
        deep = reach - np.abs(span)
        hit = (deep[:, :, 0] > 0.5) & (deep[:, :, 1] > 0.5) & ~itself
        if not (hit & (share > 0)).any():
            break
        points += _push(span, deep, hit, share)
    return points


def _push(span: Any, deep: Any, hit: Any, share: Any) -> Any:
    """How far each point moves this round: half of what its worst overlaps ask for, sideways or up and down."""
    import numpy as np

    one, other = np.nonzero(hit)  # few of all pairs
    span, deep = span[one, other], deep[one, other]
    way = np.where(np.abs(span) < 1e-6, np.sign(one - other)[:, None], np.sign(span))
    across = (deep[:, 0] <= deep[:, 1])[:, None] == np.array([True, False])
    asked = np.where(across, way * deep * share[one, other][:, None], 0.0)
    axes = [(np.bincount(one, each, len(hit)), np.bincount(one, each != 0, len(hit))) for each in asked.T]
    return np.stack([moved / np.maximum(count, 1) for moved, count in axes], axis=1) * 1.05
