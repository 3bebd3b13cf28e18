"""What docs/adding-a-language.md says is so: what English needed is there, and a lexicon more is a language more."""

from __future__ import annotations

import csv
import re
import sys
import tomllib
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest

from foedus.graph import Document
from foedus.loaders.lexicon import languages, lexicon
from foedus.loaders.reader import read

ROOT = Path(__file__).parents[1]
TEXT = (ROOT / "docs" / "adding-a-language.md").read_text(encoding="utf-8")
LOADERS = ROOT / "loaders"
NO_READERS = {"atop_names.py"}  # words the names of what a data set holds


def test_the_modules_name_no_language() -> None:
    for module in LOADERS.glob("*.py"):
        if module.name not in NO_READERS:
            assert not re.search(r"""["'](fr|en)["']""", module.read_text(encoding="utf-8")), module.name


def test_the_modules_hold_no_word_of_a_language() -> None:
    for language in languages():
        words = lexicon(language)
        names = {*words.classes, *words.settings, "aux"}  # which is a label of auxiliaries too
        linking = words.classes["and"].union(words.settings["prepositions"], words.classes["negations"])
        linking = linking.union(words.classes["relative_pronouns"], words.settings["pronouns"]) - names
        for module in LOADERS.glob("*.py"):
            literals = set(re.findall(r"""["'](\w\w+)["']""", module.read_text(encoding="utf-8")))
            assert module.name in NO_READERS or not literals & linking, module.name


def test_what_english_needed_is_there() -> None:
    english = tomllib.loads((LOADERS / "lexicon" / "en.toml").read_text(encoding="utf-8"))
    assert all(f"`{model}`" in TEXT for model in english["models"])
    named = set(re.findall(r"`\[{1,2}(\w+)\]{1,2}`", TEXT))
    french = tomllib.loads((LOADERS / "lexicon" / "fr.toml").read_text(encoding="utf-8"))
    assert named <= {*english, *french}
    tables = (ROOT / "seeds" / "gazetteer").glob("*.csv")
    heads = (table.read_text(encoding="utf-8").splitlines()[:1] for table in tables)
    columns = {column for head in heads for column in next(csv.reader(head))}
    told = set(re.findall(r"`(\w+_en)`", TEXT)) - {
        "label_en",
        "phrase_en",
        "denial_en",
        "planned_en",
        "note_en",
        "words_en",
    }
    assert told == {column for column in columns if column.endswith("_en")} - {"statement_en"}


def test_what_the_page_points_at_is_there() -> None:
    for path in re.findall(r"`((?:\w+/)+[\w.]*\w+\.\w+)`", TEXT):
        assert (ROOT / path).is_file(), path
    assert all((ROOT / folder).is_dir() for folder in re.findall(r"`((?:\w+/)+)`", TEXT))


@pytest.fixture
def scots(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A language more: the English lexicon with the rule of the page, under another code."""
    (rule,) = re.findall(r"^```toml\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)
    (tmp_path / "lexicon").mkdir()
    for path in files("foedus.loaders").joinpath("lexicon").iterdir():
        if path.name.endswith(".toml"):
            (tmp_path / "lexicon" / path.name).write_text(path.read_text(encoding="utf-8"), encoding="utf-8")
    english = (tmp_path / "lexicon" / "en.toml").read_text(encoding="utf-8")
    (tmp_path / "lexicon" / "sco.toml").write_text(f"{english}\n{rule}", encoding="utf-8")
    monkeypatch.setattr(sys.modules["foedus.loaders.lexicon"], "files", lambda package: tmp_path)
    for cached in (languages, lexicon):
        cached.cache_clear()
    yield
    monkeypatch.undo()
    for cached in (languages, lexicon):
        cached.cache_clear()


@pytest.mark.usefixtures("scots")
def test_a_lexicon_more_is_a_language_more() -> None:
    assert languages() == ("en", "fr", "sco")
    (sentence,) = re.findall(r'With it "(.*?)" says', TEXT)
    told = read(Document("page.txt", language="sco"), sentence).assertions
    assert [(each.source, each.relation, each.target) for each in told] == [("FRA", "accused", "CHL")]
    assert told[0].evidence[0].rule == "sco.accused.flyte"
    assert not read(Document("page.txt", language="en"), sentence).assertions
