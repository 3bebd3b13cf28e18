"""The gazetteer's instruments, as a source for `foedus.graph.book`: who is bound by which treaty, row by row.

Reads treaties.csv, provisions.csv, parties.csv, organizations.csv, members.csv and states.csv, all described in
seeds/gazetteer/README.md. A treaty binds the parties that parties.csv lists; one that has no lines there binds the
members of the bodies founded on it; where there are none, those that treaties.csv names, for as long as it is in force.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from functools import cache, cached_property
from importlib.resources import files
from importlib.resources.abc import Traversable

from foedus.graph.dates import ALWAYS, FOREVER, Interval, interval
from foedus.graph.days import FOR_EVER, Days, Span, any_of, lasting
from foedus.graph.instruments import FOUNDED, MEMBER, PARTY, Clause, Step
from foedus.graph.model import Evidence
from foedus.graph.ties import life
from foedus.loaders.clauses_table import provision

FOLDER = "gazetteer"
# What the note of a membership says of its resting, and for how long.
_RESTING = re.compile(r"\b(suspended|frozen|withdrew|dormant)\b")
_PERIOD = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?(?:/(?:\.\.|\d{4}(?:-\d\d(?:-\d\d)?)?))?")


class Table:
    """A table with a header: rows by line number (the header is line 1), found by the value of a column."""

    def __init__(self, folder: Traversable, name: str) -> None:
        self.name = name
        with folder.joinpath(f"{name}.csv").open(encoding="utf-8") as lines:
            reader = csv.reader(lines)
            self.columns = next(reader)
            self.rows = [(reader.line_num, row) for row in reader if row]

    def by(self, column: str) -> dict[str, list[tuple[int, list[str]]]]:
        """The rows grouped by a column, in their order."""
        place = self.columns.index(column)
        grouped: dict[str, list[tuple[int, list[str]]]] = {}
        for numbered in self.rows:
            grouped.setdefault(numbered[1][place], []).append(numbered)
        return grouped

    def cells(self, row: list[str]) -> dict[str, str]:
        """A row by the names of its columns; those that it lacks are empty."""
        return dict.fromkeys(self.columns, "") | dict(zip(self.columns, row, strict=False))

    def evidence(self, number: int, cells: dict[str, str], shown: tuple[str, ...]) -> tuple[Evidence, ...]:
        """A row as evidence: what it says in some columns, and its line."""
        said = "; ".join(f"{name}: {cells[name]}" for name in shown if cells.get(name))
        document = f"{FOLDER}/{self.name}.csv"
        return (Evidence(document, number, number, said, rule="gazetteer", details={"row": number}),)


class Tables:
    """A folder of tables as a source of instruments. What is not closed is certain up to the day `known_until`."""

    def __init__(self, folder: Traversable) -> None:
        self.folder = folder

    @cached_property
    def known_until(self) -> int:
        """The day (YYYYMMDD) up to which the tables were kept."""
        try:
            edition = Table(self.folder, "edition")
        except FileNotFoundError:
            return FOREVER
        return interval(edition.cells(edition.rows[0][1])["known_until"]).start

    def links_to(self, ident: str) -> Iterator[Step]:
        """The links that end at a body or a treaty."""
        yield from (self._member(*numbered) for numbered in self._members.get(ident, ()))
        listed = self._parties.get(ident, ())
        yield from (self._party(*numbered) for numbered in listed)
        if not listed and ident in self._treaties:
            founded = self._founded(ident)
            yield from (self._founding(*numbered) for numbered in founded)
            if not founded:
                yield from self._original(ident)

    def links_from(self, ident: str) -> Iterator[Step]:
        """The links that begin at a state or a body."""
        yield from (self._member(*numbered) for numbered in self._memberships.get(ident, ()))
        yield from (self._party(*numbered) for numbered in self._partnerships.get(ident, ()))
        for treaty in self._may_bind(ident):
            yield from (step for step in self.links_to(treaty) if step.source == ident)

    def clauses(self, treaty: str) -> Iterator[Clause]:
        """What a treaty provides, each for its own time within the life of the treaty."""
        rows = self._provisions.get(treaty, ())
        if not rows:
            return
        lived = self._life(treaty)
        for number, row in rows:
            cells = self._provision_table.cells(row)
            said = provision(cells)
            span = lasting(said.start or "..", said.end, self.known_until) if said.start or said.end else FOR_EVER
            shown = ("treaty", "article", "obligation", "statement_en", "reference")
            piece = self._provision_table.evidence(number, cells, shown)
            date = f"{said.start or '..'}/{said.end or '..'}" if said.start or said.end else None
            step = Step(treaty, "provides", said.article, date, span, evidence=piece)
            yield Clause(said, span & lived.span, (lived, step))

    def treaties(self, days: Interval = ALWAYS) -> set[str]:
        """The ids of treaties with clauses that may be in force on one of some days."""
        if days == ALWAYS:
            return set(self._provisions)
        return {treaty for treaty in self._provisions if self._life(treaty).span.on(days) != "no"}

    def lived(self, state: str) -> Days | None:
        """The days on which a state may have existed."""
        return life(self._existed[state]) if state in self._existed else None

    # The tables, each read when first asked for, and grouped as they are asked for.

    @cached_property
    def _treaties(self) -> dict[str, tuple[int, dict[str, str]]]:
        table = self._treaty_table
        return {row[0]: (number, table.cells(row)) for number, row in table.rows}

    @cached_property
    def _treaty_table(self) -> Table:
        return Table(self.folder, "treaties")

    @cached_property
    def _provision_table(self) -> Table:
        return Table(self.folder, "provisions")

    @cached_property
    def _party_table(self) -> Table:
        return Table(self.folder, "parties")

    @cached_property
    def _member_table(self) -> Table:
        return Table(self.folder, "members")

    @cached_property
    def _organization_table(self) -> Table:
        return Table(self.folder, "organizations")

    @cached_property
    def _provisions(self) -> dict[str, list[tuple[int, list[str]]]]:
        return self._provision_table.by("treaty")

    @cached_property
    def _parties(self) -> dict[str, list[tuple[int, list[str]]]]:
        return self._party_table.by("treaty")

    @cached_property
    def _partnerships(self) -> dict[str, list[tuple[int, list[str]]]]:
        return self._party_table.by("party")

    @cached_property
    def _members(self) -> dict[str, list[tuple[int, list[str]]]]:
        return self._member_table.by("organization")

    @cached_property
    def _memberships(self) -> dict[str, list[tuple[int, list[str]]]]:
        return self._member_table.by("state")

    @cached_property
    def _organizations(self) -> dict[str, list[tuple[int, list[str]]]]:
        return self._organization_table.by("treaty")

    @cached_property
    def _bodies(self) -> frozenset[str]:
        return frozenset(row[0] for _, row in self._organization_table.rows)

    @cached_property
    def _existed(self) -> dict[str, str]:
        table = Table(self.folder, "states")
        place = table.columns.index("existed")
        return {row[0]: row[place] for _, row in table.rows}

    # Rows as steps.

    def _life(self, treaty: str) -> Step:
        """When a treaty is in force. One that has no date of that counts from the day on which its parties are bound,
        where that is known, and else perhaps from its signature on."""
        if treaty not in self._treaties:
            return Step(treaty, "in-force", "", None, FOR_EVER)
        number, cells = self._treaties[treaty]
        began, ended = cells["in_force"], cells["ended"]
        span = lasting(began or ".." if treaty in self._parties else began or cells["signed"], ended, self.known_until)
        if not began and treaty not in self._parties and not self._founded(treaty):
            span = span.doubted()
        piece = self._treaty_table.evidence(number, cells, ("id", "signed", "in_force", "ended", "registration"))
        return Step(treaty, "in-force", "", f"{began or cells['signed']}/{ended or '..'}", span, evidence=piece)

    def _party(self, number: int, row: list[str]) -> Step:
        cells = self._party_table.cells(row)
        span = lasting(cells["start"] or "..", cells["end"], self.known_until)
        if cells["suspended"]:
            span -= self._periods(cells["suspended"].split("|"))
        piece = self._party_table.evidence(number, cells, tuple(self._party_table.columns))
        return Step(
            cells["party"], PARTY, cells["treaty"], _shown(cells), span, cells["side"],
            body=cells["party"] in self._bodies and cells["party"] in self._members, evidence=piece,
        )  # fmt: skip

    def _member(self, number: int, row: list[str]) -> Step:
        cells = self._member_table.cells(row)
        span = lasting(cells["start"], cells["end"], self.known_until)
        if _RESTING.search(cells["note"]):
            # A body can keep a state from its meetings; whether the treaty's duties rest too is not for us to say.
            resting = self._periods(match[0] for match in _PERIOD.finditer(cells["note"]))
            span = Span(span.possible, (span - resting).certain)
        piece = self._member_table.evidence(number, cells, tuple(self._member_table.columns))
        body = cells["state"] in self._members
        return Step(cells["state"], MEMBER, cells["organization"], _shown(cells), span, body=body, evidence=piece)

    def _founding(self, number: int, row: list[str]) -> Step:
        cells = self._organization_table.cells(row)
        piece = self._organization_table.evidence(number, cells, ("id", "treaty", "existed"))
        return Step(cells["id"], FOUNDED, cells["treaty"], None, FOR_EVER, body=True, evidence=piece)

    def _original(self, treaty: str) -> Iterator[Step]:
        number, cells = self._treaties[treaty]
        lived = self._life(treaty)
        for party in filter(None, cells["parties"].split("|")):
            piece = self._treaty_table.evidence(number, cells, ("id", "signed", "in_force", "ended", "parties"))
            body = party in self._bodies and party in self._members
            yield Step(party, PARTY, treaty, lived.date, lived.span, body=body, evidence=piece)

    def _founded(self, treaty: str) -> list[tuple[int, list[str]]]:
        return [numbered for numbered in self._organizations.get(treaty, ()) if numbered[1][0] in self._members]

    @cached_property
    def _without_parties(self) -> dict[str, list[str]]:
        """Who may be bound by treaties with clauses that parties.csv does not list: by state or body."""
        found: dict[str, list[str]] = {}
        for treaty in self._provisions:
            if treaty not in self._parties:
                for source in {step.source for step in self.links_to(treaty)}:
                    found.setdefault(source, []).append(treaty)
        return found

    def _may_bind(self, ident: str) -> list[str]:
        return self._without_parties.get(ident, [])

    def _periods(self, texts: Iterable[str]) -> Span:
        """Some periods as one span; a single date is the beginning of one that has no end yet."""
        halves = (text.strip().partition("/") for text in texts)
        return any_of(lasting(start, end or None, self.known_until) for start, _, end in halves)


@cache
def tables() -> Tables:
    """The tables of this installation."""
    return Tables(files("foedus.seeds").joinpath(FOLDER))


def _shown(cells: dict[str, str]) -> str:
    """The dates of a row as EDTF: `1962/..`."""
    return f"{cells['start'] or '..'}/{cells['end'] or '..'}"
