"""One step of a path search: nodes' neighbours, read from the table made for it and from nowhere else."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from json import loads

from foedus.graph.edges import Filter, day_clause
from foedus.graph.errors import UnknownNode
from foedus.graph.ontology import ontology
from foedus.graph.store import Store


@dataclass(frozen=True, slots=True)
class Allowed:
    """Which edges a path may walk: everything that is empty or None leaves all in.

    `relations`, `families` and `without` are names of the ontology, `as_of` is EDTF. Edges without a date fit any
    day unless `dated` asks for dated ones. `directed` walks edges from source to target only, symmetric ones both ways.
    """

    relations: tuple[str, ...] = ()
    families: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    as_of: str | None = None
    dated: bool = False
    polarity: str | None = "affirmed"
    directed: bool = False

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
        )


Near = Callable[[Collection[int]], dict[int, list[int]]]


def steps(store: Store, allowed: Allowed) -> tuple[Near, Near]:
    """Two functions from row numbers of nodes to the nodes one step ahead of each, and to those one step behind.

    Raises UnknownName and BadDate.
    """
    wanted = allowed.between()
    names, words = wanted.relation_names(), wanted.words()
    clauses = [] if names is None else [_any_of(store, names)]
    clauses += [day_clause(wanted)] if wanted.as_of or wanted.dated else []
    clauses += [f"{column} = ?2" for column in words]
    ahead, behind = list(clauses), list(clauses)
    if allowed.directed:
        symmetric = _any_of(store, [name for name, each in ontology().relations.items() if each.symmetric])
        ahead.append(f"(way = 1 OR {symmetric})")
        behind.append(f"(way = -1 OR {symmetric})")
    return _reader(store, ahead, tuple(words.values())), _reader(store, behind, tuple(words.values()))


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

    def __init__(self, store: Store) -> None:
        self._connection = store.connection
        self._known: dict[int, str] = {}

    def number(self, ident: str) -> int:
        """The row number of a node, or of that which it counts as. Raises UnknownNode."""
        row = self._connection.execute(
            "SELECT id, slug FROM nodes WHERE id = (SELECT coalesce(counts_as, n.id) FROM nodes n"
            " LEFT JOIN same ON node = n.id WHERE slug = ?)", (ident,)
        ).fetchone()  # fmt: skip
        if row is None:
            raise UnknownNode(ident)
        self._known[row[0]] = row[1]
        return int(row[0])

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
