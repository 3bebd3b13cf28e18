"""Events of ICEWS as a network to look at: the actors of a download that the gazetteer knows, the busiest of them.

ICEWS Coded Event Data (Boschee et al. 2015, Harvard Dataverse, doi:10.7910/DVN/28075) has rows of tab-separated cells;
its events are coded in CAMEO, of which the first two digits say what was done.
"""

from __future__ import annotations

import csv
import gzip
from collections import Counter
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from foedus.graph import Assertion, Document, Evidence, Node, Reading
from foedus.graph.names import fold
from foedus.loaders.gazetteer import entry
from foedus.loaders.table import shelf

MOST = 50
TABLES = ("states", "organizations", "leaders")
DONE = {
    "02": "called-on", "04": "consulted-with", "05": "cooperated-with", "06": "cooperated-with", "07": "aided",
    "08": "conceded-to", "10": "called-on", "11": "accused", "12": "rejected", "13": "threatened",
    "14": "protested-against", "15": "mobilized-against", "16": "sanctioned", "17": "coerced", "18": "attacked",
    "19": "attacked", "20": "attacked",
}  # fmt: skip
PRAISED, SIGNED = "051", "057"


def busiest(file: Path, most: int = MOST) -> Reading:
    """The events among the actors with most of them; each is told once a day."""
    found = list(_events(file))
    tally = Counter(chain.from_iterable((one.id, other.id) for one, _, other, _, _ in found))
    kept = {ident for ident, _ in sorted(tally.items(), key=lambda item: (-item[1], item[0]))[:most]}
    nodes: dict[str, Node] = {}
    said: dict[tuple[str, ...], Assertion] = {}
    for one, relation, other, day, piece in found:
        if {one.id, other.id} <= kept:
            nodes |= {one.id: one, other.id: other}
            said.setdefault(
                (one.id, relation, other.id, day), Assertion(one.id, relation, other.id, day, evidence=(piece,))
            )
    document = Document(file.name, "ICEWS Coded Event Data", language="en")
    return Reading(document, tuple(nodes.values()), tuple(said.values()))


def _events(file: Path) -> Iterator[tuple[Node, str, Node, str, Evidence]]:
    actors = _actors()
    with gzip.open(file, "rt", encoding="utf-8") as rows:
        for number, row in enumerate(csv.DictReader(rows, delimiter="\t"), 2):
            one, other = (actors.get(fold(row[name])) for name in ("Source Name", "Target Name"))
            code = row["CAMEO Code"]
            relation = {PRAISED: "supported", SIGNED: "agreed-with"}.get(code[:3]) or DONE.get(code[:2])
            if one and other and relation and one.id != other.id:
                told = f"{row['Source Name']}: {row['Event Text']}: {row['Target Name']}"
                piece = Evidence(file.name, 0, 0, told, rule=f"CAMEO {code}", details={"row": number})
                yield one, relation, other, row["Event Date"], piece


def _actors() -> dict[str, Node]:
    """What the gazetteer calls the states that exist, bodies and leaders; a state before a body of its name."""
    found: dict[str, Node] = {}
    for table in TABLES:
        for row in shelf().every(table):
            node = entry(table, row.cells)
            if str(node.attributes.get("existed", "..")).endswith(".."):
                for name in node.names:
                    found.setdefault(fold(name.text), node)
    return found
