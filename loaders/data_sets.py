"""Data sets of the field that foedus reads from a user's own download, each by its name."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import TypeAlias

from foedus.graph import Problem, Reading

Read: TypeAlias = Callable[[Path], Iterator[Reading | Problem]]
# Name: module with its read_…, imported when asked for.
DATA_SETS = {"atop": "foedus.loaders.atop"}


def read_data_set(name: str, path: str | Path) -> Iterator[Reading | Problem]:
    """The data set of this name at a path. Raises KeyError for an unknown name."""
    module = import_module(DATA_SETS[name])
    read: Read = getattr(module, f"read_{name.replace('-', '_')}")
    try:
        yield from read(Path(path))
    except OSError as error:
        yield Problem(str(path), f"it cannot be read: {error.strerror or error}.")
