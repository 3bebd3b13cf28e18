"""The three ways into Neo4j give the same: push, the script through cypher-shell, and the importer's files."""

from __future__ import annotations

import os
import random
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from neo4j import GraphDatabase

from foedus.exports.neo4j.script import generate_cypher
from foedus.graph import Assertion, Document, Evidence, Name, Node, Provision, Reading, Store, add
from foedus.graph.provisions import Conditions

from .reading import meant, there
from .server import PASSWORD, Neo4j

Query = Callable[..., list[dict[str, Any]]]
Run = Callable[..., Result]
PIECES = (
    "`", "'", '"', "\\", "{", "}", "[", ")", "//", "/*", "*/", "--", ";", "\n", "\r", "\r\n", "\t", "\x00", "\x1b",
    "\x1f", "\x7f", "\x85", "\u2028", "\u202e", "\ufeff", "\uffff", "\ue000", "\U0001f54a", "e\u0301", "\\u0060",
    "\\u0027", "\\\\u0022", "\\U0001F600", "$", "$rows", "${x}", "#{x}", "MATCH (n) DETACH DELETE n",
    "'}) DETACH DELETE n //", "`]->() SET n:Admin //", "CALL db.labels()", "LOAD CSV FROM 'file:///etc/passwd' AS x",
    ",", '""', ";;", " ", "null", "NaN", "true", "-1", "é", "نص", "漢",
)  # fmt: skip


def hostile(number: int) -> list[str]:
    """So many texts made of what breaks out of literals, names, cells and lines; the same every time."""
    chance = random.Random(1871)
    return [f"{each}{''.join(chance.choices(PIECES, k=chance.randint(1, 7)))}" for each in range(number)]


def readings(texts: list[str]) -> Iterator[Reading]:
    """Documents in each of which a hostile text stands wherever a text can stand."""
    for place, text in enumerate(texts):
        ident = f"s{place}{text}"
        conditions = Conditions(adversary=(text,), place=text, conflict=text)
        provision = Provision(text, "defense", text, text, text, None, None, conditions, {text: text}, text)
        state = Node(
            ident, "State", (Name(text, "en", "label"), Name(text, "fr"), Name(f"{text};x")),
            {"cow": text, text: [text], "mixed": place if place % 2 else text},
        )  # fmt: skip
        treaty = Node(f"t{place}{text}", "Treaty", (Name(text, "", "text"),), {}, (provision,))
        piece = Evidence(ident, 1, 9, text, f"So {text}.", 0, text, {text: text, "several": [text, 1, None]})
        said = (
            Assertion(ident, "signed", treaty.id, "1907-12-20", attributed_to=ident, evidence=(piece,)),
            Assertion(ident, "attacked", "HND", None, "negated", evidence=(piece,)),
        )
        document = Document(ident, text, "1907", text, text, text, text)
        yield Reading(document, (state, treaty, Node("HND", "State", (Name("Honduras"),))), said)


@pytest.fixture
def nasty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A store of hostile texts alone: `FOEDUS_HOSTILE=500` takes as many as the measure asks for."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("FOEDUS_STORE", "nasty.db")
    with Store.open("nasty.db", create=True) as made:
        add(made, *readings(hostile(int(os.environ.get("FOEDUS_HOSTILE", "60")))))
    return tmp_path / "nasty.db"


@pytest.fixture
def everything(store: Path) -> Path:
    """The small world."""
    return store


@pytest.mark.parametrize("world", ["everything", "nasty"])
def test_the_script_is_equal_to_a_push(
    world: str, request: pytest.FixtureRequest, query: Query, foedus: Run, server: Neo4j
) -> None:
    path: Path = request.getfixturevalue(world)
    with Store.open(path) as opened:
        Path("graph.cypher").write_text("".join(generate_cypher(opened)), encoding="utf-8", newline="")
    for _ in range(2):
        server.shell(Path("graph.cypher"))
        assert there(query) == meant(path, proofs=False)
    pushed = foedus("--store", path.name, "push", "neo4j", "--uri", server.uri)
    assert pushed.stdout.count("(0 new, 0 changed") == 2, pushed.output
    labels = {row["label"] for row in query("CALL db.labels() YIELD label RETURN label")}
    assert "Admin" not in labels


def test_hostile_texts_arrive_by_push_as_they_are(nasty: Path, query: Query, foedus: Run, server: Neo4j) -> None:
    done = foedus("--store", nasty.name, "push", "neo4j", "--evidence", "--uri", server.uri)
    assert done.exit_code == 0, done.output
    assert there(query) == meant(nasty)
    pulled = foedus("pull", "neo4j", "--uri", server.uri)
    assert pulled.stdout == foedus("--store", nasty.name, "export", "jsonl").stdout


@pytest.mark.parametrize("world", ["everything", "nasty"])
def test_the_importer_is_equal_to_a_push(
    world: str, request: pytest.FixtureRequest, foedus: Run, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path: Path = request.getfixturevalue(world)
    written = foedus("--store", path.name, "export", "neo4j-csv", "files", "--evidence")
    assert written.exit_code == 0, written.output
    server = Neo4j(tmp_path_factory.mktemp("imported"))
    server.admin(
        "database", "import", "full", "neo4j", f"@{Path('files/import.args').absolute()}", folder=Path("files")
    )
    server.start()
    server.shell(Path("files/constraints.cypher"))
    with GraphDatabase.driver(server.uri, auth=("neo4j", PASSWORD)) as driver, driver.session() as session:
        found = there(lambda statement, **values: session.run(statement, values).data())  # type: ignore[arg-type]
    pushed = foedus("--store", path.name, "push", "neo4j", "--evidence", "--uri", server.uri)
    server.stop()
    assert found == meant(path)
    assert pushed.stdout.count("(0 new, 0 changed") == 2 and "constraints" not in pushed.stdout, pushed.output
