"""The same documents give the same bytes: whatever the order, the number of processes and the seed of hashes."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from foedus.exports.jsonl import generate_jsonl
from foedus.graph import Reading, Store, add
from foedus.loaders import read_paths

READING = Path(__file__).parents[1] / "reading"
EXPORT = """
import sys
from foedus.exports.jsonl import generate_jsonl
from foedus.graph import Reading, Store, add
from foedus.loaders import read_paths
with Store.open(sys.argv[1], create=True) as store:
    for each in read_paths(sys.argv[2:]):
        if isinstance(each, Reading):
            add(store, each)
    sys.stdout.writelines(generate_jsonl(store))
"""


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """A few documents of each language, made of the sentences of the reading tests, with persons in several of them."""
    folder = tmp_path_factory.mktemp("documents")
    for language in ("fr", "en"):
        cases = tomllib.loads((READING / f"{language}.toml").read_text(encoding="utf-8"))["case"]
        for number in range(2):
            texts = [case["text"] for case in cases[number * 5 : number * 5 + 7]]
            head = f"---\nlanguage: {language}\npublished: 2001-0{number + 1}-15\n---\n"
            (folder / f"{language}{number}.txt").write_text(head + "\n\n".join(texts), encoding="utf-8")
    return sorted(folder.iterdir())


def exported(store: Path, paths: list[Path], jobs: int = 1) -> list[str]:
    with Store.open(store, create=True) as opened:
        for each in read_paths(map(str, paths), jobs=jobs):
            assert isinstance(each, Reading)
            add(opened, each)
        return list(generate_jsonl(opened))


def test_neither_the_order_nor_the_number_of_processes_changes_a_byte(documents: list[Path], tmp_path: Path) -> None:
    usual = exported(tmp_path / "a.db", documents)
    assert len(usual) > 10
    assert exported(tmp_path / "b.db", documents[::-1], jobs=2) == usual
    assert exported(tmp_path / "b.db", documents[2:] + documents[:2]) == usual  # loaded again, in another order


def test_the_seed_of_hashes_changes_no_byte(documents: list[Path], tmp_path: Path) -> None:
    digests = set()
    for seed in ("0", "20221123"):
        command = [sys.executable, "-c", EXPORT, str(tmp_path / f"{seed}.db"), *map(str, documents)]
        done = subprocess.run(command, capture_output=True, check=True, env={**os.environ, "PYTHONHASHSEED": seed})
        assert done.stdout
        digests.add(hashlib.sha256(done.stdout).hexdigest())
    assert len(digests) == 1
