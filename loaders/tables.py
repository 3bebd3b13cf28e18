"""The gazetteer's instruments, as a source for `foedus.graph.book`: who is bound by which treaty, row by row.

Reads treaties.csv, provisions.csv, parties.csv, organizations.csv, members.csv and states.csv, all described in
seeds/gazetteer/README.md. A treaty binds the parties that parties.csv lists; one that has no lines there binds the
members of the bodies founded on it; where there are none, those that treaties.csv names, for as long as it is in force.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, cached_property

from foedus.graph.dates import ALWAYS, FOREVER, Interval, interval
from foedus.graph.days import FOR_EVER, NO, Days, Span, any_of, lasting
from foedus.graph.instruments import FOUNDED, MEMBER, PARTY, Clause, Step
from foedus.graph.ties import life
from foedus.loaders.clauses_table import provision
from foedus.loaders.table import Row, Shelf, shelf

# What the note of a membership says of its resting, and for how long.
_RESTING = re.compile(r"\b(suspended|frozen|withdrew|dormant)\b")
_PERIOD = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?(?:/(?:\.\.|\d{4}(?:-\d\d(?:-\d\d)?)?))?")


class Tables:
    """A shelf of tables as a source of instruments. What has no end is certain up to the day that the tables were kept
    to (edition.csv), and possible beyond."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf

    @cached_property
    def known_until(self) -> int:
        """The day (YYYYMMDD) up to which the tables were kept."""
        edition = self._shelf.every("edition")
        return interval(edition[0].cells["known_until"]).start if edition else FOREVER

    def links_to(self, ident: str) -> Iterator[Step]:
        """The links that end at a body or a treaty."""
        yield from map(self._member, self._shelf.rows("members", "organization", ident))
        listed = self._shelf.rows("parties", "treaty", ident)
        yield from map(self._party, listed)
        if not listed and self._shelf.row("treaties", ident):
            founded = self._shelf.rows("organizations", "treaty", ident)
            yield from map(_founding, founded)
            if not any(self._has_members(row.cells["id"]) for row in founded):
                yield from self._original(ident)

    def links_from(self, ident: str) -> Iterator[Step]:
        """The links that begin at a state or a body."""
        yield from map(self._member, self._shelf.rows("members", "state", ident))
        yield from map(self._party, self._shelf.rows("parties", "party", ident))
        for treaty in self._without_list.get(ident, ()):
            yield from (step for step in self.links_to(treaty) if step.source == ident)

    def offices(self, leader: str) -> Iterator[Step]:
        """The offices that somebody held: links to states and bodies."""
        for row in self._shelf.rows("leaders", "id", leader):
            cells = row.cells
            span = lasting(cells["start"] or "..", cells["end"], self.known_until)
            yield Step(leader, cells["relation"], cells["state"], _dates(cells), span, evidence=row.evidence())

    def allied(self, one: str, other: str) -> Days:
        """When treaties that bind to help in war bound both of two."""
        bound = {step.target: step.span for step in self.links_from(one) if step.relation == PARTY}
        theirs = [step for step in self.links_from(other) if step.relation == PARTY and step.target in bound]
        helping = (step for step in theirs if any(map(_is_help, self._shelf.rows("provisions", "treaty", step.target))))
        return any_of(step.span & bound[step.target] for step in helping).possible

    def clauses(self, treaty: str) -> Iterator[Clause]:
        """What a treaty provides, each for its own time within the life of the treaty. Raises ValueError, BadDate."""
        lived = self._life(treaty)
        for row in self._shelf.rows("provisions", "treaty", treaty):
            said = provision(row.cells)
            own = bool(said.start or said.end)
            span = lasting(said.start or "..", said.end, self.known_until) if own else FOR_EVER
            date = _spell(said.start, said.end) if own else None
            shown = row.evidence()
            step = Step(treaty, "provides", said.article, date, span, evidence=shown)
            yield Clause(said, span & lived.span, (step, lived))

    def treaties(self, days: Interval = ALWAYS) -> set[str]:
        """The ids of treaties with clauses that may be in force on one of some days."""
        every = self._shelf.by("provisions", "treaty")
        return {treaty for treaty in every if days == ALWAYS or self._life(treaty).span.on(days) != NO}

    def lived(self, state: str) -> Days | None:
        """The days on which a state may have existed."""
        row = self._shelf.row("states", state)
        return life(row.cells["existed"]) if row else None

    def _life(self, treaty: str) -> Step:
        """When a treaty is in force. One that has no date of that counts from the day on which its parties are bound,
        where that is known, and else perhaps from its signature on."""
        row = self._shelf.row("treaties", treaty)
        if row is None:
            return Step(treaty, "in-force", "", None, FOR_EVER)
        began, signed, ended = (row.cells[name] for name in ("in_force", "signed", "ended"))
        listed = treaty in self._shelf.by("parties", "treaty")
        span = lasting(began or (".." if listed else signed), ended, self.known_until)
        if not (began or listed or treaty in self._shelf.by("organizations", "treaty")):
            span = span.doubted()
        shown = row.evidence("id", "signed", "in_force", "ended", "registration")
        return Step(treaty, "in-force", "", _spell(began or signed, ended), span, evidence=shown)

    def _party(self, row: Row) -> Step:
        cells = row.cells
        span = lasting(cells["start"] or "..", cells["end"], self.known_until)
        if cells["suspended"]:
            span -= self._periods(cells["suspended"].split("|"))
        return Step(
            cells["party"], PARTY, cells["treaty"], _dates(cells), span, cells["side"],
            body=self._is_body(cells["party"]), evidence=row.evidence(),
        )  # fmt: skip

    def _member(self, row: Row) -> Step:
        cells = row.cells
        span = lasting(cells["start"], cells["end"], self.known_until)
        if _RESTING.search(cells["note"]):
            # A body can keep a state from its meetings; whether the treaty's duties rest too is not for us to say.
            resting = self._periods(match[0] for match in _PERIOD.finditer(cells["note"]))
            span = Span(span.possible, (span - resting).certain)
        body = self._is_body(cells["state"])
        return Step(
            cells["state"], MEMBER, cells["organization"], _dates(cells), span, body=body, evidence=row.evidence()
        )  # fmt: skip

    def _original(self, treaty: str) -> Iterator[Step]:
        row = self._shelf.row("treaties", treaty)
        lived = self._life(treaty)
        for party in filter(None, row.cells["parties"].split("|") if row else ()):
            shown = row.evidence("id", "signed", "in_force", "ended", "parties") if row else ()
            yield Step(party, PARTY, treaty, lived.date, lived.span, body=self._is_body(party), evidence=shown)

    def _is_body(self, ident: str) -> bool:
        """Whether it binds its members, be they in the tables or only in a document."""
        return self._has_members(ident) or ident in self._shelf.by("organizations", "id")

    def _has_members(self, ident: str) -> bool:
        return ident in self._shelf.by("members", "organization")

    @cached_property
    def _without_list(self) -> dict[str, list[str]]:
        """Who may be bound by treaties that parties.csv does not list, by state or body. What such a treaty provides, a
        document may say where the tables do not."""
        found: dict[str, list[str]] = {}
        listed = self._shelf.by("parties", "treaty")
        pairs = self._shelf.pairs("organizations", "id", "treaty")
        for treaty, parties in self._shelf.pairs("treaties", "id", "parties"):
            pairs += [(party, treaty) for party in parties.split("|")]
        for source, treaty in dict.fromkeys(pairs):
            if source and treaty and treaty not in listed:
                found.setdefault(source, []).append(treaty)
        return found

    def _periods(self, texts: Iterable[str]) -> Span:
        """Some periods as one span; a single date is the beginning of one that has no end yet."""
        halves = (text.strip().partition("/") for text in texts)
        return any_of(lasting(start, end or None, self.known_until) for start, _, end in halves)


def _is_help(row: Row) -> bool:
    return row.cells["obligation"] in ("defense", "offense")


def _founding(row: Row) -> Step:
    return Step(
        row.cells["id"], FOUNDED, row.cells["treaty"], None, FOR_EVER, body=True,
        evidence=row.evidence("id", "treaty", "existed"),
    )  # fmt: skip


def _dates(cells: dict[str, str]) -> str:
    """The dates of a row as EDTF: `1962/..`."""
    return _spell(cells["start"], cells["end"])


def _spell(*bounds: str | None) -> str:
    """From a first to a last day, in brackets what may be any day of an interval: `1966-11-04/[1967-06/1977]`."""
    return "/".join(f"[{bound}]" if bound and "/" in bound else bound or ".." for bound in bounds)


@cache
def tables() -> Tables:
    """The tables of this installation."""
    return Tables(shelf())
