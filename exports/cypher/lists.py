"""Lists: their parts, what is made of each member, and what is said of all or some of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from foedus.exports.cypher.functions import MANY
from foedus.exports.cypher.kinds import Value, element, fresh, guarded
from foedus.exports.cypher.tokens import Refused, Token, split

if TYPE_CHECKING:
    from foedus.exports.cypher.expressions import Expressions

# Of what is said of each member, in a row: True, False or ?; and whether that leaves it unknown.
_VERDICTS = {
    "any": "({0} CONTAINS 'True' OR {1})",
    "none": "NOT ({0} CONTAINS 'True' OR {1})",
    "all": "NOT ({0} CONTAINS 'False' OR {1})",
    "single": "({0} =~ '(False)*True(False)*' OR {0} =~ '[^T]*(True)?[^T]*' AND {1})",
}


def part(world: Expressions, whole: Value, inside: list[Token]) -> Value:
    """Neo4j counts from 0 and leaves the end out, Ladybug counts from 1 and takes it; what is not there is null."""
    if whole.kind in ("text", "map"):
        raise Refused(f"a part of {whole.plain}, which is no list.")
    bounds = [world.value(part) if part else None for part in split(inside, "..")]
    if len(bounds) == 2:
        start = _bound(bounds[0], 0, 1) if bounds[0] else 1
        end = _bound(bounds[1], -1, 0) if bounds[1] else MANY
        return Value(guarded(whole, lambda own: f"list_slice({own}, {start}, {end})"), whole.kind, whole.sure)
    (at,) = bounds if len(bounds) == 1 else (None,)
    if at is None or at.kind not in ("int", "", "?"):
        raise Refused("a part of a list or map that is neither [0] nor [0..2]; of maps write m.name.")
    there = f"WHEN {at.text} >= 0 AND size({whole.text}) > {at.text} THEN {at.text} + 1"
    behind = f"WHEN {at.text} < 0 AND size({whole.text}) >= -({at.text}) THEN {at.text}"
    return Value(f"list_extract({whole.text}, CASE {there} {behind} END)", element(whole.kind))


def said_of(world: Expressions, name: str, inside: list[Token]) -> Value:
    """Neo4j's nulls: what is unknown of one member is unknown of all, unless another decides."""
    source, each, condition = _each(world, inside, name)
    if condition is None:
        raise Refused(f"{name}() without WHERE.")
    said = f"list_transform({fresh(source)}, {each} -> coalesce(CAST({condition.text} AS STRING), '?'))"
    text = f"list_to_string('', {said})"
    unknown = f"{text} CONTAINS '?' AND null"
    return Value(_VERDICTS[name].format(text, unknown), "truth")


def comprehension(world: Expressions, inside: list[Token]) -> Value:
    """`x IN list WHERE … | …`, with or without both."""
    said, *made = split(inside, "|")
    source, each, condition = _each(world, said, "a list comprehension")
    if condition:
        _check_alone(world)
        fits = f"{each} -> {condition.text}"
        source = source._replace(text=guarded(source, lambda own: f"list_filter({own}, {fits})"), items=None)
    if not made:
        return source
    with world.over(each.strip("`"), element(source.kind)):
        member = world.value(made[0])
    if condition:
        _check_alone(world)
    return Value(f"list_transform({fresh(source)}, {each} -> {member.text})", f"{member.kind}[]", member.sure)


def _check_alone(world: Expressions) -> None:
    """LadybugDB mixes up rows where what filters a list speaks of another variable."""
    if world.outside:
        raise Refused("a list comprehension with WHERE that speaks of another variable; write UNWIND and collect().")


def _each(world: Expressions, inside: list[Token], name: str) -> tuple[Value, str, Value | None]:
    if len(inside) < 3 or not inside[1].says("IN"):
        raise Refused(f"{name} without a variable and IN.")
    whole, *condition = split(inside[2:], "WHERE")
    source, each = world.value(whole), inside[0].text.strip("`")
    with world.over(each, element(source.kind)):
        return source, f"`{each}`", world.value(condition[0]) if condition else None


def _bound(at: Value, below: int, above: int) -> int:
    if not at.text.lstrip("-").isdigit():
        raise Refused(f"a part of a list that begins or ends with {at.plain}; write a number.")
    return int(at.text) + (below if at.text.startswith("-") else above)
