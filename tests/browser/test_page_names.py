"""The table's own search knows every name that the page carries, in any language and spelling."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from foedus.explorer.page import render, write
from foedus.graph import Assertion, Document, Evidence, Reading, Store, add, to_networkx
from foedus.loaders.known import known

SAID = [
    ("RUS", "ARM", "Moscou a soutenu Erevan."),
    ("DEU", "FRA", "Berlin stood by Paris."),
    ("USA", "KAZ", "Washington wrote to Yerevan about it."),
    ("FRA", "KAZ", "La France et l'Allemagne."),
]


@pytest.fixture(scope="module")
def capitals(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A page of four relations in two languages."""
    folder = tmp_path_factory.mktemp("names")
    edges = [Assertion(one, "supported", other, f"20{n:02}") for n, (one, other, _) in enumerate(SAID)]
    told = [replace(each, evidence=(Evidence("d", n, n + 1, SAID[n][2]),)) for n, each in enumerate(edges)]
    nodes = [known().node(each) for each in ("ARM", "DEU", "FRA", "KAZ", "RUS", "USA")]
    with Store.open(folder / "s.db", create=True) as store:
        add(store, Reading(Document("d"), tuple(filter(None, nodes)), tuple(told)))
        write(folder / "page.html", render(to_networkx(store), title="x", language="en", focus=("ARM",)))
    yield folder / "page.html"


@pytest.mark.parametrize(
    ("spellings", "years"),
    [
        (["Erevan", "Yerevan", "EREVAN"], {"2000", "2002"}),
        (["Allemagne", "Germany", "allemagne", "DEU"], {"2001", "2003"}),
        (["États-Unis", "United States", "Etats Unis", "USA"], {"2002"}),
        (["Germany 2001", "2001 Allemagne"], {"2001"}),
    ],
)
def test_any_name_finds_the_same_rows(
    open_page: Callable[..., Any], capitals: Path, spellings: list[str], years: set[str]
) -> None:
    for language in ("en", "fr"):
        page = open_page(capitals, f"#w=table&d=3&l={language}")
        for each in spellings:
            page.fill("#table-find", each)
            rows = page.locator("#table tbody tr td:nth-child(4)").all_inner_texts()
            assert set(rows) == years, (language, each)


FOUND = {
    "en": ("as “{}”, until 1991 · State", "“Russia” is also a name of Soviet Union, until 1991."),
    "fr": (
        "sous le nom de « {} », jusqu'en 1991 · État",
        "« Russie » est aussi un nom de : Union soviétique, jusqu'en 1991.",
    ),
}
NAMES = {"en": ("USSR", "Russia", "Soviet Union"), "fr": ("URSS", "Russie", "Union soviétique")}


@pytest.mark.parametrize("language", ["en", "fr"])
def test_what_is_found_by_another_name_says_by_which(either_autumn: Any, language: str) -> None:
    (beside, told), (short, other, own) = FOUND[language], NAMES[language]
    either_autumn.evaluate("hash => { location.hash = hash; }", f"#w=table&m=o&l={language}")
    either_autumn.wait_for_timeout(300)
    for box, hits in (("#search", "#suggestions"), ("#case-attacked", "#case-attacked-hits")):
        for typed in (short, other):
            either_autumn.fill(box, typed)
            hit = either_autumn.locator(f"{hits} li", has_text=own).first
            hit.wait_for()
            assert hit.inner_text().replace("\xa0", " ") == f"{own}\n{beside.format(typed)}"
        either_autumn.fill(box, "")
    either_autumn.fill("#search", "Siam")  # whom no document tells of
    assert "Siam" in either_autumn.locator("#suggestions li").first.inner_text()
    either_autumn.fill("#search", "")
    rows = either_autumn.locator("#table tbody tr")
    either_autumn.fill("#table-find", short)
    assert rows.count() == 1  # that of the Soviet Union, none of Russia
    either_autumn.fill("#table-find", other)
    assert rows.count() == 2
    assert either_autumn.inner_text("#table-filters .called-so").replace("\xa0", " ").strip() == told


def test_names_are_folded_once_whatever_is_typed(open_page: Any, autumn: Path) -> None:
    page = open_page(autumn, "#w=table")
    page.fill("#table-find", "af")
    page.evaluate("""() => {
        const { normalize } = String.prototype;
        window.folds = 0;
        String.prototype.normalize = function (form) { window.folds += 1; return normalize.call(this, form); };
    }""")
    page.fill("#table-find", "afg")
    assert page.evaluate("window.folds") < 40


def test_swapped_letters_are_one_slip_like_a_missing_one(either_autumn: Any) -> None:
    for typed, meant in (("Germnay", "Germany"), ("Germny", "Germany"), ("Farnce", "France"), ("Rsusia", "Russia")):
        either_autumn.fill("#search", typed)
        either_autumn.locator("#suggestions li", has_text=meant).first.wait_for()
    either_autumn.fill("#search", "Gremnay")  # two slips in seven letters are another word
    either_autumn.wait_for_timeout(500)
    assert not either_autumn.locator("#suggestions li", has_text="Germany").count()
