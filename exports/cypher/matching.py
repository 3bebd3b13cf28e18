"""MATCH with its WHERE.

Neo4j never takes one relationship twice in one MATCH, Ladybug does: what must differ is said in WHERE. A condition on
the relationships of a shortest path holds there while it is searched, as in Neo4j.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations, pairwise

from foedus.exports.cypher.clauses import conjuncts_of
from foedus.exports.cypher.expressions import Expressions
from foedus.exports.cypher.kinds import Value
from foedus.exports.cypher.patterns import Path, Way, quoted, read_path
from foedus.exports.cypher.tokens import Refused, Token, split

_ALWAYS = ("id", "kind", "relation", "family", "polarity", "modality", "evidence")  # properties that are never null


class Matching:
    """Puts what stands behind MATCH."""

    def __init__(self, expressions: Expressions) -> None:
        self._expressions = expressions
        self._number = 0

    def put(self, body: list[Token], where: list[Token], *, optional: bool, nested: bool) -> str:
        """A MATCH with its WHERE, and its variables into the scope. Raises Refused."""
        paths = [read_path(self._renamed(pattern), self._expressions.properties) for pattern in split(body, ",")]
        ways = [way for path in paths for way in path.ways]
        if optional and any(path.name for path in paths):
            raise Refused("a path with a name in OPTIONAL MATCH; name its nodes and relationships.")
        before, found = self._expressions.scope, _variables(paths)
        self._expressions.scope = found | before
        conditions = list(self._apart(ways))
        loops = self._expressions.known.loops
        for way in ways:
            if not (way.left or way.right) and (loops if way.kinds is None else loops & way.kinds):
                raise Refused(
                    "a relationship in either direction of a type that joins a node with itself; give it one."
                )
        conjuncts = conjuncts_of(where)
        if optional or nested:
            for conjunct in conjuncts:
                _check_outside(conjunct, before)
        written = [self._path(path, conjuncts) for path in paths]
        conditions += [self._expressions.value(conjunct).text for conjunct in conjuncts]
        if optional:  # behind its WHERE, what is matched may be null
            self._expressions.scope = {name: each._replace(sure=False) for name, each in found.items()} | before
        # One condition keeps its own brackets: an OR inside binds less than what is put beside it.
        text = " AND ".join(conditions if len(conditions) == 1 else (f"({each})" for each in conditions))
        return ", ".join(written) + (f" WHERE {text}" if conditions else "")

    def _renamed(self, pattern: list[Token]) -> list[Token]:
        """A pattern whose variables have the names that they have here."""
        scope = self._expressions.scope
        return [
            token._replace(kind="quoted", text=scope[token.text].text)
            if place and pattern[place - 1].text in ("(", "[") and token.text in scope
            else token
            for place, token in enumerate(pattern)
        ]

    def _apart(self, ways: list[Way]) -> Iterator[str]:
        for one, other in combinations(ways, 2):
            if not one.meets(other):
                continue
            if one.steps or other.steps:
                raise Refused("paths of several lengths beside relationships of the same type in one MATCH.")
            for way in (one, other):
                if not way.name:
                    way.name = self._new()
            yield f"id({one.name}) <> id({other.name})"

    def _path(self, path: Path, conjuncts: list[list[Token]]) -> str:
        condition = ""
        if path.shortest:
            if len(path.ways) != 1 or not path.ways[0].steps:
                raise Refused("a shortest path that is not (a)-[*..8]-(b).")
            condition = self._while_searching(path, conjuncts)
        pieces = [path.nodes[0]]
        for way, node in zip(path.ways, path.nodes[1:], strict=True):
            pieces += [way.written(path.shortest or "TRAIL", condition), node]
        return f"{path.name} = {''.join(pieces)}" if path.name else "".join(pieces)

    def _while_searching(self, path: Path, conjuncts: list[list[Token]]) -> str:
        """Conditions on all relationships of a shortest path, taken out of `conjuncts`."""
        said, names = [], set()
        for conjunct in [each for each in conjuncts if any(quoted(t) == path.name for t in each if t.kind != "text")]:
            inside = conjunct[2:-1] if len(conjunct) > 9 and conjunct[0].says("ALL") else []
            source, *condition = split(inside, "WHERE")
            whose = [token.text.upper() for token in source[1:5]]
            if len(condition) != 1 or whose != ["IN", "RELATIONSHIPS", "(", path.name.strip("`").upper()]:
                raise Refused("a condition on a shortest path other than all(r IN relationships(p) WHERE …).")
            names.add(quoted(source[0]))
            said.append(f"({self._expressions.value(condition[0]).text})")
            conjuncts.remove(conjunct)
        if len(names) > 1:
            raise Refused("several names for the relationships of a shortest path; take one.")
        return f" ({names.pop()}, `_node` | WHERE {' AND '.join(said)})" if names else ""

    def _new(self) -> str:
        self._number += 1
        return f"`_way{self._number}`"


def _check_outside(condition: list[Token], outside: Mapping[str, Value]) -> None:
    """LadybugDB joins OPTIONAL MATCH and subqueries on what they say of outer variables, and joins null with nothing:
    wrong only where the condition could hold in spite of a null. Raises Refused."""
    words = [token.text.upper() for token in condition if token.kind == "word"]
    spared = {"OR", "XOR", "CASE", "COALESCE"} & set(words) or ("IS", "NULL") in pairwise(words)
    if not spared and not ("IS" in words and words.count("NOT") > words.count("IS")):
        return
    for one, dot, name in zip(condition, condition[1:], [*condition[2:], Token("end", "")], strict=False):
        known = outside.get(one.text.strip("`")) if one.kind in ("word", "quoted") else None
        if known and (name.text not in _ALWAYS if dot.text == "." else known.kind not in ("node", "edge", "either")):
            raise Refused(
                f"{one.text} of outside beside OR, IS NULL, CASE or coalesce() in the WHERE of OPTIONAL MATCH, EXISTS"
                " or COUNT; put that condition in front or behind."
            )


def _variables(paths: list[Path]) -> dict[str, Value]:
    found: dict[str, Value] = {}
    for path in paths:
        named = [(name, "node") for name in path.names]
        named += [(way.name, "edge" if way.left or way.right else "either") for way in path.ways]
        found |= {name.strip("`"): Value(name, kind, True) for name, kind in (*named, (path.name, "path")) if name}
    return found
