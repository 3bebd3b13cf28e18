"""Functions of Neo4j's Cypher as LadybugDB has them, each with what it gives; all others are refused by name."""

from __future__ import annotations

import re
from collections.abc import Callable

from foedus.exports.cypher.kinds import NUMBERS, Value, common, element, guarded, unless_null
from foedus.exports.cypher.tokens import Refused
from foedus.exports.neo4j.model import ACTOR, nodes

MANY = 2**62  # more than any list has
_ACTING = [kind for kind, shape in nodes().items() if ACTOR in shape.beside]
_LABELS = f"CASE WHEN label({{0}}) IN {_ACTING} THEN ['{ACTOR}', label({{0}})] ELSE [label({{0}})] END"
_AT = "list_extract({0}, CASE WHEN size({0}) > 0 THEN %d END)"

# By name and number of arguments: how LadybugDB has it, and what it gives; "0" is what its first argument is, "0[]" a
# list of such, "[0]" one of that list.
_TABLE = {
    "COUNT/1": ("count({0})", "int"), "SUM/1": ("coalesce(sum({0}), 0)", "0"), "AVG/1": ("avg({0})", "float"),
    "MIN/1": ("min({0})", "0"), "MAX/1": ("max({0})", "0"), "COLLECT/1": ("collect({0})", "0[]"),
    "SIZE/1": ("size({0})", "int"), "LENGTH/1": ("length({0})", "int"), "ISEMPTY/1": ("(size({0}) = 0)", "truth"),
    "NULLIF/2": ("nullif({0}, {1})", "0"), "RANGE/2": ("range({0}, {1})", "int[]"),
    "RANGE/3": ("range({0}, {1}, {2})", "int[]"),
    "ABS/1": ("abs({0})", "0"), "SIGN/1": ("sign({0})", "int"), "SQRT/1": ("sqrt({0})", "float"),
    "FLOOR/1": ("floor(CAST({0} AS DOUBLE))", "float"), "CEIL/1": ("ceil(CAST({0} AS DOUBLE))", "float"),
    "ROUND/1": ("floor(({0}) + 0.5)", "float"), "LOG/1": ("ln({0})", "float"), "LOG10/1": ("log10({0})", "float"),
    "PI/0": ("pi()", "float"),
    "TRIM/1": ("trim({0})", "text"), "BTRIM/1": ("trim({0})", "text"),
    "LTRIM/1": ("ltrim({0})", "text"), "RTRIM/1": ("rtrim({0})", "text"), "LEFT/2": ("left({0}, {1})", "text"),
    "RIGHT/2": ("right({0}, {1})", "text"),
    "HEAD/1": (_AT % 1, "[0]"), "LAST/1": (_AT % -1, "[0]"),
    "NODES/1": ("nodes({0})", "node[]"), "DATE/0": ("current_date()", "date"),
}  # fmt: skip
_DIGITS = "'[+-]?[0-9]{1,18}'"
_NUMBER = "'[+-]?([0-9]+[.]?[0-9]*|[.][0-9]+)([eE][+-]?[0-9]+)?'"
_DAY = re.compile(r"['\"](\d{4})(?:-?(\d\d)(?:-?(\d\d))?)?['\"]")


def called(name: str, arguments: list[Value], *, distinct: bool = False) -> Value:
    """A function with its arguments. Raises Refused for those that LadybugDB has not, or otherwise."""
    word = name.upper()
    if 1 <= len(arguments) <= 3 and (special := _SPECIAL.get(f"{word}/{len(arguments)}")):
        return special(*arguments)
    if word == "COALESCE":
        return Value(f"coalesce({', '.join(each.text for each in arguments)})", common(arguments))
    if f"{word}/{len(arguments)}" not in _TABLE:
        raise Refused(f"the function {name}(){f' with {len(arguments)} arguments' if _has(word) else ''}.")
    text, kind = _TABLE[f"{word}/{len(arguments)}"]
    first = arguments[0] if arguments else Value("")
    gives = {"0": first.kind, "0[]": f"{first.kind}[]", "[0]": element(first.kind)}.get(kind, kind)
    written = [f"{'DISTINCT ' if distinct else ''}{each.text}" for each in arguments]
    return Value(text.format(*written), gives, gives.endswith("[]") or (first.sure and word in ("ABS", "SUM")))


def _has(word: str) -> bool:
    return any(key.startswith(f"{word}/") for key in (*_TABLE, *_SPECIAL))


def _date(asked: Value) -> Value:
    """Of a text LadybugDB takes whole days only."""
    if asked.kind == "text" and asked.sure and not asked.text.startswith("$"):
        if not (parts := _DAY.fullmatch(asked.text)):
            raise Refused(f"the date {asked.text}; write it as in date('1914-08-04').")
        return Value(f"date('{parts[1]}-{parts[2] or '01'}-{parts[3] or '01'}')", "date", True)
    return Value(f"date({asked.text})", "date")


def _three(written: str, kind: str, **of: Value) -> Value:
    """A function of three. LadybugDB mixes up rows where one of its arguments is null in some of them."""
    texts, unsure = {}, [each for each in of.values() if not each.sure]
    for name, value in of.items():
        texts[name] = value.text if value.sure else f"coalesce({value.text}, {'1' if name in 'ijk' else repr('')})"
    text = written.format(**texts)
    there = " AND ".join(f"{each.text} IS NOT NULL" for each in unsure)
    return Value(f"CASE WHEN {there} THEN {text} END" if unsure else text, kind, not unsure)


