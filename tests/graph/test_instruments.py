"""What the links between two ends say together."""

from __future__ import annotations

from foedus.graph.dates import interval
from foedus.graph.days import Span, lasting
from foedus.graph.instruments import Step, settled

DATED = Step("BFA", "member-of", "AES", "2023-09-16/..", lasting("2023-09-16", ".."))
SEEN = Step("BFA", "member-of", "AES", None, Span((interval("2023-09"),), ()), dated=False)


def test_an_undated_link_that_saw_nothing_for_sure_says_nothing_beside_a_dated_one() -> None:
    assert settled([SEEN, DATED]) == [DATED]
    assert settled([SEEN]) == [SEEN]


def test_every_settled_link_counts_on_some_day() -> None:
    assert all(step.span.possible for step in settled([SEEN, DATED]))
