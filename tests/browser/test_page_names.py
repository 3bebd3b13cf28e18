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
