"""What a value is, as far as a query shows it: Neo4j finds values of two kinds never equal, LadybugDB casts them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, NamedTuple

from foedus.exports.cypher.tokens import Refused

# LadybugDB's types of columns, by their kinds.
COLUMNS = {"STRING": "text", "INT64": "int", "DOUBLE": "float", "BOOL": "truth", "DATE": "date", "STRING[]": "text[]"}
NUMBERS = ("int", "float")


class Value(NamedTuple):
    """An expression as LadybugDB takes it.

    `kind`: text, int, float, truth, date, null, map, node, edge, either (an edge of which the pattern leaves the
    direction open), path, each with [] behind for a list of such; empty where the query does not show it, ? where it is
    not looked up. `sure`: it is not null, and of a list, that no member is. `items`: the members of a list that is
    written down or given. `parts`: what a sum is made of. `said`: how the query writes it, where that differs.
    """

    text: str
    kind: str = ""
    sure: bool = False
    items: tuple[Value, ...] | None = None
    parts: tuple[Value, ...] = ()
    said: str = ""

    @property
    def plain(self) -> str:
        """As it is shown to the user."""
        return self.said or self.text.replace("`", "").replace("$given_", "$")


def unless_null(value: Value, text: str, kind: str) -> Value:
    """What is said of a node or relationship; of one that an OPTIONAL MATCH did not find LadybugDB says it too."""
    return Value(text if value.sure else f"CASE WHEN {value.text} IS NOT NULL THEN {text} END", kind, value.sure)


def element(kind: str) -> str:
    """What a member of such a list is."""
    return kind[:-2] if kind.endswith("[]") else "?" if kind == "?" else ""


def fresh(values: Value) -> str:
    """A list of its own: where two lambdas share one, or rows were filtered, LadybugDB mixes up its members."""
    return f"list_concat({values.text}, [])"


def guarded(values: Value, made: Callable[[str], str]) -> str:
    """A list made of another one. LadybugDB mixes up lists where some of them are null or empty."""
    whole = values._replace(text=f"coalesce({values.text}, [])")
    return f"CASE WHEN size({values.text}) > 0 THEN {made(fresh(whole))} ELSE {values.text} END"


def common(values: Sequence[Value]) -> str:
    """The one kind that these values have beside null, or none. Raises Refused for kinds that LadybugDB does not mix;
    of whole numbers beside decimals it makes decimals."""
    kinds = list(dict.fromkeys(value.kind for value in values if value.kind != "null"))
    if len(kinds) > 1 and not set(kinds) & {"", "?", "[]", "?[]"}:
        raise Refused(f"values of several kinds in one list or CASE: {values[0].plain}, … {values[-1].plain}.")
    return kinds[0] if len(kinds) == 1 else "?" if "?" in kinds else ""


def given(text: str, value: Any) -> Value:
    """What the value of a parameter is."""
    known = {type(None): "null", bool: "truth", int: "int", float: "float", str: "text", date: "date", dict: "map"}
    if not isinstance(value, list):
        return Value(text, known.get(type(value), ""), value is not None)
    items = tuple(given("a value", each) for each in value)
    return Value(text, f"{common(items)}[]", all(item.sure for item in items), items)
