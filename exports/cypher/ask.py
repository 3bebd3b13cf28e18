"""Ask a store in Cypher. LadybugDB runs in a child process, so that its end is never ours."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from threading import Timer
from types import TracebackType
from typing import Any, NamedTuple

from foedus.exports.cypher.dialect import translate
from foedus.exports.cypher.tokens import Refused

HOW_TO_GET_IT = (
    "Cypher without a server needs LadybugDB: pip install 'foedus[cypher]'. With a Neo4j server: foedus push neo4j."
)
_BUILDING = 600  # seconds that the world may take, beside those of the query


class Answer(NamedTuple):
    """Names of columns, rows of plain values, and whether there were more rows than asked for."""

    columns: list[str]
    rows: list[list[Any]]
    cut: bool = False


class Asking:
    """A store that is asked several times; what is projected of it is made again when the store has changed."""

    def __init__(self, store: Path) -> None:
        self._store = store
        self._child: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Asking:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._end()

    def ask(
        self, query: str, parameters: Mapping[str, Any] | None = None, *, seconds: float = 30, rows: int = 10_000
    ) -> Answer:
        """What the store answers to a reading query in Neo4j's dialect.

        Raises Refused for what cannot be run here, takes longer than `seconds` or breaks LadybugDB, and where that is
        not installed.
        """
        translate(query)
        if find_spec("ladybug") is None:
            raise Refused(HOW_TO_GET_IT)
        request = {"query": query, "parameters": dict(parameters or {}), "seconds": seconds, "rows": rows}
        said = self._exchange(json.dumps(request), seconds + _BUILDING)
        if "refused" in said:
            raise Refused(said["refused"])
        return Answer(**said)

    def _exchange(self, line: str, seconds: float) -> dict[str, Any]:
        child = self._child = self._child or self._begin()
        if child.stdin is None or child.stdout is None:
            raise RuntimeError("the child process has no pipes.")
        late = Timer(seconds, child.kill)
        late.start()
        try:
            child.stdin.write(line.encode() + b"\n")
            child.stdin.flush()
            answer = child.stdout.readline()
        except OSError:
            answer = b""
        finally:
            late.cancel()
        if not answer.endswith(b"\n"):
            self._end()
            raise Refused(f"a query that breaks LadybugDB, or takes too long (exit {child.returncode}).")
        said: dict[str, Any] = json.loads(answer)
        return said

    def _begin(self) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "foedus.exports.cypher.child", str(self._store)]
        pipe = subprocess.PIPE
        # Our own module, and the path as one argument: no shell reads any of it.
        return subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL)  # noqa: S603

    def _end(self) -> None:
        child, self._child = self._child, None
        if child is not None:
            child.kill()
            child.wait()
            for pipe in (child.stdin, child.stdout):
                with suppress(OSError):  # what could not be written to it is not wanted any more
                    if pipe is not None:
                        pipe.close()


def ask(
    store: Path, query: str, parameters: Mapping[str, Any] | None = None, *, seconds: float = 30, rows: int = 10_000
) -> Answer:
    """What a store answers to one query; see `Asking.ask`."""
    with Asking(store) as asking:
        return asking.ask(query, parameters, seconds=seconds, rows=rows)
