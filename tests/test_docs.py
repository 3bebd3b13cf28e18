"""What docs/extending.md shows works as it stands there."""

from __future__ import annotations

import re
import sys
import tomllib
import types
from collections.abc import Callable, Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from foedus.explorer.main import cli
from foedus.exports import FORMATS
from foedus.graph import Filter, Problem, Reading, Store, add, ontology, phrase, select

TEXT = (Path(__file__).parents[1] / "docs" / "extending.md").read_text(encoding="utf-8")
BLOCKS = {kind: re.findall(rf"^```{kind}\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL) for kind in ("toml", "python")}


def test_the_details_are_told_as_the_ontology_has_them() -> None:
    told = (Path(__file__).parents[1] / "docs" / "documents.md").read_text(encoding="utf-8")
    rows = dict(re.findall(r"^\| `(\w+)` \| (.*?) \|", told, re.MULTILINE))
    assert rows == {name: each.says for name, each in ontology().details.items()}


def block(kind: str, holds: str) -> str:
    """The one block of a kind that holds some words."""
    (found,) = [each for each in BLOCKS[kind] if holds in each]
    return found


def run(code: str) -> dict[str, Any]:
    names: dict[str, Any] = {}
    exec(compile(code, "docs/extending.md", "exec"), names)
    return names


@pytest.fixture
def larger_ontology(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The ontology with the entry that the page adds to it."""
    declared = files("foedus.graph").joinpath("ontology.toml").read_text(encoding="utf-8")
    (tmp_path / "ontology.toml").write_text(f"{declared}\n{block('toml', 'recognized')}", encoding="utf-8")
    monkeypatch.setattr(sys.modules["foedus.graph.ontology"], "text_of", lambda _, name: (tmp_path / name).read_text())
    ontology.cache_clear()
    yield
    ontology.cache_clear()


def test_the_entry_says_what_every_relation_says() -> None:
    declared = tomllib.loads(files("foedus.graph").joinpath("ontology.toml").read_text(encoding="utf-8"))
    usual = set.union(*(set(each) for each in declared["relations"].values()))
    (entry,) = tomllib.loads(block("toml", "recognized"))["relations"].values()
    assert set(entry) == usual


@pytest.mark.usefixtures("larger_ontology")
def test_the_relation_is_known_everywhere() -> None:
    relation = ontology().relations["recognized"]
    assert relation.neo4j_type == "RECOGNIZED" and "RECOGNIZED" in TEXT
    assert relation.allows("Organization", "State") and not relation.allows("State", "Treaty")
    assert phrase("recognized", "fr", ("États-Unis", "les"), ("Chili", "le")) == "les États-Unis ont reconnu le Chili"
    shown = CliRunner().invoke(cli, ["list", "--relation", "recognised"])
    assert "recognized" in shown.stderr


def test_the_loader_yields_what_a_store_takes(tmp_path: Path) -> None:
    read_visits: Callable[..., Iterator[Reading | Problem]] = run(block("python", "read_visits"))["read_visits"]
    rows = [{"host": "CHL", "guest": "PER", "day": "1971-09-02"}, {"host": "CHL", "guest": "CUB", "day": ""}]
    (reading,) = read_visits(rows, "visits.csv")
    assert isinstance(reading, Reading)
    assert [str(problem) for problem in reading.problems] == ["visits.csv, row 2: the visit has no day."]
    with Store.open(tmp_path / "visits.db", create=True) as store:
        add(store, reading)
        (visit,) = select(store)
        assert (visit.relation, visit.date, visit.evidence[0].quote) == (
            "consulted-with", "1971-09-02", "PER in CHL, 1971-09-02",
        )  # fmt: skip


def test_the_export_is_found_by_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    visits = run(block("python", "read_visits"))["read_visits"]
    module = types.ModuleType("foedus.exports.pairs")
    vars(module).update(run(block("python", "generate_pairs")))
    monkeypatch.setitem(sys.modules, "foedus.exports.pairs", module)
    name, where = re.findall(r'`"(\w+)": "([\w.]+)"`', TEXT)[0]
    monkeypatch.setitem(FORMATS, name, where)
    with Store.open(tmp_path / "visits.db", create=True) as store:
        add(store, *visits([{"host": "CHL", "guest": "PER", "day": "1971"}], "visits.csv"))
        from foedus.exports import generate, write

        assert "".join(generate(name)(store, None)) == "CHL\tPER\n"
        write(name)(store, tmp_path / "pairs.txt", Filter())
    assert (tmp_path / "pairs.txt").read_text() == "CHL\tPER\n"


def test_what_the_page_points_at_is_there() -> None:
    for path in re.findall(r"`((?:\w+/)+[\w.]*\w+\.\w+)`", TEXT):
        assert (Path(__file__).parents[1] / path).is_file(), path
    assert all((Path(__file__).parents[1] / folder).is_dir() for folder in re.findall(r"`((?:\w+/)+)`", TEXT))
