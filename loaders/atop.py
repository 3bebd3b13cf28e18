"""ATOP, Alliance Treaty Obligations and Provisions: a user's own download, read by member and phase.

Needs the member-level file (atop5_1m.csv or alike) and takes the alliance-level one (atop5_1a.csv) for the years of
the alliances; both are known by their columns, so that versions 4 and 5 and renamed files are read alike. ATOP is free
for research with citation (Leeds, Ritter, Mitchell and Long 2002); none of it ships with foedus.
"""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from foedus.graph import Assertion, Document, Evidence, Node, Problem, Provision, Reading
from foedus.graph.dates import Interval, interval
from foedus.loaders.atop_clauses import OBLIGATIONS, clauses
from foedus.loaders.atop_names import Names
from foedus.loaders.cow import CowStates, Stay, cow_states

MEMBER_COLUMNS = {"atopid", "member", "phase", "yrent", "moent", "dayent", "yrexit", "moexit", "dayexit", *OBLIGATIONS}
ALLIANCE_COLUMNS = {"atopid", "begyr", "endyr", "mem1"}


@dataclass(frozen=True, slots=True)
class Membership:
    """A row of the member-level file: who, in which phase of which alliance, from when to when (EDTF)."""

    row: int
    alliance: int
    phase: int
    member: int
    start: str
    end: str
    cells: dict[str, str]

    @property
    def days(self) -> Interval:
        """All days that the row may cover."""
        return interval(f"{self.start}/{self.end}")


@dataclass
class _Found:
    """What is gathered for the one reading: nodes by id, assertions and problems."""

    nodes: dict[str, Node] = field(default_factory=dict)
    provisions: dict[str, list[Provision]] = field(default_factory=dict)
    assertions: list[Assertion] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def read_atop(folder: Path) -> Iterator[Reading | Problem]:
    """The alliances of a download as one Reading: parties with dates, and provisions phase by phase.

    A row that cannot be read, or a file that is missing, is a Problem. Raises OSError for a folder that is none.
    """
    members, years = None, {}
    for path in sorted(folder.glob("*.csv")) if folder.is_dir() else [folder]:
        columns = _columns(path)
        if columns >= MEMBER_COLUMNS and members is None:
            members = path
        elif columns >= ALLIANCE_COLUMNS:
            years = _years(path)
    if members is None:
        yield Problem(
            str(folder), f"no file here has the columns of ATOP's members: {', '.join(sorted(MEMBER_COLUMNS))}."
        )
        return
    yield _read(members, years, cow_states())


def _read(path: Path, years: dict[int, int], states: CowStates) -> Reading:
    data = path.read_bytes()
    found = _Found()
    rows = list(_memberships(data, path.name, found))
    covered = max((int(row.cells[column] or 0) for row in rows for column in ("yrent", "yrexit")), default=0)
    version = next((row.cells["version"][:4] for row in rows if row.cells.get("version")), "")
    title = " ".join(f"ATOP {version}, members of alliances, 1815 to {covered}".split())
    alliances: dict[int, list[Membership]] = {}
    for row in rows:
        alliances.setdefault(row.alliance, []).append(row)
    gathering = _Gathering(path.name, states, Names(years), found)
    for alliance, members in alliances.items():
        gathering.take(alliance, members)
    nodes = [replace(each, provisions=tuple(found.provisions.get(each.id, ()))) for each in found.nodes.values()]
    document = Document(path.name, title, f"{covered}-12-31", digest=hashlib.sha256(data).hexdigest())
    return Reading(document, tuple(nodes), tuple(found.assertions), tuple(found.problems))


@dataclass
class _Gathering:
    """Alliance after alliance of one file, made nodes, provisions and assertions."""

    file: str
    states: CowStates
    names: Names
    found: _Found

    def take(self, alliance: int, members: list[Membership]) -> None:
        """All rows of one alliance, phase by phase."""
        stays = {row.row: self.states.stays(row.member, row.days) for row in members}
        ids = {row: [stay.state for stay in stayed] for row, stayed in stays.items()}
        for state in (state for row in members for state in ids[row.row]):
            self.found.nodes.setdefault(state, self.states.node(state))
        begun = min(int(row.start[:4]) for row in members)
        for phase in sorted({row.phase for row in members}):
            within = [row for row in members if row.phase == phase]
            treaty = self.names.treaty(alliance, phase, [self.found.nodes[ids[row.row][0]] for row in within], begun)
            self.found.nodes.setdefault(treaty.id, treaty)
            provided = clauses(within, ids, self.states, self.file)
            self.found.provisions.setdefault(treaty.id, []).extend(provided)
            for row in within:
                self.found.assertions += [self._party(row, stay, treaty.id) for stay in stays[row.row]]

    def _party(self, row: Membership, stay: Stay, treaty: str) -> Assertion:
        start = _iso(stay.start) if stay.start else row.start
        end = _iso(stay.end) if stay.end else row.end
        owes = ", ".join(name for name in OBLIGATIONS if row.cells[name] == "1") or "no obligation"
        member = f"member {row.member} ({self.found.nodes[stay.state].label()})"
        quote = f"atopid {row.alliance}, phase {row.phase}, {member}, {row.start}/{row.end}: {owes}"
        details = {"row": row.row, "atopid": row.alliance, "phase": row.phase}
        evidence = Evidence(self.file, row.row, row.row, quote, rule="atop.member", details=details)
        return Assertion(stay.state, "party-to", treaty, f"{start}/{end}", evidence=(evidence,))


def _memberships(data: bytes, file: str, found: _Found) -> Iterator[Membership]:
    reader = csv.DictReader(io.StringIO(data.decode("utf-8-sig", errors="replace"), newline=""))
    for cells in reader:
        line = reader.line_num
        try:
            yield _membership(line, {name: (cell or "").strip() for name, cell in cells.items() if name})
        except ValueError as error:
            found.problems.append(Problem(file, f"the membership was left out: {error}", f"row {line}"))


def _membership(line: int, cells: dict[str, str]) -> Membership:
    start = _date(cells["yrent"], cells["moent"], cells["dayent"])
    end = _date(cells["yrexit"], cells["moexit"], cells["dayexit"])
    if not start:
        raise ValueError("it has no year of entry.")
    row = Membership(
        line, _number(cells["atopid"]), _number(cells["phase"]), _number(cells["member"]), start, end or "..", cells
    )
    interval(f"{row.start}/{row.end}")
    return row


def _date(year: str, month: str, day: str) -> str:
    """An EDTF date as fine as the cells allow; nothing for year 0, which stands for an alliance still in force."""
    parts = [_number(cell) if cell else 0 for cell in (year, month, day)]
    if not parts[0]:
        return ""
    if not parts[1]:
        return f"{parts[0]:04d}"
    return f"{parts[0]:04d}-{parts[1]:02d}-{parts[2]:02d}" if parts[2] else f"{parts[0]:04d}-{parts[1]:02d}"


def _number(cell: str) -> int:
    return int(float(cell))


def _iso(bound: int) -> str:
    return f"{bound // 10000:04d}-{bound // 100 % 100:02d}-{bound % 100:02d}"


def _columns(path: Path) -> set[str]:
    with path.open(encoding="utf-8-sig", errors="replace", newline="") as lines:
        return set(next(csv.reader(lines), []))


def _years(path: Path) -> dict[int, int]:
    """The year in which each alliance of the alliance-level file began."""
    with path.open(encoding="utf-8-sig", errors="replace", newline="") as lines:
        rows = [(row["atopid"], row["begyr"]) for row in csv.DictReader(lines)]
    return {_number(ident): _number(year) for ident, year in rows if ident and year}
