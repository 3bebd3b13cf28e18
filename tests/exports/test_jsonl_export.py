"""JSON lines: what is in a line, and that the line stays one whoever reads it."""

from __future__ import annotations

import json
from pathlib import Path

from foedus.exports.jsonl import generate_jsonl, write_jsonl
from foedus.graph import Filter, Store, counts


def test_a_line_holds_all_that_an_assertion_refers_to(hostile: Store) -> None:
    first = json.loads(next(generate_jsonl(hostile, Filter(relations=("signed",)))))
    assert list(first) == [
        "id", "source", "relation", "target", "date", "polarity", "modality", "attributed_to", "details", "cameo",
        "plover", "evidence",
    ]  # fmt: skip
    assert list(first["source"]) == ["id", "kind", "name", "aliases", "names", "attributes", "provisions"]
    assert list(first["evidence"][0]) == [
        "document", "start", "end", "quote", "sentence", "sentence_start", "rule", "details", "title", "published",
        "language", "outlet", "address", "digest", "skipped",
    ]  # fmt: skip
    assert (first["cameo"], first["plover"], first["polarity"]) == (["057"], ["SUPPORT"], "negated")
    assert first["attributed_to"]["name"] == "Honduras"
    assert first["target"]["provisions"][0]["obligation"] == "defense"


def test_every_reader_of_lines_finds_one_assertion_a_line(hostile: Store) -> None:
    text = "".join(generate_jsonl(hostile))
    lines = text.splitlines()
    assert len(lines) == counts(hostile)["edges"]
    assert all(json.loads(line)["relation"] for line in lines)


def test_texts_come_out_as_they_went_in(hostile: Store, hostile_texts: tuple[str, ...]) -> None:
    quotes = {json.loads(line)["evidence"][0]["quote"] for line in generate_jsonl(hostile)}
    assert quotes == set(hostile_texts)


def test_the_file_is_the_text(hostile: Store, tmp_path: Path) -> None:
    write_jsonl(hostile, tmp_path / "out.jsonl")
    assert (tmp_path / "out.jsonl").read_bytes() == "".join(generate_jsonl(hostile)).encode()
