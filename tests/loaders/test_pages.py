"""Web pages: what is kept of one, what is left out and counted, what it tells of itself, and hostile ones."""

from __future__ import annotations

import logging
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foedus.graph import Reading
from foedus.loaders.decoding import NotText
from foedus.loaders.documents import read_document
from foedus.loaders.markup import cleaned, visible
from foedus.loaders.opening import extract
from foedus.loaders.pages import is_page, read_page
from foedus.loaders.sources import Source

from .papers import page

BLOCKS = [
    "Lima appelle à l'aide",
    "Le Pérou a demandé mardi l'aide de l'Organisation des États américains. Le président Alberto Fujimori a accusé"
    " l'Équateur d'avoir violé le traité de Rio.",
    "« Nous demandons à nos alliés de tenir parole », a-t-il déclaré devant la presse de la capitale.",
    "Ce que dit Quito",
    "L'Équateur a refusé de retirer ses troupes.",
    "Quito a appelé les garants du traité à se réunir.",
    "Date\tFait",
    "17 février\tUne trêve est signée.",
    "Le Brésil, garant du traité, a reçu les deux ministres dans sa capitale, selon son ministère des Affaires"
    " étrangères, qui n'a pas voulu dire si des observateurs seraient envoyés à la frontière.",
]
SENTENCE = "<p>Le Pérou a signé hier le traité de Rio avec le Brésil, selon Lima.</p>"


def test_the_main_text_is_kept_block_by_block() -> None:
    assert read_page(page()).text.replace("\xa0", " ").split("\n\n") == BLOCKS


def test_what_is_left_out_is_counted() -> None:
    found = read_page(page())
    assert not found.wrong
    assert 150 < found.skipped < 400  # menu, cookies, byline, caption, teasers, comments and footer
    assert "Chili" not in found.text


def test_what_a_page_tells_of_itself() -> None:
    assert read_page(page()).values == {
        "title": "Lima appelle à l'aide",
        "published": "1995-02-14",
        "language": "fr",
        "outlet": "La Gazette",
        "address": "https://gazette.example/monde/lima",
    }


@pytest.mark.parametrize(
    ("charset", "encoding"),
    [
        ("utf-8", "utf-8"), ("iso-8859-1", "cp1252"), ("windows-1252", "cp1252"), ("iso-8859-15", "iso-8859-15"),
        ("utf-16", "utf-16"), ("iso-8859-1", "utf-8"), ("utf-8", "cp1252"), ("x-unknown", "utf-8"), ("hex", "cp1252"),
    ],
)  # fmt: skip
def test_a_page_is_read_in_its_encoding_even_where_it_names_a_wrong_one(charset: str, encoding: str) -> None:
    text = read_page(page(charset, encoding)).text
    assert "L'Équateur a refusé" in text
    assert "Le Pérou a demandé" in text


def test_the_manifest_knows_better_and_the_text_knows_its_language() -> None:
    known = {"title": "Un autre titre", "published": "1995-02-15"}
    found = extract("a.html", page().replace(b'lang="fr-FR"', b'lang="en-US"'), known).values
    assert (found["title"], found["published"], found["outlet"]) == ("Un autre titre", "1995-02-15", "La Gazette")
    assert found["language"] == "fr"
    assert extract("a.html", page(), {"language": "es"}).values["language"] == "es"


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        ("a.html", b"x", True), ("A.HTM", b"x", True), ("a.txt", b"<!DOCTYPE html><p>x", True),
        ("-", b"\n<?xml version='1.0'?>\n<!-- c -->\n<html>", True), ("a.txt", b"Un texte sur <html>.", False),
        ("a.md", b"<p>Texte</p>", False),
    ],
)  # fmt: skip
def test_a_page_is_told_by_its_name_or_its_first_bytes(name: str, data: bytes, expected: bool) -> None:
    assert is_page(name, data) is expected


def test_a_page_in_which_no_main_text_is_found_is_read_whole_and_says_so() -> None:
    found = read_page(f"<div>{'<div>' * 300}{SENTENCE}{'</div>' * 300}<nav>Le Chili menace.</nav>".encode())
    assert found.text == "Le Pérou a signé hier le traité de Rio avec le Brésil, selon Lima."
    assert [reason for _, reason in found.wrong] == [
        "its main text could not be told from the rest; all the text that it shows was read."
    ]


def test_a_saved_page_tells_where_it_was() -> None:
    saved = b"<!-- saved from url=(0035)https://gazette.example/monde/lima2 -->\n<html><body>" + SENTENCE.encode() * 5
    assert read_page(saved).values["address"] == "https://gazette.example/monde/lima2"


def test_evidence_of_a_page_counts_in_the_text_that_is_taken_out_of_it() -> None:
    reading = read_document(Source("lima.html", None), page())
    text = extract("lima.html", page()).text
    assert isinstance(reading, Reading)
    assert reading.assertions
    for piece in (piece for assertion in reading.assertions for piece in assertion.evidence):
        assert text[piece.start : piece.end] == piece.quote
        assert text[piece.sentence_start :].startswith(piece.sentence)


HOSTILE = {
    "nested": "<div>" * 100_000 + SENTENCE,
    "nested in text": "<p><b>" * 60_000 + SENTENCE,
    "scripts that never end": "<script>x" * 100_000 + SENTENCE,
    "comments that never end": "<!--" * 300_000 + SENTENCE,
    "quotation marks": '<a x="' + "<b y='" * 100_000 + SENTENCE,
    "a picture": f"<img src='data:image/png;base64,{'A' * 6_000_000}'>" + SENTENCE * 9,
    "a value": f'<p title="{"a" * 6_000_000}">x</p>' + SENTENCE * 9,
    "entities": "<p>" + "&amp;" * 1_000_000,
    "an entity of entities": '<!DOCTYPE html [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><p>&b;</p>' + SENTENCE * 9,
    "a file": '<!DOCTYPE html [<!ENTITY a SYSTEM "file:///etc/passwd">]><p>&a;</p>' + SENTENCE * 9,
    "spans": "<table><tr>" + "<td colspan=1000 rowspan=1000>x" * 6_000 + "</table>" + SENTENCE * 9,
    "links": "<a href='/x'>Le Chili</a> " * 150_000 + SENTENCE,
    "angles": "<" * 300_000 + SENTENCE,
    "data": "<script type='application/ld+json'>" + "[" * 150_000 + "</script>" + SENTENCE * 9,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_page_is_read_in_bounded_time_without_a_word_on_the_terminal(
    name: str, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    begin = time.process_time()
    with caplog.at_level(logging.ERROR):
        found = read_page(f"<html><body>{HOSTILE[name]}</body></html>".encode())
    assert time.process_time() - begin < 8
    assert not caplog.records
    assert capfd.readouterr() == ("", "")
    assert "root:" not in found.text


def test_a_page_of_nothing_but_tags_is_refused() -> None:
    with pytest.raises(NotText, match="more than"):
        read_page(b"<html>" + b"<" * 500_000)


def test_scripts_are_never_text() -> None:
    told = "<p>a</p><script>b</script><STYLE>c</STYLE><template>d</template><svg><text>e</text></svg><p>f"
    assert visible(told) == "a\n\nf"
    assert cleaned(told) == "<p>a</p><p>f"


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet="<>/!-\"'=&;# \n\tapbrdivscripttdéЖ\x00", max_size=200) | st.text(max_size=200))
def test_any_text_is_a_page_of_some_kind(text: str) -> None:
    found = read_page(text.encode("utf-8", "surrogatepass"))
    assert found.skipped >= 0
    assert len(visible(text)) <= 4 * len(text) + 4
