"""`foedus same` and `foedus split`: what they say and take, and how decisions travel to another store."""

from __future__ import annotations

import json
from collections.abc import Callable

from click.testing import Result

from foedus.graph import Assertion, Document, Evidence, Name, Node, Reading, Store, add

Run = Callable[..., Result]
PAIR = ("leopold-galtieri", "leopoldo-galtiery")


def spelt(document: str, ident: str, name: str) -> Reading:
    """A document that spells a leader in its own way."""
    said = Assertion(ident, "leads", "ARG", evidence=(Evidence(document, 0, 1, "x", rule="r"),))
    argentina = Node("ARG", "State", (Name("Argentina", "en", "label"),))
    leader = Node(ident, "Leader", (Name(name, "", "text"),))
    return Reading(Document(document, published="1982-05-01"), (argentina, leader), (said,))


def twice(run: Run) -> None:
    """Two more documents, which spell one name in two ways."""
    with Store.open("foedus.db") as store:
        add(store, spelt("x.txt", PAIR[0], "Leopold Galtieri"), spelt("y.txt", PAIR[1], "Leopoldo Galtiery"))
    assert run("check").exit_code == 0


def test_it_lists_what_is_one_and_why(foedus: Run) -> None:
    assert foedus("same").stderr == "No nodes are one, and nothing was said about any.\n"
    twice(foedus)
    found = foedus("same", "--language", "en").stdout
    assert found == (
        "leopoldo-galtieri = leopoldo-galtiery: “Leopoldo Galtieri” and “Leopoldo Galtiery” are spellings of one name,"
        " both for Argentina\n"
    )
    shown = foedus("show", "leopoldo-galtiery", "--language", "en").stdout
    assert shown.startswith("Leopoldo Galtieri (Leader, leopoldo-galtieri)\n")
    assert found.strip() in shown
    assert json.loads(foedus("show", "leopoldo-galtiery", "--format", "json").stdout)["same"][0]["by"] == "name"


def test_the_user_says_what_it_missed_and_what_it_got_wrong(foedus: Run) -> None:
    twice(foedus)
    said = foedus("same", "Leopold Galtieri", "leopoldo-galtieri")
    assert said.stdout == "One from now on: leopold-galtieri, leopoldo-galtieri, leopoldo-galtiery\n"
    assert foedus("split", "leopoldo-galtiery").stdout == "For themselves from now on: leopoldo-galtiery\n"
    assert "leopoldo-galtiery" not in foedus("show", "leopoldo-galtieri").stdout
    lines = foedus("same", "--language", "fr").stdout.splitlines()
    assert lines == [
        "leopold-galtieri = leopoldo-galtieri: dit avec foedus same ou split",
        "leopold-galtieri ≠ leopoldo-galtiery: dit avec foedus same ou split",
        "leopoldo-galtieri ≠ leopoldo-galtiery: dit avec foedus same ou split",
    ]
    assert foedus("split", "Leopold Galtieri").exit_code == 0
    assert foedus("check").exit_code == 0


def test_decisions_travel_as_json_lines(foedus: Run) -> None:
    twice(foedus)
    foedus("same", "leopold-galtieri", "leopoldo-galtieri")
    foedus("split", "leopoldo-galtiery")
    told, exported = foedus("same", "--format", "jsonl").stdout, foedus("export", "jsonl").stdout
    for way in (["load", "-"], ["--store", "other.db", "load", "-"]):
        result = foedus(*way, input=told)
        assert result.exit_code == 0, result.stderr
        assert result.stdout.endswith("Took in 3 decisions on who is who.\n")
    assert foedus("export", "jsonl").stdout == exported
    assert foedus("same", "--format", "jsonl").stdout == told
    assert foedus("--store", "other.db", "same", "--format", "jsonl").stdout == told


def test_a_line_that_decides_nothing_is_told(foedus: Run) -> None:
    wrong = [
        '{"one": "a", "other": "b", "same": "yes"}', '{"one": "a", "same": true}',
        '{"one": "a", "other": "b", "same": true, "by": "chance"}',
    ]  # fmt: skip
    result = foedus("load", "-", input='{"one": "a", "other": "b", "same": true, "by": "name"}\n' + "\n".join(wrong))
    assert result.exit_code == 1
    assert [line.split(": ")[0] for line in result.stderr.splitlines()] == ["-, line 2", "-, line 3", "-, line 4"]


def test_misuse_is_told(foedus: Run) -> None:
    for arguments, words in (
        (("same", "ARG"), "name two nodes, or none"),
        (("same", "ARG", "argentine"), "'ARG' and 'ARG' count as one already."),
        (("same", "ARG", "rio-treaty"), "of different kinds: State, Treaty."),
        (("same", "ARG", "Ruritania"), "nothing in the store is called 'Ruritania'."),
        (("split", "Chili"), "'CHL' stands for itself; nothing else counts as it."),
        (("split", "Ruritania"), "nothing in the store is called 'Ruritania'."),
    ):
        result = foedus(*arguments)
        assert result.exit_code == 2
        assert words in result.stderr
