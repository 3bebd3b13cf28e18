"""Ten thousand random texts and byte strings at the loader: each gives a reading or a problem, none an exception."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foedus.graph import Document, Problem, Reading, Store, add
from foedus.graph.dates import interval
from foedus.loaders import manifest
from foedus.loaders.decoding import NotText, decode
from foedus.loaders.documents import read_document
from foedus.loaders.frontmatter import FIELDS, about
from foedus.loaders.manifest import Row, read_manifest
from foedus.loaders.reader import read
from foedus.loaders.sources import Source

UNREAD = {"language": "xx"}  # a language without lexicon: all is done but the reading itself
QUICK = 3200
READ = 500


def several(examples: int) -> settings:
    return settings(max_examples=examples, deadline=None, derandomize=True, database=None)


def pieces(*listed: str, most: int) -> st.SearchStrategy[str]:
    """Texts of some pieces in any order, with a few letters of any kind between."""
    return st.lists(st.sampled_from(listed) | st.text(max_size=3), max_size=most).map("".join)


# Bytes: of any kind, of signs that begin something, and of texts in any encoding, whole and cut off

SIGNS = [
    b"\xff\xfe",
    b"\xfe\xff",
    b"\xef\xbb\xbf",
    b"\0",
    b"\0\0",
    b"\xc3",
    b"\xa9",
    b"\xe2\x80",
    b"\xed\xa0\x80",
    b"\x1b",
]
ENCODINGS = ["utf-8", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "latin-1", "cp1251", "koi8-r", "gb18030", "utf-7"]
ENCODED = st.builds(
    lambda text, encoding, cut: text.encode(encoding, errors="replace")[cut:], st.text(), st.sampled_from(ENCODINGS),
    st.integers(0, 3),
)  # fmt: skip
BYTES = (
    st.binary(max_size=200)
    | st.lists(st.sampled_from(SIGNS) | st.binary(max_size=4) | st.just(b"Et voici "), max_size=20).map(b"".join)
    | ENCODED
)


@given(BYTES)
@several(QUICK)
def test_any_bytes_are_a_text_or_none_for_a_reason(data: bytes) -> None:
    try:
        decode(data).encode()
    except NotText as refused:
        assert str(refused).isprintable()
    found = read_document(Source("a.txt", None, UNREAD), data)
    assert isinstance(found, Problem) and "failed" not in found.reason


# Texts with something like front matter at their head

HEAD = pieces(
    "---\n", "---", "...\n", "title: ", "published: ", "language: ", "outlet: ", "address:", "\n", "\r\n", "\r", ": ",
    "- ", "? ", "[", "]", "{", "}", "&a ", "*a", "<<: ", "! ", "!!int ", "%YAML 1.1\n", "| \n", "> \n", "'", '"',
    '"\\ud800"', '"\\UFFFFFFFF"', "#", "@", "`", "\t", "  ", "~", "no", "2019-05-07", "2022", "07/05/2019",
    "9999-99-99", "\ufeff", "\0", "\x85", "\u2028", most=15,
)  # fmt: skip
KNOWN = st.dictionaries(st.sampled_from(FIELDS) | st.text(max_size=3), st.text(max_size=8), max_size=4)


@given(st.sampled_from(["", "---\n", "\ufeff---\r\n"]), HEAD, st.sampled_from(["", "\n---\nTexte."]), KNOWN)
@several(QUICK)
def test_any_head_says_what_can_be_stored_and_loses_no_text(
    begin: str, head: str, end: str, known: dict[str, str]
) -> None:
    text = begin + head + end
    found = about(text, known)
    assert 0 <= found.start <= len(text)
    assert set(found.values) <= set(FIELDS)
    assert all(value and value == " ".join(value.split()) and value.encode() for value in found.values.values())
    interval(found.values.get("published"))
    assert all(reason.encode() for _, reason in found.wrong)
    assert found.start or not end or found.wrong or not begin or ":" not in head or "Texte." in text[found.start :]
    data = text.encode("utf-8", "surrogatepass")
    assert isinstance(read_document(Source("a.txt", None, {**known, **UNREAD}), data), Problem | Reading)


# Manifests

ROWS = pieces(
    "document", "title", ",", ";", "\t", "\n", "\r\n", "\r", '"', '""', "a.txt", "../a.txt", "/etc/passwd", "out.txt",
    "sub/", ".", "..", "/", "\\", " ", "\0", "x" * 300, "\ufeff", "a.txt,b\n", "document,title\n", most=15,
)  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("listed")
    (path / "a.txt").write_text("a")
    (path / "out.txt").symlink_to("/etc/passwd")
    return path


@given(st.sampled_from(["", "document,title\n"]), ROWS, st.sampled_from(["utf-8", "utf-16"]))
@several(QUICK)
def test_any_manifest_lists_files_of_its_folder_only(folder: Path, begin: str, text: str, encoding: str) -> None:
    (folder / manifest.MANIFEST).write_bytes((begin + text).encode(encoding, "surrogatepass"))
    for each in read_manifest(folder / manifest.MANIFEST):
        assert isinstance(each, Problem | Row)
        if isinstance(each, Row):
            assert (folder / each.document).resolve().parent == folder.resolve()


# Texts that are read as French to the end

FRENCH = pieces(
    "L'Éthiopie ", "la Russie ", "le Mali ", "Paris ", "l'OTAN ", "l'ONU ", "Boris Eltsine ", "le président turc ",
    "M. ", "Leonid Brejnev ", "le Premier ministre ", "elle ", "il ", "qui ", "que ", "dont ", "ne ", "pas ",
    "a demandé ", "attaque ", "a refusé de signer ", "signera ", "avoir ", "aurait ", "s'est retirée de ", "selon ",
    "a déclaré ", "et ", "ou ", "mais ", "à ", "de ", "avec ", "le traité de Moscou ", "l'article 4 ", "l'aide ",
    "des troupes ", "la guerre ", "en 2022 ", "le 7 mai ", "hier ", "la veille ", "de 1914 à 1918 ", "depuis ",
    "« ", " »", "“", "”", '"', "’", "(", ")", "[", "]", ", ", ". ", "! ", "? ", ": ", "; ", "… ", "— ", "- ", "\n",
    "\n\n", "\r\n", "\t", "\u00a0", "\u200b", "\u00ad", "\u202e", "\u0301", "\x0b", "\x1f", "\ufeff", "\ufffd", "🇪🇹",
    "👩\u200d👧", "Ἀθῆναι ", "埃塞俄比亚", "إثيوبيا ", "ﬁn ", "İ", "ẞ", "ǅ", "٣ mars ", "A" * 300, "1" * 300, "É. ",
    "ONU", "/", "\\", "{", "}", "%", "$", "<b>", "&amp;", "--", "-t-il ", "l'", "d'", "qu'", "'", most=30,
)  # fmt: skip
DATES = st.sampled_from([None, "2019-05-07", "2022", "0001", "-0044", "9999-12-31", "../2020", "201X"])


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with Store.open(tmp_path_factory.mktemp("store") / "any.db", create=True) as opened:
        yield opened


@given(FRENCH | st.text(max_size=200), DATES)
@several(READ)
def test_any_text_is_read_to_the_end_and_can_be_stored(store: Store, text: str, published: str | None) -> None:
    text = text.encode("utf-8", "replace").decode()
    found = read(Document("a.txt", published=published, language="fr"), text)
    for piece in (piece for each in found.assertions for piece in each.evidence):
        assert piece.quote == text[piece.start : piece.end]
        assert piece.sentence == text[piece.sentence_start : piece.sentence_start + len(piece.sentence)]
        json.dumps(piece.details)
    add(store, found)


def test_a_document_of_the_year_zero_is_read() -> None:
    read(Document("a.txt", published="0000", language="fr"), "L'Éthiopie demande l'aide de la Russie.")
