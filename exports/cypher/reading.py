"""One expression, read sign by sign as Neo4j reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from foedus.exports.cypher.functions import called, day
from foedus.exports.cypher.kinds import Value, common, given
from foedus.exports.cypher.lists import comprehension, part, said_of
from foedus.exports.cypher.patterns import kinds_of, read_path, starts_path
from foedus.exports.cypher.signs import added, among, check, counted, text_in
from foedus.exports.cypher.tokens import Refused, Token, closing, split

if TYPE_CHECKING:
    from foedus.exports.cypher.expressions import Expressions

_COMPARED = ("=", "<>", "<", ">", "<=", ">=")
_JOINING = {
    "OR": 1, "XOR": 2, "AND": 3, **dict.fromkeys(_COMPARED, 5),
    **dict.fromkeys(("IN", "IS", "STARTS", "ENDS", "CONTAINS", "=~"), 6),
    **dict.fromkeys(("+", "-", "||"), 7), **dict.fromkeys(("*", "/", "%"), 8), "^": 9,
}  # fmt: skip
_NOT, _SIGNED, _NEVER = 4, 10, 0
_OVER_LISTS = ("ANY", "ALL", "NONE", "SINGLE")
_CONSTANTS = {"NULL": "null", "TRUE": "truth", "FALSE": "truth"}


class Reader:
    """Reads one expression, from the loosest sign to the tightest."""

    def __init__(self, world: Expressions, found: list[Token]) -> None:
        self._world, self._found, self.place = world, found, 0

    def read(self, least: int = _NEVER) -> Value:
        """What comes, as far as its signs bind tighter than `least`."""
        value = self._signed()
        while (level := self._level()) > least:
            value = self._joined(value, level)
        return value

    def _next(self, ahead: int = 0) -> Token:
        place = self.place + ahead
        return self._found[place] if place < len(self._found) else Token("end", "")

    def _take(self) -> Token:
        if self.place >= len(self._found):
            raise Refused("an expression that breaks off.")
        self.place += 1
        return self._found[self.place - 1]

    def _taken(self, *words: str) -> bool:
        found = self._next().says(*words)
        self.place += found
        return found

    def _within(self) -> list[Token]:
        """What stands between the bracket that comes and the one that closes it."""
        start, end = self.place, closing(self._found, self.place)
        self.place = end + 1
        return self._found[start + 1 : end]

    def _level(self) -> int:
        token = self._next()
        return _JOINING.get(token.text.upper(), _NEVER) if token.kind in ("word", "sign") else _NEVER

    def _signed(self) -> Value:
        if self._taken("NOT"):
            return Value(f"NOT {self.read(_NOT).text}", "truth")
        if self._next().text in ("+", "-"):
            minus = self._take().text == "-"
            value = self.read(_SIGNED)
            return Value(f"-{' ' if value.text[:1] == '-' else ''}{value.text}", value.kind) if minus else value
        return self._behind(self._atom())

    def _joined(self, left: Value, level: int) -> Value:
        if level == _JOINING["="]:
            return self._compared(left)
        sign = self._take().text.upper()
        if sign == "IS":
            nots = "NOT " if self._taken("NOT") else ""
            if not self._taken("NULL"):
                raise Refused("IS without NULL.")
            return Value(f"{left.text} IS {nots}NULL", "truth", True)
        if sign in ("STARTS", "ENDS") and not self._taken("WITH"):
            raise Refused(f"{sign} without WITH.")
        if sign == "IN":
            return Value(among(left, self.read(level)), "truth")
        right = self.read(level)
        if level == _JOINING["CONTAINS"]:
            return text_in(left, sign, right)
        if level < _NOT:
            return Value(f"{left.text} {sign} {right.text}", "truth")
        return added(left, right) if sign in ("+", "||") else counted(left, sign, right)

    def _compared(self, left: Value) -> Value:
        """Several comparisons in a row hold together."""
        said = []
        while self._level() == _JOINING["="]:
            sign = self._take().text
            right = self.read(_JOINING["="])
            check(left, right)
            said.append(f"{left.text} {sign} {right.text}")
            left = right
        return Value(said[0] if len(said) == 1 else f"({' AND '.join(said)})", "truth")

    def _behind(self, value: Value) -> Value:
        """A value with the properties, places and labels behind it."""
        while True:
            if self._taken("."):
                name = self._take()
                if name.kind not in ("word", "quoted") or self._next().text == "(":
                    raise Refused(f"the function {value.plain}.{name.text}().")
                value = self._world.property_of(value, name.text.strip("`"))
            elif self._next().text == "[":
                value = part(self._world, value, self._within())
            elif self._next().text == ":" and value.kind in ("node", ""):
                end = start = self.place
                while self._next().text in (":", "|", "&") and self._next(1).kind in ("word", "quoted"):
                    self.place = end = self.place + 2
                if end == start:
                    raise Refused("a colon that no label follows.")
                value = _labelled(value, kinds_of(self._found[start:end]))
            else:
                return value

    def _atom(self) -> Value:
        token, after = self._next(), self._next(1).text
        if token.kind == "sign":
            brackets = {"(": self._bracket, "[": self._list, "{": self._map}
            if token.text not in brackets:
                raise Refused(f"an expression with {token.text!r}.")
            return brackets[token.text]()
        if token.kind == "word" and after == "{" and token.says("EXISTS", "COUNT", "COLLECT"):
            return self._subquery()
        if token.says("CASE"):
            return self._case()
        self._take()
        if token.kind == "text":
            return Value(token.text, "text", True)
        if token.kind == "number":
            return Value(token.text, "int" if token.text.isdigit() else "float", True)
        if token.kind == "parameter":
            known, name = self._world.known.given, token.text[1:]
            return given(parameter(name), known[name]) if name in known else Value(parameter(name), "?")
        if token.text.upper() in _CONSTANTS and token.kind == "word":
            kind = _CONSTANTS[token.text.upper()]
            return Value(token.text, kind, kind != "null")
        if after == "(":
            return self._call(token.text)._replace(said=f"{token.text}(…)")
        if after == "{":
            raise Refused(f"the map of properties {token.text} {{…}}; name each: {token.text}.name.")
        return self._world.variable(token)

    def _bracket(self) -> Value:
        start = self.place
        if not starts_path(self._found, start):
            value = self._world.value(self._within())
            return value._replace(text=f"({value.text})", parts=())
        end = closing(self._found, start)
        while end + 1 < len(self._found) and self._found[end + 1].text in ("-", "<-", "->", "[", "("):
            end = closing(self._found, end + 1) if self._found[end + 1].text in "[(" else end + 1
        pattern, self.place = self._found[start : end + 1], end + 1
        path = read_path(pattern, self._world.properties)
        if len(path.ways) != 1 or path.ways[0].steps:
            raise Refused("a pattern of several steps as a condition; write EXISTS { MATCH … }.")
        return Value(f"EXISTS {{ {self._world.subquery(pattern)} }}", "truth", True)

    def _subquery(self) -> Value:
        word = self._take().text.upper()
        if word == "COLLECT":
            raise Refused("COLLECT { … }; write MATCH and collect().")
        inside = f"{{ {self._world.subquery(self._within())} }}"
        if word == "EXISTS":
            return Value(f"EXISTS {inside}", "truth", True)
        # Where it has to count nothing, Ladybug shows 0 but groups, adds and compares as if there were no row.
        return Value(f"CASE WHEN EXISTS {inside} THEN COUNT {inside} ELSE 0 END", "int", True)

    def _case(self) -> Value:
        self._take()
        subject = None if self._next().says("WHEN") else self.read()
        text, results = "CASE", []
        while self._taken("WHEN"):
            condition = self.read()
            if subject:  # LadybugDB would find null equal to null
                check(subject, condition)
                condition = Value(f"{subject.text} = {condition.text}")
            if not self._taken("THEN"):
                raise Refused("WHEN without THEN.")
            results.append(self.read())
            text += f" WHEN {condition.text} THEN {results[-1].text}"
        if self._taken("ELSE"):
            results.append(self.read())
            text += f" ELSE {results[-1].text}"
        if not results or not self._taken("END"):
            raise Refused("CASE without END.")
        return Value(f"{text} END", common(results))

    def _call(self, name: str) -> Value:
        inside = self._within()
        if name.upper() in _OVER_LISTS:
            return said_of(self._world, name.lower(), inside)
        if name.upper() == "COUNT" and [token.text for token in inside] == ["*"]:
            return Value("count(*)", "int", True)
        if name.upper() == "REDUCE":
            raise Refused("the function reduce().")
        if name.upper() == "DATE" and inside and inside[0].text == "{":
            one = Value("1", "int", True)
            parts = {"month": one, "day": one, **dict(self._world.entries(inside[1:-1]))}
            if set(parts) != {"year", "month", "day"}:
                raise Refused("date() of other parts than year, month and day.")
            return day(parts["year"], parts["month"], parts["day"])
        distinct = bool(inside) and inside[0].says("DISTINCT")
        arguments = [self._world.value(part) for part in split(inside[distinct:], ",")] if inside else []
        if name.upper() == "SPLIT":  # which is said of each part, and so is refused inside another list
            with self._world.over("_part", "text"):
                pass
        return called(name, arguments, distinct=distinct)

    def _list(self) -> Value:
        inside = self._within()
        if len(inside) > 2 and inside[1].says("IN"):
            return comprehension(self._world, inside)
        if inside and inside[0].text == "(" and starts_path(inside, 0):
            raise Refused("a pattern inside a list; write MATCH and collect().")
        items = tuple(self._world.value(part) for part in split(inside, ",")) if inside else ()
        text = f"[{', '.join(item.text for item in items)}]"
        return Value(text, f"{common(items)}[]", all(item.sure for item in items), items)

    def _map(self) -> Value:
        entries = self._world.entries(self._within())
        return Value("{" + ", ".join(f"`{name}`: {value.text}" for name, value in entries) + "}", "map", True)


def _labelled(node: Value, labels: list[str]) -> Value:
    """Of a node that an OPTIONAL MATCH did not find it is unknown; in CASE, LadybugDB mixes up one inside another."""
    text = f"label({node.text}) IN {labels}"
    unknown = f"({text} AND {node.text} IS NOT NULL OR {node.text} IS NULL AND null)"
    return Value(text if node.sure else unknown, "truth", node.sure)


def parameter(name: str) -> str:
    """A parameter, so that it is no word of Ladybug's."""
    return f"$given_{name}"
