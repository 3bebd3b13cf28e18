"""foedus.loaders: documents and data sets in.

from foedus.loaders import read_paths
for each in read_paths(["articles/"]):  # a Reading, or a Problem with file, place and reason
    ...
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from foedus.loaders.loading import count_paths, read_paths

__all__ = ["count_paths", "read_paths"]


def __getattr__(name: str) -> Any:
    """What reading needs is imported when somebody reads: other commands take no more than a table from here."""
    if name not in __all__:
        raise AttributeError(name)
    from foedus.loaders import loading

    return getattr(loading, name)
