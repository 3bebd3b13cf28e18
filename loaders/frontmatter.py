"""Front matter: the lines of YAML between two `---` at the head of a document, and what a manifest says of it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field

from foedus.graph.dates import interval
from foedus.graph.errors import BadDate

FIELDS = ("title", "published", "language", "outlet", "address")
_HEAD = re.compile(r"\ufeff?---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
_ENTRY = re.compile(r"\s*[\"']?\w[\w -]*[\"']?[ \t]*:(?:\s|\Z)")
_OPENING = re.compile(r"\ufeff?---[ \t]*\r?\n" + _ENTRY.pattern)
_LINE = re.compile(rf"^({'|'.join(FIELDS)})[ \t]*:[ \t]+(.*)$", re.MULTILINE)
_MAX_HEAD = 20_000  # characters
_MAX_NESTED = 500  # brackets: the time that YAML needs for them grows with their square
_MAX_VALUE = 2_000  # characters
_UNCLOSED = f"its front matter has no closing --- within {_MAX_HEAD:,} characters; it was read as text."
_DAY = re.compile(r"(\d{4})-(\d\d?)-(\d\d?)(?:[Tt ][\d.:].*)?", re.ASCII)  # as YAML writes days and moments

Wrong = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class About:
    """What is known of a document apart from its text: values of FIELDS that are known; where the text starts; and
    what was wrong, as (place, reason)."""

    values: Mapping[str, str] = field(default_factory=dict)
    start: int = 0
    wrong: Wrong = ()


def about(text: str, known: Mapping[str, str] | None = None) -> About:
    """What the head of a text says, over what is `known` from a manifest.

    What is broken is told in `wrong`, and the rest is read all the same: of front matter that is no YAML, the lines
    that can be. What stands between two lines of --- without names and values is text.
    """
    before, wrong = checked(known or {}, "manifest")
    head = _head(text)
    if not head:
        return About(before, 0, (*wrong, ("line 1", _UNCLOSED)) if _OPENING.match(text[:_MAX_HEAD]) else wrong)
    said, broken = _parsed(head[1])
    values, more = checked(said or {}, "front matter")
    return About({**before, **values}, 0 if said is None else head.end(), (*wrong, *broken, *more))


def _head(text: str) -> re.Match[str] | None:
    head = text[:_MAX_HEAD]
    found = _HEAD.match(re.sub(r"\r(?!\n)", "\n", head))
    cut = found and found.end() == _MAX_HEAD and not found[0].endswith("\n")
    return None if cut else found


def _parsed(head: str) -> tuple[dict[str, str] | None, Wrong]:
    """The fields as they are written, and what is wrong; None instead of fields where the head is text.

    Of YAML only the tree is made, no values: aliases of aliases are never unfolded, `no` is Norwegian and 2022 a year.
    """
    import yaml

    try:
        if head.count("[") + head.count("{") > _MAX_NESTED:
            raise RecursionError("nested too deeply")
        root = yaml.compose(head, yaml.SafeLoader)
    except (yaml.YAMLError, ValueError, OverflowError, RecursionError) as error:
        return _by_lines(head, error)
    if root is None:
        return {}, ()
    if not isinstance(root, yaml.MappingNode):
        return None, ()
    pairs = [(name.value, value) for name, value in root.value if name.value in FIELDS]
    texts = [(name, value) for name, value in pairs if isinstance(value, yaml.ScalarNode)]
    odd = dict.fromkeys(name for name, value in pairs if not isinstance(value, yaml.ScalarNode))
    said = {name: value.value for name, value in texts if value.tag != "tag:yaml.org,2002:null"}
    return said, tuple(("front matter", f"{name} is not a text; it was left out.") for name in odd)


def _by_lines(head: str, error: Exception) -> tuple[dict[str, str] | None, Wrong]:
    """What broken front matter says in those of its lines that are a name and a value."""
    mark = getattr(error, "problem_mark", None)
    place = f"line {mark.line + 2}" if mark else "front matter"
    reason = " ".join(str(getattr(error, "problem", None) or error).split())[:200]
    if not _ENTRY.match(head):
        return None, ((place, f"what stands between --- at its head is not YAML ({reason}); it was read as text."),)
    said = {name: value.strip().strip("\"'") for name, value in _LINE.findall(head)}
    return said, ((place, f"its front matter is not YAML ({reason}); it was read line by line."),)


def checked(said: Mapping[str, str], place: str) -> tuple[dict[str, str], Wrong]:
    """The values of FIELDS that can be used, each on one line, and what is wrong with the others, which stand at a
    `place`."""
    kept = {name: _plain(said.get(name) or "") for name in FIELDS}
    kept["language"] = re.split(r"[-_.]", kept["language"].lower())[0].strip()
    wrong: Wrong = ()
    try:
        kept["published"] = _date(kept["published"])
    except BadDate as error:
        kept["published"], wrong = "", ((place, f"published: {error} It was left out."),)
    return {name: value for name, value in kept.items() if value}, wrong


def _plain(value: str) -> str:
    kept = (" " if unicodedata.category(letter) in ("Cc", "Cs") else letter for letter in value[:_MAX_VALUE])
    return " ".join("".join(kept).split())


def _date(value: str) -> str:
    if day := _DAY.fullmatch(value):
        value = f"{day[1]}-{int(day[2]):02d}-{int(day[3]):02d}"
    interval(value or None)
    return value
