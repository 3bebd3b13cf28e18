"""A store that cannot serve: one clear line, exit 2, no traceback, nothing lost."""

from __future__ import annotations

import json
import os
import resource
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from foedus.graph import Assertion, Document, Evidence, Node, Reading, Store, add

# Root may write anywhere, so these tests step down; all that is needed is imported before, because the interpreter
# may live where nobody else can read.
POWERLESS = """
import os, sys
import foedus.explorer.commands.forget, foedus.explorer.commands.load, foedus.explorer.main
import foedus.loaders.brought, foedus.loaders.readers
if os.geteuid() == 0:
    os.setuid(65534)
foedus.explorer.main.main()
"""


def foedus(*arguments: str | Path, powerless: bool = False, **options: object) -> subprocess.CompletedProcess[str]:
    how = ["-c", POWERLESS] if powerless else ["-m", "foedus.explorer"]
    command = [sys.executable, *how, *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=120, **options)  # type: ignore[call-overload, no-any-return]


def refused(done: subprocess.CompletedProcess[str], *words: str) -> None:
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("Error: ") and done.stderr.count("\n") == 1
    assert all(word in done.stderr for word in words), done.stderr


@pytest.fixture
def readable_path() -> Iterator[Path]:
    """A folder that every user of the machine can reach."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


def test_no_store_there(tmp_path: Path) -> None:
    refused(foedus("--store", tmp_path / "none.db", "info"), "there is no store", "none.db", "load")
    assert not (tmp_path / "none.db").exists()


def test_the_folder_of_a_new_store_is_not_there(tmp_path: Path) -> None:
    refused(foedus("--store", tmp_path / "no" / "x.db", "load", "-", input=""), "x.db")


@pytest.mark.parametrize("content", [b"", b"Dear diary, today the ambassador left.\n" * 99, b"SQLite format 3\x00" * 9])
def test_a_file_that_is_no_store(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "diary.db"
    path.write_bytes(content)
    refused(foedus("--store", path, "info"), "diary.db", "not a foedus store")
    assert path.read_bytes() == content


def test_the_database_of_another_program(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE accounts (id)")
    refused(foedus("--store", path, "load", "-", input="x"), "other.db", "not a foedus store")


def test_a_store_from_a_newer_foedus(store_path: Path) -> None:
    connection = sqlite3.connect(store_path)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    refused(foedus("list"), "newer foedus", "99")


def test_a_damaged_store(store_path: Path) -> None:
    connection = sqlite3.connect(store_path)
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    content = bytearray(store_path.read_bytes())
    content[4096:] = os.urandom(len(content) - 4096)
    store_path.write_bytes(content)
    done = foedus("list")
    assert done.returncode == 2
    assert "Traceback" not in done.stderr and done.stderr.startswith("Error: ") and "foedus.db" in done.stderr


def test_a_folder_where_nothing_may_be_written(store_path: Path, readable_path: Path) -> None:
    stored = readable_path / "foedus.db"
    shutil.copy(store_path, stored)
    readable_path.chmod(0o555)
    refused(foedus("--store", readable_path / "new.db", "load", "-", input="", powerless=True), "new.db")
    refused(foedus("--store", stored, "forget", "1982/log.txt", powerless=True), "foedus.db")


def test_a_full_disk_keeps_what_was_loaded(store_path: Path, tmp_path: Path) -> None:
    before = foedus("export", "jsonl").stdout
    assertion = json.loads(before.splitlines()[0])
    with (tmp_path / "large.jsonl").open("w", encoding="utf-8") as file:
        for number in range(300):
            assertion["evidence"] = [{"document": f"{number}.txt", "quote": f"{number} " * 2000}]
            file.write(json.dumps(assertion) + "\n")
    size = store_path.stat().st_size + 200_000

    def nearly_full() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    done = foedus("load", "large.jsonl", preexec_fn=nearly_full)
    assert done.returncode == 2 and "Traceback" not in done.stderr
    assert "cannot write" in done.stderr and "is kept" in done.stderr
    assert done.stdout.startswith("Read ")
    kept = int(done.stdout.split()[1])
    sources = foedus("sources", "--format", "jsonl").stdout.splitlines()
    assert len(sources) == kept + 2
    assert foedus("check").returncode == 0


def test_a_full_disk_keeps_the_old_export(store_path: Path, tmp_path: Path) -> None:
    target = tmp_path / "graph.jsonl"
    target.write_text("old\n")
    with Store.open(store_path) as store:
        long = Evidence("long.txt", 0, 90_000, "word " * 18_000)
        nodes = (Node("ARG", "State"), Node("CHL", "State"))
        add(store, Reading(Document("long.txt"), nodes, (Assertion("ARG", "accused", "CHL", evidence=(long,)),)))

    def full() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (80_000, 80_000))

    done = foedus("export", "jsonl", "-o", target, preexec_fn=full)
    refused(done, "graph.jsonl")
    assert target.read_text() == "old\n"
    assert sorted(path.name for path in tmp_path.iterdir() if "part" in path.name) == []
