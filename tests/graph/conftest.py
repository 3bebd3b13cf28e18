"""The world of these tests: the Balkans in 1912 and 1913, told by three documents in our own words."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from foedus.graph import Assertion, Document, Evidence, Name, Node, Provision, Reading, Store, add

NODES = {
    node.id: node
    for node in (
        Node(
            "BGR",
            "State",
            (
                Name("Bulgarie", "fr", "label"),
                Name("Bulgaria", "en", "label"),
                Name("Sofia", "", "capital"),
                Name("bulgare", "fr", "demonym"),
            ),
            {"cow": "355", "article_fr": "la"},
        ),
        Node("SRB", "State", (Name("Serbie", "fr", "label"), Name("Serbia", "en", "label")), {"article_fr": "la"}),
        Node("GRC", "State", (Name("Grèce", "fr", "label"), Name("Greece", "en", "label")), {"article_fr": "la"}),
        Node(
            "TUR",
            "State",
            (Name("Empire ottoman", "fr", "label"), Name("Ottoman Empire", "en", "label"), Name("la Porte", "fr")),
            {"article_fr": "l'"},
        ),
        Node("nikola-pasic", "Leader", (Name("Nikola Pašić", "", "label"), Name("Pachitch", "fr", "text"))),
        Node("balkan-league", "Alliance", (Name("Ligue balkanique", "fr", "label"),)),
        Node(
            "treaty-of-sofia",
            "Treaty",
            (Name("traité de Sofia", "fr", "label"),),
            {"signed": "1912-03-13"},
            (Provision("1", "defense", "a great power attacks"), Provision("2", "consultation")),
        ),
    )
}

# Document, source, relation, target, date, and the quote.
CLAIMS = (
    ("league.txt", "BGR", "signed", "treaty-of-sofia", "1912-03-13", "Sofia put its name to the treaty"),
    ("league.txt", "SRB", "signed", "treaty-of-sofia", "1912-03-13", "and Belgrade did the same"),
    ("league.txt", "GRC", "member-of", "balkan-league", "1912/1913", "Athens joined them"),
    ("league.txt", "nikola-pasic", "leads", "SRB", None, "under Pachitch"),
    ("war.txt", "SRB", "attacked", "TUR", "1912-10", "Serbian troops crossed the border"),
    ("war.txt", "BGR", "attacked", "TUR", "1912-10", "while the Bulgarian army went for Thrace"),
    ("war.txt", "BGR", "consulted-with", "GRC", "1912", "after talks with Athens"),
    ("quarrel.txt", "BGR", "attacked", "SRB", "1913-06-29", "In the night Bulgaria fell upon its ally"),
    ("quarrel.txt", "BGR", "consulted-with", "GRC", "1912", "with which it had talked"),
)


def reading(document: str) -> Reading:
    """One of the documents, read: each claim is a sentence of its own."""
    place, said, needed = 0, [], set()
    for name, source, relation, target, date, quote in CLAIMS:
        if name == document:
            sentence = f"It began: {quote}."
            start = place + sentence.index(quote)
            piece = Evidence(name, start, start + len(quote), quote, sentence, place, f"test.{relation}")
            said.append(Assertion(source, relation, target, date, evidence=(piece,)))
            place += len(sentence) + 1
            needed |= {source, target}
    return Reading(Document(document, published="1913"), tuple(NODES[each] for each in sorted(needed)), tuple(said))


@pytest.fixture
def readings() -> dict[str, Reading]:
    """The three documents, by their ids."""
    return {name: reading(name) for name in ("league.txt", "war.txt", "quarrel.txt")}


@pytest.fixture
def store(tmp_path: Path, readings: dict[str, Reading]) -> Iterator[Store]:
    """A store that holds the three documents."""
    with Store.open(tmp_path / "balkans.db", create=True) as opened:
        add(opened, *readings.values())
        yield opened
