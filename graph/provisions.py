"""What an article of a treaty obliges to: who is bound to what towards whom, when, and on which conditions."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from typing import Any

ALL = "all"
SOME = "some"  # towards some of the parties, and the source does not say which
ANY = "any"  # as adversary: whoever it is, a party to the treaty too


@dataclass(frozen=True, slots=True)
class Conditions:
    """What an obligation hangs on, after the condition variables of ATOP (defcoadv, defcoloc, defconpr and so on).

    `adversary` are ids of states against whom alone it holds (or `any`: a fellow party too), `place` is the id of an
    area (or its name), `conflict` the one war it was made for, in words; `adversaries` is how many it takes.
    `own_means` (each decides what it gives) and `constitutional` (each by its own procedure) say how, not whether;
    `political` is that the text binds nobody by law.
    """

    armed_attack: bool = False
    unprovoked: bool = False
    adversary: tuple[str, ...] = ()
    place: str = ""
    conflict: str = ""
    adversaries: int = 0
    on_request: bool = False
    own_means: bool = False
    constitutional: bool = False
    consent: bool = False
    political: bool = False

    def said(self) -> Iterator[tuple[str, Any]]:
        """Each condition that is made, with its value, in the order of the ontology."""
        for each in fields(self):
            if value := getattr(self, each.name):
                yield each.name, value


NONE = Conditions()


@dataclass(frozen=True, slots=True)
class Provision:
    """One of ATOP's five obligations, as an article has it.

    `condition` is what a document says of its trigger, in its own words; `conditions` are typed. `bound` and `towards`
    say who owes it to whom: `all` parties, the name of a side, or ids of states joined by `|`; so a guarantee binds
    one way. Towards `some` is uncertain for each. `start` and `end` (EDTF) are for what holds during a part of the
    treaty's life. `statements` put it in our own words, by language; `reference` says where the text is to be found
    (registration number, article).
    """

    article: str
    obligation: str
    condition: str | None = None
    bound: str = ALL
    towards: str = ALL
    start: str | None = None
    end: str | None = None
    conditions: Conditions = NONE
    statements: Mapping[str, str] = field(default_factory=dict)
    reference: str = ""


def as_record(provision: Provision) -> dict[str, Any]:
    """A provision as a JSON object; of the conditions only those that are made."""
    record = {each.name: getattr(provision, each.name) for each in fields(provision)}
    said = {name: list(value) if isinstance(value, tuple) else value for name, value in provision.conditions.said()}
    return record | {"conditions": said, "statements": dict(provision.statements)}


def from_record(record: Mapping[str, Any]) -> Provision:
    """The provision that `as_record` wrote. Raises TypeError or ValueError for anything else."""
    conditions = dict(record["conditions"])
    if "adversary" in conditions:
        conditions["adversary"] = tuple(conditions["adversary"])
    return Provision(**{**record, "conditions": Conditions(**conditions)})


def rest(provision: Provision) -> str:
    """All but article and obligation as the JSON text that the store keeps: what is as usual is left out."""
    usual = {"article": provision.article, "obligation": provision.obligation, **_USUAL}
    said = {name: value for name, value in as_record(provision).items() if value != usual[name]}
    return json.dumps(said, ensure_ascii=False, sort_keys=True, allow_nan=False)


def stored_provision(article: str, obligation: str, rest: str) -> Provision:
    """The provision that the store keeps so. Raises TypeError, ValueError or KeyError for what `rest` did not write."""
    return from_record({"article": article, "obligation": obligation, "conditions": {}, **json.loads(rest)})


_USUAL = {name: value for name, value in as_record(Provision("", "")).items() if name not in ("article", "obligation")}
