"""Readers of others: found by name, checked, kept beside foedus's own, and compared with it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest
from click.testing import CliRunner

from foedus.explorer.main import cli
from foedus.exports.jsonl import generate_jsonl
from foedus.graph import Assertion, Document, Evidence, Node, Problem, Reading, Store, add, forget, select
from foedus.graph.errors import UnknownReader
from foedus.loaders import read_paths, readers
from foedus.loaders.admitting import admitted
from foedus.loaders.gazetteer import gazetteer
from foedus.loaders.how import How
from foedus.loaders.readers import Task

TEXT = "Le Chili a accusé l’Argentine\nd'espionnage. Lima a attaqué Quito, et Quito a répondu."
PAGE = (Path(__file__).parents[2] / "docs" / "adding-a-reader.md").read_text(encoding="utf-8")
DOCUMENT = Document("a.txt", language="fr")


def task(text: str = TEXT, seen: str = "") -> Task:
    return Task(DOCUMENT, text, seen or text, 0, gazetteer())


def claim(
    quote: str,
    start: int = 0,
    end: int = 0,
    *,
    relation: str = "accused",
    ends: tuple[str, str] = ("CHL", "ARG"),
    date: str | None = None,
) -> Assertion:
    return Assertion(ends[0], relation, ends[1], date, evidence=(Evidence("", start, end, quote, rule="r"),))


def made_of(*given: Assertion | Node | object, reader: str = "guess", seen: str = "") -> Reading:
    return admitted(given, task(seen=seen), reader)  # type: ignore[arg-type]


def test_a_quote_is_found_and_is_the_document_s_own() -> None:
    (made,) = made_of(claim("le Chili a accusé l'Argentine d’espionnage".replace("le", "Le", 1))).assertions
    (piece,) = made.evidence
    assert TEXT[piece.start : piece.end] == piece.quote == "Le Chili a accusé l’Argentine\nd'espionnage"
    assert piece.sentence == "Le Chili a accusé l’Argentine\nd'espionnage." and piece.sentence_start == 0
    assert (piece.rule, piece.document) == ("guess:r", "a.txt")


def test_of_several_places_the_nearest_counts() -> None:
    second = TEXT.rindex("Quito")
    (made,) = made_of(claim("Quito", second - 2, second, ends=("PER", "ECU"), relation="attacked")).assertions
    assert made.evidence[0].start == second


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        (claim("Le Chili a attaqué"), "its quote does not stand in the document"),
        (claim(""), "its quote does not stand in the document"),
        (claim("Le Chili", ends=("CHL", "NOBODY")), "it names a node that is in no gazetteer"),
        (claim("Le Chili", relation="hugged"), "'hugged' is no relation that texts tell"),
        (claim("Le Chili", relation="owes-defense-to"), "'owes-defense-to' is no relation that texts tell"),
        (claim("Le Chili", relation="signed"), "'signed' does not lead from a State to a State"),
        (claim("Le Chili", date="yesterday"), "'yesterday' is not an EDTF date"),
        (claim("Le Chili", ends=("CHL", "CHL")), "'accused' does not lead from a State to a State"),
        ("Chile", "it is neither Assertion nor Node but str"),
        (Node("x", "Dragon"), "'Dragon' is no kind of node"),
    ],
)
def test_what_cannot_be_kept_is_counted(given: object, reason: str) -> None:
    found = made_of(given, given, claim("Le Chili"))
    assert len(found.assertions) == 1
    (told,) = map(str, found.problems)
    assert re.match(r"a.txt: (1|2) assertions? of reader guess left out: ", told) and reason in told


def test_what_is_not_to_be_read_is_no_evidence() -> None:
    hidden = TEXT.replace("Lima", "    ")
    assert made_of(claim("Lima", ends=("PER", "ECU")), seen=hidden).assertions == ()


def test_the_gazetteer_knows_better_what_its_own_are() -> None:
    found = made_of(Node("CHL", "Treaty"), Node("zorro", "Leader"), claim("Le Chili", ends=("CHL", "zorro")))
    assert {node.id: node.kind for node in found.nodes} == {"CHL": "State", "zorro": "Leader"}
    assert found.document.reader == "guess"


@pytest.fixture
def telegrams(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The reader of docs/adding-a-reader.md, as if it were installed."""
    (code,) = re.findall(r"^```python\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    names: dict[str, object] = {}
    exec(compile(code, "docs/adding-a-reader.md", "exec"), names)
    rules = readers._installed()["rules"]
    entry = EntryPoint("telegrams", f"{__name__}:_telegrams", readers.GROUP)
    monkeypatch.setattr(readers, "_installed", lambda: {"rules": rules, "telegrams": entry})
    monkeypatch.setitem(globals(), "_telegrams", names["read_telegrams"])
    monkeypatch.setattr(
        EntryPoint, "load", lambda self: names["read_telegrams"] if self.name == "telegrams" else _rules()
    )
    readers.reader.cache_clear()
    yield "telegrams"
    readers.reader.cache_clear()


def _rules() -> object:
    from foedus.loaders.rules import read_by_rules

    return read_by_rules


def loaded(store: Store, path: Path, reader: str) -> None:
    for each in read_paths([str(path)], how=How(reader)):
        assert isinstance(each, Reading)
        add(store, each)


def test_two_readers_stand_side_by_side(tmp_path: Path, telegrams: str) -> None:
    path = tmp_path / "a.txt"
    path.write_text("---\nlanguage: fr\n---\nCHILI CALLS ON ARGENTINE.\nLe Chili a accusé le Pérou.\n")
    with Store.open(tmp_path / "s.db", create=True) as store:
        loaded(store, path, "rules")
        alone = list(generate_jsonl(store))
        loaded(store, path, telegrams)
        both = list(generate_jsonl(store))
        rules = {piece.rule for edge in select(store) for piece in edge.evidence}
        assert "telegrams:telegram" in rules and any(":" not in rule for rule in rules)
        loaded(store, path, "rules")
        loaded(store, path, telegrams)
        assert list(generate_jsonl(store)) == both
        with Store.open(tmp_path / "t.db", create=True) as other:
            loaded(other, path, telegrams)
            loaded(other, path, "rules")
            assert list(generate_jsonl(other)) == both
        (tmp_path / "export.jsonl").write_text("".join(both))
        with Store.open(tmp_path / "u.db", create=True) as again:
            for each in read_paths([str(tmp_path / "export.jsonl")]):
                assert isinstance(each, Reading)
                add(again, each)
            assert list(generate_jsonl(again)) == both
        shown = CliRunner().invoke(
            cli, ["--store", str(tmp_path / "s.db"), "compare-readers", "rules", telegrams, "--language", "en"]
        )
        assert (
            shown.stdout == "a.txt  both found 0, of these 0 alike, only rules 1, only telegrams 1; agreement 0.000\n"
        )
        asked = ("compare-readers", "rules", telegrams, "--differences", "--language", "fr")
        told = CliRunner().invoke(cli, ["--store", str(tmp_path / "s.db"), *asked]).stdout
        assert "seulement rules: Chili accused Pérou" in told and "CHL" not in told
        assert forget(store, "a.txt") and list(select(store)) == []
    assert alone != both


def test_a_reader_that_fails_costs_one_document(
    tmp_path: Path, telegrams: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(task: Task) -> Iterable[Assertion]:
        raise RuntimeError("no model")

    monkeypatch.setattr(EntryPoint, "load", lambda self: failing)
    readers.reader.cache_clear()
    (tmp_path / "a.txt").write_text(TEXT)
    (found,) = read_paths([str(tmp_path / "a.txt")], how=How(telegrams))
    assert isinstance(found, Problem) and "RuntimeError('no model')" in str(found)


def test_an_unknown_reader_is_refused_with_a_hint() -> None:
    with pytest.raises(UnknownReader, match=r"no reader is called 'ruels'. Did you mean rules\?"):
        readers.reader("ruels")
    shown = CliRunner().invoke(cli, ["load", "--reader", "nobody", "x.txt"])
    assert shown.exit_code == 2 and "no reader is called 'nobody'. There are: rules" in shown.stderr
