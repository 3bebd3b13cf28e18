"""Options: what may be said, in which spelling, and what the shell completes."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.shell_completion import ShellComplete
from click.testing import Result

from foedus.explorer.commands import SUMMARIES
from foedus.explorer.main import cli
from foedus.explorer.options import OntologyWord
from foedus.graph import ontology
from foedus.graph.names import fold


def listed(foedus: Callable[..., Result], *arguments: str) -> list[tuple[str, str, str]]:
    result = foedus("list", "--format", "jsonl", *arguments)
    assert result.exit_code == 0, result.stderr
    edges = [json.loads(line) for line in result.stdout.splitlines()]
    return [(edge["source"]["id"], edge["relation"], edge["target"]["id"]) for edge in edges]


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ("--source chili", {("CHL", "aided", "GBR"), ("CHL", "party-to", "rio-treaty")}),
        ("--source Chile --target tiar", {("CHL", "party-to", "rio-treaty")}),
        ("--node Brésil", {("ARG", "consulted-with", "BRA")}),
        ("--relation LEADS --target uk", {("margaret-thatcher", "leads", "GBR")}),
        ("--relation aided --polarity negated", {("CHL", "aided", "GBR")}),
        ("--modality Planned", {("PER", "pledged-aid-to", "ARG")}),
        ("--family conflict --since 1982-05", {("ARG", "occupied", "GBR"), ("GBR", "attacked", "ARG")}),
        ("--until 1950 --dated --source USA", {("USA", "party-to", "rio-treaty")}),
        (
            "--as-of 1982-04-30 --dated --family conflict",
            {("ARG", "occupied", "GBR"), ("USA", "refused-aid-to", "ARG")},
        ),
        ("--document 1982/note.md --target rio-treaty", {("ARG", "invoked", "rio-treaty")}),
        ("--source PER --without structure", {("PER", "pledged-aid-to", "ARG")}),
        ("--source PER --without member_of", {("PER", "pledged-aid-to", "ARG")}),
        ("--relation attacked --relation occupied", {("ARG", "occupied", "GBR"), ("GBR", "attacked", "ARG")}),
    ],
)
def test_filters(arguments: str, expected: set[tuple[str, str, str]], foedus: Callable[..., Result]) -> None:
    assert set(listed(foedus, *arguments.split())) == expected


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        (["list", "--source", "Chilly"], "Did you mean: Chile (CHL)"),
        (["list", "--relation", "agred-with"], "Did you mean: agreed-with"),
        (["list", "--family", "war"], "One of: structure, treaty"),
        (["list", "--document", "note.md"], "Did you mean: 1982/note.md"),
        (["list", "--polarity", "no"], "affirmed, negated"),
        (["list", "--since", "last week"], "EDTF"),
        (["list", "--until", "1982-13"], "EDTF"),
        (["path", "Peru", "Argentinia"], "Argentina (ARG)"),
        (["path", "Peru", "ARG", "--as-of", "soon"], "EDTF"),
        (["show", "Perru"], "Peru (PER)"),
        (["show", "Philipines"], "Did you mean: Philippines (PHL)?"),
        (["evidence", "ffffffffffff"], "foedus list"),
        (["evidence", ""], "is no edge's id"),
        (["forget", "nothing"], "foedus sources"),
        (["export", "xlsx"], "graphml"),
        (["explore", "--focus", "Chille"], "Chile (CHL)"),
        (["lisst"], "Did you mean list"),
        (["path", "Peru"], "TO"),
        (["load"], "PATH"),
    ],
)
def test_misuse_exits_2_with_a_hint(arguments: list[str], hint: str, foedus: Callable[..., Result]) -> None:
    result = foedus(*arguments)
    assert result.exit_code == 2
    assert hint in result.stderr and "Traceback" not in result.stderr
    assert result.stdout == ""


def test_a_kind_narrows_a_search(foedus: Callable[..., Result]) -> None:
    found = foedus("find", "américains", "--kind", "organization", "--format", "jsonl")
    assert json.loads(found.stdout)["id"] == "OAS"
    assert foedus("find", "américains", "--kind", "treaty").exit_code == 1


def test_forget_removes_what_only_that_document_said(foedus: Callable[..., Result]) -> None:
    assert foedus("forget", "1982/note.md").stdout == "Forgotten: 1982/note.md\n"
    assert listed(foedus, "--target", "rio-treaty", "--relation", "invoked") == [("ARG", "invoked", "rio-treaty")]
    assert listed(foedus, "--relation", "aided") == []
    assert foedus("forget", "1982/note.md").exit_code == 2


def completed(arguments: list[str], incomplete: str) -> dict[str, str | None]:
    found = ShellComplete(cli, {}, "foedus", "_FOEDUS_COMPLETE").get_completions(arguments, incomplete)
    return {item.value: item.help for item in found}


def test_the_shell_completes_from_the_ontology_and_the_store(store_path: Path) -> None:
    assert list(completed([], "ex")) == ["explore", "export"]
    assert set(completed(["list", "--relation"], "")) == set(ontology().relations)
    assert list(completed(["path", "--family"], "co")) == ["cooperation", "conflict"]
    assert list(completed(["find", "--kind"], "tr")) == ["Treaty"]
    assert list(completed(["show"], "argentine rep")) == ["ARG"]
    assert "USA" in completed(["path", "CHL"], "états")
    assert "OAS" in completed(["list", "--node"], "O")
    assert completed(["forget"], "1982/n") == {"1982/note.md": "Note sur la crise"}
    assert list(completed(["export"], "g")) == ["graphml", "gexf"]


def test_the_shell_completes_nothing_without_a_store(tmp_path: Path) -> None:
    assert completed(["--store", str(tmp_path / "none.db"), "show"], "a") == {}


def test_the_store_may_be_named_behind_the_command_too(
    store_path: Path, foedus: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = store_path.rename(store_path.with_name("south.db"))
    monkeypatch.setenv("FOEDUS_STORE", "nowhere.db")
    for arguments in (["--store", "south.db", "sources"], ["sources", "--store", "south.db"]):
        assert foedus(*arguments).stdout.count("\n") == 2
    assert "south.db" in foedus("--store", "nowhere.db", "info", "--store", "south.db").stdout
    assert list(completed(["show", "--store", str(elsewhere)], "argentine rep")) == ["ARG"]
    for name in SUMMARIES:
        assert "--store FILE" in foedus(name, "--help").stdout


@pytest.mark.parametrize(
    ("vocabulary", "said", "meant"),
    [
        ("obligations", "défense", "defense"),
        ("obligations", "DEFENSE", "defense"),
        ("obligations", "offensive", "offense"),
        ("obligations", "concours offensif", "offense"),
        ("obligations", "Neutralité", "neutrality"),
        ("obligations", "non-agression", "nonaggression"),
        ("obligations", "consultation", "consultation"),
        ("kinds", "état", "State"),
        ("kinds", "Traité", "Treaty"),
        ("families", "conflit et refus", "conflict"),
        ("relations", "a attaqué", "attacked"),
        ("relations", "owes_defense_to", "owes-defense-to"),
    ],
)
def test_words_of_the_ontology_are_taken_in_both_languages(vocabulary: str, said: str, meant: str) -> None:
    assert OntologyWord(vocabulary).convert(said, None, None) == meant


def test_no_two_names_of_a_vocabulary_are_called_alike() -> None:
    for vocabulary in ("obligations", "kinds", "families", "relations"):
        called = [{fold(each) for each in words} for words in ontology().called(vocabulary).values()]
        assert sum(map(len, called)) == len(set().union(*called))


def test_an_attribute_has_its_label_in_the_language_that_is_asked_for(foedus: Callable[..., Result]) -> None:
    french = foedus("show", "rio-treaty", "--language", "fr").stdout
    assert "  signé : 1947-09-02\n" in french and "signed" not in french


def test_evidence_says_which_edges_an_id_may_mean(foedus: Callable[..., Result]) -> None:
    ids = [json.loads(line)["id"] for line in foedus("list", "--format", "jsonl").stdout.splitlines()]
    letter = next(ident[0] for ident in ids if sum(other[0] == ident[0] for other in ids) > 1)
    alike = sorted(ident for ident in ids if ident[0] == letter)
    several = foedus("evidence", letter, "--language", "fr")
    *named, error = several.stderr.splitlines()
    assert several.exit_code == 2 and [line[:12] for line in named] == alike
    assert error == f"Error: {len(alike)} edges have ids that begin with {letter!r}. Say which"
    assert "no edge has an id that begins with 'ffffffffffff'" in foedus("evidence", "ffffffffffff").stderr
    assert "is no edge's id" in foedus("evidence", "Chile").stderr
