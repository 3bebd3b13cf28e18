"""JSON from outside, checked field by field: each function gives the plain value or says what is wrong with it."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping
from typing import Any

from foedus.graph.dates import interval
from foedus.graph.errors import BadDate

_LARGEST = 2**63 - 1


class Malformed(Exception):
    """What is wrong, in words for the person who sent the file."""


def parse(line: str) -> dict[str, Any]:
    """A line as a JSON object. Raises Malformed for any other thing, for numbers that are none, and half characters."""
    try:
        value = json.loads(line, parse_constant=_refuse, parse_float=_finite)
        line.encode()
        if "\\u" in line:
            json.dumps(value, ensure_ascii=False).encode()
    except UnicodeEncodeError as error:
        raise Malformed("it holds half of a character (a lone surrogate).") from error
    except RecursionError as error:
        raise Malformed("it is nested too deeply.") from error
    except ValueError as error:
        raise Malformed(f"it is not JSON ({error}).") from error
    if not isinstance(value, dict):
        raise Malformed("it is not a JSON object.")
    return value


def text(record: Mapping[str, Any], field: str, default: str | None = None) -> str:
    """A text; where the field is missing the default, or where there is no default, Malformed also for an empty one."""
    value = record.get(field, default)
    if not isinstance(value, str) or (default is None and not value):
        raise Malformed(f"{field!r} is not a text.")
    return value


def text_or_none(record: Mapping[str, Any], field: str) -> str | None:
    """A text or null."""
    return None if record.get(field) is None else text(record, field, "")


def word(record: Mapping[str, Any], field: str, known: Iterable[str], default: str | None = None) -> str:
    """One of the words that are known."""
    value = text(record, field, default)
    if value not in known:
        raise Malformed(f"{field} {value[:80]!r} is unknown.")
    return value


def number(record: Mapping[str, Any], field: str) -> int:
    """A whole number from 0 on, 0 where missing."""
    value = record.get(field, 0)
    if type(value) is not int or not 0 <= value <= _LARGEST:
        raise Malformed(f"{field!r} is not a whole number from 0 on.")
    return value


def date(record: Mapping[str, Any], field: str) -> str | None:
    """An EDTF date or null."""
    value = text_or_none(record, field)
    try:
        interval(value)
    except BadDate as error:
        raise Malformed(f"{field}: {error}") from error
    return value


def items(record: Mapping[str, Any], field: str) -> list[dict[str, Any]]:
    """A list of objects, empty where missing."""
    value = record.get(field, [])
    if not isinstance(value, list) or not all(isinstance(each, dict) for each in value):
        raise Malformed(f"{field!r} is not a list of objects.")
    return value


def mapping(record: Mapping[str, Any], field: str) -> dict[str, Any]:
    """An object, empty where missing."""
    value = record.get(field, {})
    if not isinstance(value, dict):
        raise Malformed(f"{field!r} is not an object.")
    return value


def _refuse(constant: str) -> Any:
    raise ValueError(f"{constant} is not a number")


def _finite(digits: str) -> float:
    value = float(digits)
    if not math.isfinite(value):
        raise ValueError(f"{digits[:20]} is too large a number")
    return value
