"""The pictures of docs/gallery: all there, small, and each with the command that makes its page."""

from __future__ import annotations

import re
from pathlib import Path

FOLDER = Path(__file__).parents[2] / "docs" / "gallery"


def test_pictures_are_there_and_small() -> None:
    shown = (FOLDER / "README.md").read_text("utf-8")
    named = re.findall(r"\]\(([^)]+\.webp)\)", shown)
    sizes = {each.name: each.stat().st_size for each in FOLDER.glob("*.webp")}
    assert sorted(named) == sorted(sizes) and len(named) >= 24
    assert max(sizes.values()) < 100_000
    assert shown.count("`foedus explore ") == len(named) / 2
