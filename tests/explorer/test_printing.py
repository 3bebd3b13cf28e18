"""What reaches a terminal, a pipe or a closed stream."""

from __future__ import annotations

import csv
import io
import json
import os
import pty
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from hypothesis import given, settings
from hypothesis import strategies as st

from foedus.explorer.output import locale_language
from foedus.explorer.plain import printable, shortened
from foedus.graph import Assertion, Document, Evidence, Name, Node, Reading, Store, add

COMMAND = [sys.executable, "-m", "foedus.explorer"]
ESCAPE = "\x1b]0;owned\x07\x1b[2J\u202egnirts\x9b31m"


@pytest.fixture
def hostile(store_path: Path) -> str:
    """A node whose name would clear the screen, with an edge that quotes as much; its id."""
    nodes = (Node("HND", "State", (Name(f"Honduras{ESCAPE}", "", "label"),)), Node("CHL", "State"))
    evidence = (Evidence("x.txt", 0, 1, f"=1+1{ESCAPE}\nnext", f"=1+1{ESCAPE}\nnext", 0, ESCAPE, {"a": ESCAPE}),)
    reading = Reading(Document("x.txt", ESCAPE), nodes, (Assertion("HND", "accused", "CHL", evidence=evidence),))
    with Store.open(store_path) as store:
        add(store, reading)
    return "HND"


@settings(deadline=None)
@given(st.text())
def test_printable_text_is_one_line_without_anything_a_terminal_obeys(text: str) -> None:
    shown = printable(text)
    assert len(shown.splitlines()) <= 1
    assert not any(
        ord(c) < 32 or 127 <= ord(c) < 160 or 0xD800 <= ord(c) < 0xE000 or c in "\u202e\u2066" for c in shown
    )
    assert printable(shown) == shown


def test_printable_text_shows_what_it_disarms() -> None:
    assert printable("a\x1b[1m\nb \u202ec é 🕊") == "a\\x1b[1m b \\u202ec é 🕊"


def test_shortened() -> None:
    assert shortened("a  b\nc", 5) == "a b c"
    assert shortened("abcdefg", 5) == "abcd…"


@pytest.mark.parametrize(
    "arguments",
    [
        ["list", "--source", "HND"],
        ["show", "HND"],
        ["path", "HND", "CHL"],
        ["find", "Honduras"],
        ["sources"],
        ["path", "HND", "vanuatu"],
        ["show", ESCAPE],
        ["list", "--relation", ESCAPE],
        ["forget", ESCAPE],
        [ESCAPE],
        ["--store", f"{ESCAPE}.db", "info"],
    ],
)
@pytest.mark.parametrize("shape", ["text", "json", "jsonl"])
def test_no_name_can_drive_the_terminal(
    arguments: list[str], shape: str, hostile: str, foedus: Callable[..., Result]
) -> None:
    more = [] if arguments[0] in ("forget", ESCAPE) else ["--format", shape]
    result = foedus(*arguments, *more)
    shown = result.stdout + result.stderr
    assert not [c for c in shown if c != "\n" and (ord(c) < 32 or 127 <= ord(c) < 160)]
    if shape == "text":
        assert "\u202e" not in shown


def test_evidence_is_disarmed_too(hostile: str, foedus: Callable[..., Result]) -> None:
    ident = json.loads(foedus("list", "--source", hostile, "--format", "jsonl").stdout)["id"]
    shown = foedus("evidence", ident).stdout
    assert "\\x1b" in shown and "\x1b" not in shown and "\x9b" not in shown


def test_csv_cells_are_no_formulas(hostile: str, foedus: Callable[..., Result]) -> None:
    (row,) = csv.DictReader(io.StringIO(foedus("list", "--source", hostile, "--format", "csv").stdout, newline=""))
    assert row["quote"].startswith("'=1+1")


