"""Commands about obligations: with the gazetteer alone, and with a document about the summer of 1914 beside it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from foedus.explorer.main import cli
from foedus.graph import Assertion, Document, Evidence, Reading, Store, add
from foedus.loaders.known import known

Foedus = Callable[..., Result]
STORY = Document("1914/summer.txt", "The summer of 1914", "1914-09-30", "en")
# Source, relation, target, date, and what the document says.
CLAIMS = (
    ("SRB", "requested-aid-from", "RUS", "1914-07-24", "Belgrade turned to Petersburg."),
    ("cow-auh", "attacked", "SRB", "1914-07-28", "Vienna opened war on Serbia."),
    ("RUS", "mobilized-against", "cow-auh", "1914-07-30", "Russia called up its army."),
    ("DEU", "attacked", "RUS", "1914-08-01", "Germany went to war with Russia."),
    ("FRA", "mobilized-against", "DEU", "1914-08-01", "France called up its army."),
    ("GRC", "refused-aid-to", "SRB", "1914-08-02", "Athens told Belgrade that it would not fight."),
    ("DEU", "attacked", "FRA", "1914-08-03", "Germany went to war with France."),
    ("ITA", "refused-aid-to", "cow-auh", "1914-08-03", "Rome would not fight for Vienna."),
    ("DEU", "attacked", "BEL", "1914-08-04", "German troops crossed into Belgium."),
    ("BEL", "invoked", "london-treaty-1839", "1914-08-04", "Brussels appealed to the guarantors."),
    ("BEL", "requested-aid-from", "GBR", "1914-08-04", "It asked London for help."),
    ("GBR", "attacked", "DEU", "1914-08-04", "Britain went to war with Germany."),
    ("FRA", "attacked", "DEU", "1914-08-07", "French troops entered Alsace."),
    ("GBR", "deployed-forces-to", "BEL", "1914-08-22", "British troops stood at Mons."),
    ("FRA", "deployed-forces-to", "BEL", None, "French troops had come to Belgium too."),
)


def story() -> Reading:
    """The document, read."""
    said, place = [], 0
    for source, relation, target, date, text in CLAIMS:
        piece = Evidence(STORY.id, place, place + len(text), text, text, place, f"test.{relation}")
        said.append(Assertion(source, relation, target, date, evidence=(piece,)))
        place += len(text) + 1
    named = sorted({ident for each in said for ident in (each.source, each.target)})
    return Reading(STORY, tuple(node for ident in named if (node := known().node(ident))), tuple(said))


def _run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, list(arguments), prog_name="foedus", catch_exceptions=False)


@pytest.fixture
def alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Foedus:
    """Run a command where there is no store."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("FOEDUS_STORE", raising=False)
    return _run


@pytest.fixture
def summer(alone: Foedus) -> Foedus:
    """Run a command where foedus.db holds the document."""
    with Store.open("foedus.db", create=True) as store:
        add(store, story())
    return alone
