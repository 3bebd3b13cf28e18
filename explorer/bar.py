"""A bar on standard error for what takes its time."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click


@contextmanager
def progress(label: str, count: Callable[[], int]) -> Iterator[Callable[[int], None]]:
    """What moves the bar on by some steps of `count()`. Where standard error is no terminal there is no bar."""
    if sys.stderr is None or not sys.stderr.isatty():
        yield lambda steps: None
        return
    with click.progressbar(length=count(), file=sys.stderr, label=label) as bar:
        yield bar.update
