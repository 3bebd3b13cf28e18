"""Where a text begins below its headlines, and the days that those have from it."""

from __future__ import annotations

import pytest

from foedus.graph import Document
from foedus.loaders.headlines import body
from foedus.loaders.plain import blocks
from foedus.loaders.reader import read


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("A headline\n\nA first sentence.", "A first"),
        ("Kicker\n\nA headline\n\nA first sentence.", "A first"),
        ("A first sentence.\n\nA second.", "A first"),
        ("« Une citation »\n\nUne phrase.", "Une phrase"),
        ("Does a headline ask?\n\nA first sentence.", "A first"),
        ("Who? They ask.\n\nA second.", "Who"),
        ("No\n\nfull\n\nstop\n\nanywhere", "No"),
        ("a\n\nb\n\nc\n\nd\n\ntoo many of them.", "a"),
    ],
)
def test_where_a_text_begins_below_its_headlines(text: str, first: str) -> None:
    assert text[body(text, list(blocks(text))) :].startswith(first)


@pytest.mark.parametrize(
    ("published", "told"),
    [("2023-05-18", "2023-05-16"), ("2023-05", None), (None, None), ("2023-09-18", "2023-09-12")],
)
def test_a_headline_has_the_day_of_the_news_below_it(published: str | None, told: str | None) -> None:
    text = "Latvia condemns Russia\n\nThe ministry in Riga spoke on Tuesday."
    dates = [a.date for a in read(Document("d.txt", "", published, "en"), text).assertions if a.relation == "accused"]
    assert dates == [told]


def test_the_day_at_the_head_of_a_page_is_not_that_of_the_news() -> None:
    text = "Does Latvia condemn Russia?\n\nThursday 18 May 2023\n\nThe ministry in Riga spoke on Tuesday."
    found = read(Document("d.txt", "", "2023-05-18", "en"), text).assertions
    assert {a.date for a in found if a.relation == "accused"} <= {"2023-05-16"}
