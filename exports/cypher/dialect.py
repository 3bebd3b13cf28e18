"""A whole query from Neo4j's dialect into Ladybug's."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from foedus.exports.cypher.clauses import Clause, Projection, clauses_of, column, projection
from foedus.exports.cypher.expressions import NOTHING, Expressions, Known
from foedus.exports.cypher.kinds import Value, element
from foedus.exports.cypher.matching import Matching
from foedus.exports.cypher.patterns import quoted
from foedus.exports.cypher.tokens import Refused, Token, split, tokens


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
        self._query = query
        self._number = self._nested = 0
        self._expressions = Expressions(self._subquery, known)
        self._matching = Matching(self._expressions)
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
                yield f"{word} {self._matching.put(body, where, optional=word != 'MATCH', nested=self._nested > 0)}"
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
            yield f"UNWIND [1] AS {self._new()}"

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

    def _new(self) -> str:
        self._number += 1
        return f"`_kept{self._number}`"
