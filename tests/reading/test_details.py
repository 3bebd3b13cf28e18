"""What qualifies a relation, by the sentences of details-fr.toml and details-en.toml, written apart from the rules."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from foedus.graph import Document, Reading, ontology
from foedus.graph.names import fold
from foedus.loaders.reader import read

HERE = Path(__file__).parent
BESIDE = ("trigger", "manner")
CASES = [
    (path.stem.removeprefix("details-"), case)
    for path in sorted(HERE.glob("details-*.toml"))
    for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]
]


def details_of(reading: Reading, source: str, relation: str, target: str) -> list[dict[str, str]]:
    names = {node.id: {fold(name.text) for name in node.names} for node in reading.nodes}
    found = [a for a in reading.assertions if (a.source, a.relation) == (source, relation)]
    found = [a for a in found if a.target == target or fold(target.strip('"')) in names[a.target]]
    return [{k: v for k, v in each.evidence[0].details.items() if k not in BESIDE} for each in found]


@pytest.mark.parametrize(("language", "case"), CASES, ids=[case["text"] for _, case in CASES])
def test_details_are_read_in_the_words_of_the_document(language: str, case: dict[str, list[str]]) -> None:
    reading = read(Document("case.txt", "", None, language), str(case["text"]))
    for line in case["expect"]:
        source, relation, target, told, *optional = (part.strip() for part in line.split("|"))
        wanted = dict(pair.strip().split("=", 1) for pair in told.split(";") if pair)
        found = details_of(reading, source, relation, target)
        assert found or optional, f"{line}: the relation is not read"
        assert all(each == wanted for each in found), f"{line}: {found}"


def test_the_ontology_declares_every_detail_that_is_read() -> None:
    for language, case in CASES:
        for each in read(Document("case.txt", "", None, language), str(case["text"])).assertions:
            for name, told in each.evidence[0].details.items():
                assert ontology().details[name].fits(each.relation), (name, each.relation, told)
