"""Stores full of what exports must survive: quotes, backslashes, markup, control characters, formulas."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from foedus.graph import Assertion, Document, Evidence, Name, Node, Provision, Reading, Store, add

HOSTILE = (
    "L'\\'OTAN\\\\",
    "\\u0027 }) DETACH DELETE n //",
    "\\\\u0027; MATCH (n) DETACH DELETE n; //",
    "\\\\\\u005c' OR 1=1",
    "`backtick` ``",
    '</data><script>alert("x")</script>]]>',
    "line one\nline two\r\nline\u2028three\u2029four\x85five",
    "bell \x07 escape \x1b[31m red \x00 null \x7f \x9b",
    '=HYPERLINK("http://example.org";"x")',
    "+1, -2, @SUM(A1)",
    "\u202egnirts\u202c \ud7ff \ufffe \uffff 🕊 \U000e0041",
    "*/ /* comment // -- ;",
    "",
)


def reading(number: int, text: str) -> Reading:
    """A document in which one hostile text stands wherever a text can stand."""
    ident = f"{number}-{text}"
    state = Node(
        ident, "State", (Name(text, "en", "label"), Name(text, "fr", "long")), {"cow": text, text: [text], "n": number}
    )
    treaty = Node(f"t{ident}", "Treaty", (Name(f"T {text}", "", "text"),), {}, (Provision(text, "defense", text),))
    evidence = (Evidence(ident, 1, 9, text, f"So: {text}", 0, text, {text: text, "list": [text, 1, None]}),)
    return Reading(
        Document(ident, text, "1907-06", text, text, text, text, 3),
        (state, treaty, Node("HND", "State", (Name("Honduras", "", "label"),))),
        (
            Assertion(ident, "signed", treaty.id, "1907-12-20", "negated", "planned", "HND", evidence),
            Assertion(ident, "consulted-with", "HND", "1907/..", evidence=evidence),
            Assertion("HND", "attacked", ident, None, attributed_to=ident, evidence=evidence),
        ),
    )


@pytest.fixture
def hostile(tmp_path: Path) -> Iterator[Store]:
    """A store of one document for each hostile text."""
    with Store.open(tmp_path / "hostile.db", create=True) as store:
        for number, text in enumerate(HOSTILE):
            add(store, reading(number, text))
        yield store


@pytest.fixture
def hostile_texts() -> tuple[str, ...]:
    """The texts that the store is full of."""
    return HOSTILE
