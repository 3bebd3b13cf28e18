"""The file: what is opened and what is refused, and what happens when it cannot be written."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from foedus.graph import Document, Node, Reading, Store, add, counts, documents, forget, nodes, select
from foedus.graph.checks import check
from foedus.graph.errors import NotAStore, StoreError, StoreTooNew, StoreUnwritable
from foedus.graph.store import SCHEMA_VERSION

LARGE = Reading(Document("large.txt", title="word " * 400_000), (Node("MNE", "State"),))
# Root may write anywhere, so a child steps down; it imports before, because nobody else may read the interpreter.
POWERLESS = """
import os, sys
from pathlib import Path
from foedus.graph import Document, Node, Reading, Store, add, counts, select
from foedus.graph.checks import check
from foedus.graph.errors import FoedusError
import foedus.graph.dates, edtf, encodings.idna, sqlite3
Store.open(sys.argv[2], create=True).close()
if os.geteuid() == 0:
    os.setuid(65534)
try:
    with Store.open(sys.argv[1]) as store:
        print(counts(store)["documents"], len(list(select(store))), check(store))
        add(store, Reading(Document("new.txt"), (Node("MNE", "State"),)))
except FoedusError as error:
    print(type(error).__name__, error)
"""


def pragma(path: Path, text: str) -> object:
    connection = sqlite3.connect(path)
    try:
        return connection.execute(f"PRAGMA {text}").fetchone()
    finally:
        connection.close()


def test_a_new_store_is_empty_and_says_what_it_is(tmp_path: Path) -> None:
    with Store.open(tmp_path / "new.db", create=True) as store:
        assert counts(store) == {
            "documents": 0, "nodes": 0, "edges": 0, "evidence": 0, "kinds": {}, "relations": {}
        }  # fmt: skip
        assert store.path == tmp_path / "new.db"
        assert store.connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert store.connection.execute("PRAGMA synchronous").fetchone() == (2,)
        assert store.connection.execute("PRAGMA foreign_keys").fetchone() == (1,)
    assert pragma(tmp_path / "new.db", "user_version") == (SCHEMA_VERSION,)
    assert pragma(tmp_path / "new.db", "application_id") == (int.from_bytes(b"FOED"),)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["new.db"]


def test_what_was_written_is_there_when_it_is_opened_again(store: Store) -> None:
    before = list(select(store)), list(nodes(store)), list(documents(store))
    store.close()
    for create in (False, True):
        with Store.open(store.path, create=create) as again:
            assert (list(select(again)), list(nodes(again)), list(documents(again))) == before


def test_no_store_is_made_unless_asked_for(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"there is no store at .*none\.db.*load"):
        Store.open(tmp_path / "none.db")
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("name", [":memory:", "file:x?mode=memory", "file:x.db", "a b.db", "🕊.db", "x?y#z%20.db", "-"])
def test_a_store_may_have_any_name(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with Store.open(name, create=True) as store:
        add(store, Reading(Document("a.txt")))
    assert [path.name for path in tmp_path.iterdir()] == [name]
    with Store.open(name) as store:
        assert counts(store)["documents"] == 1


@pytest.mark.parametrize("content", [b"", b"x", b"Dear diary\n" * 999, b"SQLite format 3\x00" * 400])
def test_files_that_are_no_store_are_refused_and_left_alone(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "diary.db"
    path.write_bytes(content)
    with pytest.raises(NotAStore, match=r"diary\.db is not a foedus store"):
        Store.open(path)
    assert path.read_bytes() == content


@pytest.mark.parametrize("create", [False, True])
@pytest.mark.parametrize("script", ["CREATE TABLE nodes (id)", "PRAGMA application_id = 7"])
def test_databases_of_other_programs_are_refused_and_left_alone(tmp_path: Path, script: str, create: bool) -> None:
    path = tmp_path / "other.db"
    other = sqlite3.connect(path)
    other.executescript(script)
    other.close()
    content = path.read_bytes()
    with pytest.raises(NotAStore, match=r"other\.db is not a foedus store"):
        Store.open(path, create=create)
    assert path.read_bytes() == content


def test_a_folder_is_no_store(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=tmp_path.name):
        Store.open(tmp_path, create=True)
    with pytest.raises(StoreError, match="nowhere"):
        Store.open(tmp_path / "nowhere" / "x.db", create=True)


@pytest.mark.parametrize("create", [False, True])
def test_a_store_of_a_newer_foedus_is_refused_and_left_alone(store: Store, create: bool) -> None:
    store.close()
    pragma(store.path, f"user_version = {SCHEMA_VERSION + 1}")
    content = store.path.read_bytes()
    with pytest.raises(StoreTooNew, match=rf"newer foedus \(store version {SCHEMA_VERSION + 1}"):
        Store.open(store.path, create=create)
    assert store.path.read_bytes() == content


def test_a_store_of_an_older_foedus_is_refused_and_left_alone(store: Store) -> None:
    store.close()
    pragma(store.path, f"user_version = {SCHEMA_VERSION - 1}")
    content = store.path.read_bytes()
    with pytest.raises(StoreError, match=r"balkans\.db was written by an older foedus.*new store"):
        Store.open(store.path)
    assert store.path.read_bytes() == content


def test_a_damaged_store_is_not_said_to_be_another_file(store: Store) -> None:
    store.wipe()
    size = store.connection.execute("PRAGMA page_size").fetchone()[0]
    store.close()
    content = store.path.read_bytes()
    store.path.write_bytes(content[:100] + b"\xa5" * (size - 100) + content[size:])
    with pytest.raises(StoreError, match="is damaged") as caught:
        Store.open(store.path)
    assert not isinstance(caught.value, NotAStore)


def test_several_may_make_the_same_store_at_once(tmp_path: Path) -> None:
    outcomes: list[object] = []
    barrier = threading.Barrier(8)

    def make(number: int) -> None:
        barrier.wait()
        try:
            with Store.open(tmp_path / "shared.db", create=True) as store:
                add(store, Reading(Document(f"{number}.txt"), (Node("MNE", "State"),)))
                outcomes.append(number)
        except BaseException as error:
            outcomes.append(error)

    threads = [threading.Thread(target=make, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes, key=str) == list(range(8))
    with Store.open(tmp_path / "shared.db") as store:
        assert counts(store)["documents"] == 8 and check(store) == []


def test_an_interruption_leaves_the_store_as_it_was(store: Store) -> None:
    before = list(select(store))
    for interruption in (KeyboardInterrupt, ValueError, MemoryError):
        with pytest.raises(interruption), store.transaction() as connection:
            connection.execute("DELETE FROM evidence")
            raise interruption
    assert list(select(store)) == before


def test_a_full_store_keeps_what_was_loaded(store: Store) -> None:
    before = list(select(store))
    pages = store.connection.execute("PRAGMA page_count").fetchone()[0]
    store.connection.execute(f"PRAGMA max_page_count = {pages + 20}")
    with pytest.raises(StoreUnwritable, match=r"balkans\.db: database or disk is full.*loaded before is kept"):
        add(store, LARGE)
    assert list(select(store)) == before and check(store) == []
    add(store, Reading(Document("small.txt")))
    store.connection.execute("PRAGMA max_page_count = 1000000")
    add(store, LARGE)
    assert check(store) == []


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of one megabyte."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", folder], check=False)
    if mounted.returncode:
        pytest.skip("only root can mount a disk that is small enough to fill")
    yield folder
    subprocess.run(["umount", "--lazy", folder], check=True)


def test_a_full_disk_keeps_what_was_loaded(small_disk: Path) -> None:
    with Store.open(small_disk / "x.db", create=True) as store:
        kept = 0
        with pytest.raises(StoreUnwritable, match="full"):
            for kept in range(100):
                add(store, Reading(Document(f"{kept:02d}.txt", title="word " * 10_000), (Node("MNE", "State"),)))
        assert 0 < kept < 100
        assert [each.id for each in documents(store)] == [f"{number:02d}.txt" for number in range(kept)]
        assert check(store) == []
    with Store.open(small_disk / "x.db") as store:
        assert counts(store)["documents"] == kept and check(store) == []


def test_a_store_that_another_process_is_writing_to_is_told_as_locked(store: Store) -> None:
    before = list(select(store))
    other = sqlite3.connect(store.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    store.connection.execute("PRAGMA busy_timeout = 50")
    for write in (lambda: add(store, LARGE), lambda: forget(store, "war.txt")):
        with pytest.raises(StoreUnwritable, match=r"balkans\.db: database is locked"):
            write()
    assert list(select(store)) == before
    other.execute("ROLLBACK")
    other.close()
    add(store, LARGE)


@pytest.fixture
def tried(store: Store) -> Iterator[Callable[[int, int], list[str]]]:
    """Try the store as a user without power over it: the modes of folder and file in, what came of it out."""
    folder = Path(tempfile.mkdtemp())  # unlike pytest's own, this one can be opened to everybody
    stored, scratch = folder / "store" / "balkans.db", folder / "scratch.db"
    stored.parent.mkdir()
    store.wipe()
    shutil.copy(store.path, stored)
    folder.chmod(0o777)

    def tried(folder_mode: int, file_mode: int) -> list[str]:
        stored.chmod(file_mode)
        stored.parent.chmod(folder_mode)
        command = [sys.executable, "-c", POWERLESS, str(stored), str(scratch)]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()

    yield tried
    stored.parent.chmod(0o755)
    shutil.rmtree(folder)


def test_a_file_that_may_not_be_written_can_be_read(tried: Callable[[int, int], list[str]]) -> None:
    read, refused = tried(0o777, 0o444)
    assert read == "3 8 []"
    assert refused.startswith("StoreUnwritable cannot write to") and "readonly" in refused


def test_a_folder_that_may_not_be_written_is_told(tried: Callable[[int, int], list[str]]) -> None:
    (line,) = tried(0o555, 0o444)
    assert line.startswith("StoreError cannot read") and "balkans.db" in line
