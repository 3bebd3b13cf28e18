"""A whole query from Neo4j's dialect into Ladybug's.

Neo4j never takes one relationship twice in one MATCH, Ladybug does: what must differ is said in WHERE. A condition on
the relationships of a shortest path holds there while it is searched, as in Neo4j.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations, pairwise

from foedus.exports.cypher.clauses import Clause, Projection, clauses_of, column, conjuncts_of, projection
from foedus.exports.cypher.expressions import NOTHING, Expressions, Known
from foedus.exports.cypher.kinds import Value, element
from foedus.exports.cypher.patterns import Path, Way, quoted, read_path
from foedus.exports.cypher.tokens import Refused, Token, split, tokens

_ALWAYS = ("id", "kind", "relation", "family", "polarity", "modality", "evidence")  # properties that are never null


def translate(query: str, known: Known = NOTHING) -> tuple[str, list[str]]:
    """A reading query as Ladybug takes it, and the names of its columns. Raises Refused for what it cannot put."""
    dialect = _Dialect(known, query)
    try:
        text = dialect.query(tokens(query))
    except RecursionError:
        raise Refused("a query of so many brackets.") from None
    return text, dialect.columns


class _Dialect:
    def __init__(self, known: Known, query: str) -> None:
        self._loops, self._query = known.loops, query
        self._number = self._nested = 0
        self._expressions = Expressions(self._subquery, known)
        self.columns: list[str] = []

    def query(self, found: list[Token]) -> str:
        clauses = list(clauses_of(found))
        if not clauses or clauses[-1].word != "RETURN":
            raise Refused("a query that returns nothing: only reading is done here, and RETURN ends it.")
        return " ".join(self._put(clauses))

    def _subquery(self, found: list[Token]) -> str:
        """What stands between the braces of EXISTS and COUNT: a pattern, or a query without RETURN."""
        if found and found[0].says("MATCH"):
            clauses = list(clauses_of(found))
        else:
            pattern, *where = split(found, "WHERE")
            clauses = [Clause("MATCH", pattern), *(Clause("WHERE", each) for each in where)]
        if any(clause.word not in ("MATCH", "WHERE") for clause in clauses):
            raise Refused("more than MATCH and WHERE inside EXISTS or COUNT.")
        outside = self._expressions.scope
        self._nested += 1
        text = " ".join(self._put(clauses))
        self._nested -= 1
        self._expressions.scope = outside
        return text

    def _put(self, clauses: list[Clause]) -> Iterator[str]:
        place = 0
        while place < len(clauses):
            word, body = clauses[place]
            place += 1
            where: list[Token] = []
            if word in ("MATCH", "OPTIONAL MATCH", "WITH") and place < len(clauses) and clauses[place].word == "WHERE":
                where, place = clauses[place].body, place + 1
            if word in ("MATCH", "OPTIONAL MATCH"):
                yield f"{word} {self._match(body, where, optional=word != 'MATCH')}"
            elif word == "UNION":
                self._expressions.scope = {}
                yield "UNION ALL" if body else "UNION"
            elif word in ("WITH", "RETURN"):
                yield from self._project(word, projection(body), where)
            elif word == "UNWIND":
                yield self._unwind(body)
            else:
                raise Refused(f"{word} in this place.")

    def _unwind(self, body: list[Token]) -> str:
        if len(body) < 3 or not body[-2].says("AS"):
            raise Refused("UNWIND without AS.")
        whole = self._expressions.value(body[:-2])
        name = self._named(body[-1], element(whole.kind))
        self._expressions.scope = self._expressions.scope | {body[-1].text.strip("`"): name}
        return f"UNWIND {whole.text} AS {name.text}"

    def _project(self, word: str, said: Projection, where: list[Token]) -> Iterator[str]:
        before, columns, after = self._expressions.scope, [], {}
        if said.items and [token.text for token in said.items[0]] == ["*"]:
            said.items[:1] = [[Token("quoted", f"`{name}`", -1)] for name in sorted(before)]
        for item in said.items:
            name, value = self._item(item)
            columns.append(value.text if value.text == name.text else f"{value.text} AS {name.text}")
            after[column(self._query, item)] = name
        if word == "RETURN" and not self.columns:
            self.columns = list(after)
        self._expressions.scope = before | after
        renamed = {name for name, value in after.items() if before.get(name, value).text != value.text}
        for one, other in pairwise(token for part in said.order for token in part):
            if other.text == "." and one.text in renamed:
                raise Refused(f"ORDER BY {one.text}.…, where {one.text} is a new name in the same clause.")
        yield f"{word} {'DISTINCT ' if said.distinct else ''}{', '.join(columns)}"
        if said.order:
            yield f"ORDER BY {', '.join(map(self._ordered, said.order))}"
        bounds = [f"{name} {self._expressions.value(count).text}" for name, count in said.bounds]
        yield from bounds or (["SKIP 0"] if said.order and word == "WITH" else [])
        self._expressions.scope = after
        if where:
            yield f"WHERE {self._expressions.value(where).text}"
        if said.order and word == "WITH":
            # LadybugDB forgets the order, and which rows a LIMIT left, where the next clause counts or collects.
            yield f"UNWIND [1] AS {self._new('_kept')}"

    def _item(self, item: list[Token]) -> tuple[Value, Value]:
        """The name of a column as it is known from now on, and what stands in it."""
        if len(item) > 2 and item[-2].says("AS"):
            value = self._expressions.value(item[:-2])
            return self._named(item[-1], value.kind)._replace(sure=value.sure), value
        value = self._expressions.value(item)
        return value, value

    def _named(self, token: Token, kind: str) -> Value:
        """A new variable, under another name where there is one of that name: LadybugDB would mean the old one."""
        name = quoted(token)
        while name in {each.text for each in self._expressions.scope.values()}:
            name = f"{name[:-1]}_`"
        return Value(name, kind)

    def _ordered(self, found: list[Token]) -> str:
        way = found[-1].text if found[-1].says("ASC", "DESC", "ASCENDING", "DESCENDING") else ""
        value = self._expressions.value(found[:-1] if way else found)
        if value.kind in ("text[]", "?[]"):
            return f"list_to_string('\\u0001', {value.text}) {way}".strip()
        if value.kind.endswith("[]") or value.kind in ("node", "edge", "either", "path", "map"):
            raise Refused(f"ORDER BY {value.plain}, which is no text, number or date.")
        return f"{value.text} {way}".strip()

    def _new(self, name: str) -> str:
        self._number += 1
        return f"`{name}{self._number}`"

    def _match(self, body: list[Token], where: list[Token], *, optional: bool) -> str:
        paths = [read_path(self._renamed(pattern), self._expressions.properties) for pattern in split(body, ",")]
        ways = [way for path in paths for way in path.ways]
        if optional and any(path.name for path in paths):
            raise Refused("a path with a name in OPTIONAL MATCH; name its nodes and relationships.")
        before, found = self._expressions.scope, _variables(paths)
        self._expressions.scope = found | before
        conditions = list(self._apart(ways))
        for way in ways:
            if not (way.left or way.right) and (self._loops if way.kinds is None else self._loops & way.kinds):
                raise Refused(
                    "a relationship in either direction of a type that joins a node with itself; give it one."
                )
        conjuncts = conjuncts_of(where)
        if optional or self._nested:
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
                    way.name = self._new("_way")
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
