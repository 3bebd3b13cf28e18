"""Which nodes count as one, and why, in words and as records that `foedus load` reads back."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from foedus.explorer.output import Listing
from foedus.explorer.wording import Words
from foedus.graph import Decision
from foedus.graph.same import Reason

_COLUMNS = ("one", "other", "same", "by", "names", "acts_for")


def sameness(each: Reason | Decision, words: Words) -> str:
    """Why two nodes count as one, or that the user said that they do not, on one line."""
    sign = "≠" if isinstance(each, Decision) and not each.same else "="
    if isinstance(each, Decision) or each.by == "user":
        return f"{each.one} {sign} {each.other}: {words.word['decided']}"
    first, second = (words.word["quote"].format(name) for name in each.names)
    whom = ", ".join(words.label(ident) if words.has(ident) else ident for ident in each.acts_for)
    return f"{each.one} = {each.other}: {words.word['spelt'].format(first, second, whom)}"


def same_record(each: Reason | Decision) -> dict[str, Any]:
    """The same as a JSON object."""
    if isinstance(each, Decision):
        return {"one": each.one, "other": each.other, "same": each.same, "by": "user"}
    names = {"names": list(each.names), "acts_for": list(each.acts_for)} if each.by != "user" else {}
    return {"one": each.one, "other": each.other, "same": True, "by": each.by, **names}


def listed(items: Iterable[Reason | Decision], words: Words) -> Listing[Reason | Decision]:
    """Reasons and decisions, one a line."""

    def row(each: Reason | Decision) -> dict[str, object]:
        made = same_record(each)
        return {name: " | ".join(value) if isinstance(value, list) else value for name, value in made.items()}

    return Listing(items, lambda each: [sameness(each, words)], same_record, _COLUMNS, lambda each: [row(each)])
