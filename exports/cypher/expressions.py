"""Expressions of Neo4j's dialect, read as Neo4j reads them and put into Ladybug's so that they mean the same, or
refused by name."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from types import MappingProxyType
from typing import Any, NamedTuple

from foedus.exports.cypher.kinds import COLUMNS, Value
from foedus.exports.cypher.patterns import quoted
from foedus.exports.cypher.reading import Reader
from foedus.exports.cypher.signs import check
from foedus.exports.cypher.tokens import Refused, Token, split

_PARTS_OF_DATES = ("year", "month", "day", "quarter", "week")
Subquery = Callable[[list[Token]], str]


class Known(NamedTuple):
    """What is known of a store beside its query: types of relationships that join a node with itself, LadybugDB's
    types of the properties of nodes and of relationships, and the values of parameters."""

    loops: frozenset[str] = frozenset()
    nodes: Mapping[str, str] | None = None
    edges: Mapping[str, str] | None = None
    given: Mapping[str, Any] = MappingProxyType({})


NOTHING = Known()


class Expressions:
    """Puts expressions. `scope`: the variables that there are; `subquery` puts what stands between the braces of EXISTS
    and COUNT."""

    def __init__(self, subquery: Subquery, known: Known) -> None:
        self.subquery, self.known = subquery, known
        self.scope: dict[str, Value] = {}
        self.outside = False  # whether what is said of each member of a list speaks of another variable
        self._inside: str | None = None

    def value(self, found: list[Token]) -> Value:
        """Tokens of one expression as Ladybug takes them. Raises Refused."""
        reader = Reader(self, found)
        read = reader.read()
        if reader.place < len(found):
            raise Refused(f"an expression with {found[reader.place].text!r}.")
        return read

    def properties(self, found: list[Token], owner: str) -> str:
        """The braces in the pattern of a node or edge."""
        entries = list(self.entries(found[1:-1]))
        for name, value in entries:
            check(self.property_of(Value(owner, owner), name), value)
        return "{" + ", ".join(f"`{name}`: {value.text}" for name, value in entries) + "}"

    def entries(self, inside: list[Token]) -> Iterator[tuple[str, Value]]:
        """What stands between the braces of a map."""
        for entry in split(inside, ",") if inside else ():
            if len(entry) < 3 or entry[1].text != ":":
                raise Refused("braces that are no map.")
            yield entry[0].text.strip("`"), self.value(entry[2:])

    def property_of(self, owner: Value, name: str) -> Value:
        """A property of a node or relationship, a part of a date, or what a map has under a name. Raises Refused."""
        text = f"{owner.text}.`{name}`"
        if owner.kind == "date" or (owner.kind in ("", "?") and "." in owner.text and name in _PARTS_OF_DATES):
            if name not in _PARTS_OF_DATES:
                raise Refused(f"the part {name} of a date.")
            return Value(f"date_part('{name}', {owner.text})", "int")
        if owner.kind not in ("node", "edge", "either"):
            return Value(text, "?" if owner.kind == "?" else "")
        columns, whose = (self.known.nodes, "node") if owner.kind == "node" else (self.known.edges, "relationship")
        if columns is None:
            return Value(text, "?", True)
        if name not in columns:
            raise Refused(f"the property {name}, which no {whose} of the store has, or not always of one type.")
        return Value(text, COLUMNS[columns[name]], columns[name].endswith("[]"))

    def variable(self, token: Token) -> Value:
        """A variable by its name."""
        name = token.text.strip("`")
        self.outside |= self._inside is not None and self._inside != name
        return self.scope.get(name, Value(quoted(token)))

    @contextmanager
    def over(self, name: str, kind: str) -> Iterator[None]:
        """While something is said of each member of a list under a name."""
        if self._inside is not None:
            raise Refused("a list comprehension, any(), all(), none(), single() or split() inside another.")
        before, self._inside, self.outside = self.scope, name, False
        self.scope = before | {name: Value(f"`{name}`", kind, kind in ("node", "edge", "either"))}
        try:
            yield
        finally:
            self.scope, self._inside = before, None
