"""Signs between two values: comparisons, sums and searches, with Neo4j's nulls, or refused where the kinds differ."""

from __future__ import annotations

from foedus.exports.cypher.kinds import NUMBERS, Value, common, element, fresh
from foedus.exports.cypher.tokens import Refused

_SAID = {"text": "a text", "int": "a number", "float": "a number", "truth": "true or false", "date": "a date",
         "map": "a map", "node": "a node", "path": "a path"}  # fmt: skip
_HOW = {"date": " Write date('…').", "int": " Is it in quotes?", "float": " Is it in quotes?"}


def check(one: Value, other: Value) -> None:
    """Raises Refused where two values are compared that are never equal because they are not of one kind."""
    kinds = [_group(each.kind) for each in (one, other)]
    if set(kinds) & {"", "?", "null"} or kinds[0] == kinds[1]:
        return
    how = next((_HOW[kind] for kind in ("date", "int", "float") if kind in (one.kind, other.kind)), "")
    raise Refused(
        f"{one.plain}, which is {_said(one.kind)}, compared with {other.plain}, which is {_said(other.kind)}: they are"
        f" never equal.{how}"
    )


def among(one: Value, many: Value) -> str:
    """`one IN many` with Neo4j's nulls: unknown where it is not found beside a null, false in an empty list."""
    if many.items is None:
        check(one, Value("a member", element(many.kind)))
        found = f"{one.text} IN {many.text}"
        if not many.sure:
            found = f"({found} OR true IN list_transform({fresh(many)}, `_member` -> `_member` IS NULL) AND null)"
        return f"({found} AND size({many.text}) > 0)"
    real = [item for item in many.items if item.kind != "null"]
    for item in real:
        check(one, item)
    if not many.items:
        return "false"
    if all(item.sure for item in real) and real:
        found = f"{one.text} IN {many.text}"
        return found if len(real) == len(many.items) else f"({found} OR null)"
    equals = [f"{one.text} = {item.text}" for item in real] or ["CAST(null AS BOOL)"]
    return f"({' OR '.join(equals + ['null'] * (len(real) < len(many.items)))})"


def text_in(left: Value, sign: str, right: Value) -> Value:
    """LadybugDB finds an empty text nowhere."""
    word = sign if sign in ("CONTAINS", "=~") else f"{sign} WITH"
    found = f"{left.text} {word} {right.text}"
    if word == "CONTAINS" and (right.text[:1] not in "'\"" or len(right.text) == 2):
        found = f"({found} OR {right.text} = '' AND {left.text} IS NOT NULL)"
    return Value(found, "truth")


def added(left: Value, right: Value) -> Value:
    """LadybugDB takes a text with null for the text alone."""
    kinds = {left.kind, right.kind}
    if left.kind.endswith("[]") and right.kind and not right.kind.endswith("[]"):
        return Value(f"list_append({left.text}, {right.text})", left.kind, left.sure and right.sure)
    if right.kind.endswith("[]") and left.kind and not left.kind.endswith("[]"):
        return Value(f"list_prepend({right.text}, {left.text})", right.kind, left.sure and right.sure)
    if "null" in kinds:
        return Value("null", "null")
    if "date" in kinds or ("text" in kinds and not kinds <= {"text", "int", "", "?"}):
        raise Refused(f"{left.plain} + {right.plain}, which are of two kinds; write toString(…).")
    if kinds == {"text", "int"}:
        left, right = map(_as_text, (left, right))
    kind = "float" if "float" in kinds else "text" if "text" in kinds else common((left, right))
    if kind in NUMBERS or kind.endswith("[]"):
        return Value(f"({left.text} + {right.text})", kind, left.sure and right.sure)
    parts = (*(left.parts or (left,)), right)
    text, there = " + ".join(each.text for each in parts), [each.text for each in parts if not each.sure]
    if there:
        text = f"CASE WHEN {' AND '.join(f'{each} IS NOT NULL' for each in there)} THEN {text} END"
    return Value(f"({text})", kind, not there, None, parts)


def _as_text(value: Value) -> Value:
    return (
        value if value.kind == "text" else value._replace(text=f"CAST({value.text} AS STRING)", kind="text", parts=())
    )


def counted(left: Value, sign: str, right: Value) -> Value:
    """Numbers only: LadybugDB takes a day from a day, Neo4j does not."""
    kinds = {left.kind, right.kind}
    if kinds & {"date", "text", "truth"}:
        raise Refused(f"{left.plain} {sign} {right.plain}, which are no numbers.")
    kind = "float" if sign == "^" or "float" in kinds else common((left, right))
    return Value(f"({left.text} {sign} {right.text})", kind)


def _group(kind: str) -> str:
    if kind.endswith("[]"):
        return "list"
    return {"float": "int", "either": "edge"}.get(kind, kind)


def _said(kind: str) -> str:
    return "a list" if kind.endswith("[]") else _SAID.get(kind, "a relationship")
