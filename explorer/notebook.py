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

from dataclasses import dataclass
from html import escape
from urllib.parse import quote

from foedus.graph import Filter, Store, counts, resolve


@dataclass(frozen=True)
class Page:
    """A page of a store. Nodes are ids or names; `path` are two ends, `case` attacked, attacker and date (EDTF).

    `part` of a case is case, steps, ledger or state, which has no attacker. `filter` keeps some of the edges. Raises
    UnknownNode when it is shown.
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
        from foedus.explorer.knowledge import knowledge_of
        from foedus.explorer.page import render
        from foedus.explorer.page.opening import MOST_NODES
        from foedus.explorer.page.part import part

        ends = self.path or (self.case or ())[:2] or ((self.focus,) if self.focus else ())
        focus = tuple(resolve(self.store, each) for each in ends if each)
        total = counts(self.store)
        return render(
            part(self.store, self.filter or Filter(), focus, MOST_NODES, isolated=self.filter is None),
            language=self.language, focus=focus, total_nodes=total["nodes"], total_edges=total["edges"],
            start=self._state(focus),
            facts=knowledge_of(self.store, self.language),
        )  # fmt: skip

    def _state(self, focus: tuple[str, ...]) -> str:
        ids = "~".join(quote(each, safe="") for each in focus)
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
