"""Third stage, when: what a headline tells without a day happened when the text below it says so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import takewhile

from foedus.graph.dates import precision
from foedus.graph.model import Assertion
from foedus.graph.ontology import ontology
from foedus.loaders.cast import Cast

_MOST = 3  # paragraphs above a text: a kicker, a headline, a standfirst
_NEWS = 7  # days that a text's news may be old
_ENDS = (".", "!", "?", "…", ":")
_ASKED = 150  # characters in which a headline may ask
_CLOSING = " \t\n»”\"')*_"


def body(flat: str, stretches: Sequence[tuple[int, int]]) -> int:
    """Where a text begins below its headlines, the first paragraphs that end in no full stop."""
    heads = list(takewhile(lambda each: _is_head(flat[slice(*each)], first=each == stretches[0]), stretches))
    return stretches[len(heads)][0] if len(heads) < len(stretches) and len(heads) <= _MOST else 0


def _is_head(paragraph: str, *, first: bool) -> bool:
    """Whether a paragraph ends in no full stop; the very first may be a question."""
    text = paragraph.rstrip(_CLOSING)
    asks = first and text.endswith("?") and len(text) < _ASKED and not any(mark in text[:-1] for mark in ".?!\n")
    return asks or not text.endswith(_ENDS)


def dated(
    assertions: Sequence[Assertion], begin: int, days: Sequence[tuple[int, str]], published: str | None, cast: Cast
) -> list[Assertion]:
    """Assertions, those of headlines above `begin` with the date that the text below gives for the same, else with
    the first of the `days` it names (each with its place) that is news, where it is not of a past of its own."""
    told: dict[tuple[str, str, str], str] = {}
    for each in assertions:
        if each.date and not _is_above(each, begin):
            told.setdefault(_ends(each, cast), each.date)
    news = next((day for place, day in days if place >= begin and published and _is_news(day, published)), None)
    return [_of_headline(each, told, news, cast) if _is_above(each, begin) else each for each in assertions]


def _of_headline(headline: Assertion, told: dict[tuple[str, str, str], str], news: str | None, cast: Cast) -> Assertion:
    if headline.date or ontology().relations[headline.relation].family == "structure":
        return headline
    day = told.get(_ends(headline, cast)) or (news if headline.modality == "actual" else None)
    return replace(headline, date=day)


def _is_above(assertion: Assertion, begin: int) -> bool:
    return all(piece.sentence_start < begin for piece in assertion.evidence)


def _ends(assertion: Assertion, cast: Cast) -> tuple[str, str, str]:
    source, target = (cast.state_of(end) or end for end in (assertion.source, assertion.target))
    return source, assertion.relation, target


def _is_news(day: str, published: str) -> bool:
    """Whether a day is one of the last before a text was published, which is known to the day."""
    if precision(published) != "day":
        return False
    return 0 <= (date.fromisoformat(published) - date.fromisoformat(day)).days <= _NEWS
