"""A page is called what it shows: the case, the path, the ledger, or whose neighbourhood; for eyes and for ears."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.browser
CALLED = {
    "en": {
        "": "United States in 1 document",
        "f=DEU": "Germany in 1 document",
        "m=o&o=USA~AFG~2001-09-11": "United States attacked by Afghanistan, 11 September 2001 — foedus",
        "m=o&o=USA~AFG~2001&g=steps.1": "United States attacked by Afghanistan, 2001: Step by step — foedus",
        "m=o&o=USA~~2001&g=state": "United States: What it owes and is owed, 2001 — foedus",
        "m=o&g=ledger&w=table": "What was owed, asked and answered — foedus",
        "m=p&p=AFG~DEU": "Path from Afghanistan to Germany — foedus",
    },
    "fr": {
        "": "États-Unis dans 1 document",
        "f=DEU": "Allemagne dans 1 document",
        "m=o&o=USA~AFG~2001-09-11": "Attaque de l'Afghanistan contre les États-Unis, 11 septembre 2001 — foedus",
        "m=p&p=AFG~DEU": "Chemin : Afghanistan → Allemagne — foedus",
    },
}  # fmt: skip


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_page_is_called_what_it_shows(either_autumn: Any, language: str) -> None:
    for state, called in CALLED[language].items():
        either_autumn.evaluate("hash => { location.hash = hash; }", f"#{state}&l={language}")
        either_autumn.wait_for_timeout(300)
        told = [either_autumn.title(), either_autumn.inner_text("h1"), either_autumn.get_attribute("h1", "title")]
        assert {each.replace("\xa0", " ").replace("’", "'") for each in told} == {called}


def test_a_title_that_was_given_stays_behind_it(open_page: Any, lawful_page: Path) -> None:
    page = open_page(lawful_page, "#m=o&o=SRB~cow-auh~1914-07-28&l=en")
    assert page.title() == "Serbia attacked by Austria-Hungary, 28 July 1914 — Juillet 1914"
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator(".paper h1").text_content() == page.title()
    page.click("[data-mode=explore]")
    assert page.title() == "Juillet 1914"
