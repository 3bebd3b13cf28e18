"""How hard a drawing is to read: lines that cross, lines that run over a node they do not belong to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np

    Points = np.ndarray[tuple[int, ...], np.dtype[np.float64]]

_OVER_A_NODE = 3.0
_NEAR = 16.0


def badness(points: Points, pairs: Any, room: Points) -> float:
    """A cost without unit, 0 is best: crossings, three for each node run over, and one a thousandth of the area."""
    import numpy as np

    span = points.max(axis=0, initial=0) - points.min(axis=0, initial=0) + room.max(initial=0)
    area = float(np.prod(span)) / 420_000
    if len(pairs) == 0:
        return area
    tails, heads = points[pairs[:, 0]], points[pairs[:, 1]]
    return _crossings(tails, heads, pairs) + _OVER_A_NODE * _run_over(points, tails, heads, pairs) + 20 * area


def _crossings(tails: Points, heads: Points, pairs: Any) -> float:
    import numpy as np

    def side(a: Points, b: Points, c: Points) -> Any:
        left, right = b - a, c - a
        return left[..., 0] * right[..., 1] - left[..., 1] * right[..., 0] > 0

    a, b, c, d = tails[:, None], heads[:, None], tails[None, :], heads[None, :]
    cross = (side(a, b, c) != side(a, b, d)) & (side(c, d, a) != side(c, d, b))
    shared = (pairs[:, None, :, None] == pairs[None, :, None, :]).any(axis=(2, 3))
    return float(np.count_nonzero(cross & ~shared)) / 2


def _run_over(points: Points, tails: Points, heads: Points, pairs: Any) -> float:
    import numpy as np

    way = heads - tails
    size = np.maximum((way**2).sum(axis=1), 1e-9)
    along = ((points[None, :, :] - tails[:, None, :]) * way[:, None, :]).sum(axis=2) / size[:, None]
    foot = tails[:, None, :] + np.clip(along, 0, 1)[:, :, None] * way[:, None, :]
    near = ((points[None, :, :] - foot) ** 2).sum(axis=2) < _NEAR**2
    own = (np.arange(len(points))[None, :, None] == pairs[:, None, :]).any(axis=2)
    return float(np.count_nonzero(near & ~own))
