"""From the user's paths to readings, one after another in the order of the paths, by one process or by several."""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from multiprocessing import get_context, parent_process
from multiprocessing.process import BaseProcess
from threading import Thread
from typing import IO

from foedus.graph import Decision, Problem, Reading
from foedus.loaders.documents import read_source
from foedus.loaders.how import USUAL, How
from foedus.loaders.sources import Source, sources

_AHEAD = 4  # documents a process that may wait, read, for their turn
_Read = list[Reading | Problem | Decision]


def count_paths(paths: Iterable[str]) -> int:
    """How many documents and problems `read_paths` will give at the least."""
    return sum(1 for _ in sources(paths))


def read_paths(
    paths: Iterable[str], stdin: IO[bytes] | None = None, jobs: int = 1, how: How = USUAL
) -> Iterator[Reading | Problem | Decision]:
    """What the files at some paths say (- is `stdin`), in order, whatever the number of processes."""
    found = sources(paths)
    if jobs > 1:
        yield from _read_by_several(found, stdin, jobs, how)
        return
    for each in found:
        yield from [each] if isinstance(each, Problem) else read_source(each, stdin, how)


def _read_by_several(
    found: Iterator[Source | Problem], stdin: IO[bytes] | None, jobs: int, how: How
) -> Iterator[Reading | Problem | Decision]:
    readers = _Readers(jobs, how)
    try:
        waiting: deque[tuple[Source | Problem, Future[_Read] | None]] = deque()
        while waiting := deque([*waiting, *map(readers.start, islice(found, jobs * _AHEAD - len(waiting)))]):
            each, future = waiting.popleft()
            if isinstance(each, Problem):
                yield each
            else:
                yield from readers.finish(each, future) if future else read_source(each, stdin, how)
    finally:
        readers.stop()


class _Readers:
    """Processes that read documents. When one of them dies, others take over what it and its fellows had to do."""

    def __init__(self, jobs: int, how: How) -> None:
        self._jobs, self._how, self._pool = jobs, how, _pool(jobs, how)

    def start(self, each: Source | Problem) -> tuple[Source | Problem, Future[_Read] | None]:
        """A source, and its reading to come; none for standard input and exports, which only would be copied."""
        if isinstance(each, Problem) or each.path is None or each.path.suffix.lower() == ".jsonl":
            return each, None
        try:
            return each, self._pool.submit(_read_all, each)
        except BrokenProcessPool:
            self.stop()
            self._pool = _pool(self._jobs, self._how)
            return each, self._pool.submit(_read_all, each)

    def finish(self, source: Source, future: Future[_Read]) -> _Read:
        """What a source says. If the processes died, one of its own reads it again: who is to blame?"""
        try:
            return future.result()
        except BrokenProcessPool:
            with _pool(1, self._how) as alone:
                try:
                    return alone.submit(_read_all, source).result()
                except BrokenProcessPool:
                    return [Problem(source.id, "the process that read it died; perhaps there was no memory left.")]

    def stop(self) -> None:
        """End the processes when each has read the document that it is reading."""
        self._pool.shutdown(cancel_futures=True)


def _pool(jobs: int, how: How) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(jobs, get_context("spawn"), _begin, (how,))


_here: list[How] = [USUAL]  # in a process that reads, how it does: said once, not with every document


def _begin(how: How) -> None:
    """In each process that reads: Ctrl-C is for the one that started it, and when that one is gone it ends too."""
    _here[0] = how
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with, args=[parent_process()], daemon=True).start()


def _end_with(parent: BaseProcess | None) -> None:
    if parent:
        parent.join()
        os._exit(1)


def _read_all(source: Source) -> _Read:
    return list(read_source(source, how=_here[0]))
