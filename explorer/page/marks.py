"""How kinds and families are drawn: one table (marks.json) for pyvis, the page's script, its colours and the SVG."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def marks() -> dict[str, Any]:
    """`kinds` (shape, size in pixels, fills), `families` (width, dashes, end, colours), `refusal` (the relations that
    turn away from a treaty, drawn in its colour as a conflict is), `duties` (what is owed, as families, some of them
    double) and `fans`: the curvatures of one, two or three relations between a pair."""
    table: dict[str, Any] = json.loads(files("foedus.explorer.page").joinpath("marks.json").read_text("utf-8"))
    return table


def line_mark(family: str, relation: str = "") -> dict[str, Any]:
    """How a relation of a family is drawn; a refusal differs from what it refuses."""
    refusal = marks()["refusal"]
    return {**marks()["families"][family], **(refusal if relation in refusal["relations"] else {})}


def colour_rules() -> str:
    """The colours as CSS custom properties of both themes: `--kind-State`, `--family-conflict`, `--duty-defense`."""
    return "\n".join(
        f"{selector} {{ {' '.join(_properties(theme))} }}"
        for theme, selector in (("light", ":root"), ("dark", ':root[data-theme="dark"]'))
    )


def _properties(theme: str) -> list[str]:
    groups = (("kind", marks()["kinds"]), ("family", marks()["families"]), ("duty", marks()["duties"]))
    return [f"--{group}-{name}: {mark[theme]};" for group, table in groups for name, mark in table.items()]
