"""Comparisons of a property with a literal of another type, which Neo4j finds never true and LadybugDB casts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from foedus.exports.cypher.expressions import WORDS
from foedus.exports.cypher.tokens import Refused, Token, closing

_COMPARED = ("=", "<>", "<", ">", "<=", ">=")
_LITERALS = {"number": "a number", "text": "a text"}
_FITTING = {"STRING": "text", "INT64": "number", "DOUBLE": "number", "DATE": "date"}
_HOW = {"STRING": "put it in quotes", "INT64": "leave the quotes out", "DOUBLE": "leave the quotes out",
        "DATE": "write date('…')"}  # fmt: skip


def check_types(found: list[Token], columns: Mapping[str, str]) -> None:
    """Refuse comparisons of unlike types; `columns` has LadybugDB's types of properties. Raises Refused."""
    for name, literal in _compared(found):
        kind = columns.get(name.strip("`"), "")
        if kind in _FITTING and literal.kind in _LITERALS and literal.kind != _FITTING[kind]:
            raise Refused(
                f"{name} compared with {_LITERALS[literal.kind]}, {literal.text}, which it never is: {_HOW[kind]}."
            )


def _compared(found: list[Token]) -> Iterator[tuple[str, Token]]:
    """Properties by name, each with a literal beside it: `n.x = 1`, `1 = n.x`, `n.x IN [1]` and `(n {x: 1})`."""
    for place, (one, sign, other) in enumerate(zip(found, found[1:], found[2:], strict=False)):
        owned = place > 0 and found[place - 1].text == "."
        behind = [token.text for token in found[place + 3 : place + 5]]
        if sign.says(*_COMPARED) and owned:
            yield one.text, other
        elif sign.says(*_COMPARED) and behind[:1] == ["."]:
            yield behind[-1], one
        elif sign.says("IN") and owned and other.text == "[":
            yield from ((one.text, each) for each in found[place + 3 : closing(found, place + 2)])
        elif sign.says(":") and one.kind in ("word", "quoted") and _in_pattern(found, place):
            yield one.text, other


def _in_pattern(found: list[Token], place: int) -> bool:
    """Whether a name before a colon stands in braces behind a variable or label: other maps have names of their own."""
    opened = next((i for i in range(place, -1, -1) if found[i].text in ("{", "(", "[")), -1)
    if opened < 1 or found[opened].text != "{":
        return False
    before = found[opened - 1]
    return before.text == "(" or (before.kind in ("word", "quoted") and before.text.upper() not in WORDS | {"RETURN"})
