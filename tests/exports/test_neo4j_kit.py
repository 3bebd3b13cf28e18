"""The kit for Neo4j Browser and the tables of docs/neo4j.md: complete, fresh, in the colours of the page."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from foedus.explorer.main import cli
from foedus.explorer.page.marks import marks
from foedus.exports.neo4j.kit import FAMILIES, KINDS, generate_style, queries
from foedus.exports.neo4j.model import EDGE, NODE, labels, links, types
from foedus.exports.neo4j.tables import with_tables
from foedus.graph import Store, add, ontology

from .conftest import reading

DOCS = Path(__file__).parents[2] / "docs" / "neo4j.md"
OURS = {"Actor", *labels(), *links(), *types()}


def test_the_tables_of_the_page_are_fresh() -> None:
    page = DOCS.read_text(encoding="utf-8")
    assert page == with_tables(page), "python -m foedus.exports.neo4j.tables docs/neo4j.md"
    assert all(f"`{name}`" in page for name in (*types(), *links(), *(each.name for each in (*NODE, *EDGE))))


def test_the_style_has_every_kind_and_type_in_the_colours_of_the_page() -> None:
    style = "".join(generate_style())
    rules = dict(re.findall(r"^([\w.]+) \{\n(.*?)^\}", style, re.MULTILINE | re.DOTALL))
    assert {f"node.{name}" for name in labels()} | {f"relationship.{name}" for name in types()} <= set(rules)
    for kind in ontology().kinds:
        assert KINDS[kind].colour == marks()["kinds"][kind]["light"] and KINDS[kind].colour in rules[f"node.{kind}"]
    for relation in ontology().relations.values():
        colour = FAMILIES[relation.family].colour
        assert colour in rules[f"relationship.{relation.neo4j_type}"]
        assert relation.derived or colour == marks()["families"][relation.family]["light"]


def test_saved_queries_say_what_they_ask_and_name_only_what_there_is() -> None:
    assert len(queries()) >= 15
    for name, text in queries().items():
        first, *rest = text.splitlines()
        assert first.startswith("// ") and first.endswith((".", "?", "--derived", "--evidence")), name
        code = re.sub(r"'[^']*'", "''", "\n".join(rest))
        assert set(re.findall(r"(?<=[:|])([A-Z]\w+)", code)) <= OURS, name
        assert not re.search(r"\b(CREATE|MERGE|SET|DELETE|REMOVE)\b", code), name


def test_the_kit_is_written(tmp_path: Path) -> None:
    done = CliRunner().invoke(cli, ["export", "neo4j-kit", str(tmp_path / "kit")])
    assert done.exit_code == 0 and done.stderr.startswith(f"{len(queries()) + 2} files written")
    written = {str(path.relative_to(tmp_path / "kit")) for path in (tmp_path / "kit").rglob("*.*")}
    assert written == {"style.grass", "guide.md", *(f"queries/{name}.cypher" for name in queries())}
    assert CliRunner().invoke(cli, ["export", "neo4j-kit"]).exit_code == 2
    assert CliRunner().invoke(cli, ["export", "jsonl", "somewhere"]).exit_code == 2


def test_a_folder_that_is_used_again_holds_no_table_of_before(tmp_path: Path) -> None:
    path, folder = tmp_path / "x.db", tmp_path / "files"
    with Store.open(path, create=True) as store:
        add(store, reading(1, "x"))

    def export(*more: str) -> set[str]:
        done = CliRunner().invoke(cli, ["--store", str(path), "export", "neo4j-csv", str(folder), *more])
        assert done.exit_code == 0, done.output
        return {each.name for each in folder.iterdir()}

    whole = export("--evidence")
    (folder / "nodes-of-mine.csv").touch()
    left = export("--since", "1990")
    named = set(re.findall(r"[\w-]+\.csv", (folder / "import.args").read_text(encoding="utf-8")))
    assert left == named | {"import.args", "constraints.cypher", "nodes-of-mine.csv"} and len(left) < len(whole)


@pytest.mark.parametrize(
    "asked", [("neo4j-csv", "folder", "-o", "x"), ("jsonl", "--evidence"), ("neo4j-kit", "folder", "--evidence")]
)
def test_what_a_format_does_not_know_is_said(asked: tuple[str, ...]) -> None:
    done = CliRunner().invoke(cli, ["export", *asked])
    assert done.exit_code == 2 and "leave" in done.stderr and not done.stdout
