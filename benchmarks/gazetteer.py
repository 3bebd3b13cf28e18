"""How far the gazetteer agrees with ATOP: python benchmarks/gazetteer.py ATOP_FOLDER [--list]

The folder is your own download, with the member-level file. Compared are the alliances that seeds/gazetteer/atop.csv
names, up to 2016: obligations, members, and the years of entry (signature or accession, as ATOP counts it) and exit.
Where a date of ours is an interval, a year within it agrees. --list prints each difference.
"""

from __future__ import annotations

import argparse
import csv
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from foedus.graph.beginnings import shifted
from foedus.graph.dates import FOREVER, Interval, interval
from foedus.loaders.table import shelf

LAST = 2016_12_31
APART = 40  # days without which two spells of one member are one
OPEN = Interval(FOREVER, FOREVER)
COLUMNS = {"defense": "defense", "offense": "offense", "neutrality": "neutral", "nonaggression": "nonagg",
           "consultation": "consul"}  # fmt: skip
_PERIOD = re.compile(r"suspended ([-\d]+/(?:[-\d]+|\.\.))")
_SIGNED = re.compile(r"accession signed ([-\d]+)")


class Spell(NamedTuple):
    """When somebody was in, each bound as far as it is known."""

    entry: Interval
    exit: Interval


Members = dict[int, list[Spell]]


def listed(treaty: str) -> Iterator[tuple[str, str, str, list[str]]]:
    """Who is or was a party: state, entry, exit, suspensions."""
    if parties := shelf().rows("parties", "treaty", treaty):
        for cells in (row.cells for row in parties):
            yield cells["party"], cells["start"], cells["end"], list(filter(None, cells["suspended"].split("|")))
        return
    for body in shelf().rows("organizations", "treaty", treaty):
        for cells in (row.cells for row in shelf().rows("members", "organization", body.cells["id"])):
            signed = _SIGNED.search(cells["note"])
            rests = [_PERIOD.search(cells["note"])] if cells["note"].startswith("suspended") else []
            yield cells["state"], signed[1] if signed else cells["start"], cells["end"], [m[1] for m in rests if m]


def ours(treaties: Iterable[str]) -> Members:
    """The spells of the members of some treaties, by COW number."""
    found: Members = defaultdict(list)
    for treaty in treaties:
        first, last = life(treaty)
        for state, start, end, rests in listed(treaty):
            row = shelf().row("states", state)
            if row and row.cells["cow"]:
                whole = Spell(max(interval(start), first), earlier(interval(end) if end else OPEN, last))
                spells = cut(whole, map(interval, rests))
                found[int(row.cells["cow"])] += [spell for spell in spells if spell.entry.start <= LAST]
    return {number: joined(spells) for number, spells in found.items() if spells}


def life(treaty: str) -> tuple[Interval, Interval]:
    """The first days on which it may bind, and the last: of the treaty, or of its last duty."""
    (row,) = shelf().rows("treaties", "id", treaty)
    ends = [each.cells["end"] for each in shelf().rows("provisions", "treaty", treaty)]
    duties = max(map(interval, ends), key=lambda each: each.end) if all(ends) else OPEN
    ended = interval(row.cells["ended"]) if row.cells["ended"] else OPEN
    signed = interval(row.cells["signed"]) if row.cells["signed"] else interval("0001")
    return signed, earlier(ended, duties)


def earlier(one: Interval, other: Interval) -> Interval:
    """When the first of two things happened."""
    return Interval(min(one.start, other.start), min(one.end, other.end))


def cut(spell: Spell, rests: Iterable[Interval]) -> list[Spell]:
    """A spell without the time in which it rested."""
    pieces = [spell]
    for rest in rests:
        *before, last = pieces
        pieces = [*before, Spell(last.entry, Interval(rest.start, rest.start))]
        if rest.end < FOREVER:
            pieces.append(Spell(Interval(rest.end, rest.end), last.exit))
    return pieces


