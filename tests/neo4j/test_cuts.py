"""What is cut is completed by the next push, and nothing is doubled or lost.

`FOEDUS_CUTS=20` cuts as often as the measure asks for; else a few times, because each takes its time.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from neo4j import GraphDatabase

from foedus.exports.neo4j import link

from .line import Line
from .reading import meant, there
from .server import PASSWORD, Neo4j

Query = Callable[..., list[dict[str, Any]]]
Run = Callable[..., Result]
CUTS = int(os.environ.get("FOEDUS_CUTS", "2"))
BYTES_OF_A_PUSH = 60_000


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """The driver gives up soon."""
    monkeypatch.setattr(link, "_RETRYING", 1)


@pytest.mark.usefixtures("impatient")
@pytest.mark.parametrize("seed", range(CUTS))
def test_a_line_cut_in_the_middle(seed: int, query: Query, push: Run, foedus: Run, server: Neo4j) -> None:
    line = Line(server.bolt, random.Random(seed).randrange(2_000, BYTES_OF_A_PUSH))
    broken = foedus("push", "neo4j", "--evidence", "--uri", f"bolt://127.0.0.1:{line.port}")
    line.cut()
    if line.bytes_left <= 0:
        assert broken.exit_code == 2
        assert broken.stderr.splitlines()[-1].startswith("Error: no Neo4j answers at bolt://127.0.0.1:")
        assert PASSWORD not in broken.output and "Traceback" not in broken.output
    push("--evidence")
    assert there(query) == meant(Path("foedus.db"))


@pytest.mark.parametrize("seed", range(max(1, CUTS // 3)))
def test_a_server_killed_in_the_middle(
    seed: int, store: Path, foedus: Run, tmp_path_factory: pytest.TempPathFactory
) -> None:
    server = Neo4j(tmp_path_factory.mktemp("killed"))
    server.start()
    command = [sys.executable, "-m", "foedus.explorer", "push", "neo4j", "--evidence", "--uri", server.uri]
    pushing = subprocess.Popen(command, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL, cwd=store.parent)
    time.sleep(random.Random(seed).uniform(1, 8))
    server.kill()
    stopper = threading.Timer(2, pushing.kill)  # it would try again for half a minute
    stopper.start()
    pushing.wait()
    stopper.cancel()
    server.start()
    done = foedus("push", "neo4j", "--evidence", "--uri", server.uri)
    assert done.exit_code == 0, done.output
    with GraphDatabase.driver(server.uri, auth=("neo4j", PASSWORD)) as driver, driver.session() as session:
        found = there(lambda statement, **values: session.run(statement, values).data())  # type: ignore[arg-type]
    server.stop()
    assert found == meant(store)
