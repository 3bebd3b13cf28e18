"""States of the Correlates of War by their number and a time: one number may be several states of ours in turn."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, cached_property
from typing import NamedTuple

from foedus.graph import Name, Node
from foedus.graph.dates import Interval, interval
from foedus.graph.days import previous_day
from foedus.loaders.entries import entry
from foedus.loaders.table import Row, Shelf, shelf


class Stay(NamedTuple):
    """A state for a part of a time: from `start` to `end` (YYYYMMDD), None where the time itself begins or ends."""

    state: str
    start: int | None
    end: int | None


class CowStates:
    """The states that a shelf of tables knows by a COW number."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf

    def stays(self, number: int, days: Interval) -> list[Stay]:
        """Which states a number stands for during some days, one after another: 365 is Russia, the Soviet Union, and
        Russia again. A number that the tables do not have is a state of its own, `cow-` and the number."""
        spells = self._spells.get(number, [])
        if len({state for state, _ in spells}) < 2:
            return [Stay(spells[0][0] if spells else f"cow-{number}", None, None)]
        inside = [(state, spell) for state, spell in spells if spell.overlaps(days)]
        # Between two spells of existence the state that was there last goes on.
        chosen = inside or [max(spells, key=lambda each: (each[1].start <= days.start, each[1].start))]
        merged: list[tuple[str, int]] = []
        for state, spell in chosen:
            if not merged or merged[-1][0] != state:
                merged.append((state, spell.start))
        ends = [previous_day(start) for _, start in merged[1:]]
        return [
            Stay(state, None if place == 0 else start, ends[place] if place < len(ends) else None)
            for place, (state, start) in enumerate(merged)
        ]

    def all(self, number: int) -> list[str]:
        """All states that a number ever stood for."""
        return list(dict.fromkeys(state for state, _ in self._spells.get(number, []))) or [f"cow-{number}"]

    def node(self, ident: str) -> Node:
        """A state that `stays` gave, with its names."""
        if row := self._rows.get(ident):
            return entry("states", row.cells)
        number = ident.removeprefix("cow-")
        return Node(ident, "State", (Name(f"COW {number}", "", "label"),), {"cow": number})

    @cached_property
    def _rows(self) -> dict[str, Row]:
        return {row.cells["id"]: row for row in self._shelf.every("states")}

    @cached_property
    def _spells(self) -> dict[int, list[tuple[str, Interval]]]:
        found: dict[int, list[tuple[str, Interval]]] = {}
        for row in self._rows.values():
            if row.cells["cow"].isdigit():
                spells = found.setdefault(int(row.cells["cow"]), [])
                spells += [(row.cells["id"], spell) for spell in _intervals(row.cells["existed"])]
        return {number: sorted(spells, key=lambda each: each[1]) for number, spells in found.items()}


def _intervals(cell: str) -> Iterator[Interval]:
    return (interval(each) for each in cell.split("|") if each)


@cache
def cow_states() -> CowStates:
    """The states of this installation."""
    return CowStates(shelf())
