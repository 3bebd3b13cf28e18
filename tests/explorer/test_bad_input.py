"""Bad input through the real command: a clear line for each thing that is wrong, and everything else is kept."""

from __future__ import annotations

import hashlib
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

TEXT = "L'Éthiopie a demandé mardi l'aide de la Turquie. Ankara a refusé d'envoyer des soldats à Addis-Abeba.\n"
FOEDUS = [sys.executable, "-m", "foedus.explorer"]
# Root may read and write anything; for these tests it steps down. All that is needed is imported before, because the
# interpreter may live where nobody else can read.
POWERLESS = """
import os, time
import foedus.explorer.commands.load, foedus.explorer.main, foedus.loaders.documents, foedus.loaders.piped
from foedus.loaders.loading import read_paths
list(read_paths(["in/a.jsonl"]))
if os.geteuid() == 0:
    os.setgid(65534)
    os.setuid(65534)
foedus.explorer.main.main()
"""


def load(
    *arguments: str | bytes | Path, how: list[str] = FOEDUS, store: str = "s.db", stdin: str = "", **options: Any
) -> subprocess.CompletedProcess[str]:
    """`foedus load` in a process of its own."""
    command = [*how, "--store", store, "load", *arguments]
    done: subprocess.CompletedProcess[str] = subprocess.run(
        command, input=stdin, capture_output=True, text=True, check=False, timeout=500, **options
    )
    assert "Traceback" not in done.stderr, done.stderr
    return done


