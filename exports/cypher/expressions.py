"""Expressions of Neo4j's dialect, put into Ladybug's so that they mean the same, or refused by name."""

from __future__ import annotations

from collections.abc import Callable

from foedus.exports.cypher.patterns import kinds_of, quoted, read_path, starts_path
from foedus.exports.cypher.tokens import Refused, Token, closing, split
from foedus.exports.neo4j.model import ACTOR, nodes

# Words that are neither names nor functions.
WORDS = frozenset(
    ("AND", "OR", "XOR", "NOT", "IN", "IS", "NULL", "TRUE", "FALSE", "CASE", "WHEN", "THEN", "ELSE", "END", "AS",
     "DISTINCT", "STARTS", "ENDS", "WITH", "CONTAINS", "ORDER", "BY", "ASC", "DESC", "ASCENDING", "DESCENDING", "SKIP",
     "LIMIT", "WHERE")
)  # fmt: skip
# Functions that mean the same there, by the name that they have there.
_SAME = {
    name.upper(): name
    for name in (
        "count", "avg", "min", "max", "collect", "size", "coalesce", "toLower", "toUpper", "trim", "replace", "abs",
        "date", "range", "nodes", "length", "reverse", "left", "right", "floor", "ceil", "sqrt",
    )
} | {
    "TYPE": "label", "RELATIONSHIPS": "rels", "STARTNODE": "start_node", "ENDNODE": "end_node", "LOWER": "toLower",
    "UPPER": "toUpper",
}  # fmt: skip
_OVER_LISTS = ("ANY", "ALL", "NONE", "SINGLE")
_PARTS_OF_DATES = ("YEAR", "MONTH", "DAY")
Subquery = Callable[[list[Token]], str]


