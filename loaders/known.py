"""What the gazetteer knows of a node by its id or by one of its names, for those who have not loaded any document."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, cached_property

from foedus.graph import Document, Node
from foedus.graph.dates import ALWAYS, Interval, interval
from foedus.graph.errors import BadDate, UnknownNode
from foedus.graph.names import fold
from foedus.loaders.entries import entry
from foedus.loaders.table import FOLDER, Shelf, shelf

_TABLES = ("states", "organizations", "treaties")
_FOREMOST = ("label", "long", "acronym")
_SHORT = ("label", "alias")
_LANDS = ("label", "long", "alias")


class Known:
    """The states, organizations, treaties and areas of a shelf of tables."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._nodes: dict[str, Node | None] = {}

    def node(self, ident: str) -> Node | None:
        """The entry with this id, as a node."""
        if ident not in self._nodes:
            rows = ((table, self._shelf.row(table, ident)) for table in _TABLES)
            self._nodes[ident] = next((entry(table, row.cells) for table, row in rows if row), None)
        return self._nodes[ident]

    def document(self, ident: str) -> Document | None:
        """A table as a document, by the id that its rows have as evidence."""
        folder, _, name = ident.partition("/")
        return Document(ident, f"foedus, gazetteer: {name.removesuffix('.csv')}") if folder == FOLDER and name else None

    def state(self, text: str, days: Interval = ALWAYS) -> Node:
        """The state with this id or name, in any spelling: foremost names count before other ones, and of several
        states of one name the one that existed on some days. Raises UnknownNode with suggestions.
        """
        if (found := self.node(text.strip())) and found.kind == "State":
            return found
        named = self._states.get(fold(text), [])
        foremost = [node for node, role in named if role in _FOREMOST]
        fitting = list({node.id: node for node in foremost or [node for node, _ in named]}.values())
        fitting = living(fitting, days)
        if len(fitting) == 1:
            return fitting[0]
        if fitting:
            raise UnknownNode(text, tuple(f"{node.label()} ({node.id})" for node in fitting), several=True)
        raise UnknownNode(text, self.near(text))

    def instead(self, ident: str, days: Interval) -> list[Node]:
        """The states of some days with a name that holds the name of another state, or whose label is held in it: of
        Germany in 1970, West and East Germany. At most four."""
        wanted = {fold(name.text) for name in (self.node(ident) or Node("", "")).names if name.role == "label"}
        found: dict[str, Node] = {}
        for name, nodes in self._states.items():
            longer, shorter = any(_holds(name, each) for each in wanted), any(_holds(each, name) for each in wanted)
            alike = [node for node, role in nodes if (longer and role in _SHORT) or (shorter and role == "label")]
            found |= {node.id: node for node in alike if node.id != ident}
        return [node for _, node in sorted(found.items()) if _existed(node, days)][:4]

    def named(self, text: str) -> Node | None:
        """The first organization or treaty with this id or name."""
        if found := self.node(text.strip()):
            return found
        return next((n for n in self.beyond_states() if fold(text) in {fold(name.text) for name in n.names}), None)

    def beyond_states(self) -> Iterator[Node]:
        """All organizations and treaties, in the order of their tables."""
        for table in ("organizations", "treaties"):
            yield from (entry(table, row.cells) for row in self._shelf.every(table))

    @cached_property
    def areas(self) -> dict[str, frozenset[str]]:
        """The states whose homelands lie in each area; `parties` stands for those of the treaty."""
        rows = self._shelf.every("areas")
        return {row.cells["id"]: frozenset(filter(None, row.cells["states"].split("|"))) for row in rows}

    def lands(self, name: str, days: Interval) -> frozenset[str]:
        """The ids of the states and territories that are called so (a folded name) and existed on some days."""
        called = {node.id: node for node, role in self._states.get(name, ()) if role in _LANDS}
        return frozenset(node.id for node in living([*called.values()], days))

    def is_land(self, ident: str) -> bool:
        """Whether it is the id of a state or territory."""
        found = self.node(ident)
        return found is not None and found.kind == "State"

    def area(self, text: str) -> str | None:
        """The id of the area that is called so, if any is."""
        for row in self._shelf.every("areas"):
            if fold(text) in {fold(cell) for column, cell in row.cells.items() if column != "states"}:
                return row.cells["id"]
        return None

    def area_name(self, ident: str, language: str) -> str:
        """What to call an area; its id where the tables do not have it."""
        row = self._shelf.row("areas", ident)
        return (row.cells.get(f"name_{language}") if row else "") or ident

    def word(self, text: str, language: str) -> str:
        """What a word of a provision (an article without a number, a conflict) is called in a language; itself where
        the tables have nothing."""
        row = self._shelf.row("phrases", text)
        return (row.cells.get(f"name_{language}") if row else "") or text

    @cached_property
    def _states(self) -> dict[str, list[tuple[Node, str]]]:
        named: dict[str, list[tuple[Node, str]]] = {}
        for row in self._shelf.every("states"):
            node = entry("states", row.cells)
            for name in node.names:
                named.setdefault(fold(name.text), []).append((node, name.role))
        return named

    def near(self, text: str) -> tuple[str, ...]:
        """The states with a name that is written nearly so, as « Chile (CHL) »; at most three."""
        import difflib

        near = (self._states[name][0][0] for name in difflib.get_close_matches(fold(text), self._states, 3, 0.7))
        return tuple(dict.fromkeys(f"{node.label()} ({node.id})" for node in near))


def _holds(one: str, other: str) -> bool:
    """Whether a folded name has all words of another, side by side."""
    return f" {other} " in f" {one} "


def living(states: list[Node], days: Interval) -> list[Node]:
    """Those of some states that existed on one of some days; all where that would leave none."""
    if len(states) < 2:
        return states
    return [state for state in states if _existed(state, days)] or states


def _existed(state: Node, days: Interval) -> bool:
    said = state.attributes.get("existed")
    spells = [spell for spell in said.split("|") if spell] if isinstance(said, str) else []
    try:
        return not spells or any(interval(spell).overlaps(days) for spell in spells)
    except BadDate:
        return True


@cache
def known() -> Known:
    """The gazetteer of this installation."""
    return Known(shelf())
