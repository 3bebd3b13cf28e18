"""What any reader must do, whoever wrote it. `FOEDUS_READER=NAME pytest tests/contract` looks at one alone."""

from __future__ import annotations

import os

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foedus.graph import Assertion, Document, Node, Reading
from foedus.graph.accepting import accept
from foedus.loaders.admitting import admitted
from foedus.loaders.gazetteer import gazetteer
from foedus.loaders.readers import Task, reader, reader_names

NAMES = [os.environ["FOEDUS_READER"]] if os.environ.get("FOEDUS_READER") else reader_names()
TEXTS = [
    ("fr", "Le Chili a accusé l'Argentine d'avoir violé le traité. « Nous demandons l'aide de Lima », a-t-il dit."),
    ("en", "Chile accused Argentina of breaking the treaty.\n\nBrazil’s president would not send troops, he said."),
    ("fr", "---\ntitle: rien\n---\nMenu | Accueil\n\nLe Pérou attaque-t-il l'Équateur ?"),
]  # fmt: skip
PIECES = st.sampled_from(
    [
        "Chile",
        "le Pérou",
        " a attaqué ",
        " accused ",
        "« ",
        " »",
        "\n\n",
        ". ",
        "\u00a0",
        "’",
        "123",
        "A" * 50,
        "\0",
        "🇵🇪",
    ]
)


def task(text: str, language: str = "fr", published: str | None = "1995-02-14") -> Task:
    return Task(Document("a.txt", "", published, language), text, text, 0, gazetteer())


def said(name: str, each: Task) -> Reading:
    return admitted(reader(name)(each), each, name)


@pytest.mark.parametrize("name", NAMES)
def test_it_gives_assertions_and_nodes_all_of_which_can_be_kept(name: str) -> None:
    for language, text in TEXTS:
        each = task(text, language)
        assert all(isinstance(given, Assertion | Node) for given in reader(name)(each))
        found = said(name, each)
        assert found.problems == ()
        accept(found)
        for piece in (piece for a in found.assertions for piece in a.evidence):
            assert text[piece.start : piece.end] == piece.quote
            assert text.startswith(piece.sentence, piece.sentence_start)
            assert piece.sentence_start <= piece.start <= piece.end <= piece.sentence_start + len(piece.sentence)


@pytest.mark.parametrize("name", NAMES)
def test_it_says_the_same_twice(name: str) -> None:
    assert all(said(name, task(text, language)) == said(name, task(text, language)) for language, text in TEXTS)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("text", ["", " \n\n ", "***", "\u00a0\u200b"])
def test_where_nothing_is_said_it_says_nothing(name: str, text: str) -> None:
    assert said(name, task(text)).assertions == ()


@pytest.mark.parametrize("name", NAMES)
def test_what_is_not_to_be_read_is_not_read(name: str) -> None:
    text = TEXTS[0][1]
    hidden = Task(Document("a.txt", language="fr"), text, " " * len(text), 0, gazetteer())
    assert said(name, hidden).assertions == ()
    behind = Task(Document("a.txt", language="fr"), text, text, len(text), gazetteer())
    assert said(name, behind).assertions == ()


@pytest.mark.parametrize("name", NAMES)
@given(st.lists(PIECES | st.text(max_size=5), max_size=20).map("".join), st.sampled_from([None, "1995", "1995-02-14"]))
@settings(max_examples=60, deadline=None, derandomize=True, database=None)
def test_it_stands_any_text(name: str, text: str, published: str | None) -> None:
    text = text.encode("utf-8", "replace").decode()
    accept(said(name, task(text, published=published)))
