"""Patterns of MATCH: nodes and relationships in Neo4j's dialect, read and then written in Ladybug's."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from foedus.exports.cypher.tokens import Refused, Token, closing, split
from foedus.exports.neo4j.model import ACTOR, nodes, types

LONGEST = 30  # steps of a path
Express = Callable[[list[Token], str], str]  # braces of a node or edge, and which of both


@dataclass
class Way:
    """A relationship of a pattern: `kinds` None for any type, `steps` None for a single one."""

    name: str = ""
    kinds: frozenset[str] | None = None
    steps: tuple[int, int | None] | None = None
    properties: str = ""
    left: bool = False
    right: bool = False

    def meets(self, other: Way) -> bool:
        """Whether one relationship could be both."""
        return self.kinds is None or other.kinds is None or bool(self.kinds & other.kinds)

    def written(self, how: str = "TRAIL", condition: str = "") -> str:
        """As Ladybug takes it: of several steps none is taken twice."""
        kinds = ":" + "|".join(sorted(self.kinds)) if self.kinds else ""
        steps = ""
        if self.steps:
            first, last = self.steps
            if last is None and how == "TRAIL":
                raise Refused("a path of any length; name the most steps, as in [*..5].")
            steps = f"* {how} {first}..{min(last or LONGEST, LONGEST)}{condition}"
        inside = f"[{self.name}{kinds}{steps}{self.properties}]"
        return f"{'<' if self.left else ''}-{inside}-{'>' if self.right else ''}"


@dataclass
class Path:
    """Nodes as they are written, the `names` of those that have one, and the ways between them; `name` and how it is
    searched, where it is named."""

    nodes: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    ways: list[Way] = field(default_factory=list)
    name: str = ""
    shortest: str = ""


def starts_path(found: list[Token], start: int) -> bool:
    """Whether a path begins at the bracket that opens at `start`."""
    end = closing(found, start)
    return end + 2 < len(found) and found[end + 1].text in ("-", "<-") and found[end + 2].text in ("[", "-", "->")


def read_path(found: list[Token], express: Express) -> Path:
    """A path pattern. Raises Refused."""
    path = Path()
    if len(found) > 2 and found[0].kind in ("word", "quoted") and found[1].text == "=":
        path.name, found = quoted(found[0]), found[2:]
    if found and found[0].says("SHORTESTPATH", "ALLSHORTESTPATHS"):
        path.shortest = "SHORTEST" if found[0].says("SHORTESTPATH") else "ALL SHORTEST"
        found = found[2 : closing(found, 1)]
    place = 0
    while place < len(found):
        if found[place].text != "(":
            raise Refused(f"a pattern with {found[place].text!r}.")
        end = closing(found, place)
        name, labels, properties = _parts(found[place + 1 : end], express, "node")
        path.nodes.append(f"({name}{':' + ':'.join(kinds_of(labels)) if labels else ''}{properties})")
        path.names += [name] if name else []
        if end + 1 == len(found):
            return path
        way, place = _way(found, end + 1, express)
        path.ways.append(way)
    raise Refused("a pattern that does not end with a node.")


def quoted(token: Token) -> str:
    """A name in backticks, so that it is no word of Ladybug's."""
    return token.text if token.kind == "quoted" else f"`{token.text}`"


def kinds_of(found: list[Token]) -> list[str]:
    """The labels that nodes may have which fit `:A:B`, `:A|B` or `:A&B`. Raises Refused for others."""
    fitting = set(nodes())
    for part in split(found, ":", "&"):
        if part:
            fitting &= {kind for word in split(part, "|") for kind in _kinds(word)}
    if not fitting:
        raise Refused(f"labels that no node has together: {' '.join(token.text for token in found)}")
    return [kind for kind in nodes() if kind in fitting]


def _kinds(word: list[Token]) -> Iterable[str]:
    if len(word) != 1 or word[0].kind not in ("word", "quoted"):
        raise Refused(f"a label written so: {' '.join(token.text for token in word)}")
    name = word[0].text.strip("`")
    if name == ACTOR:
        return (kind for kind, shape in nodes().items() if ACTOR in shape.beside)
    if name not in nodes():
        raise Refused(f"the label {name}; there are {', '.join((ACTOR, *nodes()))}.")
    return (name,)


def _parts(found: list[Token], express: Express, owner: str) -> tuple[str, list[Token], str]:
    """Name, labels or types with all that follows them, and properties."""
    name, properties = "", ""
    if found and found[0].kind in ("word", "quoted"):
        name, found = quoted(found[0]), found[1:]
    opened = next((place for place, token in enumerate(found) if token.text == "{"), None)
    if opened is not None:
        if closing(found, opened) != len(found) - 1:
            raise Refused("a pattern with a condition inside; put it into WHERE.")
        properties, found = " " + express(found[opened:], owner), found[:opened]
    if any(token.says("WHERE") for token in found):
        raise Refused("WHERE inside a pattern; put it behind.")
    if found and found[0].text not in (":", "*"):
        raise Refused(f"a pattern with {found[0].text!r}.")
    return name, found, properties


def _way(found: list[Token], place: int, express: Express) -> tuple[Way, int]:
    """The relationship at a place, and the place behind it."""
    way = Way(left=found[place].text == "<-")
    place += 1
    if place < len(found) and found[place].text == "[":
        end = closing(found, place)
        way.name, rest, way.properties = _parts(found[place + 1 : end], express, "edge")
        star = next((at for at, token in enumerate(rest) if token.text == "*"), len(rest))
        way.kinds, way.steps = _types(rest[:star]), _steps(rest[star:])
        place = end + 1
    if place >= len(found) or found[place].text not in ("-", "->"):
        raise Refused("a relationship that is not written -[…]-> or <-[…]-.")
    way.right = found[place].text == "->"
    if way.left and way.right:
        way.left = way.right = False
    if way.steps and way.name:
        raise Refused("a name for several relationships; name the path: p = (a)-[*..3]-(b).")
    return way, place + 1


def _types(found: list[Token]) -> frozenset[str] | None:
    named = [token for token in found if token.text not in (":", "|")]
    for token in named:
        if token.text.strip("`") not in types():
            raise Refused(f"the relationship type {token.text}.")
    return frozenset(token.text.strip("`") for token in named) or None


def _steps(found: list[Token]) -> tuple[int, int | None] | None:
    """`*`, `*2`, `*1..3`, `*..3` or `*2..`."""
    if not found:
        return None
    said = [token.text for token in found[1:]]
    numbers = [int(text) for text in said if text.isdigit()]
    if ".." not in said:
        return (numbers[0], numbers[0]) if numbers else (1, None)
    first = int(said[0]) if said[0].isdigit() else 1
    return first, int(said[-1]) if said[-1].isdigit() else None
