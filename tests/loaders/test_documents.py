"""A file as a document: what becomes of its text, its head, its language and its size, and what is told of it."""

from __future__ import annotations

import hashlib
import io
import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from foedus.graph import Document, Problem, Reading
from foedus.loaders import documents
from foedus.loaders.documents import MAX_BYTES, language_of, read_document, read_source
from foedus.loaders.sources import Source

FRENCH = "L'Éthiopie a demandé l'aide de la Turquie. Ankara a refusé d'envoyer des soldats à Djibouti."
AID = ("ETH", "requested-aid-from", "TUR")


def read(data: bytes | str, **known: str) -> Reading | Problem:
    return read_document(Source("a.txt", None, known), data if isinstance(data, bytes) else data.encode())


def document(data: bytes | str, **known: str) -> Document:
    found = read(data, **known)
    assert isinstance(found, Reading), found
    return found.document


def reason(data: bytes | str, **known: str) -> str:
    found = read(data, **known)
    assert isinstance(found, Problem)
    assert found.file == "a.txt"
    return found.reason


def test_a_document_is_its_text_with_what_its_head_and_the_manifest_say_of_it() -> None:
    text = f"---\ntitle: Un appel\npublished: 2019-05-07\naddress: https://a.b\n---\n{FRENCH}"
    found = read(text, title="not this", outlet="AFP", language="fr-FR")
    assert isinstance(found, Reading)
    digest = hashlib.sha256(text.encode()).hexdigest()
    assert found.document == Document("a.txt", "Un appel", "2019-05-07", "fr", "AFP", "https://a.b", digest)
    assert AID in {(each.source, each.relation, each.target) for each in found.assertions}
    for piece in (piece for each in found.assertions for piece in each.evidence):
        assert text[piece.start : piece.end] == piece.quote
        assert text[piece.sentence_start :].startswith(piece.sentence)
    assert found.problems == ()


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "latin-1"])
def test_the_encoding_changes_nothing_but_the_digest(encoding: str) -> None:
    first, other = read(FRENCH), read(FRENCH.encode(encoding))
    assert isinstance(first, Reading) and isinstance(other, Reading)
    assert other.assertions == first.assertions and first.assertions
    assert other.document.digest == hashlib.sha256(FRENCH.encode(encoding)).hexdigest()


# The text of a document | why it is not read
REFUSED: dict[str, tuple[str | bytes, str]] = {
    "empty": ("", "it is empty."),
    "blank": (" \r\n\t\n\ufeff", "it is empty."),
    "only a head": ("---\ntitle: a\n---\n \n", "there is no text behind its front matter."),
    "binary": (b"\x7fELF\x02\x01\x01\x00" + bytes(range(256)) * 9, "it is not text"),
    "a language without lexicon": (FRENCH, "its language seems to be 'xx'; foedus reads: "),
    "another language": (
        "საქართველომ დახმარება სთხოვა საბერძნეთს.", "its language seems to be 'ka'; foedus reads: "
    ),
    "no language": ("1914 - 1918: 10 000 000 !", "its language is unclear; foedus reads: "),
}  # fmt: skip


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_not_read_and_why(case: str) -> None:
    data, why = REFUSED[case]
    known = {"language": "xx"} if case == "a language without lexicon" else {}
    assert reason(data, **known).startswith(why)


def test_a_language_is_no_long_story() -> None:
    assert len(reason(FRENCH, language="blah" * 500)) < 200


@pytest.mark.parametrize(
    "text",
    [
        FRENCH,
        "L'Iran et le Pakistan se retirèrent du Cento en mars 1979.",
        "Le Sénégal a débordé à Matam.",
        "La Russie attaque l'Ukraine.",
        "Le virus Ebola frappe l'Ouganda ; la RDC respire.",
    ],
)
def test_french_is_recognized_in_a_sentence(text: str) -> None:
    assert language_of(text) == "fr"
    assert document(text).language == "fr"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ca", "Catalunya demana ajuda a França i a la Unió Europea."),
        ("it", "La Russia attacca l'Ucraina e chiede aiuto ai suoi alleati."),
        ("de", "Russland greift die Ukraine an und bittet um Hilfe."),
        ("ru", "Эфиопия обратилась к Турции за помощью."),
        (None, "07/05/2019 : 49 + 50 = 99"),
        (None, ""),
    ],
)
def test_other_languages_are_not_taken_for_french(language: str | None, text: str) -> None:
    assert language_of(text) == language


def test_what_is_wrong_with_a_head_is_told_beside_the_reading() -> None:
    found = read(f"---\ntitle: a: b\npublished: demain\n---\n{FRENCH}")
    assert isinstance(found, Reading)
    assert [(each.file, each.place) for each in found.problems] == [("a.txt", "line 2"), ("a.txt", "front matter")]
    assert found.document.published is None and found.assertions


def test_letters_that_are_lost_are_told_with_their_place() -> None:
    found = read(FRENCH.encode() + b" Fin de la d\xc3")
    assert isinstance(found, Reading)
    (lost,) = found.problems
    assert (lost.place, lost.reason) == (
        f"character {len(FRENCH) + 12}",
        "1 of its characters cannot be read; all others were.",
    )
    assert found.assertions


