"""What "today" means: the last day that the gazetteer was kept to, where the clock is beyond it. All that still holds
is certain up to that day only, so that of any later one nothing could be said but that it is open."""

from __future__ import annotations

import sys
from datetime import date
from functools import partial
from typing import Any

import click

from foedus.explorer.duty_words import DUTY_WORDS
from foedus.explorer.output import locale_language, say
from foedus.graph.dates import FOREVER, iso_day, precision
from foedus.graph.names import fold

_WORDS = frozenset(map(fold, ("today", "now", "aujourd'hui", "maintenant")))
_CAPPED = "foedus.capped"


def clock() -> date:
    """The day it is."""
    return date.today()


def edition() -> int:
    """The day (YYYYMMDD) up to which the gazetteer was kept; FOREVER where its tables do not say."""
    from foedus.loaders.tables import tables

    return tables().known_until


def edition_date() -> str | None:
    """The same as a date, None where the tables do not say."""
    return None if edition() == FOREVER else iso_day(edition())


def latest() -> str:
    """The day it is, or the last one that the gazetteer knows."""
    now, last = clock().isoformat(), edition_date()
    return now if last is None else min(now, last)


def today() -> str:
    """The latest day, for who asks about today; that it had to be an earlier one the command says when it ends."""
    day, context = latest(), click.get_current_context(silent=True)
    if day != clock().isoformat() and context and not context.resilient_parsing and _CAPPED not in context.meta:
        context.meta[_CAPPED] = day
        context.call_on_close(partial(tell_edition, context))
    return day


def tell_edition(context: click.Context) -> None:
    """Say that "today" is the last day of the gazetteer, once, where an answer was asked for so."""
    if not isinstance(sys.exc_info()[1], click.exceptions.Exit | None):
        return  # nothing was answered
    if last := context.meta.get(_CAPPED):
        context.meta[_CAPPED] = ""
        words = DUTY_WORDS[context.params.get("language") or locale_language()]
        say(words["today_is"].format(words["as_known"].format(last)))


def is_now(typed: str) -> bool:
    """Whether it is a word for today, or a day that has come since the gazetteer was last kept: what holds on it is
    what was last known to, and to leave all of it open would tell nobody anything. A day to come stays open."""
    last = edition_date()
    return fold(typed) in _WORDS or (
        last is not None and precision(typed) == "day" and last < typed <= clock().isoformat()
    )


class AsOf(click.ParamType):  # type: ignore[type-arg]  # generic in newer clicks only
    """A date (EDTF), or a word for today in either language."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        return today() if is_now(str(value)) else str(value)


AS_OF = AsOf()
