"""Text made plain keeps every letter's place, and its paragraphs are where a reader sees them."""

from __future__ import annotations

from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foedus.loaders.plain import blocks, plain

# What a document has | the same made plain; both are as long as each other.
PLAIN = [
    ("l’Albanie, l‘aide, lʼappel, l`été", "l'Albanie, l'aide, l'appel, l'été"),
    ("« Non » et “Non” et „Non‟ et ‹ Non ›", "“ Non ” et “Non” et “Non“ et “ Non ”"),
    ("1914–1918, 1914—1918, Saint‑Siège, −3", "1914-1918, 1914-1918, Saint-Siège, -3"),
    ("30\u00a0septembre\u202f1938\t: oui\u2009!", "30 septembre 1938 : oui !"),
    ("Oui… Non", "Oui. Non"),
    ("a\r\nb\rc\u2028d\u2029e\x0bf\x0cg", "a \nb\nc\nd\ne\nf\ng"),
    ("Évora, Łódź, İstanbul, Ⴇბ", "Évora, Łódź, İstanbul, Ⴇბ"),
    ("", ""),
]

# A text | its paragraphs, with / for the ends of lines
BLOCKS = """
Un.                                             | Un.
Un./Deux.                                       | Un. ; Deux.
Un.//Deux.                                      | Un. ; Deux.
Une ligne qui/continue ici/et là.//Fin.         | Une ligne qui/continue ici/et là. ; Fin.
Une ligne qui/Continue.                         | Une ligne qui ; Continue.
Une ligne :/puis une autre.                     | Une ligne : ; puis une autre.
//  Un.//   //Deux.//                           | Un. ; Deux.
Un titre/ /suivi de texte.                      | Un titre ; suivi de texte.
- Un/- Deux                                     | - Un ; - Deux
///                                             |
"""


@pytest.mark.parametrize(("text", "made"), PLAIN)
def test_signs_of_print_are_made_plain(text: str, made: str) -> None:
    assert plain(text) == made


@given(st.text())
@settings(deadline=None, derandomize=True)
def test_every_letter_keeps_its_place(text: str) -> None:
    made = plain(text)
    assert len(made) == len(text)
    assert all(old == new for old, new in zip(text, made, strict=True) if old.isalnum())


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["Unix", "Windows", "old Mac"])
@pytest.mark.parametrize("line", BLOCKS.strip().splitlines())
def test_paragraphs(line: str, end: str) -> None:
    written, _, expected = (cell.strip() for cell in line.rpartition("|"))
    text = plain(written.replace("/", end))
    found = [" ".join(text[begin:stop].split()) for begin, stop in blocks(text)]
    assert found == [" ".join(each.replace("/", " ").split()) for each in expected.split(" ; ") if each]


def test_paragraphs_are_sought_from_a_place_on() -> None:
    assert list(blocks("Un.\n\nDeux.", 5)) == [(5, 10)]


@given(st.text(st.sampled_from("aA.:\n \r\u2028é"), max_size=60) | st.text(), st.integers(0, 5))
@settings(max_examples=500, deadline=None, derandomize=True)
def test_paragraphs_hold_everything_that_is_written_and_never_overlap(text: str, start: int) -> None:
    made = plain(text)
    found = list(blocks(made, start))
    places = [place for span in found for place in span]
    assert places == sorted(places) and all(begin < end for begin, end in found)
    left = made[start:] if not found else made[start : found[0][0]] + "".join(
        made[before[1] : after[0]] for before, after in zip(found, [*found[1:], (len(made), 0)], strict=True)
    )  # fmt: skip
    assert not left.strip()


LONG = {
    "one line": "Le ministre parle " * 50_000,
    "one word": "x" * 1_000_000,
    "a million lines": "a\n" * 1_000_000,
    "a million empty lines": "a" + "\n" * 1_000_000,
    "spaces": "a\n" + " " * 1_000_000 + "b",
}


@pytest.mark.parametrize("text", LONG.values(), ids=LONG)
def test_the_longest_text_is_cut_into_paragraphs_in_no_time(text: str) -> None:
    began = process_time()
    found = list(blocks(plain(text)))
    assert process_time() - began < 5
    assert max(end - begin for begin, end in found) <= 20_000
    assert sum(len("".join(text[begin:end].split())) for begin, end in found) == len("".join(text.split()))


@pytest.mark.parametrize("space", [" ", "\n"])
def test_a_long_paragraph_is_cut_between_words(space: str) -> None:
    text = "le ministre parle ".replace(" ", space) * 5000
    pieces = [text[begin:end].split() for begin, end in blocks(text)]
    assert len(pieces) > 3 and [word for piece in pieces for word in piece] == text.split()