class Expressions:
    """Puts expressions; `subquery` puts what stands between the braces of EXISTS and COUNT."""

    def __init__(self, subquery: Subquery) -> None:
        self._subquery = subquery

    def put(self, found: list[Token]) -> str:
        """Tokens of one or several expressions as Ladybug takes them. Raises Refused."""
        out = ""
        place = 0
        while place < len(found):
            joined = found[place].text in ",." or _is_index(found, place)
            text, place = self._next(found, place)
            out += text if joined or not out or out[-1] == "." else f" {text}"
        return out

    def _next(self, found: list[Token], place: int) -> tuple[str, int]:
        token = found[place]
        after = found[place + 1].text if place + 1 < len(found) else ""
        brackets = {"(": self._bracket, "[": self._square, "{": self._map}
        if token.kind == "sign" and token.text in brackets:
            return brackets[token.text](found, place)
        if token.kind not in ("word", "quoted"):
            return (f"${parameter(token.text[1:])}" if token.kind == "parameter" else token.text), place + 1
        if token.says("EXISTS", "COUNT") and after == "{":
            end = closing(found, place + 1)
            inside = f"{{ {self._subquery(found[place + 2 : end])} }}"
            # Where it has to count nothing, Ladybug shows 0 but groups, adds and compares as if there were no row.
            counted = f"CASE WHEN EXISTS {inside} THEN COUNT {inside} ELSE 0 END"
            return counted if token.says("COUNT") else f"EXISTS {inside}", end + 1
        if place and found[place - 1].text == ".":
            return self._property(found, place)
        if token.kind == "word" and token.text.upper() in WORDS:
            return token.text, place + 1
        return self._call(found, place) if after == "(" else self._name(found, place)

    def _square(self, found: list[Token], place: int) -> tuple[str, int]:
        end = closing(found, place)
        inside = found[place + 1 : end]
        return self._index(inside) if _is_index(found, place) else self._list(inside), end + 1

    def _bracket(self, found: list[Token], place: int) -> tuple[str, int]:
        if not starts_path(found, place):
            end = closing(found, place)
            return f"({self.put(found[place + 1 : end])})", end + 1
        end = closing(found, place)
        while end + 1 < len(found) and found[end + 1].text in ("-", "<-", "->", "[", "("):
            end = closing(found, end + 1) if found[end + 1].text in "[(" else end + 1
        path = read_path(found[place : end + 1], self.put)
        if len(path.ways) != 1 or path.ways[0].steps:
            raise Refused("a pattern of several steps as a condition; write EXISTS { MATCH … }.")
        return f"EXISTS {{ {self._subquery(found[place : end + 1])} }}", end + 1

    def _call(self, found: list[Token], place: int) -> tuple[str, int]:
        name, end = found[place].text.upper(), closing(found, place + 1)
        inside = found[place + 2 : end]
        if name in _OVER_LISTS:
            return f"{name.lower()}({self.put(inside)})", end + 1
        arguments = [self.put(part) for part in split(inside, ",")]
        special = {
            "SUM": "coalesce(sum({0}), 0)",
            "HEAD": "list_extract({0}, 1)",
            "LAST": "list_extract({0}, -1)",
            "LABELS": f"CASE WHEN label({{0}}) IN {_acting()} THEN ['{ACTOR}', label({{0}})] ELSE [label({{0}})] END",
            "SUBSTRING": "substring({0}, ({1}) + 1, {2})" if len(arguments) == 3 else "substring({0}, ({1}) + 1)",
        }
        if name in special:
            return special[name].format(*arguments), end + 1
        if name not in _SAME:
            raise Refused(f"the function {found[place].text}().")
        return f"{_SAME[name]}({', '.join(arguments)})", end + 1

    def _name(self, found: list[Token], place: int) -> tuple[str, int]:
        """A variable, with the property behind it where there is one."""
        texts = [token.text for token in found[place : place + 5]]
        name = quoted(found[place])
        if texts[1:2] == [":"]:
            end = place + 1
            while end + 1 < len(found) and found[end].text in ":|&" and found[end + 1].kind in ("word", "quoted"):
                end += 2
            return f"label({name}) IN {_listed(kinds_of(found[place + 1 : end]))}", end
        if texts[1:2] == ["{"]:
            raise Refused(f"the map of properties {found[place].text} {{…}}; name each: {found[place].text}.name.")
        if len(texts) == 5 and texts[1] == texts[3] == "." and texts[4].upper() in _PARTS_OF_DATES:
            return f"date_part('{texts[4].lower()}', {name}.{quoted(found[place + 2])})", place + 5
        return name, place + 1

    def _property(self, found: list[Token], place: int) -> tuple[str, int]:
        if found[place + 1 : place + 2] and found[place + 1].text == "(":
            raise Refused(f"the function …{found[place].text}().")
        return quoted(found[place]), place + 1

    def _index(self, inside: list[Token]) -> str:
        """Ladybug counts from 1."""
        if len(inside) == 1 and inside[0].text.isdigit():
            return f"[{int(inside[0].text) + 1}]"
        if len(inside) == 2 and inside[0].text == "-" and inside[1].text.isdigit():
            return f"[-{inside[1].text}]"
        raise Refused("a part of a list; only one place, as in list[0].")

    def _list(self, inside: list[Token]) -> str:
        if len(inside) > 2 and inside[1].says("IN"):
            return self._comprehension(inside)
        if inside and inside[0].text == "(" and starts_path(inside, 0):
            raise Refused("a pattern inside a list; write MATCH and collect().")
        return f"[{self.put(inside)}]"

    def _comprehension(self, inside: list[Token]) -> str:
        each, rest = quoted(inside[0]), inside[2:]
        source, *made = split(rest, "|")
        whole, *condition = split(source, "WHERE")
        text = self.put(whole)
        if condition:
            text = f"list_filter({text}, {each} -> {self.put(condition[0])})"
        return f"list_transform({text}, {each} -> {self.put(made[0])})" if made else text

    def _map(self, found: list[Token], place: int) -> tuple[str, int]:
        end = closing(found, place)
        entries = []
        for entry in split(found[place + 1 : end], ","):
            if len(entry) < 3 or entry[1].text != ":":
                raise Refused("braces that are no map.")
            entries.append(f"{quoted(entry[0])}: {self.put(entry[2:])}")
        return f"{{{', '.join(entries)}}}", end + 1


def parameter(name: str) -> str:
    """The name of a parameter, so that it is no word of Ladybug's."""
    return f"given_{name}"


def _is_index(found: list[Token], place: int) -> bool:
    return place > 0 and found[place].text == "[" and _ends_value(found[place - 1])


def _ends_value(token: Token) -> bool:
    return token.text in ")]" or token.kind == "quoted" or (token.kind == "word" and token.text.upper() not in WORDS)


def _acting() -> str:
    return _listed([kind for kind, shape in nodes().items() if ACTOR in shape.beside])


def _listed(kinds: list[str]) -> str:
    return f"[{', '.join(repr(kind) for kind in kinds)}]"
