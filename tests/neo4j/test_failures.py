"""What can go wrong with a server: one line that says what to do, exit 2, no trace, no secret."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from click.testing import Result

from foedus.exports.neo4j import link

from .server import PASSWORD, Neo4j

Query = Callable[..., list[dict[str, Any]]]
Run = Callable[..., Result]
# What Neo4j 4.4.40 answers to the driver's knock, and what a server does that speaks nothing the driver speaks.
OLD, REFUSED = b"\x00\x00\x04\x04", b"\x00\x00\x00\x00"


def one_line(done: Result) -> str:
    """The one line that a failure is told in."""
    assert done.exit_code == 2, done.output
    (line,) = done.stderr.splitlines()
    assert line.startswith("Error: ") and PASSWORD not in done.output and not done.stdout
    return line


@pytest.fixture
def recorded() -> Iterator[Callable[[bytes], int]]:
    """A server that answers every knock with the same bytes, and then hangs up; its port."""
    listening = socket.create_server(("127.0.0.1", 0))

    def answering(answer: bytes) -> int:
        def answer_all() -> None:
            while True:
                try:
                    line, _ = listening.accept()
                except OSError:
                    return
                with line:
                    line.recv(64)
                    line.sendall(answer)

        threading.Thread(target=answer_all, daemon=True).start()
        return int(listening.getsockname()[1])

    yield answering
    listening.close()


@pytest.mark.parametrize("command", ["push", "pull"])
def test_a_wrong_password(command: str, foedus: Run, server: Neo4j, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEO4J_PASSWORD", "wrong-battery")
    line = one_line(foedus(command, "neo4j", "--uri", server.uri))
    assert "does not know this user and password" in line and "wrong-battery" not in line


def test_nobody_there(foedus: Run, nobody: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(link, "_RETRYING", 1)
    assert "no Neo4j answers at" in one_line(foedus("push", "neo4j", "--uri", f"bolt://127.0.0.1:{nobody}"))


def test_a_port_that_is_not_bolt(foedus: Run, server: Neo4j, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(link, "_RETRYING", 1)
    assert "Is it running, and is this its Bolt address?" in one_line(
        foedus("push", "neo4j", "--uri", f"bolt://127.0.0.1:{server.http}")
    )


def test_no_such_database(foedus: Run, server: Neo4j) -> None:
    line = one_line(foedus("push", "neo4j", "--uri", server.uri, "--database", "nosuch"))
    assert "has no database 'nosuch'" in line


@pytest.mark.parametrize("command", ["push", "pull"])
def test_the_database_that_holds_no_graph(command: str, foedus: Run, server: Neo4j) -> None:
    line = one_line(foedus(command, "neo4j", "--uri", server.uri, "--database", "System"))
    assert "is Neo4j's own and holds no graph. Name another --database" in line


@pytest.mark.parametrize("answer", [OLD, REFUSED])
def test_a_server_that_is_too_old(answer: bytes, foedus: Run, recorded: Callable[[bytes], int]) -> None:
    line = one_line(foedus("push", "neo4j", "--uri", f"bolt://127.0.0.1:{recorded(answer)}"))
    assert "too old for foedus, which needs Neo4j 5.7 or newer" in line


WRONG = ["http://localhost", "bolt://", "localhost:7687", "bolt://[::1", "bolt://host:abc", "bolt://ünï..x:7687"]


@pytest.mark.parametrize("uri", [*WRONG, "bolt://neo4j:hunter2@localhost"])
def test_an_address_that_is_none(uri: str, foedus: Run) -> None:
    assert "hunter2" not in one_line(foedus("push", "neo4j", "--uri", uri))


def test_without_a_password(foedus: Run, server: Neo4j, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NEO4J_PASSWORD")
    assert "Set NEO4J_PASSWORD" in one_line(foedus("push", "neo4j", "--uri", server.uri))
    monkeypatch.setenv("NEO4J_PASSWORD", "")
    assert "NEO4J_PASSWORD is empty" in one_line(foedus("push", "neo4j", "--uri", server.uri))


def test_a_database_that_can_only_be_read(foedus: Run, tmp_path_factory: pytest.TempPathFactory) -> None:
    """As a user without the right to write meets it: users of the community edition all have that right."""
    server = Neo4j(tmp_path_factory.mktemp("readonly"))
    server.start()
    server.stop()
    server.configure({"server.databases.default_to_read_only": "true"})
    server.start()
    line = one_line(foedus("push", "neo4j", "--uri", server.uri))
    server.stop()
    assert "can only be read" in line


def test_ids_that_are_there_twice(foedus: Run, server: Neo4j, query: Query) -> None:
    for row in query("SHOW CONSTRAINTS YIELD name"):
        query(f"DROP CONSTRAINT `{row['name']}`")
    query("CREATE (:State {id: 'x'}), (:State {id: 'x'})")
    assert "share a label or type and an id" in one_line(foedus("push", "neo4j", "--uri", server.uri))
