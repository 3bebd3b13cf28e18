"""What people read, word for word. FOEDUS_REFRESH=1 makes the files anew; read the difference before you keep it."""

from __future__ import annotations

import os
import shlex
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

GOLDEN = Path(__file__).parent / "golden"
COMMANDS = {
    "info": "info --language en",
    "info-fr": "info --language fr",
    "info-csv": "info --format csv",
    "find": "find republic --language en",
    "find-misspelt": "find Argentnia --language fr",
    "find-nothing": "find Ruritania",
    "show-state": "show argentine --language en",
    "show-treaty": "show TIAR --language fr",
    "list": "list --language en",
    "list-fr": "list --family conflict --language fr",
    "list-nothing": "list --relation sanctioned",
    "list-csv": "list --polarity negated --language en --format csv",
    "list-json": "list --relation supported --language en --format json",
    "list-unknown-node": "list --source Chilli",
    "list-untold-node": "list --source Philippines",
    "list-unknown-relation": "list --relation invokes",
    "list-bad-date": "list --as-of yesterday",
    "path": "path leopoldo-galtieri uk --language en --without conflict",
    "path-two-edges": "path ARG GBR --language en",
    "path-all": "path Pérou TIAR --all --max-hops 3 --language fr",
    "path-none": "path CHL leopoldo-galtieri --directed --language en",
    "path-none-together": "path PER GBR --relation aided --as-of 1975 --language en",
    "path-too-far": "path PER GBR --max-hops 1 --language en",
    "path-never": "path ARG Vanuatu --language en",
    "path-csv": "path USA CHL --relation party-to --language en --format csv",
    "sources": "sources",
    "sources-csv": "sources --format csv",
    "check": "check",
    "export-csv": "export csv --source USA",
    "export-cypher": "export cypher --source PER",
    "unknown-command": "lost",
    "unknown-document": "forget 1982/logs.txt",
}


def as_read(command: str, result: Result) -> str:
    shown = [f"$ foedus {command}\n", result.stdout]
    shown += [f"2> {line}\n" for line in result.stderr.splitlines()]
    return "".join([*shown, f"exit {result.exit_code}\n"])


@pytest.mark.parametrize("name", COMMANDS)
def test_command_prints_what_its_golden_file_holds(name: str, foedus: Callable[..., Result]) -> None:
    found = as_read(COMMANDS[name], foedus(*shlex.split(COMMANDS[name])))
    golden = GOLDEN / f"{name}.txt"
    if os.environ.get("FOEDUS_REFRESH") == "1":
        golden.write_text(found, encoding="utf-8")
    assert found == golden.read_text(encoding="utf-8")


def test_evidence_prints_what_its_golden_file_holds(foedus: Callable[..., Result]) -> None:
    ident = foedus("list", "--relation", "invoked", "--language", "en").stdout[:12]
    found = as_read(f"evidence {ident[:6]}", foedus("evidence", ident[:6], "--language", "en"))
    golden = GOLDEN / "evidence.txt"
    if os.environ.get("FOEDUS_REFRESH") == "1":
        golden.write_text(found, encoding="utf-8")
    assert found == golden.read_text(encoding="utf-8")


def test_no_golden_file_is_left_over() -> None:
    assert {path.stem for path in GOLDEN.glob("*.txt")} == {*COMMANDS, "evidence"}
