"""One step of a path search: nodes' neighbours, read from the table made for it and from nowhere else."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from json import loads

from foedus.graph.edges import Beyond, Filter, day_clause
from foedus.graph.errors import UnknownNode
from foedus.graph.ontology import ontology
from foedus.graph.store import Store
from foedus.graph.undated import Bonds


@dataclass(frozen=True, slots=True)
class Allowed:
    """Which edges a path may walk: everything that is empty or None leaves all in.

    `relations`, `families` and `without` are names of the ontology, `as_of` is EDTF. Edges without a date fit
    the days on which both their ends lived, or the party was bound, as far as that and `bonds` are known; with `dated`,
    none. `directed` walks edges from source to target only, symmetric ones both ways.
    `kinds` are those of the nodes between the two ends, of which `avoiding` are none; `beyond` adds edges
    that are not in the store.
    """

    relations: tuple[str, ...] = ()
    families: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    as_of: str | None = None
    dated: bool = False
    polarity: str | None = "affirmed"
    directed: bool = False
    kinds: tuple[str, ...] = ()
    avoiding: tuple[str, ...] = ()
    beyond: Beyond | None = None
    bonds: Bonds | None = None

    def between(self, *ends: str) -> Filter:
        """The filter for the allowed edges: those from a first id to a second one, or all."""
        return Filter(
            sources=ends[:1],
            targets=ends[1:],
            relations=self.relations,
            families=self.families,
            without=self.without,
            polarity=self.polarity,
            as_of=self.as_of,
            dated=self.dated,
            beyond=self.beyond,
            bonds=self.bonds,
        )


Near = Callable[[Collection[int]], dict[int, list[int]]]


def steps(store: Store, allowed: Allowed, ids: Ids, ends: Collection[int]) -> tuple[Near, Near]:
    """Two functions from row numbers of nodes to the nodes one step ahead of each, and to those one step behind.

    `ends` are the row numbers of the path's ends, which may be of any kind. Raises UnknownName and BadDate.
    """
    ahead, behind = _stored_steps(store, allowed)
    if allowed.beyond:
        ahead, behind = _further(ahead, allowed, ids, ahead=True), _further(behind, allowed, ids, ahead=False)
    if allowed.kinds:
        ahead, behind = (_only(near, ids, allowed.kinds, {*ends}) for near in (ahead, behind))
    if shut := set(map(ids.number, allowed.avoiding)) - {*ends}:
        ahead, behind = (_without(near, shut) for near in (ahead, behind))
    return ahead, behind


def _without(near: Near, shut: set[int]) -> Near:
    """The steps to all but some nodes."""
    return lambda nodes: {
        node: [other for other in others if other not in shut] for node, others in near(nodes).items()
    }


def _only(near: Near, ids: Ids, kinds: tuple[str, ...], ends: set[int]) -> Near:
    """The steps to nodes of some kinds, and to the ends."""

    def chosen(nodes: Collection[int]) -> dict[int, list[int]]:
        found = near(nodes)
        fit = ids.of_kinds({other for others in found.values() for other in others}, kinds) | ends
        return {node: [other for other in others if other in fit] for node, others in found.items()}

    return chosen


def _further(near: Near, allowed: Allowed, ids: Ids, *, ahead: bool) -> Near:
    """The steps of a store, and those along edges that are not in it."""
    ways = (ahead,) if allowed.directed else (True, False)
    beyond, wanted = allowed.beyond, allowed.between()

    def both(nodes: Collection[int]) -> dict[int, list[int]]:
        found = {node: list(others) for node, others in near([node for node in nodes if node > 0]).items()}
        for node in nodes:
            others = {
                other for way in ways if beyond for other, _ in beyond.neighbours(ids.ident(node), wanted, ahead=way)
            }
            found.setdefault(node, []).extend(map(ids.number, others))
        return found

    return both


def _stored_steps(store: Store, allowed: Allowed) -> tuple[Near, Near]:
    ahead, words = clauses(store, allowed, 1)
    behind, _ = clauses(store, allowed, -1)
    return _reader(store, ahead, words), _reader(store, behind, words)


def clauses(store: Store, allowed: Allowed, way: int) -> tuple[list[str], tuple[str, ...]]:
    """What a row of the table steps has to fulfil to be walked, `way` 1 ahead or -1 back, as SQL, and the text for its
    ?2. Raises UnknownName and BadDate."""
    wanted = allowed.between()
    names, words = wanted.relation_names(), wanted.words()
    found = [] if names is None else [_any_of(store, names)]
    found += [day_clause(store, wanted, "assertion")] if wanted.as_of or wanted.dated else []
    found += [f"{column} = ?2" for column in words]
    if allowed.directed:
        symmetric = _any_of(store, [name for name, each in ontology().relations.items() if each.symmetric])
        found.append(f"(way = {way} OR {symmetric})")
    return found, tuple(words.values())


def _any_of(store: Store, names: Iterable[str]) -> str:
    stored = dict(store.connection.execute("SELECT name, id FROM relations").fetchall())
    return f"relation IN ({', '.join(str(stored[name]) for name in names if name in stored)})"


def _reader(store: Store, clauses: list[str], words: tuple[str, ...]) -> Near:
    # One row a node with its neighbours in an array: a row for each neighbour takes twice the time to fetch.
    rest = "".join(f" AND {clause}" for clause in clauses)
    many = f"SELECT value, (SELECT json_group_array(other) FROM steps WHERE node = value{rest}) FROM json_each(?1)"
    single = f"SELECT json_group_array(other) FROM steps WHERE node = ?1{rest}"

    def near(nodes: Collection[int]) -> dict[int, list[int]]:
        if len(nodes) == 1:
            (node,) = nodes
            return {node: loads(store.connection.execute(single, (node, *words)).fetchone()[0])}
        rows = store.connection.execute(many, (str(list(nodes)), *words)).fetchall()
        # Parsed in one go, which is cheaper than array by array.
        arrays = loads(f"[{','.join([array for _, array in rows])}]")
        return {node: array for (node, _), array in zip(rows, arrays, strict=True)}

    return near


class Ids:
    """Ids of nodes by their row numbers, read as they are needed."""

    def __init__(self, store: Store, beyond: Beyond | None = None) -> None:
        self._connection, self._beyond = store.connection, beyond
        self._known: dict[int, str] = {}
        self._unstored: dict[str, int] = {}

    def ident(self, number: int) -> str:
        """The id of a node."""
        if number not in self._known:
            self.ordered({number})
        return self._known[number]

    def number(self, ident: str) -> int:
        """The row number of a node, or of that which it counts as; one below zero where it is known beyond the store
        alone. Raises UnknownNode."""
        if ident in self._unstored:
            return self._unstored[ident]
        row = self._connection.execute(
            "SELECT id, slug FROM nodes WHERE id = (SELECT coalesce(counts_as, n.id) FROM nodes n"
            " LEFT JOIN same ON node = n.id WHERE slug = ?)", (ident,)
        ).fetchone()  # fmt: skip
        if row is None and self._beyond and self._beyond.node(ident):
            self._unstored[ident] = -1 - len(self._unstored)
            row = (self._unstored[ident], ident)
        if row is None:
            raise UnknownNode(ident)
        self._known[row[0]] = row[1]
        return int(row[0])

    def of_kinds(self, nodes: Collection[int], kinds: tuple[str, ...]) -> set[int]:
        """Those of some row numbers whose nodes are of some kinds."""
        sql = (
            "SELECT nodes.id FROM json_each(?) CROSS JOIN nodes ON nodes.id = value"
            f" WHERE kind IN ({', '.join('?' * len(kinds))})"
        )
        rows = self._connection.execute(sql, (str([node for node in nodes if node > 0]), *kinds)).fetchall()
        unstored = {node for node in nodes if node < 0 and self._beyond and self.kind(node) in kinds}
        return {node for (node,) in rows} | unstored

    def kind(self, number: int) -> str:
        """The kind of a node that is known beyond the store alone."""
        found = self._beyond.node(self._known[number]) if self._beyond else None
        return found.kind if found else ""

    def ordered(self, nodes: set[int]) -> list[int]:
        """Row numbers in the alphabetical order of their ids, without those that another process just forgot."""
        unknown = nodes - self._known.keys()
        if len(unknown) == 1:
            self._known.update(self._connection.execute("SELECT id, slug FROM nodes WHERE id = ?", tuple(unknown)))
        elif unknown:
            sql = "SELECT nodes.id, slug FROM json_each(?) CROSS JOIN nodes ON nodes.id = value"
            self._known.update(self._connection.execute(sql, (str(list(unknown)),)))
        return sorted(nodes & self._known.keys(), key=self._known.__getitem__)

    def route(self, nodes: Iterable[int]) -> tuple[str, ...]:
        """A route of ids from one of row numbers that were ordered before."""
        return tuple(map(self._known.__getitem__, nodes))
