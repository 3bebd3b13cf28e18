"""The reader that comes with foedus, as the entry point `rules`: by rules over a dependency parse."""

from __future__ import annotations

from collections.abc import Iterator

from foedus.graph.model import Assertion, Node
from foedus.loaders.readers import Task


def read_by_rules(task: Task) -> Iterator[Assertion | Node]:
    """What a document in a language that has a lexicon says, and who is meant. Raises KeyError for another language,
    FoedusError where the language's model is not installed."""
    from foedus.loaders.reader import read

    reading = read(task.document, task.text, task.start, task.seen, task.names, task.watch)
    yield from reading.nodes
    yield from reading.assertions
