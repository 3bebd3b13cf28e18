"""First stage, people: whose an office is that stands without its owner, from the units before it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Container, Sequence

from foedus.loaders.units import Unit

_SENTENCES = 2  # so far back somebody may be meant by a possessive
_FAR = 200  # units; nobody looks farther back


def owner_before(made: Sequence[Unit], at: int) -> Unit | None:
    """Who a possessive means at a place among units: what was named first in its sentence before it, else in the
    sentence before that, because sentences begin with whom they are about."""
    begin = _sentence_begin(made, at)
    for start, stop in ((begin, at), (_sentence_begin(made, max(begin - 1, 0)), begin)):
        if named := [u for u in made[start:stop] if u.letter in "NSK" and not (u.letter == "S" and _is_place(u))]:
            return named[0]
    return None


def several_before(made: Sequence[Unit], at: int, count: int, owner: Callable[[Unit], str | None]) -> list[str]:
    """So many states, no more and no less, that the sentence before a place among units that named any named, in its
    order, or whose people it named. `owner` tells the state of a unit."""
    end = _sentence_begin(made, at)
    for _ in range(_SENTENCES):
        begin = _sentence_begin(made, max(end - 1, 0))
        before, end = made[begin:end], begin
        states = [u.mention.node for u in before if u.mention and u.letter in "SDK" and u.mention.kind == "State"]
        people = [state for u in before if u.letter == "N" and (state := owner(u))]
        if states or people:
            found = (list(dict.fromkeys(nodes)) for nodes in (states, people))
            return next((nodes for nodes in found if len(nodes) == count), [])
    return []


def sole_state_before(made: Sequence[Unit], at: int, titled: Container[str] = ()) -> str | None:
    """The only state or organization that a paragraph named before a place among its units; of its sentence first.
    Where only some states have such a title (`titled`), the last of them that the text named before."""
    if titled:
        named = (u.mention.node for u in reversed(made[:at]) if u.mention and u.letter in "SDK")
        return next((node for node in named if node in titled), None)
    begin = _sentence_begin(made, at)
    for start in (begin, _paragraph_begin(made, at)):
        nodes = {u.mention.node for u in made[start:at] if u.mention and u.letter in "SDK"}
        if nodes:
            return nodes.pop() if len(nodes) == 1 else None
    return None


def foremost_states(made: Sequence[Unit], at: int) -> list[str]:
    """The state that a text named more often than any other before a place among its units, if there is one."""
    named = Counter(u.mention.node for u in made[:at] if u.mention and u.letter in "SDK" and u.mention.kind == "State")
    (first, often), (_, less) = [*named.most_common(2), ("", 0), ("", 0)][:2]
    return [first] if often > less else []


def _is_place(unit: Unit) -> bool:
    return bool(unit.mention and unit.mention.kind != "State")


def _sentence_begin(made: Sequence[Unit], at: int) -> int:
    return next((i + 1 for i in range(at - 1, max(at - _FAR, -1), -1) if made[i].letter in ".|"), max(at - _FAR, 0))


def _paragraph_begin(made: Sequence[Unit], at: int) -> int:
    return next((i + 1 for i in range(at - 1, max(at - _FAR, -1), -1) if made[i].letter == "|"), max(at - _FAR, 0))
