"""One real server for all tests, empty before each; a store with everything that an edge, a node or a proof can be."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from neo4j import GraphDatabase

from foedus.explorer.main import cli
from foedus.graph import Store, add

from .server import PASSWORD, Neo4j, classpath, java
from .world import readings

Query = Callable[..., list[dict[str, Any]]]
Run = Callable[..., Result]
HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every test here needs a server; where that cannot be, it is skipped and the reason told."""
    reason = _missing()
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.neo4j)
            if reason:
                item.add_marker(pytest.mark.skip(reason=reason))


def _missing() -> str | None:
    if java() is None:
        return "there is no Java; Debian: apt-get install openjdk-17-jre-headless"
    return None if classpath() else "the jars of Neo4j are not there: sh tests/neo4j/fetch.sh says why"


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Neo4j]:
    """The server that most tests share."""
    made = Neo4j(tmp_path_factory.mktemp("neo4j"))
    made.start()
    yield made
    made.stop()


@pytest.fixture
def query(server: Neo4j) -> Iterator[Query]:
    """Ask the server, which is empty at first: what others than foedus see and write."""
    with GraphDatabase.driver(server.uri, auth=("neo4j", PASSWORD)) as driver, driver.session() as session:

        def ask(statement: str, **values: object) -> list[dict[str, Any]]:
            return session.run(statement, values).data()  # type: ignore[arg-type]

        wipe(ask)
        yield ask


def wipe(query: Query) -> None:
    """Remove all nodes and relationships of a database; constraints stay, because making them takes its time."""
    query("MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 5000 ROWS")


@pytest.fixture
def bare(query: Query) -> None:
    """A database without constraints."""
    for row in query("SHOW CONSTRAINTS YIELD name"):
        query(f"DROP CONSTRAINT `{row['name']}`")


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The store foedus.db in the current folder, which is empty but for it."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("FOEDUS_STORE", raising=False)
    with Store.open("foedus.db", create=True) as made:
        add(made, *readings())
    return tmp_path / "foedus.db"


@pytest.fixture
def foedus(store: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command in the folder of the store, with the right password; an exception is the test's own."""
    monkeypatch.setenv("NEO4J_PASSWORD", PASSWORD)

    def run(*arguments: str) -> Result:
        return CliRunner().invoke(cli, list(arguments), prog_name="foedus", catch_exceptions=False)

    return run


@pytest.fixture
def push(foedus: Run, server: Neo4j) -> Run:
    """`foedus push neo4j` to the server with some more arguments, which must go well."""

    def run(*arguments: str) -> Result:
        done = foedus("push", "neo4j", "--uri", server.uri, *arguments)
        assert done.exit_code == 0, done.output
        return done

    return run


@pytest.fixture
def nobody() -> int:
    """A port at which nobody answers."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return int(listening.getsockname()[1])
