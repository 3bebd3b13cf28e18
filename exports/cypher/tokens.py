"""Cypher in tokens: texts, names, numbers, parameters and signs, with the comments gone."""

from __future__ import annotations

import re
from typing import NamedTuple

from foedus.graph.errors import FoedusError

_TOKEN = re.compile(
    r"""(?P<space>\s+|//[^\n]*|/\*.*?\*/)
    |(?P<text>'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")
    |(?P<quoted>`(?:[^`]|``)*`)
    |(?P<number>\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)
    |(?P<parameter>\$[A-Za-z_]\w*)
    |(?P<word>[^\W\d]\w*)
    |(?P<sign>\.\.|\|\||<>|<=|>=|=~|->|<-|[-+*/%^=<>.,:;|(){}\[\]!&])""",
    re.VERBOSE | re.DOTALL,
)


class Refused(FoedusError):
    """A query that cannot be run here; the text says which part of it."""


class Token(NamedTuple):
    """A piece of a query: its kind (text, quoted, number, parameter, word, sign), how it is written, and where."""

    kind: str
    text: str
    at: int = 0

    def says(self, *words: str) -> bool:
        """Whether it is one of these words or signs, words in any case."""
        return self.kind in ("word", "sign") and self.text.upper() in words


def tokens(query: str) -> list[Token]:
    """A query in tokens. Raises Refused for what is no Cypher."""
    found: list[Token] = []
    place = 0
    while place < len(query):
        match = _TOKEN.match(query, place)
        if match is None:
            raise Refused(f"the query breaks off or has a strange sign at {query[place : place + 20]!r}.")
        if match.lastgroup != "space":
            found.append(Token(str(match.lastgroup), match[0], place))
        place = match.end()
    while found and found[-1].text == ";":
        found.pop()
    return found


def closing(found: list[Token], start: int) -> int:
    """The place of the bracket that closes the one at `start`. Raises Refused where there is none."""
    depth = 0
    for place in range(start, len(found)):
        if found[place].kind == "sign":
            depth += (found[place].text in "([{") - (found[place].text in ")]}")
            if depth == 0:
                return place
    raise Refused(f"a bracket is never closed: {found[start].text}")


def split(found: list[Token], *signs: str) -> list[list[Token]]:
    """The parts between some signs or words, where these stand in no bracket."""
    parts: list[list[Token]] = [[]]
    depth = 0
    for token in found:
        if token.kind == "sign":
            depth += (token.text in "([{") - (token.text in ")]}")
        if depth == 0 and token.says(*signs):
            parts.append([])
        else:
            parts[-1].append(token)
    return parts
