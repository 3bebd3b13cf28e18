"""Bytes as text: the encodings that files come in, damaged ones, and what is no text at all."""

from __future__ import annotations

import random

import pytest

from foedus.loaders.decoding import NotText, decode

FRENCH = "L'été où l'Ukraine s'est libérée : « À Kiev, le gouvernement français a cédé sa place », écrit Noël Çelik."
ENCODINGS = [
    "utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "latin-1", "cp1252"
]  # fmt: skip


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("times", [1, 4000])
def test_each_encoding_gives_the_same_text(encoding: str, times: int) -> None:
    assert decode((FRENCH * times).encode(encoding)) == FRENCH * times


@pytest.mark.parametrize("text", ["é", "Évora", "réuni à Genève", "Traité signé à Évora\n", "Où ?"])
def test_a_few_letters_of_latin_1_are_enough(text: str) -> None:
    assert decode(text.encode("latin-1")) == text


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp1251", "Президент Эфиопии обратился к Турции с просьбой о помощи, и союзники ответили отказом."),
        ("cp1256", "رئيس وزراء إثيوبيا يطلب المساعدة من تركيا في مواجهة الصومال"),
    ],
)
def test_other_alphabets_are_told_by_what_makes_sense(encoding: str, text: str) -> None:
    assert decode(text.encode(encoding)) == text


def test_accents_that_come_late_are_read_too() -> None:
    text = "Les ministres parlent. " * 20_000 + FRENCH
    assert decode(text.encode("latin-1")) == text


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_utf_8_that_was_cut_off_or_damaged_keeps_all_other_letters(mark: bytes) -> None:
    data = mark + FRENCH.encode()
    assert decode(data + "é".encode()[:1]) == FRENCH + "\ufffd"
    assert decode(data + b"\xff" + FRENCH.encode()) == FRENCH + "\ufffd" + FRENCH


def test_utf_16_that_was_cut_off_keeps_all_other_letters() -> None:
    assert decode(FRENCH.encode("utf-16") + b"\x41") == FRENCH + "\ufffd"


@pytest.mark.parametrize("text", ["", " \r\n\t\f\v", "Paris\0 et Rome", "Ligne\x85suivante"])
def test_what_is_hardly_text_is_text(text: str) -> None:
    assert decode(text.encode()) == text


NOISE = random.Random(1914).randbytes(5000)
NOT_TEXT = {
    "a picture": b"\xff\xd8\xff\xe0\x00\x10JFIF" + NOISE,
    "an archive": b"PK\x03\x04\x14\x00\x00\x00" + NOISE,
    "a PDF": b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<</Type /Catalog>>\nendobj\nstream\n" + NOISE,
    "noise": NOISE,
    "noise without zeros": NOISE.replace(b"\0", b""),
    "noise behind the mark of UTF-16": b"\xff\xfe\x00\xd8" + NOISE,
    "zeros": bytes(5000),
    "the codes of a coloured terminal": b"\x1b[31mrouge\x1b[0m " * 50,
}


@pytest.mark.parametrize("data", NOT_TEXT.values(), ids=NOT_TEXT)
def test_what_is_no_text_is_refused_with_a_reason(data: bytes) -> None:
    with pytest.raises(NotText) as refused:
        decode(data)
    assert str(refused.value).startswith("it") and str(refused.value).endswith(".")
    assert str(refused.value).isprintable() and len(str(refused.value)) < 100


def test_the_same_bytes_are_always_the_same_text() -> None:
    data = "Où l’on négocia jusqu’à l’été".encode("cp1252")
    assert {decode(data) for _ in range(5)} == {"Où l’on négocia jusqu’à l’été"}
