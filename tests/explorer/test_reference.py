"""What is written about the commands keeps up with the commands."""

from __future__ import annotations

from pathlib import Path

import click
import pytest

from foedus.explorer.commands import SUMMARIES
from foedus.explorer.main import cli
from foedus.explorer.reference import generate

DOCS = Path(__file__).parents[2] / "docs"


def test_the_reference_is_fresh() -> None:
    text = (DOCS / "commands.md").read_text(encoding="utf-8")
    assert text == "".join(generate()), "run: python -m foedus.explorer.reference > docs/commands.md"


@pytest.mark.parametrize("name", SUMMARIES)
def test_help_begins_with_the_summary_and_ends_with_an_example(name: str) -> None:
    command = cli.get_command(click.Context(cli), name)
    assert command is not None and command.name == name
    text = str(command.help)
    assert text.startswith(SUMMARIES[name])
    assert "Example" in text and f"foedus {name}" in text.replace("foedus --store cold-war.db", "foedus")


def test_every_command_module_is_a_command() -> None:
    modules = {path.stem for path in (Path(__file__).parents[2] / "explorer" / "commands").glob("[!_]*.py")}
    assert modules == {name.replace("-", "_") for name in SUMMARIES}