def joined(spells: Iterable[Spell]) -> list[Spell]:
    """Spells in the order of time, those without a gap as one."""
    found: list[Spell] = []
    for spell in sorted(spells):
        if found and spell.entry.start <= shifted(found[-1].exit.end, APART):
            found[-1] = Spell(found[-1].entry, max(found[-1].exit, spell.exit, key=lambda each: each.end))
        else:
            found.append(spell)
    return found


def theirs(rows: Iterable[dict[str, str]]) -> Members:
    """The same of rows of ATOP."""
    found: Members = defaultdict(list)
    for row in rows:
        found[int(row["member"])].append(Spell(coded_date(row, "ent"), coded_date(row, "exit")))
    return {number: joined(spells) for number, spells in found.items()}


def coded_date(row: dict[str, str], which: str) -> Interval:
    """A date of ATOP; OPEN for the year 0. Its days need not be of the calendar."""
    year, month = int(row[f"yr{which}"]), int(row[f"mo{which}"] or 0)
    return interval(f"{year:04}-{month:02}" if month else f"{year:04}") if year else OPEN


def same_year(ours: Interval, theirs: Interval) -> bool:
    """Whether ATOP's year lies in our date; after the last year of ATOP nothing has ended."""
    if theirs == OPEN:
        return ours.end > LAST
    return ours.start // 10000 <= theirs.start // 10000 <= ours.end // 10000


def compared(treaties: list[str], rows: list[dict[str, str]]) -> Iterator[tuple[str, str, bool]]:
    """What was compared (obligation, member, entry, exit), what it is, and whether it agrees."""
    said = {row.cells["obligation"] for treaty in treaties for row in shelf().rows("provisions", "treaty", treaty)}
    coded = {name for name, column in COLUMNS.items() if any(row[column] == "1" for row in rows)}
    yield from (("obligation", name, (name in said) == (name in coded)) for name in COLUMNS)
    mine, other = ours(treaties), theirs(rows)
    for number in sorted(mine.keys() | other.keys()):
        here, there = mine.get(number, []), other.get(number, [])
        for place in range(max(len(here), len(there))):
            both = place < len(here) and place < len(there)
            yield "member", str(number), both
            if both:
                for bound in ("entry", "exit"):
                    one, two = getattr(here[place], bound), getattr(there[place], bound)
                    yield bound, f"{number}: {shown(one)}, ATOP {shown(two)}", same_year(one, two)


def paired() -> dict[tuple[tuple[str, str], ...], list[str]]:
    """The treaties of ours that are the same alliances of ATOP (number and phase, or all phases)."""
    by_treaty: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for row in shelf().every("atop"):
        by_treaty[row.cells["treaty"]].append((row.cells["atopid"], row.cells["phase"]))
    found: dict[tuple[tuple[str, str], ...], list[str]] = defaultdict(list)
    for treaty, alliances in by_treaty.items():
        found[tuple(alliances)].append(treaty)
    return found


def shown(days: Interval) -> str:
    """The years of a date."""
    years = dict.fromkeys("open" if bound == FOREVER else str(bound // 10000) for bound in days)
    return "/".join(years)


def main(folder: Path, *, listed: bool) -> int:
    """Print how much agrees; 1 where nothing could be compared."""
    file = next(iter(sorted(folder.glob("*member*.csv"))))
    with file.open(encoding="utf-8-sig", newline="") as lines:
        coded = list(csv.DictReader(lines))
    tally: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for alliances, treaties in paired().items():
        meant = [row for row in coded if {(row["atopid"], row["phase"]), (row["atopid"], "")} & {*alliances}]
        for what, which, agrees in compared(treaties, meant) if meant else ():
            tally[what][0] += agrees
            tally[what][1] += 1
            if not agrees and listed:
                print(f"{', '.join(treaties)} ({', '.join(number for number, _ in alliances)}): {what} {which}")
    for what, (agreed, number_of) in tally.items():
        print(f"{what:12}{agreed:6} of {number_of:6}{agreed / number_of:9.2%}")
    return int(not tally)


if __name__ == "__main__":
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("folder", metavar="ATOP_FOLDER", type=Path)
    asked.add_argument("--list", action="store_true", help="print each difference")
    given = asked.parse_args()
    sys.exit(main(given.folder, listed=given.list))
