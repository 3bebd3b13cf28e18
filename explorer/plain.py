"""Text that is safe and steady on a terminal: nothing in it can move the cursor, change colours or hide itself."""

from __future__ import annotations

import re

_SPACES = re.compile(r"[\t\n\v\f\r\x85\u2028\u2029]+")
# Controls (C0, delete, C1), half characters, and marks that turn the direction of writing round.
_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def printable(text: str) -> str:
    """The text on one line, with each character that a terminal would obey written as its code: `\\x1b`."""
    return _UNSAFE.sub(lambda found: ascii(found[0])[1:-1], _SPACES.sub(" ", text))


def shortened(text: str, width: int) -> str:
    """The text on one line, cut to a width in characters with an ellipsis."""
    line = " ".join(text.split())
    return line if len(line) <= width else line[: width - 1].rstrip() + "…"
