"""Values as Cypher literals, out of which no text can break."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from datetime import date

from foedus.exports.neo4j.rows import Value

_SHORT_ESCAPES = {"'": "\\'", "\n": "\\n", "\r": "\\r", "\t": "\\t"}


def string(text: str) -> str:
    """A text as a Cypher string literal in single quotes.

    Neo4j may decode `\\uXXXX` before it looks for the end of a literal, so no backslash of the text may come to stand
    before a `u`: the letter itself is escaped there. Control, format and separator characters are escaped to be seen.
    """
    out: list[str] = []
    for letter in text:
        if letter == "u" and out and out[-1] == "\\\\":
            out.append("\\u0075")
        elif letter == "\\":
            out.append("\\\\")
        elif letter in _SHORT_ESCAPES:
            out.append(_SHORT_ESCAPES[letter])
        elif unicodedata.category(letter) in ("Cc", "Cf", "Zl", "Zp") and letter <= "\uffff":
            out.append(f"\\u{ord(letter):04x}")
        else:
            out.append(letter)
    return f"'{''.join(out)}'"


def literal(value: Value | Mapping[str, Value] | None) -> str:
    """A value as Cypher: numbers and booleans bare, text quoted, dates, lists and maps of these; None is null."""
    if isinstance(value, str):
        return string(value)
    if isinstance(value, date):
        return f"date('{value.isoformat()}')"
    if isinstance(value, list):
        return f"[{', '.join(string(text) for text in value)}]"
    if isinstance(value, Mapping):
        return f"{{{', '.join(f'{name}: {literal(each)}' for name, each in value.items() if each is not None)}}}"
    return {None: "null", True: "true", False: "false"}[value] if isinstance(value, bool | None) else repr(value)
