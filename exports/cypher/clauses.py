"""The clauses of a query, and what stands in them, as tokens."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from foedus.exports.cypher.tokens import Refused, Token, closing, split

_BEGIN = ("MATCH", "OPTIONAL", "WITH", "RETURN", "UNWIND", "WHERE", "UNION")
_REFUSED = (
    "CREATE", "MERGE", "SET", "DELETE", "DETACH", "REMOVE", "CALL", "LOAD", "FOREACH", "DROP", "USE", "COPY", "ALTER",
    "INSTALL", "ATTACH", "IMPORT", "EXPORT", "BEGIN", "COMMIT", "ROLLBACK", "EXPLAIN", "PROFILE", "FINISH", "SHOW",
)  # fmt: skip


class Clause(NamedTuple):
    """A clause: its first word, and all behind it."""

    word: str
    body: list[Token]


class Projection(NamedTuple):
    """What RETURN and WITH say: columns, and how their rows are ordered and bounded."""

    distinct: bool
    items: list[list[Token]]
    order: list[list[Token]]
    bounds: list[tuple[str, list[Token]]]


def clauses_of(found: list[Token]) -> Iterator[Clause]:
    """The clauses of a query. Raises Refused for those that do more than read."""
    if not found:
        raise Refused("an empty query. Write one as in: MATCH (n) RETURN n.name")
    starts = [place for place in open_places(found) if _begins(found, place)]
    if not starts or starts[0] != 0:
        raise Refused(f"a query that begins with {found[0].text}: only reading is done here.")
    for start, end in zip(starts, [*starts[1:], len(found)], strict=True):
        word, body = found[start].text.upper(), found[start + 1 : end]
        if word in _REFUSED:
            raise Refused(f"{word}: only reading is done here.")
        if word == "OPTIONAL":
            continue
        if word == "MATCH" and start and found[start - 1].says("OPTIONAL"):
            word = "OPTIONAL MATCH"
        if not body and word != "UNION":
            raise Refused(f"{word} with nothing behind it.")
        yield Clause(word, body)


def conjuncts_of(where: list[Token]) -> list[list[Token]]:
    """The conditions that must all hold; one where AND does not part the whole."""
    inside = {token.text.upper() for place in open_places(where) for token in where[place : place + 1]}
    if not where or inside & {"OR", "XOR", "CASE"}:
        return [where] if where else []
    return split(where, "AND")


def open_places(found: list[Token]) -> Iterator[int]:
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


def projection(body: list[Token]) -> Projection:
    """What stands behind RETURN or WITH."""
    distinct = bool(body) and body[0].says("DISTINCT")
    body = body[distinct:]
    starts = [place for place in open_places(body) if _starts_part(body, place)] + [len(body)]
    parts = [(body[start].text.upper(), body[start + 1 : end]) for start, end in pairwise(starts)]
    order = [part[1:] for word, part in parts if word == "ORDER"]
    bounds = [(word, part) for word, part in parts if word != "ORDER"]
    return Projection(distinct, split(body[: starts[0]], ","), split(order[0], ",") if order else [], bounds)


def _starts_part(body: list[Token], place: int) -> bool:
    before = body[place - 1] if place else None
    if before is None or before.text == "." or before.says("AS"):
        return False
    after = body[place + 1] if place + 1 < len(body) else None
    return body[place].says("SKIP", "OFFSET", "LIMIT") or (
        body[place].says("ORDER") and after is not None and after.says("BY")
    )


def column(query: str, item: list[Token]) -> str:
    """The name of what is returned, as Neo4j calls it."""
    if not item:
        raise Refused("RETURN with a column that is not there.")
    if (len(item) > 2 and item[-2].says("AS")) or item[0].at < 0:
        return item[-1].text.strip("`")
    return query[item[0].at : item[-1].at + len(item[-1].text)]
