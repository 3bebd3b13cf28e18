"""Texts that were not in force: a case tells of those of its time and the last of each pair, and folds the others."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from foedus.explorer.folding import WITHIN
from foedus.explorer.main import cli

CASE = ("obligations", "Germany", "--attacked-by", "Poland", "--as-of", "1932-05-01")


def told(folder: Path, monkeypatch: pytest.MonkeyPatch, *arguments: str) -> str:
    monkeypatch.chdir(folder)
    return CliRunner().invoke(cli, [*CASE, *arguments], catch_exceptions=False).stdout


def test_the_command_tells_few_and_how_many_more(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = told(tmp_path, monkeypatch, "--language", "en")
    owed = text[text.index("Owed to Germany") : text.index("Owed to Poland")]
    shown = re.findall(r"  not in force: (.*?): (.*)", owed)
    (more,) = re.findall(r"  and (\d+) texts more that were not in force then", owed)
    every = json.loads(told(tmp_path, monkeypatch, "--format", "json"))
    past = [row for row in every if row["side"] == "attacked" and row["reasons"][:1]]
    past = [row for row in past if row["reasons"][0]["name"] == "not-in-force"]
    assert shown and len(shown) + int(more) == len(past)
    assert "Treaty of London (1867)" in owed and "Reinsurance Treaty" not in owed and "Molotov" not in owed
    french = told(tmp_path, monkeypatch, "--language", "fr")
    assert f"et {more} autres textes qui n'étaient pas en vigueur" in french


def test_the_page_tells_the_same(open_page: Callable[..., Any], lawful_page: Path, tmp_path: Path) -> None:
    page = open_page(lawful_page, "#m=o&o=DEU~POL~1932-05-01&l=en")
    page.locator("#past-attacked > summary").click()
    kept = page.locator("#past-attacked > ul > li").count()
    rest = page.locator("#past-more-attacked > summary").inner_text()
    folded = page.locator("#past-more-attacked > ul > li").count()
    assert rest == f"{folded} more, of other times"
    assert page.locator("#past-attacked > summary").inner_text().startswith(f"{kept + int(rest.split()[0])} texts")
    js = (Path(__file__).parents[2] / "explorer" / "page" / "js" / "pasttexts.js").read_text("utf-8")
    assert f"WITHIN = {WITHIN};" in js