@pytest.mark.parametrize("command", ["info", "find ARG", "show ARG", "list", "path ARG CHL", "sources", "check"])
def test_every_listing_has_every_format(command: str, foedus: Callable[..., Result]) -> None:
    as_json = json.loads(foedus(*command.split(), "--format", "json").stdout)
    as_lines = [json.loads(line) for line in foedus(*command.split(), "--format", "jsonl").stdout.splitlines()]
    assert as_lines == (as_json if isinstance(as_json, list) else [as_json])
    header, *rows = csv.reader(io.StringIO(foedus(*command.split(), "--format", "csv").stdout, newline=""))
    assert all(len(row) == len(header) for row in rows)
    assert foedus(*command.split()).stdout == foedus(*command.split()).stdout


def test_listed_json_lines_are_what_export_writes_and_more(foedus: Callable[..., Result]) -> None:
    listed = [json.loads(line) for line in foedus("list", "--format", "jsonl").stdout.splitlines()]
    exported = [json.loads(line) for line in foedus("export", "jsonl").stdout.splitlines()]
    assert [{k: v for k, v in each.items() if k not in ("family", "phrase")} for each in listed] == exported


@pytest.mark.parametrize(
    ("variables", "language"),
    [
        ({"LANG": "fr_FR.UTF-8"}, "fr"),
        ({"LANG": "fr_FR.UTF-8", "LC_ALL": "C"}, "en"),
        ({"LANG": "de_DE", "LC_MESSAGES": "fr_CH"}, "fr"),
        ({"LANG": "es_AR"}, "en"),
        ({}, "en"),
    ],
)
def test_language_of_the_locale(variables: dict[str, str], language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert locale_language() == language


@pytest.mark.parametrize("arguments", ["list", "export jsonl", "info", "--help"])
def test_a_broken_pipe_is_silent(arguments: str, store_path: Path) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(
        [*COMMAND, *arguments.split()], stdout=writer, stderr=subprocess.PIPE, timeout=60, check=False
    )
    os.close(writer)
    assert done.stderr == b""


@pytest.mark.parametrize("arguments", ["list", "export cypher", "find ARG", "--help"])
def test_closed_streams_do_no_harm(arguments: str, store_path: Path) -> None:
    line = f'"{sys.executable}" -m foedus.explorer {arguments} >&- 2>err'
    done = subprocess.run(["/bin/sh", "-c", line], timeout=60, check=False)
    assert (done.returncode, (store_path.parent / "err").read_text()) == (0, "")
    done = subprocess.run(["/bin/sh", "-c", f"{line[:-5]} 2>&- <&-"], timeout=60, check=False)
    assert done.returncode == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
@pytest.mark.parametrize("arguments", ["list", "export csv", "forget 1982/note.md", "--help", "--version"])
@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_full_disk_behind_standard_output_is_said(arguments: str, unbuffered: str, store_path: Path) -> None:
    environment = {**os.environ, "PYTHONUNBUFFERED": unbuffered}
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [*COMMAND, *arguments.split()],
            stdout=full, stderr=subprocess.PIPE, text=True, check=False, env=environment,
        )  # fmt: skip
    assert done.returncode == 2
    assert "Traceback" not in done.stderr and done.stderr.startswith("Error: ")


def on_a_terminal(*arguments: str, **environment: str) -> str:
    """What a command writes to a terminal."""
    master, slave = pty.openpty()
    process = subprocess.Popen([*COMMAND, *arguments], stdout=slave, stderr=slave, env={**os.environ, **environment})
    os.close(slave)
    shown = b""
    while True:
        try:
            shown += (piece := os.read(master, 65536))
        except OSError:
            break
        if not piece:
            break
    os.close(master)
    process.wait(60)
    return shown.decode()


def test_headings_stand_out_on_a_terminal_only(store_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    assert "\x1b[1m" in on_a_terminal("info")
    assert "\x1b" not in on_a_terminal("info", NO_COLOR="1")
    piped = subprocess.run([*COMMAND, "info"], capture_output=True, check=True).stdout
    assert b"\x1b" not in piped


def test_output_is_utf_8_wherever_it_is_piped(store_path: Path) -> None:
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "LC_ALL": "C"}
    done = subprocess.run(
        [*COMMAND, "show", "BRA", "--language", "fr"], capture_output=True, env=environment, check=True
    )
    assert "Brésil" in done.stdout.decode("utf-8")
