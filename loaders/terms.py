"""Offices held at another time than that in which a text plays: of whom somebody is who holds none then."""

from __future__ import annotations

from collections.abc import Container

from foedus.graph.dates import Interval
from foedus.loaders.gazetteer import Gazetteer, Office
from foedus.loaders.introductions import Held


def once_held(ident: str, names: Gazetteer, states: Container[str], language: str) -> list[Held]:
    """Of somebody who held offices of states that the text names: that he is of those."""
    held = {office.of: office for office in reversed(names.offices.get(ident, ())) if office.of in states}
    return [_out_of_office(office, language) for office in held.values()]


def nearest_held(ident: str, names: Gazetteer, days: Interval, language: str) -> list[Held]:
    """That somebody is of the state or body whose office he held nearest in time."""
    held = names.offices.get(ident, ())
    nearest = min(held, key=lambda o: max(days.start - o.days.end, o.days.start - days.end), default=None)
    return [_out_of_office(nearest, language)] if nearest else []


def _out_of_office(office: Office, language: str) -> Held:
    title = office.titles.get(language, "")
    return Held("", office.of, (title,) if title else (), how="known")
