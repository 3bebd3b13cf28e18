"""The dossiers that ship: dated, in two languages, and read so that the ledger tells what historians tell."""

from __future__ import annotations

import csv
import hashlib
import json
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from foedus.explorer.main import cli
from foedus.explorer.page.further import further, safe
from foedus.graph import Document
from foedus.graph.dates import interval

FOLDER = files("foedus.seeds").joinpath("dossiers")


def test_ten_dossiers_say_what_they_are() -> None:
    paths = sorted(Path(str(each)) for each in FOLDER.iterdir() if each.name.endswith(".md"))
    texts = {path.name: path.read_text(encoding="utf-8") for path in paths}
    assert len(texts) == 10
    assert sum("\nlanguage: fr\n" in text for text in texts.values()) == 7
    assert sum("\nlanguage: en\n" in text for text in texts.values()) == 3
    for name, text in texts.items():
        assert interval(name[:10]).start <= interval(text.split("published: ")[1][:10]).end, name
        assert "\nsummarises: " in text and "\ntitle: " in text, name


@pytest.mark.slow
def test_the_ledger_of_the_dossiers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("FOEDUS_STORE", raising=False)
    assert CliRunner().invoke(cli, ["load", "--seeds"]).exit_code == 0
    entries = json.loads(CliRunner().invoke(cli, ["ledger", "--format", "json", "--language", "en"]).stdout)
    verdicts = {
        (entry["attacked"]["id"], entry["date"], duty["debtor"], duty["obligation"], duty["treaty"]): duty["verdict"]
        for entry in entries
        for duty in entry["duties"]
    }
    assert _verdict(verdicts, "SRB", "1914-07-28", "GRC", "greco-serbian-alliance-1913") == "refused"
    assert _verdict(verdicts, "RUS", "1914-08-01", "FRA", "franco-russian-alliance") == "honoured"
    assert _verdict(verdicts, "BEL", "1914-08-04", "GBR", "london-treaty-1839") == "honoured"
    assert _verdict(verdicts, "POL", "1939-09-01", "GBR", "anglo-polish-alliance-1939") == "honoured"
    assert _verdict(verdicts, "POL", "1939-09-01", "FRA", "franco-polish-alliance-1921") == "honoured"
    assert _verdict(verdicts, "POL", "1939-09-01", "ROU", "polish-romanian-alliance-1921") == "no answer"
    assert _verdict(verdicts, "ARG", "1982-05-01", "PER", "rio-treaty") == "honoured"
    assert _verdict(verdicts, "ARG", "1982-05-01", "VEN", "rio-treaty") == "otherwise"
    assert _verdict(verdicts, "USA", "2001-09-11", "CAN", "north-atlantic-treaty") == "no own answer"
    for entry in entries:  # troops that were sent after an earlier war do not defend against this attack
        days = {ident: told["date"] for ident, told in entry["edges"].items()}
        honoured = [each for each in entry["duties"] if each["verdict"] == "honoured"]
        for duty in (each for each in honoured if each["obligation"] == "defense"):
            answers = [days[each["edge"]] for each in duty["answers"] if each["worth"] == "honoured"]
            assert any(day and day >= (entry["date"] or "") for day in answers), duty


def _verdict(verdicts: dict[Any, str], *key: str) -> str:
    attacked, date, debtor, treaty = key
    return verdicts[attacked, date, debtor, "defense", treaty]


def test_every_dossier_leads_to_a_few_primary_texts() -> None:
    names = [each.name for each in FOLDER.iterdir() if each.name.endswith(".md")]
    for name in names:
        digest = hashlib.sha256(FOLDER.joinpath(name).read_bytes()).hexdigest()
        links = further(Document(name, digest=digest))
        assert 1 <= len(links) <= 5, name
        assert all(address.startswith("https://") and fr and en for address, fr, en in links), name
        assert further(Document(name, digest="another")) == []
    told = csv.DictReader(files("foedus.seeds").joinpath("further.csv").read_text("utf-8").splitlines())
    assert {row["document"] for row in told} == set(names)


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "JAVASCRIPT://example.org/%0aalert(1)", "data:text/html,x", "http://example.org/",
     "//example.org/", "file:///etc/passwd", "https://user@example.org/", "https:", "https://[", "",
     " javascript:alert(1)"],
)  # fmt: skip
def test_a_link_leads_out_over_https_or_nowhere(address: str) -> None:
    assert safe([(address, "x", "x")]) == []