def export_of(documents: int, length: int = 4) -> str:
    """An export of some documents with quotes of so many characters: quickly read, because no model is needed."""
    ends = {"source": {"id": "RUS", "kind": "State"}, "relation": "attacked", "target": {"id": "UKR", "kind": "State"}}
    pieces = [{"document": f"{number:04}.txt", "quote": f"{number:04}" * (length // 4)} for number in range(documents)]
    return "".join(json.dumps({**ends, "evidence": [piece]}) + "\n" for piece in pieces)


def documents(store: str = "s.db") -> list[str]:
    """The documents in a store, which has to be a sound one."""
    command = [*FOEDUS, "--store", store]
    assert subprocess.run([*command, "check"], capture_output=True, check=False).returncode == 0
    listed = subprocess.run([*command, "sources", "--format", "jsonl"], capture_output=True, text=True, check=True)
    return [str(next(iter(json.loads(line).values()))) for line in listed.stdout.splitlines()]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("FOEDUS_STORE", raising=False)
    return tmp_path


# A file | what it holds | what is said of it; nothing where it is read
BOMB = "".join(f"a{n}: &a{n} [{f'*a{n - 1},' * 9}]\n" for n in range(1, 60))
HEAD = "---\n{}\n---\n" + TEXT
FILES: dict[str, tuple[str | bytes, str]] = {
    "01-good.txt": (TEXT, ""),
    "02-empty.txt": ("", "it is empty."),
    "03-blank.md": (" \n\t\r\n", "it is empty."),
    "04-binary.txt": (b"\x7fELF\x02\x01\x01" + bytes(range(256)) * 40, "it is not text"),
    "05-latin-1.txt": (TEXT.encode("latin-1"), ""),
    "06-utf-16.txt": (TEXT.encode("utf-16"), ""),
    "07-cut-off.txt": (TEXT.encode() + b"Fin de la dict\xc3", "1 of its characters cannot be read"),
    "08-broken-head.md": (HEAD.format("title: [a\npublished: 2019-05-07"), "line 3: its front matter is not YAML"),
    "09-open-head.md": ("---\ntitle: a\n" + TEXT, "line 1: its front matter has no closing ---"),
    "10-bomb.md": (HEAD.format(f"a0: &a0 ha\n{BOMB}title: *a59"), "title is not a text"),
    "11-nested.md": (HEAD.format("title: " + "[" * 5_000), "it was read line by line"),
    "12-odd-date.md": (HEAD.format("published: le 7 mai"), "front matter: published: 'le 7 mai' is not"),
    "13-norwegian.md": (HEAD.format("language: no"), "its language seems to be 'no'; foedus reads: "),
    "14-unknown.txt": ("საქართველომ დახმარება სთხოვა საბერძნეთს.", "its language seems to be 'ka'"),
    "15-french.md": (HEAD.format("language: fr-FR\npublished: 2022"), ""),
    "16-export.jsonl": ("{broken\n[]\n", "line 1: this assertion was left out: it is not JSON"),
    "17-one-line.txt": (b"x" * 50 * 1024 * 1024, "it has more than 8,388,608 bytes"),
    "18-good.txt": (TEXT, ""),
    "19-half.pdf": (b"\x93half of a page\x00\x01\xff" * 9, "it is called .pdf but does not begin as one"),
}  # fmt: skip
NOT_READ = {"02", "03", "04", "13", "14", "16", "17", "19"}


@pytest.mark.slow
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_each_problem_is_told_with_its_file_and_everything_else_is_read(here: Path, jobs: str) -> None:
    (here / "in").mkdir()
    for name, (content, _) in FILES.items():
        (here / "in" / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    done = load("in", "--jobs", jobs)
    assert done.returncode == 1
    told = done.stderr.splitlines()
    wrong = {name: reason for name, (_, reason) in FILES.items() if reason}
    for name, reason in wrong.items():
        (said, *more) = (line for line in told if line.startswith(name))
        assert reason in said and len(said) < 400
        assert not more or name == "16-export.jsonl"
    assert {line.split(",")[0].split(":")[0] for line in told} == wrong.keys()
    kept = sorted(name for name in FILES if name[:2] not in NOT_READ)
    assert sorted(documents()) == kept
    assert done.stdout.startswith(f"Read {len(kept)} documents: ")


def test_all_read_is_exit_0(here: Path) -> None:
    (here / "a.txt").write_text(TEXT)
    done = load("a.txt", "-", stdin=TEXT)
    assert (done.returncode, done.stderr) == (0, "")
    assert documents() == ["a.txt", f"stdin-{hashlib.sha256(TEXT.encode()).hexdigest()[:8]}.txt"]


@pytest.mark.parametrize("arguments", [[], ["--jobs", "0", "a.txt"], ["--jobs", "many", "a.txt"], ["--sedes"]])
def test_misuse_is_exit_2(here: Path, arguments: list[str]) -> None:
    done = load(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert "Error: " in done.stderr and not (here / "s.db").exists()


def test_paths_that_lead_nowhere_are_told_one_by_one(here: Path) -> None:
    os.mkfifo(here / "pipe.txt")
    (here / "loop.txt").symlink_to("loop.txt")
    (here / "empty").mkdir()
    (here / "a.jsonl").write_text(export_of(1))
    done = load("nowhere.txt", "pipe.txt", "loop.txt", "empty", "", "x" * 300, b"caf\xe9.txt", "a.jsonl")
    assert done.returncode == 1
    assert done.stderr.splitlines() == [
        "nowhere.txt: there is no such file or folder.",
        "pipe.txt: it is not a file.",
        "loop.txt: there is no such file or folder.",
        "empty: this folder holds no documents (.txt, .md, .markdown, .html, .htm, .xhtml, .pdf, .jsonl).",
        "'': this names no file. The current folder is: .",
        f"{'x' * 300}: it cannot be read: File name too long.",
        "caf\\udce9.txt: there is no such file or folder.",
    ]
    assert documents() == ["0000.txt"]


def test_names_of_any_bytes_are_printed_on_one_line(here: Path) -> None:
    for name in (b"caf\xe9.txt", b"a\nb.txt", b"\x1b[31m.txt", "été.txt".encode()):
        (here / os.fsdecode(name)).touch()
    done = load(".")
    assert done.returncode == 1 and done.stdout.startswith("Read 0 documents: ")
    assert done.stderr.splitlines() == [
        "\\x1b[31m.txt: it is empty.", "a\\nb.txt: it is empty.", "caf\\xe9.txt: it is empty.", "été.txt: it is empty."
    ]  # fmt: skip


def test_no_manifest_and_no_link_leads_out_of_its_folder(here: Path) -> None:
    (here / "secret.jsonl").write_text(export_of(1))
    for number, folder in enumerate(("listed", "linked")):
        (here / folder).mkdir()
        (here / folder / "link.jsonl").symlink_to("../secret.jsonl")
        (here / folder / "good.jsonl").write_text(export_of(3).splitlines()[number + 1])
    rows = ["document", "../secret.jsonl", str(here / "secret.jsonl"), "link.jsonl", "a\0b", "good.jsonl"]
    (here / "listed" / "manifest.csv").write_text("\n".join(rows))
    done = load("listed", "linked")
    assert done.returncode == 1
    assert [line.split(": ")[0] for line in done.stderr.splitlines()] == [
        *(f"listed/manifest.csv, line {number}" for number in (2, 3, 4, 5)), "linked/link.jsonl"
    ]  # fmt: skip
    assert documents() == ["0001.txt", "0002.txt"]


@pytest.mark.parametrize(
    "stdin", ["", "\0\1\2" * 99, "{" * 9_000_000, "1234"], ids=["empty", "binary", "long", "numbers"]
)
def test_standard_input_that_cannot_be_read(here: Path, stdin: str) -> None:
    done = load("-", stdin=stdin)
    assert done.returncode == 1
    assert done.stderr.startswith("-: it") and done.stderr.count("\n") == 1


def test_an_export_goes_through_a_pipe_and_comes_out_the_same(here: Path) -> None:
    load("-", stdin=export_of(3))
    exported = [*FOEDUS, "export", "jsonl"]
    first = subprocess.run([*exported[:3], "--store", "s.db", *exported[3:]], capture_output=True, check=True).stdout
    done = load("-", stdin=first.decode(), store="again.db")
    assert (done.returncode, done.stderr) == (0, "")
    again = subprocess.run(
        [*exported[:3], "--store", "again.db", *exported[3:]], capture_output=True, check=True
    ).stdout
    assert again == first and b"0002.txt" in first


# Folders without permission


@pytest.fixture
def anywhere() -> Iterator[Path]:
    """A folder that every user of the machine can reach and write."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o777)
    yield folder
    for path in folder.rglob("*"):
        if path.is_dir():
            path.chmod(0o777)
    shutil.rmtree(folder)


def step_down(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Load as a user without power: of in/, a.jsonl is open, c.txt closed."""
    (folder / "in").mkdir(exist_ok=True)
    (folder / "in" / "a.jsonl").write_text(export_of(1))
    (folder / "in" / "c.txt").touch(0o000)
    return load(*arguments, how=[sys.executable, "-c", POWERLESS], cwd=folder)


@pytest.mark.parametrize("mode", [0o000, 0o666], ids=["closed", "listed but closed"])
def test_what_may_not_be_read_is_told_and_its_neighbours_are_read(anywhere: Path, mode: int) -> None:
    (anywhere / "in" / "b").mkdir(parents=True)
    (anywhere / "in" / "b" / "b.txt").write_text(TEXT)
    (anywhere / "in" / "b").chmod(mode)
    done = step_down(anywhere, "in")
    assert done.returncode == 1
    assert done.stdout.startswith("Read 1 document: ")
    assert done.stderr.splitlines() == [
        "in/b: it cannot be read: Permission denied.", "c.txt: it cannot be read: Permission denied."
    ]  # fmt: skip


def test_a_file_that_may_not_be_read_does_not_stop_the_others(anywhere: Path) -> None:
    done = step_down(anywhere, "in/c.txt", "in/a.jsonl")
    assert done.returncode == 1
    assert done.stdout.startswith("Read 1 document: ")
    assert done.stderr == "c.txt: it cannot be read: Permission denied.\n"


# Stores that cannot serve


@pytest.mark.parametrize("content", [b"Dear diary, today the ambassador left.\n" * 99, b"SQLite format 3\0" * 9])
def test_a_store_that_is_none_is_left_as_it_is(here: Path, content: bytes) -> None:
    (here / "diary.db").write_bytes(content)
    done = load("-", stdin=export_of(1), store="diary.db")
    assert (done.returncode, done.stdout) == (2, "")
    assert "diary.db is not a foedus store" in done.stderr and done.stderr.count("\n") == 1
    assert (here / "diary.db").read_bytes() == content


@pytest.mark.parametrize("store", ["no/s.db", "."])
def test_a_store_in_a_folder_that_is_not_there_or_that_is_a_folder(here: Path, store: str) -> None:
    done = load("-", stdin=export_of(1), store=store)
    assert (done.returncode, done.stdout) == (2, "")
    assert "Error: " in done.stderr


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of half a megabyte."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=512k", "tmpfs", disk], capture_output=True, text=True, check=False
    )
    if mounted.returncode:
        pytest.skip(f"no disk can be mounted here: {mounted.stderr.strip()}")
    yield disk
    subprocess.run(["umount", disk], check=True)


def test_a_full_disk_keeps_what_was_loaded_and_says_so(here: Path, small_disk: Path) -> None:
    store = str(small_disk / "s.db")
    done = load("-", stdin=export_of(2000, 2000), store=store)
    assert done.returncode == 2
    assert "cannot write" in done.stderr and "is kept" in done.stderr and done.stderr.count("\n") == 1
    told = int(done.stdout.split()[1])
    assert done.stdout.startswith("Read ") and told > 0
    shutil.copytree(small_disk, here / "copy")
    assert len(documents(str(here / "copy" / "s.db"))) == told


def test_a_file_that_may_not_grow_is_a_full_disk(here: Path) -> None:
    def nearly_full() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, 400_000))

    done = load("-", stdin=export_of(2000, 2000), preexec_fn=nearly_full)
    assert done.returncode == 2 and "cannot write" in done.stderr
    assert len(documents()) == int(done.stdout.split()[1]) > 0


def test_a_disk_too_small_for_an_empty_store(here: Path) -> None:
    def full() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))

    done = load("-", stdin=TEXT, preexec_fn=full)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("Error: ") and done.stderr.count("\n") == 1
