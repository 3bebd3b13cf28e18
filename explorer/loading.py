"""Loading: readings into the store one after another, and a summary of what was read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from foedus.graph import Decision, Problem, Reading, Store, add, document
from foedus.graph.same import decide


@dataclass
class Summary:
    """What a load has read so far: distinct nodes and edges, every problem in order, and the documents in whose place
    the store held another text of the same name."""

    documents: int = 0
    nodes: set[str] = field(default_factory=set)
    edges: set[str] = field(default_factory=set)
    evidence: int = 0
    skipped: int = 0
    decisions: int = 0
    problems: list[Problem] = field(default_factory=list)
    replaced: list[str] = field(default_factory=list)

    def line(self) -> str:
        """The summary on one line."""
        return (
            f"Read {_some(self.documents, 'document')}: {_some(len(self.nodes), 'node')}, "
            f"{_some(len(self.edges), 'edge')}, {_some(self.evidence, 'piece')} of evidence; "
            f"{_some(self.skipped, 'character')} skipped."
        ) + (f" Took in {_some(self.decisions, 'decision')} on who is who." if self.decisions else "")

    def count(self, reading: Reading) -> None:
        """Take in a reading that is in the store now."""
        self.documents += 1
        self.nodes.update(node.id for node in reading.nodes)
        self.edges.update(assertion.id for assertion in reading.assertions)
        self.evidence += sum(len(assertion.evidence) for assertion in reading.assertions)
        self.skipped += reading.document.skipped


def keep(
    store: Store, readings: Iterable[Reading | Problem | Decision], summary: Summary
) -> Iterator[Reading | Problem | Decision]:
    """Add each reading in its own transaction, and pass on what was dealt with. Raises StoreUnwritable.

    A reading that the store cannot take (a date that is none, half a character) becomes a problem.
    """
    for each in readings:
        if isinstance(each, Problem):
            summary.problems.append(each)
        elif isinstance(each, Decision):
            decide(store, [each])
            summary.decisions += 1
        else:
            summary.problems += each.problems
            try:
                before = document(store, each.document.id)
                add(store, each)
                if before and before.digest != each.document.digest:
                    summary.replaced.append(each.document.id)
                summary.count(each)
            except (KeyError, ValueError) as error:
                summary.problems.append(Problem(each.document.id, f"this document was left out: {error}"))
        yield each


def _some(number: int, thing: str) -> str:
    return f"{number} {thing}{'' if number == 1 else 's'}"