def _upper(text: Value) -> Value:
    """Of letters whose other case is two letters, those that names have are taken care of, here and below."""
    return _three("toUpper(replace({a}, 'ß', 'SS'))", "text", a=text)


def _lower(text: Value) -> Value:
    return _three("toLower(replace({a}, 'İ', 'i\u0307'))", "text", a=text)


def _replace(text: Value, old: Value, new: Value) -> Value:
    return _three("replace({a}, {b}, {c})", "text", a=text, b=old, c=new)


def _substring(text: Value, start: Value, size: Value | None = None) -> Value:
    if size:
        return _three("substring({a}, ({i}) + 1, {j})", "text", a=text, i=start, j=size)
    return _three("substring({a}, ({i}) + 1, size({a}))", "text", a=text, i=start)


def day(year: Value, month: Value, day: Value) -> Value:
    """A day of its numbers."""
    return _three("make_date({i}, {j}, {k})", "date", i=year, j=month, k=day)


def _split(text: Value, sign: Value) -> Value:
    """LadybugDB drops empty parts in the middle: each begins with a sign, which is taken away again."""
    if sign.kind != "text" or sign.text[:1] not in "'\"" or len(sign.text) == 2:
        raise Refused("split() at what is no text in quotes, or at an empty one.")
    parts = "string_split(replace(concat('\\u0001', {a}), {b}, {b} + '\\u0001'), {b})"
    each = "`_part` -> substring(`_part`, 2, size(`_part`))"
    return _three(f"list_transform(list_concat({parts}, []), {each})", "text[]", a=text, b=sign)._replace(sure=True)


def _reverse(asked: Value) -> Value:
    if asked.kind.endswith("[]"):
        return asked._replace(text=f"list_reverse({asked.text})", items=None)
    _text_only("reverse", asked)
    return Value(f"reverse({asked.text})", "text")


def _tail(asked: Value) -> Value:
    return asked._replace(text=guarded(asked, lambda own: f"list_slice({own}, 2, {MANY})"), items=None)


def _start(edge: Value) -> Value:
    return _end(edge, "start")


def _end(edge: Value, which: str = "end") -> Value:
    if edge.kind == "either":
        raise Refused(f"{which}Node() of a relationship whose direction the pattern leaves open; write -[…]->.")
    return unless_null(edge, f"{which}_node({edge.text})", "node")


def _type(edge: Value) -> Value:
    if edge.kind == "node":
        raise Refused(f"type() of {edge.plain}, which is a node.")
    return Value(f"label({edge.text})", "text", edge.sure)


def _labels(node: Value) -> Value:
    if node.kind in ("edge", "either"):
        raise Refused(f"labels() of {node.plain}, which is a relationship.")
    return unless_null(node, _LABELS.format(node.text), "text[]")._replace(sure=True)


def _relationships(path: Value) -> Value:
    return Value(f"rels({path.text})", "either[]", True)


def _integer(asked: Value) -> Value:
    if asked.kind in ("int", "null"):
        return asked
    number = asked.text
    if asked.kind != "float":
        _text_only("toInteger", asked)
        number = _read(asked.text, _NUMBER, "DOUBLE")
    whole = f"CAST(CASE WHEN {number} < 0 THEN ceil({number}) ELSE floor({number}) END AS INT64)"
    return Value(whole if asked.kind == "float" else f"coalesce({_read(asked.text, _DIGITS, 'INT64')}, {whole})", "int")


def _float(asked: Value) -> Value:
    if asked.kind == "null":
        return asked
    if asked.kind in NUMBERS:
        return Value(f"CAST({asked.text} AS DOUBLE)", "float")
    _text_only("toFloat", asked)
    return Value(_read(f"trim({asked.text})", _NUMBER, "DOUBLE"), "float")


def _read(text: str, shape: str, kind: str) -> str:
    """A text as a number, or null where it does not look like one. LadybugDB takes neither + nor 0 before it."""
    number = f"replace(CASE WHEN {text} =~ {shape} THEN {text} ELSE '0' END, '+', '')"
    read = f"CAST(regexp_replace({number}, '^(-?)0*([0-9])', '\\\\1\\\\2') AS {kind})"
    return f"CASE WHEN {text} =~ {shape} THEN {read} END"


def _text(asked: Value) -> Value:
    """LadybugDB writes decimals and truths otherwise."""
    if asked.kind == "null":
        return asked
    if asked.kind not in ("text", "int", "date", "?"):
        raise Refused("toString() of what is no text, whole number or date.")
    return Value(f"CAST({asked.text} AS STRING)", "text", asked.sure)


def _text_only(name: str, asked: Value) -> None:
    if asked.kind not in ("text", "?"):
        raise Refused(f"{name}() of {asked.plain}, of which it is not clear what it is.")


_SPECIAL: dict[str, Callable[..., Value]] = {
    "DATE/1": _date, "SPLIT/2": _split, "REVERSE/1": _reverse, "LABELS/1": _labels, "TYPE/1": _type,
    "STARTNODE/1": _start, "ENDNODE/1": _end, "RELATIONSHIPS/1": _relationships, "TAIL/1": _tail,
    "TOINTEGER/1": _integer, "TOFLOAT/1": _float, "TOSTRING/1": _text, "TOUPPER/1": _upper, "UPPER/1": _upper,
    "TOLOWER/1": _lower, "LOWER/1": _lower, "REPLACE/3": _replace, "SUBSTRING/2": _substring, "SUBSTRING/3": _substring,
}  # fmt: skip
