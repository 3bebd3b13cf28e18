"""PDF files: lines of print become paragraphs, heads and page numbers are left out, hostile files are refused."""

from __future__ import annotations

import io
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter

from foedus.graph import Problem, Reading
from foedus.loaders.decoding import NotText
from foedus.loaders.documents import read_document
from foedus.loaders.layout import joined, running
from foedus.loaders.opening import extract
from foedus.loaders.pdf import read_pdf
from foedus.loaders.sources import Source

from .papers import pdf

PAGES = [
    [
        "REVUE DES TRAITÉS 12", "Le Pérou a demandé l'aide de l'Organi-", "sation des États américains, dont il est",
        "membre depuis 1948. Le porte-parole du", "président l'a annoncé, et le porte-",
        "parole de l'Équateur l'a regretté.", "La réponse de Brasilia", "Le Brésil, garant du traité de Rio, a reçu",
        "les deux ministres le 17 février",
    ],
    [
        "REVUE DES TRAITÉS 13", "1995 et leur a proposé une trêve", "que tous deux ont signée.",
        "Le Chili, lui, n'a envoyé personne", "à la conférence de Brasilia.", "– 13 –",
    ],
    ["REVUE DES TRAITÉS 14", "Fin de l'article.", "14 / 14"],
]  # fmt: skip
TEXT = [
    "Le Pérou a demandé l'aide de l'Organisation des États américains, dont il est membre depuis 1948. Le porte-parole"
    " du président l'a annoncé, et le porte-parole de l'Équateur l'a regretté.",
    "La réponse de Brasilia",
    "Le Brésil, garant du traité de Rio, a reçu les deux ministres le 17 février 1995 et leur a proposé une trêve que"
    " tous deux ont signée.",
    "Le Chili, lui, n'a envoyé personne à la conférence de Brasilia.",
    "Fin de l'article.",
]


def test_lines_become_paragraphs_without_heads_and_page_numbers() -> None:
    found = read_pdf(pdf(PAGES))
    assert found.text.split("\n\n") == TEXT
    assert found.skipped == sum(map(len, ["REVUE DES TRAITÉS 12", *["REVUE DES TRAITÉS 13"] * 2, "– 13 –", "14 / 14"]))
    assert not found.wrong


def test_title_and_language_are_told_but_no_date() -> None:
    assert read_pdf(pdf(PAGES, "Entre les Andes : une trêve", "fr-FR")).values == {
        "title": "Entre les Andes : une trêve", "language": "fr",
    }  # fmt: skip
    assert read_pdf(pdf(PAGES, "rapport_v3.docx")).values == {}


def test_a_pdf_is_told_by_its_bytes_whatever_it_is_called() -> None:
    assert extract("a.txt", pdf(PAGES)).text.split("\n\n") == TEXT


def test_evidence_of_a_pdf_counts_in_the_text_that_is_taken_out_of_it() -> None:
    reading = read_document(Source("andes.pdf", None), pdf(PAGES))
    assert isinstance(reading, Reading)
    assert reading.document.language == "fr"
    assert any(a.relation == "requested-aid-from" for a in reading.assertions)
    text = "\n\n".join(TEXT)
    for piece in (piece for assertion in reading.assertions for piece in assertion.evidence):
        assert text[piece.start : piece.end] == piece.quote


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (pdf([[], []]), "it holds no text, perhaps pictures"),
        (b"%PDF-1.4\n", "it is not a PDF that can be read"),
        (b"%PDF-" + b"\xff" * 10_000, "it is not a PDF that can be read"),
        (pdf(PAGES)[:300], "it is not a PDF that can be read"),
    ],
)
def test_what_cannot_be_opened_is_told(data: bytes, reason: str) -> None:
    read = read_document(Source("a.pdf", None), data)
    assert isinstance(read, Problem)
    assert reason in read.reason


def test_a_pdf_with_a_password_says_so_and_one_that_opens_without_is_read() -> None:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf(PAGES))))
    writer.encrypt("secret", algorithm="RC4-128")
    locked = io.BytesIO()
    writer.write(locked)
    with pytest.raises(NotText, match="password"):
        read_pdf(locked.getvalue())
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf(PAGES))))
    writer.encrypt("", "owner", algorithm="RC4-128")
    opened = io.BytesIO()
    writer.write(opened)
    assert read_pdf(opened.getvalue()).text.split("\n\n") == TEXT


def test_pages_have_a_limit() -> None:
    found = read_pdf(pdf([["Le Pérou a signé le traité."]] * 501))
    assert found.wrong == (("page 501", "from here on it was left out: 500 pages are read."),)


def test_a_bomb_does_not_go_off() -> None:
    bomb = pdf([[" " * 50_000_000]])
    assert len(bomb) < 100_000
    with pytest.raises(NotText):
        read_pdf(bomb)


@settings(max_examples=60, deadline=None)
@given(st.integers())
def test_damaged_files_never_raise_anything_else(seed: int) -> None:
    chance = random.Random(seed)
    data = bytearray(pdf(PAGES, "Titre", "fr"))
    for _ in range(chance.randint(1, 30)):
        at = chance.randrange(20, len(data))
        if chance.random() < 0.5:
            data[at] = chance.randrange(256)
        else:
            del data[at : at + chance.randint(1, 40)]
    try:
        found = read_pdf(bytes(data))
    except NotText:
        return
    assert found.text.strip()


@pytest.mark.parametrize(
    ("lines", "known", "expected"),
    [
        (["le traité d'assis-", "tance"], (), "le traité d'assistance"),
        (["le porte-", "parole"], ("porte-parole",), "le porte-parole"),
        (["l'axe Paris-", "Berlin"], (), "l'axe Paris- Berlin"),
        (["une pause -", "puis rien"], (), "une pause - puis rien"),
    ],
)
def test_broken_words_are_made_whole(lines: list[str], known: tuple[str, ...], expected: str) -> None:
    assert joined(lines, frozenset(known)) == expected


@given(st.lists(st.text(alphabet="ab-. \n1É•", max_size=60), max_size=6))
def test_running_text_keeps_all_letters_but_those_it_counts(pages: list[str]) -> None:
    text, skipped = running(pages)
    letters = sum(not c.isspace() and c != "-" for page in pages for c in page)
    assert sum(not c.isspace() and c != "-" for c in text) >= letters - skipped
    assert "\n\n\n" not in text
