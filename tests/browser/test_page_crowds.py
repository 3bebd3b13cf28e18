"""Dozens of states of whom the same is told: told together, counted, opened on demand, found by whoever searches."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

pytestmark = pytest.mark.browser
CASE = "#m=o&o=USA~AFG~2001-09-11"
NONE = {"en": "no answer in these sources", "fr": "pas de réponse dans ces sources"}
STATES = {"en": "states", "fr": "États"}


def plain(text: str) -> str:
    return text.replace("\xa0", " ").replace("\u202f", " ")


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_case_tells_once_of_all_of_whom_nothing_is_told(
    either_autumn: Any, language: str, visit: Callable[..., Any]
) -> None:
    visit(either_autumn, f"{CASE}&l={language}")
    pact = {"en": "North Atlantic Treaty, article 5", "fr": "Traité de l'Atlantique nord, article 5"}[language]
    card = either_autumn.locator("#evidence .duties > li", has_text=pact).first
    came = card.locator(".came")
    assert came.count() == 2  # Germany, which is told of first, and all others
    assert {"en": "Germany", "fr": "Allemagne"}[language] in came.nth(0).inner_text()
    others = came.nth(1)
    assert NONE[language] in others.inner_text() and f"17 {STATES[language]}" in plain(others.inner_text())
    names = others.locator("p")
    assert not names.is_visible()
    others.locator("summary").focus()
    either_autumn.keyboard.press("Enter")
    assert names.is_visible() and names.inner_text().count(", ") == 16
    # Where it is told of all whom a card names, it says so and nothing more.
    cards = either_autumn.locator("#evidence .duties > li", has=either_autumn.locator(".came"))
    alone = [each for each in cards.all() if each.locator(".came").count() == 1]
    assert alone and {each.locator(".came").text_content().replace("\xa0", " ") for each in alone} == {NONE[language]}
    assert either_autumn.locator("#evidence .came").count() == cards.count() + len(cards.all()) - len(alone)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_ledger_tells_once_of_all_of_whom_the_same_is_told(
    either_autumn: Any, language: str, visit: Callable[..., Any]
) -> None:
    visit(either_autumn, f"#m=o&g=ledger&w=table&l={language}")
    attack = either_autumn.locator("#ledger > details", has_text="2001")
    attack.locator("summary").first.click()
    rows = attack.locator("tbody tr")
    who = [plain(each) for each in rows.locator("td:first-child").all_inner_texts()]
    came = [plain(each) for each in rows.locator("td:last-child").all_inner_texts()]
    assert [each for each in came if each == NONE[language]] == [NONE[language]] * 2  # of defence, and of consultation
    assert who[0] == {"en": "Germany", "fr": "Allemagne"}[language]
    folds = rows.nth(1).locator("details")
    assert who[1] == folds.first.locator("summary").inner_text() and STATES[language] in who[1]
    # Folded as the browser folds, which its own search looks into.
    assert folds.first.evaluate("each => !each.open && each.textContent.includes(', ')")
    folds.first.locator("summary").focus()
    either_autumn.keyboard.press("Enter")
    assert folds.first.inner_text().count(", ") + 1 == int(who[1].split()[0])
