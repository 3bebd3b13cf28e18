"""JSON lines: one assertion a line with everything it refers to. `foedus.loaders.jsonl` reads it back."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from foedus.exports.lookup import Lookup, other_names
from foedus.exports.saving import save
from foedus.graph import Assertion, Evidence, Filter, Node, Store, ontology, select
from foedus.graph.provisions import as_record

_AS_JSON = json.JSONEncoder(ensure_ascii=False)  # made once: there may be a hundred thousand lines
# JSON allows these raw, but terminals obey some and Python's splitlines breaks lines at others.
_RISKY = re.compile("[\x7f-\x9f\u2028\u2029]")


def generate_jsonl(store: Store, wanted: Filter | None = None) -> Iterator[str]:
    """The edges that fit, one JSON object a line, keys always in the same order."""
    lookup = Lookup(store, wanted.beyond if wanted else None)
    for assertion in select(store, wanted):
        yield one_line(record(assertion, lookup)) + "\n"


def write_jsonl(store: Store, path: str | Path, wanted: Filter | None = None) -> None:
    """Save `generate_jsonl` as a file. Raises OSError."""
    save(path, generate_jsonl(store, wanted))


def one_line(value: Mapping[str, Any]) -> str:
    """A JSON object as one line, whatever line ends a reader knows."""
    return safe_json(_AS_JSON.encode(value))


def safe_json(text: str) -> str:
    """JSON text with the same meaning but without the characters that terminals and readers of lines obey."""
    return _RISKY.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def record(assertion: Assertion, lookup: Lookup, *, whole: bool = True) -> dict[str, Any]:
    """An assertion as a JSON object; nodes are whole, or just their ids."""
    relation = ontology().relations[assertion.relation]

    def end(ident: str | None) -> Any:
        return node_record(lookup.node(ident)) if ident and whole else ident

    return {
        "id": assertion.id,
        "source": end(assertion.source),
        "relation": assertion.relation,
        "target": end(assertion.target),
        "date": assertion.date,
        "polarity": assertion.polarity,
        "modality": assertion.modality,
        "attributed_to": end(assertion.attributed_to),
        "details": assertion.details,
        "cameo": list(relation.cameo),
        "plover": list(relation.plover),
        "evidence": [evidence_record(piece, lookup) for piece in assertion.evidence],
    }


def node_record(each: Node) -> dict[str, Any]:
    """A node as a JSON object."""
    name = each.label("en")
    return {
        "id": each.id,
        "kind": each.kind,
        "name": name,
        "aliases": other_names(each, name),
        "names": [{"text": n.text, "language": n.language, "role": n.role} for n in each.names],
        "attributes": dict(each.attributes),
        "provisions": [as_record(provision) for provision in each.provisions],
    }


def evidence_record(piece: Evidence, lookup: Lookup) -> dict[str, Any]:
    """A piece of evidence and the document it stands in, as one JSON object."""
    document = lookup.document(piece.document)
    return {
        "document": piece.document,
        "start": piece.start,
        "end": piece.end,
        "quote": piece.quote,
        "sentence": piece.sentence,
        "sentence_start": piece.sentence_start,
        "rule": piece.rule,
        "details": dict(piece.details),
        "title": document.title,
        "published": document.published,
        "language": document.language,
        "outlet": document.outlet,
        "address": document.address,
        "digest": document.digest,
        "skipped": document.skipped,
    }
