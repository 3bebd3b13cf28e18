"""The line to a server: opened, checked, and then used through the driver's managed transactions alone."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from foedus.exports.neo4j.failures import ServerError, explained

if TYPE_CHECKING:
    from neo4j import Driver, ManagedTransaction, Session

OLDEST = (5, 7)  # the first with constraints on relationships
_CONNECTING, _RETRYING = 15, 30  # seconds
_AGENT = re.compile(r"Neo4j/(\d+)\.(\d+)")
_ADDRESS = re.compile(r"(?:bolt|neo4j)(?:\+s|\+ssc)?://[^/@\s?#]+/?", re.IGNORECASE)

Rows = list[dict[str, Any]]

logging.getLogger("neo4j").addHandler(logging.NullHandler())  # what it would say, an error says in our words


@dataclass(frozen=True)
class Server:
    """Where a server is and who asks. Its text names address and database, never the password."""

    uri: str
    user: str
    password: str = field(repr=False)
    database: str | None = None

    def __post_init__(self) -> None:
        if not _is_address(self.uri):  # which is not shown: there may be a password in it
            raise ServerError("the address must look like bolt://localhost:7687 or neo4j+s://host, without a password.")
        if (self.database or "").lower() == "system":
            raise ServerError("the database system is Neo4j's own and holds no graph. Name another --database.")

    def __str__(self) -> str:
        return f"{self.uri}{f', database {self.database}' if self.database else ''}"


class Link:
    """An open line: reads and writes, each a transaction that the driver tries again when it may."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def read(self, statement: str, **values: object) -> Rows:
        """The rows of a reading statement."""
        return self._session.execute_read(_run, statement, values)

    def write(self, statement: str, **values: object) -> Rows:
        """The rows of a writing statement, when all of it is kept."""
        return self._session.execute_write(_run, statement, values)

    def sift(self, statement: str, holds: Callable[[Mapping[str, Any]], bool]) -> list[str]:
        """The `id` of the rows of a reading statement that are not held; rows are looked at as they come."""
        return self._session.execute_read(_sift, statement, holds)

    def constrain(self, statement: str) -> int:
        """Run a statement on constraints or indexes; how many constraints it made."""
        return self._session.run(statement).consume().counters.constraints_added


def _is_address(uri: str) -> bool:
    """Whether an address is one that the driver can take apart: its host, and a port that is a number."""
    if not _ADDRESS.fullmatch(uri):
        return False
    try:
        parts = urlsplit(uri)
        return bool((parts.hostname or "").encode("idna")) and parts.port != 0
    except ValueError:  # a UnicodeError is one too
        return False


@contextmanager
def connect(server: Server) -> Iterator[Link]:
    """A line to a server that foedus can work with. Raises ServerError, also for what goes wrong inside."""
    from neo4j import GraphDatabase

    with explained(server):
        driver = GraphDatabase.driver(
            server.uri,
            auth=(server.user, server.password),
            connection_timeout=_CONNECTING,
            max_transaction_retry_time=_RETRYING,
            notifications_min_severity="OFF",
            telemetry_disabled=True,
        )
        with driver:
            _check(driver, server)
            with driver.session(database=server.database) as session:
                yield Link(session)


def _check(driver: Driver, server: Server) -> None:
    agent = driver.get_server_info().agent
    found = _AGENT.match(agent)
    if found and (int(found[1]), int(found[2])) < OLDEST:
        needed = ".".join(map(str, OLDEST))
        raise ServerError(f"{server} is {agent.replace('/', ' ')}: too old for foedus, which needs {needed} or newer.")


def _run(transaction: ManagedTransaction, statement: str, values: dict[str, object]) -> Rows:
    return transaction.run(statement, values).data()


def _sift(transaction: ManagedTransaction, statement: str, holds: Callable[[Mapping[str, Any]], bool]) -> list[str]:
    return [row["id"] for row in transaction.run(statement) if not holds(row)]
