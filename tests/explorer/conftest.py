"""The world of these tests: the South Atlantic in 1982, told by two documents in our own words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from foedus.explorer.main import cli
from foedus.graph import Assertion, Document, Evidence, Name, Node, Provision, Reading, Store, add

NODES = {
    node.id: node
    for node in (
        Node(
            "ARG",
            "State",
            (
                Name("Argentine", "fr", "label"),
                Name("Argentina", "en", "label"),
                Name("Argentine Republic", "en", "long"),
            ),
            {"cow": "160", "article_fr": "l'"},
        ),
        Node("BRA", "State", (Name("Brésil", "fr", "label"), Name("Brazil", "en", "label")), {"article_fr": "le"}),
        Node("CHL", "State", (Name("Chili", "fr", "label"), Name("Chile", "en", "label")), {"article_fr": "le"}),
        Node(
            "GBR",
            "State",
            (Name("Royaume-Uni", "fr", "label"), Name("United Kingdom", "en", "label"), Name("UK", "en", "acronym")),
            {"article_fr": "le", "article_en": "the"},
        ),
        Node("PER", "State", (Name("Pérou", "fr", "label"), Name("Peru", "en", "label")), {"article_fr": "le"}),
        Node(
            "USA",
            "State",
            (Name("États-Unis", "fr", "label"), Name("United States", "en", "label")),
            {"article_fr": "les", "article_en": "the"},
        ),
        Node(
            "OAS",
            "Organization",
            (
                Name("Organisation des États américains", "fr", "label"),
                Name("Organization of American States", "en", "label"),
                Name("OEA", "fr", "acronym"),
                Name("OAS", "en", "acronym"),
            ),
            {"article_fr": "l'", "article_en": "the"},
        ),
        Node(
            "rio-treaty",
            "Treaty",
            (Name("traité de Rio", "fr", "label"), Name("Rio Treaty", "en", "label"), Name("TIAR", "", "acronym")),
            {"article_fr": "le", "article_en": "the", "signed": "1947-09-02"},
            (Provision("3", "defense", "an American state is attacked"),),
        ),
        Node("leopoldo-galtieri", "Leader", (Name("Leopoldo Galtieri", "", "label"),)),
        Node("margaret-thatcher", "Leader", (Name("Margaret Thatcher", "", "label"),)),
        Node("vanuatu", "State", (Name("Vanuatu", "", "label"),)),
    )
}
LOG = Document("1982/log.txt", "A log of the crisis", "1982-07-01", "en", "Harbour Notes", None, "a" * 64, 12)
NOTE = Document("1982/note.md", "Note sur la crise", "1982-05-10", "fr", None, None, "b" * 64)

# Document, source, relation, target, date, sentence with the quote between bars, and what else is special.
CLAIMS = (
    (LOG, "leopoldo-galtieri", "leads", "ARG", None, "|Galtieri, president of Argentina|, held the islands.", {}),
    (LOG, "margaret-thatcher", "leads", "GBR", None, "|Thatcher headed the British government|.", {}),
    (LOG, "ARG", "party-to", "rio-treaty", "1947/..", "|Argentina had been bound by the pact| since 1947.", {}),
    (LOG, "CHL", "party-to", "rio-treaty", "1947/..", "|So had Chile|.", {}),
    (LOG, "USA", "party-to", "rio-treaty", "1947/..", "|And so had the United States|.", {}),
    (LOG, "PER", "member-of", "OAS", None, "|Peru sits in the OAS|.", {}),
    (LOG, "ARG", "member-of", "OAS", None, "|Argentina sits there too|.", {}),
    (LOG, "ARG", "occupied", "GBR", "1982-04-02/1982-06-14", "|Argentine troops held the British islands|.", {}),
    (LOG, "ARG", "invoked", "rio-treaty", "1982-04-26", "In April |Buenos Aires appealed to the treaty|.",
     {"details": {"article": "3"}}),
    (NOTE, "ARG", "invoked", "rio-treaty", "1982-04-26", "|L'Argentine en appelle au traité|.", {}),
    (LOG, "ARG", "requested-aid-from", "OAS", "1982-04-26", "It |asked the organization for help|.", {}),
    (LOG, "USA", "refused-aid-to", "ARG", "1982-04-30", "|Washington would not back Buenos Aires|.", {}),
    (LOG, "USA", "supported", "GBR", "1982-04-30", "|It sided with London|.", {}),
    (LOG, "GBR", "attacked", "ARG", "1982-05-02", "|A British submarine sank a cruiser|.", {}),
    (NOTE, "PER", "pledged-aid-to", "ARG", "1982-05", "|Lima enverra des avions à l'Argentine|.",
     {"modality": "planned"}),
    (NOTE, "CHL", "aided", "GBR", "1982", "|Selon Thatcher, le Chili a aidé Londres|.",
     {"attributed_to": "margaret-thatcher"}),
    (NOTE, "CHL", "aided", "GBR", "1982", "|Santiago dément avoir aidé Londres|.",
     {"attributed_to": "CHL", "polarity": "negated"}),
    (LOG, "ARG", "consulted-with", "BRA", "1982-04", "|Envoys went to Brasília|.", {}),
)  # fmt: skip


def readings() -> Iterator[Reading]:
    """The two documents, read: each claim is a sentence, and the document is its sentences one after another."""
    for document in (LOG, NOTE):
        said, place = [], 0
        for claimed, source, relation, target, date, sentence, special in CLAIMS:
            if claimed is document:
                before, quote, after = sentence.split("|")
                start, text = place + len(before), before + quote + after
                rest = dict(special)
                piece = Evidence(
                    document.id,
                    start,
                    start + len(quote),
                    quote,
                    text,
                    place,
                    f"test.{relation}",
                    rest.pop("details", {}),
                )
                said.append(Assertion(source, relation, target, date, evidence=(piece,), **rest))
                place += len(text) + 1
        needed = {ident for a in said for ident in (a.source, a.target, a.attributed_to) if ident}
        alone = {"vanuatu"} if document is LOG else set()
        yield Reading(document, tuple(NODES[ident] for ident in sorted(needed | alone)), tuple(said))


@pytest.fixture
def store_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The store foedus.db in the current folder, which is empty but for it."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("FOEDUS_STORE", raising=False)
    with Store.open("foedus.db", create=True) as store:
        add(store, *readings())
    return tmp_path / "foedus.db"


@pytest.fixture
def foedus(store_path: Path) -> Callable[..., Result]:
    """Run a command in that folder: the arguments in, click's result out. An exception is the test's own."""

    def run(*arguments: str, input: str | bytes | None = None) -> Result:  # noqa: A002
        return CliRunner().invoke(cli, list(arguments), input=input, prog_name="foedus", catch_exceptions=False)

    return run
