"""Paths in, readings and problems out: in order, the same every time, whatever the number of processes."""

from __future__ import annotations

import hashlib
import io
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from multiprocessing import active_children
from pathlib import Path

import pytest

from foedus.graph import Problem, Reading
from foedus.loaders import count_paths, loading, read_paths
from foedus.loaders.sources import Source

TEXTS = {
    "a.txt": "L'Éthiopie a demandé mardi l'aide de la Turquie et du Soudan. Ankara a refusé d'envoyer des soldats.",
    "b.md": "---\npublished: 2019-05-07\n---\nLe président malien Assimi Goïta a vu hier Boris Eltsine à Moscou.",
    "c.txt": "",
    "d.txt": "Le Sénégal, le Niger et le Tchad ont signé en 1994 un traité avec Paris, que le Mali a dénoncé en 2022.",
    "e.txt": "\0\1\2\3" * 99,
    "f.jsonl": '{"source": {"id": "RUS", "kind": "State"}, "relation": "attacked", '
    '"target": {"id": "UKR", "kind": "State"}, "evidence": [{"document": "f1.txt"}]}\n{broken\n',
    "g.txt": "« Nous n'enverrons pas de troupes », a déclaré le ministre turc, selon lequel l'Iran menace Israël.",
}  # fmt: skip
PROBLEMS = ["c.txt", "e.txt", "f.jsonl", "nowhere.txt"]
STDIN = "Cuba a rompu avec les États-Unis en janvier 1961."


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in").mkdir()
    for name, text in TEXTS.items():
        (tmp_path / "in" / name).write_text(text, encoding="utf-8")
    return tmp_path / "in"


def every(jobs: int = 1) -> list[Reading | Problem]:
    return list(read_paths(["in", "-", "nowhere.txt"], io.BytesIO(STDIN.encode()), jobs))


def names(found: list[Reading | Problem]) -> list[str]:
    return [each.file if isinstance(each, Problem) else each.document.id for each in found]


def test_readings_and_problems_come_in_the_order_of_the_paths(folder: Path) -> None:
    found = every()
    stdin = f"stdin-{hashlib.sha256(STDIN.encode()).hexdigest()[:8]}.txt"
    expected = ["a.txt", "b.md", "c.txt", "d.txt", "e.txt", "f.jsonl", "f1.txt", "g.txt", stdin, "nowhere.txt"]
    assert names(found) == expected
    assert [each.file for each in found if isinstance(each, Problem)] == PROBLEMS
    assert sum(len(each.assertions) for each in found if isinstance(each, Reading)) > 2


@pytest.mark.slow
def test_several_processes_give_the_same_as_one_in_the_same_order(folder: Path) -> None:
    assert every(jobs=3) == every(jobs=1)


def test_a_document_is_read_the_same_whatever_was_read_before(folder: Path) -> None:
    paths = [str(folder / name) for name in TEXTS]
    forwards, backwards = list(read_paths(paths)), list(read_paths(reversed(paths)))
    assert sorted(map(repr, forwards)) == sorted(map(repr, backwards))


@pytest.mark.slow
def test_nothing_depends_on_the_order_of_sets(folder: Path) -> None:
    script = "from foedus.loaders import read_paths\nfor each in read_paths(['in']): print(repr(each))"
    said = {
        subprocess.run(
            [sys.executable, "-c", script], env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in ("1", "2")
    }
    assert len(said) == 1 and len(said.pop()) > 1000


def test_there_is_something_to_count(folder: Path) -> None:
    assert count_paths(["in", "-", "nowhere.txt"]) == len(TEXTS) + 2
    assert count_paths([]) == 0 and list(read_paths([])) == [] and list(read_paths([], jobs=2)) == []


# Processes that die


@pytest.fixture
def many(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Source]:
    """Documents in a language that nobody reads, because that is quickly told."""
    found = []
    for number in range(20):
        path = tmp_path / f"{number}.txt"
        path.write_text("Nihil novi sub sole.", encoding="utf-8")
        found.append(Source(path.name, path, {"language": "xx"}))
    monkeypatch.setattr(loading, "sources", lambda paths: iter(found))
    return found


def test_when_processes_die_others_take_over(many: list[Source]) -> None:
    found = read_paths([], jobs=2)
    first = next(found)
    for process in active_children():
        assert process.pid
        os.kill(process.pid, signal.SIGKILL)
    rest = list(found)
    assert [each.file for each in (first, *rest) if isinstance(each, Problem)] == [each.id for each in many]
    assert all(isinstance(each, Problem) and "language" in each.reason for each in rest)


class Deadly(dict[str, str]):
    """Ends the process that it is sent to."""

    def __reduce__(self) -> tuple[object, ...]:
        return os._exit, (1,)


def test_a_document_that_kills_its_reader_is_a_problem_and_the_others_are_read(many: list[Source]) -> None:
    many[7] = Source("deadly.txt", many[7].path, Deadly())
    found = [each for each in read_paths([], jobs=2) if isinstance(each, Problem)]
    assert [each.file for each in found] == [each.id for each in many]
    assert [each.file for each in found if "died" in each.reason] == ["deadly.txt"]


def test_who_stops_listening_leaves_no_processes_behind(many: list[Source]) -> None:
    found: Iterator[Reading | Problem] = read_paths([], jobs=2)
    next(found)
    assert active_children()
    del found
    assert not active_children()


KILLED = """
import os, signal
from multiprocessing import active_children
from foedus.loaders import read_paths
found = read_paths(["."], jobs=2)
next(found)
print(*(child.pid for child in active_children()), flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_processes_end_with_the_one_that_started_them(tmp_path: Path) -> None:
    for number in range(20):
        (tmp_path / f"{number}.md").write_text("---\nlanguage: xx\n---\nNihil novi sub sole.", encoding="utf-8")
    done = subprocess.run([sys.executable, "-c", KILLED], cwd=tmp_path, capture_output=True, check=False, timeout=120)
    assert done.returncode == -signal.SIGKILL, done.stderr
    left = [Path("/proc") / pid / "stat" for pid in done.stdout.decode().split()]
    deadline = time.monotonic() + 30
    while any(is_running(stat) for stat in left) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert len(left) == 2 and not any(is_running(stat) for stat in left)


def is_running(stat: Path) -> bool:
    try:
        return stat.read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