def test_a_reader_that_fails_is_a_problem_of_that_document(monkeypatch: pytest.MonkeyPatch) -> None:
    from foedus.loaders import reader

    def fail(*_: object) -> Reading:
        raise IndexError("x" * 1000)

    monkeypatch.setattr(reader, "read", fail)
    assert reason(FRENCH).startswith("foedus failed to read it, please report this: IndexError(")
    assert len(reason(FRENCH)) < 300


# Files and standard input


def all_of(path: Path | None, stdin: io.BytesIO | None = None) -> list[Reading | Problem]:
    return list(read_source(Source(path.name if path else "-", path), stdin))


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """Documents may have 1000 bytes."""
    monkeypatch.setattr(documents, "MAX_BYTES", 1000)
    yield 1000


def test_a_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(FRENCH, encoding="utf-8")
    assert all_of(path) == [read(FRENCH)]


def test_a_file_may_have_so_many_bytes_and_no_more(tmp_path: Path, small: int) -> None:
    path = tmp_path / "a.txt"
    path.write_text(FRENCH.ljust(small, "\n"), encoding="latin-1")
    assert isinstance(all_of(path)[0], Reading)
    path.write_text(FRENCH.ljust(small + 1, "\n"), encoding="latin-1")
    too_large = Problem("a.txt", "it has more than 1,000 bytes, as many as a document may have. Split it.")
    assert all_of(path) == [too_large]


def test_fifty_megabytes_of_one_line_are_too_many(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        file.truncate(50 * 1024 * 1024)
    (problem,) = all_of(path)
    assert isinstance(problem, Problem) and f"{MAX_BYTES:,}" in problem.reason


def test_a_file_that_vanished_or_became_a_folder_or_a_pipe_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "folder.txt").mkdir()
    os.mkfifo(tmp_path / "pipe.txt")
    reasons = [str(each) for name in ("gone.txt", "folder.txt", "pipe.txt") for each in all_of(tmp_path / name)]
    assert reasons == [
        "gone.txt: it cannot be read: No such file or directory.",
        "folder.txt: it cannot be read: not a file.",
        "pipe.txt: it cannot be read: not a file.",
    ]


def test_standard_input_is_a_document_called_by_its_content() -> None:
    (found,) = all_of(None, io.BytesIO(FRENCH.encode()))
    assert isinstance(found, Reading)
    assert found.document.id == f"stdin-{hashlib.sha256(FRENCH.encode()).hexdigest()[:8]}.txt"


@pytest.mark.parametrize(
    ("stdin", "why"),
    [
        (None, "standard input is closed."),
        (b"", "it is empty."),
        (b"\0\1\2\3" * 200, "it is not text."),
        (b"{" * 2000, "it has more than 1,000 bytes"),
    ],
)
def test_standard_input_that_is_no_document(small: int, stdin: bytes | None, why: str) -> None:
    (problem,) = all_of(None, None if stdin is None else io.BytesIO(stdin))
    assert isinstance(problem, Problem) and problem.file == "-"
    assert problem.reason.startswith(why)


# Exports


def line(number: int, **changes: object) -> str:
    return json.dumps(
        {
            "source": {"id": "RUS", "kind": "State"},
            "relation": "attacked",
            "target": {"id": "UKR", "kind": "State"},
            "evidence": [{"document": f"{number}.txt", "quote": "é" * 20}],
            **changes,
        },
        ensure_ascii=False,
    )


EXPORT = "".join(line(number) + "\n" for number in range(40))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("way", ["file", "FILE", "stdin"])
def test_an_export_is_read_as_file_and_from_standard_input(tmp_path: Path, small: int, encoding: str, way: str) -> None:
    path = tmp_path / ("a.jsonl" if way == "file" else "A.JSONL")
    path.write_text(EXPORT, encoding=encoding)
    assert path.stat().st_size > small
    found = all_of(None, io.BytesIO(path.read_bytes())) if way == "stdin" else all_of(path)
    assert [each.document.id for each in found if isinstance(each, Reading)] == [f"{n}.txt" for n in range(40)]
    assert len(found) == 40


def test_an_export_with_a_bad_first_line_is_still_an_export() -> None:
    problem, *rest = all_of(None, io.BytesIO(b"{broken\n" + EXPORT.encode()))
    assert isinstance(problem, Problem) and (problem.file, problem.place) == ("-", "line 1")
    assert len(rest) == 40


@pytest.mark.parametrize("text", ["{", '{"a": 1}', '{"a": 1}\n[]', "{" * 5000, '["relation"]', '{"relation": 1'])
def test_other_json_is_no_export(text: str) -> None:
    (found,) = all_of(None, io.BytesIO(text.encode()))
    assert not isinstance(found, Problem) or (found.place == "" and "language" in found.reason)


def test_a_binary_file_that_is_called_an_export_is_one_problem(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(b"\x89PNG\r\n\x1a\n\x00" + b"\n\0" * 1000)
    assert all_of(path) == [Problem("a.jsonl", "it is not text (byte 8 is zero).")]


def test_letters_that_are_no_utf_8_are_told_with_their_line(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(EXPORT.encode() + line(41).encode("latin-1"))
    problem, *rest = all_of(path)
    assert isinstance(problem, Problem) and problem.place == "line 41"
    assert len(rest) == 40


def test_an_export_is_closed_when_nobody_reads_on(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(EXPORT, encoding="utf-8")
    found = read_source(Source("a.jsonl", path))
    assert isinstance(next(found), Reading)
    del found  # a file left open would be a warning, and warnings are errors
