"""The line to a server where there is none: one line says so, and the driver adds none of its own."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from foedus.graph import Document, Node, Reading, Store, add


@pytest.mark.parametrize("scheme", ["bolt", "neo4j"])
def test_nobody_there_is_told_in_one_line(tmp_path: Path, scheme: str) -> None:
    """In a process of its own: the driver's log reaches standard error only where nothing else has asked for it."""
    pytest.importorskip("neo4j")
    with Store.open(tmp_path / "small.db", create=True) as made:
        add(made, Reading(Document("d"), (Node("PRY", "State"),)))
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        uri = f"{scheme}://127.0.0.1:{listening.getsockname()[1]}"
    done = subprocess.run(
        [sys.executable, "-m", "foedus.explorer", "--store", tmp_path / "small.db", "push", "neo4j", "--uri", uri],
        env={**os.environ, "NEO4J_PASSWORD": "secret"}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"Error: no Neo4j answers at {uri}. Is it running, and is this its Bolt address? See --uri.\n"
