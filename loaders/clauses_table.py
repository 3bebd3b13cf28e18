"""A row of provisions.csv as a provision, checked: what a cell may hold is told in seeds/gazetteer/README.md."""

from __future__ import annotations

from collections.abc import Mapping

from foedus.graph import Conditions, Provision, ontology
from foedus.graph.dates import interval
from foedus.graph.provisions import ALL

_STATEMENT = "statement_"


def provision(cells: Mapping[str, str]) -> Provision:
    """The provision that a row describes. Raises ValueError for a cell that holds what it may not, BadDate."""
    if cells["obligation"] not in ontology().obligations:
        raise ValueError(f"{cells['obligation']!r} is no obligation.")
    start, end = cells["start"] or None, cells["end"] or None
    interval(start), interval(end)
    return Provision(
        cells["article"],
        cells["obligation"],
        cells.get("condition") or None,
        cells["bound"] or ALL,
        cells["towards"] or ALL,
        start,
        end,
        _conditions(cells),
        {name.removeprefix(_STATEMENT): text for name, text in cells.items() if name.startswith(_STATEMENT) and text},
        cells["reference"],
    )


def _conditions(cells: Mapping[str, str]) -> Conditions:
    return Conditions(
        armed_attack=_flag(cells["armed_attack"]),
        unprovoked=_flag(cells["unprovoked"]),
        adversary=tuple(filter(None, cells["adversary"].split("|"))),
        place=cells["place"],
        conflict=cells["conflict"],
        adversaries=int(cells["adversaries"] or 0),
        on_request=_flag(cells["on_request"]),
        own_means=_flag(cells["own_means"]),
        constitutional=_flag(cells["constitutional"]),
        consent=_flag(cells["consent"]),
        political=_flag(cells["political"]),
    )


def _flag(cell: str) -> bool:
    if cell not in ("", "yes"):
        raise ValueError(f"{cell!r} is neither yes nor empty.")
    return cell == "yes"
