"""`foedus load`: what is kept, what is said, and how it ends."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import Result

from foedus.explorer.commands.load import _shipped
from foedus.explorer.loading import Summary, keep
from foedus.graph import Assertion, Document, Evidence, Node, Problem, Reading, Store, counts, documents
from foedus.loaders.sources import Source, sources

COMMAND = [sys.executable, "-m", "foedus.explorer"]


def reading(name: str, date: str | None = "1982", problems: tuple[Problem, ...] = ()) -> Reading:
    nodes = (Node("BOL", "State"), Node("PRY", "State"))
    piece = Evidence(name, 0, 3, "war")
    return Reading(
        Document(name, skipped=7), nodes, (Assertion("BOL", "attacked", "PRY", date, evidence=(piece,)),), problems
    )


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "chaco.db", create=True) as opened:
        yield opened


def test_readings_are_kept_and_counted_once(store: Store) -> None:
    summary = Summary()
    assert len(list(keep(store, [reading("a.txt"), reading("b.txt")], summary))) == 2
    assert summary.line() == "Read 2 documents: 2 nodes, 1 edge, 2 pieces of evidence; 14 characters skipped."
    assert counts(store)["evidence"] == 2


def test_one_bad_document_never_stops_the_others(store: Store) -> None:
    summary, lost = Summary(), Problem("c.txt", "it is not text", "byte 3")
    half = Problem("b.txt", "a table was left out", "line 9")
    unknown = Reading(
        Document("e.txt"), (), (Assertion("X", "attacked", "Y", evidence=(Evidence("e.txt", 0, 1, "x"),)),)
    )
    said = [lost, reading("a.txt"), reading("b.txt", problems=(half,)), reading("d.txt", "32 Brumaire"), unknown]
    list(keep(store, said, summary))
    assert [problem.file for problem in summary.problems] == ["c.txt", "b.txt", "d.txt", "e.txt"]
    assert str(summary.problems[0]) == "c.txt, byte 3: it is not text"
    assert "32 Brumaire" in summary.problems[2].reason
    assert [each.id for each in documents(store)] == ["a.txt", "b.txt"]
    assert summary.documents == 2


def test_half_a_character_in_a_name_is_a_problem(store: Store) -> None:
    summary = Summary()
    list(keep(store, [reading("caf\udce9.txt"), reading("a.txt")], summary))
    assert len(summary.problems) == 1 and summary.documents == 1


def test_an_export_loads_back_to_the_same_export(foedus: Callable[..., Result], tmp_path: Path) -> None:
    assert foedus("export", "jsonl", "-o", "graph.jsonl").exit_code == 0
    result = foedus("--store", "again.db", "load", "graph.jsonl")
    assert result.exit_code == 0
    assert result.stdout.startswith(
        "Read 2 documents: 10 nodes, 17 edges, 18 pieces of evidence; 12 characters skipped."
    )
    assert result.stderr == ""
    assert foedus("--store", "again.db", "export", "jsonl").stdout == (tmp_path / "graph.jsonl").read_text("utf-8")
    assert foedus("--store", "again.db", "check").exit_code == 0


def test_what_is_left_out_is_told_with_its_place_and_exits_1(foedus: Callable[..., Result], tmp_path: Path) -> None:
    lines = foedus("export", "jsonl").stdout.splitlines()
    (tmp_path / "mixed.jsonl").write_text("\n".join([lines[0], "{broken", *lines[1:]]), encoding="utf-8")
    result = foedus("--store", "mixed.db", "load", "mixed.jsonl", "nowhere.txt")
    assert result.exit_code == 1
    assert "Read 2 documents" in result.stdout
    mixed, nowhere = sorted(result.stderr.splitlines())
    assert mixed.startswith("mixed.jsonl, line 2: ")
    assert nowhere.startswith("nowhere.txt")


def test_ctrl_c_keeps_what_was_loaded_and_says_so(foedus: Callable[..., Result], tmp_path: Path) -> None:
    assertion = json.loads(foedus("export", "jsonl").stdout.splitlines()[0])
    with (tmp_path / "many.jsonl").open("w", encoding="utf-8") as file:
        for number in range(20_000):
            assertion["evidence"] = [{"document": f"{number}.txt", "quote": "x"}]
            file.write(json.dumps(assertion) + "\n")
    # What a shell runs in the background is deaf to Ctrl-C, and so is all that it starts.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    process = subprocess.Popen(
        [*COMMAND, "--store", "many.db", "load", "many.jsonl"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    deadline = time.monotonic() + 60
    while process.poll() is None and not loaded(tmp_path / "many.db") and time.monotonic() < deadline:
        time.sleep(0.05)
    os.kill(process.pid, signal.SIGINT)
    out, err = process.communicate(timeout=60)
    assert process.returncode == 130, err
    assert err == "Interrupted. Every document read so far is kept in the store.\n"
    told, kept = int(out.split()[1]), loaded(tmp_path / "many.db")
    assert told <= kept <= told + 1 < 20_000  # the signal may come between keeping a document and counting it


def loaded(path: Path) -> int:
    """How many documents the store at this path holds now."""
    if not path.exists() or not path.stat().st_size:
        return 0
    done = subprocess.run(
        [*COMMAND, "--store", path, "info", "--format", "json"], capture_output=True, text=True, check=False
    )
    return int(json.loads(done.stdout)["documents"]) if done.returncode == 0 else 0


def test_the_seeds_are_found_though_an_editable_install_only_links_to_them() -> None:
    with _shipped(True) as paths:
        found = list(sources(paths))
    assert len(found) >= 5 and all(isinstance(each, Source) and each.id.endswith(".md") for each in found)
    with _shipped(False) as paths:
        assert paths == ()
