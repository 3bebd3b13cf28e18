"""Files for `neo4j-admin database import full`: the quickest way into an empty database, equal to a push in result.

    cd FOLDER && neo4j-admin database import full neo4j @import.args

Each table is a header and its rows; tables of one label or type differ in the types of their columns or in where
their relationships end. All texts are quoted, and lists are joined by a character that no text in them has.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import date
from itertools import chain
from pathlib import Path
from typing import TextIO

from foedus.exports.neo4j.job import Job
from foedus.exports.neo4j.model import labels
from foedus.exports.neo4j.rows import Row, Value
from foedus.exports.neo4j.statements import constraints
from foedus.exports.saving import save
from foedus.graph import Filter, Store

ARGUMENTS, AFTERWARDS = "import.args", "constraints.cypher"
# The unit separator, made for this, or else a character that Unicode leaves to private use.
_JOINTS = ("\x1f", *map(chr, range(0xE000, 0xF900)))
_TYPES: dict[type, str] = {str: "string", bool: "boolean", int: "long", float: "double", date: "date", list: "string[]"}
_OURS = re.compile(r"(?:nodes|relationships)-\d{3}-\w+(?:-header)?\.csv")
_LEAST_BUFFER = 4 * 2**20  # bytes; what the importer takes without being told
_BYTES_A_CHARACTER = 4

Types = dict[str, set[str]]


def write_neo4j_csv(store: Store, folder: str | Path, wanted: Filter | None = None, *, proofs: bool = False) -> None:
    """Write the tables of the edges that fit and their nodes; with `proofs` the documents, evidence and provisions.

    The folder is made where it is not there; tables of an earlier export go, what else it holds stays. Raises OSError,
    and ValueError where texts use every character that could join lists.
    """
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    job = Job(store, wanted or Filter(), proofs=proofs)
    plan = _Plan()
    for row in chain.from_iterable(job.stages()):
        plan.look(row)
    joint = plan.joint()
    tables: dict[tuple[str, ...], _Table] = {}
    with ExitStack() as files:
        for row in chain.from_iterable(job.stages()):
            key = plan.key(row)
            if key not in tables:
                tables[key] = _Table.begin(folder, row, plan.columns(row), len(tables), files)
            tables[key].file.write(_line(row, tables[key].columns, joint))
    for table in tables.values():
        table.finish(folder)
    made = sorted(tables.values(), key=lambda table: table.name)
    ours = {f"{table.name}{end}.csv" for table in made for end in ("", "-header")}
    for old in folder.iterdir():
        if _OURS.fullmatch(old.name) and old.name not in ours:
            old.unlink()
    save(folder / AFTERWARDS, (f"{statement};\n" for statement in constraints(proofs=proofs).values()))
    save(folder / ARGUMENTS, _arguments(made, joint, plan.longest))


@dataclass
class _Plan:
    """What the first look at all rows tells: columns, what joins lists, and the longest field."""

    types: dict[str, Types] = field(default_factory=dict)
    joints: dict[str, None] = field(default_factory=lambda: dict.fromkeys(_JOINTS))
    longest: int = 0

    def look(self, row: Row) -> None:
        known = self.types.setdefault(row.name, {})
        for name, value in row.properties.items():
            known.setdefault(name, set()).add(_TYPES[type(value)])
            texts = value if isinstance(value, list) else [value] if isinstance(value, str) else []
            self.longest = max(self.longest, sum(map(len, texts)) + len(texts))
            if isinstance(value, list):
                for letter in {letter for text in value for letter in text} & self.joints.keys():
                    del self.joints[letter]

    def joint(self) -> str:
        if not self.joints:
            raise ValueError("texts use every character that could join lists.")
        return next(iter(self.joints))

    def columns(self, row: Row) -> dict[str, str]:
        """The columns of the table of a row, id first: names with their types."""
        known = self.types[row.name]
        said = {name: _TYPES[type(value)] for name, value in row.properties.items()}
        names = sorted(known, key=lambda name: (name != "id", name))
        return {name: said.get(name) or min(known[name]) for name in names if name in said or len(known[name]) == 1}

    def key(self, row: Row) -> tuple[str, ...]:
        """What the rows of one table share: the group, and the types of properties that have other types elsewhere."""
        mixed = sorted(name for name, types in self.types[row.name].items() if len(types) > 1)
        said = (f"{name}:{_TYPES[type(row.properties[name])]}" for name in mixed if name in row.properties)
        return (*row.group, *said)


@dataclass(frozen=True)
class _Table:
    """A table that is being written, under another name until it is whole."""

    name: str
    label: str
    edges: bool
    columns: dict[str, str]
    file: TextIO

    @classmethod
    def begin(cls, folder: Path, row: Row, columns: dict[str, str], number: int, files: ExitStack) -> _Table:
        name = f"{'relationships' if row.source else 'nodes'}-{number + 1:03d}-{row.name}"
        file = files.enter_context((folder / f".{name}.csv.part").open("w", encoding="utf-8", newline=""))
        beside = labels()[row.name].beside if not row.source else ()
        return cls(name, ":".join((row.name, *beside)), row.source is not None, _header(row, columns), file)

    def finish(self, folder: Path) -> None:
        save(folder / f"{self.name}-header.csv", [",".join(self.columns.values()) + "\n"])
        (folder / f".{self.name}.csv.part").replace(folder / f"{self.name}.csv")

    @property
    def argument(self) -> str:
        option = "relationships" if self.edges else "nodes"
        return f"--{option}={self.label}={self.name}-header.csv,{self.name}.csv"


def _header(row: Row, columns: dict[str, str]) -> dict[str, str]:
    """Each column with what its header says: ids are unique among all that act, and else for their label."""
    named = {name: f"{name}:{kind}" for name, kind in columns.items()}
    if row.source and row.target:
        return {"": f":START_ID({row.source[0]}),:END_ID({row.target[0]})", **named}
    beside = labels()[row.name].beside
    return {**named, "id": f"id:ID({beside[0] if beside else row.name})"}


def _line(row: Row, columns: Iterable[str], joint: str) -> str:
    fields: Iterator[str] = (_field(row.properties.get(name), joint) for name in columns if name)
    ends = (_field(end[1], joint) for end in (row.source, row.target) if end)
    return ",".join((*ends, *fields)) + "\n"


def _field(value: Value | None, joint: str) -> str:
    if value is None:
        return ""
    if isinstance(value, list):
        value = joint.join(value)
    if isinstance(value, str):
        return '"' + value.replace('"', '""') + '"'
    return str(value).lower() if isinstance(value, bool) else str(value)


def _arguments(tables: Iterable[_Table], joint: str, longest: int) -> Iterator[str]:
    yield f"--array-delimiter=U+{ord(joint):04X}\n--multiline-fields=true\n--bad-tolerance=0\n"
    if longest * _BYTES_A_CHARACTER > _LEAST_BUFFER:
        yield f"--read-buffer-size={longest * _BYTES_A_CHARACTER}\n"
    for table in tables:
        yield f"{table.argument}\n"
