"""The store: one SQLite file in WAL mode. Opening, versions and transactions; what is in it is read elsewhere."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType

from foedus.graph.errors import NotAStore, StoreError, StoreTooNew, StoreUnwritable
from foedus.graph.packaged import text_of

SCHEMA_VERSION = 2
_MAPPED = 2**31  # bytes of the file that are read in place, not copied: path searches touch a great many pages
_APPLICATION_ID = 0x464F4544  # "FOED": tells our files from other SQLite files


class Store:
    """An open store. Use it as a context manager, or close it. `connection` is a plain sqlite3 connection."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path, self.connection = path, connection

    @classmethod
    def open(cls, path: str | Path, *, create: bool = False) -> Store:
        """Open a store, or make an empty one with `create`.

        Raises StoreError where there is none or it is damaged or older, NotAStore for another kind of file,
        StoreTooNew for a store of a newer foedus.
        """
        path = Path(path)
        if not path.exists() and not create:
            raise StoreError(f"there is no store at {path}. Make one with: foedus --store {path} load DOCUMENTS")
        try:
            # Absolute, because SQLite takes ":memory:" and "file:x" for something else than files called so.
            connection = sqlite3.connect(path.absolute(), isolation_level=None, timeout=30)
        except sqlite3.Error as error:
            raise StoreError(f"cannot open {path}: {error}.") from error
        try:
            _prepare(path, connection, create)
        except BaseException:
            connection.close()
            raise
        return cls(path, connection)

    @classmethod
    def empty(cls) -> Store:
        """An empty store in memory, for what needs one where the user has none."""
        connection = sqlite3.connect(":memory:", isolation_level=None)
        connection.executescript(schema())
        return cls(Path(), connection)

    def wipe(self) -> None:
        """Leave no trace of what was deleted: not in pages, not in the write-ahead log. Raises StoreUnwritable."""
        traces = f"what was deleted is gone from the store, but traces stay in {self.path}"
        try:
            # secure_delete is not enough: pages that were split or merged keep copies of what moved to others.
            self.connection.execute("VACUUM")
            busy = self.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
        except sqlite3.OperationalError as error:
            raise StoreUnwritable(f"{traces}: {error}. Try again.") from error
        if busy:
            raise StoreUnwritable(f"{traces}-wal: another program is reading the store. Close it and try again.")

    def close(self) -> None:
        """Close the file."""
        self.connection.close()

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
        if isinstance(error, UnicodeDecodeError | json.JSONDecodeError):
            raise StoreError(f"{self.path} is damaged. See what is wrong with: foedus check") from error
        if type(error) in (sqlite3.DatabaseError, sqlite3.OperationalError):  # the others are misuse
            raise StoreError(f"cannot read {self.path}: {error}. See what is wrong with: foedus check") from error

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """All that is written inside is kept together or not at all. Raises StoreUnwritable when it cannot be kept."""
        try:
            self.connection.execute("BEGIN IMMEDIATE")
            yield self.connection
            self.connection.execute("COMMIT")
        except sqlite3.OperationalError as error:
            self._roll_back()
            raise StoreUnwritable(f"cannot write to {self.path}: {error}. What was loaded before is kept.") from error
        except BaseException:
            self._roll_back()
            raise

    def _roll_back(self) -> None:
        if self.connection.in_transaction:
            self.connection.execute("ROLLBACK")


def _prepare(path: Path, connection: sqlite3.Connection, create: bool) -> None:
    try:
        # In this order: another process may be making the store, and what it makes comes into being all at once.
        tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
        application = connection.execute("PRAGMA application_id").fetchone()[0]
        version = connection.execute("PRAGMA user_version").fetchone()[0]
    except sqlite3.OperationalError as error:
        raise StoreError(f"cannot read {path}: {error}.") from error
    except UnicodeDecodeError as error:  # damage that shows even in the message about it
        raise StoreError(f"{path} is damaged. Load your documents into a new store.") from error
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_CORRUPT:
            raise StoreError(f"{path} is damaged ({error}). Load your documents into a new store.") from error
        raise NotAStore(f"{path} is not a foedus store ({error}). Name another file with --store.") from error
    if application != _APPLICATION_ID and not (create and tables == 0 and application == 0):
        raise NotAStore(f"{path} is not a foedus store. Name another file with --store.")
    if version > SCHEMA_VERSION:
        raise StoreTooNew(
            f"{path} was written by a newer foedus (store version {version}, this foedus reads up to "
            f"{SCHEMA_VERSION}). Install the newer foedus, or load your documents into another file."
        )
    if application and version < SCHEMA_VERSION:
        raise StoreError(f"{path} was written by an older foedus. Load your documents into a new store.")
    try:
        connection.execute("PRAGMA foreign_keys = ON")
        if application == 0:
            _create(connection)
        connection.execute(f"PRAGMA mmap_size = {_MAPPED}")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA secure_delete = ON")
    except sqlite3.OperationalError as error:
        raise StoreUnwritable(f"cannot write to {path}: {error}.") from error


def _create(connection: sqlite3.Connection) -> None:
    connection.execute("PRAGMA journal_mode = WAL")
    try:
        connection.executescript(
            f"BEGIN IMMEDIATE; {schema()} PRAGMA application_id = {_APPLICATION_ID}; "
            f"PRAGMA user_version = {SCHEMA_VERSION}; COMMIT;"
        )
    except sqlite3.OperationalError:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        # Another process may have been faster.
        if connection.execute("PRAGMA application_id").fetchone()[0] != _APPLICATION_ID:
            raise


def schema() -> str:
    """The SQL that makes an empty store."""
    return text_of("foedus.graph", "schema.sql")
