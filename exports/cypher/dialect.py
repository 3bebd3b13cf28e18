"""A whole query from Neo4j's dialect into Ladybug's.

Neo4j never takes one relationship twice in one MATCH, Ladybug does: what must differ is said in WHERE. A condition on
the relationships of a shortest path holds there while it is searched, as in Neo4j.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

from foedus.exports.cypher.expressions import Expressions
from foedus.exports.cypher.patterns import Path, Way, quoted, read_path
from foedus.exports.cypher.tokens import Refused, Token, closing, split, tokens

_BEGIN = ("MATCH", "OPTIONAL", "WITH", "RETURN", "UNWIND", "WHERE", "UNION")
_REFUSED = (
    "CREATE", "MERGE", "SET", "DELETE", "DETACH", "REMOVE", "CALL", "LOAD", "FOREACH", "DROP", "USE", "COPY", "ALTER",
    "INSTALL", "ATTACH", "IMPORT", "EXPORT", "BEGIN", "COMMIT", "ROLLBACK", "EXPLAIN", "PROFILE", "FINISH", "SHOW",
)  # fmt: skip


class Clause(NamedTuple):
    """A clause: its first word, and all behind it."""

    word: str
    body: list[Token]


def translate(query: str, loops: frozenset[str] = frozenset()) -> tuple[str, list[str]]:
    """A reading query as Ladybug takes it, and the names of its columns (none where it says RETURN *).

    `loops` are the types of relationships that join a node with itself. Raises Refused for what it cannot put.
    """
    found = tokens(query)
    dialect = _Dialect(loops)
    text = dialect.query(found)
    return text, dialect.columns(query, found)


class _Dialect:
    def __init__(self, loops: frozenset[str]) -> None:
        self._loops = loops
        self._number = 0
        self._variables: set[str] = set()
        self._expressions = Expressions(self._subquery)

    def query(self, found: list[Token]) -> str:
        clauses = list(_clauses(found))
        if not clauses or clauses[-1].word != "RETURN":
            raise Refused("a query that returns nothing: only reading is done here, and RETURN ends it.")
        return " ".join(self._put(clauses))

    def columns(self, query: str, found: list[Token]) -> list[str]:
        """The names of what is returned, as Neo4j calls them."""
        last = next(clause.body for clause in _clauses(found) if clause.word == "RETURN")
        last = last[1:] if last and last[0].says("DISTINCT") else last
        items = [
            split(item, "ORDER", "SKIP", "LIMIT")[0] for item in split(split(last, "ORDER", "SKIP", "LIMIT")[0], ",")
        ]
        if any(item and item[0].text == "*" for item in items):
            return []
        return [_column(query, item) for item in items]

    def _subquery(self, found: list[Token]) -> str:
        """What stands between the braces of EXISTS and COUNT: a pattern, or a query without RETURN."""
        if found and found[0].says("MATCH"):
            clauses = list(_clauses(found))
        else:
            pattern, *where = split(found, "WHERE")
            clauses = [Clause("MATCH", pattern), *(Clause("WHERE", each) for each in where)]
        if any(clause.word not in ("MATCH", "WHERE") for clause in clauses):
            raise Refused("more than MATCH and WHERE inside EXISTS or COUNT.")
        return " ".join(self._put(clauses))

    def _put(self, clauses: list[Clause]) -> Iterator[str]:
        place = 0
        while place < len(clauses):
            word, body = clauses[place]
            place += 1
            if word in ("MATCH", "OPTIONAL MATCH"):
                where: list[Token] = []
                if place < len(clauses) and clauses[place].word == "WHERE":
                    where, place = clauses[place].body, place + 1
                yield f"{word} {self._match(body, where)}"
            elif word == "UNION":
                yield "UNION ALL" if body else "UNION"
            else:
                told = self._renamed(body) if word == "RETURN" else body
                yield f"{word} {self._expressions.put(told)}"

    def _renamed(self, body: list[Token]) -> list[Token]:
        """Columns called as a variable is called get another name: LadybugDB would order by the variable."""
        end = next((place for place in _open_places(body) if body[place].says("ORDER", "SKIP", "LIMIT")), len(body))
        items = split(body[:end], ",")
        taken = {item[-1].text for item in items if len(item) > 2 and item[-2].says("AS")} & self._variables
        told: list[Token] = []
        for place, token in enumerate(body):
            near = {each.text.upper() for each in body[max(place - 1, 0) : place + 2]}
            whole = "." not in near and (place > end or body[place - 1].says("AS"))
            told.append(token._replace(text=f"{token.text}_") if whole and token.text in taken else token)
        return told

    def _match(self, body: list[Token], where: list[Token]) -> str:
        self._variables |= {token.text for token in body if token.kind == "word"}
        paths = [read_path(pattern, self._expressions.put) for pattern in split(body, ",")]
        ways = [way for path in paths for way in path.ways]
        conditions = list(self._apart(ways))
        for way in ways:
            if not (way.left or way.right) and (self._loops if way.kinds is None else self._loops & way.kinds):
                raise Refused(
                    "a relationship in either direction of a type that joins a node with itself; give it one."
                )
        conjuncts = _conjuncts(where)
        written = [self._path(path, conjuncts) for path in paths]
        conditions += [self._expressions.put(conjunct) for conjunct in conjuncts]
        # One condition keeps its own brackets: an OR inside binds less than what is put beside it.
        text = " AND ".join(conditions if len(conditions) == 1 else (f"({each})" for each in conditions))
        return ", ".join(written) + (f" WHERE {text}" if conditions else "")

    def _apart(self, ways: list[Way]) -> Iterator[str]:
        for one, other in combinations(ways, 2):
            if not one.meets(other):
                continue
            if one.steps or other.steps:
                raise Refused("paths of several lengths beside relationships of the same type in one MATCH.")
            for way in (one, other):
                if not way.name:
                    self._number += 1
                    way.name = f"`_way{self._number}`"
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
            said.append(f"({self._expressions.put(condition[0])})")
            conjuncts.remove(conjunct)
        if len(names) > 1:
            raise Refused("several names for the relationships of a shortest path; take one.")
        return f" ({names.pop()}, `_node` | WHERE {' AND '.join(said)})" if names else ""


def _clauses(found: list[Token]) -> Iterator[Clause]:
    """The clauses of a query. Raises Refused for those that do more than read."""
    starts = [place for place in _open_places(found) if _begins(found, place)]
    if not starts or starts[0] != 0:
        raise Refused(f"a query that begins with {found[0].text if found else 'nothing'}: only reading is done here.")
    for start, end in zip(starts, [*starts[1:], len(found)], strict=True):
        word, body = found[start].text.upper(), found[start + 1 : end]
        if word in _REFUSED:
            raise Refused(f"{word}: only reading is done here.")
        if word == "OPTIONAL":
            continue
        if word == "MATCH" and start and found[start - 1].says("OPTIONAL"):
            word = "OPTIONAL MATCH"
        yield Clause(word, body)


def _conjuncts(where: list[Token]) -> list[list[Token]]:
    """The conditions that must all hold; one where AND does not part the whole."""
    inside = {token.text.upper() for place in _open_places(where) for token in where[place : place + 1]}
    if not where or inside & {"OR", "XOR", "CASE"}:
        return [where] if where else []
    return split(where, "AND")


def _open_places(found: list[Token]) -> Iterator[int]:
    """The places that are in no bracket."""
    place = 0
    while place < len(found):
        yield place
        place = closing(found, place) + 1 if found[place].text in ("(", "[", "{") else place + 1


def _begins(found: list[Token], place: int) -> bool:
    before = found[place - 1] if place else None
    if before and (before.text in (".", ":", "|") or before.says("AS")):
        return False
    if found[place].says("WITH") and before and before.says("STARTS", "ENDS"):
        return False
    return found[place].says(*_BEGIN, *_REFUSED)


def _column(query: str, item: list[Token]) -> str:
    if not item:
        raise Refused("RETURN with a column that is not there.")
    if len(item) > 2 and item[-2].says("AS"):
        return item[-1].text.strip("`")
    return query[item[0].at : item[-1].at + len(item[-1].text)]
