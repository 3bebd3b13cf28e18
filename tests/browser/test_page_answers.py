"""What one did is told once in a case: under the article of the treaty that it answers."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from foedus.explorer.knowledge import knowledge_of
from foedus.explorer.page import render, write
from foedus.graph import Assertion, Document, Evidence, Reading, Store, add, to_networkx
from foedus.loaders.known import known

pytestmark = pytest.mark.browser
IDENTS = ("ARM", "AZE", "RUS", "armenia-russia-treaty-1997")
ATTACK, TALKS, CALL = (
    Assertion(*ends, date, evidence=(Evidence("d.md", at, at + 1, "x", "x", at),))
    for at, (*ends, date) in enumerate(
        [
            ("AZE", "attacked", "ARM", "2022-09-13"),
            ("ARM", "consulted-with", "RUS", "2022-09-14"),
            ("RUS", "invoked", "armenia-russia-treaty-1997", "2022-09-15"),
        ]
    )
)


def html(store: Store, **more: Any) -> str:
    facts = knowledge_of(store, "en")
    return render(to_networkx(store), title="x", language="en", focus=("ARM",), facts=facts, **more)


@pytest.fixture
def page(either_of: Callable[..., Any], tmp_path: Path) -> Any:
    nodes = tuple(node for ident in IDENTS if (node := known().node(ident)))
    with Store.open(tmp_path / "talks.db", create=True) as store:
        add(store, Reading(Document("d.md", "A note", "2022-10", "en"), nodes, (ATTACK, TALKS, CALL)))
        write(tmp_path / "talks.html", html(store))
        return either_of(tmp_path / "talks.html", store.path, html)


def test_a_deed_is_told_once_a_treaty_under_the_article_it_answers(page: Any) -> None:
    page.evaluate("location.hash = '#m=o&o=ARM~AZE~2022-09-13'")
    page.wait_for_selector("#evidence .came")
    treaty = page.locator("#evidence .duties > li", has_text="between Armenia and Russia")
    defence, talks = (treaty.filter(has_text=each) for each in ("article 3, defense", "article 2, consultation"))
    page.evaluate("for (const each of document.querySelectorAll('details.came')) each.open = true")
    assert treaty.locator(f"#to-{TALKS.id}").count() == talks.locator(f"#to-{TALKS.id}").count() == 1
    assert "told under article 2" in defence.locator(".came").inner_text()
    # What answers no article stands once, under the first that the treaty has here.
    assert treaty.locator(f"#to-{CALL.id}").count() == defence.locator(f"#to-{CALL.id}").count() == 1
    assert "told under article 3" in talks.locator(".came").inner_text()
