"""What ATOP codes of a member's obligations in a phase, as provisions with typed conditions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from foedus.graph import Conditions, Provision
from foedus.graph.provisions import SOME
from foedus.loaders.cow import CowStates

if TYPE_CHECKING:
    from foedus.loaders.atop import Membership

# ATOP's columns, with our obligation and the beginning of the columns of its conditions.
OBLIGATIONS = {
    "defense": ("defense", "defco"),
    "offense": ("offense", "offco"),
    "neutral": ("neutrality", "neuco"),
    "nonagg": ("nonaggression", ""),
    "consul": ("consultation", "conco"),
}
# Conditions that ATOP codes without their value, in words: an adversary that it does not name, a place, and so on.
_UNNAMED = {
    "adv": "the adversary is the one that the text means",
    "loc": "it is in the place that the text means",
    "con": "it is in the conflict that the text means",
    "dem": "it follows on the demands that the text means",
}
_SEVERAL = 2


def clauses(
    phase: Sequence[Membership], ids: Mapping[int, list[str]], states: CowStates, file: str
) -> Iterator[Provision]:
    """The provisions of one phase of an alliance: one for each obligation and each manner of being bound to it.

    `ids` are our states by row. Where obligations vary among the allies of a member, ATOP's file does not say towards
    whom it has which: it is then owed towards `some`.
    """
    start = min(row.start for row in phase)
    end = None if any(row.end == ".." for row in phase) else max(row.end for row in phase)
    everyone = "|".join(dict.fromkeys(state for row in phase for state in ids[row.row]))
    for column, (obligation, prefix) in OBLIGATIONS.items():
        alike: dict[tuple[Conditions, str | None, str], list[Membership]] = {}
        for row in phase:
            if row.cells[column] == "1":
                towards = SOME if row.cells.get("obvary") == "1" and len(phase) > _SEVERAL else everyone
                alike.setdefault((*_conditions(row.cells, prefix, states), towards), []).append(row)
        for (conditions, words, towards), rows in alike.items():
            bound = "|".join(dict.fromkeys(state for row in rows for state in ids[row.row]))
            lines = ", ".join(str(row.row) for row in rows)
            reference = f"ATOP {rows[0].alliance}, phase {rows[0].phase}: {file}, rows {lines}"
            yield Provision("", obligation, words, bound, towards, start, end, conditions, {}, reference)


def _conditions(cells: Mapping[str, str], prefix: str, states: CowStates) -> tuple[Conditions, str | None]:
    if not prefix:
        return Conditions(), None

    def coded(ending: str) -> bool:
        return cells.get(prefix + ending) == "1"

    adversary = tuple(_adversaries(cells, states)) if coded("adv") else ()
    said = [words for ending, words in _UNNAMED.items() if coded(ending) and not (ending == "adv" and adversary)]
    made = Conditions(
        armed_attack=coded("att"),
        unprovoked=cells.get(f"{prefix}npr") == "1",
        adversary=adversary,
        adversaries=_SEVERAL if coded("num") else 0,
        on_request=coded("req"),
    )
    return made, "; ".join(said) or None


def _adversaries(cells: Mapping[str, str], states: CowStates) -> Iterator[str]:
    for column in ("statthr1", "statthr2"):
        number = cells.get(column, "")
        if number.isdigit() and int(number):
            yield from states.all(int(number))
