"""JSON lines as `foedus export jsonl` writes them, back into the readings of the documents they came from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import IO, Any

from foedus.graph import Assertion, Decision, Document, Evidence, Name, Node, Problem, Reading, ontology
from foedus.graph.nodes import ROLES
from foedus.loaders.checked import Malformed, date, items, mapping, number, parse, text, text_or_none, word
from foedus.loaders.provisions import provisions

MAX_LINE = 16 * 1024 * 1024  # characters


def read_jsonl(lines: Iterable[str], file: str) -> Iterator[Reading | Problem | Decision]:
    """First a Problem for each line of `file` that is wrong, then a Reading for each document in order of appearance.

    Lines that tell what the user decided of two nodes, as `foedus same` prints them, are Decisions. A document gets
    all nodes that its assertions need, as the first line that names them there describes them; what a line says of its
    title and so on counts once too. What several readers took from one document are as many Readings.
    Everything is held in memory until the last line.
    """
    found: dict[tuple[str, str], _Gathered] = {}
    for place, line in enumerate(lines, 1):
        try:
            record = _parsed(line) if line.strip() else {}
            if "relation" not in record and "same" in record:
                yield from _decision(record)
            elif record:
                _gather(record, found)
        except Malformed as error:
            yield Problem(file, f"this assertion was left out: {error}", f"line {place}")
    while found:
        yield found.pop(next(iter(found))).reading()


def bounded_lines(file: IO[str]) -> Iterator[str]:
    """The lines of a text file; one that is too long comes cut, a character longer than it may be."""
    while line := file.readline(MAX_LINE + 1):
        yield line
        while len(line) > MAX_LINE and not line.endswith("\n"):
            line = file.readline(MAX_LINE + 1)


@dataclass(slots=True)
class _Gathered:
    """What the lines so far say about one document."""

    document: Document
    nodes: dict[str, Node] = field(default_factory=dict)
    evidence: dict[tuple[str | None, ...], list[Evidence]] = field(default_factory=dict)

    def reading(self) -> Reading:
        assertions = tuple(_assertion(key, tuple(pieces)) for key, pieces in self.evidence.items())
        return Reading(self.document, tuple(self.nodes.values()), assertions)


def _assertion(key: tuple[str | None, ...], evidence: tuple[Evidence, ...]) -> Assertion:
    source, relation, target, when, polarity, modality, speaker = key
    return Assertion(
        str(source), str(relation), str(target), when, str(polarity), str(modality), speaker, evidence
    )  # fmt: skip


def _parsed(line: str) -> dict[str, Any]:
    if len(line) > MAX_LINE:
        raise Malformed(f"the line is longer than {MAX_LINE} characters.")
    return parse(line)


def _decision(record: Mapping[str, Any]) -> Iterator[Decision]:
    """What the user decided; nothing for a line that tells what foedus found by itself, which it will find again."""
    if not isinstance(record["same"], bool):
        raise Malformed("'same' is neither true nor false.")
    if word(record, "by", ("user", "name"), "user") == "user":
        yield Decision(text(record, "one"), text(record, "other"), record["same"])


def _gather(record: dict[str, Any], found: dict[tuple[str, str], _Gathered]) -> None:
    """Nothing is added before the whole line is known to be good."""
    ends = [_node(mapping(record, "source")), _node(mapping(record, "target"))]
    speaker = None if record.get("attributed_to") is None else _node(mapping(record, "attributed_to"))
    key = _claim(record, ends, speaker).key
    pieces = [(_document(each), _evidence(each)) for each in items(record, "evidence")]
    if not pieces:
        raise Malformed("it has no evidence.")
    for document, piece in pieces:
        key_of = (document.id, piece.reader)
        gathered = found.setdefault(key_of, _Gathered(replace(document, reader=piece.reader)))
        for each in (*ends, *([speaker] if speaker else [])):
            gathered.nodes.setdefault(each.id, each)
        gathered.evidence.setdefault(key, []).append(piece)


def _claim(record: Mapping[str, Any], ends: list[Node], speaker: Node | None) -> Assertion:
    known = ontology()
    relation = known.relations[word(record, "relation", known.relations)]
    if relation.derived:
        raise Malformed(f"{relation.name!r} is computed when asked, never loaded.")
    if not relation.allows(ends[0].kind, ends[1].kind):
        raise Malformed(f"{relation.name!r} does not lead from a {ends[0].kind} to a {ends[1].kind}.")
    return Assertion(
        ends[0].id,
        relation.name,
        ends[1].id,
        date(record, "date"),
        word(record, "polarity", known.polarities, "affirmed"),
        word(record, "modality", known.modalities, "actual"),
        speaker.id if speaker else None,
    )


def _node(record: Mapping[str, Any]) -> Node:
    kind = word(record, "kind", ontology().kinds)
    return Node(text(record, "id"), kind, _names(record), mapping(record, "attributes"), provisions(record))


def _names(record: Mapping[str, Any]) -> tuple[Name, ...]:
    """All names with language and role, or from other programs just `name` and `aliases`."""
    if "names" in record:
        return tuple(
            Name(text(each, "text", ""), text(each, "language", ""), word(each, "role", ROLES, "alias"))
            for each in items(record, "names")
        )
    aliases = record.get("aliases", [])
    if not isinstance(aliases, list):
        raise Malformed("'aliases' is not a list.")
    label = text(record, "name", "")
    return (
        *([Name(label, "", "label")] if label else []),
        *(Name(text({"alias": each}, "alias", ""), "", "alias") for each in aliases),
    )


def _document(record: Mapping[str, Any]) -> Document:
    return Document(
        text(record, "document"),
        text(record, "title", ""),
        date(record, "published"),
        text_or_none(record, "language"),
        text_or_none(record, "outlet"),
        text_or_none(record, "address"),
        text(record, "digest", ""),
        number(record, "skipped"),
    )


def _evidence(record: Mapping[str, Any]) -> Evidence:
    start, end = number(record, "start"), number(record, "end")
    if end < start:
        raise Malformed("'end' comes before 'start'.")
    return Evidence(
        text(record, "document"),
        start,
        end,
        text(record, "quote", ""),
        text(record, "sentence", ""),
        number(record, "sentence_start"),
        text(record, "rule", ""),
        mapping(record, "details"),
    )
