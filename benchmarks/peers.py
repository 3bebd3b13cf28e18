"""Test sentences of other event coders, read by foedus: python benchmarks/peers.py [FOLDER]

FOLDER (../shared/peers) holds petrarch2-unit-tests, plover-gsr and universal-petrarch-gold. Printed beside what their
own coders are published to reach, with what each figure counts.
"""

from __future__ import annotations

import argparse
import csv
import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from foedus.graph import Document, ontology
from foedus.graph.persons import ACTS_FOR
from foedus.loaders.brought import read_tables
from foedus.loaders.enlarged import enlarged
from foedus.loaders.gazetteer import Gazetteer, gazetteer
from foedus.loaders.reader import read

PEERS = Path(__file__).resolve().parents[2] / "shared" / "peers"
NEWER = {"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "FIGHT": "ASSAULT"}
BODIES = ("IGO", "NGO", "NGM", "IMG", "MNC")  # what such a code begins with is no actor yet
NATIONAL = re.compile(r"(?:I|IAN|ISH|ESE|AN|FRENCH|S)$")
_BODY = "IGO"
# CAMEO codes 030 to 039, intents to meet, help, cooperate or yield, are of PLOVER's type AGREE.
INTENT, INTENDED = "AGREE", ("CONSULT", "COOPERATE", "AID", "SUPPORT", "CONCEDE", "RETREAT")
STATEMENT = "01"  # CAMEO's public statements, for which foedus has no relation
SYMMETRIC = {name for name, relation in ontology().relations.items() if relation.symmetric}
Event = tuple[str, str, str]  # source, PLOVER type, target


@dataclass
class Score:
    """Gold events and what was found of them; `parts` are sources, targets and types counted one by one."""

    whole: int = 0
    events: int = 0
    parts: Counter[str] = field(default_factory=Counter)
    found: int = 0
    surplus: int = 0
    quiet: int = 0
    disturbed: int = 0
    skipped: Counter[str] = field(default_factory=Counter)

    def add(self, gold: list[Event], found: list[Event]) -> None:
        """Count a sentence."""
        self.found += len(found)
        self.surplus += sum(event not in gold for event in found)
        if not gold:
            self.quiet += 1
            self.disturbed += bool(found)
        for event in gold:
            self.events += 1
            best = max(
                ([a == b for a, b in zip(event, other, strict=True)] for other in found), key=sum, default=[False] * 3
            )
            self.whole += all(best)
            self.parts.update(name for name, right in zip(("source", "type", "target"), best, strict=True) if right)

    def print(self, title: str, published: str) -> None:
        """The figures, with what others are published to reach."""
        print(f"\n{title}")
        print(f"  {self.events} gold events; left out: {dict(self.skipped) or 'none'}")
        share = {name: f"{self.parts[name] / max(1, self.events):.1%}" for name in ("type", "source", "target")}
        print(f"  right type {share['type']}, right source {share['source']}, right target {share['target']}")
        print(f"  single parts right: {self.parts.total() / max(1, 3 * self.events):.1%}")
        print(f"  whole events right: {self.whole} = {self.whole / max(1, self.events):.1%}")
        print(f"  events found: {self.found}, of these not in the gold: {self.surplus}")
        print(f"  sentences without an event: {self.quiet}, with a false one: {self.disturbed}")
        print(f"  published: {published}")


def main(folder: Path) -> None:
    """Read and print all three."""
    types = dict(_types(folder / "plover-gsr" / "CAMEO2PLOVER-2021.txt"))
    _petrarch(folder / "petrarch2-unit-tests", types)
    _gsr(folder / "plover-gsr" / "PLOVER_GSR_CAMEO.json")
    _universal(folder / "universal-petrarch-gold" / "english_petr2_validation_nonafp.gold.jsonl", types)


def _types(path: Path) -> Iterator[tuple[str, str]]:
    """PLOVER types by CAMEO code."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if found := re.match(r"(\d+)\s*:\s*([A-Z]+)", line):
            yield found[1], found[2]


def _type(code: str, types: dict[str, str]) -> str | None:
    digits = re.match(r"\d*", code)
    number = digits[0] if digits else ""
    return types.get(number[:3]) or types.get(number[:2]) if number[:2] <= "20" else None


# What foedus reads


def found_in(text: str, date: str, names: Gazetteer) -> list[Event]:
    """The events of a sentence, each end as the state it acts for; symmetric ones in both directions."""
    reading = read(Document("s.txt", "", date, "en"), text, names=names)
    states = {node.id: str(node.attributes.get(ACTS_FOR, "")).split("|")[0] or node.id for node in reading.nodes}
    events: dict[Event, None] = {}
    for a in reading.assertions:
        for code in ontology().relations[a.relation].plover if a.polarity == "affirmed" else ():
            kind, ends = code.split()[0], (states[a.source], states[a.target])
            kind = INTENT if a.modality == "planned" and kind in INTENDED else kind
            if ends[0] != ends[1]:
                for source, target in (ends, ends[::-1]) if a.relation in SYMMETRIC else (ends,):
                    events[source, kind, target] = None
    return list(events)


# PETRARCH-2's unit tests: stylised sentences with invented states


def _petrarch(folder: Path, types: dict[str, str]) -> None:
    with TemporaryDirectory() as place:
        paths = _tables(folder / "PETR.Validate.actors.txt", Path(place))
        brought, problems = read_tables(paths)
        print(f"petrarch2-unit-tests: a gazetteer of {len(brought.rows)} rows; {len(problems)} rows could not be used")
        names = enlarged(brought)
    score = Score()
    for line in (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        gold = list(_gold(record["events"], types, score))
        if gold or not record["events"]:
            score.add(gold, found_in(record["text"], _day(record["date"]), names))
    score.print(
        "petrarch2-unit-tests (right: actor without its role, PLOVER type)",
        "PETRARCH-2 on these, its own unit tests: 72.2 % of single parts right",
    )


def _gold(events: list[dict[str, str]], types: dict[str, str], score: Score) -> Iterator[Event]:
    for event in events:
        ends = _actor(event["source"]), _actor(event["target"])
        kind = _type(event["code"], types)
        if event["code"].startswith(STATEMENT):
            score.skipped["statement"] += 1
        elif kind is None:
            score.skipped["code of a test dictionary"] += 1
        elif not all(ends):
            score.skipped["actor without a name"] += 1
        elif ends[0] == ends[1]:
            score.skipped["within one actor"] += 1
        else:
            yield ends[0], NEWER.get(kind, kind), ends[1]


def _actor(code: str) -> str:
    """The actor in a code of PETRARCH, without its role: DAGGOV is DAG."""
    if code.startswith(("---", "+++", "###")):
        return ""
    return code if code.startswith(BODIES) else code[:3].upper()


def _tables(path: Path, place: Path) -> list[Path]:
    """The actor dictionary as tables of a gazetteer, as docs/gazetteer.md describes them."""
    named: dict[str, tuple[list[str], list[str], set[str]]] = {}
    for words, codes in _entries(path):
        for code, span in codes:
            if ident := _actor(code):
                names, national, spans = named.setdefault(ident, ([], [], set()))
                for word in words:
                    text = " ".join(re.sub(r"_", " ", word).title().split())
                    (national if NATIONAL.search(word) and len(word) > 4 and ident != word else names).append(text)
                    names.append(text)
                spans.add(span)
    known = gazetteer().nodes
    made = {
        "states.csv": ("id,name_en,alias_en,demonym_en", []),
        "bodies.csv": ("id,kind,name_en,alias_en,demonym_en", []),
    }
    for ident, (names, national, _) in named.items():
        body = ident.startswith(BODIES) or (ident in known and known[ident].kind != "State")
        kind = [known[ident].kind if ident in known else "Organization"] if body else []
        row = [ident, *kind, names[0], "|".join(dict.fromkeys(names[1:])), "|".join(dict.fromkeys(national))]
        made["bodies.csv" if body else "states.csv"][1].append(row)
    for name, (header, rows) in made.items():
        with (place / name).open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([header.split(","), *rows])
    return [place / name for name in made]


def _entries(path: Path) -> Iterator[tuple[list[str], list[tuple[str, str]]]]:
    """Names that mean one actor, with its codes and the dates for which each is meant."""
    words: list[str] = []
    codes: list[tuple[str, str]] = []
    text = re.sub(r"<!.*?-->", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    for raw in text.splitlines():
        line = raw.partition("#")[0].strip()
        name = line.partition("[")[0].strip()
        if name and not name.startswith("+") and words:
            yield words, codes
            words, codes = [], []
        if name:
            words.append(name.lstrip("+ "))
        codes += [(code, span.strip()) for code, span in re.findall(r"\[([^\s\]]+)([^\]]*)\]", line)]
    if words:
        yield words, codes


def _day(date: str) -> str:
    return f"{date[:4]}-{date[4:6]}-{date[6:8]}"


# PLOVER's gold standard records: real sentences, from the manual of CAMEO


def _gsr(path: Path) -> None:
    score = Score()
    for record in json.loads(path.read_text(encoding="utf-8")):
        if record["event"] == "DOCUMENT":
            continue
        kind = NEWER.get(record["event"], record["event"])
        pairs = [(_code(s), _code(t)) for s in _listed(record.get("source")) for t in _listed(record.get("target"))]
        gold = [(source, kind, target) for source, target in pairs if source and target and source != target]
        if not gold:
            score.skipped["no two coded actors" if not all(map(all, pairs)) or not pairs else "within one state"] += 1
            continue
        found = found_in(record["text"], "2000-01-01", gazetteer())
        score.add(gold[:1], [(_kind(source), kind, _kind(target)) for source, kind, target in found])
    score.print(
        "plover-gsr (right: state of the actor or any body, PLOVER type; the first pair of each record)",
        "none: these records are examples of the manual, no sample on which a coder was measured",
    )


def _listed(value: Any) -> list[dict[str, str]]:
    return value if isinstance(value, list) else [value] if isinstance(value, dict) else []


def _code(actor: dict[str, str]) -> str:
    code = str(actor.get("code") or "")
    return {"JAP": "JPN", "ITL": "ITA", "NGO": _BODY, "IMG": _BODY}.get(code[:3], code[:3])


def _kind(ident: str) -> str:
    """What these records code for an organization: no more than that it is one."""
    node = gazetteer().nodes.get(ident)
    return _BODY if node and node.kind in ("Organization", "Alliance") else ident


# UniversalPetrarch's English validation sentences


def _universal(path: Path, types: dict[str, str]) -> None:
    score = Score()
    for line in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        gold = list(_gold(record["events"], types, score))
        if gold or not record["events"]:
            score.add(gold, found_in(record["text"], _day(record["date"]), gazetteer()))
    score.print(
        "universal-petrarch, English (right: state of the actor, PLOVER type)",
        "UniversalPetrarch: F1 0.22 on real Spanish news; for these sentences no figure is published",
    )


if __name__ == "__main__":
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("folder", nargs="?", type=Path, default=PEERS)
    main(asked.parse_args().folder)
