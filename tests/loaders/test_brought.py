"""Tables of actors that users bring: what they add to a reading, and what is wrong with hostile ones."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foedus.graph import Problem, Reading
from foedus.loaders import brought, read_paths
from foedus.loaders.brought import NOTHING, Brought, read_tables
from foedus.loaders.enlarged import enlarged, take_in
from foedus.loaders.gazetteer import Gazetteer, gazetteer
from foedus.loaders.how import How

GROUPS = "id,kind,name_fr,acronym_fr,existed\nlion-front,Organization,Front du Lion,FDL,1994/2002\n"
LEADERS = "id;name_fr;state;relation;office_fr;start;end\nsena-toure;Sena Touré;lion-front;leads;commandant;1994;1999\n"
STATES = "id,name_fr,demonym_fr\nGON,Gondor,gondorien|gondorienne\n"
TEXT = (
    "---\npublished: 1996-05-02\nlanguage: fr\n---\nLe Front du Lion a attaqué le Gondor. Le Mali a soutenu le FDL.\n"
)


@pytest.fixture
def tables(tmp_path: Path) -> Callable[..., tuple[Brought, list[str]]]:
    def made(*texts: str | bytes) -> tuple[Brought, list[str]]:
        paths = []
        for number, text in enumerate(texts):
            paths.append(tmp_path / f"t{number}.csv")
            paths[-1].write_bytes(text if isinstance(text, bytes) else text.encode())
        found, problems = read_tables(paths)
        return found, list(map(str, problems))

    return made


def edges(path: Path, found: Brought) -> set[tuple[str, str, str]]:
    (reading,) = read_paths([str(path)], how=How(brought=found))
    assert isinstance(reading, Reading)
    return {(a.source, a.relation, a.target) for a in reading.assertions}


def test_a_text_is_read_with_the_actors_that_a_user_brings(
    tmp_path: Path, tables: Callable[..., tuple[Brought, list[str]]]
) -> None:
    found, problems = tables(LEADERS, GROUPS, STATES)
    assert problems == []
    (tmp_path / "a.txt").write_text(TEXT)
    assert edges(tmp_path / "a.txt", found) == {("lion-front", "attacked", "GON"), ("MLI", "supported", "lion-front")}
    assert edges(tmp_path / "a.txt", NOTHING) == set()
    assert edges(tmp_path / "a.txt", found) != set()  # loaded again with the tables, it is read with them again


def test_what_processes_read_with_tables_is_the_same(
    tmp_path: Path, tables: Callable[..., tuple[Brought, list[str]]]
) -> None:
    found, _ = tables(LEADERS, GROUPS, STATES)
    for name in "abc":
        (tmp_path / f"{name}.txt").write_text(TEXT)
    paths = [str(tmp_path / f"{name}.txt") for name in "abc"]
    assert list(read_paths(paths, jobs=2, how=How(brought=found))) == list(read_paths(paths, how=How(brought=found)))


def test_names_are_added_to_what_is_known_and_come_first(tables: Callable[..., tuple[Brought, list[str]]]) -> None:
    found, problems = tables("id,name_fr,alias\nFRA,Hexagonie,\nNEW-ROME,Rome,\n")
    assert problems == []
    names = enlarged(found)
    assert names.forms["hexagonie"][0].entry == "FRA" and names.nodes["FRA"].label("fr") == "France"
    assert names.forms["rome"][0].entry == "NEW-ROME"
    assert "hexagonie" not in gazetteer().forms and all(form.entry != "NEW-ROME" for form in gazetteer().forms["rome"])


def test_two_tables_of_one_name_with_other_words_are_not_the_same(
    tables: Callable[..., tuple[Brought, list[str]]],
) -> None:
    one, _ = tables(STATES)
    again, _ = tables(STATES)
    other, _ = tables(STATES.replace("Gondor", "Gondar"))
    assert one == again and hash(one) == hash(again) and one != other


@pytest.mark.parametrize(
    ("text", "place", "reason"),
    [
        ("", "", "its columns are of no table"),
        ("a,b\n1,2\n", "", "its columns are of no table"),
        ("id,existed\nX,1990\n", "", "its columns are of no table"),
        ("id,name_fr,id\nX,a,Y\n", "", "it has a column twice: id."),
        ("id,name_fr,colour\nX,a,red\n", ", line 1", "states do not have are passed over: colour."),
        ("id,name_fr\n\n,a\n", ", line 3", "'id' is no id"),
        ('id,name_fr\nX,"a\nb"\nY,\n', ", line 4", "this row has no name"),
        ("id,name_fr\nX,a,b\n", ", line 2", "this row has 3 cells, but there are 2 columns"),
        ("id,name_fr,existed\nX,a,200\n", ", line 2", "'existed': '200' is not an EDTF date"),
        ("id,name_fr,kind\nX,a,Club\n", ", line 2", "'kind' is none of Alliance, Organization: 'Club'"),
        ("id,name_fr,kind\nFRA,a,Alliance\n", ", line 2", "'FRA' is the id of something else already, of kind State"),
        ("id,name_fr,state,relation\nx,a,NOWHERE,leads\n", ", line 2", "state 'NOWHERE' is not in the gazetteer"),
        ("id,name_fr,state,relation,start,end\nx,a,FRA,leads,1990,1980\n", ", line 2", "the earlier one first"),
        ("organization,state\nNOBODY,FRA\n", ", line 2", "organization 'NOBODY' is not in the gazetteer"),
        (f"id,name_fr\nX,{'mot ' * 17}\n", ", line 2", "'name_fr' has a name of more than 16 words"),
        (f"id,alias,name_fr\nX,{'mot|' * 4000},a\n", ", line 2", "'alias' has more than 10,000 characters"),
        (f"id,name_fr\nX,{'y' * 140_000}\n", "", "line 2 cannot be read as one of a table"),
        (b"id,name_fr\nX,\0\0\0\0\xff\0\0", "", "it is not text (byte 13 is zero)."),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_with_its_line(
    text: str | bytes, place: str, reason: str, tables: Callable[..., tuple[Brought, list[str]]]
) -> None:
    (told,) = tables(text)[1]
    assert told.startswith(f"t0.csv{place}: ") and reason in told


def test_good_rows_beside_bad_ones_are_kept(tables: Callable[..., tuple[Brought, list[str]]]) -> None:
    found, problems = tables("id,name_fr\nX,Ixie\nY Z,Zède\nW,Wé\n")
    assert [row.ident for row in found.rows] == ["X", "W"] and len(problems) == 1


def test_sizes_are_bounded(monkeypatch: pytest.MonkeyPatch, tables: Callable[..., tuple[Brought, list[str]]]) -> None:
    monkeypatch.setattr(brought, "MAX_ROWS", 2)
    found, problems = tables("id,name_fr\nA,aa\nB,bb\nC,cc\nD,dd\n")
    assert [row.ident for row in found.rows] == ["A", "B"]
    assert problems == ["t0.csv, line 4: only its first 2 rows are read. Split it."]
    monkeypatch.setattr(brought, "MAX_BYTES", 10)
    assert tables(STATES)[1] == ["t0.csv: it has more than 10 bytes. Split it."]


CELLS = st.sampled_from(
    ["id", "kind", "name_fr", "alias", "state", "relation", "FRA", "leads", "1990", "../..", "|", ";", "Alliance", "\0",
     "\ufeff", "a" * 300, "signed", "organization", "existed", "=1+1", '"']
)  # fmt: skip


@given(st.lists(st.lists(CELLS | st.text(max_size=4), max_size=6), max_size=6), st.sampled_from(["utf-8", "utf-16"]))
@settings(max_examples=400, deadline=None, derandomize=True, database=None)
def test_any_table_gives_rows_that_can_be_taken_in_or_problems(
    tmp_path_factory: pytest.TempPathFactory, rows: list[list[str]], encoding: str
) -> None:
    written = io.StringIO()
    csv.writer(written, escapechar="\\").writerows(rows)
    path = tmp_path_factory.mktemp("any") / "any.csv"
    path.write_bytes(written.getvalue().encode(encoding, "surrogatepass"))
    found, problems = read_tables([path])
    assert all(isinstance(each, Problem) and str(each) for each in problems)
    names = Gazetteer()
    for row in found.rows:
        take_in(row, names)
    assert set(names.nodes) == {row.ident for row in found.rows if row.table != "members"}
