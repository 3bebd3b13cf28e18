"""Whatever a text is, it is read to the end: quotes are the document's own, and time grows with length alone."""

from __future__ import annotations

import os
import random
import tomllib
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foedus.graph import Document, Problem, Reading
from foedus.graph.accepting import accept
from foedus.loaders.documents import read_document
from foedus.loaders.reader import read
from foedus.loaders.sources import Source

MUTATED = int(os.environ.get("FOEDUS_MUTATED", "15"))  # documents of each language; before a release 1000
READING = Path(__file__).parents[1] / "reading"
SENTENCES = {
    language: [case["text"] for case in tomllib.loads((READING / f"{language}.toml").read_text("utf-8"))["case"]]
    for language in ("fr", "en")
}
CLUTTER = [
    "Accueil | Monde | Sports", "À lire aussi : rien", "[Photo : rien. © AFP]", "LES PLUS LUS\n1. Rien\n2. Rien",
    "Read more: X", "Publié le 3 mars 1995 à 08h00", "© 1995 – Mentions légales", "12 mars :", "• ", "“", "»", "(", "—",
    "\u00a0", "\t", "...",
]  # fmt: skip
PIECES = {language: st.sampled_from([*found[:80], *CLUTTER]) for language, found in SENTENCES.items()}
BETWEEN = st.sampled_from([" ", "\n", "\n\n", "\r\n", "\u2028", "", "-\n", " — ", "\u00ad", "\x0c"])
SOUP = st.sampled_from(["fr", "en"]).flatmap(
    lambda language: st.tuples(
        st.just(language), st.lists(st.tuples(PIECES[language] | st.text(max_size=20), BETWEEN), max_size=8)
    )
)


def several(examples: int) -> settings:
    return settings(max_examples=examples, deadline=None, derandomize=True, database=None)


def checked(language: str, text: str) -> Reading | None:
    """What a text is read to say, whose quotes stand where they should; nothing for an empty text."""
    found = read_document(Source("a.txt", None, {"language": language, "published": "1995-06-15"}), text.encode())
    if isinstance(found, Problem):
        assert found.reason == "it is empty." or "front matter" in found.reason or "not text" in found.reason, found
        return None
    accept(found)
    for piece in (piece for a in found.assertions for piece in a.evidence):
        assert piece.quote and text[piece.start : piece.end] == piece.quote
        assert text[piece.sentence_start : piece.sentence_start + len(piece.sentence)] == piece.sentence
        assert piece.sentence_start <= piece.start <= piece.end <= piece.sentence_start + len(piece.sentence)
    return found


@given(SOUP)
@several(60)
def test_any_soup_of_paragraphs_is_read(soup: tuple[str, list[tuple[str, str]]]) -> None:
    language, pieces = soup
    checked(language, "".join(part for piece in pieces for part in piece).encode("utf-8", "replace").decode())


def mutated(text: str, chance: random.Random) -> str:
    """A text with some letters lost, doubled, swapped or replaced, words cut and paragraphs moved."""
    letters = list(text)
    for _ in range(chance.randint(1, 12)):
        at = chance.randrange(len(letters))
        change = chance.randrange(5)
        if change == 0:
            del letters[at : at + chance.randint(1, 30)]
            letters = letters or ["x"]
        elif change == 1:
            letters[at:at] = letters[at : at + chance.randint(1, 60)]
        elif change == 2:
            letters[at] = chance.choice("\n «»\"'(),.;:-–0A\u00a0\u0301\0")
        elif change == 3:
            letters[at] = letters[at].upper()
        else:
            cut = chance.randrange(len(letters))
            letters = letters[cut:] + letters[:cut]
    return "".join(letters)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_mutated_documents_are_read(language: str) -> None:
    chance = random.Random(1914)
    for _ in range(MUTATED):
        begin = process_time()
        text = "\n\n".join(chance.sample(SENTENCES[language] + CLUTTER, 6))
        checked(language, mutated(text, chance))
        assert process_time() - begin < 10


LONG = {
    "letters": "a",
    "digits": "1",
    "one name": "Boris Eltsine ",
    "one state": "la France ",
    "commas": ", ",
    "quotes in quotes": "« ",
    "quotes and ends": "« » ",
    "brackets": "(",
    "dots": ". ",
    "dashes": "— ",
    "line ends": "\n",
    "short lines": "a\n",
    "dates": "le 3 mars 1995 ",
    "months": "mars ",
    "offices": "le président ",
    "of": "de ",
    "spaces": " ",
    "hyphens": "a-\n",
    "combining": "a\u0301",
    "apostrophes": "l'",
    "and": "la France et ",
    "treaty": "l'article 4 du traité de ",
    "saying": "a dit que ",
}


@pytest.mark.slow
@pytest.mark.parametrize("piece", LONG.values(), ids=LONG)
def test_the_time_grows_with_the_length_alone(piece: str) -> None:
    times = []
    for size in (4_000, 32_000):
        before = process_time()
        read(Document("a.txt", "", "1995-06-15", "fr"), piece * (size // len(piece)))
        times.append(process_time() - before)
    assert times[1] < max(3.0, 24 * times[0]), (
        times
    )  # eight times as long a text; measured with room for a busy machine
