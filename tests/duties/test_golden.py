"""What the commands about obligations print, word for word. FOEDUS_REFRESH=1 makes the files anew; read the difference
before you keep it: the files are what a teacher would check against the treaties."""

from __future__ import annotations

import os
import shlex
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Foedus = Callable[..., Result]
GOLDEN = Path(__file__).parent / "golden"
ALONE = {
    "owes": "obligations Bhutan --as-of 2020 --language en",
    "owes-fr": "obligations Arménie --as-of 2022-09-13 --kind defense --language fr",
    "owes-csv": "obligations Bhutan --as-of 2020 --format csv",
    "owes-json": "obligations Bhutan --as-of 2020 --format json",
    "owes-to-one": "obligations Belgium --as-of 1914-08-04 --to --with France --language en",
    "uncertain": "obligations Russia --with Belarus --kind defense --from --as-of 1994 --language en",
    "after-the-tables": "obligations Iceland --with Norway --as-of 2090 --kind defense --from --language en",
    "not-covered": "obligations Uruguay --as-of 1900 --language en",
    "not-covered-fr": "obligations Suisse --as-of 1950 --kind defense --language fr",
    "ceased": "obligations 'Soviet Union' --as-of 1995 --language en",
    "not-yet": "obligations Kosovo --as-of 1900 --language fr",
    "in-between": "obligations Allemagne --as-of 1975 --language fr",
    "only-offense": "obligations France --as-of 1914-07-28 --kind offensive --from --with Norvège --language fr",
    "no-dispute": "ledger --dispute Armenia ARM",
    "no-time": "ledger --since 2022 --until 2020",
    "no-state": "obligations NATO --language en",
    "nobody": "obligations Ruritania",
    "bad-date": "obligations France --as-of yesterday",
    "uncertain-end": "obligations Egypt --with Syria --as-of 1970 --kind defense --from --language fr",
    "bad-kind": "obligations France --kind friendship",
    "itself": "obligations France --attacked-by France --language en",
    "itself-cascade": "cascade --attack France --by France --language fr",
    "place-without-attack": "obligations France --place Europe",
    "case-2022": "obligations ARM --attacked-by AZE --as-of 2022-09-13 --language en",
    "case-2022-fr": "obligations ARM --attacked-by AZE --as-of 2022-09-13 --kind defense --language fr",
    "case-1982": "obligations UK --attacked-by Argentina --as-of 1982-04-02 --place Malvinas --kind defense",
    "case-1914-csv": "obligations Belgium --attacked-by Germany --as-of 1914-08-04 --format csv",
    "cascade-1914": "cascade --attack Serbia --by Austria-Hungary --as-of 1914-07-28 --language en",
    "cascade-1939": "cascade --attack Poland --by Germany --as-of 1939-09-01 --language en",
    "cascade-2022": "cascade --attack Armenia --by Azerbaijan --as-of 2022-09-13 --language en",
    "cascade-2022-fr": "cascade --attack Arménie --by Azerbaïdjan --as-of 2022-09-13 --steps 1 --language fr",
    "path-derived": "path Russia France --family derived --as-of 1914-07-28 --language en",
    "list-derived": "list --source France --derived --as-of 1914-07-28 --relation owes-defense-to --language fr",
    "ledger-empty": "ledger --language en",
}
SUMMER = {
    "ledger-1914": "ledger --language en",
    "ledger-1914-fr": "ledger --dispute Serbie Autriche-Hongrie --language fr",
    "ledger-1914-csv": "ledger --state Serbia --format csv",
    "timeline-1914": "timeline Belgium --language en",
    "timeline-1914-fr": "timeline Serbie --family conflict --language fr",
    "path-in-time": "path Serbia 'United Kingdom' --chronological --explain --language en",
}


@pytest.mark.parametrize("name", ALONE)
def test_command_prints_with_the_gazetteer_alone(name: str, alone: Foedus) -> None:
    _compare(name, ALONE[name], alone)


@pytest.mark.parametrize("name", SUMMER)
def test_command_prints_with_a_document(name: str, summer: Foedus) -> None:
    _compare(name, SUMMER[name], summer)


def test_no_golden_file_is_left_over() -> None:
    assert {path.stem for path in GOLDEN.glob("*.txt")} == {*ALONE, *SUMMER}


def test_a_derived_edge_prints_its_derivation(alone: Foedus) -> None:
    edges = "list --source Armenia --target Russia --as-of 2022-09-13 --relation owes-defense-to --language en"
    idents = [line[:12] for line in alone(*shlex.split(edges)).stdout.splitlines()]
    told = "".join(alone("evidence", ident, "--language", "en").stdout for ident in idents if ident.strip())
    assert "Treaty of Friendship, Cooperation and Mutual Assistance between Armenia and Russia, article 3" in told
    assert "party to" in told and "in force (since 1998-11-05)" in told and "[gazetteer/parties.csv], row" in told


def _compare(name: str, command: str, foedus: Foedus) -> None:
    result = foedus(*shlex.split(command))
    remarks = [f"2> {line}\n" for line in result.stderr.splitlines()]
    found = "".join([f"$ foedus {command}\n", result.stdout, *remarks, f"exit {result.exit_code}\n"])
    golden = GOLDEN / f"{name}.txt"
    if os.environ.get("FOEDUS_REFRESH") == "1":
        golden.write_text(found, encoding="utf-8")
    assert found == golden.read_text(encoding="utf-8")
