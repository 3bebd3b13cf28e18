"""A process that is killed at any moment while it writes: what it reported is done, and nothing is half done."""

from __future__ import annotations

import importlib.util
import random
import subprocess
import sys
import time
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from foedus.exports.jsonl import write_jsonl
from foedus.graph import Document, Reading, Store, add, documents, select
from foedus.graph.checks import check

KILLS, SEED, LONGEST = 200, 1914, 0.060  # seconds between the first words of a child and its end
LOADS, LOADED = 12, 400  # kills of `foedus load`, and how many documents it would load
WRITER = Path(__file__).with_name("writer.py")
Held = dict[str, tuple[Document, Counter[tuple[object, ...]]]]

spec = importlib.util.spec_from_file_location("writer", WRITER)
assert spec is not None and spec.loader is not None
writer = importlib.util.module_from_spec(spec)
spec.loader.exec_module(writer)


def after(held: Held, number: int) -> Held:
    """What a store holds after a step, when it held this before."""
    ident = writer.name(number)
    rest = {name: whole for name, whole in held.items() if name != ident}
    if writer.is_forgetting(number):
        return rest
    read = writer.reading(number)
    said = Counter((a.key, e.start, e.quote) for a in read.assertions for e in a.evidence)
    return rest | {ident: (read.document, said)}


def held_by(store: Store) -> Held:
    """What a store does hold."""
    held: Held = {each.id: (each, Counter()) for each in documents(store)}
    for assertion in select(store):
        for piece in assertion.evidence:
            held[piece.document][1][assertion.key, piece.start, piece.quote] += 1
    return held


def run_and_kill(path: Path, number: int, seconds: float) -> int:
    """Let a child take steps from this one on, kill it so long after it began, and give the first not reported."""
    command = [sys.executable, str(WRITER), str(path), str(number)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None and child.stderr is not None
        assert child.stdout.readline() == "ready\n", child.stderr.read()
        time.sleep(seconds)
        child.kill()
        reported = child.stdout.read().splitlines()
    assert child.returncode == -9
    assert reported == [str(each) for each in range(number, number + len(reported))]
    return number + len(reported)


@pytest.mark.slow
def test_two_hundred_kills_leave_nothing_half_done(tmp_path: Path) -> None:
    path, chance = tmp_path / "killed.db", random.Random(SEED)
    held: Held = {}
    number = unreported = nothing = 0
    began = time.monotonic()
    for _ in range(KILLS):
        first = number
        number = run_and_kill(path, first, chance.uniform(0.001, LONGEST))
        for done in range(first, number):
            held = after(held, done)
        with Store.open(path) as store:
            assert check(store) == []
            found = held_by(store)
        if found != held:
            held = after(held, number)
            assert found == held, f"step {number} was not reported, and what it left is neither before nor after it"
            number, unreported = number + 1, unreported + 1
        nothing += number == first
    assert nothing < KILLS  # on a busy machine many come before, but not all
    print(
        f"\n{KILLS} kills in {time.monotonic() - began:.0f} s: {number} steps done, {unreported} of them done but not "
        f"yet reported when the kill came; {nothing} kills came before any step was done. Nothing lost or half done."
    )


@pytest.mark.slow
def test_a_load_that_is_killed_keeps_whole_documents_only(tmp_path: Path) -> None:
    chance, kept = random.Random(SEED), []
    with Store.open(tmp_path / "source.db", create=True) as source:
        add(source, *(renamed(writer.reading(number), f"{number}.txt") for number in range(LOADED)))
        write_jsonl(source, tmp_path / "all.jsonl")
        whole = held_by(source)
    for turn in range(LOADS):
        path = tmp_path / f"{turn}.db"
        command = [sys.executable, "-m", "foedus.explorer", "--store", str(path), "load", str(tmp_path / "all.jsonl")]
        with subprocess.Popen(command, stdout=subprocess.DEVNULL) as child:
            while child.poll() is None and not path.with_name(f"{path.name}-wal").exists():
                time.sleep(0.001)
            time.sleep(chance.uniform(0, 2))
            child.kill()
        with Store.open(path, create=True) as store:
            found = held_by(store)
            assert check(store) == []
        assert found == {ident: whole[ident] for ident in found}
        kept.append(len(found))
    assert any(0 < count < LOADED for count in kept)
    print(f"\n{LOADS} kills of foedus load kept {', '.join(map(str, sorted(kept)))} of {LOADED} documents, all whole.")


def renamed(read: Reading, ident: str) -> Reading:
    """The same said by a document of another name."""
    said = (replace(a, evidence=tuple(replace(e, document=ident) for e in a.evidence)) for a in read.assertions)
    return replace(read, document=replace(read.document, id=ident), assertions=tuple(said))
