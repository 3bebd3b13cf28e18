"""What did not exist on the day that is asked about: said, rather than answered; and no longer there only by then."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("state", ["#m=o&o=cow-auh~RUS~1950-01-01&l=en", "#m=o&o=cow-auh~~1950&g=state&l=en"])
def test_a_state_that_was_gone_owes_nothing(either: Any, visit: Callable[[Any, str], None], state: str) -> None:
    visit(either, state)
    told = either.inner_text("#evidence .gone").replace("\u00a0", " ")
    assert told == (
        "Austria-Hungary did not exist as a state of its own then. "
        "In these sources it exists: 1816 to 12 November 1918. Ask for the state of that time."
    )
    assert either.locator("#evidence .duties").count() == 0
    visit(either, state.replace("1950", "1914"))
    assert either.locator("#evidence .gone").count() == 0 and either.locator("#evidence .duties").count() > 0


def test_on_a_day_only_what_had_ended_by_then_is_dashed(
    open_page: Callable[..., Any], lawful_page: Path, visit: Callable[[Any, str], None], saved: Callable[..., bytes]
) -> None:
    """A disc of what is gone has a dashed outline: Austria-Hungary today, nobody in August 1914."""
    page = open_page(lawful_page, "#l=en&on=1914-08-01")
    assert b'dasharray="4 3"' not in saved(page, "save_svg")
    visit(page, "#l=en")
    assert b'dasharray="4 3"' in saved(page, "save_svg")
