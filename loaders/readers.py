"""Readers by name: what turns a document's text into assertions. Each is an entry point of the group `foedus.readers`.

Writing one is told in docs/adding-a-reader.md.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cache
from importlib.metadata import EntryPoint, entry_points

from foedus.graph.errors import UnknownReader
from foedus.graph.model import Assertion, Document, Node
from foedus.loaders.gazetteer import Gazetteer
from foedus.loaders.watching import Watch

GROUP = "foedus.readers"
RULES = "rules"  # the reader that comes with foedus; what it reads needs no mark of who read it
_NAME = re.compile(r"[a-z][a-z0-9-]{0,39}")


@dataclass(frozen=True, slots=True)
class Task:
    """What a reader is given: the `document`, its `text`, in which the places of quotes count, and the `names` that
    the user's gazetteer has. Of the text only what lies behind `start` is to be read, and what `seen` has spaces for,
    which is as long as the text, is a mark or not part of the article. Where somebody wants to `watch`, a reader may
    note the sentences, mentions and triggers that it found."""

    document: Document
    text: str
    seen: str
    start: int = 0
    names: Gazetteer = field(default_factory=Gazetteer, repr=False)
    watch: Watch | None = field(default=None, repr=False, compare=False)


Reader = Callable[[Task], Iterable[Assertion | Node]]


@cache
def _installed() -> dict[str, EntryPoint]:
    return {found.name: found for found in sorted(entry_points(group=GROUP), key=lambda each: (each.name, each.value))}


def reader_names() -> list[str]:
    """The readers installed, the one that comes with foedus first."""
    return sorted(_installed(), key=lambda name: (name != RULES, name))


@cache
def reader(name: str) -> Reader:
    """The reader of this name. Raises UnknownReader for one that is not installed or cannot be imported."""
    if name not in _installed() or not _NAME.fullmatch(name):
        near = difflib.get_close_matches(name, reader_names(), 1)
        hint = f"Did you mean {near[0]}?" if near else f"There are: {', '.join(reader_names())}."
        raise UnknownReader(f"no reader is called {name!r}. {hint}")
    try:
        found: Reader = _installed()[name].load()
    except Exception as error:  # a package of others, whatever may be wrong with it
        raise UnknownReader(f"reader {name!r} cannot be used: {error!r}"[:300]) from error
    return found
