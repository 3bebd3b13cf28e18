"""From the user's paths to readings, one after another in the order of the paths, by one process or by several."""

from __future__ import annotations

import signal
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice
from multiprocessing import get_context
from typing import IO

from foedus.graph import Problem, Reading
from foedus.loaders.documents import read_source
from foedus.loaders.sources import Source, sources

_AHEAD = 4  # documents a process that may wait, read, for their turn


def count_paths(paths: Iterable[str]) -> int:
    """How many documents and problems `read_paths` will give at the least."""
    return sum(1 for _ in sources(paths))


def read_paths(
    paths: Iterable[str], stdin: IO[bytes] | None = None, jobs: int = 1
) -> Iterator[Reading | Problem]:
    """What the files at some paths say (- is `stdin`), in order, whatever the number of processes."""
    found = sources(paths)
    if jobs == 1:
        for each in found:
            yield from [each] if isinstance(each, Problem) else read_source(each, stdin)
        return
    with ProcessPoolExecutor(jobs, get_context("spawn"), signal.signal, (signal.SIGINT, signal.SIG_IGN)) as pool:
        waiting: deque[Problem | Source | Future[list[Reading | Problem]]] = deque()
        while waiting := deque([*waiting, *islice(_submitted(found, pool), jobs * _AHEAD - len(waiting))]):
            yield from _done(waiting.popleft(), stdin)


def _submitted(
    found: Iterable[Source | Problem], pool: ProcessPoolExecutor
) -> Iterator[Problem | Source | Future[list[Reading | Problem]]]:
    for each in found:
        # Exports are read here: they would only be copied from one process to the other.
        far = isinstance(each, Source) and each.path and each.path.suffix.lower() != ".jsonl"
        yield pool.submit(_read_all, each) if far and isinstance(each, Source) else each


def _read_all(source: Source) -> list[Reading | Problem]:
    return list(read_source(source))


def _done(
    each: Problem | Source | Future[list[Reading | Problem]], stdin: IO[bytes] | None
) -> Iterable[Reading | Problem]:
    if isinstance(each, Problem):
        return [each]
    return read_source(each, stdin) if isinstance(each, Source) else each.result()
