"""Text made plain for reading, letter for letter: every offset in the plain text is the same in the document."""

from __future__ import annotations

import re
from collections.abc import Iterator

_PLAIN = str.maketrans(
    {
        "’": "'", "‘": "'", "ʼ": "'", "`": "'", "´": "'", "„": "“", "‟": "“", "«": "“", "»": "”", "‹": "“", "›": "”",
        "–": "-", "—": "-", "‑": "-", "‐": "-", "−": "-", "\u00ad": "-", "\u00a0": " ", "\u202f": " ", "\u2009": " ",
        "\t": " ", "\u200b": " ", "\ufeff": " ", "…": ".", "\u2028": "\n", "\u2029": "\n", "\x0b": "\n", "\x0c": "\n",
    }
)  # fmt: skip
_BLOCK = re.compile(r"\S[^\n]*(?:\n(?![ \t]*\n)[^\n]*)*")
_MAX_BLOCK = 20_000


def plain(text: str) -> str:
    """The text with plain dashes and spaces, and quotation marks of three kinds: “ ” and "; as long as it was."""
    return text.translate(_PLAIN).replace("\r", "\n")


def blocks(text: str, start: int = 0) -> Iterator[tuple[int, int]]:
    """Where each paragraph of a plain text begins and ends: at empty lines, and at each line end where lines are
    long or end a sentence, as they do in text taken from a web page."""
    for block in _BLOCK.finditer(text, start):
        lines = [(block.start() + m.start(), block.start() + m.end()) for m in re.finditer(r"[^\n]+", block[0])]
        for begin, end in _joined(text, lines):
            for piece in range(begin, end, _MAX_BLOCK):
                yield piece, min(piece + _MAX_BLOCK, end)


def _joined(text: str, lines: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Lines that only a narrow page broke belong together: the next one goes on in small letters."""
    begin, end = lines[0]
    for start, stop in lines[1:]:
        if text[start:stop].lstrip()[:1].islower() and text[begin:end].rstrip()[-1:] not in ".!?:":
            end = stop
        else:
            yield begin, end
            begin, end = start, stop
    yield begin, end
