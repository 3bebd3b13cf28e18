"""Markdown and broken lines: what is read changes, but no offset does."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foedus.graph import Reading
from foedus.loaders.documents import read_document
from foedus.loaders.hyphens import rejoined
from foedus.loaders.markdown import unmarked
from foedus.loaders.sources import Source
from foedus.loaders.words import Token

TEXT = """---
published: 1995-02-14
language: fr
---
# La **crise** du Cenepa

Le **Pérou** a demandé l'aide de [l'Équateur](https://e.example/a_(b) "titre")[^1].

- le *Chili* a accusé le Brésil
- l'Argentine a soutenu le Pérou

![Le Chili attaque le Brésil](x.png)

```text
Le Chili a attaqué le Brésil.
```

<!-- Le Chili a attaqué le Brésil. -->

> L'Uruguay a soutenu l'Argentine.
"""


def test_marks_become_spaces_and_every_place_stays() -> None:
    plain = unmarked(TEXT)
    assert len(plain) == len(TEXT)
    assert plain.split("\n\n")[2].split() == ["Le", "Pérou", "a", "demandé", "l'aide", "de", "l'Équateur", "."]
    assert "attaqu" not in plain
    assert all(mark not in plain for mark in "#*[]>`")
    for word in ("Pérou", "Équateur", "Uruguay"):
        assert plain.index(word) == TEXT.index(word)


def test_evidence_is_the_files_own_characters_with_its_marks() -> None:
    reading = read_document(Source("crise.md", None), TEXT.encode())
    assert isinstance(reading, Reading)
    said = {(a.source, a.relation, a.target): a.evidence[0] for a in reading.assertions}
    assert {("PER", "requested-aid-from", "ECU"), ("CHL", "accused", "BRA"), ("ARG", "supported", "PER")} <= said.keys()
    assert not any("attacked" in key for key in said)
    for piece in said.values():
        assert TEXT[piece.start : piece.end] == piece.quote
    assert "**Pérou**" in said["PER", "requested-aid-from", "ECU"].quote


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("snake_case et 3 * 4", "snake_case et 3   4"),
        ("_Le Pérou_, __l'Équateur__", " Le Pérou ,   l'Équateur  "),
        ("Titre\n=====\nTexte", "Titre\n     \nTexte"),
        ("| Pays | Date |\n|---|:-:|\n| Pérou | 1995 |", "  Pays   Date  \n         \n  Pérou   1995  "),
        ("1. le Pérou\n2. le Chili", "\n  le Pérou\n\n  le Chili"),
        ("1995 fut une année.", "1995 fut une année."),
        ("a ```b", "a    b"),
    ],
)
def test_marks(marked: str, expected: str) -> None:
    assert unmarked(marked) == expected


PIECES = [
    "`",
    "[",
    "](",
    "![",
    "*",
    "_",
    "> ",
    "```\n",
    "~~~~\n",
    "|",
    "<!--",
    "<a",
    "- ",
    "#",
    "\n",
    " ",
    "---",
    "\\",
    "é",
]


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=5), max_size=60).map("".join))
def test_any_text_keeps_its_length(text: str) -> None:
    assert len(unmarked(text)) == len(text)


@pytest.mark.parametrize("piece", PIECES)
def test_time_grows_with_length_alone(piece: str) -> None:
    begin = time.process_time()
    unmarked(piece * 100_000)
    assert time.process_time() - begin < 3


@pytest.mark.parametrize(
    ("flat", "expected"),
    [
        ("l'assis-\ntance", ["l'", "assistance"]),
        ("le porte-\nparole", ["le", "porte-parole"]),
        ("un non-\nlieu, le non-lieu", ["un", "non-lieu", ",", "le", "non-lieu"]),
        ("un entre-\n\ntemps", ["un", "entre-", "temps"]),
        ("Paris-\nBerlin", ["Paris-", "Berlin"]),
        ("- a -\nb", ["-", "a", "-", "b"]),
    ],
)
def test_words_broken_by_a_line_end_are_one_token(flat: str, expected: list[str]) -> None:
    tokens, at = [], 0
    for piece in flat.replace("l'", "l' ").replace(",", " ,").split():
        at = flat.index(piece, at)
        tokens.append(Token(piece, at, at + len(piece)))
        at += len(piece)
    made = rejoined(tokens, flat, lambda word: word == "porte-parole")
    assert [token.text for token in made] == expected
    assert [(t.start, t.end) for t in made if "-\n" in flat[t.start : t.end]] == (
        [] if len(made) == len(tokens) else [(made[1].start, made[1].end)]
    )
