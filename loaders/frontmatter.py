"""Front matter: the lines of YAML between two `---` at the head of a document, and what a manifest says of it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from foedus.graph.dates import interval
from foedus.graph.errors import BadDate

FIELDS = ("title", "published", "language", "outlet", "address")
_HEAD = re.compile(r"\ufeff?---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
_MAX_HEAD = 20_000  # characters
_UNCLOSED = ("line 1", "its front matter has no closing ---; it was read as text.")
_ENTRY = re.compile(r"\ufeff?---[ \t]*\r?\n\s*\w+:")


@dataclass(frozen=True, slots=True)
class About:
    """What is known of a document apart from its text: values of FIELDS that are known; where the text starts; and
    what was wrong, as (place, reason)."""

    values: Mapping[str, str] = field(default_factory=dict)
    start: int = 0
    wrong: tuple[tuple[str, str], ...] = ()


def about(text: str, known: Mapping[str, str] | None = None) -> About:
    """What the head of a text says, over what is `known` from a manifest.

    Broken front matter is told in `wrong`; the text behind it is read all the same.
    """
    found = _HEAD.match(text[:_MAX_HEAD])
    if not found:
        return _checked({**(known or {})}, 0, (_UNCLOSED,) if _ENTRY.match(text) else ())
    said, wrong = _parsed(found[1])
    return _checked({**(known or {}), **said}, found.end(), wrong)


def _parsed(head: str) -> tuple[dict[str, str], tuple[tuple[str, str], ...]]:
    import yaml

    try:
        values = yaml.safe_load(head)
    except yaml.MarkedYAMLError as error:
        line = f"line {error.problem_mark.line + 2}" if error.problem_mark else "front matter"
        return {}, ((line, f"its front matter is not YAML ({error.problem}); it was read without."),)
    except (yaml.YAMLError, ValueError, RecursionError, OverflowError) as error:
        return {}, (("front matter", f"it is not YAML ({error}); it was read without."),)
    if values is None:
        return {}, ()
    if not isinstance(values, dict):
        return {}, (("front matter", "it is not a list of names and values; it was read without."),)
    return {name: _text(values[name]) for name in FIELDS if values.get(name) is not None}, ()


def _text(value: Any) -> str:
    if isinstance(value, datetime):
        return value.date().isoformat()
    return value.isoformat() if isinstance(value, date) else " ".join(str(value).split())


def _checked(values: dict[str, str], start: int, wrong: tuple[tuple[str, str], ...]) -> About:
    kept = {name: value.strip() for name, value in values.items() if name in FIELDS and value and value.strip()}
    if "published" in kept:
        try:
            interval(kept["published"])
        except BadDate as error:
            wrong = (*wrong, ("published", f"{error} It was read as undated."))
            del kept["published"]
    if "language" in kept:
        kept["language"] = re.split("[-_]", kept["language"].lower())[0]
    return About(kept, start, wrong)
