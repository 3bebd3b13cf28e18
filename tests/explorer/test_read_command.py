"""`foedus read`: what a text is taken to say and why, as lines and as JSON; nothing is stored."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from foedus.explorer.explaining import as_lines
from foedus.explorer.main import cli
from foedus.graph import Reading
from foedus.loaders import read_paths
from foedus.loaders.how import How
from foedus.loaders.watching import Watch

TEXT = "---\npublished: 1995-02-14\nlanguage: fr\n---\nLe Pérou a attaqué l'Équateur mardi. Il pleut.\n"


@pytest.fixture
def article(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "article.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_each_sentence_comes_with_what_was_read_in_it(article: Path) -> None:
    shown = CliRunner().invoke(cli, ["read", article.name])
    assert shown.exit_code == 0, shown.output
    first, mentions, relation, last = shown.stdout.splitlines()
    assert (first, last) == ("Le Pérou a attaqué l'Équateur mardi.", "Il pleut.")
    assert mentions == "    Pérou = PER (State); Équateur = ECU (State)"
    assert relation.startswith("  → PER attacked ECU (1995-02-14)  [fr.attacked.")
    assert relation.endswith(": attaqué]")
    assert not list(article.parent.glob("*.db"))


def test_json_lines_hold_places_rule_and_trigger(article: Path) -> None:
    shown = CliRunner().invoke(cli, ["read", "--format", "jsonl", article.name])
    first, last = map(json.loads, shown.stdout.splitlines())
    (relation,) = first["relations"]
    assert [relation[name] for name in ("source", "relation", "target", "date")] == [
        "PER",
        "attacked",
        "ECU",
        "1995-02-14",
    ]
    for each in (first, *first["mentions"], relation, relation["trigger"]):
        said = each.get("sentence") or each.get("quote") or each["text"]
        assert TEXT[each["start"] : each["end"]] == said
    assert relation["trigger"]["text"] == "attaqué" and relation["rule"].startswith("fr.attacked")
    assert last["relations"] == last["mentions"] == []


def test_standard_input_is_read_in_the_language_that_is_said(article: Path) -> None:
    shown = CliRunner().invoke(cli, ["read", "--as", "fr"], input="Paris a attaqué Lima.".encode())
    assert "FRA attacked PER" in shown.stdout and shown.exit_code == 0
    unknown = CliRunner().invoke(cli, ["read", "--as", "xx"], input=b"Paris a attaqu\xc3\xa9 Lima.")
    assert unknown.exit_code == 1 and "its language seems to be 'xx'" in unknown.stderr


def test_the_text_in_which_places_count_is_printed(article: Path) -> None:
    assert CliRunner().invoke(cli, ["read", "--text", article.name]).stdout == TEXT
    page = article.parent / "page.html"
    page.write_text(
        f"<!doctype html><html lang='fr'><body><article><p>{'Lima a attaqué Quito. ' * 9}</p></article></body>"
    )
    assert (
        CliRunner().invoke(cli, ["read", "--text", page.name]).stdout.strip() == ("Lima a attaqué Quito. " * 9).strip()
    )


def test_on_a_terminal_mentions_and_triggers_stand_out(article: Path) -> None:
    watch = Watch()
    (reading,) = read_paths([str(article)], how=How(watch=watch))
    assert isinstance(reading, Reading)
    first = next(iter(as_lines(reading, watch, True)))
    assert first == (
        "Le \x1b[36m\x1b[22mPérou\x1b[0m a \x1b[33m\x1b[1mattaqué\x1b[0m l'\x1b[36m\x1b[22mÉquateur\x1b[0m mardi.\n"
    )


def test_what_a_terminal_would_obey_is_shown_as_its_code(article: Path) -> None:
    article.write_text("---\nlanguage: fr\n---\nLe Pérou\x1b[2J a attaqué l'Équateur.\n", encoding="utf-8")
    shown = CliRunner().invoke(cli, ["read", article.name])
    assert "\x1b" not in shown.output


def test_a_folder_is_read_document_by_document(article: Path) -> None:
    (article.parent / "b.txt").write_text("---\nlanguage: fr\n---\nLe Chili a attaqué la Bolivie.\n", encoding="utf-8")
    shown = CliRunner().invoke(cli, ["read", "--format", "jsonl", "."])
    found = [json.loads(line) for line in shown.stdout.splitlines()]
    assert [each["document"] for each in found] == ["article.txt", "article.txt", "b.txt"]
    assert [len(each["relations"]) for each in found] == [1, 0, 1]


def test_what_cannot_be_read_is_told(article: Path) -> None:
    shown = CliRunner().invoke(cli, ["read", "nowhere.txt"])
    assert shown.exit_code == 1 and "there is no such file" in shown.stderr
