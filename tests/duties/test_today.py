"""What is asked about today is answered as of the last day that the gazetteer was kept to, and said to be so."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, timedelta

import click
import pytest
from click.testing import CliRunner, Result

from foedus.explorer import edition
from foedus.graph.dates import iso_day
from foedus.loaders.tables import tables

Foedus = Callable[..., Result]
LAST = iso_day(tables().known_until) or ""
DAY = timedelta(days=1)
SINCE = (date.fromisoformat(LAST) + DAY).isoformat()
OWED = ("obligations", "Iceland", "--with", "Norway", "--kind", "defense", "--from")
CASE = ("obligations", "Iceland", "--attacked-by", "Russia", "--kind", "defense")
CASCADE = ("cascade", "--attack", "Iceland", "--by", "Russia")


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> None:
    """A clock that is two days beyond the gazetteer."""
    monkeypatch.setattr(edition, "clock", lambda: date.fromisoformat(LAST) + 2 * DAY)


@pytest.mark.usefixtures("later")
@pytest.mark.parametrize("asked", [OWED, CASE, CASCADE])
@pytest.mark.parametrize("word", [(), ("--as-of", "today"), ("--as-of", "Aujourd\u2019hui"), ("--as-of", SINCE)])
def test_today_is_the_last_day_that_the_gazetteer_knows(
    alone: Foedus, asked: tuple[str, ...], word: tuple[str, ...]
) -> None:
    told = alone(*asked, *word, "--language", "en")
    assert LAST in told.stdout.splitlines()[0]
    assert f"This is answered as known on {LAST}, the last day the gazetteer was kept to." in told.stderr
    assert "the gazetteer ends" not in told.stdout
    assert told.stderr.count("as known on") == 1


@pytest.mark.usefixtures("later")
def test_it_is_said_in_french_too_and_leaves_records_as_they_are(alone: Foedus) -> None:
    told = alone(*OWED, "--as-of", "aujourd'hui", "--language", "fr", "--format", "json")
    (found,) = json.loads(told.stdout)
    assert found["as_of"] == LAST and found["provisions"][0]["owes_to"][0]["holds"] == "yes"
    assert f"tel que connu au {LAST}, dernier jour auquel le répertoire a été tenu" in told.stderr


@pytest.mark.usefixtures("later")
def test_a_day_to_come_is_open_because_the_gazetteer_ends(alone: Foedus) -> None:
    typed = (date.fromisoformat(LAST) + 3 * DAY).isoformat()
    told = alone(*CASE, "--as-of", typed, "--language", "en")
    assert f"open: the gazetteer ends on {LAST}; it was in force until then" in told.stdout
    assert "as known on" not in told.output
    french = alone(*CASE, "--as-of", typed, "--language", "fr").stdout
    assert f"le répertoire s'arrête au {LAST}" in french


@pytest.mark.parametrize("before", [0, 700])
def test_a_clock_within_the_gazetteer_is_right(alone: Foedus, monkeypatch: pytest.MonkeyPatch, before: int) -> None:
    now = date.fromisoformat(LAST) - before * DAY
    monkeypatch.setattr(edition, "clock", lambda: now)
    told = alone(*OWED, "--as-of", "today", "--language", "en")
    assert told.stdout.startswith(f"Iceland, {now.isoformat()}\n") and not told.stderr


@pytest.mark.usefixtures("later")
@pytest.mark.parametrize(
    "asked",
    [
        ("list", "--derived", "--source", "Iceland", "--target", "Norway"),
        ("path", "Iceland", "Norway", "--derived"),
        ("export", "jsonl", "--derived", "--source", "Iceland"),
        ("explore", "--derived", "--source", "Iceland", "-o", "-"),
    ],
)
def test_every_command_that_takes_a_date_takes_today(summer: Foedus, asked: tuple[str, ...]) -> None:
    assert summer(*asked, "--as-of", "today").stdout == summer(*asked, "--as-of", LAST).stdout != ""
    assert "the last day the gazetteer was kept to" in summer(*asked, "--as-of", "today").stderr


@pytest.mark.usefixtures("later")
def test_the_derivation_of_today(summer: Foedus) -> None:
    listed = summer("list", "--derived", "--source", "Iceland", "--target", "Norway", "--as-of", "today")
    told = summer("evidence", listed.stdout.split()[0], "--as-of", "now", "--language", "en")
    assert told.exit_code == 0 and "the gazetteer ends" not in told.stdout


@pytest.mark.usefixtures("later")
def test_no_command_has_to_say_it_itself() -> None:
    @click.command()
    @click.option("--as-of", type=edition.AS_OF)
    @click.option("--language")
    def command(as_of: str, language: str) -> None:
        click.echo(as_of)

    for words, said in ((["--language", "en"], "as known on"), (["--language", "fr"], "tel que connu au")):
        told = CliRunner().invoke(command, ["--as-of", "today", *words])
        assert told.stdout == f"{LAST}\n" and told.stderr.count(said) == 1
    assert "known" not in CliRunner().invoke(command, ["--as-of", LAST]).output
