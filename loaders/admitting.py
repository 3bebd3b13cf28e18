"""What a reader gave, checked: each assertion needs words of the ontology and a quote that stands in the document."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import islice

from foedus.graph.dates import interval
from foedus.graph.errors import FoedusError
from foedus.graph.model import Assertion, Evidence, Node, Problem, Reading
from foedus.graph.nodes import ROLES
from foedus.graph.ontology import ontology
from foedus.loaders.plain import plain
from foedus.loaders.readers import RULES, Task

MOST = 100_000  # nodes and assertions of one document
_LONGEST_QUOTE = 2000
_AROUND = 300  # characters of the sentence around a quote, where the reader does not say which that is
_ENDS = re.compile(r"[.!?…][»”\"')\]]*\s|\n\s*\n")
_UNREAD = "its quote does not stand in the document"


class Unfit(Exception):
    """Why something that a reader gave cannot be kept."""


def admitted(given: Iterable[Assertion | Node], task: Task, reader: str) -> Reading:
    """What can be kept of what a reader gave, the rules under the reader's name; and Problems that count the rest.

    A quote gets the place nearest to where the reader has it, and the document's own characters: spaces, line ends,
    kinds of dashes and quotation marks may differ.
    """
    gate = _Gate(task, reader)
    for each in islice(given, MOST):
        try:
            gate.take(each)
        except (Unfit, FoedusError) as error:
            gate.refused[str(error)] += 1
    document = replace(task.document, reader="" if reader == RULES else reader)
    assertions = tuple(gate.fitting())
    refused = [Problem(task.document.id, _told(reason, count, reader)) for reason, count in gate.refused.items()]
    needed = {ident for a in assertions for ident in (a.source, a.target, a.attributed_to) if ident}
    nodes = tuple(gate.node(ident) for ident in sorted(needed))
    return Reading(document, nodes, assertions, tuple(refused))


def _told(reason: str, count: int, reader: str) -> str:
    by = "" if reader == RULES else f" of reader {reader}"
    return f"{count} assertion{'' if count == 1 else 's'}{by} left out: {reason}."[:300]


@dataclass(slots=True)
class _Gate:
    task: Task
    reader: str
    nodes: dict[str, Node] = field(default_factory=dict)
    assertions: dict[tuple[str | None, ...], Assertion] = field(default_factory=dict)
    refused: Counter[str] = field(default_factory=Counter)
    flat: str = ""

    def take(self, given: object) -> None:
        """Keep a node or an assertion. Raises Unfit, BadDate."""
        if isinstance(given, Node):
            if given.kind not in ontology().kinds or any(name.role not in ROLES for name in given.names):
                raise Unfit(f"{given.kind!r} is no kind of node, or a name has a role that names do not have")
            self.nodes.setdefault(given.id, given)
        elif isinstance(given, Assertion):
            self._keep(given)
        else:
            raise Unfit(f"it is neither Assertion nor Node but {type(given).__name__}")

    def _keep(self, given: Assertion) -> None:
        known = ontology()
        if given.relation not in known.relations or known.relations[given.relation].derived:
            raise Unfit(f"{given.relation!r} is no relation that texts tell")
        if given.polarity not in known.polarities or given.modality not in known.modalities:
            raise Unfit(f"{given.polarity!r} or {given.modality!r} is no word of the ontology")
        interval(given.date)
        evidence = [piece for each in given.evidence if (piece := self._evidence(each))]
        if not evidence:
            raise Unfit(_UNREAD)
        before = self.assertions.get(given.key)
        pieces = dict.fromkeys((e.start, e.end, e.rule) for e in (before.evidence if before else ()))
        fresh = [e for e in evidence if (e.start, e.end, e.rule) not in pieces]
        self.assertions[given.key] = replace(given, evidence=(*(before.evidence if before else ()), *fresh))

    def fitting(self) -> Iterator[Assertion]:
        """The assertions whose ends are known and may have their relation; the others are counted."""
        for each in self.assertions.values():
            try:
                kinds = [self.node(ident).kind for ident in (each.source, each.target)]
                if each.attributed_to is not None:
                    self.node(each.attributed_to)
                if not ontology().relations[each.relation].allows(*kinds) or each.source == each.target:
                    raise Unfit(f"{each.relation!r} does not lead from a {kinds[0]} to a {kinds[1]}")
                yield each
            except Unfit as error:
                self.refused[str(error)] += 1

    def node(self, ident: str) -> Node:
        """Who is meant by an id: the gazetteer's entry with the names that the reader found, or the reader's own."""
        known, given = self.task.names.nodes.get(ident), self.nodes.get(ident)
        if known is None and given is None:
            raise Unfit("it names a node that is in no gazetteer and that the reader did not describe")
        if known is None or given is None:
            return known or given or Node("", "")
        more = [name for name in given.names if name not in known.names]
        return Node(ident, known.kind, (*known.names, *more), {**known.attributes, **given.attributes})

    def _evidence(self, piece: Evidence) -> Evidence | None:
        span = self._place(piece)
        if span is None or not self.task.seen[slice(*span)].strip():
            return None
        rule = piece.rule if self.reader == RULES else f"{self.reader}:{piece.rule}"
        text, details = self.task.text, dict(piece.details)
        start, end = piece.sentence_start, piece.sentence_start + len(piece.sentence)
        if not (piece.sentence and start <= span[0] <= span[1] <= end and text.startswith(piece.sentence, start)):
            start, end = self._around(*span)
        return Evidence(self.task.document.id, *span, text[slice(*span)], text[start:end], start, rule, details)

    def _place(self, piece: Evidence) -> tuple[int, int] | None:
        text, quote = self.task.text, piece.quote
        if not quote.strip() or len(quote) > _LONGEST_QUOTE:
            return None
        if piece.start >= self.task.start and text[piece.start : piece.end] == quote:
            return piece.start, piece.end
        self.flat = self.flat or plain(text)
        worded = r"\s+".join(map(re.escape, plain(quote).split()))
        spans = [found.span() for found in re.finditer(worded, self.flat) if found.start() >= self.task.start]
        return min(spans, key=lambda span: (abs(span[0] - piece.start), span), default=None)

    def _around(self, start: int, end: int) -> tuple[int, int]:
        text = self.task.text
        before = [found.end() for found in _ENDS.finditer(text, max(0, start - _AROUND), start)]
        after = None if text[end - 1 : end] in ".!?" else _ENDS.search(text, end, end + _AROUND)
        first = before[-1] if before else max(self.task.start, start - _AROUND)
        return first, after.start() + len(after[0].rstrip()) if after else end
