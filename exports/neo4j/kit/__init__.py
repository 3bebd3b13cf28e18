"""What makes Neo4j Browser pleasant: a style in the colours of the page, saved queries, and a guide of one page."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

from foedus.exports.saving import save
from foedus.graph import ontology

STYLE, GUIDE, QUERIES = "style.grass", "guide.md", "queries"


class Fill(NamedTuple):
    """How a label is drawn: its colour, that of its border, and its width in pixels."""

    colour: str
    border: str
    diameter: int


class Stroke(NamedTuple):
    """How a family of relations is drawn: its colour, and the width in pixels."""

    colour: str
    width: int


_TEXT = "#1B1F24"
# The page's own colours (a test holds them together), and for what the page does not draw, some that go with them.
KINDS = {
    "State": Fill("#E4EEF8", "#0B5CAD", 65),
    "Leader": Fill("#FBEBD3", "#A34700", 55),
    "Alliance": Fill("#DDF1E7", "#00795A", 90),
    "Organization": Fill("#EDE6F6", "#6B4FA0", 75),
    "Treaty": Fill("#F4F1DF", "#8A7B1E", 70),
}
_OTHER_KIND = Fill("#F3F4F6", "#5C6670", 60)
_PROOFS = {
    "Document": Fill("#FFFFFF", "#5C6670", 55),
    "Evidence": Fill("#FFFFFF", "#A9B4C0", 40),
    "Provision": Fill("#FFFDF0", "#8A7B1E", 45),
}
FAMILIES = {
    "structure": Stroke("#5C6670", 1),
    "treaty": Stroke("#0B5CAD", 3),
    "cooperation": Stroke("#00795A", 2),
    "conflict": Stroke("#A34700", 3),
    "derived": Stroke("#6B4FA0", 2),
}
_OTHER_FAMILY = Stroke("#5C6670", 1)
_CAPTIONS = {"Document": "title", "Evidence": "quote"}


def write_neo4j_kit(folder: str | Path) -> list[Path]:
    """Write the kit into a folder, which is made where it is not there; the files written. Raises OSError."""
    folder = Path(folder)
    (folder / QUERIES).mkdir(parents=True, exist_ok=True)
    texts = {STYLE: "".join(generate_style()), GUIDE: _kept(GUIDE)}
    texts |= {f"{QUERIES}/{name}.cypher": text for name, text in queries().items()}
    for name, text in texts.items():
        save(folder / name, [text])
    return [folder / name for name in texts]


def queries() -> dict[str, str]:
    """The saved queries by name; the first line of each says in a comment what it asks."""
    folder = files("foedus.exports.neo4j.kit").joinpath(QUERIES)
    named = sorted(
        (each.name.removesuffix(".cypher"), each) for each in folder.iterdir() if each.name[-7:] == ".cypher"
    )
    return {name: each.read_text(encoding="utf-8") for name, each in named}


def generate_style() -> Iterator[str]:
    """The style sheet of Neo4j Browser (GraSS): every label and every type of the ontology."""
    yield _rule("node", {**_filled(_OTHER_KIND), "font-size": "11px"})
    for kind in ontology().kinds:
        yield _rule(f"node.{kind}", {**_filled(KINDS.get(kind, _OTHER_KIND)), "caption": '"{name}"'})
    for label, fill in _PROOFS.items():
        caption = _CAPTIONS.get(label, "name")
        yield _rule(f"node.{label}", {**_filled(fill), "caption": f'"{{{caption}}}"'})
    yield _rule("relationship", {**_drawn(_OTHER_FAMILY), "font-size": "9px", "padding": "3px"})
    for relation in ontology().relations.values():
        stroke = FAMILIES.get(relation.family, _OTHER_FAMILY)
        yield _rule(f"relationship.{relation.neo4j_type}", {**_drawn(stroke), "caption": '"{relation}"'})


def _filled(fill: Fill) -> dict[str, str]:
    return {
        "diameter": f"{fill.diameter}px",
        "color": fill.colour,
        "border-color": fill.border,
        "border-width": "2px",
        "text-color-internal": _TEXT,
    }


def _drawn(stroke: Stroke) -> dict[str, str]:
    return {
        "shaft-width": f"{stroke.width}px",
        "color": stroke.colour,
        "text-color-external": stroke.colour,
        "text-color-internal": "#FFFFFF",
    }


def _rule(selector: str, said: dict[str, str]) -> str:
    return f"{selector} {{\n" + "".join(f"  {name}: {value};\n" for name, value in said.items()) + "}\n\n"


def _kept(name: str) -> str:
    return files("foedus.exports.neo4j.kit").joinpath(name).read_text(encoding="utf-8")
