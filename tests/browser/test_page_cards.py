"""Cards of duties: why one does not bind, what came of it, and how its article and its answers are cited."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

pytestmark = pytest.mark.browser
Open = Callable[..., Any]
CASE = "o=cow-auh~RUS~1914-08-06"


def visit(page: Any, state: str) -> None:
    page.evaluate("hash => { location.hash = hash; }", state)
    page.wait_for_timeout(300)
    page.evaluate("window.foedus.ready")


ALONE = {
    "en": "it holds against France, the United Kingdom, Russia and takes at least 2 adversaries; here there is only "
    "Russia",
    "fr": "il vaut contre la France, le Royaume-Uni, la Russie, et il y faut au moins 2 adversaires ; ici, il "
    "n'y a que la Russie",
}


@pytest.mark.parametrize(("language", "said"), ALONE.items())
def test_a_named_attacker_is_not_told_to_be_another(either: Any, language: str, said: str) -> None:
    visit(either, f"#m=o&{CASE}&l={language}")
    told = either.inner_text("#evidence").replace("\xa0", " ")
    assert said in told
