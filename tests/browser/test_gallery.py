"""The pictures of docs/gallery: all there, small, and each with a command that makes its page."""

from __future__ import annotations

import re
import shlex
from importlib import import_module
from pathlib import Path

import click
import pytest

from foedus.explorer.commands.explore import command
from foedus.explorer.main import cli

DOCS = Path(__file__).parents[2] / "docs"
FOLDER = DOCS / "gallery"
SHOWN = (FOLDER / "README.md").read_text("utf-8")


def test_pictures_are_there_and_small() -> None:
    named = re.findall(r"\]\(([^)]+\.webp)\)", SHOWN)
    sizes = {each.name: each.stat().st_size for each in FOLDER.glob("*.webp")}
    assert sorted(named) == sorted(sizes) and len(named) >= 24
    assert max(sizes.values()) < 100_000


def test_the_index_is_that_of_the_views(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(DOCS)
    assert import_module("gallery").index() == SHOWN


def test_each_page_is_made_by_a_command_that_can_be_pasted() -> None:
    commands = [shlex.split(line) for line in re.findall("`(foedus explore .*)`", SHOWN)]
    foedus = click.Context(cli, **cli.context_settings)  # click keeps the names of --help from the first context
    asked = [command.make_context("explore", words[2:], foedus, resilient_parsing=True) for words in commands]
    assert not [each.args for each in asked if each.args]
    assert any("North Atlantic Treaty" in each.params["focus"] for each in asked)
