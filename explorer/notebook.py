"""The page in a notebook: an object that a cell shows as the page in a frame, opened on what is asked.

from foedus.explorer.notebook import Page
from foedus.graph import Store

store = Store.open("foedus.db")
Page(store, focus="ARM")                                # a node and its neighbours
Page(store, path=("TUR", "KAZ"))                        # one path, with its sentences
Page(store, case=("ARM", "AZE", "2022-09-13"))          # who is bound to what
Page(store, case=("ARM", "AZE", "2022-09-13"), part="ledger")    # what was owed, asked and answered
Page(store, case=("FRA", "", "1914-07-28"), part="state")        # what a state owes and is owed on a day
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from html import escape
from urllib.parse import quote

from foedus.explorer.knowledge import Knowledge, knowledge_of
from foedus.explorer.stores import bonds, named
from foedus.graph import Filter, Store, counts, search
from foedus.graph.dates import ALWAYS, interval


@dataclass(frozen=True)
class Page:
    """A page of a store. Nodes are ids or names; `path` are two ends, `case` attacked, attacker and date (EDTF).

    Names mean what they mean to the commands: of states of one name the one that existed on the date, without one the
    one that still exists; a case may be of any state of the gazetteer. `part` of a case is case, steps, ledger or
    state, which has no attacker. `filter` keeps some of the edges. Raises UnknownNode and BadDate when it is shown, and
    Misuse where a case is of what is no state.
    """

    store: Store
    focus: str | None = None
    path: tuple[str, str] | None = None
    case: tuple[str, str, str] | None = None
    part: str = "case"
    filter: Filter | None = None
    language: str = "en"
    height: int = 640

    def html(self) -> str:
        """The page itself, as `foedus explore` writes it."""
        from foedus.explorer.page import render
        from foedus.explorer.page.opening import MOST_NODES
        from foedus.explorer.page.part import part

        facts, total = knowledge_of(self.store, self.language), counts(self.store)
        wanted = replace(self.filter or Filter(), bonds=bonds())
        ends = self._ends(facts, wanted)
        focus = tuple(each for each in ends if not self.case or search.named(self.store, each))
        return render(
            part(self.store, wanted, focus, MOST_NODES, isolated=self.filter is None),
            language=self.language, focus=focus, total_nodes=total["nodes"], total_edges=total["edges"],
            start=self._state(ends),
            facts=facts, wanted=wanted,
        )  # fmt: skip

    def _ends(self, facts: Knowledge, wanted: Filter) -> tuple[str, ...]:
        """The ids of what is asked for, as `foedus obligations` finds states and `foedus path` all else."""
        if self.case and not self.path:
            *states, date = self.case
            days = interval(date) if date else ALWAYS
            return tuple(facts.state(each, days) for each in states if each)
        asked = self.path or ((self.focus,) if self.focus else ())
        return tuple(named(self.store, each, beyond=bool(wanted.beyond), as_of=wanted.as_of) for each in asked)

    def _state(self, ends: tuple[str, ...]) -> str:
        ids = "~".join(quote(each, safe="") for each in ends)
        if self.path:
            return f"#v=1&m=p&p={ids}"
        if not self.case:
            return ""
        shown = {"case": "", "steps": "&g=steps.1", "state": "&g=state", "ledger": "&g=ledger&w=table"}[self.part]
        return f"#v=1&m=o&o={ids}{'' if self.case[1] else '~'}~{self.case[2]}{shown}"

    def _repr_html_(self) -> str:
        # Shut in: no storage, no cookies, nothing of the notebook; the page's own policy lets nothing load.
        allowed = "allow-scripts allow-downloads allow-modals allow-popups"
        return (
            f'<iframe title="foedus" sandbox="{allowed}" srcdoc="{escape(self.html())}" '
            f'style="width: 100%; height: {self.height:d}px; border: 0"></iframe>'
        )
